"""Capitals that look like a name and belong to a thing: Lake Victoria, Operation Barkhane, «Адмирал Виноградов»."""

from __future__ import annotations

from functools import cache

from archive.extraction.lexicon import DATA, forenames
from archive.extraction.reading import Reading
from archive.names.words import forms

_SURNAMES = frozenset(
    "hall house church park temple bridge lake banks rivers day young march west tower mosque".split()
)
_HISTORIC = (("hồ", "chí", "minh"),)
"""Who is honoured at monuments, and has taken part in no meeting since 1969."""
_QUOTES = {"«": "»", "“": "”", '"': '"', "„": "“"}


def is_thing(read: Reading, first: int, last: int, *, has_post: bool) -> bool:
    """Whether the words first to last (exclusive) name a thing. has_post: a post or a rank stands beside them.

    | Jomo Kenyatta **International Airport** | the word behind                   |
    | **Lake** Victoria, **Operation** Sea Guardian | the word before, or the first |
    | корабль **«Адмирал Виноградов»**        | quotation marks close around them |
    """
    if _is_quoted(read, first, last) or tuple(map(str.lower, read.words.texts[first:last])) in _HISTORIC:
        return True
    if _ends_as_thing(read, first, last) and not (has_post and _ends_as_surname(read, first, last)):
        return True
    if not has_post and last - first > 1 and read.is_word(first, _words("before", read.language)):
        return True
    if (
        last < len(read.at)
        and read.words.gap(last - 1) == " "
        and read.is_word(last, _words("after", read.language))
    ):
        return not has_post or read.words.texts[last][0].isupper()
    return (
        not has_post
        and first > 0
        and read.words.gap(first - 1) in (" ", ". ", "-", " «")
        and read.is_word(first - 1, _words("before", read.language))
    )


def _ends_as_thing(read: Reading, first: int, last: int) -> bool:
    return (
        last - first > 1 and read.language != "vi" and read.is_word(last - 1, _words("inside", read.language))
    )


def _ends_as_surname(read: Reading, first: int, last: int) -> bool:
    return read.is_word(first, forenames()) and read.is_word(last - 1, _SURNAMES)


def _is_quoted(read: Reading, first: int, last: int) -> bool:
    """A ship or a firm: the quotation marks hold these words, or these and a rank before them, and no more."""
    begin = first
    chunk = read.chunk_at(first - 1)
    if chunk is not None and chunk.entry.kind in ("rank", "title", "post"):
        begin = chunk.first
    for start in {first, begin}:
        opened, closed = read.words.gap(start - 1)[-1:], read.words.gap(last - 1)[:1]
        if opened in _QUOTES and closed == _QUOTES[opened]:
            return True
    return False


@cache
def _words(where: str, language: str) -> frozenset[str]:
    """Keys of the words of data/no_people.tsv."""
    lines = (DATA / "no_people.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    listed = [
        word for place, code, words in cells if (place, code) == (where, language) for word in words.split()
    ]
    return frozenset(forms(word, language)[0] for word in listed)
