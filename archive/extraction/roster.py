"""Everybody in a text: for whom each person speaks, and who is meant by an office alone."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.extraction import countries
from archive.extraction.organisations import OrganisationMention
from archive.extraction.people import PersonMention
from archive.extraction.sentences import Sentence
from archive.extraction.sides import OWN_SIDE, Side, of_body
from archive.extraction.source import Source
from archive.extraction.wordlists import DATA, Found

LIKELY_BY_LANGUAGE = {"fr": "FR", "ru": "RU", "bn": "BD"}
"""Whom a text means by "the national police" when it names no country at all but the other side's."""
HOME_IF_NAMED = {"ru": "RU", "bn": "BD"}
"""The country whose offices a text leaves without a country, if it names that country more than once."""
SERVE_ABROAD = (
    "Ambassador",
    "High Commissioner",
    "Chargé",
    "Consul",
    "Attaché",
    "Representative",
    "Resident",
)
BEFORE = 60
BEHIND = 70
"""How far before or behind a name, in letters, the body that it speaks for may stand."""
BESIDE = 22
"""How far, in letters, the word for a person or delegation may stand from the name of its country."""
_THAT_COUNTRY = ("দেশটির ", "ওই দেশের ", "সে দেশের ", "the country's ", "the country’s ", "its ")
"""What stands before a post of the country that was named last."""
_SAYS = re.compile(
    r"(?:said|told|added|stressed|noted|сказал|заявил|отметил|подчеркнул|a déclaré|a souligné|a affirmé|nhấn mạnh|"
    r"cho biết|cho rằng|khẳng định|đề nghị|বলেন|জানান)"
)
_POSTED = re.compile("Representative|Mission|Resident|Coordinator|Country|Office|Liaison|Delegat|Adviser")
LED = 130
"""How far, in letters, the name of who leads a delegation may stand from that of its country."""
CLOSES = 80
"""How far behind a post, in letters, the body may be named that closes it."""
OWNED = 14
"""How far before a post its country may stand; what lies between is an article or an adjective."""
LONG = 100
"""Letters of a paragraph that is no heading, byline or date."""
LEADING = 3
"""The paragraphs whose place is taken for where a text was written."""


@dataclass(frozen=True)
class Holder:
    """A named holder of an office. place: of the sentence in the text."""

    place: int
    person: PersonMention
    side: Side


