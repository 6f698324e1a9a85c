"""Meetings as rows of a page: a page of the timeline, grouped by year and month, and short lists elsewhere."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from archive import timeline_key
from archive.selection import Selection

PAGE = 50
EXPORT_CHUNK = 500


@dataclass(frozen=True)
class Row:
    """One meeting in a list: its place on the timeline and its record, as JSON."""

    key: int
    json: str
    uncertain: bool = False
    """The period asked for cuts through a date known only to the month or year: it may lie outside."""

    @property
    def day(self) -> dt.date | None:
        return timeline_key.date_of(self.key)


@dataclass(frozen=True)
class Month:
    first: dt.date
    rows: list[Row]
    selected: int
    held: int


@dataclass(frozen=True)
class Year:
    number: int | None
    """None for the meetings whose year is not known."""
    months: list[Month] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    number: int
    pages: int
    years: list[Year]
    start: int
    """How many meetings stand before this page."""
    shown: int
    next_after: int | None
    records: list[str]
    """The records of the page, as JSON, in the order of the list."""


def page(
    selection: Selection, *, number: int = 1, after: int | None = None, newest_first: bool = True
) -> Page | None:
    """Page `number`, or the page that begins after a key; None beyond the last page."""
    total = len(selection)
    start = (number - 1) * PAGE if after is None else selection.place_after(after, newest_first=newest_first)
    if start >= total and start:
        return None
    keys = selection.keys(start, start + PAGE, newest_first=newest_first)
    rows = rows_of(keys, selection)
    more = start + len(keys) < total
    return Page(
        number=start // PAGE + 1,
        pages=max(1, -(-total // PAGE)),
        years=list(_years(rows, selection)),
        start=start,
        shown=len(keys),
        next_after=keys[-1] if more else None,
        records=[row.json for row in rows],
    )


def latest(selection: Selection, limit: int) -> list[Row]:
    """The newest meetings of a selection."""
    return rows_of(selection.keys(0, limit), selection)


def rows_of(keys: list[int], selection: Selection) -> list[Row]:
    """The rows of keys, in the order of the keys."""
    found, uncertain = selection.sets.rows(keys), selection.uncertain
    return [Row(key, found[key], key in uncertain) for key in keys if key in found]


def export(selection: Selection, column: str, *, newest_first: bool = True) -> Iterator[str]:
    """`csv` or `record` of every meeting of a selection, in order, without model instances."""
    total = len(selection)
    for start in range(0, total, EXPORT_CHUNK):
        keys = selection.keys(start, start + EXPORT_CHUNK, newest_first=newest_first)
        found = selection.sets.rows(keys, column)
        yield from (found[key] for key in keys if key in found)


def _years(rows: list[Row], selection: Selection) -> Iterator[Year]:
    for number, of_year in groupby(rows, key=lambda row: row.day.year if row.day else None):
        if number is None:
            yield Year(None, rows=list(of_year))
        else:
            yield Year(number, months=list(_months(of_year, selection)))


def _months(rows: Iterable[Row], selection: Selection) -> Iterator[Month]:
    for first, of_month in groupby(rows, key=lambda row: row.day.replace(day=1) if row.day else dt.date.min):
        last = first.replace(day=monthrange(first.year, first.month)[1])
        keys = timeline_key.keys_between(first, last)
        held = selection.sets.members("review", "confirmed").range_cardinality(keys.start, keys.stop)
        yield Month(first, list(of_month), selection.in_period(first, last), held)
