"""Where a meeting was held: the city that its sentences name, else the one that the text opens with.

| held talks in Hanoi, tại thủ đô Viêng Chăn, в Улан-Баторе, à Rabat, পুত্রাজায়ায় | the city, stated     |
| in the Moroccan capital, в столице Марокко                                  | Rabat, stated        |
| met in Zaqatala on Friday, в городе Гори                                    | as printed, stated   |
| MINSK, 20 November. – …; a heading "Talks in Minsk"                          | the city, inferred   |
| concerns Paris as much as Rabat; the Hanoi police; will meet in Guwahati     | none                 |
| a telephone call                                                            | none                 |
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.extraction import countries, place_words
from archive.extraction.countries import CityMention
from archive.extraction.place_words import Named
from archive.extraction.sentences import Sentence
from archive.extraction.source import Paragraph, Source

LEAD = 2
"""So many paragraphs, each of at least LONG letters, say where the text as a whole is set."""
LONG = 60
DATELINE = 80
"""A dateline stands within so many letters."""
BEHIND = 60
"""A city further behind the word of the meeting than this, in letters, may be of something else."""
CLOSE = 30
NEAR = 90
"""A name that no list has must stand so near to the word of the meeting."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_RELATIVE = re.compile(
    r"\b(?:who|which|that|whose|to (?:discuss|review|examine)|about|through|qui|que|dont|котор\w+|что|mà|যে|যিনি|যা)\b"
)
APART = "phone_call"


@dataclass(frozen=True)
class Place:
    """city, code: of the country (ISO 3166-1 alpha-2). sentence, start, end: the words; None before the sentences.

    city: its English name, or as printed where no list has it.
    """

    city: str | None
    code: str | None
    basis: Literal["stated", "inferred"]
    sentence: Sentence | None
    start: int = 0
    end: int = 0


def find(source: Source, told: Sequence[Sentence], sentences: Sequence[Sentence]) -> Place | None:
    """The place of a meeting. told: the sentences that report it; sentences: all that speak of it, these too."""
    language = source.language
    if not told or _is_remote(told[0], language):
        return None
    stated = next((place for sentence in told if (place := _stated(sentence, source))), None)
    return (
        stated or _unlisted(told, language) or _opening(source, told) or _further(told[0], sentences, source)
    )


def _is_remote(sentence: Sentence, language: str) -> bool:
    """Whether a sentence tells of a call, by telephone or on a screen: nobody came to anybody."""
    called = any(found.meaning[0] == APART for found in sentence.triggers)
    return called or place_words.is_remote(sentence.text, language)


def _further(told: Sentence, sentences: Sequence[Sentence], source: Source) -> Place | None:
    """The city in another sentence with a word of a meeting, in the same paragraph or the next."""
    near = (told.paragraph.number, told.paragraph.number + 1)
    others = [each for each in sentences if each.triggers and each.paragraph.number in near]
    return next((place for each in others if (place := _stated(each, source))), None)


def _stated(sentence: Sentence, source: Source) -> Place | None:
    """The city in which a sentence says that something was, the nearest to the word of the meeting."""
    text, span = sentence.paragraph.text, (sentence.start, sentence.end)
    found = place_words.located(text, span, sentence.cities, sentence.countries, source.language)
    at = sentence.triggers[0].start if sentence.triggers else sentence.start
    fitting = [
        named
        for named in found
        if not _is_far(text, at, named) and not _is_past(text, named, source.published)
    ]
    if not fitting:
        return None
    return _place(min(fitting, key=lambda named: (named.rank, abs(named.start - at))), sentence)


def _is_far(text: str, at: int, named: Named) -> bool:
    """Whether a city stands in what is told behind the meeting: who said what, what it was about."""
    between = text[at : named.start]
    return len(between) > BEHIND and bool(_RELATIVE.search(between))


def _is_past(text: str, named: Named, published: str | None) -> bool:
    """Whether a year before that of publication stands close behind a city: the first round, in Moscow in May 2024."""
    year = _YEAR.search(text, named.end, named.end + CLOSE)
    if year is None or not published or not published[:4].isdigit():
        return False
    return int(year[0]) < int(published[:4]) - (published[5:7] == "01")


