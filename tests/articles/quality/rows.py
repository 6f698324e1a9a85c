"""Rows of good and bad translations for each check; most words are those of real texts."""

# ruff: noqa: E501  a row is read in one line
from typing import NamedTuple

BOX = "Xem https://vietnamplus.vn/a-post1080861.vnp"


class Row(NamedTuple):
    """A segment. told: what the check says, None where it has nothing against it; fix: the corrected target."""

    check: str
    languages: tuple[str, str]
    source: str
    target: str
    told: str | None = None
    fix: str | None = None


VI_BN, BN_VI, VI_EN, RU_BN, EN_RU, VI_FR, EN_BN = (
    ("vi", "bn"), ("bn", "vi"), ("vi", "en"), ("ru", "bn"), ("en", "ru"), ("vi", "fr"), ("en", "bn"),
)  # fmt: skip

ROWS = [
    # Numbers
    Row("numbers", VI_BN, "giai đoạn 2026-2028", "২০২৬-২০২৮ সময়কালের জন্য"),
    Row("numbers", VI_BN, "cơn bão số 10 và 14", "১০ এবং ১৪ নম্বর ঝড়"),
    Row("numbers", VI_BN, "cơn bão số 10 và 14", "১০ নম্বর ঝড়", "In the original, not in the translation: 14."),
    Row("numbers", VI_EN, "1.200 đại biểu", "1,200 delegates"),
    Row("numbers", VI_EN, "1,5 triệu USD", "1.5 million US dollars"),
    Row("numbers", EN_BN, "1.5 million dollars", "১৫ লাখ ডলার"),
    Row("numbers", EN_BN, "1.5 million dollars", "১৫ কোটি ডলার", "In the original, not in the translation: 1.5."),
    Row("numbers", VI_EN, "Phiên tham vấn lần thứ 1", "the first consultation session"),
    Row("numbers", EN_RU, "the 3 sides", "все три стороны"),
    Row("numbers", VI_EN, "Đại hội XIV", "the 14th Congress"),
    Row("numbers", VI_EN, "lúc 14h30", "at 2:30 p.m."),
    Row("numbers", VI_EN, "14 đại biểu", "2 delegates", "In the original, not in the translation: 14."),
    Row("numbers", VI_EN, f"{BOX} trong 3 ngày", "see the page for 3 days"),
    Row("numbers", VI_EN, "Bộ trưởng phát biểu", "the minister spoke to 20 people",
        "In the translation, not in the original: 20."),
    # Dates
    Row("dates", VI_BN, "Ngày 3/12, tại Hà Nội", "৩ ডিসেম্বর, হ্যানয়ে"),
    Row("dates", VI_BN, "Ngày 3/12, tại Hà Nội", "৪ ডিসেম্বর, হ্যানয়ে", "The date “Ngày 3/12” is not in the translation."),
    Row("dates", VI_BN, "diễn ra ngày 2/12", "২ ডিসেম্বর, ২০২৫ তারিখে বিকেলে",
        "“২ ডিসেম্বর, ২০২৫ তারিখে বিকেলে” says more than the original, which says “ngày 2/12”."),
    Row("dates", VI_BN, "vào tháng 5/2025", "২০২৫ সালের মে মাসে"),
    Row("dates", VI_EN, "vào tháng 5/2025", "in June 2025", "The date “tháng 5/2025” is not in the translation."),
    Row("dates", VI_EN, "từ ngày 1 đến 4/12", "from 1 to 4 December"),
    Row("dates", VI_BN, "giai đoạn 2026-2028", "২০২৬-২০২৯ সময়কালের জন্য",
        "The date “2026-2028” is not in the translation."),
    Row("dates", EN_RU, "on 3 December 2025", "3 декабря 2025 года"),
    Row("dates", VI_EN, "Bộ trưởng hội đàm", "the minister held talks on 3 December",
        "The date “3 December” is not in the original."),
    # Addresses
    Row("address", VI_BN, BOX, "দেখুন https://vietnamplus.vn/a-post1080861.vnp।"),
    Row("address", VI_BN, BOX, "দেখুন https://vietnamplus.vn/b-post1080861.vnp",
        "The original prints https://vietnamplus.vn/a-post1080861.vnp, the translation https://vietnamplus.vn/b-post1080861.vnp.",
        "দেখুন https://vietnamplus.vn/a-post1080861.vnp"),
    Row("address", VI_BN, BOX, "দেখুন", "The address https://vietnamplus.vn/a-post1080861.vnp is not in the translation."),
    Row("address", VI_BN, "Xem", "দেখুন info@bocongan.gov.vn", "The address info@bocongan.gov.vn is not in the original."),
    # Digits
    Row("digits", VI_BN, "", "২০২৫ সালের ৩ ডিসেম্বর, G7 এবং F-16"),
    Row("digits", VI_BN, "", "২০২৫ সালের 3 ডিসেম্বর", "“3” is in other digits than the rest of the text.", "২০২৫ সালের ৩ ডিসেম্বর"),
    Row("digits", VI_BN, "", "2025 সালের 12 ডিসেম্বর"),
    Row("digits", BN_VI, "", "ngày ৩/12", "“৩/12” is in other digits than the rest of the text.", "ngày 3/12"),
    Row("digits", VI_BN, "", "দেখুন https://vietnamplus.vn/post1080861.vnp, ২০২৫"),
    # Letters
    Row("letters", RU_BN, "открыт для всех вопросов", "সমস্ত বিষয় এবং ধারণার জন্য উন্মুক্ত Th – উল্লেখ করেছেন",
        "“Th” is in another script than the paragraph."),
    Row("letters", VI_BN, "Thư ký Hội đồng An ninh", "সচিব Th বলেন", "“Th” is in another script than the paragraph."),
    Row("letters", RU_BN, "", "UNODC-এর সাথে, AI এবং Facebook বিষয়ে আলোচনা"),
    Row("letters", VI_BN, "công ty Kaspersky", "Kaspersky কোম্পানির সাথে আলোচনা"),
    Row("letters", RU_BN, "", "মন্ত্রী (minister) বলেন"),
    Row("letters", RU_BN, "", "মন্ত্রী министр বলেন যে", "“министр” is in another script than the paragraph."),
    Row("letters", ("bn", "en"), "মন্ত্রী বলেন", "The মন্ত্রী said that", "“মন্ত্রী” is in another script than the paragraph."),
    Row("letters", EN_RU, "Council", "Cовет Безопасности",
        "In “Cовет” letters of two scripts stand in one word.", "Совет Безопасности"),
    Row("letters", EN_RU, "SMS", "отправил SMS-сообщение"),
    # Quotation marks and brackets
    Row("quotes", VI_BN, "", "একটি \"ঢাল\" নয়"),
    Row("quotes", VI_BN, "", "একটি \"ঢাল নয়", "One of the straight quotation marks \" has no counterpart."),
    Row("quotes", RU_BN, "", "“ইন্টারপোলের সাথে সম্পর্ক গুরুত্বপূর্ণ।", "The mark “ is opened and not closed."),
    Row("quotes", EN_RU, "", "заявил: «Мы готовы („да“)»"),
    Row("quotes", EN_RU, "", "заявил: «Мы готовы", "The mark « is opened and not closed."),
    Row("quotes", VI_EN, "", "a) the first point, b) the second"),
    Row("quotes", VI_EN, "", "the council] met", "The mark ] closes what was not opened."),
    Row("quotes", VI_EN, "“Ý định thư hợp tác", "“Letter of intent"),
    # End of the paragraph
    Row("end-mark", VI_BN, "Hai bên nhất trí tăng cường hợp tác.", "উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে।"),
    Row("end-mark", VI_BN, "Hai bên nhất trí tăng cường hợp tác.", "উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে.",
        "The paragraph ends with “.”; its script ends a sentence with “।”.", "উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে।"),
    Row("end-mark", BN_VI, "উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে।", "Hai bên nhất trí tăng cường hợp tác।",
        "The paragraph ends with “।”; its script ends a sentence with “.”.", "Hai bên nhất trí tăng cường hợp tác."),
    Row("end-mark", VI_BN, "Hai bên nhất trí tăng cường hợp tác.", "উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে",
        "The paragraph ends without a mark.", "উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে।"),
    Row("end-mark", VI_BN, "chia sẻ kinh nghiệm của các cơ quan an ninh...", "অভিজ্ঞতা ভাগাভাগি উৎসাহিত করবে..."),
    Row("end-mark", VI_BN, "“Chúng tôi sẵn sàng hợp tác với Việt Nam.”", "“আমরা ভিয়েতনামের সাথে সহযোগিতায় প্রস্তুত।”"),
    Row("end-mark", VI_BN, "Hội đàm tại Hà Nội", "হ্যানয়ে আলোচনা"),
    Row("end-mark", BN_VI, "নিশ্চিত করে যে দুই দেশ শান্তি চায়।", "vì hòa bình trên thế giới./."),
    Row("end-mark", EN_BN, "He works for Kaspersky Co. in Russia now.", "তিনি কাজ করেন Kaspersky Co."),
    # Spaces
    Row("spaces", VI_BN, "", "রাজনৈতিক, অর্থনৈতিক , নিরাপত্তা", "A space stands before “,”.", "রাজনৈতিক, অর্থনৈতিক, নিরাপত্তা"),
    Row("spaces", VI_EN, "", "the  minister", "Two spaces stand side by side.", "the minister"),
    Row("spaces", VI_BN, "", "বলেন ।", "A space stands before “।”.", "বলেন।"),
    Row("spaces", VI_FR, "", "Le ministre a dit : « Nous voulons coopérer ! »"),
    Row("spaces", VI_FR, "", "Le ministre , a dit", "A space stands before “,”.", "Le ministre, a dit"),
    Row("spaces", VI_BN, "", "রাজনীতি - কূটনীতি, নিরাপত্তা ..."),
    # Whole paragraphs
    Row("untranslated", VI_BN, "Bộ trưởng Lương Tam Quang nhấn mạnh.", "Bộ trưởng Lương Tam Quang nhấn mạnh.",
        "The paragraph is the original’s, word for word."),
    Row("untranslated", ("ru", "be"), "Министр сообщил о переговорах в Минске", "Министр сообщил о переговорах в Минске",
        "The paragraph is the original’s, word for word."),
    Row("untranslated", VI_BN, "Bộ trưởng nói.", "The minister stressed cooperation.",
        "The paragraph is written in the script of another language."),
    Row("untranslated", VI_BN, "UNODC", "UNODC"),
    Row("untranslated", VI_EN, "Hai bên nhất trí tăng cường hợp tác trong lĩnh vực an ninh",
        "Hai bên đã nhất trí với nhau về việc tiếp tục đẩy mạnh hợp tác của Bộ Công an",
        "The paragraph seems to be in another language."),
    Row("untranslated", VI_BN, "Bộ trưởng Lương Tam Quang nhấn mạnh.", "মন্ত্রী লুওং ট্যাম কোয়াং জোর দিয়ে বলেন।"),
    # Length
    Row("length", VI_EN, "Bộ trưởng Lương Tam Quang nhấn mạnh hai bên đã trao đổi quan điểm của nhau.", "The minister.",
        "The translation is short for its original: 13 characters for 75."),
    Row("length", VI_EN, "Hai bên nhất trí tăng cường hợp tác.", "The two sides agreed. " * 10,
        "The translation is long for its original: 219 characters for 36."),
    Row("length", VI_EN, "Hai bên nhất trí tăng cường hợp tác.", "The two sides agreed to cooperate more."),
    Row("length", ("en", "zh"), "The two sides agreed to strengthen their cooperation.", "双方同意加强合作。"),
]  # fmt: skip
