"""Bodies that sit for themselves and are known by name alone: data/more_bodies.tsv."""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.extraction.organisations import OrganisationMention
from archive.extraction.wordlists import BEGINNING, DATA, beginnings, lower


def find(text: str) -> Iterator[OrganisationMention]:
    """The bodies of the list in a paragraph, in order; names in Latin and Cyrillic letters as they are written.

    | met Mastercard vice-president        | Mastercard, company       |
    | directeur exécutif d'AFRIPOL         | AFRIPOL, international    |
    | ক্যাসপারস্কির প্রতিনিধি               | Kaspersky, company        |
    """
    pattern, known, first_letters = _names()
    if first_letters.isdisjoint(beginnings(lower(text))):
        return
    for match in pattern.finditer(text):
        kind, name = known[match[0].casefold()]
        yield OrganisationMention(match.start(), match.end(), kind, name, None, None)


@lru_cache(maxsize=1)
def _names() -> tuple[re.Pattern[str], dict[str, tuple[str, str]], frozenset[str]]:
    """What finds the names, what they stand for, and the first letters of them all."""
    known: dict[str, tuple[str, str]] = {}
    spellings: list[str] = []
    for line in (DATA / "more_bodies.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, name, written = line.split("\t")
        for spelling in written.split(";"):
            known[spelling.strip().casefold()] = (kind, name)
            spellings.append(spelling.strip())
    longest = sorted(spellings, key=len, reverse=True)
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})(?![^\W\u0980-\u09ff_])")
    return pattern, known, frozenset(lower(spelling)[:BEGINNING] for spelling in spellings)
