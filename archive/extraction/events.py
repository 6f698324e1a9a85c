"""What one sentence reports: a meeting of two or more sides, held, mentioned or planned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from archive.extraction.affiliation import beside, named_sides
from archive.extraction.organisations import OrganisationMention
from archive.extraction.people import PersonMention
from archive.extraction.roster import Roster
from archive.extraction.rows import of_several
from archive.extraction.seating import Seat, distinct, in_order, is_absent, seated
from archive.extraction.sentences import Sentence
from archive.extraction.sides import OWN_SIDE, Side, of_body
from archive.extraction.spoken_of import is_only_spoken_of
from archive.extraction.standing import standings
from archive.extraction.wordlists import Found

RANK = {
    "phone_call": 0, "courtesy_call": 1, "consultation": 2, "reception": 3,
    "talks": 4, "multilateral": 5, "signing": 6, "visit": 7,
}  # fmt: skip
WITH = 34
"""How far, in letters, the word that makes a body a party ("with") may stand from it."""
_WITH_BEFORE = re.compile(
    r"(?:\b(?:with|and|between|со|с|между|и|avec|et|entre|với|và|giữa|cùng)\b\s+)(?:\S+\s+){0,3}$"
)
_WITH_BEHIND = re.compile(r"^\S*\s*(?:\([^)]*\)\S*\s*)?(?:\S+\s+){0,3}(?:সঙ্গে|সাথে|মধ্যে|ও|এবং|প্রতিনিধি)")
_LISTED = re.compile(r",?\s(?:и|and|et|và|ও|এবং)\s|, ")
MOST_SIDES = 4
"""More countries in one sentence than this are a list, not the sides of a meeting."""
PAIRED = 4
"""How many sentences back the two may be named of whom a text goes on to speak."""
_THE_TWO = re.compile(
    r"\bles deux (?:hommes|officiers|ministres|responsables|généraux|chefs|dirigeants|personnalités|interlocuteurs)\b|"
    r"\bthe two (?:men|officers|ministers|officials|generals|chiefs|leaders|commanders)\b|"
    r"\b(?:оба|два) (?:министра|генерала|офицера|руководителя)\b|\bhai (?:bộ trưởng|vị tướng|lãnh đạo)\b",
    re.IGNORECASE,
)
ONE_TO_ONE = ("talks", "reception", "courtesy_call", "phone_call")


@dataclass(frozen=True)
class Protagonist:
    """The first person that a text names with an office: who it is about."""

    person: PersonMention
    sentence: Sentence


@dataclass
class Body:
    """A side that is named without a person, and where.  is_delegation: by a word for people ("the Thai side")."""

    side: Side
    sentence: Sentence
    start: int
    end: int
    is_delegation: bool = False


@dataclass
class Event:
    """One meeting as one sentence has it.  bodies: sides that no person speaks for.

    told_in: the sentence with the word of the meeting, where that is another one.  by_context: whether one of the
    sides is only that of the meeting before.
    """

    sentence: Sentence
    trigger: Found
    kind: str
    standing: str
    seats: list[Seat] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    told_in: Sentence | None = None
    by_context: bool = False

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(side.key for side in self.sides)

    @property
    def told(self) -> frozenset[str]:
        """The sides that a person speaks for."""
        people = {seat.side.key for seat in self.seats}
        return frozenset(people | {body.side.key for body in self.bodies if body.is_delegation})

    @property
    def is_noun(self) -> bool:
        """Whether the sentence only speaks of the meeting ("at the meeting, …")."""
        return self.trigger.meaning[1] == "noun"

    def add(self, body: Body) -> None:
        """Adds a side, unless it is there."""
        if body.side.key not in self.keys:
            self.sides.append(body.side)
            self.bodies.append(body)


def event_of(
    sentence: Sentence, roster: Roster, protagonist: Protagonist | None, context: list[Side], language: str
) -> Event | None:
    """The meeting that a sentence speaks of, told by its most telling word, with the sides it tells, if any.

    protagonist: who the text is about; where a sentence names one side alone, the other may be theirs.
    context: the sides of the meeting that the sentences before told of.
    """
    if not sentence.triggers:
        return None
    trigger, told = _trigger(sentence, language)
    event = Event(sentence, trigger, trigger.meaning[0], told)
    event.seats = seated(sentence, roster, context)
    event.sides = distinct([seat.side for seat in event.seats])
    _add_rows(event, roster)
    for add in (
        partial(_add_roles, roster=roster),
        partial(_seat_left, roster=roster, context=context),
        _add_bodies,
        partial(_add_protagonist, roster=roster, protagonist=protagonist),
        partial(_seat_left, roster=roster, context=context),
        partial(_add_home_body, roster=roster),
        partial(_add_country, roster=roster, context=context),
        partial(_add_context, context=context),
    ):
        if len(event.sides) < 2:
            add(event)
    if not event.seats:
        event.seats = in_order(sentence, _sides_before(event, sentence.people))
    if event.kind == "talks" and len(event.sides) > 2:
        event.kind = "multilateral"
    return event


def _sides_before(event: Event, people: list[PersonMention]) -> list[Side]:
    """The sides of an event as the sentence names them, if it does so before all people."""
    named = sorted(
        (body for body in event.bodies if body.sentence is event.sentence), key=lambda body: body.start
    )
    first = min((person.start for person in people), default=0)
    return [body.side for body in named if body.end <= first]


def _trigger(sentence: Sentence, language: str) -> tuple[Found, str]:
    """The word that tells most of the meeting, news before plans and history."""
    told = zip(sentence.triggers, standings(sentence, language), strict=True)
    return min(
        told,
        key=lambda pair: (
            pair[1] != "reported",
            pair[0].meaning[1] == "noun",
            RANK[pair[0].meaning[0]],
            pair[0].start,
        ),
    )


def _add_rows(event: Event, roster: Roster) -> None:
    """ "He met the ambassadors of Egypt and Turkey": each country of such a row is a side, and who met them."""
    for row in of_several(event.sentence):
        codes = {country.code for country in row}
        if len(event.keys - codes) > 1:
            continue
        if all(seat.side.key in codes for seat in event.seats):
            _add_host(event, roster, codes)
        for country in row if event.seats else ():
            event.add(Body(Side(country=country.code), event.sentence, country.start, country.end, True))


def _add_host(event: Event, roster: Roster, codes: set[str]) -> None:
    """Who met those of a row: the first named official of untold side, of the country of the text or the town."""
    taken = {seat.person.start for seat in event.seats}
    who = next(
        (one for one in event.sentence.people if one.name_text and one.post_en and one.start not in taken),
        None,
    )
    here = roster.base or (event.sentence.cities[0].code if event.sentence.cities else roster.local)
    if who is not None and here and here not in codes:
        event.seats.insert(0, Seat(who, Side(country=here), event.sentence))
        event.sides.insert(0, Side(country=here))


def _add_roles(event: Event, roster: Roster) -> None:
    """ "The Indonesian general", "phía Lào": a country with a word for a person or a delegation is a side."""
    sentence = event.sentence
    for role in sentence.roles:
        named = next(
            (item for item in named_sides(sentence) if beside(role, item[0], item[1], sentence)), None
        )
        if named is None or named[2].key in event.keys:
            continue
        start, end, side = named
        first, last = min(role.start, start), max(role.end, end)
        event.add(Body(side, sentence, first, last, is_delegation=True))
        _add_listed(event, end, is_delegation=True)
        person = roster.principal(side, sentence)
        if person is not None:
            where = person._replace(start=role.start, end=role.end, post_start=None, post_end=None)
            event.seats.append(Seat(where, side, sentence))


def _seat_left(event: Event, roster: Roster, context: list[Side]) -> None:
    """ "The Vietnamese officer called on Defence Minister X": who has no side yet sits opposite the delegation."""
    taken = {seat.person.start for seat in event.seats}
    rest = [who for who in event.sentence.people if who.start not in taken and who.name_text]
    rest = [who for who in rest if not is_absent(who, event.sentence)]
    if len(event.sides) != 1 or not rest:
        return
    near = [side for side in context if side.key not in event.keys] if len(context) == 2 else []
    other = near[0] if len(near) == 1 else roster.other(event.sides)
    if other:
        event.seats += [Seat(who, other, event.sentence) for who in rest]
        event.sides.append(other)


def _add_bodies(event: Event) -> None:
    """Where the people sit on one side only, the other may be named as a body."""
    national = any(body.kind not in OWN_SIDE for body in event.sentence.organisations)
    for body in event.sentence.organisations:
        side = of_body(body)
        if side and (side.country or ((event.seats or national) and _is_party(body, event.sentence))):
            event.add(Body(side, event.sentence, body.start, body.end))


def _add_home_body(event: Event, roster: Roster) -> None:
    """ "The Customs Department met with …": a national body without its country is of the outlet's."""
    for body in event.sentence.organisations:
        if body.kind not in OWN_SIDE and body.country is None and body.kind != "parliament":
            land = roster.base or roster.land(body.name_en)
            if land and land not in event.keys:
                event.add(Body(Side(country=land), event.sentence, body.start, body.end))
            return


