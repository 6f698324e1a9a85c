"""Bodies named in a passage: international ones by name, national ones by how their names are made, companies."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.lexicon import Chunk, Entry, body_countries, common_words, country_names, forenames
from archive.extraction.phrase import Phrase
from archive.extraction.phrases import grow
from archive.extraction.reading import Reading, reading
from archive.extraction.vietnamese_names import name_end
from archive.names.gazetteer import Gazetteer

_LONGEST_NAME = 5  # words in the name of a company
_NATIONAL = ("National Central Bureau",)  # bodies of a country that bear the name of an international one
_QUOTES = "«“\"„‘'"
_CLOSING = "»”\"“’'"


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """A body. kind: international, ministry, agency, council, committee, party, parliament, company, other.

    name_en: its English name as far as it can be made ("Ministry of Internal Affairs of Kazakhstan").
    country: ISO 3166-1 alpha-2 where it is named with one. slug: in the archive, where the gazetteer knows it.
    """

    start: int
    end: int
    kind: str
    name_en: str
    country: str | None
    slug: str | None


def find(text: str, language: str, gazetteer: Gazetteer | None = None) -> list[OrganisationMention]:
    """The bodies of a passage in NFC, in order, never overlapping. language: BCP 47."""
    return find_in(reading(text, language, gazetteer))


def find_in(read: Reading) -> list[OrganisationMention]:
    """The same, in a passage that was read already, with the gazetteer if slugs are wanted."""
    known = {hit.first: (hit.last, slug) for hit in read.hits if (slug := hit.slug("organisation"))}
    found: list[OrganisationMention] = []
    done = -1
    for chunk in read.chunks:
        if chunk.entry.kind not in ("organisation", "body"):
            continue
        mention = _organisation(read, chunk, known)
        if mention and mention.start > done:
            found.append(mention)
            done = mention.end
    return found


def _organisation(
    read: Reading, chunk: Chunk, known: dict[int, tuple[int, str]]
) -> OrganisationMention | None:
    words = read.words
    if chunk.entry.kind == "organisation":
        slug = _slug(known, chunk.first, chunk.last)
        return OrganisationMention(
            words.starts[chunk.first],
            words.ends[chunk.last - 1],
            "international",
            chunk.entry.english,
            None,
            slug,
        )
    if chunk.entry.value == "company":
        return _company(read, chunk, known)
    phrase = grow(read, chunk)
    if chunk.entry.extra == "needs" and not phrase.domains:
        return None
    if chunk.entry.extra == "may" and not (phrase.domains or phrase.free or phrase.country):
        return None
    if phrase.organisation and not phrase.country and chunk.entry.english not in _NATIONAL:
        return _part_of(read, phrase, phrase.organisation, known)
    country = phrase.country.entry if phrase.country else None
    name = body_english([*phrase.bodies, chunk], phrase, read)
    return OrganisationMention(
        words.starts[phrase.first],
        words.ends[phrase.last - 1],
        chunk.entry.value,
        f"{name} of {country_english(country)}" if country else name,
        country.value if country else body_countries().get(name),
        _slug(known, phrase.first, phrase.last),
    )


def _part_of(
    read: Reading, phrase: Phrase, organisation: Chunk, known: dict[int, tuple[int, str]]
) -> OrganisationMention:
    """La police des Nations unies, the OSCE secretariat: a part of a body that sits for itself speaks for it."""
    return OrganisationMention(
        read.words.starts[phrase.first],
        read.words.ends[phrase.last - 1],
        "international",
        organisation.entry.english,
        None,
        _slug(known, organisation.first, organisation.last),
    )


def _slug(known: dict[int, tuple[int, str]], first: int, last: int) -> str | None:
    """The longest known body inside a phrase. known: first word → last word (exclusive) and slug."""
    inside = [
        (known[place][0] - place, known[place][1])
        for place in range(first, last)
        if place in known and known[place][0] <= last
    ]
    return max(inside)[1] if inside else None


def body_english(bodies: list[Chunk], phrase: Phrase, read: Reading) -> str:
    """Ministry + its subject, or the fixed name of a body; the innermost body counts."""
    english = bodies[0].entry.english
    if bodies[0].entry.extra in ("needs", "may") or phrase.domains:
        subject = " and ".join(dict.fromkeys(domain.entry.english for domain in phrase.domains))
        if not subject and phrase.free:
            subject = read.words.span(*phrase.free)
        if bodies[0].entry.extra in ("needs", "may") and subject:
            return f"{english} of {subject}"
    return english


def country_english(entry: Entry) -> str:
    """The English name of the country of an entry, also where it is an adjective."""
    return entry.english or country_names().get(entry.value, entry.value)


def _company(read: Reading, chunk: Chunk, known: dict[int, tuple[int, str]]) -> OrganisationMention | None:
    first, last = company_name(read, chunk)
    if last <= first:
        return None
    start, end = min(first, chunk.first), max(last, chunk.last)
    words = read.words
    slug = _slug(known, start, end)
    return OrganisationMention(
        words.starts[start], words.ends[end - 1], "company", words.span(first, last), None, slug
    )


def company_name(read: Reading, chunk: Chunk) -> tuple[int, int]:
    """The words of a company's name beside the word for company: before it in English and Bengali, else after."""
    if read.language in ("en", "bn"):
        place = chunk.first
        while place > 0 and chunk.first - place < _LONGEST_NAME and _is_company_word(read, place - 1):
            place -= 1
            if read.language == "bn":
                break
        return place, chunk.first
    place = chunk.last
    quoted = place < len(read.at) and read.words.gap(place - 1).strip() in tuple(_QUOTES)
    while place < len(read.at) and place - chunk.last < _LONGEST_NAME:
        gap = read.words.gap(place - 1)
        if place > chunk.last and quoted and any(mark in gap for mark in _CLOSING):
            break
        if not quoted and (gap not in (" ", "-") or not _is_name_word(read, place)):
            break
        if (
            not quoted
            and place > chunk.last
            and (read.is_word(place, forenames()) or name_end(read, place) > place)
        ):
            break
        place += 1
    return chunk.last, place


def _is_company_word(read: Reading, place: int) -> bool:
    return read.words.gap(place) in (" ", "-", "”", "» ", "” ", '" ') and _is_name_word(read, place)


def _is_name_word(read: Reading, place: int) -> bool:
    text = read.words.texts[place]
    if read.at[place] >= 0 or read.is_word(place, common_words(read.language)):
        return False
    return len(text) > 2 if read.language == "bn" else text[0].isupper()