class Roster:
    """The sides of all people of a text: what one sentence says of a person holds in the others.

    home: the country of the outlet. local: of the place where the text seems to be written. title: the sides that
    the heading names.
    """

    def __init__(
        self, source: Source, sentences: list[Sentence], home_country: str | None, known: dict[str, Side]
    ) -> None:
        self.home, self._known = home_country, known
        self._likely = LIKELY_BY_LANGUAGE.get(source.language)
        self.local = _local(sentences)
        self.title_words = _title(sentences)
        self.title = [side for side, *_ in self.title_words]
        self.lead = _lead(sentences)
        self.countries = Counter(country.code for sentence in sentences for country in sentence.countries)
        self.base = self._base(source, sentences)
        self._places = {id(sentence): place for place, sentence in enumerate(sentences)}
        self._by_name: dict[str, Side] = {}
        self._holders: list[Holder] = []
        for sentence in sentences:
            for person in sentence.people:
                self._learn(person, sentence)

    def _base(self, source: Source, sentences: list[Sentence]) -> str | None:
        """The country whose officials the text calls by their posts alone: that of the outlet, where an ambassador
        serves, where the dateline stands, or one that the text of a language names."""
        if self.home:
            return self.home
        agency = _agency(source.dateline)
        if agency:
            return agency
        likely = HOME_IF_NAMED.get(source.language)
        if likely and source.language == "bn" and self.countries[likely] > 1:
            return likely
        posted = [person.seat for sentence in sentences for person in sentence.people if person.seat]
        if posted:
            return Counter(posted).most_common(1)[0][0]
        cities = countries.find(source.dateline, source.language)[1] if source.dateline else []
        if cities:
            return cities[-1].code
        return likely if likely and self.countries[likely] > 1 else None

    def _learn(self, person: PersonMention, sentence: Sentence) -> None:
        side = self._told(person, sentence)
        if side is None:
            return
        if person.full_name:
            self._by_name.setdefault(person.full_name, side)
        if person.name_text:
            self._holders.append(Holder(self._places[id(sentence)], person, side))

    def side(self, person: PersonMention, sentence: Sentence) -> Side | None:
        """The side that is told of a person anywhere in the text; by the office; or home."""
        told = self._told(person, sentence) or self._by_name.get(person.full_name or "")
        if told:
            return told
        if person.post_en is None or person.seat:
            return None
        return Side(country=self.base) if self.base else None

    def meant(
        self, person: PersonMention, side: Side | None, sentence: Sentence
    ) -> tuple[PersonMention, Side | None]:
        """Who is meant by a post alone ("the French minister"): the last one named before who holds it.

        side: told by the words, or None.  Without a holder the post stays what it is.
        """
        if person.name_text or not person.post_en:
            return person, side
        here = self._places[id(sentence)]
        told = self._told(person, sentence)
        if person.post_en == "Head of Delegation":
            return self._head(person, told, sentence), told or side
        held = [
            holder
            for holder in self._holders
            if holder.person.post_en
            and office(holder.person.post_en) == office(person.post_en)
            and (told is None or holder.side.key == told.key)
        ]
        before = [holder for holder in held if holder.place < here]
        names = {holder.person.full_name for holder in held}
        if not before and len(names) != 1:
            return self._of_untold_office(person, told, sentence), side
        exact = [holder for holder in before if holder.person.post_en == person.post_en]
        return (
            _named(person, (exact or before or held)[-1].person),
            (exact or before or held)[-1].side,
        )

    def _head(self, person: PersonMention, told: Side | None, sentence: Sentence) -> PersonMention:
        """The head of a delegation: the first person named for that side, or at all."""
        first = self.principal(told, sentence) if told else None
        named = first or next((holder.person for holder in self._holders), None)
        return _named(person, named) if named else person

    def _of_untold_office(
        self, person: PersonMention, told: Side | None, sentence: Sentence
    ) -> PersonMention:
        """ "The French minister" after "his French counterpart, Étienne Lacombe": who was named without an office."""
        first = self.principal(told, sentence) if told else None
        return _named(person, first) if first and not first.post_en else person

    def settle(self, person: PersonMention, side: Side, sentence: Sentence) -> None:
        """Takes note of a side that was found out by who met whom."""
        if person.full_name and person.full_name not in self._by_name:
            self._by_name[person.full_name] = side
            self._holders.append(Holder(self._places[id(sentence)], person, side))

    def is_told(self, person: PersonMention, sentence: Sentence) -> bool:
        """Whether words of the text tell for whom a person speaks; else it is only supposed."""
        return bool(self._told(person, sentence) or self._by_name.get(person.full_name or ""))

    def has_office(self, person: PersonMention) -> bool:
        """Whether the text names an office or rank of a person, here or elsewhere."""
        if person.post_en or person.rank_en or person.slug:
            return True
        return any(
            holder.person.full_name == person.full_name and (holder.person.post_en or holder.person.rank_en)
            for holder in self._holders
        )

    def principal(self, side: Side, sentence: Sentence) -> PersonMention | None:
        """The first person named for a side before a sentence."""
        here = self._places[id(sentence)]
        return next(
            (
                holder.person
                for holder in self._holders
                if holder.side.key == side.key and holder.place < here
            ),
            None,
        )

    def other(self, known: Iterable[Side]) -> Side | None:
        """The country that a person of untold side must speak for: home, one of the two of the heading, the
        place of the text, else the one named most in the text."""
        keys = {side.key for side in known}
        named = [code for code, times in self.countries.most_common() if times > 1]
        heads = [side.country for side in self.title if side.country]
        heads = heads if len(heads) == 2 else []
        left = [code for code in self.countries if code not in keys]
        named += left if len(left) == 1 else []
        for code in (self.home, self.base, *heads, self.local, *named, self._likely):
            if code and code not in keys:
                return Side(country=code)
        return None

    def _told(self, person: PersonMention, sentence: Sentence) -> Side | None:
        if person.slug in self._known:
            return self._known[person.slug]
        body = _body_of(person, sentence)
        if person.country and not (body and body.kind in OWN_SIDE and _serves(person)):
            return Side(country=person.country)
        return (
            (of_body(body) if body else None)
            or _owner(person, sentence)
            or _delegation(person, sentence, self.base)
        )


def _named(person: PersonMention, holder: PersonMention) -> PersonMention:
    return replace(
        person,
        name_text=holder.name_text,
        name_latin=holder.name_latin,
        full_name=holder.full_name,
        slug=holder.slug,
        candidates=holder.candidates,
    )


