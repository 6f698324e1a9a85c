"""Dates as the archive keeps them: EDTF (ISO 8601-2), never more exact than their source.

The grammar and the strict bounds come from the edtf package. Around it stand the checks that it leaves
out (days that no calendar has, periods that end before they begin) and a fast way for plain dates.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from articles.date_wording import Parts, Speaker, Style

Precision = Literal["day", "month", "season", "year", "decade", "interval", "none"]


class InvalidDate(ValueError):
    """A value that is no date of the archive; the message names the value and says what to write."""


@dataclass(frozen=True)
class EdtfDate:
    """One date, period or part of a date.

    text: the EDTF string. lower, upper: first and last day that it can mean, None where there is none.
    year_known: False when no digit of the year is stated; such a date has no bounds at all.
    approximate, uncertain: "~" or "?" (both for "%") on any part of it.
    """

    text: str
    lower: date | None
    upper: date | None
    precision: Precision
    year_known: bool
    approximate: bool
    uncertain: bool


_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ONE = re.compile(
    r"([?~%]?)([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)([?~%]?)"
    r"(?:-([?~%]?)([0-9]{2}|XX)([?~%]?)(?:-([?~%]?)([0-9]{2}|XX)([?~%]?))?)?"
)
_SUPPOSED = re.compile(r"(?:[0-9]{4}[?~%]|XXXX)-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})")
_LONGEST = 60
_WINTERS = (24, 28, 30)  # those that run on into the next year
_HELP = (
    "Write 2025-12-03, 2025-12 or 2025; XXXX-12-03 if the year is unknown, 2025?-12-03 if it is supposed; "
    "2025-12-01/2025-12-04 for a period."
)


def parse(text: str) -> EdtfDate:
    """Read an EDTF string; space around it is ignored. Raises InvalidDate.

    | text                      | lower, upper           | precision | remarks                          |
    | 2025-12-03                | that day               | day       |                                  |
    | 2025-12, 2025-12-XX       | 1 to 31 December       | month     |                                  |
    | 2025, 2025-XX             | the year               | year      |                                  |
    | 201X                      | 2010 to 2019           | decade    |                                  |
    | 20XX                      | 2000 to 2099           | none      | coarser than a decade            |
    | 2025-21 … 2025-41         | the season's months    | season    | a winter ends with February      |
    | XXXX-05-13, XXXX-05       | None, None             | day,month | year_known False                 |
    | XXXX                      | None, None             | none      | year_known False                 |
    | 2025?-05-13, 2025-05-13?  | as without the mark    | day       | uncertain                        |
    | 2025-10~                  | as without the mark    | month     | approximate                      |
    | 2025-12-01/2025-12-04     | first day, last day    | interval  |                                  |
    | XXXX-12-01/XXXX-12-04     | None, None             | interval  | year_known False                 |
    | 2025-11/.., 2025-11/      | 1 November 2025, None  | interval  | open, or its end is not stated   |
    | ../2025, /2025            | None, 31 December 2025 | interval  | open, or its start is not stated |

    An open end has no bound: None beside a bound means "no limit on this side", and no far date is
    invented for it. Both bounds None means that the date has no place among the years.
    """
    return _parse(text.strip())


@lru_cache(maxsize=4096)
def _parse(text: str) -> EdtfDate:
    if len(text) > _LONGEST:
        raise InvalidDate(f"“{text[:20]}…” is too long for a date. {_HELP}")
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _plain(text, *plain.groups())
    if _ONE.fullmatch(text):
        return _marked(text)
    if text.count("/") == 1 and not _DAY_AND_MONTH.fullmatch(text):
        return _interval(text, *text.split("/"))
    raise InvalidDate(_explanation(text))


def _explanation(text: str) -> str:
    if not text:
        return f"The date is empty. {_HELP}"
    if found := _DAY_AND_MONTH.fullmatch(text):
        day, month = (int(number) for number in found.groups())
        if 1 <= day <= 31 and 1 <= month <= 12:
            full = f"{month:02}-{day:02}"
            return f"“{text}” has no year. Write 2025-{full}, or XXXX-{full} if the year is unknown."
    return f"“{text}” is not an EDTF date. {_HELP}"


def _plain(text: str, year: str, month: str | None, day: str | None) -> EdtfDate:
    if month and not day and int(month) > 12:
        return _marked(text)
    first, last = int(month or 1), int(month or 12)
    try:
        lower = date(int(year), first, int(day or 1))
        upper = lower if day else date(int(year), last, calendar.monthrange(int(year), last)[1])
    except ValueError:
        raise InvalidDate(f"“{text}” is on no calendar. {_HELP}") from None
    precision: Precision = "day" if day else "month" if month else "year"
    return EdtfDate(text, lower, upper, precision, True, False, False)


def _parts(text: str) -> Parts:
    found = _ONE.fullmatch(text)
    if not found:
        raise InvalidDate(_explanation(text))
    before_year, year, after_year, *rest = (group or "" for group in found.groups())
    before_month, month, after_month, before_day, day, after_day = rest
    year_mark = before_year + after_year
    if not month:
        return Parts(year, 0, 0, year_mark, "")
    mark = before_month + after_month + before_day + after_day
    return Parts(year, _number(month), _number(day), mark, year_mark)


def _number(digits: str) -> int:
    return 0 if digits in ("", "XX") else int(digits)


def _marked(text: str) -> EdtfDate:
    parts = _parts(text)
    if "-XX-" in text and not text.endswith("XX"):
        raise InvalidDate(f"“{text}” has a day but no month. {_HELP}")
    if "X" in parts.year and parts.year != "XXXX" and parts.month:
        raise InvalidDate(f"“{text}” has a month in a year that is only partly known. {_HELP}")
    lower, upper = _strict_bounds(text, parts)
    marks = parts.mark + parts.year_mark
    approximate, uncertain = ("~" in marks or "%" in marks), ("?" in marks or "%" in marks)
    known = parts.year != "XXXX"
    return EdtfDate(text, lower, upper, _precision(parts), known, approximate, uncertain)


def _precision(parts: Parts) -> Precision:
    if parts.season:
        return "season"
    if parts.month:
        return "day" if parts.day else "month"
    unknown = parts.year.count("X")
    return "year" if unknown == 0 else "decade" if unknown == 1 else "none"


def _strict_bounds(text: str, parts: Parts) -> tuple[date | None, date | None]:
    if _SUPPOSED.fullmatch(text):
        return _bounds_of_supposed(text, parts)
    # The package takes no mark on a season outside a period, so the season is read without it.
    readable = text.rstrip("?~%") if parts.season else text
    try:
        found = parse_edtf(readable)
        if parts.year == "XXXX":
            if parts.month:
                date(2000, parts.month, parts.day or 1)
            return None, None
        lower, upper = date(*found.lower_strict()[:3]), date(*found.upper_strict()[:3])
    except EDTFParseException:
        raise InvalidDate(_explanation(text)) from None
    except ValueError:
        raise InvalidDate(f"“{text}” is on no calendar. {_HELP}") from None
    return lower, _end_of_winter(upper) if parts.season in _WINTERS else upper


def _bounds_of_supposed(text: str, parts: Parts) -> tuple[date | None, date | None]:
    """As the package has them, in a thousandth of its time: texts of news are full of such dates."""
    known = parts.year != "XXXX"
    year, day = parts.year if known else "2000", f"{parts.day:02}" if parts.day else None
    plain = _plain(text, year, f"{parts.month:02}", day)
    return (plain.lower, plain.upper) if known else (None, None)


def _end_of_winter(december: date) -> date:
    if december.year == date.max.year:
        return december
    year = december.year + 1
    return date(year, 2, calendar.monthrange(year, 2)[1])


def _interval(text: str, first: str, last: str) -> EdtfDate:
    ends = [_parse(end) for end in (first, last) if end not in ("", "..")]
    if all(end.precision == "none" and not end.year_known for end in ends):
        raise InvalidDate(f"“{text}” has neither a start nor an end. {_HELP}")
    if len({end.year_known for end in ends}) > 1:
        raise InvalidDate(f"“{text}” needs a year at both ends, or at neither. {_HELP}")
    lower = ends[0].lower if first not in ("", "..") else None
    upper = ends[-1].upper if last not in ("", "..") else None
    if lower and upper and upper < lower:
        raise InvalidDate(f"“{text}” ends before it begins. Write the earlier date first.")
    approximate, uncertain = any(end.approximate for end in ends), any(end.uncertain for end in ends)
    return EdtfDate(text, lower, upper, "interval", ends[0].year_known, approximate, uncertain)


def wording(value: EdtfDate | str, style: Style = "full", language: str = "en") -> str:
    """The date in words. Raises InvalidDate, and ValueError for a language that the interface does not have.

    | value                   | full                                | list                   | month         |
    | 2025-12-03              | 3 December 2025                     | 3 Dec 2025             | December 2025 |
    | 2025-12-01/2025-12-04   | 1 to 4 December 2025                | 1 to 4 Dec 2025        | December 2025 |
    | 2025-11-30/2025-12-02   | 30 November to 2 December 2025      | 30 Nov to 2 Dec 2025   | November to … |
    | XXXX-05-13              | 13 May, year not stated             | the same               | May, year not |
    | 2025?-05-13             | 13 May, probably 2025               | the same               | May, probably |
    | 2025-05-13?             | probably 13 May 2025                | the same               | probably May  |
    | 2025-10~                | about October 2025                  | about Oct 2025         | about October |
    | 2025-11/..              | since November 2025                 | since Nov 2025         | since …       |
    | 2025-11/                | from November 2025, end not stated  | from Nov 2025, end …   | from …        |
    | ../2025                 | until 2025                          | until 2025             | until 2025    |
    | 201X, 2025-21           | the 2010s, spring 2025              | the same               | the same      |
    | XXXX                    | date not stated                     | the same               | the same      |

    Vietnamese (vi) and Bengali (bn) say the same:
    | 2025-12-03              | ngày 3 tháng 12 năm 2025            | 3/12/2025              | tháng 12 năm 2025 |
    | 2025-12-03              | ৩ ডিসেম্বর ২০২৫                      | ৩ ডিসে ২০২৫            | ডিসেম্বর ২০২৫ |
    """
    known = parse(value) if isinstance(value, str) else value
    speaker = Speaker(language, style)
    first, slash, last = known.text.partition("/")
    if not slash:
        return speaker.one(_parts(first))
    if first in ("", ".."):
        return speaker.until(_parts(last), is_open=bool(first))
    if last in ("", ".."):
        return speaker.since(_parts(first), is_open=bool(last))
    return speaker.period(_parts(first), _parts(last))


def machine(value: EdtfDate | str) -> str | None:
    """The value for the datetime attribute of <time>, or None where HTML has no form for the date.

    Only what is certain goes in: a part with a mark is left out, and a date marked as a whole has none.

    | 2025-12-03 | 2025-12-03 |   | XXXX-05-13, 2025?-05-13          | 05-13 |
    | 2025-12    | 2025-12    |   | a period, season, decade         | None  |
    | 2025       | 2025       |   | XXXX, XXXX-05, 2025?-05, 2025-10~ | None  |
    """
    text = value.text if isinstance(value, EdtfDate) else parse(value).text
    if "/" in text:
        return None
    parts = _parts(text)
    if parts.mark or parts.season:
        return None
    if "X" in parts.year or parts.year_mark:
        return f"{parts.month:02}-{parts.day:02}" if parts.month and parts.day else None
    month = f"-{parts.month:02}" if parts.month else ""
    return parts.year + month + (f"-{parts.day:02}" if parts.day else "")
