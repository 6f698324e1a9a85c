"""The line above an article that says when it was published: a date, and nothing but what goes with one.

This is no search for dates in running text: a line counts only when every word of it belongs to a date.
"""

import re
from dataclasses import dataclass

from articles.text.date_words import (
    AGO,
    AROUND,
    DAY,
    LABELS,
    MONTH,
    NUMBER_OF_MONTH,
    ORDINAL,
    OTHER_MONTH,
    STRONG_LABELS,
    UPDATED,
    YEAR,
)
from articles.text.normalise import ascii_digits, nfc

_LONGEST = 170  # characters of a header line
_TWO_DIGITS = r"(?P<short>[23]\d)(?!\d|\.\d)"
_DATES = [
    re.compile(rf"{YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){DAY}(?!\d)"),
    re.compile(rf"(?<!\d){DAY}\s?(?P<sign>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=sign)\s?{YEAR}"),
    re.compile(rf"(?<!\d){DAY}\s?{ORDINAL}(?:\s(?:de\s)?|-|\.\s?)?{MONTH}(?:\s?[,-])?\s?{YEAR}(?:\s?(?:года|"
        rf"г)\b\.?|\s?সাল)?"),
    re.compile(rf"(?<![^\W\d_]){MONTH}\s?{DAY}{ORDINAL},?\s{YEAR}"),
    re.compile(rf"(?<!\d)(?:ngày\s)?{DAY}\stháng\s(?P<month>\d{{1,2}})(?:,|\snăm|,\snăm)?\s{YEAR}"),
    re.compile(rf"(?<![\d.]){DAY}(?P<sign>[./])(?P<month>\d{{1,2}})(?P=sign){_TWO_DIGITS}"),
]  # fmt: skip
_MONTH_ALONE = [
    re.compile(r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])(?![\d-])"),
    re.compile(rf"{MONTH}\s{YEAR}"),
]
_WITHOUT_YEAR = [
    re.compile(rf"(?<!\d){DAY}\s?{ORDINAL}\s?(?:de\s)?{MONTH}"),
    re.compile(rf"(?<![^\W\d_]){MONTH}\s?{DAY}{ORDINAL}(?!\d|:\d)"),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?![\d/.-])"),
    re.compile(rf"(?<!\d){DAY}\stháng\s(?P<month>\d{{1,2}})(?!\d)"),
]
_OTHER_CALENDAR = re.compile(
    rf"\d{{1,2}}\s?{ORDINAL}\s{OTHER_MONTH}(?:,?\s1[34]\d\d)?(?:\s?(?:বঙ্গাব্দ|হিজরি|"
    rf"হিজরী))?"
)
_TIME = re.compile(
    r"(?:lúc|vào lúc|at|à|a|в|о|সময়|সময়ঃ)?\s?\d{1,2}\s?[:h.ч]\s?\d{2}(?:\s?:\s?\d{2})?(?:['’]|\s?(?:am|pm|"
    r"a\.m\.?|p\.m\.?|giờ|মিনিট|মি\.|মিঃ|phút|hrs|hours|h|ч))?(?!\d)"
    r"|(?:lúc|at|à|в)?\s?\d{1,2}\s?(?:h|am|pm|giờ|টায়|টা|hrs|noon)(?![^\W\d_])(?:\s?\d{1,2}\s?(?:min|mn|phút|"
    r"মিনিটে|মিনিট|মি\.?)(?![^\W\d_]))?"
    r"|(?:[01]\d|2[0-3])[0-5]\d\s?(?:ঘণ্টা|ঘন্টা)(?![^\W\d_])"
    r"|(?:gmt|utc)?\s?[+−-]\d{1,4}(?::?\d{2})?(?!\d)|(?:gmt|utc)(?![^\W\d_])"
)  # fmt: skip
_UPDATED = re.compile(UPDATED + r"(?![^\W\d_])")
_LABEL = re.compile(LABELS + r"(?![^\W\d_])")
_STRONG = re.compile(STRONG_LABELS + r"(?![^\W\d_])")
_PUBLISHED = re.compile(rf"(?<![^\W\d_]){STRONG_LABELS}(?![^\W\d_])")
_AGO = re.compile(AGO)
_AROUND = re.compile(AROUND + r"(?![^\W\d_])")
_HAS_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"[\s,|•·*()\[\]/:ঃ;'–—→-]+|\.(?=\s|\Z|,)")
_CLOCK = re.compile(
    r"[\s,|-]{1,3}(?:à |at |в |lúc )?\d{1,2}[:h.]\d{2}(?::\d{2})?(?:\s?(?:am|pm|"
    r"\(?gmt[+ ]?\d?\)?|мск|ist|bst)(?![^\W\d_]))?"
)
_CLOCK_ANYWHERE = re.compile(
    r"(?<![\d:])(?:lúc |at |à |в )?\d{1,2}(?:[:h]|\s?ч\s?)\d{2}(?::\d{2})?"
    r"(?:\s?(?:am|pm|a\.m\.|p\.m\.)(?![^\W\d_]))?(?!\d)"
)
_LABEL_LAST = re.compile(
    rf"(?:\A|[\s,|(])(?:{STRONG_LABELS}|date de [^\W\d_]{{4,12}}|[^\W\d_]{{4,12}} date)\Z"
)
_SENTENCE_BEGINS = re.compile(r"\s+(?=[\"“«]?[^\W\d_a-zа-яё])")


