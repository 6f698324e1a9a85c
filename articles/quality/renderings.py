"""Where a text prints a known name or term: as it is spelled, with an ending, or so that it sounds alike."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz import fuzz

from articles.quality.addresses import without_addresses
from articles.text.normalise import exact_key
from articles.text.search_words import words
from articles.text.skeleton import skeleton
from articles.text.stems import candidates, stem

LIKE = 85.0
"""Likeness of two sounds (0 to 100) from which they are renderings of one word."""
SHORTEST_SOUND = 6
"""Letters of the sound of a single word that is known by its sound; of a name of several words, in all five."""
_SHORTEST_NAME = 5
_ENDING = 3
"""Letters that an ending may add or take in languages that decline names."""
_STEM = 4
"""Letters of a declined word that stay, unless it is shorter."""
_DECLINED = ("ru", "be", "uk")
_DERIVING = ("en", "fr", "es")
_LONG = 7
"""Letters that two words of such a language share at least, if one is derived from the other."""


class Printed(NamedTuple):
    """A word of a text. key: as it is compared, capitals and joiners apart."""

    start: int
    end: int
    key: str
    sound: str


class Place(NamedTuple):
    """Words first to last (exclusive) of a text that stand for a spelling."""

    first: int
    last: int


@lru_cache(maxsize=2048)
def printed(text: str) -> tuple[Printed, ...]:
    """The words of a text in order; addresses have none."""
    plain = without_addresses(text)
    found = []
    for word in words(plain):
        key = exact_key(plain[word.start : word.end])
        found.append(Printed(word.start, word.end, key, skeleton(stem(key))))
    return tuple(found)


def spelled(text: Sequence[Printed], spelling: str, language: str) -> Iterator[Place]:
    """Where the text has a spelling, but for capitals and for endings of its words."""
    wanted = printed(spelling)
    for first in _beginnings(text, wanted):
        around = zip(text[first : first + len(wanted)], wanted, strict=True)
        if all(same_word(word.key, known.key, language) for word, known in around):
            yield Place(first, first + len(wanted))


def sounding(text: Sequence[Printed], spelling: str) -> Iterator[Place]:
    """Where words of the text sound like a name: each of them, and long enough to be told apart."""
    wanted = printed(spelling)
    least = SHORTEST_SOUND if len(wanted) == 1 else _SHORTEST_NAME
    if not wanted or sum(len(word.sound) for word in wanted) < least:
        return
    for first in _beginnings(text, wanted):
        around = zip(text[first : first + len(wanted)], wanted, strict=True)
        if all(alike(word.sound, known.sound) for word, known in around):
            yield Place(first, first + len(wanted))


def _beginnings(text: Sequence[Printed], wanted: Sequence[Printed]) -> range:
    return range(len(text) - len(wanted) + 1 if wanted else 0)


def alike(one: str, other: str) -> bool:
    """Whether two sounds may be renderings of one word; short ones only where they are the same."""
    if one == other:
        return bool(one)
    return min(len(one), len(other)) >= _SHORTEST_NAME and fuzz.ratio(one, other) >= LIKE


@lru_cache(maxsize=65_536)
def same_word(word: str, known: str, language: str) -> bool:
    """Whether a printed word is the known one, perhaps with an ending of its language.

    | bn | মন্ত্রণালয়ের, মন্ত্রণালয়   | case and number of Bengali              |
    | ru | министра, министр       | but for the last letters, where it declines |
    | en | drugs, drug             | plural                                  |
    | en | extradite, extradition  | long words that differ in their last letters |
    """
    if word == known:
        return True
    of = language.partition("-")[0].lower()
    if of == "bn":
        return known in candidates(word)
    if of in _DECLINED:
        shorter, longer = sorted((word, known), key=len)
        if len(shorter) < _STEM:
            return len(shorter) == _ENDING and longer.startswith(shorter) and len(longer) < _ENDING + _ENDING
        return len(longer) - len(shorter) <= _ENDING and _shared(word, known) >= max(_STEM, len(shorter) - 2)
    if of not in _DERIVING:
        return False
    shared = _shared(word, known)
    return word in (f"{known}s", f"{known}es") or shared >= max(_LONG, min(len(word), len(known)) - 2)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin alike with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def same_spelling(one: str, other: str) -> bool:
    """Whether two words are one spelling: equal, or one the other with an ending or as its adjective.

    | কোয়াং, কোয়াংকে · Вольфович, Вольфовича · ভিয়েতনাম, ভিয়েতনামী | True  |
    | টো, টু · লুওং, লুং · Lương, Luong                          | False |
    """
    shorter, longer = sorted((one, other), key=len)
    if one == other:
        return True
    if longer.startswith(shorter) and len(shorter) > 2:
        return True
    cyrillic = "\u0400" <= shorter[:1] <= "\u052f"
    return cyrillic and shorter[: max(_ENDING, len(shorter) - 2)] == longer[: max(_ENDING, len(shorter) - 2)]
