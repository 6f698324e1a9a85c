"""Meetings nearest in time with the same two sides or the same officials; read from the facet sets."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from pyroaring import BitMap

from archive import facets, timeline_key
from archive.interface_names import names
from archive.models import FacetSet, TimelineRow

NEAREST = 3
"""As many are taken before and after the meeting, for each reason."""
SHOWN = 5
PAIR = 2


@dataclass
class Related:
    """One other meeting.  officials: names and languages of those who were at both."""

    record: dict[str, Any]
    same_sides: bool = False
    officials: list[tuple[str, str]] = field(default_factory=list)


def related(record: dict[str, Any], linked: set[str]) -> list[Related]:
    """The nearest confirmed meetings in the order of their nearness; those of `linked` slugs are left out.

    Three queries, however many meetings there are.
    """
    own = TimelineRow.objects.filter(meeting__slug=record["slug"]).values_list("key", flat=True).first()
    if own is None:
        return []
    found = _sets(record)
    confirmed = found.pop(("review", "confirmed"), BitMap())
    near = {
        facet_value: _nearest(members & confirmed, own, len(linked)) for facet_value, members in found.items()
    }
    return _told(record, near, own, linked)


def _sets(record: dict[str, Any]) -> dict[tuple[str, str], BitMap]:
    keys = [side["key"] for side in record["sides"]]
    officials = [person["official"] for person in record["participants"] if person["official"]]
    wanted = Q(facet="review", value="confirmed") | Q(facet="official", value__in=officials)
    if len(keys) == PAIR:
        wanted |= Q(facet="relation", value=facets.relation(*keys))
    return {
        (found.facet, found.value): BitMap.deserialize(bytes(found.members))
        for found in FacetSet.objects.filter(wanted)
    }


def _nearest(members: BitMap, own: int, more: int) -> list[int]:
    """The keys next to `own`, before and after; a meeting without a year is near to none with one."""
    dated = own >= timeline_key.FIRST_DATED_KEY
    first = members.rank(timeline_key.FIRST_DATED_KEY - 1) if dated else 0
    last = len(members) if dated else members.rank(timeline_key.FIRST_DATED_KEY - 1)
    at = members.rank(own - 1)
    span = NEAREST + more
    around = [*members[max(first, at - span) : at], *members[at : min(last, at + span + 1)]]
    return [key for key in around if key != own]


def _told(
    record: dict[str, Any], near: dict[tuple[str, str], list[int]], own: int, linked: set[str]
) -> list[Related]:
    reasons: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for facet_value, keys in near.items():
        for key in keys:
            reasons[key].append(facet_value)
    rows = TimelineRow.objects.in_bulk(list(reasons), field_name="key")
    people = {
        person["official"]: names().label(
            "official", person["official"] or "", (person["name"], person["language"])
        )
        for person in record["participants"]
    }
    told = []
    for key in sorted(rows, key=lambda key: (_days_apart(key, own), -len(reasons[key]), key)):
        other = rows[key].as_record()
        if other["slug"] not in linked:
            officials = sorted(value for facet, value in reasons[key] if facet == "official")
            pair = any(facet == "relation" for facet, _value in reasons[key])
            told.append(Related(other, pair, [people[slug] for slug in officials]))
    return told[:SHOWN]


def _days_apart(key: int, own: int) -> int:
    return abs(key // timeline_key.PER_DAY - own // timeline_key.PER_DAY)