@dataclass(frozen=True)
class _Stamp:
    """What a header line holds. dates: each with whether it is one of change. whole: nothing else is in the line.
    end: how far the line was read."""

    dates: list[tuple[re.Match[str], bool]]
    labelled: bool
    timed: bool
    yearless: bool
    end: int


def is_date_line(line: str) -> bool:
    """True for a line that is a date of publication or of change, and nothing else.

    | 25/10/2025, Thứ Bảy, 25/10/2025, 19:13 (GMT+7)     | True  |
    | প্রকাশ: ২৫ অক্টোবর ২০২৫, ১৯:১৩                        | True  |
    | 25 октября 2025, 19:13; Publié le 3 décembre 2025  | True  |
    | Updated: December 3, 2025 at 10:15 am              | True  |
    | Опубликовано: 25 октября, 19:13; 3 hours ago       | True (no date of publication comes of it) |
    | 3 December (no year); 2025                         | False |
    | On 3 December 2025 the ministers met               | False |
    """
    if len(line) > _LONGEST or not _HAS_DIGIT.search(line):
        return False
    text = _readable(line)
    stamp = _read(text)
    if stamp.end < len(text):
        return False
    if _OTHER_CALENDAR.fullmatch(text.strip()):
        return True
    return bool(stamp.dates) or (stamp.yearless and (stamp.labelled or stamp.timed))


def header_day(line: str, day_first: bool = True, changed: bool = False) -> str | None:
    """The day (EDTF, not checked against a calendar) of publication that a header or dateline states.

    | date 2025-12-03                  | 2025-12-03 |
    | Updated: 3 December 2025         | None: when it was changed, not published; the day where changed is True |
    | 05/06/2025                       | 2025-06-05, or None where day_first is False: it could be May |
    | ঢাকা, ২৫ অক্টোবর ২০২৫ (বাসস)       | 2025-10-25 |
    | HANOI, Dec 3 (Xinhua)            | None: no year |
    """
    text = _readable(line)
    stamp = _read(text)
    if stamp.end == len(text):
        found = [date for date, is_change in stamp.dates if is_change is changed]
        return _edtf(found[0], day_first) if found else None
    for pattern in _DATES:
        for date in pattern.finditer(text):
            if bool(_UPDATED.search(text[max(0, date.start() - 30) : date.start()])) is changed:
                return _edtf(date, day_first)
    return None


def is_masthead(line: str) -> bool:
    """True for a date with that of another calendar beside it, which a site shows above every page, and no label.

    | বুধবার, ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১     | True  |
    | প্রকাশ: ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১     | False |
    """
    text = _readable(line)
    return bool(_OTHER_CALENDAR.search(text)) and not states_publication(line)


def states_publication(line: str) -> bool:
    """Whether a line says that its date is one of publication: প্রকাশিত: …, or by another one of change behind it."""
    text = _readable(line)
    return bool(_PUBLISHED.search(text) or (_UPDATED.search(text) and header_day(line)))


def around_date(line: str) -> tuple[str, str] | None:
    """What stands before and after the first full date of a line, without clock times; None where it holds none.

    Nothing says yet that the line is a header: A Minister, 4 May 2026 → "A Minister, ", "".
    """
    text = _readable(line)
    if len(text) != len(line) or not _HAS_DIGIT.search(text):
        return None
    dates = [found for pattern in _DATES if (found := pattern.search(text))]
    if not dates:
        return None
    first = min(dates, key=lambda found: found.start())
    return line[: first.start()], line[first.end() :]


