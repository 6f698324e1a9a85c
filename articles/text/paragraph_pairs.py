"""Which changed paragraphs of two states of a text are the same one: by the words that they share, in order.

    paired([["hội", "đàm"]], [["buổi", "hội", "đàm"], ["mới", "tinh"]])  →  [((0,), (0,)), ((), (1,))]

Pure.  A paragraph may have been split in two, or two joined; one that has nothing alike went or came.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

Bead = tuple[tuple[int, ...], tuple[int, ...]]
"""Places of paragraphs in the old and in the new text."""

ALIKE = 0.4
"""Of the words of both, so many must be shared for two paragraphs to be one."""
BETTER = 0.1
"""So much more must two paragraphs share with one than the better of them does alone."""
SHARED = 0.15
"""So much must each half of a paragraph that was split, or that two were joined into, share with the whole."""
MOST_CELLS = 5_000
"""Pairs of paragraphs that are compared with one another: in a longer stretch those near the same place."""
NARROWEST = 3
"""Places to either side that are compared at least."""

_STEPS = [(1, 1), (1, 2), (2, 1), (0, 1), (1, 0)]


def paired(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[Bead]:
    """The paragraphs, each as its words, in beads: both texts in order, every paragraph in one bead.

    What went stands before what came in its place.
    """
    pairs = _Pairs([Counter(words) for words in old], [Counter(words) for words in new])
    return list(_traced(pairs.best(), (len(old), len(new))))[::-1]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Shared words of two paragraphs, 0 to 1 (Dice); two without words are alike."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


class _Pairs:
    """The paragraphs of both texts as counted words; every two are compared at most once."""

    def __init__(self, old: list[Counter[str]], new: list[Counter[str]]) -> None:
        self.old, self.new = old, new
        self._known: dict[tuple[int, int], float] = {}

    def best(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The steps that keep the most words, by dynamic programming in a band around the diagonal."""
        kept = {(0, 0): 0.0}
        came: dict[tuple[int, int], tuple[int, int]] = {}
        for left in range(len(self.old) + 1):
            for right in self._band(left):
                for rows, columns in _STEPS:
                    before = (left - rows, right - columns)
                    gain = self._gain(before, (left, right)) if before in kept else None
                    if gain is not None and kept[before] + gain > kept.get((left, right), -1.0):
                        kept[left, right] = kept[before] + gain
                        came[left, right] = (rows, columns)
        return came

    def _band(self, left: int) -> range:
        rows, columns = max(len(self.old), 1), len(self.new)
        middle = left * columns // rows if self.old else 0
        width = max(NARROWEST + columns // rows, MOST_CELLS // (2 * rows)) if self.old else columns
        return range(max(0, middle - width), min(columns, middle + width) + 1)

    def _alike(self, left: int, right: int) -> float:
        if (left, right) not in self._known:
            self._known[left, right] = likeness(self.old[left], self.new[right])
        return self._known[left, right]

    def _gain(self, start: tuple[int, int], end: tuple[int, int]) -> float | None:
        """How many words a bead keeps, weighed by how alike its sides are; None where they are not one paragraph."""
        lefts, rights = range(start[0], end[0]), range(start[1], end[1])
        if not (lefts and rights):
            return 0.0
        found = [self._alike(left, right) for left in lefts for right in rights]
        if len(found) == 1:
            size = self.old[start[0]].total() + self.new[start[1]].total()
            return found[0] * (size + 1) if found[0] >= ALIKE else None
        if min(found) < SHARED:
            return None
        old = sum((self.old[left] for left in lefts), Counter[str]())
        new = sum((self.new[right] for right in rights), Counter[str]())
        alike = likeness(old, new)
        is_better = alike >= max(ALIKE, max(found) + BETTER)
        return alike * (old.total() + new.total() + 1) if is_better else None


def _traced(came: dict[tuple[int, int], tuple[int, int]], end: tuple[int, int]) -> Iterator[Bead]:
    """The beads backwards."""
    left, right = end
    while (left, right) in came:
        rows, columns = came[left, right]
        yield tuple(range(left - rows, left)), tuple(range(right - columns, right))
        left, right = left - rows, right - columns
