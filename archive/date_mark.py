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

In Vietnamese the first is "3", "tháng 12/2025"; in Bengali "৩", "ডিসে ২০২৫".
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from articles import edtf_date
from articles.calendar_words import SHORT_MONTHS, WORDS
from articles.numerals import digits

GLYPHS = {
    "stated": "g-day",
    "supplied": "g-year",
    "month": "g-month",
    "period": "g-range",
    "planned": "g-plan",
    "yearless": "g-none",
}
_MONTH_DAY = re.compile(r"XXXX-(0[1-9]|1[0-2])(?:-(\d\d))?")


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
def date_mark(edtf: str, known: str, language: str = "en") -> DateMark:
    """The mark of an EDTF date; `known` is archive.facets.date_known."""
    date = edtf_date.parse(edtf)
    numeral, after, small = _Speaker(language).parts(date)
    is_word = not numeral.isdecimal() or len(numeral) > 2
    numeral, after, small = (digits(part, language) for part in (numeral, after, small))
    return DateMark(numeral, after, small, edtf_date.machine(date), GLYPHS[known], is_word)


class _Speaker:
    """The words around the numeral, in one language."""

    def __init__(self, language: str) -> None:
        self.words = WORDS[(language, "list")]
        self.months = [self.words.month.format(month=month) for month in self.words.months]
        self.short = SHORT_MONTHS[language]

    def parts(self, date: edtf_date.EdtfDate) -> tuple[str, str, str]:
        """(numeral, after, small)."""
        if date.lower is None or date.upper is None:
            return self._yearless(date)
        if date.precision == "interval":
            return self._period(date.lower, date.upper)
        about = f", {self.words.about.strip()}" if date.approximate else ""
        if date.lower == date.upper:
            return str(date.lower.day), "", self._of_year(date.lower) + about
        if date.precision == "month":
            return str(self.short[date.lower.month - 1]), "", f"{date.lower.year}{about}"
        if date.precision == "year":
            return str(date.lower.year), "", about.removeprefix(", ")
        return str(date.lower.year), f"–{date.upper.year}" if date.upper.year != date.lower.year else "", ""

    def _of_year(self, day: dt.date) -> str:
        return self.words.of_year.format(date=self.months[day.month - 1], year=day.year)

    def _yearless(self, date: edtf_date.EdtfDate) -> tuple[str, str, str]:
        found = _MONTH_DAY.match(date.text.translate({ord(mark): None for mark in "?~%"}))
        if not found:
            return "?", "", self.words.no_year
        if not found[2]:
            return str(self.short[int(found[1]) - 1]), "", self.words.no_year
        small = self.words.loose.format(date=self.months[int(found[1]) - 1], year=self.words.no_year)
        return found[2].lstrip("0"), "", small

    def _period(self, first: dt.date, last: dt.date) -> tuple[str, str, str]:
        if (first.year, first.month) == (last.year, last.month):
            return str(first.day), f"–{last.day}", self._of_year(first)
        begin = self.months[first.month - 1] if first.year == last.year else self._of_year(first)
        day = self.words.day.format(day=last.day, month=self.words.months[last.month - 1])
        return str(first.day), "", f"{begin} – {self.words.of_year.format(date=day, year=last.year)}"
