"""Many spellings looked for at once in a paragraph, with the endings of its language."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from articles.quality.renderings import Printed, printed, same_word

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """text[start:end] is the spelling, perhaps with endings; value: what it was entered with."""

    start: int
    end: int
    spelling: str
    value: T


class Lexicon(Generic[T]):
    """Spellings of one language (BCP 47), each with a value."""

    def __init__(self, entries: Iterable[tuple[str, T]], language: str) -> None:
        self._language = language
        # A word and its forms begin with the same letters.
        self._by_letters: dict[str, list[tuple[tuple[Printed, ...], str, T]]] = defaultdict(list)
        for spelling, value in entries:
            if words := printed(spelling):
                self._by_letters[words[0].key[:2]].append((words, spelling, value))

    def find(self, text: str) -> list[Hit[T]]:
        """All that stand in the text, in order; where two overlap, the longest, then the first."""
        words = printed(text)
        found = [
            (len(wanted), first, Hit(words[first].start, words[first + len(wanted) - 1].end, spelling, value))
            for first, word in enumerate(words)
            for wanted, spelling, value in self._by_letters.get(word.key[:2], ())
            if self._stands(wanted, words[first : first + len(wanted)])
        ]
        taken: dict[int, tuple[int, int]] = {}
        kept = []
        for size, first, hit in sorted(found, key=lambda one: (-one[0], one[1])):
            # Two concepts may share a term: both stand at its very place.
            own = (first, size)
            if all(taken.get(place, own) == own for place in range(first, first + size)):
                taken |= dict.fromkeys(range(first, first + size), own)
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.start)

    def _stands(self, wanted: tuple[Printed, ...], there: tuple[Printed, ...]) -> bool:
        return len(wanted) == len(there) and all(
            same_word(word.key, known.key, self._language) for word, known in zip(there, wanted, strict=True)
        )
