"""Word lists of the text modules: plain files in data/, read once.

A line that begins with "# " or is "#" is a comment. Words on a line are parted by "|".
"""

from pathlib import Path

from articles.text.normalise import nfc

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """The rows of data/NAME in NFC, each as its columns, which tabs part. Comments and blank lines are left out."""
    lines = nfc((DATA / name).read_text(encoding="utf-8")).splitlines()
    return [line.split("\t") for line in lines if line.strip() and line != "#" and not line.startswith("# ")]


def words(cell: str) -> list[str]:
    """The words of one cell: "Kyiv|Kiev" → Kyiv, Kiev."""
    return [word for word in cell.split("|") if word]


def all_words(name: str) -> list[str]:
    """The words of all rows of a file with one column."""
    return [word for row in rows(name) for word in words(row[0])]
