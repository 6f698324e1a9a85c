"""The words of dates in each language of the interface, as data; articles.date_wording puts them together.

`short` months come in two pieces, because a narrow column shows the first alone: a Bengali vowel sign stays
with its letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LIST = "list"


@dataclass(frozen=True)
class CalendarWords:
    """Patterns of one language in one style ("full" or "list").

    day: a day of a month. month: a month alone, whose name is in `months`. of_year, part_of_year: either with a
    plain year after or before it. loose: either, with a year that is not plain. year: a year alone.
    """

    months: tuple[str, ...]
    day: str
    bare_day: str
    month: str
    year: str
    of_year: str
    part_of_year: str
    period: str
    decade: str
    years: str
    since: str
    until: str
    from_stated: str
    until_stated: str
    no_year: str
    no_date: str
    about: str
    probably: str
    parts_of_year: tuple[str, ...]
    """EDTF seasons 21 to 41 from the first: spring … winter three times, quarters, thirds, halves."""
    loose: str = "{date}, {year}"


@dataclass(frozen=True)
class ShortMonth:
    initial: str
    rest: str

    def __str__(self) -> str:
        return self.initial + self.rest


def _short(words: str) -> tuple[ShortMonth, ...]:
    return tuple(ShortMonth(*word.split("|")) for word in words.split())


SHORT_MONTHS = {
    "en": _short("J|an F|eb M|ar A|pr M|ay J|un J|ul A|ug S|ep O|ct N|ov D|ec"),
    "vi": tuple(ShortMonth(f"T{month}", "") for month in range(1, 13)),
    "bn": _short("জা|নু ফে|ব মা|র্চ এ|প্রি মে| জু|ন জু|লাই আ|গস্ট সে|প্টে অ|ক্টো ন|ভে ডি|সে"),
}

_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_BENGALI_MONTHS = (
    "জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন",
    "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর",
)  # fmt: skip
_ENGLISH = {
    "day": "{day} {month}",
    "bare_day": "{day}",
    "month": "{month}",
    "year": "{year}",
    "of_year": "{date} {year}",
    "part_of_year": "{date} {year}",
    "period": "{first} to {last}",
    "decade": "the {year}s",
    "years": "{first} to {last}",
    "since": "since {date}",
    "until": "until {date}",
    "from_stated": "from {date}, end not stated",
    "until_stated": "until {date}, start not stated",
    "no_year": "year not stated",
    "no_date": "date not stated",
    "about": "about ",
    "probably": "probably ",
    "parts_of_year": (
        *("spring", "summer", "autumn", "winter") * 3,
        *(f"{nth} quarter of" for nth in ("first", "second", "third", "fourth")),
        *(f"{nth} four months of" for nth in ("first", "second", "last")),
        *("first half of", "second half of"),
    ),
}
_VIETNAMESE = {
    "month": "tháng {month}",
    "part_of_year": "{date} năm {year}",
    "decade": "thập niên {year}",
    "years": "từ năm {first} đến năm {last}",
    "since": "kể từ {date}",
    "until": "đến {date}",
    "from_stated": "từ {date}, không nêu ngày kết thúc",
    "until_stated": "đến {date}, không nêu ngày bắt đầu",
    "no_year": "không nêu năm",
    "no_date": "không nêu ngày",
    "about": "khoảng ",
    "probably": "có lẽ ",
    "parts_of_year": (
        *("mùa xuân", "mùa hè", "mùa thu", "mùa đông") * 3,
        *(f"quý {nth}" for nth in ("I", "II", "III", "IV")),
        *(f"bốn tháng {nth}" for nth in ("đầu", "giữa", "cuối")),
        *("nửa đầu", "nửa cuối"),
    ),
}
_BENGALI = {
    "day": "{day} {month}",
    "bare_day": "{day}",
    "month": "{month}",
    "year": "{year}",
    "of_year": "{date} {year}",
    "part_of_year": "{year} সালের {date}",
    "period": "{first} থেকে {last}",
    "decade": "{year}-এর দশক",
    "years": "{first} থেকে {last}",
    "since": "{date} থেকে",
    "until": "{date} পর্যন্ত",
    "from_stated": "{date} থেকে, শেষের উল্লেখ নেই",
    "until_stated": "{date} পর্যন্ত, শুরুর উল্লেখ নেই",
    "no_year": "বছরের উল্লেখ নেই",
    "no_date": "তারিখের উল্লেখ নেই",
    "about": "আনুমানিক ",
    "probably": "সম্ভবত ",
    "parts_of_year": (
        *("বসন্ত", "গ্রীষ্ম", "শরৎ", "শীত") * 3,
        *(f"{nth} প্রান্তিক" for nth in ("প্রথম", "দ্বিতীয়", "তৃতীয়", "চতুর্থ")),
        *(f"{nth} চার মাস" for nth in ("প্রথম", "দ্বিতীয়", "শেষ")),
        *("প্রথমার্ধ", "দ্বিতীয়ার্ধ"),
    ),
}
_NUMBERS = tuple(str(month) for month in range(1, 13))


def _words(months: tuple[str, ...], patterns: Mapping[str, Any], **more: Any) -> CalendarWords:
    return CalendarWords(months=months, **patterns, **more)


def _abbreviated(language: str) -> tuple[str, ...]:
    return tuple(str(month) for month in SHORT_MONTHS[language])


WORDS = {
    ("en", "full"): _words(_ENGLISH_MONTHS, _ENGLISH),
    ("en", LIST): _words(_abbreviated("en"), _ENGLISH),
    ("vi", "full"): _words(
        _NUMBERS, _VIETNAMESE, day="ngày {day} tháng {month}", bare_day="ngày {day}", year="năm {year}",
        of_year="{date} năm {year}", period="từ {first} đến {last}",
    ),
    ("vi", LIST): _words(
        _NUMBERS, _VIETNAMESE, day="{day}/{month}", bare_day="{day}", year="{year}",
        of_year="{date}/{year}", period="{first}–{last}",
    ),
    ("bn", "full"): _words(_BENGALI_MONTHS, _BENGALI),
    ("bn", LIST): _words(_abbreviated("bn"), _BENGALI),
}  # fmt: skip