def _is_party(body: OrganisationMention, sentence: Sentence) -> bool:
    """Whether somebody meets with a body, and does not only speak of it: "held talks with Europol"."""
    if body.kind == "company":
        return True
    text = sentence.paragraph.text
    before, behind = text[max(0, body.start - WITH) : body.start], text[body.end : body.end + WITH]
    return bool(_WITH_BEFORE.search(before) or _WITH_BEHIND.match(behind))


def _add_context(event: Event, context: list[Side]) -> None:
    """ "Later he met the chairman of the committee, X": the other of the two sides of the meeting before."""
    if len(context) != 2 or len(event.sides) != 1 or event.is_noun or event.kind in ("signing", "visit"):
        return
    keys = {side.key for side in context}
    if event.sides[0].key in keys and any(seat.person.name_text for seat in event.seats):
        event.sides.append(next(side for side in context if side.key != event.sides[0].key))
        event.by_context = True


def _add_country(event: Event, roster: Roster, context: list[Side]) -> None:
    """A country of the sentence, first one that the heading names too, with those listed beside it; without any
    person, all up to four. What is only said at the meeting before is about no other country."""
    heads = {side.country for side in roster.title}
    text = event.sentence.paragraph.text
    named = sorted(event.sentence.countries, key=lambda country: country.code not in heads)
    named = [country for country in named if not is_only_spoken_of(text, country)]
    for keys in ({side.key for side in context}, {side.key for side in roster.title}):
        if event.is_noun and len(keys) == 2 and event.keys and event.keys <= keys:
            named = [country for country in named if country.code in keys]
    codes = {country.code for country in named}
    if not event.seats and not 2 <= len(codes) <= MOST_SIDES:
        return
    for country in named:
        event.add(Body(Side(country=country.code), event.sentence, country.start, country.end))
        if event.seats and len(event.sides) > 1:
            _add_listed(event, country.end)
            return