def office(post: str) -> str:
    """The last word of the title itself: a deputy minister's office is a minister's."""
    return post.split(" of ")[0].split(" for ")[0].split()[-1].casefold()


def _agency(dateline: str) -> str | None:
    """The country of the agency whose mark stands in a dateline."""
    pattern, countries_of = _agencies()
    found = pattern.search(dateline)
    return countries_of[found[0]] if found else None


@lru_cache(maxsize=1)
def _agencies() -> tuple[re.Pattern[str], dict[str, str]]:
    known: dict[str, str] = {}
    for line in (DATA / "agencies.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, marks = line.split("\t")
            known |= {mark.strip(): code for mark in marks.split(";")}
    longest = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})(?![^\W_])"), known


def _lead(sentences: list[Sentence]) -> int:
    """The last of the paragraphs that a text opens with: the first long one and the two behind it."""
    long = (
        sentence.paragraph.number
        for sentence in sentences
        if not sentence.paragraph.is_heading and len(sentence.paragraph.text) >= LONG
    )
    return next(long, 1) + LEADING - 1


def _local(sentences: list[Sentence]) -> str | None:
    """The country of the first city that the first paragraphs name."""
    for sentence in sentences:
        if sentence.paragraph.number > LEADING:
            return None
        for city in sentence.cities:
            return city.code
    return None


def _title(sentences: list[Sentence]) -> list[tuple[Side, Sentence, int, int]]:
    """The sides that the heading names, countries and bodies, with their words."""
    found: dict[str, tuple[Side, Sentence, int, int]] = {}
    for sentence in sentences:
        if not sentence.paragraph.is_heading:
            continue
        for country in sentence.countries:
            side = Side(country=country.code)
            found.setdefault(side.key, (side, sentence, country.start, country.end))
        for body in sentence.organisations:
            if (of := of_body(body)) is not None:
                found.setdefault(of.key, (of, sentence, body.start, body.end))
    return list(found.values())


def _owner(person: PersonMention, sentence: Sentence) -> Side | None:
    """The country beside a post: "Indonesia's national police chief", "state secretary at Germany's ministry"."""
    if person.post_start is None or person.post_end is None:
        return None
    text = sentence.paragraph.text
    before = [country for country in sentence.countries if country.end <= person.post_start]
    if before and text[: person.post_start].endswith(_THAT_COUNTRY):
        return Side(country=before[-1].code)
    for country in sentence.countries:
        between = text[country.end : person.post_start]
        if "সফর" in between:
            continue
        if country.end <= person.post_start <= country.end + OWNED and not set(between) & set(",;("):
            return Side(country=country.code)
    if (person.post_en or "").startswith(SERVE_ABROAD):
        return None
    for country in sentence.countries:
        between = text[person.post_end : country.start]
        named_between = person.name_text and person.post_end <= person.start < country.start
        if named_between or not 0 < country.start - person.post_end <= OWNED:
            continue
        if not set(between) & set(",;()–—:"):
            return Side(country=country.code)
    return None


def _serves(person: PersonMention) -> bool:
    """Whether a post is one of those that a body has in a country: IOM's head of mission in Bangladesh."""
    return bool(_POSTED.search(person.post_en or ""))


def named_sides(sentence: Sentence) -> list[tuple[int, int, Side]]:
    """The countries and bodies that a sentence names, with their places, in order."""
    found = [(country.start, country.end, Side(country=country.code)) for country in sentence.countries]
    found += [
        (body.start, body.end, side) for body in sentence.organisations if (side := of_body(body)) is not None
    ]
    return sorted(found, key=lambda item: item[0])


