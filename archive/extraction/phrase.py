"""What grows around a head word: a post or a body with its subject, country and place."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.extraction.lexicon import Chunk
from archive.extraction.reading import Reading

_OWN_GAPS = (" ", "'", "’", "-", "' ", "’ ", " - ")


@dataclass(slots=True)
class Phrase:
    """A head and what belongs to it, by the words first to last (exclusive). seat: where a diplomat serves."""

    head: Chunk
    first: int
    last: int
    domains: list[Chunk] = field(default_factory=list)
    bodies: list[Chunk] = field(default_factory=list)
    organisation: Chunk | None = None
    country: Chunk | None = None
    seat: Chunk | None = None
    place: Chunk | None = (
        None  # the city or region of the post: mayor of Kyiv, representative for Central Asia
    )
    superior: Chunk | None = None  # whose adviser, envoy or spokesperson somebody is
    mods: list[Chunk] = field(default_factory=list)
    former: bool = False
    stretched: bool = False  # whether words that no list knows stand between the head and its body
    free: tuple[int, int] | None = None  # words in capitals after "of": a body or subject no list knows


def near(read: Reading, place: int) -> bool:
    """Only a space, an apostrophe or a hyphen between a word and the next; a full stop too within U.S."""
    gap = read.words.gap(place)
    return gap in _OWN_GAPS or (gap == ". " and place > 0 and len(read.words.texts[place]) == 1)
