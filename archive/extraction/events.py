"""What one sentence reports: a meeting of two or more sides, held, mentioned or planned."""

from dataclasses import dataclass, field, replace
from functools import partial

from archive.extraction.people import PersonMention
from archive.extraction.sentences import Sentence
from archive.extraction.sides import Roster, Side, of_body
from archive.extraction.wordlists import Found

APART = 45
"""How far behind a post, in letters, its name may stand."""
BEFORE, AFTER = 28, 24
"""How far, in letters, a word of the future or past may stand before the word of the meeting, or behind it."""
RANK = {
    "phone_call": 0, "courtesy_call": 1, "consultation": 2, "reception": 3,
    "talks": 4, "multilateral": 5, "signing": 6, "visit": 7,
}  # fmt: skip


@dataclass
class Seat:
    person: PersonMention
    side: Side
    sentence: Sentence


@dataclass
class Event:
    """One meeting as one sentence has it.  bodies: sides that no person speaks for, with where they are named."""

    sentence: Sentence
    trigger: Found
    kind: str
    standing: str
    seats: list[Seat] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    bodies: list[tuple[Side, int, int]] = field(default_factory=list)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(side.key for side in self.sides)


def event_of(sentence: Sentence, roster: Roster, protagonist: Seat | None, language: str) -> Event | None:
    """The meeting that a sentence reports, told by its most telling word; None without two sides.

    protagonist: who the text is about; where a sentence names one side alone, the other may be theirs.
    """
    if not sentence.triggers:
        return None
    trigger = min(sentence.triggers, key=lambda found: (RANK[found.meaning[0]], found.start))
    event = Event(sentence, trigger, trigger.meaning[0], standing(sentence, trigger, language))
    event.seats = _chairs(seats(sentence, roster), sentence)
    event.sides = distinct([seat.side for seat in event.seats])
    _seat_the_rest(event, roster)
    for add in (_add_bodies, partial(_add_protagonist, protagonist=protagonist), _add_country):
        if len(event.sides) < 2:
            add(event)
    return event if len(event.sides) > 1 else None


def seats(sentence: Sentence, roster: Roster) -> list[Seat]:
    """The people of a sentence whose side is known; a post written apart from its name goes with the name."""
    found: list[Seat] = []
    office: PersonMention | None = None
    for person in sorted(sentence.people, key=lambda person: person.start):
        side = roster.side(person, sentence)
        if office and person.name_text and not person.post_en and person.start - office.end <= APART:
            side = roster.side(office, sentence) or side
            found = [seat for seat in found if seat.person is not office]
            person = replace(person, post_en=office.post_en)
        if side:
            found.append(Seat(roster.by_name(person, side), side, sentence))
        office = None if person.name_text else person
    return found


def _chairs(found: list[Seat], sentence: Sentence) -> list[Seat]:
    """Where a sentence names who chaired together, these sat there, and not who speaks of it."""
    chaired = next((word for word in sentence.presence if word.meaning[0] == "co_chair"), None)
    if chaired is None or len(found) < 3:
        return found
    before = [seat for seat in found if seat.person.start < chaired.start]
    after = [seat for seat in found if seat.person.start > chaired.start]
    return before[-2:] if len(before) > 1 else after[:2] if len(after) > 1 else found


def distinct(sides: list[Side]) -> list[Side]:
    """Each side once, in order."""
    by_key: dict[str, Side] = {}
    for side in sides:
        by_key.setdefault(side.key, side)
    return list(by_key.values())


def _seat_the_rest(event: Event, roster: Roster) -> None:
    """A named person of untold side, beside people of one side only, speaks for the other."""
    seated = {seat.person.start for seat in event.seats}
    rest = [person for person in event.sentence.people if person.start not in seated and person.name_text]
    if not event.sides and len(rest) > 1:
        rest = _seat_by_office(event, rest, roster)
    other = roster.other(event.sides) if len(event.sides) == 1 else None
    if other and rest:
        event.seats += [Seat(person, other, event.sentence) for person in rest]
        event.seats.sort(key=lambda seat: seat.person.start)
        event.sides = distinct([seat.side for seat in event.seats])


def _seat_by_office(event: Event, people: list[PersonMention], roster: Roster) -> list[PersonMention]:
    """Nobody's side is told: who has an office speaks for the country named most, the others for a body named
    beside them.  Returns who is still without a seat."""
    bodies = [side for body in event.sentence.organisations if (side := of_body(body)) and not side.country]
    country = roster.countries.most_common(1)
    if not bodies or not country:
        return people
    for person in people:
        side = Side(country=country[0][0]) if person.post_en else bodies[0]
        event.seats.append(Seat(person, side, event.sentence))
    event.sides = distinct([seat.side for seat in event.seats])
    return []


def _add_bodies(event: Event) -> None:
    """Where the people sit on one side only, the other may be named as a body."""
    for body in event.sentence.organisations:
        side = of_body(body)
        if side and side.key not in event.keys:
            event.sides.append(side)
            event.bodies.append((side, body.start, body.end))


def _add_country(event: Event) -> None:
    for country in event.sentence.countries:
        side = Side(country=country.code)
        if event.seats and side.key not in event.keys:
            event.sides.append(side)
            event.bodies.append((side, country.start, country.end))
            return


def _add_protagonist(event: Event, protagonist: Seat | None) -> None:
    if (
        protagonist
        and protagonist.side.key not in event.keys
        and any(seat.person.name_text for seat in event.seats)
    ):
        event.seats.insert(0, Seat(protagonist.person, protagonist.side, protagonist.sentence))
        event.sides.insert(0, protagonist.side)


def headless(sentences: list[Sentence], roster: Roster) -> Event | None:
    """The meeting that sentences speak of without reporting it ("at the meeting, both sides …"), by their people."""
    told = next(
        (each for each in sentences if any(found.meaning[1] == "noun" for found in each.triggers)), None
    )
    if told is None:
        return None
    people = [seat for sentence in sentences for seat in seats(sentence, roster) if seat.person.name_text]
    sides = distinct([seat.side for seat in people])
    trigger = next(found for found in told.triggers if found.meaning[1] == "noun")
    if len(sides) != 2:
        return None
    return Event(told, trigger, trigger.meaning[0], "reported", people, sides)


def standing(sentence: Sentence, trigger: Found, language: str) -> str:
    """Whether the word of a meeting is governed by one of the future or of history."""
    behind = AFTER if language == "bn" else 0
    for word in sentence.standing:
        if trigger.start - BEFORE <= word.start <= trigger.end + behind:
            return word.meaning[0]
    return "reported"
