"""The calendar: a month of a selection as weeks of days, a year of it as twelve months.

A meeting known to the day stands on its day, a period of days on each of them.  What is known only to the month
or year stands apart: no day is made up for it.
"""

import datetime as dt
from calendar import Calendar, monthrange
from dataclasses import dataclass

from pyroaring import BitMap

from archive import timeline_key
from archive.selection import Selection
from archive.spans import Span
from archive.timeline import Row, rows_of

SHOWN = 3
"""Meetings shown in the cell of a day; the rest is counted and linked."""
UNDATED_SHOWN = 20
LONGEST_PERIOD = 31
"""Days of a period that is shown on each of its days."""


@dataclass(frozen=True)
class Day:
    date: dt.date
    count: int
    rows: list[Row]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Undated:
    """Meetings of some day in a month, or of some day in a longer time that holds the month."""

    count: int
    rows: list[Row]


@dataclass(frozen=True)
class Month:
    first: dt.date
    last: dt.date
    weeks: list[list[Day | None]]
    """Monday to Sunday; None outside the month."""
    in_month: Undated
    longer: Undated
    previous: dt.date | None
    """The first day of the next earlier month that has a meeting."""
    next: dt.date | None


@dataclass(frozen=True)
class Year:
    number: int
    months: list[tuple[dt.date, int]]
    """The first day of each month and how many meetings stand in it."""
    total: int
    previous: int | None
    next: int | None


def month(selection: Selection, first: dt.date) -> Month:
    """The month that begins on `first`."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    spans = [span for span in selection.sets.spans.overlapping(first, last) if span.key in selection.members]
    periods = [span for span in spans if _is_of_days(span)]
    vague = [span for span in spans if not _is_of_days(span)]
    spanning = BitMap(span.key for span in spans)
    keys = {day: _keys_of(selection, day, spanning, periods) for day in _days(first, last)}
    undated = [
        [span.key for span in vague if (span.lower >= first and span.upper <= last) is within]
        for within in (True, False)
    ]
    shown = [key for found in keys.values() for key in found[:SHOWN]]
    shown += [key for found in undated for key in found[:UNDATED_SHOWN]]
    rows = {row.key: row for row in rows_of(sorted(set(shown)), selection)}
    days = {day: _day(day, found, rows) for day, found in keys.items()}
    in_month, longer = (
        Undated(len(found), [rows[key] for key in found[:UNDATED_SHOWN]]) for found in undated
    )
    previous, following = _neighbours(selection, first, last)
    return Month(
        first,
        last,
        [[days.get(day) for day in week] for week in Calendar().monthdatescalendar(first.year, first.month)],
        in_month,
        longer,
        previous.replace(day=1) if previous else None,
        following.replace(day=1) if following else None,
    )


def year(selection: Selection, number: int) -> Year:
    """The months of a year."""
    first, last = dt.date(number, 1, 1), dt.date(number, 12, 31)
    starts = [first.replace(month=month) for month in range(1, 13)]
    months = [
        (start, selection.in_period(start, start.replace(day=monthrange(number, start.month)[1])))
        for start in starts
    ]
    previous, following = _neighbours(selection, first, last)
    return Year(
        number,
        months,
        selection.in_period(first, last),
        previous.year if previous else None,
        following.year if following else None,
    )


def _is_of_days(span: Span) -> bool:
    return span.is_period and (span.upper - span.lower).days < LONGEST_PERIOD


def _days(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


def _keys_of(selection: Selection, day: dt.date, spanning: BitMap, periods: list[Span]) -> list[int]:
    """The keys of a day's meetings: the periods that cover it, then those of the day itself, the earlier first."""
    keys = timeline_key.keys_between(day, day)
    of_day = (selection.members & BitMap(keys)) - spanning
    return [span.key for span in periods if span.lower <= day <= span.upper] + sorted(
        of_day, key=timeline_key.in_reading_order
    )


def _day(day: dt.date, keys: list[int], rows: dict[int, Row]) -> Day:
    return Day(day, len(keys), [rows[key] for key in keys[:SHOWN]])


def _neighbours(selection: Selection, first: dt.date, last: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The nearest days before and after a period at which a meeting of the selection stands."""
    keys, members = timeline_key.keys_between(first, last), selection.members
    before, until = members.rank(keys.start - 1), members.rank(keys.stop - 1)
    earlier = timeline_key.date_of(members[before - 1]) if before else None
    later = timeline_key.date_of(members[until]) if until < len(members) else None
    return earlier, later
