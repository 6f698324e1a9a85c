"""Who speaks for whom: the side of a person or body, and the home side of a text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.extraction.organisations import OrganisationMention
from archive.extraction.people import PersonMention
from archive.extraction.sentences import Sentence
from archive.extraction.source import Source

HOME_BY_LANGUAGE = {"vi": "VN"}
LIKELY_BY_LANGUAGE = {"fr": "FR", "ru": "RU", "bn": "BD"}
"""Whom a text means by "the national police" when it names no country at all but the other side's."""
OWN_SIDE = ("international", "company")
"""Kinds of bodies that sit for themselves; the others sit for their country."""
NO_COUNTRY_DOMAINS = ("eu", "tv", "io", "me")
COMMON_OFFICES = ("minister", "director", "head", "chief", "president", "ambassador", "chairman", "officer")
"""Offices that both sides have; another office that only one side is said to have tells the side."""
BEFORE = 60
BEHIND = 70
"""How far before or behind a name, in letters, the body that it speaks for may stand."""


@dataclass(frozen=True)
class Side:
    """A country (ISO 3166-1 alpha-2), or a body that sits for itself: its slug in the archive, or its name."""

    country: str | None = None
    organisation: str | None = None
    name: str | None = None

    @property
    def key(self) -> str:
        return self.country or self.organisation or f"name:{(self.name or '').casefold()}"


def home(source: Source) -> str | None:
    """The country of the outlet: by its domain, or by a language that one country alone speaks."""
    label = (source.domain or "").rsplit(".", 1)[-1].lower()
    if len(label) == 2 and label.isascii() and label.isalpha() and label not in NO_COUNTRY_DOMAINS:
        return "GB" if label == "uk" else label.upper()
    return HOME_BY_LANGUAGE.get(source.language)


def of_body(body: OrganisationMention) -> Side | None:
    """The side of a body: itself if it is international or a company, else its country."""
    if body.kind in OWN_SIDE:
        return Side(organisation=body.slug, name=body.name_en)
    return Side(country=body.country) if body.country else None


class Roster:
    """The sides of all people of a text: what one sentence says of a person holds in the others."""

    def __init__(
        self, sentences: list[Sentence], home_country: str | None, language: str, known: dict[str, Side]
    ) -> None:
        self.home, self._known = home_country, known
        self._likely = LIKELY_BY_LANGUAGE.get(language)
        self._by_name: dict[str, Side] = {}
        self._by_office: dict[str, set[str]] = {}
        self._holders: dict[tuple[str, str], dict[str, PersonMention]] = {}
        self.countries = Counter(country.code for sentence in sentences for country in sentence.countries)
        for sentence in sentences:
            for person in sentence.people:
                self._learn(person, sentence)

    def _learn(self, person: PersonMention, sentence: Sentence) -> None:
        side = self._told(person, sentence)
        if side is None:
            return
        if person.full_name:
            self._by_name.setdefault(person.full_name, side)
        if person.post_en:
            self._by_office.setdefault(_office(person.post_en), set()).add(side.key)
            if person.full_name:
                holders = self._holders.setdefault((side.key, _office(person.post_en)), {})
                holders.setdefault(person.full_name, person)

    def side(self, person: PersonMention, sentence: Sentence) -> Side | None:
        """The side that is told of a person anywhere in the text; by the office; or home."""
        told = self._told(person, sentence) or self._by_name.get(person.full_name or "")
        if told:
            return told
        if person.post_en is None or person.seat:
            return None
        office = _office(person.post_en)
        holders = self._by_office.get(office, set()) if office not in COMMON_OFFICES else set()
        if len(holders) == 1 and len(next(iter(holders))) == 2:
            return Side(country=next(iter(holders)))
        return Side(country=self.home) if self.home else None

    def by_name(self, person: PersonMention, side: Side) -> PersonMention:
        """Who is meant by a post alone ("the French minister"), if the text names one holder of it on that side."""
        if person.name_text or not person.post_en:
            return person
        holders = list(self._holders.get((side.key, _office(person.post_en)), {}).values())
        if len(holders) != 1:
            return person
        return replace(
            person,
            name_text=holders[0].name_text,
            name_latin=holders[0].name_latin,
            full_name=holders[0].full_name,
            slug=holders[0].slug,
        )

    def _told(self, person: PersonMention, sentence: Sentence) -> Side | None:
        if person.slug in self._known:
            return self._known[person.slug]
        if person.country:
            return Side(country=person.country)
        body = _body_of(person, sentence)
        return (of_body(body) if body else None) or _owner(person, sentence)

    def other(self, known: Iterable[Side]) -> Side | None:
        """The country that a person of untold side must speak for: home, else the one named most in the text."""
        keys = {side.key for side in known}
        if self.home and self.home not in keys:
            return Side(country=self.home)
        if self.home:
            return None
        left = [code for code, times in self.countries.most_common() if code not in keys and times > 1]
        code = left[0] if left else self._likely
        return Side(country=code) if code and code not in keys else None


def _owner(person: PersonMention, sentence: Sentence) -> Side | None:
    """The country right before a post: "Indonesia's national police chief"."""
    if person.post_start is None:
        return None
    for country in sentence.countries:
        between = sentence.paragraph.text[country.end : person.post_start]
        if (
            0 <= person.post_start - country.end <= 14
            and "," not in between
            and country.end <= person.post_start
        ):
            return Side(country=country.code)
    return None


def _office(post: str) -> str:
    """The last word of the title itself: a deputy minister's office is a minister's."""
    return post.split(" of ")[0].split(" for ")[0].split()[-1].casefold()


def _body_of(person: PersonMention, sentence: Sentence) -> OrganisationMention | None:
    """A body inside the post, else in the words behind the name, else before name or post: "X, head of INTERPOL",
    "the head of INTERPOL's office, X".
    """
    first = min(person.start, person.post_start if person.post_start is not None else person.start)
    last = max(person.end, person.post_end or person.end)
    inside = next((body for body in sentence.organisations if first - 2 <= body.start <= last + 2), None)
    if inside and of_body(inside):
        return inside
    return _body_behind(person, sentence, last) or _body_before(person, sentence, first)


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
    return next((body for body in reversed(held) if body.kind in OWN_SIDE), None)
