"""Who wrote an article and which agency sent it: datelines in front of the first sentence, author lines.

Only shapes that running text does not have. Where a shape alone is not enough, the agency must be a known one.
"""

import re

from articles.text.header_dates import is_date_line
from articles.text.normalise import clean, nfc


def _any(words: str) -> str:
    found = sorted({nfc(word.strip()) for word in words.split("|")}, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, found)) + ")"


# News agencies, and outlets that put their sign before a text as agencies do.
_AGENCIES = (
    "AFP|AP|Reuters|Xinhua|TASS|ITAR-TASS|BelTA|BELTA|BSS|UNB|VNA|VNS|VOV|TTXVN|PTI|ANI|IANS|UNI|Kyodo|"
    "Yonhap|Bernama|Antara|ANTARA|APS|MAP|TAP|WAFA|SPA|WAM|KUNA|QNA|PNA|AA|Anadolu|EFE|ANSA|dpa|DPA|"
    "Interfax|RIA Novosti|Sputnik|KPL|AKP|Tanjug|CTK|PAP|MTI|Agerpres|BTA|Ukrinform|Kazinform|Kabar|"
    "AZERTAC|Azertac|Armenpress|Trend|Montsame|IRNA|ISNA|Fars|Tasnim|NNA|Petra|SANA|MENA|APP|PID|CNA|"
    "KCNA|NAN|GNA|ENA|AIP|ACI|SAPA|Lusa|Belga|ATS|TT|NTB|Bloomberg|BBC|CNN|RFI|DW|France 24|"
    "The Daily Star|bdnews24.com|ТАСС|ИТАР-ТАСС|БЕЛТА|БелТА|РИА Новости|РИА НОВОСТИ|Интерфакс|ИНТЕРФАКС|"
    "INTERFAX.RU|Интерфакс-Запад|Спутник|Sputnik Беларусь|Синьхуа|СИНЬХУА|ВИА|Казинформ|КАЗИНФОРМ|Кабар|"
    "УзА|Ховар|Укринформ|УКРИНФОРМ|АЗЕРТАДЖ|Арменпресс|АРМЕНПРЕСС|Рейтер|Франс Пресс|АФП|АП|Прайм|ПРАЙМ|"
    "Regnum|РЕГНУМ|БЕЛТА\u00a0|বাসস|ইউএনবি|ভিএনএ|এএফপি|রয়টার্স|এপি|সিনহুয়া|তাস|বেলটা|পিটিআই|এএনআই|"
    "আনাদোলু|বিবিসি|বিডিনিউজ|সিনহুয়া/বাসস|আইএসপিআর|TTO|TPO|NLĐO|PLO|SGGPO|QĐND|CAND|ANTĐ|HNMO|VTV|VTC|"
    "BNEWS|VOV.VN|VTV.vn|VTC News|VietnamPlus|Vietnam+|Chinhphu.vn|VGP|TTXVN/Vietnam+|TTXVN/VietnamPlus|"
    "Dân trí|VnExpress|Zing|Vietnamnet|VietNamNet"
)
_AGENCY = _any(_AGENCIES)
_AGENCY_MARK = rf"(?:[Кк]орр\.\s)?{_AGENCY}(?:\s?[/,+–-]\s?{_AGENCY})*(?:\s(?:News|Online))?"
_DASH = r"\s{0,3}(?:[-–—:]{1,3}|\.(?=\s)|:)\s{0,3}"
_OPTIONAL_DASH = r"\s{0,3}\.?\s{0,3}[-–—:]{0,3}\s{0,3}"
_PLACE = r"[^\W\d_a-zа-яё][^\n()\[\]/.!?;:।]{1,40}?"
_DATE = r"[^\n()\[\]/!?;:।]{1,40}?"
_LONGEST_PREFIX = 120
_SHORTEST_REST = 20  # what follows a dateline is a sentence

