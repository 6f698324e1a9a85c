"""Which paragraphs of two texts stand for one another: Gale–Church lengths with shared words as anchors.

    align(["Ngày 3/12 …", …], ["৩ ডিসেম্বর …", …], "vi", "bn")  →  [Link((0,), (0,), 0.83), Link((1,), (), …) …]

Every paragraph stands in exactly one link, in order; a link joins 1-1, 1-2, 2-1 or 2-2 paragraphs, or says that
one has no counterpart (1-0, 0-1).  Links never cross.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from statistics import median

from articles.text.anchors import anchors

METHOD = "lengths-anchors-1"
"""Name and version of the method: an alignment tells by which one it was made."""
DOUBTFUL = 0.5
"""Below this score a link is shown as doubtful."""
ENOUGH = 3
"""So many pairs tell the ratio of lengths of two texts."""

# Prices in units of log-likelihood.  A paragraph without counterpart costs as much as one more in a link.
_GAP = 2.5
_BEADS: dict[tuple[int, int], float] = {
    (1, 1): 0.0,
    (1, 0): _GAP,
    (0, 1): _GAP,
    (2, 1): 2.5,
    (1, 2): 2.5,
    (2, 2): 6.0,
}
_SPREAD, _SHORT = 0.06, 6.0  # variance of the ratio of lengths: of all paragraphs, and more of short ones
_SHARED, _MISSED = 1.0, 2.0  # what a key is worth that stands on both sides, and costs on one side only
_MOST_SHARED = 4.0
_NARROWEST, _CELLS = 30, 60_000  # of the band around the diagonal; places that are looked at in all
_TRUST = 0.5  # what a pair has for itself before anything is known
_ALONE, _AGAINST = -1.0, -4.0  # how a paragraph without counterpart tells on the whole; the least support
_NEAR = log(1.8)  # how far the ratio of two texts may be from that of their languages

_Bead = tuple[int, int, int, int]

# Characters for the same words, English being 1.
_DENSITY = {"vi": 1.05, "ru": 1.05, "be": 1.05, "fr": 1.15, "es": 1.12, "ar": 0.85, "zh": 0.35}


@dataclass(frozen=True)
class Link:
    """Places (from 0) in the two lists that belong together.

    score: 0 to 1, how sure it is; of a paragraph without counterpart, how sure that is.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float

    @property
    def is_pair(self) -> bool:
        return bool(self.left and self.right)

    @property
    def is_doubtful(self) -> bool:
        return self.is_pair and self.score < DOUBTFUL


def align(left: Sequence[str], right: Sequence[str], left_language: str, right_language: str) -> list[Link]:
    """Links of two lists of paragraphs, in order; of empty lists, links without counterpart.

    The ratio of lengths is that of the languages and of the two texts first, then that of the pairs found.
    """
    pair = _Pair(left, right, _first_ratio(left, right, left_language, right_language))
    beads = pair.best()
    ratios = [pair.ratio_of(bead) for bead in beads if _is_even(bead)]
    if len(ratios) >= ENOUGH:
        pair.ratio = _near(median(ratios), left_language, right_language)
        beads = pair.best()
    return _scored(pair, beads)


def _prior(left_language: str, right_language: str) -> float:
    return log(density(right_language)) - log(density(left_language))


def density(language: str) -> float:
    """Characters in which a language says what English says in one."""
    return _DENSITY.get(language.partition("-")[0], 1.0)


def _near(ratio: float, left_language: str, right_language: str) -> float:
    prior = _prior(left_language, right_language)
    return min(max(ratio, prior - _NEAR), prior + _NEAR)


def _first_ratio(left: Sequence[str], right: Sequence[str], left_language: str, right_language: str) -> float:
    """The logarithm of right to left length: half from the languages, half from the two texts."""
    lengths = sum(map(len, left)), sum(map(len, right))
    if not all(lengths):
        return 0.0
    prior = _prior(left_language, right_language)
    return (prior + _near(log(lengths[1] / lengths[0]), left_language, right_language)) / 2


