"""Moves evidence to the current revision of its text by its quotation (Web Annotation's TextQuoteSelector)."""

from dataclasses import dataclass

from archive.models import Evidence
from articles.models import Passage, Text


@dataclass(frozen=True)
class Anchored:
    """How many quotations were found again, and how many were not (they stay with their old revision)."""

    moved: int
    lost: int


def reanchor(text: Text) -> Anchored:
    """Finds each quotation of older revisions in the current one.  A quotation that stands nowhere, or in
    several passages of which none has its old number, is left where it is, for an editor."""
    current = list(Passage.objects.filter(revision__text=text, revision__is_current=True))
    older = Evidence.objects.filter(passage__revision__text=text, passage__revision__is_current=False)
    moved = lost = 0
    for evidence in older.select_related("passage"):
        passage = _passage_of(evidence, current)
        if passage is None:
            lost += 1
            continue
        evidence.start = _place(evidence, passage)
        evidence.passage = passage
        evidence.save(update_fields=["passage", "start"])
        moved += 1
    return Anchored(moved, lost)


def _passage_of(evidence: Evidence, current: list[Passage]) -> Passage | None:
    found = [passage for passage in current if evidence.quote in passage.content]
    same_number = [
        passage for passage in found if evidence.passage and passage.number == evidence.passage.number
    ]
    if same_number:
        return same_number[0]
    return found[0] if len(found) == 1 else None


def _place(evidence: Evidence, passage: Passage) -> int:
    """The occurrence nearest to the old place."""
    places, start = [], passage.content.find(evidence.quote)
    while start >= 0:
        places.append(start)
        start = passage.content.find(evidence.quote, start + 1)
    return min(places, key=lambda place: abs(place - (evidence.start or 0)))
