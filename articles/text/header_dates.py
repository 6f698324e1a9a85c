"""The line above an article that says when it was published: a date, and nothing but what goes with one.

This is no search for dates in running text: a line counts only when every word of it belongs to a date.
"""

import re

from articles.text.normalise import ascii_digits, nfc

_LONGEST = 110  # characters of a header line


def _any(words: str) -> str:
    found = sorted({nfc(word.strip()) for word in words.split("|")}, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, found)) + ")"


_MONTHS = [
    "january|jan|janvier|janv|января|январь|янв|студзеня|січня|জানুয়ারি|জানুয়ারী",
    "february|feb|février|fevrier|févr|fév|февраля|февраль|фев|февр|лютага|лютого|ফেব্রুয়ারি|ফেব্রুয়ারী",
    "march|mar|mars|марта|март|мар|сакавіка|березня|মার্চ",
    "april|apr|avril|avr|апреля|апрель|апр|красавіка|квітня|এপ্রিল",
    "may|mai|мая|май|траўня|травня|মে",
    "june|jun|juin|июня|июнь|июн|чэрвеня|червня|জুন",
    "july|jul|juillet|juil|июля|июль|июл|ліпеня|липня|জুলাই",
    "august|aug|août|aout|августа|август|авг|жніўня|серпня|আগস্ট|অগাস্ট|আগষ্ট",
    "september|sept|sep|septembre|сентября|сентябрь|сент|сен|верасня|вересня|সেপ্টেম্বর",
    "october|oct|octobre|октября|октябрь|окт|кастрычніка|жовтня|অক্টোবর",
    "november|nov|novembre|ноября|ноябрь|ноя|нояб|лістапада|листопада|নভেম্বর",
    "december|dec|décembre|decembre|déc|декабря|декабрь|дек|снежня|грудня|ডিসেম্বর",
]
_NUMBER_OF_MONTH = {
    nfc(word): number for number, words in enumerate(_MONTHS, start=1) for word in words.split("|")
}
_MONTH = rf"(?P<month>{_any('|'.join(_MONTHS))})(?![^\W\d_])\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|শে|ই|লা|রা|ঠা|-го|-е)?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_DATES = [
    re.compile(rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){_DAY}(?!\d)"),
    re.compile(rf"(?<!\d){_DAY}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){_YEAR}"),
    re.compile(
        rf"(?<!\d){_DAY}\s?{_ORDINAL}(?:\s(?:de\s)?|-){_MONTH}[,-]?\s?{_YEAR}(?:\s?(?:года|года\.|г\.|сал))?"
    ),
    re.compile(rf"\b{_MONTH}\s{_DAY}{_ORDINAL},?\s{_YEAR}"),
    re.compile(rf"(?<!\d)(?:ngày\s)?{_DAY}\stháng\s(?P<month>\d{{1,2}})(?:,|\snăm)?\s{_YEAR}"),
]
_TIME = re.compile(
    r"(?:lúc|at|à|в|о|সময়)?\s?\d{1,2}\s?[:h.]\s?\d{2}(?::\d{2})?(?:\s?(?:am|pm|a\.m\.|p\.m\.|giờ|মিনিট|মি\.))?(?!\d)"
)
_UPDATED = re.compile(
    _any(
        "updated|updated on|updated at|last updated|last updated on|update|last modified|modified|"
        "cập nhật|cập nhật lúc|"
        "cập nhật lần cuối|"
        "обновлено|обновлена|абноўлена|mis à jour|mis à jour le|modifié le|mise à jour|আপডেট|আপডেটঃ|সর্বশেষ আপডেট|হালনাগাদ"
    )
)
_LABEL = re.compile(
    _any(
        "date|published|published on|published at|publish date|publication date|posted|posted on|first published|"
        "date of publication|ngày đăng|đăng lúc|đăng ngày|ngày xuất bản|xuất bản|ngày|thời gian|дата|"
        "дата публикации|опубликовано|опубликована|апублікавана|publié|publié le|publiée le|paru le|le|"
        "date de publication|প্রকাশ|প্রকাশিত|প্রকাশকাল|প্রকাশের তারিখ|প্রকাশের সময়|প্রকাশ তারিখ|তারিখ|প্রকাশিতঃ|প্রকাশঃ|fecha"
    )
    + r"(?![^\W\d_])"
)
_AROUND = re.compile(
    _any(
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|"
        "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
        "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|"
        "панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля|"
        "thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|thứ bẩy|chủ nhật|thứ 2|thứ 3|thứ 4|thứ 5|thứ 6|thứ 7|"
        "সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার|রবিবার|রোববার|"
        "gmt+7|gmt+6|gmt+3|gmt+1|gmt|utc|utc+7|utc+6|utc+3|ist|bst|cet|msk|мск|est|et|"
        "am|pm|এএম|পিএম|পূর্বাহ্ণ|অপরাহ্ণ|সকাল|দুপুর|বিকেল|বিকাল|সন্ধ্যা|রাত|giờ|года"
    )
    + r"(?![^\W\d_])"
)
_SIGNS = re.compile(r"[\s,|•·()\[\]/:ঃ–—-]+|\.(?=\s|\Z)")


