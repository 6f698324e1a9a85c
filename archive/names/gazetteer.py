"""The known names of the archive, to be found in running text by exact spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from archive.names.words import Beginnings, Words, known_words

Kind = Literal["official", "organisation", "country"]
_END = ""  # no word has an empty key
_PARTICLES = ("al", "el", "de", "da", "van", "von", "bin", "ibn", "den", "der", "аль", "эль", "фон", "ван")
_LONGEST_INITIAL = 3  # code points: এ, জে
_LATIN_AND_CYRILLIC = "ԯ"  # the last letter of the scripts that have capitals here


@dataclass(frozen=True, slots=True)
class Known:
    """One spelling of one thing the archive knows. language: BCP 47, of the spelling.

    country (ISO 3166-1 alpha-2) and organisation (slug) help to choose between people of one name.
    """

    slug: str
    kind: Kind
    spelling: str
    language: str
    country: str | None = None
    organisation: str | None = None


class Hit(NamedTuple):
    """A known spelling at the words first to last (exclusive) of a passage, and all it may stand for."""

    first: int
    last: int
    known: tuple[Known, ...]

    def slug(self, kind: Kind) -> str | None:
        """The slug if the spelling belongs to exactly one thing of this kind, else None."""
        slugs = {known.slug for known in self.known if known.kind == kind}
        return slugs.pop() if len(slugs) == 1 else None


class Gazetteer:
    """Known names, never changed after they are built.

    Spellings are kept by their folded words, so that marks of Latin letters, capitals, joiners and digits do
    not count; endings in the text do not count either (words.forms). A spelling is looked for in the text of
    its own script, whatever its language.
    """

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self.known: tuple[Known, ...] = tuple(known)
        self._root: dict[str, Any] = {}
        for entry in self.known:
            self._add(entry)
        self._begins = Beginnings(self._root)

    def _add(self, entry: Known) -> None:
        words = known_words(entry.spelling, _script_language(entry.spelling))
        if not words:
            return
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault(_END, []).append(entry)

    def find(self, words: Words, keys: list[tuple[str, ...]]) -> Iterator[Hit]:
        """The longest known spelling at each place, left to right, never overlapping.

        keys: for every word its keys from words.forms, by the rules of a language without tone marks.
        """
        begins = self._begins
        free = 0
        for place in [place for place, possible in enumerate(keys) if begins[possible]]:
            hit = self._longest(keys, place) if place >= free else None
            if hit and _is_written_as_a_name(words, hit):
                yield hit
                free = hit.last

    def _longest(self, keys: list[tuple[str, ...]], first: int) -> Hit | None:
        """The longest spelling from here: every key of a word is followed, but no state is entered twice."""
        states: list[dict[str, Any]] = [self._root]
        found: Hit | None = None
        for place in range(first, len(keys)):
            states = [state[key] for state in states for key in keys[place] if key in state]
            if not states:
                break
            ends = [entry for state in states for entry in state.get(_END, ())]
            if ends:
                found = Hit(first, place + 1, tuple(ends))
        return found

    @cached_property
    def by_slug(self) -> dict[tuple[Kind, str], tuple[Known, ...]]:
        """All spellings of each thing."""
        grouped: dict[tuple[Kind, str], list[Known]] = {}
        for entry in self.known:
            grouped.setdefault((entry.kind, entry.slug), []).append(entry)
        return {key: tuple(entries) for key, entries in grouped.items()}


def _is_written_as_a_name(words: Words, hit: Hit) -> bool:
    """No full stop parts its words (but after an initial), and scripts with capitals use them."""
    for place in range(hit.first, hit.last - 1):
        gap = words.gap(place)
        if (
            "\n" in gap
            or ("." in gap and not _is_initial(words.texts[place]))
            or any(mark in gap for mark in ",;!?।")
        ):
            return False
    first, last = words.texts[hit.first], words.texts[hit.last - 1]
    if first[0] > _LATIN_AND_CYRILLIC:
        return True
    if not any(known.kind == "official" for known in hit.known):
        return first[0].isupper()
    return last[0].isupper() and (first[0].isupper() or first in _PARTICLES)


def _is_initial(word: str) -> bool:
    return len(word) == 1 or (word[0] > _LATIN_AND_CYRILLIC and len(word) <= _LONGEST_INITIAL)


def _script_language(spelling: str) -> str:
    """The language whose rule of keys fits the script of a spelling: Vietnamese is kept without its marks."""
    return "bn" if any("ঀ" <= letter <= "৿" for letter in spelling) else "ru"
