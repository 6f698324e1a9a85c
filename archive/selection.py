"""Which meetings a set of filters selects, and how many carry each facet value.

Every facet value has the set of its meetings' timeline keys, kept ready by archive.index.  A selection is
their intersection; totals, facet counts and the months of the picture are sizes of intersections.  Nothing is
counted row by row, the same on both databases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_, itemgetter, or_

from django.db.models import F
from pyroaring import BitMap

from archive import interface_names, timeline_key
from archive.facets import RELATION_JOIN
from archive.index import version
from archive.interface_names import Label, Names
from archive.labels import sides
from archive.models import FacetSet, TimelineRow
from archive.record import Record
from archive.spans import Span, Spans
from articles.text.collation import sort_key

SHORT_FACETS = ("review", "kind", "standing", "known", "topic", "language", "host", "visitor", "venue")
LONG_FACETS = ("country", "organisation", "relation", "official", "publisher")
LONG_FACET_LIMIT = 500
EVERY = ("country", "organisation")
"""Facets whose values must all hold (both sides of a table); of the others any one suffices."""


FacetValue = tuple[str, str]


@dataclass(frozen=True)
class Value:
    """One facet value with its meetings."""

    facet: str
    value: str
    label: str
    language: str
    members: BitMap
    parameter: str
    """How addresses write the value: "vn-by" for a relation, else the value itself."""
    sides: tuple[tuple[str, Label], ...] = ()
    """Of a relation: the key and the name of each side, in the order of the label."""

    def called(self, names: Names) -> Value:
        """The same value as it is called in a language."""
        if self.sides:
            found = [names.side(key, name) for key, name in self.sides]
            language = names.language if any(tag == names.language for _, tag in found) else "en"
            return replace(self, label=" – ".join(text for text, _ in found), language=language)
        label, language = names.label(self.facet, self.value, (self.label, self.language))
        return replace(self, label=label, language=language)


class Sets:
    """The facet sets of one version of the record.  Sets that pages show are loaded together, others when asked."""

    def __init__(self, of_version: int) -> None:
        self.version = of_version
        self._values: dict[str, dict[str, Value]] = {}
        self._spans: Spans | None = None
        self._by_label: dict[tuple[str, Names], tuple[list[Value], list[BitMap]]] = {}

    def shown(self, facet: str) -> dict[str, Value]:
        """The values of a facet, most frequent first; of a long facet the most frequent LONG_FACET_LIMIT."""
        if not self._values:
            self._load()
        return self._values[facet]

    def by_label(self, facet: str) -> tuple[list[Value], list[BitMap]]:
        """The same values as the interface calls them, in the order of its language, and the members of each."""
        named = interface_names.names()
        if (facet, named) not in self._by_label:
            values = sorted(
                (value.called(named) for value in self.shown(facet).values()),
                key=lambda value: (sort_key(value.label, named.language), value.value),
            )
            self._by_label[facet, named] = values, [value.members for value in values]
        return self._by_label[facet, named]

    def every(self, facet: str) -> list[Value]:
        """All values of a facet, those of a long one that pages do not show as well."""
        shown = self.shown(facet)
        if facet in SHORT_FACETS or len(shown) < LONG_FACET_LIMIT:
            return list(shown.values())
        held = {row.value: value_of(row) for row in FacetSet.objects.filter(facet=facet)} | shown
        if facet == "relation":
            held = name_relations({**self._values, facet: held})[facet]
        return list(held.values())

    def members(self, facet: str, value: str) -> BitMap:
        """The meetings that carry a value; an empty set where none does."""
        shown = self.shown(facet)
        if value in shown:
            return shown[value].members
        if facet in SHORT_FACETS or len(shown) < LONG_FACET_LIMIT:
            return BitMap()
        found = FacetSet.objects.filter(facet=facet, value=value).values_list("members", flat=True).first()
        return BitMap.deserialize(bytes(found)) if found else BitMap()

    def rows(self, keys: list[int], column: str = "record") -> dict[int, str]:
        """`record` (JSON) or `csv` of the meetings at these keys."""
        return dict(TimelineRow.objects.filter(key__in=keys).values_list("key", column))

    @property
    def spans(self) -> Spans:
        """The dates of more than a day."""
        if self._spans is None:
            # Sorted here: asked for an order, SQLite would read every row instead of the index of these few.
            found = TimelineRow.objects.filter(upper__gt=F("lower"))
            self._spans = Spans(
                Span(key, lower, upper, "/" in date)
                for key, lower, upper, date in sorted(
                    found.values_list("key", "lower", "upper", "meeting__date")
                )
                if lower and upper
            )
        return self._spans

    def _load(self) -> None:
        values: dict[str, dict[str, Value]] = {facet: {} for facet in SHORT_FACETS + LONG_FACETS}
        rows = list(FacetSet.objects.filter(facet__in=SHORT_FACETS).order_by("-size", "value"))
        for facet in LONG_FACETS:
            rows += FacetSet.objects.filter(facet=facet).order_by("-size", "value")[:LONG_FACET_LIMIT]
        for row in rows:
            values[row.facet][row.value] = value_of(row)
        name_relations(values)
        self._values = values


def value_of(row: FacetSet) -> Value:
    """A facet value as it is stored."""
    members = BitMap.deserialize(bytes(row.members))
    return Value(row.facet, row.value, row.label, row.label_language, members, row.value)


def name_relations(values: dict[str, dict[str, Value]]) -> dict[str, dict[str, Value]]:
    """“Viet Nam – Belarus”: the side with more meetings first."""
    keys_held = {key for value in values["relation"] for key in value.split(RELATION_JOIN)}
    # A side that has gone since the moment asked for is called by its key.
    names = {key: (key, "") for key in keys_held} | sides(keys_held)
    sizes = {key.lower(): len(found.members) for key, found in values["country"].items()}
    sizes |= {key: len(found.members) for key, found in values["organisation"].items()}
    for value, found in list(values["relation"].items()):
        keys = sorted(value.split(RELATION_JOIN), key=lambda key: (-sizes.get(key, 0), key))
        label = " – ".join(names[key][0] for key in keys)
        named = tuple((key, names[key]) for key in keys)
        values["relation"][value] = Value(
            "relation", value, label, "en", found.members, "-".join(keys), named
        )
    return values


_sets = Sets(-1)


def current_sets() -> Sets:
    """The sets of the version that the database holds now; kept in memory until it changes."""
    global _sets
    now = version()
    if _sets.version != now:
        _sets = Sets(now)
    return _sets


@dataclass(frozen=True)
class Near:
    """The days around a day or a meeting, whose own first and last day are `lower` and `upper`."""

    value: str
    days: int
    lower: dt.date
    upper: dt.date
    record: Record | None = field(default=None, compare=False)
    """The record of the meeting; None for a day."""

    @property
    def first(self) -> dt.date:
        return max(timeline_key.FIRST_DAY, self.lower) - dt.timedelta(days=self.days)

    @property
    def last(self) -> dt.date:
        return min(timeline_key.LAST_DAY, self.upper) + dt.timedelta(days=self.days)


@dataclass(frozen=True)
class Criteria:
    """Validated filters.  `values` holds the chosen values by facet; the period includes both its ends."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    first: dt.date | None = None
    last: dt.date | None = None
    near: Near | None = None
    about: BitMap | None = None
    """The timeline keys that a search has found."""

    def without(self, facet: str) -> Criteria:
        """The same filters but for one facet ("period" for the dates, "near" for the days around one)."""
        if facet == "period":
            return replace(self, first=None, last=None)
        if facet == "near":
            return replace(self, near=None)
        if facet == "q":
            return replace(self, about=None)
        return replace(self, values={name: held for name, held in self.values.items() if name != facet})


