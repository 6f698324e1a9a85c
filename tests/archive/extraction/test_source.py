"""How much of a text extraction reads."""

from archive.extraction.extract import extract
from archive.extraction.same_event import SameEvents
from archive.extraction.source import LONGEST, Paragraph, Source, beginning

TALKS = (
    "On 3 December 2025 Minister John Smith of Kenya met Minister Jean Dupont of France in Nairobi for talks."
)


def text_of(*lines):
    return Source("en", tuple(Paragraph(number, line) for number, line in enumerate(lines, 1)))


def test_a_report_is_read_whole():
    source = text_of(TALKS, "x" * (LONGEST - len(TALKS)))
    assert beginning(source) is source


def test_what_lies_beyond_the_length_of_any_report_is_not_looked_at():
    found = beginning(text_of(TALKS, "x" * LONGEST, TALKS))
    assert [paragraph.number for paragraph in found.paragraphs] == [1]
    [meeting] = extract(text_of(TALKS, *["The market was calm. " * 100] * 50, TALKS), SameEvents())[
        "meetings"
    ]
    assert {item["quote"]["paragraph"] for item in meeting["evidence"]} == {1}


def test_a_single_long_paragraph_is_read():
    source = text_of("x" * (LONGEST + 1))
    assert beginning(source) is source