_PREFIXES = [
    # (PLO)- … , (Dân trí) – … : the sign of an outlet in brackets, then a dash.
    re.compile(r"[(（\[](?P<sign>[^()（）\[\]:;!?\n]{2,30})[)）\]]\s{0,3}[-–—]{1,2}\s{0,3}"),
    # (TTXVN) … : a known one needs no dash.
    re.compile(rf"[(\[]{_AGENCY_MARK}[)\]]{_OPTIONAL_DASH}"),
    # TTXVN - … , TTO – …
    re.compile(rf"{_AGENCY_MARK}\s{{1,3}}[-–—]{{1,2}}\s{{1,3}}"),
    # Hanoi (VNA) – … , ঢাকা, ২৫ অক্টোবর (বাসস) : … , HANOI, Dec. 3 (Xinhua) -- …
    re.compile(rf"{_PLACE}(?:[,.]{_DATE}[,.]?)?\s?[(\[]{_AGENCY_MARK}[)\]]{_DASH}"),
    # МИНСК, 14 мая /БЕЛТА/. … , MOSCOW, October 25. /TASS/. …
    re.compile(rf"{_PLACE}(?:[,.]{_DATE}[,.]?)?\s?/\s?{_AGENCY_MARK}\s?/{_OPTIONAL_DASH}"),
    re.compile(rf"\d{{1,2}} [а-яё]{{3,9}}, {_PLACE}\s?/\s?{_AGENCY_MARK}\s?/{_OPTIONAL_DASH}"),
    # МИНСК, 3 дек — РИА Новости. … , Москва. 3 декабря. INTERFAX.RU - … , MINSK, Dec 3 – Sputnik. …
    re.compile(rf"{_PLACE}[,.]\s?\d{_DATE}(?:\s?[-–—]\s?|[.,]\s){_AGENCY_MARK}{_DASH}"),
    re.compile(rf"{_PLACE}[,.]\s?[^\W\d_]{{3,9}}\.?\s\d{{1,2}}(?:,\s\d{{4}})?(?:\s?[-–—]\s?|[.,]\s){_AGENCY_MARK}{_DASH}"),
    # PARIS (XYZ) - … : a city in capitals and any sign in capitals.
    re.compile(
        r"[A-ZÀ-ÝĐА-ЯЁ][A-ZÀ-ÝĐА-ЯЁ .'’-]{2,30}(?:,[^\n()/]{2,30})?"
        r"\s?[(/][A-ZА-ЯЁ][\w.-]{1,14}[)/]\s{0,3}[-–—.:]{1,3}\s{0,3}"
    ),
    # নিজস্ব প্রতিবেদক, ঢাকা: …
    re.compile(nfc(r"(?:নিজস্ব|বিশেষ|কূটনৈতিক|জ্যেষ্ঠ|স্টাফ)\s(?:প্রতিবেদক|সংবাদদাতা|রিপোর্টার|প্রতিনিধি)(?:,\s?[^\s,।:]{2,20})?\s?[:ঃ–—-]\s?")),
]  # fmt: skip
_NO_PLACE = re.compile(
    r"\b(?:agency|agencies|news|press|ministry|thông tấn|hãng|báo|agence|ministère|агентств\w*|агенцтв\w*|газет\w*)\b"
    + nfc("|সংস্থা|মন্ত্রণালয়|পত্রিকা"),
    re.I,
)
_BRACKET = re.compile(r"([^(\[/]{2,})[(\[/]")
_SIGN = re.compile(r"(?=.*[^\W\d_]{2})[^\W\d_a-zа-яё][\w.+/ -]*\Z")
_ROMAN = re.compile(r"[IVXLC]+\Z")

