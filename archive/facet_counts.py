"""How many meetings of a selection carry given values: one query, however rare the values are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from pyroaring import BitMap

from archive.facets import RELATION_JOIN
from archive.interface_names import names
from archive.labels import sides
from archive.models import FacetSet
from archive.ordering import name_key
from archive.selection import Selection


def counts_of(selection: Selection, facet: str, values: Iterable[str]) -> dict[str, int]:
    """{value: number of meetings}; 0 for a value that no meeting carries."""
    wanted = list(values)
    rows = FacetSet.objects.filter(facet=facet, value__in=wanted).values_list("value", "members")
    held = {value: BitMap.deserialize(bytes(members)) for value, members in rows}
    return {value: len(selection.members & held[value]) if value in held else 0 for value in wanted}


@dataclass(frozen=True)
class Partner:
    """The other side of a relation."""

    key: str
    name: str
    parameter: str
    """The relation as addresses write it."""
    members: BitMap

    @property
    def count(self) -> int:
        return len(self.members)


def partners(selection: Selection, key: str) -> list[Partner]:
    """All sides that the side `key` has met within the selection, most meetings first."""
    ends = Q(value__startswith=f"{key}{RELATION_JOIN}") | Q(value__endswith=f"{RELATION_JOIN}{key}")
    rows = FacetSet.objects.filter(ends, facet="relation").values_list("value", "members")
    held = [(value, selection.members & BitMap.deserialize(bytes(members))) for value, members in rows]
    held = [(value, members) for value, members in held if members]
    others = {value: next(part for part in value.split(RELATION_JOIN) if part != key) for value, _ in held}
    named, known = sides(others.values()), names()
    shown = selection.sets.shown("relation")
    found = [
        Partner(
            others[value],
            known.side(others[value], named.get(others[value], (others[value], "")))[0],
            shown[value].parameter if value in shown else value.replace(RELATION_JOIN, "-"),
            members,
        )
        for value, members in held
    ]
    return sorted(found, key=lambda partner: (-partner.count, name_key(partner.name)))
