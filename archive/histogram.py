"""The picture above the timeline: meetings by month (by year beyond two years), as bars that are links."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode

from archive.selection import Criteria, Selection

MOST_MONTHS = 24
HEIGHT = 60
FULL = 61


@dataclass(frozen=True)
class Bar:
    label: str
    """2025-05 or 2025: also the value of `from` and `to`."""
    first: dt.date
    is_year: bool
    selected: int
    held: int
    query: str
    chosen: bool
    selected_height: float
    held_height: float

    @property
    def selected_y(self) -> float:
        return FULL - self.selected_height

    @property
    def held_y(self) -> float:
        return FULL - self.held_height


@dataclass(frozen=True)
class YearLink:
    year: int
    query: str


@dataclass(frozen=True)
class Histogram:
    bars: list[Bar]
    yearless: Bar | None
    years: list[int]
    held: int
    by_year: bool
    earlier: YearLink | None
    """Of months of a few years among many: the year before them, the year after them, all years."""
    later: YearLink | None
    all_years: YearLink | None


def histogram(selection: Selection, query: QueryDict) -> Histogram | None:
    """Bars of the selection against all confirmed meetings; None where there is none with a year.

    Months, if they are no more than MOST_MONTHS or the period asked for is no longer than that; else years.
    """
    held = Selection(Criteria(), selection.sets)
    days = held.days()
    if days is None:
        return None
    years = (days[0].year, days[1].year)
    chosen = (selection.criteria.first, selection.criteria.last)
    first, last = _shown_years(years, chosen)
    by_year = _months_of(first, last) > MOST_MONTHS
    kept = _kept(query)
    periods = [_year(year) for year in range(first, last + 1)] if by_year else _months(first, last)
    counted = [
        (selection.in_period(*period, ignoring_period=True), held.in_period(*period)) for period in periods
    ]
    tallest = max([count for _, count in counted] + [held.yearless, 1])
    bars = [
        _bar(
            period,
            counts,
            tallest,
            by_year,
            _query(kept, period, by_year, chosen),
            _is_chosen(period, chosen),
        )
        for period, counts in zip(periods, counted, strict=True)
    ]
    return Histogram(
        bars,
        _yearless(selection, held, tallest, query),
        list(range(first, last + 1)),
        len(held),
        by_year,
        earlier=_year_link(kept, first - 1) if first > years[0] else None,
        later=_year_link(kept, last + 1) if last < years[1] else None,
        all_years=_all_years(kept) if (first, last) != years else None,
    )


def _months_of(first: int, last: int) -> int:
    return (last - first + 1) * 12


def _shown_years(years: tuple[int, int], chosen: tuple[dt.date | None, dt.date | None]) -> tuple[int, int]:
    """All years; those of the period asked for where there are more than months can show, and it has less."""
    if _months_of(*years) <= MOST_MONTHS or None in chosen:
        return years
    first, last = (min(max(day.year, years[0]), years[1]) for day in chosen if day)
    return (first, last) if _months_of(first, last) <= MOST_MONTHS else years


def _year_link(kept: dict[str, list[str]], year: int) -> YearLink:
    return YearLink(year, urlencode({**kept, "from": str(year), "to": str(year)}, doseq=True))


def _all_years(kept: dict[str, list[str]]) -> YearLink:
    rest = {name: values for name, values in kept.items() if name not in ("from", "to")}
    return YearLink(0, urlencode(rest, doseq=True))


def _year(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _months(first: int, last: int) -> list[tuple[dt.date, dt.date]]:
    return [
        (dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]))
        for year in range(first, last + 1)
        for month in range(1, 13)
    ]


def _bar(
    period: tuple[dt.date, dt.date],
    counts: tuple[int, int],
    tallest: int,
    by_year: bool,
    query: str,
    chosen: bool,
) -> Bar:
    selected, held = counts
    label = f"{period[0]:%Y}" if by_year else f"{period[0]:%Y-%m}"
    return Bar(
        label,
        period[0],
        by_year,
        selected,
        held,
        query,
        chosen,
        selected_height=round(HEIGHT * selected / tallest, 1),
        held_height=round(HEIGHT * held / tallest, 1),
    )


def _is_chosen(period: tuple[dt.date, dt.date], chosen: tuple[dt.date | None, dt.date | None]) -> bool:
    first, last = chosen
    if first is None and last is None:
        return False
    return (first is None or first <= period[1]) and (last is None or last >= period[0])


def _kept(query: QueryDict) -> dict[str, list[str]]:
    """The parameters that the links of the bars keep."""
    return {name: values for name, values in query.lists() if name not in ("page", "after")}


def _query(
    kept: dict[str, list[str]],
    period: tuple[dt.date, dt.date],
    by_year: bool,
    chosen: tuple[dt.date | None, dt.date | None],
) -> str:
    """A bar outside the chosen period widens it, a bar inside narrows to itself."""
    first, last = chosen
    begin = end = f"{period[0]:%Y}" if by_year else f"{period[0]:%Y-%m}"
    if first and period[1] < first and kept.get("to", [""])[-1]:
        end = kept["to"][-1]
    elif last and period[0] > last and kept.get("from", [""])[-1]:
        begin = kept["from"][-1]
    return urlencode({**kept, "from": begin, "to": end}, doseq=True)


def _yearless(selection: Selection, held: Selection, tallest: int, query: QueryDict) -> Bar | None:
    if not held.yearless:
        return None
    kept = query.copy()
    for name in ("from", "to", "page", "after"):
        kept.pop(name, None)
    kept.setlist("known", ["yearless"])
    counts = (selection.yearless, held.yearless)
    chosen = selection.criteria.values.get("known") == ("yearless",)
    return _bar((dt.date.min, dt.date.min), counts, tallest, False, kept.urlencode(), chosen)
