"""Mentions of one person in one text: a family name alone is whoever of that name is named in full."""

from __future__ import annotations

import re
from itertools import pairwise

from archive.names.words import base, forms

_MOST = 50  # people of one word in one text: beyond that it tells nobody from the others
_WORDS = re.compile(r"[^\s.\-'’]+")


class SamePerson:
    """The people of a text so far, by the words of their names."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._latin: list[str] = []
        self._slugs: list[str | None] = []
        self._words: list[frozenset[str]] = []
        self._numbers: dict[frozenset[str], int] = {}
        self._by_word: dict[str, set[int]] = {}

    def add(self, name: str | None, name_latin: str | None, slug: str | None, language: str) -> None:
        """Takes note of a mention. A name inside a fuller one adds nothing but its slug."""
        if name is None or name_latin is None:
            return
        words = _keys(name, language)
        if not words:
            return
        number = self._numbers.setdefault(words, len(self._names))
        if number < len(self._names):
            self._slugs[number] = self._slugs[number] or slug
            return
        for word in words:
            people = self._by_word.setdefault(word, set())
            if len(people) < _MOST:
                people.add(number)
        self._names.append(name)
        self._latin.append(name_latin)
        self._slugs.append(slug)
        self._words.append(words)

    def full(self, name: str, language: str) -> tuple[str | None, str | None]:
        """The Latin form of the fullest name that holds all words of this one, and its slug; None if several."""
        words = _keys(name, language)
        holders = self._holders([(word,) for word in words])
        if not holders:
            return None, None
        longest = max(len(self._words[number]) for number in holders)
        best = [number for number in holders if len(self._words[number]) == longest]
        if len({self._words[number] for number in best}) > 1:
            return None, None
        slugs = {slug for number in holders if (slug := self._slugs[number])}
        return self._latin[best[0]], slugs.pop() if len(slugs) == 1 else None

    def named(self, printed: list[tuple[str, ...]]) -> str | None:
        """The words of the known name that printed words (by their keys) repeat; None for nobody or several."""
        holders = {number for number in self._holders(printed) if len(self._words[number]) > 1}
        if not holders or (
            len({frozenset(self._words[number]) for number in holders}) > 1 and not self._nested(holders)
        ):
            return None
        longest = max(holders, key=lambda number: len(self._words[number]))
        known = {base_key: word for word in _WORDS.findall(self._names[longest]) for base_key in _both(word)}
        parts = [next((known[key] for key in keys if key in known), None) for keys in printed]
        return " ".join(part for part in parts if part) or None

    def _nested(self, holders: set[int]) -> bool:
        sets = sorted((self._words[number] for number in holders), key=len)
        return all(small <= large for small, large in pairwise(sets))

    def _holders(self, printed: list[tuple[str, ...]]) -> set[int]:
        found: set[int] | None = None
        for keys in printed:
            people = set().union(*(self._by_word.get(key, ()) for key in keys)) if keys else set()
            found = people if found is None else found & people
            if not found:
                return set()
        return found or set()


def _both(word: str) -> tuple[str, ...]:
    return tuple({*(base(word, language) for language in ("ru", "vi", "bn")), *forms(word, "en")})


def _keys(name: str, language: str) -> frozenset[str]:
    """The keys of the words of a name; initials do not count."""
    return frozenset(
        base(word, language) for word in _WORDS.findall(name) if len(word) > 2 or language == "vi"
    )
