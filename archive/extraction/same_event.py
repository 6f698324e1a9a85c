"""One key for all reports of one event: the same sides, days that can be one, and the same people on them."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from rapidfuzz import fuzz

from archive.extraction.joining import apart
from archive.extraction.meetings import Meeting
from archive.names.skeleton import skeleton
from articles import edtf_date

ALIKE = 74.0
"""From which ratio of sorted skeletons (rapidfuzz, 0 to 100) two names may be spellings of one."""
NOT_UNLIKE = 58.0
"""From which ratio they may be two renderings of one name, if the people of the other side are the same."""
MOST_HELD = 20_000
"""Events that are remembered, so that memory does not grow with the number of texts."""
ONE_WORD = 50.0
"""Below which ratio a single word is another one: Trần Văn is not Trần Thị."""
NEXT_DAY = timedelta(days=1)
SURE = ("stated", "relative", "other_passage")
"""Bases of a day that the text itself names; the others are the day of publication."""


@dataclass
class Report:
    """What one report says of an event.  people: the sounds of the names of each side."""

    kind: str
    day: str | None
    is_stated: bool
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
                fit = _fit(report, held.report)
                if fit:
                    yield fit, number, held

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
            people.setdefault(seat.side.key, set()).add(" ".join(sorted(skeleton(name).split())))
    day = meeting.day
    stated = bool(day and day.mention and day.resolved.basis in SURE)
    return Report(meeting.kind, day.resolved.edtf if day else None, stated, people)


def _fit(one: Report, other: Report) -> float:
    """How surely two reports of the same sides tell of one event; 0: they do not.

    Where both name people on a side, one of them must be the same; the more sides, the better.
    """
    if not _can_be_one_day(one, other):
        return 0
    named = [side for side in one.people if side in other.people]
    likeness = [_likeness(one.people[side], other.people[side]) for side in named]
    unlike = apart(one.kind, other.kind)
    if likeness and (max(likeness) < ALIKE or min(likeness) < NOT_UNLIKE):
        return 0
    same_day = bool(one.day and one.day == other.day)
    if not likeness and (unlike or not (same_day and one.is_stated and other.is_stated)):
        return 0
    return sum(likeness) / 25 + 2 * same_day + (one.kind == other.kind) - 3 * unlike + 1


def _likeness(first: set[str], second: set[str]) -> float:
    """How surely two groups have somebody in common, by the sounds of the names: 0 to 100."""
    return max(_alike(one, other) for one in first for other in second)


def _alike(one: str, other: str) -> float:
    """Two names by their sounds: nearly the same words, or one a part of the other by its longest word."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if len(shorter) == 1 and (
        shorter[0] == max(longer, key=len) or (len(shorter[0]) > 4 and shorter[0] in longer)
    ):
        return 100
    if len(shorter) > 1 and len(set(shorter) & set(longer)) > len(shorter) / 2:
        return 100
    return max(fuzz.ratio(one, other), _word_by_word(shorter, longer))


def _word_by_word(shorter: list[str], longer: list[str]) -> float:
    """How like the words of the shorter name are to the likeliest of the other, by their lengths."""
    best = [max(fuzz.ratio(word, each) for each in longer) for word in shorter]
    likeness = sum(len(word) * ratio for word, ratio in zip(shorter, best, strict=True))
    whole = likeness / sum(map(len, shorter))
    return whole if min(best) >= ONE_WORD else min(whole, NOT_UNLIKE)


def _can_be_one_day(first: Report, second: Report) -> bool:
    """Days that overlap; the day of publication may be the day after."""
    if not first.day or not second.day:
        return True
    return _meet(first.day, second.day, timedelta(0) if first.is_stated == second.is_stated else NEXT_DAY)


@lru_cache(maxsize=4096)
def _meet(first: str, second: str, slack: timedelta) -> bool:
    """Whether two EDTF dates have a day in common, or less than the slack lies between them."""
    one, other = edtf_date.parse(first), edtf_date.parse(second)
    bounds = one.lower, one.upper, other.lower, other.upper
    if not all(isinstance(bound, date) for bound in bounds):
        return first[-6:] == second[-6:]
    return one.lower <= other.upper + slack and other.lower <= one.upper + slack  # type: ignore[operator]
