"""Everybody in a text: for whom each person speaks, and who is meant by an office alone."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from archive.extraction import provinces, setting
from archive.extraction.affiliation import side_of
from archive.extraction.people import PersonMention
from archive.extraction.posts import BARE_TITLES
from archive.extraction.sentences import Sentence
from archive.extraction.sides import OWN_SIDE, Side, of_body
from archive.extraction.source import Source
from archive.extraction.spoken_of import is_only_spoken_of

_LEADS = ("head", "director", "general", "chief", "commander", "chairman", "commissioner", "commandant")
_FOREIGN = "Minister of Foreign Affairs"
"""No other minister is meant by this."""
OWNER = 30
"""How far beside a post, in letters, "the agency's" may stand."""
REACH = 6
"""In how many sentences before it the body that "the agency" means is looked for."""
_OF_THAT_BODY = re.compile(
    r"\bthe (?:agency|organi[sz]ation|body|bureau|office|institution)['’]s (?:\w+ )?$|(?:সংস্থাটির|প্রতিষ্ঠানটির)\s$",
    re.IGNORECASE,
)
_THAT_BODY = re.compile(
    r" de (?:l['’](?:agence|organisation|office|institution|organisme)|cette (?:agence|organisation|institution))\b"
    r"| (?:этой )?(?:организации|агентства)\b| (?:của )?(?:tổ chức|cơ quan|văn phòng) này"
)
LIKELY_BY_LANGUAGE = {"fr": "FR", "bn": "BD"}
"""Whom a text means by "the national police" when it names no country at all but the other side's."""


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
        self.local = setting.local(sentences)
        self.title_words = setting.title(sentences)
        self.title = [side for side, *_ in self.title_words]
        self.lead = setting.lead(sentences)
        self.countries = Counter(
            country.code
            for sentence in sentences
            for country in sentence.countries
            if not is_only_spoken_of(sentence.paragraph.text, country)
        )
        self.base = setting.base(source, sentences, home_country, self.countries)
        self._provinces = provinces.learn(sentences) if source.language == "vi" else {}
        self._sentences = sentences
        self._places = {id(sentence): place for place, sentence in enumerate(sentences)}
        self._lands = _lands(sentences)
        self._by_name: dict[str, Side] = {}
        self._holders: list[Holder] = []
        for sentence in sentences:
            for person in sentence.people:
                self._learn(person, sentence)

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
        land = self.base or self._land(person)
        return Side(country=land) if land else None

    def _land(self, person: PersonMention) -> str | None:
        """The country of a person's body, where the text names it with one alone and nobody else holds the post."""
        land = self._lands.get(person.organisation or "") if person.name_text else None
        held = any(
            holder.side.key == land
            and holder.person.post_en == person.post_en
            and holder.person.full_name != person.full_name
            for holder in self._holders
        )
        return None if held else land

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
            and _may_be_called(person.post_en, holder.person.post_en)
            and (holder.person.post_en == _FOREIGN) == (person.post_en == _FOREIGN)
            and (told is None or holder.side.key == told.key)
        ]
        before = [holder for holder in held if holder.place < here]
        names = {holder.person.full_name for holder in held}
        if not before and len(names) != 1:
            head = self._of_that_body(person, here) or self._of_that_title(person, here)
            if head is not None and (told is None or head.side.key == told.key):
                return _named(person, head.person), head.side
            return self._of_untold_office(person, told, sentence), side
        exact = [holder for holder in before if holder.person.post_en == person.post_en]
        return (
            _named(person, (exact or before or held)[-1].person),
            (exact or before or held)[-1].side,
        )

    def _of_that_title(self, person: PersonMention, here: int) -> Holder | None:
        """ "The Director-General" after "the Director-General of the commission, X", of whom no country is told."""
        if person.post_en not in BARE_TITLES or person.country or person.organisation:
            return None
        for place in range(here - 1, -1, -1):
            for who in self._sentences[place].people:
                if who.name_text and who.post_en and _may_be_called(person.post_en, who.post_en):
                    side = self.side(who, self._sentences[place])
                    return Holder(place, who, side) if side else None
        return None

    def _of_that_body(self, person: PersonMention, here: int) -> Holder | None:
        """ "The head of the Coast Guard" after "the director general of the Coast Guard, X": who leads that body."""
        if person.organisation is None or not _leads(person):
            return None
        held = [
            holder
            for holder in self._holders
            if holder.place < here
            and holder.person.organisation == person.organisation
            and _leads(holder.person)
        ]
        return held[-1] if len({holder.person.full_name for holder in held}) == 1 else None

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

    def _that_body(self, person: PersonMention, sentence: Sentence) -> Side | None:
        """ "The agency's director, X": of the body of many states that was named last."""
        start, end = person.post_start, person.post_end
        if start is None or end is None or person.country or person.organisation:
            return None
        text = sentence.paragraph.text
        if not (
            _OF_THAT_BODY.search(text[max(0, start - OWNER) : start])
            or _THAT_BODY.match(text[end : end + OWNER])
        ):
            return None
        here = self._places[id(sentence)]
        for each in reversed(self._sentences[max(0, here - REACH) : here + 1]):
            for body in reversed(each.organisations):
                side = of_body(body)
                if side and not side.country and (each is not sentence or body.end <= start):
                    return side
        return None

    def settle(self, person: PersonMention, side: Side, sentence: Sentence) -> None:
        """Takes note of a side that was found out by who met whom."""
        if person.full_name and person.full_name not in self._by_name:
            self._by_name[person.full_name] = side
            self._holders.append(Holder(self._places[id(sentence)], person, side))

    def land(self, body: str) -> str | None:
        """The country of a body that the text elsewhere names with one country alone."""
        return self._lands.get(body)

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

    def speakers(self, keys: Iterable[str]) -> set[str]:
        """The full names of who is told to speak for some sides."""
        return {
            holder.person.full_name
            for holder in self._holders
            if holder.side.key in keys and holder.person.full_name
        }

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
        if body := self._that_body(person, sentence):
            return body
        return provinces.of_post(person.post_text, self._provinces) or side_of(person, sentence, self.base)


def _lands(sentences: list[Sentence]) -> dict[str, str]:
    """The country of each body that the text names with one country alone, by its name without it."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for body in sentence.organisations:
            if body.country and body.kind not in OWN_SIDE:
                found.setdefault(body.name_en.rpartition(" of ")[0], set()).add(body.country)
    return {name: lands.pop() for name, lands in found.items() if name and len(lands) == 1}


def _named(person: PersonMention, holder: PersonMention) -> PersonMention:
    return person._replace(
        name_text=holder.name_text,
        name_latin=holder.name_latin,
        full_name=holder.full_name,
        slug=holder.slug,
        candidates=holder.candidates,
    )


def _leads(person: PersonMention) -> bool:
    """Whether a post is that of who leads a body, by whatever title."""
    post = person.post_en or ""
    return office(post) in _LEADS and "Deputy" not in post if post else False


def _may_be_called(title: str, post: str) -> bool:
    """Whether a title alone may mean the holder of a post; one of several words as a whole: not every general is
    the Director-General."""
    if title in BARE_TITLES:
        return post.split(" of ")[0] == title or post == title
    return office(post) == office(title)


def office(post: str) -> str:
    """The last word of the title itself: a deputy minister's office is a minister's."""
    return post.split(" of ")[0].split(" for ")[0].split()[-1].casefold()
