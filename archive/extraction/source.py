"""What extraction reads: one text, as the importer left it, and what is known around it."""

from dataclasses import dataclass, replace

LONGEST = 100_000
"""Characters of a text in which meetings are looked for: far more than any report has."""


@dataclass(frozen=True)
class Paragraph:
    """number: from 1 among the kept paragraphs, as in proposal.schema.json. text: NFC."""

    number: int
    text: str
    is_heading: bool = False


@dataclass(frozen=True)
class Source:
    """language: BCP 47. published: an EDTF day or None, with its basis. domain: of the address, or None.

    dateline: what stood before the first words ("Hà Nội (TTX) -"), or "".
    """

    language: str
    paragraphs: tuple[Paragraph, ...]
    published: str | None = None
    published_basis: str = "none"
    domain: str | None = None
    dateline: str = ""


def beginning(source: Source) -> Source:
    """The text without the paragraphs that lie beyond LONGEST characters."""
    length = 0
    for place, paragraph in enumerate(source.paragraphs):
        length += len(paragraph.text)
        if length > LONGEST and place:
            return replace(source, paragraphs=source.paragraphs[:place])
    return source
