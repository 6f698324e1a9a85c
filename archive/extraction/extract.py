"""The whole of extraction: one text in, mentions and proposed meetings out."""

from collections.abc import Mapping
from typing import Any

from archive.extraction import proposal
from archive.extraction.meetings import meetings
from archive.extraction.same_event import SameEvents
from archive.extraction.sentences import annotated
from archive.extraction.sides import Side
from archive.extraction.source import Source
from archive.names.gazetteer import Gazetteer
from archive.names.lookup import Lookup


def extract(
    source: Source,
    same: SameEvents,
    gazetteer: Gazetteer | None = None,
    lookup: Lookup | None = None,
    known: Mapping[str, tuple[str, Side]] | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """`mentions` and `meetings` of the proposal document.  known: heading and side of officials, by slug."""
    officials = known or {}
    sentences = annotated(source, gazetteer, lookup)
    found = meetings(source, sentences, {slug: side for slug, (_, side) in officials.items()})
    headings = {slug: name for slug, (name, _) in officials.items()}
    return {
        "mentions": proposal.mentions(sentences),
        "meetings": [proposal.meeting(item, same.key(item, headings), headings) for item in found],
    }
