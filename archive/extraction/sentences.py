"""A text sentence by sentence, with all that was found in each: people, bodies, places, dates, words of meetings."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from archive.extraction import (
    aliases,
    compounds,
    countries,
    more_bodies,
    organisations,
    people,
    wordlists,
)
from archive.extraction.countries import CityMention, CountryMention
from archive.extraction.organisations import OrganisationMention
from archive.extraction.people import PersonMention
from archive.extraction.reading import Reading, reading
from archive.extraction.source import Paragraph, Source
from archive.extraction.wordlists import Found
from archive.names.gazetteer import Gazetteer
from archive.names.lookup import Lookup
from articles import dates
from articles.dates import DateMention
from articles.text.segment import sentences as split

SHORT_NAME = 4
"""Letters of a name that counts only in capitals: UN, not the French "un"."""
LISTS = ("triggers", "standing", "presence", "roles")


class Placed(Protocol):
    """What stands at a place of a paragraph."""

    @property
    def start(self) -> int: ...


@dataclass
class Sentence:
    """start, end: in the paragraph; the places of all mentions count from the paragraph's beginning too."""

    paragraph: Paragraph
    start: int
    end: int
    opens_paragraph: bool
    people: list[PersonMention] = field(default_factory=list)
    organisations: list[OrganisationMention] = field(default_factory=list)
    countries: list[CountryMention] = field(default_factory=list)
    cities: list[CityMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    triggers: list[Found] = field(default_factory=list)
    standing: list[Found] = field(default_factory=list)
    presence: list[Found] = field(default_factory=list)
    roles: list[Found] = field(default_factory=list)

    def says(self, *meanings: str) -> bool:
        """Whether it holds a word of data/presence.tsv with one of these meanings."""
        return any(word.meaning[0] in meanings for word in self.presence)

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]


def annotated(source: Source, gazetteer: Gazetteer | None, lookup: Lookup | None) -> list[Sentence]:
    """All sentences of a text in order."""
    readings = [reading(paragraph.text, source.language, gazetteer) for paragraph in source.paragraphs]
    found: list[Sentence] = []
    persons: list[list[PersonMention]] = [[] for _ in readings]
    for person in people.find_in(readings, gazetteer, lookup):
        persons[person.passage].append(person)
    bodies = _bodies(source, readings)
    for place, (paragraph, read) in enumerate(zip(source.paragraphs, readings, strict=True)):
        parts = list(_cut(paragraph, source.language))
        starts = [part.start for part in parts]
        named, cities = countries.find_in(read)
        lowered = wordlists.lower(paragraph.text)
        for name in LISTS:
            _share(parts, starts, name, wordlists.find(name, source.language, lowered))
        _share(parts, starts, "triggers", wordlists.find("meeting_nouns", source.language, lowered))
        _share(parts, starts, "people", persons[place])
        _share(parts, starts, "organisations", bodies[place])
        joined = compounds.find(paragraph.text, read.language, named)
        _share(parts, starts, "countries", sorted([*named, *joined], key=lambda country: country.start))
        _share(parts, starts, "cities", cities)
        _share(parts, starts, "dates", dates.find(paragraph.text, source.language))
        found += parts
    return found


def _bodies(source: Source, readings: list[Reading]) -> list[list[OrganisationMention]]:
    """The bodies of each paragraph, by their names and by the short names that the text gives them."""
    found = [[*organisations.find_in(read)] for read in readings]
    for part, read, bodies in zip(source.paragraphs, readings, found, strict=True):
        bodies += _known_bodies(read, bodies)
        bodies[:] = _with_known(bodies, list(more_bodies.find(part.text)))
    short: dict[str, aliases.Alias] = {}
    for part, read, bodies in zip(source.paragraphs, readings, found, strict=True):
        if "(" in part.text:
            for alias in aliases.learn(part.text, bodies, countries.find_in(read)[0]):
                short.setdefault(alias.short, alias)
    if short:
        for part, bodies in zip(source.paragraphs, found, strict=True):
            bodies[:] = [_with_country(body, part.text, short) for body in bodies]
            bodies += aliases.occurrences(part.text, short.values(), bodies)
            bodies.sort(key=lambda body: body.start)
    return found


def _with_country(
    body: OrganisationMention, text: str, short: dict[str, aliases.Alias]
) -> OrganisationMention:
    """A body named by a short name that the text has explained: "la DGSN" after "… du Maroc (DGSN)"."""
    alias = short.get(text[body.start : body.end])
    if alias is None or body.country or body.kind in ("international", "company"):
        return body
    return replace(body, country=alias.body.country)


def _known_bodies(read: Reading, found: list[OrganisationMention]) -> Iterator[OrganisationMention]:
    """Bodies of the archive that only their names show: Kaspersky without the word company."""
    for hit in read.hits:
        slug = hit.slug("organisation")
        start, end = read.words.starts[hit.first], read.words.ends[hit.last - 1]
        printed = read.words.passage[start:end]
        if len(printed) <= SHORT_NAME and not printed.isupper():
            continue
        if slug and not any(body.start < end and start < body.end for body in found):
            known = next(entry for entry in hit.known if entry.slug == slug)
            kind = "agency" if known.country else "company"
            yield OrganisationMention(start, end, kind, known.spelling, known.country, slug)


def _with_known(
    found: list[OrganisationMention], known: list[OrganisationMention]
) -> list[OrganisationMention]:
    """Bodies in order; one known by its whole name takes the place of parts of it."""
    free = [
        body
        for body in known
        if not any(other.slug and other.start < body.end and body.start < other.end for other in found)
    ]
    left = [
        body for body in found if not any(other.start < body.end and body.start < other.end for other in free)
    ]
    return sorted([*left, *free], key=lambda body: body.start)


def _cut(paragraph: Paragraph, language: str) -> Iterator[Sentence]:
    place = 0
    for part in split(paragraph.text, language):
        yield Sentence(paragraph, place, place + len(part), opens_paragraph=place == 0)
        place += len(part)


def _share(parts: list[Sentence], starts: list[int], name: str, found: Iterable[Placed]) -> None:
    """Gives each mention to the sentence it begins in."""
    if len(parts) == 1:
        getattr(parts[0], name).extend(found)
        return
    for mention in found:
        getattr(parts[bisect_right(starts, mention.start) - 1], name).append(mention)
