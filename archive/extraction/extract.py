"""The whole of extraction: one text in, mentions and proposed meetings out."""

from dataclasses import dataclass, field
from typing import Any

from archive.extraction import proposal
from archive.extraction.meetings import meetings
from archive.extraction.same_event import SameEvents
from archive.extraction.sentences import annotated
from archive.extraction.sides import Side
from archive.extraction.source import Source, beginning
from archive.names.gazetteer import Gazetteer
from archive.names.lookup import Lookup


@dataclass(frozen=True)
class Officials:
    """The officials that the archive knows, by slug: what they are called, and for whom they speak."""

    headings: dict[str, str] = field(default_factory=dict)
    sides: dict[str, Side] = field(default_factory=dict)


def extract(
    source: Source,
    same: SameEvents,
    gazetteer: Gazetteer | None = None,
    lookup: Lookup | None = None,
    known: Officials | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """`mentions` and `meetings` of the proposal document, of the first source.LONGEST characters.

    lookup: where given, those who took part and whom no spelling fits get candidates by sound.
    """
    officials = known or Officials()
    source = beginning(source)
    sentences = annotated(source, gazetteer, None)
    found = meetings(source, sentences, officials.sides)
    headings = officials.headings
    return {
        "mentions": proposal.mentions(sentences),
        "meetings": [
            proposal.meeting(item, key, headings, lookup)
            for item, key in zip(found, same.keys(found, headings), strict=True)
        ],
    }
