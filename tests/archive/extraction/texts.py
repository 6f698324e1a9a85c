"""Texts in a few words, and what is read from them, for tests of the parts of extraction."""

from typing import Any

from archive.extraction.extract import extract
from archive.extraction.roster import Roster
from archive.extraction.same_event import SameEvents
from archive.extraction.sentences import Sentence, annotated
from archive.extraction.sides import home
from archive.extraction.source import Paragraph, Source


def text(
    language: str,
    *paragraphs: str,
    heading: str | None = None,
    published: str | None = None,
    domain: str | None = None,
    dateline: str = "",
) -> Source:
    """A text of some paragraphs, under a heading if there is one."""
    parts = ([heading] if heading else []) + list(paragraphs)
    numbered = tuple(
        Paragraph(number, part, is_heading=bool(heading) and number == 1)
        for number, part in enumerate(parts, 1)
    )
    return Source(language, numbered, published, "header" if published else "none", domain, dateline)


def sentences(source: Source) -> list[Sentence]:
    return annotated(source, None, None)


def read(source: Source) -> tuple[Roster, list[Sentence]]:
    """Everybody in a text, and its sentences."""
    found = sentences(source)
    return Roster(source, found, home(source), {}), found


def meetings(source: Source, same: SameEvents | None = None) -> list[dict[str, Any]]:
    """The meetings of a text as they are proposed."""
    return extract(source, same or SameEvents())["meetings"]


def sides(meeting: dict[str, Any]) -> set[str]:
    """The codes of the countries of a meeting and the names of its other sides."""
    return {side["country"] or side["name"] for side in meeting["sides"]}


def people(meeting: dict[str, Any]) -> dict[str, str]:
    """Who took part, by name, and for whom."""
    named = [side["country"] or side["name"] for side in meeting["sides"]]
    return {person["name"]: named[person["side"]] for person in meeting["participants"]}
