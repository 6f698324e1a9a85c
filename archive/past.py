"""The record as it was: the facet sets and rows of an earlier moment, for the same selections as of now.

They are the sets of now with what has changed since taken back, so that a moment costs what has changed since.
"""

import datetime as dt
import json
from collections import OrderedDict, defaultdict
from itertools import islice

from pyroaring import BitMap

from archive import exports, facets, history
from archive.index import version
from archive.labels import labels
from archive.models import FacetSet, Meeting, TimelineRow, TimelineState
from archive.record import Record
from archive.selection import (
    LONG_FACET_LIMIT,
    LONG_FACETS,
    SHORT_FACETS,
    FacetValue,
    Sets,
    Value,
    current_sets,
    name_relations,
    value_of,
)
from archive.spans import Span, Spans

KEPT = 8
ATTEMPTS = 3
CHUNK = 500


class PastSets(Sets):
    """The facet sets of a moment, made by taking back what has changed since."""

    def __init__(self, live: Sets, moment: dt.datetime) -> None:
        super().__init__(live.version)
        self.moment = moment
        self._live = live
        self._newer = BitMap(history.keys_since(moment))
        self._older: dict[FacetValue, BitMap] = defaultdict(BitMap)
        spans = [span for span in live.spans if span.key not in self._newer]
        for state in history.changed_since(moment).iterator(chunk_size=CHUNK):
            record = state.as_record()
            for facet_value in facets.values(record):
                self._older[facet_value].add(state.key)
            if state.lower and state.upper and state.upper > state.lower:
                spans.append(Span(state.key, state.lower, state.upper, "/" in record["date"]))
        self._spans = Spans(spans)
        self._load()

    def members(self, facet: str, value: str) -> BitMap:
        """The meetings that carried a value."""
        if value in self.shown(facet):
            return self.shown(facet)[value].members
        older = self._older.get((facet, value), BitMap())
        return (self._live.members(facet, value) - self._newer) | older

    def rows(self, keys: list[int], column: str = "record") -> dict[int, str]:
        """`record` (JSON) or `csv` of the meetings that stood at these keys."""
        found = dict(history.valid_at(self.moment).filter(key__in=keys).values_list("key", "record"))
        if column == "record":
            return found
        return {key: exports.line(json.loads(record)) for key, record in found.items()}

    def _load(self) -> None:
        """Short facets whole, of long ones the most frequent values, as `Sets` has them of now."""
        values = {facet: self._then(facet) for facet in SHORT_FACETS + LONG_FACETS}
        name_relations(values)
        self._values = values

    def every(self, facet: str) -> list[Value]:
        """All values of a facet, those of a long one that pages do not show as well."""
        shown = self.shown(facet)
        if facet in SHORT_FACETS or len(shown) < LONG_FACET_LIMIT:
            return list(shown.values())
        held = self._of_then(facet, {value.value: value for value in self._live.every(facet)})
        if facet == "relation":
            held = name_relations({**self._values, facet: held})[facet]
        return list(held.values())

    def _then(self, facet: str) -> dict[str, Value]:
        held = self._of_then(facet, dict(self._live.shown(facet)))
        return dict(islice(held.items(), LONG_FACET_LIMIT)) if facet in LONG_FACETS else held

    def _of_then(self, facet: str, found: dict[str, Value]) -> dict[str, Value]:
        """Values of now as they were then, with those that only the past has; the most frequent first."""
        missing = {value for name, value in self._older if name == facet and value not in found}
        found |= self._fetched(facet, missing)
        unnamed = {value for value in missing if value not in found}
        names = labels((facet, value) for value in unnamed)
        for value in unnamed:
            label, language = names.get((facet, value), ("", ""))
            found[value] = Value(facet, value, label, language, BitMap(), value)
        held = [value for value in map(self._taken_back, found.values()) if value.members]
        return {each.value: each for each in sorted(held, key=lambda each: (-len(each.members), each.value))}

    @staticmethod
    def _fetched(facet: str, missing: set[str]) -> dict[str, Value]:
        """The sets of now that pages do not show."""
        wanted = sorted(missing)
        return {
            row.value: value_of(row)
            for start in range(0, len(wanted), CHUNK)
            for row in FacetSet.objects.filter(facet=facet, value__in=wanted[start : start + CHUNK])
        }

    def _taken_back(self, value: Value) -> Value:
        older = self._older.get((value.facet, value.value), BitMap())
        members = (value.members - self._newer) | older
        return Value(value.facet, value.value, value.label, value.language, members, value.value)


_kept: OrderedDict[tuple[int, dt.datetime], PastSets] = OrderedDict()


def past_sets(moment: dt.datetime) -> Sets:
    """The sets of a moment; those of the last moments asked for are kept in memory until the record changes."""
    effective = history.last_change(moment) or moment
    for _ in range(ATTEMPTS):
        live = current_sets()
        sets = _kept.get((live.version, effective)) or PastSets(live, effective)
        # Where somebody wrote meanwhile, what has been read may not belong together.
        if version() == live.version:
            _keep((live.version, effective), sets)
            break
    return sets


def _keep(key: tuple[int, dt.datetime], sets: PastSets) -> None:
    _kept[key] = sets
    while len(_kept) > KEPT:
        _kept.popitem(last=False)


def record_then(slug: str, moment: dt.datetime | None) -> Record | None:
    """The record of a meeting at a moment, or now; None where no such meeting stood on the timeline."""
    if "\x00" in slug:
        return None
    row = TimelineRow.objects.filter(meeting__slug=slug).first() if moment is None else _state(slug, moment)
    return row.as_record() if row else None


def _state(slug: str, moment: dt.datetime) -> TimelineState | None:
    number = Meeting.objects.filter(slug=slug).values_list("pk", flat=True).first()
    return history.valid_at(moment).filter(meeting_number=number).first() if number else None