def _place(named: Named, sentence: Sentence) -> Place:
    return Place(named.city, named.code, "stated", sentence, named.start, named.end)


def _unlisted(told: Sequence[Sentence], language: str) -> Place | None:
    """A name that no list has, where a city would stand in a sentence that reports the meeting."""
    for sentence in told:
        text, known = sentence.paragraph.text, _known_spans(sentence)
        at = sentence.triggers[0].start if sentence.triggers else sentence.start
        for named in place_words.unlisted(text, (sentence.start, sentence.end), language):
            taken = any(start < named.end and named.start < end for start, end in known)
            between = text[min(at, named.start) : max(at, named.start)]
            if not taken and len(between) <= NEAR and not _RELATIVE.search(between):
                return _place(named, sentence)
    return None


def _known_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Where people, bodies, countries, cities and dates stand."""
    people = [(person.start, person.end) for person in sentence.people]
    bodies = [(body.start, body.end) for body in sentence.organisations]
    lands = [(country.start, country.end) for country in sentence.countries]
    cities = [(city.start, city.end) for city in sentence.cities]
    return people + bodies + lands + cities + [(date.start, date.end) for date in sentence.dates]


def _opening(source: Source, told: Sequence[Sentence]) -> Place | None:
    """The city that a text opens with; none if the meeting is said to be abroad.

    It is that of the heading; else of the dateline, unless the first paragraph has another; else the only one of
    the first paragraphs.
    """
    lead = _lead(source)
    named = [[(each.city, each.code) for each in _named_in(part, source)] for part in lead]
    titles = [cities for part, cities in zip(lead, named, strict=True) if part.is_heading and cities]
    city = _dateline(source, lead)
    body = [set(cities) for part, cities in zip(lead, named, strict=True) if _is_long(part)]
    first = body[0] if body else set()
    if titles:
        found = {titles[0][0]}
    elif city:
        found = {(city.city, city.code)} | first
    else:
        found = {each for cities in named for each in cities}
    return _only(found, told, source.language)


def _only(found: set[tuple[str, str | None]], told: Sequence[Sentence], language: str) -> Place | None:
    if len(found) != 1:
        return None
    [(name, code)] = found
    abroad = any(_abroad(sentence, code, language) for sentence in told)
    return None if abroad else Place(name, code, "inferred", None)


def _is_long(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= LONG and not paragraph.is_heading


def _lead(source: Source) -> list[Paragraph]:
    """The heading and the first long paragraphs."""
    long = [paragraph for paragraph in source.paragraphs if _is_long(paragraph)]
    last = (long or source.paragraphs)[:LEAD][-1:]
    return [each for each in source.paragraphs[:10] if last and each.number <= last[0].number]


def _named_in(paragraph: Paragraph, source: Source) -> list[Named]:
    text = paragraph.text
    named, cities = countries.find(text, source.language)
    if not cities:
        return []
    found = place_words.located(text, (0, len(text)), cities, named, source.language)
    return [each for each in found if not _is_past(text, each, source.published)]


def _dateline(source: Source, lead: Sequence[Paragraph]) -> CityMention | None:
    """The city before the first words: "Hà Nội (TTXVN) -", "МИНСК, 20 ноября /БелТА/.", a line "ANKARA"."""
    for head in (*source.dateline.splitlines(), *(paragraph.text[:DATELINE] for paragraph in lead)):
        _, cities = countries.find(head, source.language)
        if cities and place_words.is_dateline(head, cities[0].start, cities[0].end):
            return cities[0]
    return None


def _abroad(sentence: Sentence, code: str | None, language: str) -> bool:
    """Whether a sentence has somebody in, or on the way to, another country."""
    text = sentence.paragraph.text
    return any(
        country.form == "name"
        and country.code != code
        and place_words.goes_to(text, country.start, country.end, language)
        for country in sentence.countries
    )