def is_date_line(line: str) -> bool:
    """True for a line that is a date of publication or of change, and nothing else.

    | 25/10/2025, Thứ Bảy, 25/10/2025, 19:13 (GMT+7)     | True  |
    | প্রকাশ: ২৫ অক্টোবর ২০২৫, ১৯:১৩                        | True  |
    | 25 октября 2025, 19:13; Publié le 3 décembre 2025  | True  |
    | Updated: December 3, 2025 at 10:15 am              | True  |
    | 3 December (no year); 2025                         | False |
    | On 3 December 2025 the ministers met               | False |
    """
    return _read(line) is not None


def header_day(line: str, day_first: bool = True) -> str | None:
    """The day (EDTF, not checked against a calendar) of publication that a header or dateline states.

    | date 2025-12-03                  | 2025-12-03 |
    | Updated: 3 December 2025         | None: when it was changed, not published |
    | 05/06/2025                       | 2025-06-05, or None where day_first is False: it could be May |
    | ঢাকা, ২৫ অক্টোবর ২০২৫ (বাসস)       | 2025-10-25 |
    | HANOI, Dec 3 (Xinhua)            | None: no year |
    """
    found = _read(line)
    if found is not None:
        published = [date for date, changed in found if not changed]
        return _edtf(published[0], day_first) if published else None
    text = _readable(line)
    first = next((match for pattern in _DATES if (match := pattern.search(text))), None)
    return _edtf(first, day_first) if first else None


def _readable(line: str) -> str:
    return ascii_digits(nfc(line.strip()[: 2 * _LONGEST]).lower())


def _read(line: str) -> list[tuple[re.Match[str], bool]] | None:
    """The dates of a line with whether each is one of change; None where anything else is in it."""
    text = _readable(line)
    if len(text) > _LONGEST or not any(digit in text for digit in "0123456789"):
        return None
    found: list[tuple[re.Match[str], bool]] = []
    place, changed = 0, False
    while place < len(text):
        date = next((match for pattern in _DATES if (match := pattern.match(text, place))), None)
        if date:
            found.append((date, changed))
            place, changed = date.end(), False
            continue
        label = _UPDATED.match(text, place)
        changed = changed or bool(label)
        other = label or next(
            (m for pattern in (_TIME, _LABEL, _AROUND, _SIGNS) if (m := pattern.match(text, place))), None
        )
        if not other or not other.end() > place:
            return None
        place = other.end()
    return found or None


def _edtf(found: re.Match[str], day_first: bool) -> str | None:
    word, day = found.group("month"), int(found.group("day"))
    month = int(word) if word.isdigit() else _NUMBER_OF_MONTH[word]
    if "sign" in found.re.groupindex and found.group().endswith(found.group("year")):
        if month > 12 >= day:
            day, month = month, day
        elif not day_first and day <= 12 and day != month and found.group("sign") != ".":
            return None
    return f"{found.group('year')}-{month:02}-{day:02}"
