"""Who of the people in a sentence sits on which side of the table."""

import re
from dataclasses import dataclass, replace

from archive.extraction.affiliation import owns, reach
from archive.extraction.mentioned_people import is_invoked
from archive.extraction.people import PersonMention
from archive.extraction.posts import BARE_TITLES
from archive.extraction.roster import Roster
from archive.extraction.sentences import Sentence
from archive.extraction.sides import Side, of_body

APART = 45
"""How far behind a post, in letters, its name may stand."""
TELL_ONLY = re.compile(
    "Spokes|Expert|Analyst|Journalist|Correspondent|Reporter|Professor|Lawyer|Researcher|Judge|Former "
)
OPENING = 6
"""How far behind the beginning of a sentence, in letters, the town may stand that it tells of."""
_TELLS = re.compile(r"(?:сообщила?|рассказала?|уточнила?|пояснила?|cho biết|a indiqué|a précisé) $")
_GRAVE = re.compile(
    r"(?:могил|памятник|мавзоле|бюст)\w*\s$|(?:tomb|grave|mausoleum|monument) (?:of|to) (?:the )?$|"
    r"(?:tombe|mausolée|monument) (?:de |du |à )(?:l['’])?(?:la )?$"
)
_COUNTERPART = re.compile("homologue|counterpart|colleague|коллег|người đồng cấp", re.IGNORECASE)
VISITING = 30
"""How far before a post, in letters, the word may stand that its holder is a visitor."""
_VISITING = re.compile(
    r"visiting|en visite|прибывш|находящ\w+ с визитом|sang thăm|đang thăm|সফররত|সফরকারী", re.IGNORECASE
)
_JOINED = re.compile(r",?\s+(?:and|et|и|và|ও|এবং)\s.{0,40}", re.DOTALL)
BEHIND = 90
"""How far behind a person, in letters, the country or body that is theirs may be named."""


@dataclass
class Seat:
    """Somebody who takes part, and for whom."""

    person: PersonMention
    side: Side
    sentence: Sentence


def distinct(sides: list[Side]) -> list[Side]:
    """Each side once, in order."""
    by_key: dict[str, Side] = {}
    for side in sides:
        by_key.setdefault(side.key, side)
    return list(by_key.values())


def seated(sentence: Sentence, roster: Roster, context: list[Side]) -> list[Seat]:
    """The people of a sentence with their sides: those that are told, and those that follow from who sits there.

    context: the sides of the meeting that the sentences before told of.
    """
    found = _chairs(_with_company(_told(sentence, roster), sentence, roster), sentence)
    found = _in_the_town(found, sentence, roster)
    found = _with_the_rest(found, sentence, roster)
    return _visitor(_opposite(_guest(found, sentence, roster), roster, context), roster)


def _told(sentence: Sentence, roster: Roster) -> list[Seat]:
    """The people whose side is known; a post written apart from its name goes with the name."""
    found: list[Seat] = []
    office: PersonMention | None = None
    for person in sorted(sentence.people, key=lambda person: person.start):
        who, side = roster.meant(person, roster.side(person, sentence), sentence)
        if office and person.name_text and not person.post_en and person.start - office.end <= APART:
            side = roster.side(office, sentence) or side
            found = [seat for seat in found if seat.person.start != office.start]
            who = person._replace(post_en=office.post_en)
        absent = tells_only(who) or _sent_another(person, sentence) or is_invoked(person, sentence)
        absent = absent or _is_nobody_named(who)
        if side and not absent and not _is_remembered(person, sentence):
            found.append(Seat(who, side, sentence))
        office = None if person.name_text else person
    return found


def _sent_another(person: PersonMention, sentence: Sentence) -> bool:
    """Whether only somebody's adviser or envoy sat there: প্রেসিডেন্ট ক-এর উপদেষ্টা খ-এর সঙ্গে."""
    return any(owns(person, other, sentence) for other in sentence.people if other is not person)


def _with_company(found: list[Seat], sentence: Sentence, roster: Roster) -> list[Seat]:
    """ "The ambassador was accompanied by her legal attaché, X": who comes with somebody sits on that side."""
    for word in sentence.presence:
        before = [seat for seat in found if seat.person.start < word.start]
        if word.meaning[0] != "with" or not before:
            continue
        reach = min([sentence.end, *(met.start for met in sentence.triggers if met.start > word.end)])
        company = [
            who
            for who in sentence.people
            if word.end <= who.start < reach and who.name_text and not roster.is_told(who, sentence)
        ]
        taken = {who.start for who in company}
        found = [seat for seat in found if seat.person.start not in taken]
        found += [Seat(who, before[-1].side, sentence) for who in company if not tells_only(who)]
        found.sort(key=lambda seat: seat.person.start)
    return found


