"""All relations with their numbers: meetings (not articles), hosts, first and last day, kinds and standings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pyroaring import BitMap

from archive import timeline_key
from archive.facets import RELATION_JOIN
from archive.interface_names import Label, names
from archive.labels import sides
from archive.models import FacetSet
from archive.ordering import name_key
from archive.selection import Selection

SORTS = ("meetings", "latest", "name")


@dataclass(frozen=True)
class RelationCount:
    keys: tuple[str, str]
    """The side with more meetings first, as the one address of the relation has them."""
    names: tuple[str, str]
    language: str
    members: BitMap
    hosted: tuple[int, int]
    """How many each side hosted."""

    @property
    def parameter(self) -> str:
        return "-".join(self.keys)

    @property
    def key(self) -> str:
        return self.parameter

    @property
    def name(self) -> str:
        return " – ".join(self.names)

    @property
    def meetings(self) -> int:
        return len(self.members)

    @property
    def yearless(self) -> int:
        return int(self.members.range_cardinality(0, timeline_key.FIRST_DATED_KEY))

    @property
    def host_unstated(self) -> int:
        return self.meetings - sum(self.hosted)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day; None where no meeting has a year."""
        if self.meetings == self.yearless:
            return None
        first = timeline_key.date_of(self.members[self.yearless])
        last = timeline_key.date_of(self.members.max())
        return (first, last) if first and last else None


def relation_counts(selection: Selection, sort: str = "meetings") -> list[RelationCount]:
    """Every relation that has a meeting of the selection."""
    rows = FacetSet.objects.filter(facet="relation").values_list("value", "members")
    held = {value: selection.members & BitMap.deserialize(bytes(members)) for value, members in rows}
    held = {value: members for value, members in held.items() if members}
    keys = {key for value in held for key in value.split(RELATION_JOIN)}
    sizes, hosts, named = _sizes(), _hosts(keys), _names(keys)
    found = [_counted(value, members, sizes, hosts, named) for value, members in held.items()]
    return sorted(found, key=_order(sort))


def _order(sort: str) -> Callable[[RelationCount], tuple[Any, ...]]:
    """What relations are compared by; equal ones stand by the names of their sides."""

    def place(relation: RelationCount) -> tuple[Any, ...]:
        first = {"meetings": -relation.meetings, "latest": -relation.members.max()}.get(sort, 0)
        return first, *map(name_key, relation.names)

    return place


def _sizes() -> dict[str, int]:
    """How many meetings each country and body has, by its key as a side."""
    rows = FacetSet.objects.filter(facet__in=("country", "organisation")).values_list(
        "facet", "value", "size"
    )
    return {value.lower() if facet == "country" else value: size for facet, value, size in rows}


def _hosts(keys: Iterable[str]) -> dict[str, BitMap]:
    rows = FacetSet.objects.filter(facet="host").values_list("value", "members")
    wanted = set(keys)
    return {value: BitMap.deserialize(bytes(members)) for value, members in rows if value in wanted}


def _names(keys: Iterable[str]) -> dict[str, Label]:
    known = names()
    return {key: known.side(key, label) for key, label in sides(keys).items()}


def _counted(
    value: str, members: BitMap, sizes: dict[str, int], hosts: dict[str, BitMap], named: dict[str, Label]
) -> RelationCount:
    first, second = sorted(value.split(RELATION_JOIN), key=lambda key: (-sizes.get(key, 0), key))
    labels = [named.get(key, (key, "")) for key in (first, second)]
    none = BitMap()
    hosted = [members.intersection_cardinality(hosts.get(key, none)) for key in (first, second)]
    languages = {language for _name, language in labels}
    return RelationCount(
        (first, second),
        (labels[0][0], labels[1][0]),
        languages.pop() if len(languages) == 1 else names().language,
        members,
        (hosted[0], hosted[1]),
    )


@dataclass(frozen=True)
class Matrix:
    """The sides with the most meetings against each other."""

    sides: list[tuple[str, str]]
    """(key, name)."""
    rows: list[tuple[str, list[RelationCount | None]]]


def matrix(relations: list[RelationCount], most: int) -> Matrix | None:
    """A table of at most `most` sides; None where fewer than three have met."""
    met: dict[str, int] = {}
    named: dict[str, str] = {}
    for relation in relations:
        for key, name in zip(relation.keys, relation.names, strict=True):
            met[key] = met.get(key, 0) + relation.meetings
            named[key] = name
    shown = sorted(met, key=lambda key: (-met[key], name_key(named[key])))[:most]
    if len(shown) < 3:
        return None
    cells = {frozenset(relation.keys): relation for relation in relations}
    rows = [
        (named[row], [cells.get(frozenset((row, column))) if row != column else None for column in shown])
        for row in shown
    ]
    return Matrix([(key, named[key]) for key in shown], rows)
