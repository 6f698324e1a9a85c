"""Where a meeting was held: the city that its sentences name, else where the text was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.extraction.sentences import Sentence
from archive.extraction.source import Source


@dataclass(frozen=True)
class Place:
    """city, code: of the country (ISO 3166-1 alpha-2). sentence, start, end: the words; of a dateline, none."""

    city: str | None
    code: str | None
    basis: Literal["stated", "inferred"]
    sentence: Sentence | None
    start: int = 0
    end: int = 0


def find(source: Source, told: Sequence[Sentence], sentences: Sequence[Sentence]) -> Place | None:
    """The place of a meeting. told: the sentences that report it; sentences: all that speak of it, these too."""
    for sentence in told:
        for city in sentence.cities:
            return Place(city.city, city.code, "stated", sentence, city.start, city.end)
    return None