class Selection:
    """The meetings that meet all criteria.  Machine-found meetings only when `review` asks for them."""

    def __init__(self, criteria: Criteria, sets: Sets | None = None) -> None:
        self.criteria = criteria
        self.sets = sets or current_sets()
        self._cut = BitMap()
        self._constraints = dict(self._constrain())
        self._ignoring: dict[str, BitMap] = {}
        self.members = self._meet(self._constraints)

    def __len__(self) -> int:
        return len(self.members)

    def _constrain(self) -> Iterable[tuple[str, BitMap]]:
        chosen = {"review": ("confirmed",), **self.criteria.values}
        for facet, values in chosen.items():
            join = and_ if facet in EVERY else or_
            yield facet, reduce(join, (self.sets.members(facet, value) for value in values))
        if self.criteria.first or self.criteria.last:
            yield "period", self._period(self.criteria.first, self.criteria.last)
        if self.criteria.near:
            yield "near", self._period(self.criteria.near.first, self.criteria.near.last)
        if self.criteria.about is not None:
            yield "q", self.criteria.about

    def _period(self, first: dt.date | None, last: dt.date | None) -> BitMap:
        """What overlaps the period: what begins in it, and what began before and reaches into it."""
        keys = timeline_key.keys_between(first or timeline_key.FIRST_DAY, last or timeline_key.LAST_DAY)
        members = BitMap(keys)
        for span in self.sets.spans.cut(first, last):
            if first and span.lower < first:
                members.add(span.key)
            if not span.is_period:
                self._cut.add(span.key)
        return members

    @property
    def uncertain(self) -> BitMap:
        """The meetings through whose date, known only to the month or year, a period cuts: they may lie outside."""
        return self._cut & self.members

    @staticmethod
    def _meet(constraints: dict[str, BitMap]) -> BitMap:
        return reduce(and_, sorted(constraints.values(), key=len))

    def ignoring(self, facet: str) -> BitMap:
        """The meetings that meet all criteria but this facet's own."""
        if facet not in self._constraints:
            return self.members
        if facet not in self._ignoring:
            others = {"review": self._constraints["review"], **self._others(facet)}
            self._ignoring[facet] = self._meet(others)
        return self._ignoring[facet]

    def _others(self, facet: str) -> dict[str, BitMap]:
        return {name: members for name, members in self._constraints.items() if name != facet}

    def counts(self, facet: str) -> list[tuple[Value, int]]:
        """(value, number of meetings) in the order of the most frequent; a facet's own choices do not narrow it.

        A facet whose values must all hold (country) counts within the selection.
        """
        within = self.members if facet in EVERY else self.ignoring(facet)
        values, members = self.sets.by_label(facet)
        # A stable sort: equal counts keep the order of their labels.
        counted = zip(values, map(within.intersection_cardinality, members), strict=True)
        return sorted(counted, key=itemgetter(1), reverse=True)

    def in_period(self, first: dt.date, last: dt.date, *, ignoring_period: bool = False) -> int:
        """How many stand at a day from `first` to `last`."""
        keys = timeline_key.keys_between(first, last)
        members = self.ignoring("period") if ignoring_period else self.members
        return members.range_cardinality(keys.start, keys.stop)

    @property
    def yearless(self) -> int:
        """How many have no known year."""
        return self.members.range_cardinality(0, timeline_key.FIRST_DATED_KEY)

    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day at which a meeting of the selection stands; None where all are yearless."""
        if len(self) == self.yearless:
            return None
        first = timeline_key.date_of(self.members[self.yearless])
        last = timeline_key.date_of(self.members.max())
        return (first, last) if first and last else None

    def keys(self, start: int, stop: int, *, newest_first: bool = True) -> list[int]:
        """The keys at places `start` to `stop` of the list; meetings without a year come last either way."""
        total = len(self)
        stop = min(stop, total)
        if newest_first:
            return list(self.members[total - stop : total - start])[::-1] if start < stop else []
        yearless = self.yearless
        dated = list(self.members[yearless + start : yearless + stop]) if start < total - yearless else []
        rest = list(self.members[max(0, start - (total - yearless)) : max(0, stop - (total - yearless))])
        return dated + rest

    def place_after(self, key: int, *, newest_first: bool = True) -> int:
        """How many meetings of the list stand before or at `key`: where the page after it begins."""
        if newest_first:
            return len(self) - (self.members.rank(key - 1) if key else 0)
        dated = len(self) - self.yearless
        if key < timeline_key.FIRST_DATED_KEY:
            return dated + self.members.rank(key)
        return self.members.rank(key) - self.yearless
