"""How a passage is quoted on a page: what is cited is marked, the rest is cut between words.  Pure.

"a b c d", [(2, 3)]             [("a ", False), ("b", True), (" c d", False)]
a long passage, one short hit   [("… ", False), some words, the hit, some words, (" …", False)]
"""

from dataclasses import dataclass

LONGEST = 700
AROUND = 160


@dataclass(frozen=True)
class Piece:
    text: str
    is_hit: bool


def quotation(
    content: str, hits: list[tuple[int, int]], longest: int = LONGEST, around: int = AROUND
) -> list[Piece]:
    """Pieces of a passage in their order; `hits` are (start, end) in code points and may overlap.

    A passage of more than `longest` code points is cut to `around` before the first hit and after the last one.
    """
    merged = merge(hits)
    whole = len(content) <= longest or not merged
    first, last = (0, len(content)) if whole else _window(content, merged, around)
    pieces, place = [], first
    for start, end in merged:
        pieces += [Piece(content[place:start], False), Piece(content[start:end], True)]
        place = end
    pieces.append(Piece(content[place:last], False))
    before = [Piece("… ", False)] if first else []
    after = [Piece(" …", False)] if last < len(content) else []
    return [piece for piece in [*before, *pieces, *after] if piece.text]


def merge(hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch or overlap joined: [(5, 9), (0, 6)] → [(0, 9)]."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(hits):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(content: str, merged: list[tuple[int, int]], around: int) -> tuple[int, int]:
    """From a space before the first hit to a space after the last one."""
    first = max(0, merged[0][0] - around)
    last = min(len(content), merged[-1][1] + around)
    if first:
        first = content.rfind(" ", 0, first) + 1
    if last < len(content):
        cut = content.find(" ", last)
        last = len(content) if cut < 0 else cut
    return first, last