def beside(role: Found, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a word for a person or a delegation belongs to the name of a country or body: "the Thai delegation"."""
    first, last = min(role.end, end), max(role.start, start)
    between = sentence.paragraph.text[first:last]
    return len(between) <= BESIDE and not set(between) & set(",;:()–—")


def _delegation(person: PersonMention, sentence: Sentence, base: str | None) -> Side | None:
    """The side nearest to who leads: "The Indian delegation was headed by X", "Y led the Nepalese side".

    base: for whom a national body without its country is named.
    """
    if not any(word.meaning[0] == "led" for word in sentence.presence):
        return None
    others = [other for other in sentence.people if other.start != person.start]
    near: list[tuple[int, Side | None]] = []
    leads = [role for role in sentence.roles if role.meaning[0] == "delegation"]
    ours = Side(country=base) if base else None
    untold = [
        (body.start, body.end, ours)
        for body in sentence.organisations
        if not body.country and not of_body(body)
    ]
    for start, end, side in [*named_sides(sentence), *untold]:
        if not any(beside(role, start, end, sentence) for role in leads):
            continue
        first, last = sorted((start, person.start))
        crossed = any(first < other.start < last for other in others)
        crossed = crossed or any(
            first < found.start < last and found.meaning[1] != "noun" for found in sentence.triggers
        )
        if not crossed and last - first <= LED:
            near.append((last - first, side))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _body_of(person: PersonMention, sentence: Sentence) -> OrganisationMention | None:
    """A body inside the post, right before it, in the words behind the name, else before name or post:
    "X, head of INTERPOL", "the BSF chief", "the head of INTERPOL's office, X".
    """
    first = min(person.start, person.post_start if person.post_start is not None else person.start)
    last = max(person.end, person.post_end or person.end)
    inside = next((body for body in sentence.organisations if first - 2 <= body.start <= last + 2), None)
    if inside and of_body(inside):
        return inside
    text = sentence.paragraph.text
    right_before = next(
        (body for body in sentence.organisations if text[body.end : first] in (" ", ") ")), None
    )
    if right_before and of_body(right_before) and person.post_en:
        return right_before
    return (
        _ministry_behind(person, sentence, last)
        or _body_closing(person, sentence, last)
        or _body_behind(person, sentence, last)
        or _body_before(person, sentence, first)
    )


def _ministry_behind(person: PersonMention, sentence: Sentence, last: int) -> OrganisationMention | None:
    """ "Bà X, Thư ký cấp cao phụ trách Cục An ninh, Bộ Nội vụ Bangladesh": a body with its country ends a long post."""
    if person.post_en is None or person.post_end is None or person.post_end < person.end:
        return None
    stops = [other.start for other in sentence.people if other.start > last]
    stops += [found.start for found in sentence.triggers if found.start > last]
    limit = min([last + BEHIND, *stops])
    for body in sentence.organisations:
        between = sentence.paragraph.text[last : body.start]
        if body.country and last < body.start < limit and not _SAYS.search(between) and ";" not in between:
            return body
    return None


def _body_closing(person: PersonMention, sentence: Sentence, last: int) -> OrganisationMention | None:
    """Phó Giám đốc Cơ quan Cảnh sát châu Âu (Europol), directeur de la cybercriminalité à INTERPOL."""
    if person.post_en is None:
        return None
    stops = [other.start for other in sentence.people if other.start > last]
    stops += [found.start for found in sentence.triggers if found.start > last]
    limit = min([last + CLOSES, *stops])
    for body in sentence.organisations:
        between = sentence.paragraph.text[last : body.start]
        if last < body.start < limit and body.kind in OWN_SIDE and not set(between[:-1]) & set(",.;:("):
            return body
    return None


def _body_behind(person: PersonMention, sentence: Sentence, last: int) -> OrganisationMention | None:
    if person.post_en is not None or sentence.paragraph.text[last : last + 2] != ", ":
        return None
    stops = [other.start for other in sentence.people if other.start > last]
    stops += [found.start for found in sentence.triggers if found.start > last]
    comma = sentence.paragraph.text.find(",", last + 2)
    limit = min([last + BEHIND, *stops, *([comma] if comma > 0 else [])])
    return next(
        (body for body in sentence.organisations if last < body.start < limit and of_body(body)), None
    )


def _body_before(person: PersonMention, sentence: Sentence, first: int) -> OrganisationMention | None:
    """Only a body that sits for itself: a ministry before a name is rather somebody else's."""
    if person.post_en is None and sentence.paragraph.text[first - 2 : first] != ", ":
        return None
    begins = [other.end for other in sentence.people if other.end <= first and other.name_text]
    begins += [found.end for found in sentence.triggers if found.end <= first]
    limit = max([first - BEFORE, *begins])
    held = [body for body in sentence.organisations if limit <= body.start and body.end <= first]
    own = next((body for body in reversed(held) if body.kind in OWN_SIDE), None)
    if own is None and held and _is_genitive(sentence.paragraph.text[held[-1].start : first]):
        return held[-1] if held[-1].country else None
    return own


def _is_genitive(words: str) -> bool:
    """Whether Bengali words are a chain of genitives without a break: অস্ট্রেলিয়ান ফেডারেল পুলিশের … অঞ্চলের প্রধান."""
    return bool(re.search("[\u0980-\u09ff]", words)) and not set(words) & set(",;।") and "র " in words
