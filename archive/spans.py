"""Dates of more than one day: those that a period cuts through or overlaps, found by month.  Pure: no Django.

A span is listed under every month of which it holds a day, those longer than LONGEST months in a list of their own,
so that what a beginning or an end cuts is found among the few of one month.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 24


@dataclass(frozen=True)
class Span:
    """Its meeting's key, its first and last day, whether it is a period of days (of which each is meant)."""

    key: int
    lower: dt.date
    upper: dt.date
    is_period: bool


class Spans:
    """Spans by month."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._by_month: dict[int, list[Span]] = defaultdict(list)
        self._long: list[Span] = []
        for span in spans:
            first, last = _month(span.lower), _month(span.upper)
            if last - first >= LONGEST:
                self._long.append(span)
            else:
                for month in range(first, last + 1):
                    self._by_month[month].append(span)

    def cut(self, first: dt.date | None, last: dt.date | None) -> Iterator[Span]:
        """Those with one day in the period from `first` to `last` and another outside: each once."""
        at_first = [span for span in self._of(first) if first and span.lower < first <= span.upper]
        yield from at_first
        seen = {span.key for span in at_first}
        for span in self._of(last):
            if last and span.lower <= last < span.upper and span.key not in seen:
                yield span

    def overlapping(self, first: dt.date, last: dt.date) -> list[Span]:
        """Those with a day in the period, in the order of the timeline."""
        months = range(_month(first), _month(last) + 1)
        found = {span.key: span for month in months for span in self._by_month.get(month, ())}
        found |= {span.key: span for span in self._long}
        return [span for _, span in sorted(found.items()) if span.lower <= last and span.upper >= first]

    def __iter__(self) -> Iterator[Span]:
        found = {span.key: span for spans in self._by_month.values() for span in spans}
        return iter([*found.values(), *self._long])

    def _of(self, day: dt.date | None) -> list[Span]:
        return [*self._by_month.get(_month(day), ()), *self._long] if day else []


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month
