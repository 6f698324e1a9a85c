"""Finds exact spellings of known names in running text.  Pure.

A spelling counts only as whole words.  In Bengali the end of the word, its case ending, belongs to it:
কোয়াং is found in কোয়াংকে, and লে is not found in লেফটেন্যান্ট.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import ahocorasick

from articles.text.normalise import fold
from articles.text.stems import candidates

_JOINERS = "\u200c\u200d"


class Found(NamedTuple):
    """text[start:end] is the spelling, with the end of its word."""

    start: int
    end: int
    spelling: str


class Spellings:
    """A set of spellings in NFC, looked for all at once."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for spelling in spellings:
            if spelling.strip():
                self._automaton.add_word(spelling, spelling)
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Found]:
        """All that stand in the text, in order; where two overlap, the one that begins first, then the longest."""
        if not len(self._automaton):
            return []
        found = [
            _whole(text, last - len(spelling) + 1, spelling) for last, spelling in self._automaton.iter(text)
        ]
        return apart(one for one in found if one)


def apart(found: Iterable[Found]) -> list[Found]:
    """Those that do not overlap: the first, and of those that begin together the longest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _whole(text: str, start: int, spelling: str) -> Found | None:
    """The spelling with the end of its word, None where it is only a part of another word."""
    end = start + len(spelling)
    if start and _in_word(text[start - 1]) and _in_word(text[start]):
        return None
    last = end
    while last < len(text) and _in_word(text[last]):
        last += 1
    if last == end:
        return Found(start, end, spelling)
    word = start + max((place for place, sign in enumerate(spelling) if not _in_word(sign)), default=-1) + 1
    forms = candidates(fold(text[word:last])) if "ঀ" <= text[end] <= "৿" else ()
    return Found(start, last, spelling) if fold(text[word:end]) in forms else None


def _in_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN" or sign in _JOINERS


def chosen(owners: Mapping[str, set[str]], spelling: str, context: set[str]) -> str | None:
    """Whose name a spelling is: the only owner, else the only one whom the context knows, else nobody's.

    A single word may be anybody's: it counts only where the context knows its owner.
    """
    held = owners.get(spelling, set())
    known = held & context
    if len(known) == 1:
        return next(iter(known))
    return next(iter(held)) if len(held) == 1 and " " in spelling else None
