"""What a proposed meeting says, and whether two of them speak of one meeting.  Pure.

    found_again(held, new)       the same report in the same text, after rules or text have changed
    may_be_one_event(one, other) reports of two texts, or a report and a meeting of the archive

Neither decides anything: the one keeps an editor's decision with its report, the other suggests.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from archive.extraction.one_event import Told, days_meet, fit
from articles.text.likeness import likeness, sound
from articles.text.skeleton import skeleton

ALIKE = 80.0
"""How alike two words of a name sound at least (rapidfuzz ratio of their skeletons)."""
SHORTEST_ALONE = 4
"""A name of one word tells somebody only if its skeleton has so many letters."""
LONGEST_SIDE = 60
LONGEST_NAMED = 150
APART = ("consultation", "phone_call", "visit")
"""Kinds that are meetings of their own beside talks and receptions of the same people on the same day."""


@dataclass(frozen=True)
class Person:
    """slugs: of the archive, whoever is or may be meant."""

    name: str
    slugs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """Where a text names the meeting: the words of the passage, and the code points inside it."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True)
class Report:
    """sides: keys as in addresses (“vn”, “unodc”). day: EDTF, or "". people: by the key of their side.

    is_stated: the day is not only that of publication.
    """

    sides: frozenset[str]
    day: str
    kind: str
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    place: Place | None = None
    is_stated: bool = True

    @property
    def named(self) -> str:
        """The sides in one word: “by+vn”; very many are cut."""
        return "+".join(sorted(self.sides))[:LONGEST_NAMED]


def report(meeting: Mapping[str, Any], paragraphs: Sequence[str] = ()) -> Report:
    """A meeting of a proposal document.  paragraphs: of its text, for the place; it has none without them."""
    sides = [side_key(side) for side in meeting["sides"]]
    people: dict[str, tuple[Person, ...]] = {}
    for told in meeting["participants"]:
        if told["side"] is not None and told["spellings"]:
            key = sides[told["side"]]
            people[key] = (*people.get(key, ()), _person(told))
    place = _place(meeting, paragraphs)
    is_stated = bool(meeting.get("date_words"))
    return Report(frozenset(sides), meeting["date"] or "", meeting["kind"], people, place, is_stated)


def side_key(side: Mapping[str, Any]) -> str:
    """“vn” for a country, the slug of a body, else “name:” and its name."""
    if side.get("country"):
        return str(side["country"]).lower()
    return str(side.get("organisation") or f"name:{(side.get('name') or '').casefold()}"[:LONGEST_SIDE])


def _person(told: Mapping[str, Any]) -> Person:
    slugs = [told.get("official"), *(candidate.get("slug") for candidate in told.get("candidates") or ())]
    return Person(told["name"], frozenset(filter(None, slugs)))


def _place(meeting: Mapping[str, Any], paragraphs: Sequence[str]) -> Place | None:
    for item in meeting["evidence"]:
        quote = item["quote"]
        if item["fact"] == "kind" and quote["paragraph"] <= len(paragraphs):
            return Place(paragraphs[quote["paragraph"] - 1], quote["start"], quote["end"])
    return None


def may_be_one_event(one: Report, other: Report) -> bool:
    """By the same rule as for the texts of one import: archive.extraction.one_event."""
    alike = [_how_alike(one.people[side], other.people[side]) for side in sorted(_both_name(one, other))]
    return one.sides == other.sides and bool(fit(_told(one), _told(other), alike, len(one.sides)))


def _told(report: Report) -> Told:
    return Told(report.kind, report.day or None, report.is_stated)


def _how_alike(people: Iterable[Person], others: Sequence[Person]) -> float:
    """How surely two groups have somebody in common: 0 to 100."""
    return max(
        100 if one.slugs & other.slugs else likeness(sound(one.name), sound(other.name))
        for one in people
        for other in others
    )


def is_of_its_text(one: Report, other: Report) -> bool:
    """The same for a meeting that has evidence from the very text: one side in common is enough, because the text
    may not tell who sat on the other."""
    shared = one.sides & other.sides
    if not shared or _apart(one, other) or not can_be_one_day(one.day, other.day):
        return False
    told = _both_name(one, other)
    return bool(told) and all(_share(one.people[side], other.people[side]) for side in told)


def shared_people(one: Report, other: Report) -> int:
    """On how many sides both name somebody in common."""
    return sum(_share(one.people[side], other.people[side]) for side in _both_name(one, other))


def _both_name(one: Report, other: Report) -> frozenset[str]:
    return frozenset(side for side in one.people.keys() & other.people.keys())


def _apart(one: Report, other: Report) -> bool:
    return one.kind != other.kind and any(kind in APART for kind in (one.kind, other.kind))


def found_again(held: Sequence[Report], new: Sequence[Report]) -> dict[int, int]:
    """For each new report the held one that it is again, by their places in the lists; best pairs first.

    Rules improve and editors' texts are revised, so that no fact of a report is sure to stay.  It is the same
    where its sides, day and kind are, or where it stands in the same passage and shares a side and a possible
    day; and never where both name people of one side and have nobody in common.
    """
    pairs = [
        (likeness, -first, -second)
        for first, one in enumerate(held)
        for second, other in enumerate(new)
        if (likeness := _likeness(one, other))
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, first, second in sorted(pairs, reverse=True):
        if -second not in found and -first not in taken:
            found[-second] = -first
            taken.add(-first)
    return found


def _likeness(held: Report, new: Report) -> int:
    """0 for reports of two meetings."""
    if not can_be_one_day(held.day, new.day):
        return 0
    told = _both_name(held, new)
    if not all(_share(held.people[side], new.people[side]) for side in told):
        return 0
    same_facts = (held.sides, held.kind) == (new.sides, new.kind)
    in_one_passage = _in_one_passage(held, new) and bool(held.sides & new.sides)
    if not (same_facts or in_one_passage):
        return 0
    return (
        8 * _overlap(held, new)
        + 4 * in_one_passage
        + 2 * same_facts
        + 2 * (held.day == new.day)
        + (held.sides == new.sides)
        + bool(told)
    )


def _in_one_passage(one: Report, other: Report) -> bool:
    return bool(one.place and other.place and one.place.passage == other.place.passage)


def _overlap(one: Report, other: Report) -> bool:
    """The words that name the meeting are the same, or partly so."""
    if not _in_one_passage(one, other) or one.place is None or other.place is None:
        return False
    return one.place.start < other.place.end and other.place.start < one.place.end


def can_be_one_day(one: str, other: str) -> bool:
    """Whether two EDTF dates overlap; a missing one overlaps all, one without a year those of its day."""
    return not one or not other or days_meet(one, other)


def _share(people: Iterable[Person], others: Sequence[Person]) -> bool:
    return any(_alike(one, other) for one in people for other in others)


def _alike(one: Person, other: Person) -> bool:
    return bool(one.slugs & other.slugs) or _sound_alike(one.name, other.name)


@lru_cache(maxsize=10_000)
def _sound_alike(one: str, other: str) -> bool:
    """Every word of the shorter name has one in the other that sounds like it; initials do not count."""
    fewer, more = sorted((_sounds(one), _sounds(other)), key=len)
    if not fewer or (len(fewer) == 1 and len(fewer[0]) < SHORTEST_ALONE):
        return False
    return all(any(fuzz.ratio(word, heard) >= ALIKE for heard in more) for word in fewer)


def _sounds(name: str) -> list[str]:
    return [word for word in skeleton(name).split() if len(word) > 1]
