"""How a list shows the date of a meeting: a large numeral, a mark for how it is known, a small line.  Pure.

date                     known      numeral  after  small            machine
"2025-12-03"             stated     "3"             "Dec 2025"       "2025-12-03"
"2025-12-01/2025-12-04"  period     "1"      "–4"   "Dec 2025"       None
"2025-11-30/2025-12-02"  period     "30"            "Nov – 2 Dec 2025"  None
"2025-10"                month      "Oct"           "2025"           "2025-10"
"2025-10~"               month      "Oct"           "2025, about"    None
"2025"                   month      "2025"          ""               "2025"
"XXXX-05-13"             yearless   "13"            "May, year not stated"  "05-13"
"XXXX-05"                yearless   "May"           "year not stated"  None
"XXXX"                   yearless   "?"             "year not stated"  None
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from articles import edtf_date

GLYPHS = {
    "stated": "g-day",
    "supplied": "g-year",
    "month": "g-month",
    "period": "g-range",
    "planned": "g-plan",
    "yearless": "g-none",
}
_MONTH_DAY = re.compile(r"XXXX-(0[1-9]|1[0-2])(?:-(\d\d))?")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class DateMark:
    numeral: str
    after: str
    small: str
    machine: str | None
    glyph: str
    is_word: bool
    """The numeral is a word or a year: set smaller."""


@lru_cache(maxsize=4096)
def date_mark(edtf: str, known: str) -> DateMark:
    """The mark of an EDTF date; `known` is archive.facets.date_known."""
    date = edtf_date.parse(edtf)
    numeral, after, small = _parts(date)
    is_word = not numeral.isdecimal() or len(numeral) > 2
    return DateMark(numeral, after, small, edtf_date.machine(date), GLYPHS[known], is_word)


def _parts(date: edtf_date.EdtfDate) -> tuple[str, str, str]:
    if date.lower is None or date.upper is None:
        return _yearless_parts(date)
    if date.precision == "interval":
        return _period_parts(date.lower, date.upper)
    about = ", about" if date.approximate else ""
    if date.lower == date.upper:
        return str(date.lower.day), "", f"{MONTHS[date.lower.month - 1]} {date.lower.year}{about}"
    if date.precision == "month":
        return MONTHS[date.lower.month - 1], "", f"{date.lower.year}{about}"
    if date.precision == "year":
        return str(date.lower.year), "", about.removeprefix(", ")
    return str(date.lower.year), f"–{date.upper.year}" if date.upper.year != date.lower.year else "", ""


def _yearless_parts(date: edtf_date.EdtfDate) -> tuple[str, str, str]:
    found = _MONTH_DAY.match(date.text.translate({ord(mark): None for mark in "?~%"}))
    if not found:
        return "?", "", "year not stated"
    month = MONTHS[int(found[1]) - 1]
    return (
        (found[2].lstrip("0"), "", f"{month}, year not stated")
        if found[2]
        else (month, "", "year not stated")
    )


def _period_parts(first: dt.date, last: dt.date) -> tuple[str, str, str]:
    month = MONTHS[first.month - 1]
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day), f"–{last.day}", f"{month} {first.year}"
    year = f" {first.year}" if first.year != last.year else ""
    return str(first.day), "", f"{month}{year} – {last.day} {MONTHS[last.month - 1]} {last.year}"
