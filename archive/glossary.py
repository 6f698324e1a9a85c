"""The glossary: terms of the field that say the same in several languages, so that a search for one finds the others.

`data/glossary.tsv` holds one concept a line: its English name, then for each language its terms, parted by “|”.  The
list is read, never computed; add to it freely.
"""

from functools import lru_cache
from pathlib import Path

LANGUAGES = ("en", "vi", "bn", "ru")
FILE = Path(__file__).parent / "data" / "glossary.tsv"


@lru_cache(maxsize=1)
def concepts() -> tuple[tuple[str, str, str], ...]:
    """(concept, language, term) of every term."""
    rows = [
        line.split("\t")
        for line in FILE.read_text(encoding="utf-8").splitlines()
        if line[:1] not in ("", "#")
    ]
    return tuple(
        (columns[0].split("|")[0], language, term.strip())
        for columns in rows
        for language, terms in zip(LANGUAGES, columns, strict=False)
        for term in terms.split("|")
        if term.strip()
    )
