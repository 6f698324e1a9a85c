"""Countries and cities named in a passage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from archive.extraction.lexicon import Chunk
from archive.extraction.reading import Reading, reading
from archive.extraction.vietnamese_names import inside_a_name


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country by its name or by an adjective or the name of its people. code: ISO 3166-1 alpha-2."""

    start: int
    end: int
    code: str
    form: Literal["name", "demonym"]


@dataclass(frozen=True, slots=True)
class CityMention:
    """A city: its English or own name, and the code of its country."""

    start: int
    end: int
    city: str
    code: str


def find(text: str, language: str) -> tuple[list[CountryMention], list[CityMention]]:
    """The countries and the cities of a passage in NFC, in order. language: BCP 47.

    | Belarus, Беларуси, বেলারুশের, le Bélarus           | BY, name          |
    | the Republic of Belarus, মরক্কো রাজ্যের              | with those words  |
    | Belarusian, белорусской, biélorusses, বেলারুশিয়ান  | BY, demonym       |
    | in Dubai, в Дубае, দুবাইয়ে                        | Dubai, AE         |
    """
    countries, cities = _found(text, language)
    return list(countries), list(cities)


@lru_cache(maxsize=64)  # each meeting of a text asks for the same first paragraphs
def _found(text: str, language: str) -> tuple[tuple[CountryMention, ...], tuple[CityMention, ...]]:
    countries, cities = find_in(reading(text, language))
    return tuple(countries), tuple(cities)


def find_in(read: Reading) -> tuple[list[CountryMention], list[CityMention]]:
    """The same, in a passage that was read already."""
    countries, cities = [], []
    for chunk in read.chunks:
        start, end = read.words.starts[chunk.first], read.words.ends[chunk.last - 1]
        if chunk.entry.kind == "country" and not is_part_of_a_name(read, chunk):
            form: Literal["name", "demonym"] = "demonym" if chunk.entry.extra == "demonym" else "name"
            countries.append(CountryMention(start, end, chunk.entry.value, form))
        elif chunk.entry.kind == "city" and not is_part_of_a_name(read, chunk):
            cities.append(CityMention(start, end, chunk.entry.english, chunk.entry.value))
    return countries, cities


def is_part_of_a_name(read: Reading, chunk: Chunk) -> bool:
    """Whether the word only looks like a country or city: Nguyễn Văn Đức, bà Mỹ, Jordan Smith."""
    if read.language == "vi":
        return inside_a_name(read, chunk.first, chunk.last)
    text = read.words.texts[chunk.first]
    if read.language not in ("en", "fr") or text not in (
        "Jordan",
        "Chad",
        "Georgia",
        "Paris",
        "Florence",
        "Nice",
        "Israel",
        "Male",
    ):
        return False
    following = read.words.texts[chunk.last] if chunk.last < len(read.at) else ""
    before = read.chunk_at(chunk.first - 1)
    title = bool(
        before and before.entry.kind in ("title", "rank") and read.words.gap(chunk.first - 1) in (" ", ". ")
    )
    if text == "Nice" and chunk.first and read.words.gap(chunk.first - 1) != " ":
        return True
    free = read.at[chunk.last] < 0 if chunk.last < len(read.at) else False
    return title and free and following[:1].isupper() and read.words.gap(chunk.last - 1) == " "
