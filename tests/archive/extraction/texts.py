"""Texts in a few words, and what is read from them, for tests of the parts of extraction."""

from typing import Any

from archive.extraction.extract import extract
from archive.extraction.roster import Roster
from archive.extraction.same_event import SameEvents
from archive.extraction.sentences import Sentence, annotated
from archive.extraction.sides import home
from archive.extraction.source import Paragraph, Source

TALKS = {
    "en": "Kazakhstan's Interior Minister Daniyar Abdrakhmanov held talks with the Interior Minister of Hungary, "
    "Sándor Kovács, in Astana on 17 August 2025.",
    "ru": "17 августа 2025 года в Астане министр внутренних дел Казахстана Данияр Абдрахманов встретился с "
    "министром внутренних дел Венгрии Шандором Ковачем.",
    "fr": "Le ministre kazakh de l'Intérieur, Daniyar Abdrakhmanov, s'est entretenu le 17 août 2025 à Astana avec "
    "le ministre hongrois de l'Intérieur, Sándor Kovács.",
    "vi": "Ngày 17/8/2025, Bộ trưởng Bộ Công an Trần Quốc Bảo đã hội đàm với Bộ trưởng Bộ Nội vụ Hungary Sándor "
    "Kovács.",
}
"""Talks of two countries on one day, in a sentence."""


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