_NAME = r"[A-ZÀ-ÝĐ][\w.'’-]*(?:\s(?:(?:de|du|van|von|bin|al|el|ibn|d’|del|da)\s)?[A-ZÀ-ÝĐ][\w.'’-]*){1,3}"
_CYRILLIC_NAME = r"[А-ЯЁІЎ][а-яёіў’'-]+(?:\s[А-ЯЁІЎ][а-яёіў.’'-]*){1,2}"
_TAIL = r"(?:\s?[,|/–—-]\s?[^.!?।]{2,50})?"
_WRITER = (
    "(?:Автор(?:ы)?(?: текста)?|Аўтар|Текст(?: и фото)?|Тэкст|Подготовил[аи]?|Материал подготовил[аи]?|"
    "Беседовал[аи]?|Корреспондент|Записал[аи]?|Фото и текст)"
)
_REPORTER = "(?:প্রতিবেদক|সংবাদদাতা|রিপোর্টার|প্রতিনিধি|করেসপন্ডেন্ট)"
_AUTHOR_LINES = [
    re.compile(rf"By:?\s(?:{_NAME}|{_AGENCY_MARK}|(?:Our|Staff|A)\s[\w ]{{4,30}})(?:\s?(?:,|and|&)\s?{_NAME})*{_TAIL}"),
    re.compile(rf"BY\s[A-ZÀ-Ý][A-ZÀ-Ý .'’-]{{3,40}}{_TAIL}"),
    re.compile(rf"Par\s(?:{_NAME}|{_AGENCY_MARK}|la rédaction|notre correspondante?)(?:\s?(?:,|et)\s?{_NAME})*{_TAIL}"),
    re.compile(r"(?:Propos recueillis par|Texte et photos?\s?:|Reportage\s?:|Envoyée? spéciale?)\s?[^.!?]{3,60}"),
    re.compile(
        r"(?:Staff|Senior|Special|Diplomatic|Own|Our|City)\s(?:Staff\s)?(?:Correspondent|Reporter|Writer|Desk)"
        rf"{_TAIL}",
        re.I,
    ),
    re.compile(r"(?:[A-Z][\w.]+\s){1,3}(?:News\s)?(?:Desk|Bureau|Correspondent|Report)"),
    re.compile(nfc(r"(?:[^\s।,:]{2,20}\s){1,3}ডেস্ক(?:\sরিপোর্ট|\sপ্রতিবেদন)?")),
    re.compile(nfc(rf"(?:(?:নিজস্ব|বিশেষ|কূটনৈতিক|জ্যেষ্ঠ|সিনিয়র|স্টাফ|জেলা|ঢাকা|অনলাইন)\s){{1,2}}{_REPORTER}(?:\s?[,|:–-]\s?[^\s।,:]{{2,20}}){{0,2}}")),
    re.compile(nfc(rf"{_REPORTER}\s?[:ঃ]\s?[^।,:]{{2,40}}")),
    re.compile(
        r"(?:Bài|Tin|Thực hiện|Nhóm phóng viên|Nhóm PV|PV|Phóng viên|Biên tập|Tổng hợp)"
        r"(?:\s?(?:và|,|-|/|\+)\s?(?:ảnh|bài|tin|clip|video|đồ họa)){0,2}\s?:\s?\S.{1,60}",
        re.I,
    ),
    re.compile(rf"(?:PV|Phóng viên|Nhóm PV|Nhóm phóng viên)\s(?:{_AGENCY_MARK}|[A-ZĐ][\w ]{{2,30}}){_TAIL}"),
    re.compile(rf"{_WRITER}\s?:\s?[^.!?:]{{3,60}}"),
    re.compile(rf"{_WRITER}\s{_CYRILLIC_NAME}(?:,\s{_CYRILLIC_NAME})?"),
    re.compile(rf"{_CYRILLIC_NAME}\s?[,/–—-]\s?{_AGENCY_MARK}\.?"),
    re.compile(rf"{_NAME}\s?(?:[,/|–—-]\s?|\(){_AGENCY_MARK}\)?"),
]  # fmt: skip
_AGENCY_LINE = re.compile(rf"[-–—(\[\s/]*{_AGENCY_MARK}[)\]\s/.]*")
_LONGEST_AUTHOR_LINE = 100
_ACCORDING = re.compile(
    rf"[(\[]?\s?(?:(?:Theo|Avec|Selon|With|With inputs from|With input from|По материалам|По данным|По сообщениям|"
    rf"По информации)\s(?:{_AGENCY_MARK}|[A-ZÀ-ÝĐА-ЯЁ][\w.-]{{1,25}}(?:\s[A-ZÀ-ÝĐА-ЯЁ][\w.-]{{1,25}})?)"
    rf"|[Ww]ith agency inputs|[Aa]vec agences?)\s?[)\]]?\.?"
)
_LAST_NAME = re.compile(
    rf"(?:{_NAME}|{_CYRILLIC_NAME}|[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ .]{{3,30}}|[A-ZĐ]\.[A-ZĐ][\w]*)(?:\s?[-–—,và]{{1,2}}\s?{_NAME})?"
    rf"(?:\s?[(\[][^()\[\]]{{2,40}}[)\]])?"
)
_LONGEST_NAME_LINE = 50
_SENTENCE_END = re.compile(r"[.।!?…][\"”’»)]{0,3}\Z|\./{1,2}\.\Z|/\.\Z|[”»]\Z")
_SIGNATURE = re.compile(
    rf"(?:(?<=[.।!?…”»])|(?<=/\.))\s{{0,3}}(?:[(\[/]\s?{_AGENCY_MARK}\s?[)\]/]\.?|[-–—]{{1,2}}\s?{_AGENCY_MARK}|{_AGENCY_MARK})\Z"
)


