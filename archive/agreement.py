"""Whether what a text states is what the archive records.  Pure.

    compare_dates(recorded, stated)
    "2025-12-02"               "2025-12-02"               agrees
    "2025-12-02"               "XXXX-12-02"               less_precise
    "2025-12-02"               "2025-12"                  less_precise
    "XXXX-05-13"               "2025-05-13"               more_precise
    "2025-10~"                 "2025-10"                  agrees
    "2025-12-01/2025-12-04"    "2025-12-01/2025-12-05"    differs
    "2025-12-03"               "2025-12-02"               differs

Dates are EDTF strings; edtf_date.InvalidDate for what is none.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from articles import edtf_date
from articles.text.normalise import fold

Agreement = Literal["agrees", "less_precise", "more_precise", "differs"]
Stance = Literal["agrees", "less_precise", "more_precise", "differs", "indirect", "silent"]
"""How a text as a whole stands to a fact.

"indirect": it does not state the fact, but the editors conclude it from a passage of it.
"""

NO_YEAR = "XXXX"
_STRONGEST: tuple[Agreement, ...] = ("differs", "more_precise", "agrees", "less_precise")


def compare_dates(recorded: str, stated: str) -> Agreement:
    """How a date that a text states stands to the one that is recorded; without a year, by day and month."""
    if recorded == stated:
        return "agrees"
    one, other = edtf_date.parse(recorded), edtf_date.parse(stated)
    if one.year_known != other.year_known:
        return _across_years(one, other)
    if not one.year_known:
        return _compare_bounds(_bounds(_in_year(recorded, "2000")), _bounds(_in_year(stated, "2000")))
    return _compare_bounds(_bounds(one), _bounds(other))


def _across_years(recorded: edtf_date.EdtfDate, stated: edtf_date.EdtfDate) -> Agreement:
    """One of the two names no year: it is read in the year of the other, which is the more precise one."""
    dated, yearless = (recorded, stated) if recorded.year_known else (stated, recorded)
    known = dated.lower or dated.upper
    if known is None:
        return "differs"
    try:
        found = _compare_bounds(_bounds(dated), _bounds(_in_year(yearless.text, f"{known.year:04}")))
    except edtf_date.InvalidDate:  # 29 February
        return "differs"
    if found == "differs":
        return "differs"
    return "less_precise" if recorded.year_known else "more_precise"


def _in_year(date: str, year: str) -> edtf_date.EdtfDate:
    return edtf_date.parse(date.replace(NO_YEAR, year))


def _bounds(date: edtf_date.EdtfDate) -> tuple[dt.date, dt.date]:
    return date.lower or dt.date.min, date.upper or dt.date.max


def _compare_bounds(recorded: tuple[dt.date, dt.date], stated: tuple[dt.date, dt.date]) -> Agreement:
    if recorded == stated:
        return "agrees"
    if stated[0] <= recorded[0] and recorded[1] <= stated[1]:
        return "less_precise"
    if recorded[0] <= stated[0] and stated[1] <= recorded[1]:
        return "more_precise"
    return "differs"


def compare_words(recorded: Iterable[str], stated: str, *, wider: Iterable[str] = ()) -> Agreement:
    """recorded: the words for the value.  wider: words for what it lies in, a country for a city.

    (["Hà Nội"], "Ha Noi", wider=["VN", "Viet Nam"])  agrees
    (["Hà Nội"], "VN", wider=["VN", "Viet Nam"])      less_precise
    (["Hà Nội"], "Minsk")                             differs
    """
    said = _one_word(stated)
    if said in map(_one_word, recorded):
        return "agrees"
    return "less_precise" if said in map(_one_word, wider) else "differs"


def _one_word(words: str) -> str:
    return fold(words).replace(" ", "")


def stance(found: Iterable[Agreement | None]) -> Stance:
    """Of a whole text, from its passages about one fact; None for one that does not state the fact itself."""
    held = list(found)
    if not held:
        return "silent"
    return next((one for one in _STRONGEST if one in held), "indirect")
