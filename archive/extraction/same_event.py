"""One key for all reports of one event: the same sides, days that can be one, and the same people on them."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from archive.extraction.meetings import Meeting
from archive.extraction.one_event import Told, can_be_one_day, fit
from articles.text.likeness import likeness, sound

MOST_HELD = 20_000
"""Events that are remembered, so that memory does not grow with the number of texts."""


@dataclass
class Report(Told):
    """What one report says of an event.  people: the sounds of the names of each side."""

    people: dict[str, set[str]] = field(default_factory=dict)


@dataclass
class Held:
    """An event with what its reports said so far."""

    key: str
    report: Report


class SameEvents:
    """Gives each meeting the key of the first report of its event.  Holds the last MOST_HELD events, by sides."""

    def __init__(self) -> None:
        self._by_sides: dict[frozenset[str], list[Held]] = {}
        self._numbers: Counter[frozenset[str]] = Counter()
        self._order: deque[frozenset[str]] = deque()

    def keys(self, meetings: Sequence[Meeting], headings: Mapping[str, str]) -> list[str]:
        """The keys of the meetings of one text, each its own.  headings: names of officials, by slug."""
        reports = [_report(meeting, headings) for meeting in meetings]
        taken: dict[int, Held] = {}
        for _, number, held in sorted(self._pairs(meetings, reports), key=lambda pair: -pair[0]):
            if number not in taken and all(held is not other for other in taken.values()):
                taken[number] = held
        return [
            self._joined(taken[number], report) if number in taken else self._new(meeting, report)
            for number, (meeting, report) in enumerate(zip(meetings, reports, strict=True))
        ]

    def _pairs(self, meetings: Sequence[Meeting], reports: list[Report]) -> Iterator[tuple[float, int, Held]]:
        """How well each meeting fits each event of the same sides that was reported before."""
        for number, (meeting, report) in enumerate(zip(meetings, reports, strict=True)):
            for held in self._by_sides.get(meeting.keys, ()):
                if _are_other_days(report, held.report):
                    continue
                how = _fit(report, held.report, len(meeting.keys))
                if how:
                    yield how, number, held

    def _joined(self, held: Held, report: Report) -> str:
        for side, people in report.people.items():
            held.report.people.setdefault(side, set()).update(people)
        if report.is_stated and not held.report.is_stated:
            held.report.day, held.report.is_stated = report.day, True
        return held.key

    def _new(self, meeting: Meeting, report: Report) -> str:
        sides = meeting.keys
        self._numbers[sides] += 1
        key = f"{'+'.join(sorted(sides))}/{report.day or 'undated'}/{self._numbers[sides]}"
        self._by_sides.setdefault(sides, []).append(Held(key, report))
        self._order.append(sides)
        if len(self._order) > MOST_HELD:
            self._by_sides[self._order.popleft()].pop(0)
        return key


def _report(meeting: Meeting, headings: Mapping[str, str]) -> Report:
    people: dict[str, set[str]] = {}
    for seat in meeting.seats:
        name = headings.get(seat.person.slug or "") or seat.person.full_name or ""
        if name:
            people.setdefault(seat.side.key, set()).add(sound(name))
    day = meeting.day
    stated = bool(day and day.mention)
    return Report(meeting.kind, day.resolved.edtf if day else None, stated, people)


def _are_other_days(one: Report, other: Report) -> bool:
    """Two days that the texts state, of another month or day: told fast, for most reports of two sides are such."""
    first, second = one.day or "", other.day or ""
    if first[-6:] == second[-6:] or not (one.is_stated and other.is_stated):
        return False
    return len(first) == len(second) == len("2025-12-03")


def _fit(one: Report, other: Report, sides: int) -> float:
    if not can_be_one_day(one, other):
        return 0
    named = [side for side in one.people if side in other.people]
    return fit(one, other, [_likeness(one.people[side], other.people[side]) for side in named], sides)


def _likeness(first: set[str], second: set[str]) -> float:
    """How surely two groups have somebody in common, by the sounds of the names: 0 to 100."""
    return max(likeness(one, other) for one in first for other in second)