class _Pair:
    """Two texts with what is counted once: lengths, and the keys that both texts have at all.

    A bead is (from, to, from, to): places from..to, the end not included, of the left and of the right text.
    """

    def __init__(self, left: Sequence[str], right: Sequence[str], ratio: float) -> None:
        self.ratio = ratio
        keys = [anchors(text) for text in left], [anchors(text) for text in right]
        counts = _counted(keys[0]), _counted(keys[1])
        both = counts[0].keys() & counts[1].keys()
        size = log(max(len(left), len(right)) + 1)
        self.weights = {key: 1 - log(max(counts[0][key], counts[1][key])) / size for key in both}
        self.left = _Side([len(text) for text in left], [found & both for found in keys[0]])
        self.right = _Side([len(text) for text in right], [found & both for found in keys[1]])

    def best(self) -> list[_Bead]:
        """The cheapest way through both texts, by dynamic programming in a band around the diagonal."""
        rows, columns = self.left.size, self.right.size
        width = self._width()
        costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
        came: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(rows + 1):
            middle = row * columns // rows if rows else 0
            spread = (max(0, middle - width), min(columns, middle + width)) if rows else (0, columns)
            for column in range(spread[0], spread[1] + 1):
                self._reach(row, column, costs, came)
        return _traced(came, (rows, columns))

    def _width(self) -> int:
        rows, columns = self.left.size, self.right.size
        wanted = max(_NARROWEST, abs(rows - columns) + 10)
        step = columns // max(rows, 1) + 3  # the next row must still be reached
        return max(step, min(wanted, _CELLS // (2 * max(rows, 1))))

    def _reach(
        self,
        row: int,
        column: int,
        costs: dict[tuple[int, int], float],
        came: dict[tuple[int, int], tuple[int, int]],
    ) -> None:
        """Notes the cheapest bead that ends at a place."""
        cheapest = costs.get((row, column))
        for (rows, columns), price in _BEADS.items():
            before = (row - rows, column - columns)
            if before not in costs:
                continue
            cost = costs[before] + price
            if rows and columns and (cheapest is None or cost - _MOST_SHARED < cheapest):
                cost += self.cost((before[0], row, before[1], column))
            if cheapest is None or cost < cheapest:
                cheapest = costs[row, column] = cost
                came[row, column] = before

    def cost(self, bead: _Bead) -> float:
        """How unlike the two sides of a bead are; below 0 where rare keys stand on both."""
        shared, missed = self.agreement(bead)
        against = missed * missed / (shared + missed) if missed else 0.0
        return self.misfit(bead) + _MISSED * against - min(_SHARED * shared, _MOST_SHARED)

    def misfit(self, bead: _Bead) -> float:
        """Half the square of how far the lengths are from their ratio, in standard deviations."""
        expected = log(self.left.length(bead[0], bead[1])) + self.ratio
        length = self.right.length(bead[2], bead[3])
        variance = _SPREAD + _SHORT / max(length, 1)
        return float((log(length) - expected) ** 2 / variance / 2)

    def agreement(self, bead: _Bead) -> tuple[float, float]:
        """Weight of the keys on both sides of a bead, and of those on one side only."""
        left, right = self.left.keys(bead[0], bead[1]), self.right.keys(bead[2], bead[3])
        return self._weight(left & right), self._weight(left ^ right)

    def support(self, bead: _Bead) -> float:
        """What speaks for a bead, from about -4 to 3; 0 for well-fitting lengths and no key."""
        shared, missed = self.agreement(bead)
        against = missed * missed / (shared + missed) if missed else 0.0
        return max(min(shared, 3.0) - min(against, 4.0) - self.misfit(bead), _AGAINST)

    def best_other(self, beads: list[_Bead], place: int) -> float:
        """Support of the likeliest counterpart of a lonely paragraph among those beside it that are lonely too."""
        found, alone = [_AGAINST], beads[place]
        for other in (*beads[max(0, place - 1) : place], *beads[place + 1 : place + 2]):
            if not _is_pair(other) and (alone[0] < alone[1]) != (other[0] < other[1]):
                found.append(self.support(_together(alone, other)))
        return max(found)

    def _weight(self, keys: Iterable[str]) -> float:
        return sum(self.weights[key] for key in keys)

    def ratio_of(self, bead: _Bead) -> float:
        return log(self.right.length(bead[2], bead[3])) - log(self.left.length(bead[0], bead[1]))


class _Side:
    """The paragraphs of one text: lengths and keys of one or two of them together."""

    def __init__(self, lengths: list[int], keys: list[frozenset[str]]) -> None:
        self.size = len(lengths)
        self._lengths = lengths
        self._keys = keys
        self._double = [one | other for one, other in pairwise(keys)]

    def length(self, start: int, end: int) -> int:
        return sum(self._lengths[start:end]) or 1

    def keys(self, start: int, end: int) -> frozenset[str]:
        return self._keys[start] if end - start == 1 else self._double[start]


def _counted(keys: list[frozenset[str]]) -> Counter[str]:
    return Counter(key for found in keys for key in found)


def _traced(came: dict[tuple[int, int], tuple[int, int]], end: tuple[int, int]) -> list[_Bead]:
    beads: list[_Bead] = []
    while end in came:
        start = came[end]
        beads.append((start[0], end[0], start[1], end[1]))
        end = start
    return beads[::-1]


def _is_even(bead: _Bead) -> bool:
    return bead[1] - bead[0] == bead[3] - bead[2] == 1


def _scored(pair: _Pair, beads: list[_Bead]) -> list[Link]:
    """A link is trusted for its own lengths and keys, for the links beside it, and for the two texts as a whole:
    a pair without name or number is sure between sure ones, and none is sure in texts that share nothing."""
    own = [pair.support(bead) if _is_pair(bead) else None for bead in beads]
    whole = _mean([_ALONE if value is None else value for value in own])
    links = []
    for place, (bead, value) in enumerate(zip(beads, own, strict=True)):
        around = _mean([near for near in own[max(0, place - 2) : place + 3] if near is not None])
        trust = _TRUST + 1.5 * whole + around / 2
        score = (
            _sure(trust + value) if value is not None else 1 - _sure(_TRUST + pair.best_other(beads, place))
        )
        links.append(Link(tuple(range(bead[0], bead[1])), tuple(range(bead[2], bead[3])), round(score, 2)))
    return links


def _together(one: _Bead, other: _Bead) -> _Bead:
    return min(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), max(one[3], other[3])


def _is_pair(bead: _Bead) -> bool:
    return bead[0] < bead[1] and bead[2] < bead[3]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _sure(value: float) -> float:
    return 1 / (1 + exp(-value))