def _add_listed(event: Event, end: int, *, is_delegation: bool = False) -> None:
    """ "Colleagues from Russia and Belarus": the countries listed behind one that is a side, which ends at a place."""
    for country in event.sentence.countries:
        if country.start > end and _LISTED.fullmatch(event.sentence.paragraph.text, end, country.start):
            side = Side(country=country.code)
            event.add(Body(side, event.sentence, country.start, country.end, is_delegation))
            end = country.end


def _move_supposed(event: Event, roster: Roster, side: Side) -> None:
    """ "The commander met the interior minister, X": who is only supposed to be of the protagonist's side is of the
    other one of the heading."""
    other = next((each for each in roster.title if each.key != side.key), None)
    supposed = all(not roster.is_told(seat.person, seat.sentence) for seat in event.seats)
    if other is None or len(roster.title) != 2 or not event.seats or not supposed:
        return
    for seat in event.seats:
        seat.side = other
    event.sides = distinct([seat.side for seat in event.seats])


def _add_protagonist(event: Event, roster: Roster, protagonist: Protagonist | None) -> None:
    """ "She also met the head of …": who the text is about, if they are on another side than who is named."""
    named = {person.full_name for person in event.sentence.people if person.name_text}
    delegation = any(role.meaning[0] == "delegation" for role in event.sentence.roles)
    if protagonist is None or not (named or delegation):
        return
    side = roster.side(protagonist.person, protagonist.sentence) or roster.other(event.sides)
    if side and side.key in event.keys and protagonist.person.full_name not in named:
        _move_supposed(event, roster, side)
    if side and side.key not in event.keys and protagonist.person.full_name not in named:
        event.seats.insert(0, Seat(protagonist.person, side, protagonist.sentence))
        event.sides.insert(0, side)


