"""The words that the corpus is made of: sides, places, posts, syllables of names.  Data only."""


def _listed(words: str) -> list[str]:
    return words.split()


COUNTRIES = """\
VNM Vietnam|Việt Nam|ভিয়েতনাম
BLR Belarus|Belarus|বেলারুশ
RUS Russia|Nga|রাশিয়া
CHN China|Trung Quốc|চীন
LAO Laos|Lào|লাওস
BGD Bangladesh|Bangladesh|বাংলাদেশ
IND India|Ấn Độ|ভারত
KHM Cambodia|Campuchia|কম্বোডিয়া
JPN Japan|Nhật Bản|জাপান
KOR South Korea|Hàn Quốc|দক্ষিণ কোরিয়া
USA United States|Hoa Kỳ|যুক্তরাষ্ট্র
CUB Cuba|Cuba|কিউবা
THA Thailand|Thái Lan|থাইল্যান্ড
SGP Singapore|Singapore|সিঙ্গাপুর
KAZ Kazakhstan|Kazakhstan|কাজাখস্তান
UZB Uzbekistan|Uzbekistan|উজবেকিস্তান
AZE Azerbaijan|Azerbaijan|আজারবাইজান
FRA France|Pháp|ফ্রান্স
DEU Germany|Đức|জার্মানি
GBR United Kingdom|Anh|যুক্তরাজ্য
AUS Australia|Úc|অস্ট্রেলিয়া
MAR Morocco|Maroc|মরক্কো
ARE United Arab Emirates|UAE|সংযুক্ত আরব আমিরাত
TUR Turkey|Thổ Nhĩ Kỳ|তুরস্ক
IRN Iran|Iran|ইরান
PAK Pakistan|Pakistan|পাকিস্তান
IDN Indonesia|Indonesia|ইন্দোনেশিয়া
MYS Malaysia|Malaysia|মালয়েশিয়া
PHL Philippines|Philippines|ফিলিপাইন
MMR Myanmar|Myanmar|মিয়ানমার
MNG Mongolia|Mông Cổ|মঙ্গোলিয়া
SRB Serbia|Serbia|সার্বিয়া
HUN Hungary|Hungary|হাঙ্গেরি
POL Poland|Ba Lan|পোল্যান্ড
ITA Italy|Ý|ইতালি
ESP Spain|Tây Ban Nha|স্পেন
BRA Brazil|Brazil|ব্রাজিল
ZAF South Africa|Nam Phi|দক্ষিণ আফ্রিকা
EGY Egypt|Ai Cập|মিশর
NGA Nigeria|Nigeria|নাইজেরিয়া
NPL Nepal|Nepal|নেপাল
LKA Sri Lanka|Sri Lanka|শ্রীলঙ্কা
""".splitlines()
"""ISO 3166-1 alpha-3, then the name in English, Vietnamese and Bengali."""
ORGANISATIONS = """\
UN United Nations|Liên hợp quốc|জাতিসংঘ
ASEAN ASEAN|ASEAN|আসিয়ান
INTERPOL Interpol|Interpol|ইন্টারপোল
UNODC UNODC|UNODC|ইউএনওডিসি
EU European Union|Liên minh châu Âu|ইউরোপীয় ইউনিয়ন
CIS Commonwealth of Independent States|Cộng đồng các quốc gia độc lập|সিআইএস
SCO Shanghai Cooperation Organisation|Tổ chức Hợp tác Thượng Hải|এসসিও
WHO World Health Organization|Tổ chức Y tế Thế giới|বিশ্ব স্বাস্থ্য সংস্থা
WTO World Trade Organization|Tổ chức Thương mại Thế giới|বিশ্ব বাণিজ্য সংস্থা
ADB Asian Development Bank|Ngân hàng Phát triển châu Á|এশীয় উন্নয়ন ব্যাংক
WB World Bank|Ngân hàng Thế giới|বিশ্বব্যাংক
SAARC SAARC|SAARC|সার্ক
""".splitlines()
"""A short code, then the name in English, Vietnamese and Bengali."""
_ALPHA_2 = _listed("""
VNM:VN BLR:BY RUS:RU CHN:CN LAO:LA BGD:BD IND:IN KHM:KH JPN:JP KOR:KR USA:US CUB:CU THA:TH SGP:SG KAZ:KZ
UZB:UZ AZE:AZ FRA:FR DEU:DE GBR:GB AUS:AU MAR:MA ARE:AE TUR:TR IRN:IR PAK:PK IDN:ID MYS:MY PHL:PH MMR:MM
MNG:MN SRB:RS HUN:HU POL:PL ITA:IT ESP:ES BRA:BR ZAF:ZA EGY:EG NGA:NG NPL:NP LKA:LK
""")
ALPHA_2 = dict(pair.split(":") for pair in _ALPHA_2)
"""ISO 3166-1 alpha-3 → alpha-2."""
TOPICS = """\
security cooperation
law enforcement
cybercrime
counter terrorism
drug control
human trafficking
defence
trade
investment
education
culture
science and technology
transport
energy
agriculture
tourism
health
climate
legal assistance
training
migration
space
disaster relief
youth
""".splitlines()
PLACES = """\
Hanoi|Hà Nội|হ্যানয়
Minsk|Minsk|মিনস্ক
Moscow|Moskva|মস্কো
Beijing|Bắc Kinh|বেইজিং
Dhaka|Dhaka|ঢাকা
Vientiane|Viêng Chăn|ভিয়েনতিয়েন
New Delhi|New Delhi|নয়াদিল্লি
Ho Chi Minh City|Thành phố Hồ Chí Minh|হো চি মিন সিটি
Phnom Penh|Phnôm Pênh|নমপেন
Dubai|Dubai|দুবাই
New York|New York|নিউইয়র্ক
Geneva|Giơ-ne-vơ|জেনেভা
Da Nang|Đà Nẵng|দা নাং
Tokyo|Tokyo|টোকিও
Vienna|Viên|ভিয়েনা
""".splitlines()
POSTS = """\
Minister of Public Security|Bộ trưởng Bộ Công an|জননিরাপত্তা মন্ত্রী
Deputy Minister|Thứ trưởng|উপমন্ত্রী
Secretary of the Security Council|Thư ký Hội đồng An ninh|নিরাপত্তা পরিষদের সচিব
Deputy Secretary|Phó Thư ký|উপ-সচিব
General Secretary|Tổng Bí thư|সাধারণ সম্পাদক
President|Chủ tịch nước|রাষ্ট্রপতি
Prime Minister|Thủ tướng|প্রধানমন্ত্রী
Minister of Foreign Affairs|Bộ trưởng Bộ Ngoại giao|পররাষ্ট্রমন্ত্রী
Minister of Internal Affairs|Bộ trưởng Bộ Nội vụ|অভ্যন্তরীণ বিষয়ক মন্ত্রী
Minister of Justice|Bộ trưởng Bộ Tư pháp|বিচারমন্ত্রী
Ambassador|Đại sứ|রাষ্ট্রদূত
Director General|Tổng Giám đốc|মহাপরিচালক
Chair of the National Assembly|Chủ tịch Quốc hội|জাতীয় পরিষদের সভাপতি
Head of Department|Cục trưởng|বিভাগীয় প্রধান
""".splitlines()
_SYLLABLES = _listed("""
vo:ভো ka:কা ri:রি ne:নে lo:লো mi:মি sha:শা du:দু ko:কো ta:তা ver:ভের gor:গর vich:ভিচ nov:নভ ski:স্কি
len:লেন mar:মার bek:বেক zha:ঝা ra:রা ni:নি so:সো lu:লু pe:পে dan:দান kur:কুর bai:বাই sen:সেন wa:ওয়া hi:হি
na:না gu:গু fe:ফে rov:রভ tin:তিন chen:চেন da:দা mo:মো li:লি yu:ইউ
""")
SYLLABLES = [tuple(pair.split(":")) for pair in _SYLLABLES]
"""One invented syllable in Latin and in Bengali letters."""
VIETNAMESE_FAMILY = _listed("""
Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lương
""")
VIETNAMESE_MIDDLE = _listed("""
Văn Thị Đức Quốc Minh Hữu Xuân Thanh Ngọc Tấn Công Đình
""")
VIETNAMESE_GIVEN = _listed("""
Hùng Lâm Quang Sơn Hà Thủy Dũng Long Anh Tuấn Phúc Hải Bình Cường Trung Nam Giang Hương
""")
_IN_BENGALI = _listed("""
Nguyễn:নগুয়েন Trần:ট্রান Lê:লে Phạm:ফাম Hoàng:হোয়াং Phan:ফান Vũ:ভু Đặng:ডাং Bùi:বুই Đỗ:দো Hồ:হো Ngô:নগো
Dương:ডুওং Lý:লি Lương:লুওং Văn:ভ্যান Thị:থি Đức:ডুক Quốc:কোক Minh:মিন Hữu:হু Xuân:জুয়ান Thanh:থান
Ngọc:নগোক Tấn:তান Công:কং Đình:দিন Hùng:হুং Lâm:লাম Quang:কোয়াং Sơn:সন Hà:হা Thủy:থুই Dũng:ডুং Long:লং
Anh:আন Tuấn:তুয়ান Phúc:ফুক Hải:হাই Bình:বিন Cường:কুওং Trung:ট্রুং Nam:নাম Giang:জিয়াং Hương:হুওং
""")
IN_BENGALI = dict(pair.split(":") for pair in _IN_BENGALI)
"""Vietnamese name → its Bengali spelling."""
ENGLISH = _listed("""
the of and to in on for with at by from both sides cooperation security ministry minister council
agreement signed talks visit delegation countries bilateral relations partnership strategic law
enforcement crime prevention training exchange information experience region world peace stability people
friendship traditional develop strengthen effective implementation documents field areas science
technology education culture trade investment economy transport energy health committee secretary general
president leaders important role continue promote high level meeting welcomed thanked stressed affirmed
noted proposed international organisation convention cybercrime drugs trafficking human terrorism support
each other multilateral forums coordination agencies authorities staff officers academy students
scholarship results positive progress year time future history trust mutual interest respect sovereignty
challenge response climate change disaster relief fire rescue cyber network data investigation extradition
citizens
""")
MONTHS_EN = _listed("""
January February March April May June July August September October November December
""")
MONTHS_BN = _listed("""
জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
""")
BENGALI_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
