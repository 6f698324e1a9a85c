"""Bodies that sit for themselves and are known by name alone: data/more_bodies.tsv."""

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick

from archive.extraction.organisations import OrganisationMention
from archive.extraction.wordlists import DATA

_LETTER = re.compile(r"[^\W_]")
_GOES_ON = re.compile(r"[^\W\u0980-\u09ff_]")


def find(text: str) -> Iterator[OrganisationMention]:
    """The bodies of the list in a paragraph, in order; names in Latin and Cyrillic letters as they are written.

    | met Mastercard vice-president        | Mastercard, company       |
    | directeur exécutif d'AFRIPOL         | AFRIPOL, international    |
    | ক্যাসপারস্কির প্রতিনিধি               | Kaspersky, company        |
    """
    free = 0
    for start, end, kind, name in sorted(_written(text), key=lambda found: (found[0], -found[1])):
        if start >= free:
            free = end
            yield OrganisationMention(start, end, kind, name, None, None)


def _written(text: str) -> Iterator[tuple[int, int, str, str]]:
    for last, (length, kind, name) in _names().iter(text):
        start, end = last + 1 - length, last + 1
        if not _GOES_ON.match(text, end) and not (start and _LETTER.match(text[start - 1])):
            yield start, end, kind, name


@cache
def _names() -> ahocorasick.Automaton:
    """What finds the names: a spelling's length, the kind of the body, and its name."""
    automaton = ahocorasick.Automaton()
    for line in (DATA / "more_bodies.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, name, written = line.split("\t")
        for spelling in written.split(";"):
            automaton.add_word(spelling.strip(), (len(spelling.strip()), kind, name))
    automaton.make_automaton()
    return automaton
