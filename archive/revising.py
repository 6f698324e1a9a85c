"""A text is corrected at the desk: what stands above the words follows them, in one transaction.

A new revision (articles.correcting) → quotations are looked up in it, alignments made, search and record brought up to
date, the meetings that the text seems to report found anew.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from archive import curation, index, proposals, publishing
from archive.anchoring import reanchor
from archive.models import Evidence, Reading
from archive.proposing import Proposer
from articles import correcting
from articles.correcting import Stale
from articles.models import Revision, Text, Upheld
from articles.refused import Refused
from articles.revisions import NewPassage
from articles.text.normalise import clean

__all__ = ["Refused", "Revised", "Stale", "restore", "revise", "unplaced", "uphold", "would_lose"]


@dataclass(frozen=True)
class Revised:
    """The new revision, how many quotations were found again in it, and those that were not."""

    revision: Revision
    placed: int
    unplaced: list[Evidence]


@transaction.atomic
def revise(
    text: Text,
    passages: Sequence[NewPassage],
    by: User,
    reason: str,
    *,
    is_minor: bool = False,
    began_from: int,
) -> Revised:
    """Makes these paragraphs the text.  Refused as by articles.correcting; Stale where `began_from`, the number of the
    revision that the editor saw, is not the current one any more."""
    text = Text.objects.select_for_update().get(pk=text.pk)
    current = text.revisions.get(is_current=True)
    if current.number != began_from:
        raise Stale(current)
    revision = correcting.revise(text, passages, by, reason, is_minor=is_minor)
    placed = reanchor(text).moved
    _follow_up(text)
    return Revised(revision, placed, unplaced(text))


def restore(text: Text, number: int, by: User, reason: str, *, began_from: int) -> Revised:
    """Makes the words of an earlier revision the text again, as a new revision.  Refused, Stale, or
    Revision.DoesNotExist where the text has no such one."""
    earlier = text.revisions.get(number=number)
    passages = [
        NewPassage(passage.kind, passage.content, passage.line)
        for passage in earlier.passages.order_by("number")
    ]
    return revise(text, passages, by, reason, began_from=began_from)


@transaction.atomic
def uphold(text: Text, original: Revision, by: User, reason: str) -> Upheld:
    """A translation still holds for the current state of its original: pages and exports say so at once."""
    made = correcting.uphold(text, original, by, reason)
    curation.refresh_for(text)
    index.changed()
    return made


def unplaced(text: Text) -> list[Evidence]:
    """Quotations of older revisions that stand nowhere in the current one: an editor chooses their passage."""
    older = Evidence.objects.filter(passage__revision__text=text, passage__revision__is_current=False)
    return list(older.select_related("meeting", "passage__revision").order_by("meeting_id", "pk"))


def would_lose(text: Text, passages: Sequence[NewPassage]) -> list[Evidence]:
    """Quotations of the current revision that these paragraphs do not hold."""
    held = Evidence.objects.filter(passage__revision__text=text, passage__revision__is_current=True)
    contents = [clean(new.content) for new in passages]
    return [
        evidence
        for evidence in held.select_related("meeting", "passage").order_by("meeting_id", "pk")
        if not any(evidence.quote in content for content in contents)
    ]


def _follow_up(text: Text) -> None:
    publishing.follow(text)
    if Reading.objects.filter(text=text).exists():
        with suppress(
            proposals.NotRead
        ):  # what was found before stays, and the list of unread texts names this one
            proposals.propose(text, Proposer())
