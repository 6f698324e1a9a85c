"""Reads the glossary that comes with the program, `data/glossary.tsv`.  Pure.

One concept a line: its English terms, then those of each language, parted by “|”, the preferred one first; a fifth
column “office” marks an office or title.  A new archive begins with it; from then on editors keep the glossary at
the desk.
"""

from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("en", "vi", "bn", "ru")
FILE = Path(__file__).parent / "data" / "glossary.tsv"


class Line(NamedTuple):
    """A concept. terms: (language, term), the preferred one of each language first."""

    concept: str
    is_office: bool
    terms: tuple[tuple[str, str], ...]


def lines() -> list[Line]:
    """Every concept of the file, in its order."""
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    return [_line(columns) for columns in rows if columns[0][:1] not in ("", "#")]


def _line(columns: list[str]) -> Line:
    terms = tuple(
        (language, term.strip())
        for language, terms in zip(LANGUAGES, columns, strict=False)
        for term in terms.split("|")
        if term.strip()
    )
    return Line(columns[0].split("|")[0], "office" in columns[len(LANGUAGES) :], terms)