def without_clock(words: str) -> str:
    """Words less the clock times among them: Bích Phượng 16:02 → Bích Phượng."""
    text = _readable(words)
    if len(text) != len(words):
        return words
    for clock in reversed(list(_CLOCK_ANYWHERE.finditer(text))):
        words = words[: clock.start()] + " " + words[clock.end() :]
    return words


def is_around_date(word: str) -> bool:
    """True for a word that goes with a date: Monday, le, lúc, IST, অপরাহ্ন."""
    text = _readable(word)
    return bool(_AROUND.fullmatch(text) or _LABEL.fullmatch(text))


def ends_with_label(words: str) -> bool:
    """Whether words end with a label that a date of publication follows: Press Release Issue Date:"""
    return bool(_LABEL_LAST.search(_readable(words[-60:]).rstrip(" :ঃ-–—")))


def date_at(text: str, place: int) -> re.Match[str] | None:
    """A date in small letters and ASCII digits that begins at a place, with or without a year: 12 মার্চ, dec. 3."""
    for pattern in (*_DATES, *_WITHOUT_YEAR):
        if found := pattern.match(text, place):
            return found
    return None


def leading_stamp(line: str) -> str | None:
    """A label and a date glued to the first sentence: "date 2025-12-03 Ngày 3/12, tại …" → date 2025-12-03.

    | Publié le 03/12/2025 à 18h20 Le ministre …  | Publié le 03/12/2025 à 18h20 |
    | প্রকাশ: ২১ জানুয়ারি ২০২৬ ঢাকায় …             | প্রকাশ: ২১ জানুয়ারি ২০২৬      |
    | Date 2025-12-03, the ministers met.         | None: the sentence goes on   |
    | Published in 2025, the book …               | None                         |
    """
    text = _readable(line)
    label = _STRONG.match(text)
    if not label or len(text) != len(line[: 2 * _LONGEST]):
        return None
    signs = _SIGNS.match(text, label.end())
    place = signs.end() if signs else label.end()
    patterns = [*_DATES, _MONTH_ALONE[0]]
    date = next((found for pattern in patterns if (found := pattern.match(text, place))), None)
    if not date:
        return None
    time = _CLOCK.match(text, date.end())
    head = line[: time.end() if time else date.end()]
    return head if _SENTENCE_BEGINS.match(line, len(head)) else None


def _readable(line: str) -> str:
    return ascii_digits(nfc(line[: 2 * _LONGEST]).lower())


def _read(text: str) -> _Stamp:
    """As much of a text as belongs to dates of publication and change."""
    dates: list[tuple[re.Match[str], bool]] = []
    place, changed = 0, False
    labelled = timed = yearless = False
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found = next((match for pattern in _DATES if (match := pattern.match(text, place))), None)
        if found:
            dates.append((found, changed))
            place, changed = found.end(), False
            continue
        if labelled and not dates and (found := _month_at(text, place)):
            dates.append((found, changed))
        elif found := _UPDATED.match(text, place):
            changed = labelled = True
        elif found := _AGO.match(text, place):
            yearless = labelled = True
        elif found := _TIME.match(text, place):
            timed = True
        elif found := next(
            (match for pattern in _WITHOUT_YEAR if (match := pattern.match(text, place))), None
        ):
            yearless = True
        elif found := _STRONG.match(text, place) or _LABEL.match(text, place):
            labelled = labelled or bool(_STRONG.match(text, place))
        else:
            found = (
                _OTHER_CALENDAR.match(text, place) or _AROUND.match(text, place) or _SIGNS.match(text, place)
            )
        if not found or found.end() == place:
            break
        place = found.end()
    return _Stamp(dates, labelled, timed, yearless or (labelled and timed), place)


def _month_at(text: str, place: int) -> re.Match[str] | None:
    return next((found for pattern in _MONTH_ALONE if (found := pattern.match(text, place))), None)


def _edtf(found: re.Match[str], day_first: bool) -> str | None:
    groups = found.groupdict()
    word = found.group("month")
    month = int(word) if word.isdigit() else NUMBER_OF_MONTH[word]
    if "day" not in groups:
        return f"{groups['year']}-{month:02}"
    day = int(groups["day"])
    year = groups.get("year") or f"20{groups['short']}"
    if groups.get("sign") and not found.group().startswith(year):
        if month > 12 >= day:
            day, month = month, day
        elif not day_first and day <= 12 and day != month and groups["sign"] != ".":
            return None
    return f"{year}-{month:02}-{day:02}"