def _is_nobody_named(person: PersonMention) -> bool:
    """A title alone ("the Director-General") that means nobody whom the text names."""
    alone = not (person.name_text or person.country or person.organisation)
    return alone and person.post_en in BARE_TITLES


def tells_only(person: PersonMention) -> bool:
    """Whether somebody speaks of a meeting without sitting there: a spokesperson, an expert, a reporter."""
    return bool(TELL_ONLY.search(person.post_en or ""))


def is_absent(person: PersonMention, sentence: Sentence) -> bool:
    """Whether somebody of untold side only tells the press (…, сообщил советник министра Иван Громов), or is dead."""
    first = min(person.start, person.post_start if person.post_start is not None else person.start)
    told = _TELLS.search(sentence.paragraph.text[max(0, first - 24) : first])
    return tells_only(person) or bool(told) or _is_remembered(person, sentence)


def _is_remembered(person: PersonMention, sentence: Sentence) -> bool:
    """Whether a grave or a monument is theirs: flowers were laid at the tomb of President X."""
    first = min(person.start, person.post_start if person.post_start is not None else person.start)
    return bool(_GRAVE.search(sentence.paragraph.text[max(0, first - 24) : first]))


def _chairs(found: list[Seat], sentence: Sentence) -> list[Seat]:
    """Where a sentence names who chaired together, these sat there, and not who speaks of it."""
    chaired = next((word for word in sentence.presence if word.meaning[0] == "co_chair"), None)
    if chaired is None or len(found) < 3:
        return found
    before = [seat for seat in found if seat.person.start < chaired.start]
    after = [seat for seat in found if seat.person.start > chaired.start]
    return before[-2:] if len(before) > 1 else after[:2] if len(after) > 1 else found


def _in_the_town(found: list[Seat], sentence: Sentence, roster: Roster) -> list[Seat]:
    """ "In Belgrade, the councillor met President X": who is only supposed to be of home is of there."""
    town = next((city for city in sentence.cities if city.start - sentence.start <= OPENING), None)
    met = next((word.end for word in sentence.triggers if word.meaning[1] != "noun"), None)
    if town is None or met is None or town.code == roster.base or not roster.base:
        return found
    there = Side(country=town.code)
    return [
        replace(seat, side=there)
        if seat.person.start > met
        and seat.side.key == roster.base
        and not roster.is_told(seat.person, sentence)
        else seat
        for seat in found
    ]


def _with_the_rest(found: list[Seat], sentence: Sentence, roster: Roster) -> list[Seat]:
    """A named person of untold side, beside people of one side only, speaks for the other."""
    taken = {seat.person.start for seat in found}
    rest = [
        person
        for person in sentence.people
        if person.start not in taken
        and person.name_text
        and not is_absent(person, sentence)
        and not is_invoked(person, sentence)
    ]
    sides = distinct([seat.side for seat in found])
    if not rest or len(sides) > 1:
        return found
    if not sides:
        return (
            _counterparts(rest, sentence, roster)
            or _host_and_visitor(rest, sentence, roster)
            or (_by_office(sentence, rest, roster) if len(rest) > 1 else _abroad(rest[0], sentence, roster))
        )
    other = _behind(rest[0], sentence, sides[0]) or _posted(found) or roster.other(sides)
    if other is None or other.key == sides[0].key:
        return found
    more = [Seat(person, other, sentence) for person in rest]
    return sorted([*found, *more], key=lambda seat: seat.person.start)


def in_order(sentence: Sentence, sides: list[Side]) -> list[Seat]:
    """ "A working group of the ministries of Russia and China under X and Y": two names behind the two sides.

    sides: in the order in which the sentence names them.
    """
    people = [who for who in sentence.people if who.name_text and not tells_only(who)]
    if len(people) != 2 or len(sides) != 2:
        return []
    first, second = people
    between = sentence.paragraph.text[first.end : second.post_start or second.start]
    if second.post_en or not _JOINED.fullmatch(between):
        return []
    return [Seat(who, side, sentence) for who, side in zip(people, sides, strict=True)]


def _counterparts(rest: list[PersonMention], sentence: Sentence, roster: Roster) -> list[Seat]:
    """ "The minister, X, signed in the Vietnamese capital with his counterpart, Y", under a heading on one country: X
    is of that country, Y of the other one of the sentence."""
    others = {country.code for country in sentence.countries} - {side.key for side in roster.title}
    if len(rest) != 2 or len(roster.title) != 1 or len(others) != 1 or not roster.title[0].country:
        return []
    if not _COUNTERPART.match(rest[1].post_text or ""):
        return []
    there = Side(country=others.pop())
    return [Seat(rest[0], roster.title[0], sentence), Seat(rest[1], there, sentence)]


