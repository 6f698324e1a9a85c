"""The words of a text as search compares them: what is indexed, what a query asks for, what is marked.

One reading of words serves all three, so that what was found can be shown.  A word is a run of letters with their
marks, or a run of digits, in NFC as printed; joiners inside it belong to it.

    printed        exact        folded       stem
    Đại            đại          dai          dai
    নিরাপত্তার      নিরাপত্তার    নিরাপত্তার    নিরাপত্তা
    ২০২৫           ২০২৫         2025         2025
    G7             two words: g, 7

*Lines* are the form in which the words of a text are kept: one line for each passage, one item for each word,
`folded[/stem][=exact]`, the stem and the exact form only where they differ from the folded one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.text.normalise import MARKS, exact_key, tokens
from articles.text.stems import stem

LONGEST = 60
"""Code points of a word; a longer run is no word of any language and is cut."""
EXACT = "\ue001"
"""Before a token: the word exactly as it is written, but for upper and lower case."""
TITLE = "\ue002"
"""Before a token: the word stands in the headline."""
PAIR = "\ue000"
"""Between two tokens: the words stand beside each other."""

_PRINTED = re.compile(rf"\d+|(?:[^\W\d_]|[{MARKS}\u200c\u200d])+")


class Form(NamedTuple):
    """One word in the three forms of the table above."""

    exact: str
    folded: str
    stem: str

    @property
    def item(self) -> str:
        """How lines write it."""
        own_stem = f"/{self.stem}" if self.stem != self.folded else ""
        return (
            f"{self.folded}{own_stem}={self.exact}" if self.exact != self.folded else self.folded + own_stem
        )


class Word(NamedTuple):
    """A printed word with its place in the passage, in code points."""

    start: int
    end: int
    forms: tuple[Form, ...]


def words(passage: str) -> Iterator[Word]:
    """The words of a passage in order."""
    for found in _PRINTED.finditer(passage):
        if read := forms(found.group()):
            yield Word(found.start(), found.end(), read)


@lru_cache(maxsize=131_072)
def forms(printed: str) -> tuple[Form, ...]:
    """The forms of one printed run: one, but for a few signs that fold to several words; none for marks alone."""
    folded = tokens(printed[:LONGEST])
    if len(folded) == 1:
        return (Form(exact_key(printed[:LONGEST]), folded[0], stem(folded[0])),)
    return tuple(Form(word, word, stem(word)) for word in folded)


def query_forms(text: str) -> list[Form]:
    """The forms of the words that somebody typed, in order."""
    return [form for word in words(text) for form in word.forms]


def line(passage: str) -> str:
    """The words of one passage as a line."""
    return " ".join(form.item for word in words(passage) for form in word.forms)


def read_line(kept: str) -> list[Form]:
    """The words of a kept line."""
    found = []
    for item in kept.split():
        rest, _, exact = item.partition("=")
        folded, _, own_stem = rest.partition("/")
        found.append(Form(exact or folded, folded, own_stem or folded))
    return found


def index_tokens(lines: Iterable[str], titles: Iterable[str] = ()) -> set[str]:
    """All that a text is found by: words, stems, exact forms, neighbours and the words of its headline.

    | line "an ninh=an ninh"  | an · ninh · exact forms · an<PAIR>ninh                          |
    | the second of two words | has its stem as a neighbour too: a name is found with its ending |
    """
    found: set[str] = set()
    for kept in lines:
        _add_line(found, read_line(kept))
    for kept in titles:
        _add_line(found, read_line(kept))
        for form in read_line(kept):
            found.update((TITLE + form.folded, TITLE + form.stem))
    return found


def _add_line(found: set[str], read: list[Form]) -> None:
    before = ""
    for exact, folded, own_stem in read:
        found.add(folded)
        found.add(own_stem)
        found.add(EXACT + exact)
        if before:
            found.add(before + PAIR + folded)
            found.add(before + PAIR + own_stem)
        before = folded