def point(
    listing: Event, sentence: Sentence, roster: Roster, protagonist: Protagonist | None
) -> Event | None:
    """The meeting that a point of a list tells by naming whom: the word of it stands above the list."""
    told_in = listing.told_in or listing.sentence
    event = replace(listing, sentence=sentence, told_in=told_in)
    event.seats, event.bodies = seated(sentence, roster, []), []
    event.sides = distinct([seat.side for seat in event.seats])
    if event.kind not in ONE_TO_ONE:
        event.kind = "talks"
    if len(event.sides) == 1 or told_in.says("several"):
        _add_protagonist(event, roster, protagonist)
    return event if len(event.sides) > 1 else None


def separate(event: Event, roster: Roster) -> Iterator[Event]:
    """The meetings of a sentence that says of one person to have met several others one by one."""
    summed = event.told_in is not None and event.told_in.says("separate", "several")
    told = summed or event.sentence.says("separate", "several") or _is_row_of_guests(event)
    if not told or len(event.sides) < 3 or event.kind not in (*ONE_TO_ONE, "multilateral"):
        yield event
        return
    first = next((side for side in event.sides if side.country == roster.base), event.sides[0])
    for side in event.sides:
        if side is first:
            continue
        keys = (first.key, side.key)
        yield replace(
            event,
            kind="talks" if event.kind == "multilateral" else event.kind,
            seats=[seat for seat in event.seats if seat.side.key in keys],
            sides=[first, side],
            bodies=[body for body in event.bodies if body.side.key in keys],
        )


def pair(event: Event, before: list[Sentence], roster: Roster) -> None:
    """ "The two officers held talks": who they are, a sentence shortly before has named, one for each side."""
    if len(event.sides) > 1 or not _THE_TWO.search(event.sentence.text):
        return
    for sentence in reversed(before[-PAIRED:]):
        people = [seat for seat in seated(sentence, roster, []) if seat.person.name_text]
        sides = distinct([seat.side for seat in people])
        if len(people) == len(sides) == 2:
            event.seats, event.sides = people, sides
            return


def _is_row_of_guests(event: Event) -> bool:
    """ "The minister received: A of Kenya; B of Uganda; C of Rwanda": a semicolon between those whom somebody met."""
    behind = event.sentence.paragraph.text[event.trigger.end : event.sentence.end]
    return event.kind in ONE_TO_ONE and behind.count(";") >= max(1, len(event.sides) - 2)


def headless(sentences: list[Sentence], roster: Roster) -> Event | None:
    """The meeting that sentences speak of without reporting it ("at the meeting, both sides …"), by their people."""
    told = next(
        (each for each in sentences if any(found.meaning[1] == "noun" for found in each.triggers)), None
    )
    if told is None:
        return None
    people = [
        seat for sentence in sentences for seat in seated(sentence, roster, []) if seat.person.name_text
    ]
    sides = distinct([seat.side for seat in people])
    trigger = next(found for found in told.triggers if found.meaning[1] == "noun")
    if len(sides) != 2:
        return None
    return Event(told, trigger, trigger.meaning[0], "reported", people, sides)
