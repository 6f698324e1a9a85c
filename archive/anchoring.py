"""Moves evidence to the current revision of its text by its quotation (Web Annotation's TextQuoteSelector)."""

from dataclasses import dataclass

from archive.models import Evidence
from articles.models import Passage, Text

ENOUGH = 16
"""So many characters around a quotation have to be the same where several passages hold it."""


@dataclass(frozen=True)
class Anchored:
    """How many quotations were found again, and how many were not (they stay with their old revision)."""

    moved: int
    lost: int


@dataclass(frozen=True)
class _Place:
    passage: Passage
    start: int
    shared: int
    """How many characters before and after are those of the old passage."""


def reanchor(text: Text) -> Anchored:
    """Finds each quotation of older revisions in the current one.  Of several places the one whose words
    around it are the old ones is taken; a quotation that stands nowhere, or in several passages none of which
    can be told to be its own, is left where it is, for an editor."""
    current = list(Passage.objects.filter(revision__text=text, revision__is_current=True))
    older = Evidence.objects.filter(passage__revision__text=text, passage__revision__is_current=False)
    moved = lost = 0
    for evidence in older.select_related("passage"):
        place = _best(evidence, current)
        if place is None:
            lost += 1
            continue
        evidence.passage, evidence.start = place.passage, place.start
        evidence.save(update_fields=["passage", "start"])
        moved += 1
    return Anchored(moved, lost)


def _best(evidence: Evidence, current: list[Passage]) -> _Place | None:
    if evidence.passage is None or evidence.start is None:
        return None
    number, start = evidence.passage.number, evidence.start
    places = [place for passage in current for place in _places(evidence, passage)]
    most = max((place.shared for place in places), default=0)
    best = [place for place in places if place.shared == most]
    if len({place.passage.pk for place in places}) > 1 and most < ENOUGH:
        return None
    if len({place.passage.pk for place in best}) > 1:
        best = [place for place in best if place.passage.number == number]
    return min(best, key=lambda place: abs(place.start - start), default=None)


def _places(evidence: Evidence, passage: Passage) -> list[_Place]:
    """Every occurrence of the quotation in a passage."""
    old = evidence.passage.content if evidence.passage else ""
    before, after = old[: evidence.start], old[(evidence.start or 0) + len(evidence.quote) :]
    found, start = [], passage.content.find(evidence.quote)
    while start >= 0:
        end = start + len(evidence.quote)
        shared = _alike(before[::-1], passage.content[:start][::-1]) + _alike(after, passage.content[end:])
        found.append(_Place(passage, start, shared))
        start = passage.content.find(evidence.quote, start + 1)
    return found


def _alike(first: str, second: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = zip(first, second, strict=False)
    return next(
        (number for number, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second))
    )