def dateline(paragraph: str) -> str | None:
    """What stands before the first sentence: the place, the day and the agency, with the dash; or None.

    | (PLO)- Ngày 3/12, …                        | (PLO)-                    |
    | TTXVN - Ngày 3/12, …                       | TTXVN -                   |
    | Hanoi (VNA) - The ministers …              | Hanoi (VNA) -             |
    | МИНСК, 14 мая /БЕЛТА/. Министр …           | МИНСК, 14 мая /БЕЛТА/.    |
    | ঢাকা, ২৫ অক্টোবর (বাসস) : …                 | ঢাকা, ২৫ অক্টোবর (বাসস) :  |
    | Bộ Công an (BCA) - cơ quan …, Hanoi - …    | None                      |
    """
    start = paragraph[:_LONGEST_PREFIX]
    for pattern in _PREFIXES:
        found = pattern.match(start)
        if not found or len(paragraph) - found.end() < _SHORTEST_REST:
            continue
        place = _BRACKET.match(found.group())
        no_place = bool(place and _NO_PLACE.search(place.group(1)))
        if _is_sign(found) and not paragraph[found.end()].islower() and not no_place:
            return found.group().rstrip()
    return None


def _is_sign(found: re.Match[str]) -> bool:
    """Whether what stands in brackets can be the sign of an outlet: no number of a list, no whole words."""
    sign = found.groupdict().get("sign")
    if sign is None:
        return True
    return bool(_SIGN.match(sign)) and not _ROMAN.match(sign) and len(sign.split()) <= 3


def author_line(line: str) -> bool:
    """True for a line that only says who wrote or sent the text. Meant for the first and last lines.

    | By John Smith; Par Jean Dupont, AFP; নিজস্ব প্রতিবেদক, ঢাকা; Bài và ảnh: Minh Đức | True  |
    | TTXVN, (VNA), — Reuters                                                      | True  |
    | By land and sea; By Friday the ministers had agreed.                         | False |
    """
    if len(line) > _LONGEST_AUTHOR_LINE:
        return False
    line = clean(line)
    if _AGENCY_LINE.fullmatch(line) or any(pattern.fullmatch(line) for pattern in _AUTHOR_LINES):
        return True
    head, _, tail = line.partition("|")
    return bool(tail) and author_line(head) and is_date_line(tail)


def credits_agency(line: str) -> bool:
    """True for a line that only says whose report was used: Theo TTXVN, Avec AFP, (With inputs from PTI)."""
    return len(line) <= _LONGEST_AUTHOR_LINE and bool(_ACCORDING.fullmatch(line.strip()))


def is_name_alone(line: str, before: str) -> bool:
    """True for a name on the last line, after a paragraph that ended: how Vietnamese and other papers sign."""
    if len(line) > _LONGEST_NAME_LINE or not _SENTENCE_END.search(before.rstrip()):
        return False
    return bool(_LAST_NAME.fullmatch(line.strip()))


def signature(paragraph: str) -> str | None:
    """The sign of an agency after the last sentence: “… thế giới./. (TTXVN)”, “… next year. — VNA”; or None."""
    found = _SIGNATURE.search(paragraph.rstrip()[-60:])
    return found.group().strip() if found else None
