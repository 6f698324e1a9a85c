"""One key for all reports of one event: the same sides, days that can be one, and people in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.extraction.meetings import Meeting
from archive.names.skeleton import skeleton
from articles import edtf_date


@dataclass
class Held:
    key: str
    day: str | None
    people: set[str] = field(default_factory=set)


class SameEvents:
    """Gives each meeting the key of the first report of its event.  Holds what it has seen by sides."""

    def __init__(self) -> None:
        self._by_sides: dict[frozenset[str], list[Held]] = {}

    def key(self, meeting: Meeting, headings: Mapping[str, str]) -> str:
        """The key of a meeting, new or that of an earlier report.  headings: names of officials, by slug."""
        day = meeting.day.resolved.edtf if meeting.day else None
        names = [
            headings.get(seat.person.slug or "") or seat.person.full_name or "" for seat in meeting.seats
        ]
        people = {_name_key(name) for name in names} - {""}
        held = self._by_sides.setdefault(meeting.keys, [])
        for other in held:
            if _can_be_one_day(day, other.day) and _share(
                people, other.people, certain=bool(day and other.day)
            ):
                other.people |= people
                other.day = other.day or day
                return other.key
        key = f"{'+'.join(sorted(meeting.keys))}/{day or 'undated'}/{len(held) + 1}"
        held.append(Held(key, day, people))
        return key


def _name_key(name: str) -> str:
    """The sound of the longest word of a name: spellings of one family name sound alike."""
    return max((skeleton(word) for word in name.split()), key=len, default="")


def _share(first: set[str], second: set[str], *, certain: bool) -> bool:
    """A person in common; where one report names nobody, the same known day is enough."""
    return bool(first & second) or (certain and not (first and second))


def _can_be_one_day(first: str | None, second: str | None) -> bool:
    if not first or not second:
        return True
    one, other = edtf_date.parse(first), edtf_date.parse(second)
    if one.lower is None or other.lower is None or one.upper is None or other.upper is None:
        return first[-6:] == second[-6:]
    return one.lower <= other.upper and other.lower <= one.upper
