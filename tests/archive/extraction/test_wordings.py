"""Leads of reports in many wordings: one held meeting, or none.  The texts are our own, with invented people."""

from pathlib import Path

import pytest

from archive.extraction.extract import extract
from archive.extraction.same_event import SameEvents
from archive.extraction.source import Paragraph, Source

TABLE = Path(__file__).with_name("wordings.tsv")
MISSED = Path(__file__).with_name("wordings_missed.tsv")
PUBLISHED = "2026-03-12"


def rows(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def source(language, text):
    """language: "fr", or "fr-SN" for an outlet of Senegal.  "//" parts the heading from the text."""
    language, _, country = language.partition("-")
    parts = text.split(" // ")
    paragraphs = tuple(
        Paragraph(number, part, is_heading=number < len(parts)) for number, part in enumerate(parts, 1)
    )
    return Source(language, paragraphs, PUBLISHED, "header", f"news.{country.lower()}" if country else None)


def wrong(language, kinds, sides, text):
    """What is wrong with what a text is read as, or ""."""
    found = [
        (meeting["kind"], {side["country"] or side["name"] for side in meeting["sides"]})
        for meeting in extract(source(language, text), SameEvents())["meetings"]
    ]
    if kinds == "-":
        return f"no meeting, but {found}" if found else ""
    if len(found) != 1 or found[0][0] not in kinds.split("|") or found[0][1] != set(sides.split("+")):
        return f"{kinds} of {sides}, but {found}"
    return ""


@pytest.mark.parametrize("language", ["bn", "vi", "en", "ru", "fr"])
def test_wordings_of_the_press_are_read(language):
    misses = [
        f"{text}\n    {error}"
        for code, kinds, sides, text in rows(TABLE)
        if code.startswith(language) and (error := wrong(code, kinds, sides, text))
    ]
    assert not misses, "\n".join(misses)


@pytest.mark.parametrize("row", rows(MISSED), ids=lambda row: row[-1][:60])
def test_what_is_known_to_be_missed(row):
    """What is read in the meantime passes; it belongs into the other table then."""
    *wording, reason = row
    if wrong(*wording):
        pytest.skip(reason)
