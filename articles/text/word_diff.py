"""What has changed between two states of a text: paragraphs first, then whole words inside them.

    compare(["Ngày 3/12, tại Hà Nội"], ["Ngày 4/12, tại Hà Nội"])
    →  [Change("changed", (0,), (0,), (Run("equal", "Ngày "), Run("deleted", "3/12"), Run("inserted", "4/12"),
                                       Run("equal", ", tại Hà Nội")))]

Pure.  A word is never cut: Bengali vowel signs, viramas and joiners belong to it, so do the digits of “৩য়”; a number
with its points, commas and strokes (1.234, 2/12) is one word; a danda and other punctuation stand apart.  Texts are
compared in NFC.  The work is bounded: what is too long or too repetitive to be compared word by word is told as
replaced.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from articles.text.normalise import MARKS, nfc
from articles.text.paragraph_pairs import Bead, paired

RunKind = Literal["equal", "deleted", "inserted"]
ChangeKind = Literal["equal", "changed", "split", "joined", "moved", "deleted", "inserted"]

MOST_PAIRS = 60_000
"""Pairs of equal words that a stretch may hold to be compared word by word."""
FEWEST_MOVED = 3
"""Words of a paragraph that can be told as moved: shorter ones stand in many places."""
SHORT = 3
"""Letters of a word that does not hold two changes apart."""

_LETTER = rf"(?:[^\W_]|[{MARKS}\u200c\u200d])"
_TOKEN = re.compile(
    rf"\d+(?:[.,:/]\d+)+(?!{_LETTER})|{_LETTER}+(?:['’]{_LETTER}+)*|\s+|[\s\S][{MARKS}\u200c\u200d]*"
)
_SENTENCE_END = re.compile(r"[.।॥؟?!…。]")
_MARK = re.compile(f"[{MARKS}\u200c\u200d]")


@dataclass(frozen=True)
class Run:
    """Words that stand in both texts, in the old one alone or in the new one alone, with the spaces between them."""

    kind: RunKind
    text: str


@dataclass(frozen=True)
class Change:
    """What became of paragraphs: their places in the old and in the new text, from 0, and their words.

    Of several paragraphs together (split, joined) the texts are joined by a line end.
    """

    kind: ChangeKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    runs: tuple[Run, ...]


def words(text: str) -> list[str]:
    """The text cut into words, spaces and signs; joined, they are the text again.

    | জননিরাপত্তা।       | জননিরাপত্তা · ।          |
    | ২/১২, ৩য়          | ২/১২ · , · space · ৩য়    |
    | Hà Nội-Minsk      | Hà · space · Nội · - · Minsk |
    """
    return _TOKEN.findall(text)


def compare(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """The changes that make the new paragraphs of the old ones, in the order of the new text; what went stands
    where it stood.  Every paragraph of either text is named once."""
    before, after = [nfc(text) for text in old], [nfc(text) for text in new]
    beads = list(_beads(before, after))
    moved = _moved(beads, before, after)
    gone = set(moved.values())
    found = []
    for left, right in beads:
        if not right and left[0] in gone:
            continue
        if not left and right[0] in moved:
            left = (moved[right[0]],)
            kind: ChangeKind = "moved"
        else:
            kind = _kind(left, right, before, after)
        found.append(Change(kind, left, right, _runs(kind, left, right, before, after)))
    return found


def difference(old: str, new: str) -> list[Run]:
    """The runs of one paragraph: equal and deleted ones are the old text, equal and inserted ones the new one."""
    return _merged(_raw(nfc(old), nfc(new)))


def has_changes(changes: Sequence[Change]) -> bool:
    """Whether the two texts differ."""
    return any(change.kind != "equal" for change in changes)


def _kind(left: tuple[int, ...], right: tuple[int, ...], old: list[str], new: list[str]) -> ChangeKind:
    if not right:
        return "deleted"
    if not left:
        return "inserted"
    if len(left) != len(right):
        return "split" if len(right) > len(left) else "joined"
    return "equal" if old[left[0]] == new[right[0]] else "changed"


def _runs(
    kind: ChangeKind, left: tuple[int, ...], right: tuple[int, ...], old: list[str], new: list[str]
) -> tuple[Run, ...]:
    before = "\n".join(old[place] for place in left)
    after = "\n".join(new[place] for place in right)
    if kind == "deleted":
        return (Run("deleted", before),)
    if kind == "inserted":
        return (Run("inserted", after),)
    return (Run("equal", before),) if before == after else tuple(difference(before, after))


def _beads(old: list[str], new: list[str]) -> Iterator[Bead]:
    """Paragraphs that belong together, in order: equal ones, and between them those that are alike."""
    place = (0, 0)
    for left, right in [*_matches(old, new), (len(old), len(new))]:
        lefts, rights = old[place[0] : left], new[place[1] : right]
        for bead in paired([_plain(text) for text in lefts], [_plain(text) for text in rights]):
            yield (
                tuple(place[0] + number for number in bead[0]),
                tuple(place[1] + number for number in bead[1]),
            )
        if left < len(old):
            yield (left,), (right,)
        place = (left + 1, right + 1)


def _plain(text: str) -> list[str]:
    """The words of a paragraph without spaces and signs."""
    return [word for word in words(text) if _is_word(word)]


def _moved(beads: list[Bead], old: list[str], new: list[str]) -> dict[int, int]:
    """New place → old place of the paragraphs that stand elsewhere now, word for word."""
    gone: dict[str, list[int]] = {}
    for left, right in beads:
        if not right and len(_plain(old[left[0]])) >= FEWEST_MOVED:
            gone.setdefault(old[left[0]], []).append(left[0])
    found = {}
    for left, right in beads:
        if not left and gone.get(new[right[0]]):
            found[right[0]] = gone[new[right[0]]].pop(0)
    return found


def _is_word(token: str) -> bool:
    return any(character.isalnum() for character in token)


def _raw(old: str, new: str) -> list[Run]:
    """The runs as the words match, before they are made readable."""
    lefts, rights = words(old), words(new)
    places = [_no_space(lefts), _no_space(rights)]
    matches = _matches([lefts[place] for place in places[0]], [rights[place] for place in places[1]])
    found: list[Run] = []
    start = (0, 0)
    pairs = [(places[0][left], places[1][right]) for left, right in matches]
    for left, right in [*pairs, (len(lefts), len(rights))]:
        found += _gap(lefts[start[0] : left], rights[start[1] : right])
        if left < len(lefts):
            found.append(Run("equal", lefts[left]))
        start = (left + 1, right + 1)
    return found


def _no_space(tokens: list[str]) -> list[int]:
    return [place for place, token in enumerate(tokens) if not token.isspace()]


def _gap(old: list[str], new: list[str]) -> list[Run]:
    """What stands between two words that match: spaces that both have are equal."""
    start = 1 if old and new and old[0] == new[0] else 0
    end = 1 if min(len(old), len(new)) > start and old[-1] == new[-1] else 0
    return [
        Run("equal", "".join(old[:start])),
        Run("deleted", "".join(old[start : len(old) - end])),
        Run("inserted", "".join(new[start : len(new) - end])),
        Run("equal", "".join(old[len(old) - end :])),
    ]


def _matches(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of equal items, rising on both sides: those that stand once in both texts hold the rest in place."""
    found: list[tuple[int, int]] = []
    start = (0, 0)
    for left, right in [*_anchors(old, new), (len(old), len(new))]:
        for one, other in _blocks(old[start[0] : left], new[start[1] : right]):
            found.append((start[0] + one, start[1] + other))
        if left < len(old):
            found.append((left, right))
        start = (left + 1, right + 1)
    return found


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest rising chain of items that stand once in each text, where the texts are long."""
    if _work(old, new) <= MOST_PAIRS:
        return []
    counts = Counter(old), Counter(new)
    right_of = {item: place for place, item in enumerate(new) if counts[1][item] == 1}
    pairs = [
        (place, right_of[item]) for place, item in enumerate(old) if counts[0][item] == 1 and item in right_of
    ]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs whose second numbers rise (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        pile = bisect_left(tops, right)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [right]
        ends[pile : pile + 1] = [number]
    chain, number = [], ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _work(old: Sequence[str], new: Sequence[str]) -> int:
    counts = Counter(old), Counter(new)
    return sum(number * counts[1][item] for item, number in counts[0].items())


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The matches inside a stretch; none where it is too repetitive, but for its beginning and its end."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    inner = old[first : len(old) - last], new[first : len(new) - last]
    found = [(place, place) for place in range(first)]
    if _work(*inner) <= MOST_PAIRS:
        for block in SequenceMatcher(None, *inner, autojunk=False).get_matching_blocks():
            found += [(first + block.a + step, first + block.b + step) for step in range(block.size)]
    return found + [(len(old) - last + step, len(new) - last + step) for step in range(last)]


@dataclass
class _Piece:
    """A stretch that both texts have (old and new are the same), or one of them has otherwise."""

    old: str
    new: str
    is_equal: bool

    @property
    def is_replaced(self) -> bool:
        return bool(self.old and self.new)

    @property
    def size(self) -> int:
        return max(len(_plain(self.old)), len(_plain(self.new)))


def _merged(runs: list[Run]) -> list[Run]:
    """Runs of one kind joined, and what is too short to hold two changes apart told with them."""
    pieces = _pieces(runs)
    found: list[_Piece] = []
    for place, piece in enumerate(pieces):
        around = (found[-1], pieces[place + 1]) if found and place + 1 < len(pieces) else None
        if piece.is_equal and around and _is_too_short(piece.old, *around):
            piece.is_equal = False
        if found and found[-1].is_equal == piece.is_equal:
            found[-1].old += piece.old
            found[-1].new += piece.new
        else:
            found.append(piece)
    return [run for piece in found for run in _told(piece)]


def _pieces(runs: list[Run]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for run in runs:
        if not run.text:
            continue
        is_equal = run.kind == "equal"
        if not pieces or pieces[-1].is_equal != is_equal:
            pieces.append(_Piece("", "", is_equal))
        pieces[-1].old += run.text if run.kind != "inserted" else ""
        pieces[-1].new += run.text if run.kind != "deleted" else ""
    return pieces


def _is_too_short(text: str, before: _Piece, after: _Piece) -> bool:
    """One short word, or signs alone, between two replacements; a sentence end and a line end stay."""
    held = _plain(text)
    if _SENTENCE_END.search(text) or "\n" in text or not (before.is_replaced and after.is_replaced):
        return False
    if not held:
        return True
    short = len(held) == 1 and len(_MARK.sub("", held[0])) <= SHORT
    return short and not any(map(str.isdigit, held[0])) and min(before.size, after.size) > 1


def _told(piece: _Piece) -> list[Run]:
    if piece.is_equal:
        return [Run("equal", piece.old)]
    found: list[Run] = [Run("deleted", piece.old)] if piece.old else []
    return [*found, Run("inserted", piece.new)] if piece.new else found
