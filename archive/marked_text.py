"""A paragraph with the words that state facts marked, where the words of several may overlap.  Pure.

marked("a b c", [(2, 3, 7)])  [Run("a ", ()), Run("b", (7,), begins=(7,)), Run(" c", ())]
"""

from collections.abc import Iterable
from dataclasses import dataclass

Hit = tuple[int, int, int]
"""First and last code point (exclusive), and the number of the fact."""


@dataclass(frozen=True)
class Run:
    """text: of the paragraph. numbers: of the facts it states. begins: those whose words begin here."""

    text: str
    numbers: tuple[int, ...]
    begins: tuple[int, ...] = ()


def marked(content: str, hits: Iterable[Hit]) -> list[Run]:
    """The paragraph in runs that state the same facts throughout; what stands outside of it is left out."""
    held = sorted({hit for hit in hits if 0 <= hit[0] < hit[1] <= len(content)})
    edges = sorted({0, len(content), *(edge for start, end, _ in held for edge in (start, end))})
    return [_run(content, held, edges[place], edges[place + 1]) for place in range(len(edges) - 1)]


def _run(content: str, hits: list[Hit], start: int, end: int) -> Run:
    over = [hit for hit in hits if hit[0] <= start and end <= hit[1]]
    numbers = sorted({number for *_range, number in over})
    begins = sorted({number for first, _last, number in over if first == start})
    return Run(content[start:end], tuple(numbers), tuple(begins))
