"""Which meeting of a text an event belongs to: the one that is told already, or a further one."""

import re

from archive.extraction.days import DAYS, Day
from archive.extraction.events import RANK, Event
from archive.extraction.rows import of_several
from archive.extraction.seating import Seat
from archive.extraction.sentences import Sentence

APART = ("consultation", "phone_call")
"""Kinds of meetings that are no part of talks or receptions of the same day."""
LASTING = ("consultation", "multilateral")
"""Kinds of meetings that may last several days, of which a sentence names one."""
MANY = 3
"""So many countries in one row of ministers by a sentence that says what was held are its sides."""
FRAMES = ("signing", "visit")
_POINT = re.compile(r"\s*(?:[*•●▪‣·+–—-]|\(?\d{1,2}[.)]|[a-zа-яđ]\))\s")


def stands_alone(event: Event, lead: int, *, awaited: bool = False, told_when: bool = False) -> bool:
    """Near the top, or with people of both sides named or called by their posts.

    lead: number of a paragraph.  awaited: whether the sentences behind it may name who led; told_when: the day.
    """
    near = event.sentence.paragraph.number <= lead
    named = any(
        seat.person.name_text and (awaited or seat.sentence is event.sentence) for seat in event.seats
    )
    dated = told_when or any(mention.kind in (*DAYS, "range") for mention in event.sentence.dates)
    if event.by_context and named:
        return not event.is_noun
    if near and not event.is_noun and in_a_row(event):
        return not event.sentence.paragraph.is_heading
    if opens(event) and dated and event.bodies and not event.is_noun:
        return True
    return len(event.told) > 1 or (near and (named or (bool(event.bodies) and dated and not event.is_noun)))


def in_a_row(event: Event) -> bool:
    """Whether a sentence tells of many by one row: the ministers of Kenya, Uganda and Rwanda."""
    return any(len(row) >= MANY for row in of_several(event.sentence))


def is_of_many(event: Event) -> bool:
    """Whether a sentence says that many met: by the word of the meeting, or by a row of them."""
    return event.trigger.meaning[0] == "multilateral" or in_a_row(event)


def same(events: list[Event], held_day: Day | None, event: Event, day: Day | None) -> bool:
    """Whether an event can be the meeting that others report: the same sides, no other day, no other kind.

    held_day: None where it is only supposed.
    """
    first = events[0]
    if (kind(events) == "visit") != (event.kind == "visit"):
        return False
    speaks_only = event.is_noun or event.trigger.meaning[1] == "chair" or _is_headed(events)
    speaks_only = speaks_only or _is_of_same_people(events, event)
    if first.keys != event.keys or (apart(kind(events), event.kind) and not speaks_only):
        return False
    known, new = (held_day and held_day.resolved.edtf), (day and day.resolved.edtf)
    return not known or not new or known == new or _is_one_day_of(known, new, events, event)


def _is_one_day_of(known: str, new: str, events: list[Event], event: Event) -> bool:
    """Whether a sentence names the days of what lasted several, and another one of them alone."""
    if event.kind == kind(events) and event.kind in LASTING and _lies_in(new, known):
        return True
    lasting = event.is_noun or (event.kind == kind(events) and event.kind in LASTING)
    return lasting and _lies_in(known, new)


def _is_of_same_people(events: list[Event], event: Event) -> bool:
    """ "They spoke by phone. … X and Y exchanged views": the same people once more, in a word for any meeting."""
    if event.kind != "talks" or kind(events) != "phone_call" or _tells_next(event):
        return False
    held, new = _principals(events), _principals([event])
    return len(new) > 1 and all(new[side] <= held.get(side, set()) for side in new)


def _is_headed(events: list[Event]) -> bool:
    """Whether a meeting is told by the heading alone so far, which does not tell its kind apart."""
    return all(event.sentence.paragraph.is_heading for event in events)


def _lies_in(day: str, span: str) -> bool:
    """Whether a day lies within the days of a visit: "this meeting was part of his visit from 17 to 19 April"."""
    first, _, last = span.partition("/")
    return bool(last) and len(first) == len(day) == len(last) and first <= day <= last


def apart(first: str, second: str) -> bool:
    """Whether two kinds are meetings of their own on one day."""
    return first != second and any(each in APART for each in (first, second))


def kind(events: list[Event]) -> str:
    """What its first sentence calls a meeting; a signing or visit gives way to what else it was."""
    told = [event for event in events if not event.sentence.paragraph.is_heading] or events
    kinds = [event.kind for event in told]
    return next((each for each in kinds if RANK[each] < RANK["signing"]), kinds[0])


def shared(event: Event, events: list[Event]) -> int:
    """How many people of an event a meeting has already."""
    held = {seat.person.full_name for each in events for seat in each.seats if seat.person.full_name}
    return len(held & {seat.person.full_name for seat in event.seats})


def opens(event: Event) -> bool:
    """Whether a sentence begins the report of a further meeting: a point of a list, or words such as "also"."""
    told = event.sentence.says("next", "separate")
    return event.sentence.opens_paragraph and (is_point(event.sentence) or told)


def tells_several(event: Event) -> bool:
    """Whether a sentence sums up several meetings: "met a number of officials"."""
    return event.sentence.says("several")


def is_point(sentence: Sentence) -> bool:
    """Whether a sentence begins a point of a list."""
    return sentence.opens_paragraph and bool(_POINT.match(sentence.paragraph.text))


def is_another(events: list[Event], seats: list[Seat], event: Event) -> bool:
    """The same two sides again, but somebody else on one of them: a further meeting, not more of the same.

    seats: who else is known to have sat there.

    Sentences that only speak of the meeting, of who else was there, of a signing or of the visit add to it.
    """
    if event.is_noun or event.kind in FRAMES or _is_presence(event):
        return False
    if event.kind != kind(events) and "courtesy_call" in (event.kind, kind(events)) and _tells_next(event):
        return True
    held, new = _principals(events), _principals([event])
    for seat in seats:
        if seat.person.full_name:
            held.setdefault(seat.side.key, set()).add(seat.person.full_name)
    both = [side for side in event.keys if held.get(side) and new.get(side)]
    other = [side for side in both if not held[side] & new[side]]
    if not other or (len(event.told) < 2 and not event.by_context):
        return False
    return len(other) < len(event.keys) or _tells_next(event)


def _is_presence(event: Event) -> bool:
    if event.trigger.meaning[1] == "chair":
        return False
    return event.sentence.says("present", "with", "co_chair")


def only_adds(event: Event) -> bool:
    """Whether a sentence only tells who else was there: "the ministers of … were also present at the meeting"."""
    return event.is_noun and event.sentence.says("present")


def _tells_next(event: Event) -> bool:
    return event.sentence.says("next", "separate")


def _principals(events: list[Event]) -> dict[str, set[str]]:
    """The people named on each side by the sentences that tell who met."""
    found: dict[str, set[str]] = {}
    for event in events:
        if event.kind in FRAMES and len(events) > 1:
            continue
        for seat in event.seats:
            if seat.person.full_name:
                found.setdefault(seat.side.key, set()).add(seat.person.full_name)
    return found