def _host_and_visitor(rest: list[PersonMention], sentence: Sentence, roster: Roster) -> list[Seat]:
    """ "Talks between the interior minister, X, and a visiting deputy minister, Y": of two countries named, the one
    where the text stands is the host's."""
    codes = list(dict.fromkeys(country.code for country in sentence.countries))
    codes = codes if len(codes) == 2 else [side.country for side in roster.title if side.country]
    here = roster.base or roster.local
    if len(rest) != 2 or len(codes) != 2 or here not in codes or not all(who.post_en for who in rest):
        return []
    there = next(code for code in codes if code != here)
    text = sentence.paragraph.text
    first = min(rest[0].start, rest[0].post_start or rest[0].start)
    host, visitor = reversed(rest) if _VISITING.search(text[max(0, first - VISITING) : first]) else rest
    seats = [Seat(host, Side(country=here), sentence), Seat(visitor, Side(country=there), sentence)]
    return sorted(seats, key=lambda seat: seat.person.start)


def _abroad(person: PersonMention, sentence: Sentence, roster: Roster) -> list[Seat]:
    """ "Interior Minister X held talks with officials in the United Kingdom", in a text that names one country
    besides it: X is of that one."""
    here = {country.code for country in sentence.countries}
    left = [code for code in roster.countries if code not in here]
    if any(of_body(body) for body in sentence.organisations):
        return []
    if roster.base or len(here) != 1 or len(left) != 1 or not person.post_en or person.seat:
        return []
    return [Seat(person, Side(country=left[0]), sentence)]


def _posted(found: list[Seat]) -> Side | None:
    """An ambassador meets somebody of the country where the ambassador serves."""
    country = next((seat.person.seat for seat in found if seat.person.seat), None)
    return Side(country=country) if country else None


def _by_office(sentence: Sentence, people: list[PersonMention], roster: Roster) -> list[Seat]:
    """Nobody's side is told: who has an office speaks for the country named most, the others for a body named
    beside them."""
    bodies = [side for body in sentence.organisations if (side := of_body(body)) and not side.country]
    country = roster.countries.most_common(1)
    if not bodies or not country:
        return []
    home = Side(country=country[0][0])
    return [Seat(person, home if person.post_en else bodies[0], sentence) for person in people]


def _behind(person: PersonMention, sentence: Sentence, known: Side) -> Side | None:
    """The body or country named next behind a person: "Bambang Hadi, trưởng ban … của Cảnh sát Indonesia"."""
    last = max(person.end, person.post_end or person.end)
    limit = reach(sentence, last, BEHIND)
    named = [(body.start, side) for body in sentence.organisations if (side := of_body(body)) is not None]
    named += [(country.start, Side(country=country.code)) for country in sentence.countries]
    near = [(start, side) for start, side in named if last < start < limit and side.key != known.key]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _guest(found: list[Seat], sentence: Sentence, roster: Roster) -> list[Seat]:
    """Two people, both only supposed to be of the country of the outlet, one of them a visitor: that one is of the
    other country of the heading, where it names but one."""
    others = [side for side in roster.title if side.country and side.country != roster.base]
    supposed = all(not roster.is_told(seat.person, seat.sentence) and seat.person.name_text for seat in found)
    if len(found) != 2 or len({seat.side.key for seat in found}) != 1 or len(others) != 1 or not supposed:
        return found
    text = sentence.paragraph.text
    firsts = [min(seat.person.start, seat.person.post_start or seat.person.start) for seat in found]
    visiting = [bool(_VISITING.search(text[max(0, first - VISITING) : first])) for first in firsts]
    if sum(visiting) != 1:
        return found
    return [
        Seat(seat.person, others[0], seat.sentence) if guest else seat
        for seat, guest in zip(found, visiting, strict=True)
    ]


def _visitor(found: list[Seat], roster: Roster) -> list[Seat]:
    """Two people, both only supposed to be of the country of the outlet, in a place abroad: one is of there."""
    if len(found) != 2 or len({seat.side.key for seat in found}) != 1 or not roster.local:
        return found
    supposed = all(not roster.is_told(seat.person, seat.sentence) and seat.person.name_text for seat in found)
    if not supposed or roster.local in (roster.base, found[0].side.country):
        return found
    return [found[0], replace(found[1], side=Side(country=roster.local))]


def _opposite(found: list[Seat], roster: Roster, context: list[Side]) -> list[Seat]:
    """ "Bangladesh's minister called on the Deputy Prime Minister": whose side is only supposed sits opposite,
    where the sentences before told of two sides."""
    sides = distinct([seat.side for seat in found])
    both = context if len(context) == 2 else roster.title
    keys = {side.key for side in both}
    if len(sides) != 1 or len(keys) != 2 or sides[0].key not in keys:
        return found
    opposite = next(side for side in both if side.key != sides[0].key)
    supposed = [seat for seat in found if not roster.is_told(seat.person, seat.sentence)]
    if supposed and len(supposed) < len(found):
        return [replace(seat, side=opposite) if seat in supposed else seat for seat in found]
    return found
