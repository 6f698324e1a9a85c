"""The Latin form of a name in another script that a text prints in brackets behind it."""

from __future__ import annotations

from rapidfuzz import fuzz

from archive.extraction.reading import Reading
from articles.text.skeleton import skeleton

_SAME_SOUND = 60  # of 100, between a name and its Latin form in brackets


_LONGEST = 8  # words in the brackets
_RANKS = frozenset("Lt Gen Maj Brig Col Capt Cdr Adm Vice Rear Air Chief Marshal Mr Mrs Ms Dr HE".split())


def latin_beside(read: Reading, last: int, transliterated: str) -> str:
    """The Latin form printed in brackets behind a name in another script, else the transliterated one.

    | রমিস সেন (Ramis Şen)      | Ramis Şen        |
    | Иван Иванов (МВД)         | Ivan Ivanov      |
    """
    end = first = last
    while end < len(read.at) and end - last < _LONGEST and "ɏ" >= read.words.texts[end][0] >= "A":
        end += 1
    while first < end and read.words.texts[first] in _RANKS:
        first += 1
    if (
        first == end
        or not read.words.gap(last - 1).endswith("(")
        or not read.words.gap(end - 1).startswith(")")
    ):
        return transliterated
    printed = read.words.span(first, end)
    alike = fuzz.ratio(skeleton(printed), skeleton(transliterated))
    return printed if alike >= _SAME_SOUND else transliterated
