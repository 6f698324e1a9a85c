"""Documents as lists show them: what each meeting did with them, who signed, and what is still due."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Prefetch, QuerySet

from archive.models import Document, Meeting, MeetingDocument, Official, TimelineRow
from archive.models.meetings import confirmed
from archive.selection import Selection
from articles.fields import CodePointOrder

STANDINGS = (
    MeetingDocument.Standing.SIGNED,
    MeetingDocument.Standing.PLANNED,
    MeetingDocument.Standing.MENTIONED,
)
MOST_MEETINGS = 1000


@dataclass(frozen=True)
class Listed:
    """A document with its confirmed meetings, newest first."""

    document: Document
    uses: list[MeetingDocument]

    @cached_property
    def standing(self) -> str:
        """Signed where any meeting signed it, else planned, else mentioned."""
        held = {use.standing for use in self.uses}
        return next((standing for standing in STANDINGS if standing in held), "")

    @property
    def standing_name(self) -> str:
        return str(MeetingDocument.Standing(self.standing).label) if self.standing else ""

    @property
    def due(self) -> Meeting | None:
        """The announced meeting at which the document is to be signed, while no signing is held."""
        if self.standing != MeetingDocument.Standing.PLANNED:
            return None
        planned = [use.meeting for use in self.uses if use.meeting.standing == Meeting.Standing.PLANNED]
        return min(planned, key=lambda meeting: meeting.date_upper or dt.date.max, default=None)


def public_documents() -> QuerySet[Document]:
    """Documents of confirmed meetings, those of the newest meetings first, undated ones last."""
    held = Document.objects.filter(confirmed("meetings__meeting__"))
    newest = held.annotate(newest=Max("meetings__meeting__date_lower"))
    return newest.order_by(F("newest").desc(nulls_last=True), CodePointOrder("title"), "pk")


def of_standing(documents: QuerySet[Document], standing: str) -> QuerySet[Document]:
    """Those whose standing (Listed.standing) is this one."""
    used = MeetingDocument.objects.filter(confirmed("meeting__"), document=OuterRef("pk"))
    found = documents.filter(Exists(used.filter(standing=standing)))
    for stronger in STANDINGS[: STANDINGS.index(MeetingDocument.Standing(standing))]:
        found = found.exclude(Exists(used.filter(standing=stronger)))
    return found


def due_before(documents: QuerySet[Document], day: dt.date) -> QuerySet[Document]:
    """Planned documents that an announced meeting was to sign by this day, and whose signing nobody reports."""
    announced = MeetingDocument.objects.filter(
        confirmed("meeting__"),
        document=OuterRef("pk"),
        meeting__standing=Meeting.Standing.PLANNED,
        meeting__date_upper__lte=day,
    )
    return of_standing(documents, MeetingDocument.Standing.PLANNED).filter(Exists(announced))


def listed(documents: Iterable[Document]) -> list[Listed]:
    """The documents with their meetings, titles and signatories, in a constant number of queries."""
    found = list(documents)
    uses = (
        MeetingDocument.objects.filter(confirmed("meeting__"), document__in=found)
        .select_related("meeting__row")
        .order_by(F("meeting__date_lower").desc(nulls_last=True), "-pk")
    )
    whole: dict[int, Any] = Document.objects.prefetch_related(
        "titles",
        Prefetch("signatories", Official.objects.order_by(CodePointOrder("name"))),
        Prefetch("meetings", uses, to_attr="uses"),
    ).in_bulk([document.pk for document in found])
    return [Listed(whole[document.pk], whole[document.pk].uses) for document in found]


def documents_of(selection: Selection, limit: int) -> list[Listed]:
    """Documents of the newest meetings of a selection."""
    meetings = TimelineRow.objects.filter(key__in=selection.keys(0, MOST_MEETINGS)).values_list("meeting")
    return listed(used_at([meeting for (meeting,) in meetings])[:limit])


def used_at(meetings: Iterable[int]) -> QuerySet[Document]:
    """The public documents of these meetings, by their primary keys."""
    used = MeetingDocument.objects.filter(meeting__in=list(meetings)).order_by()
    return public_documents().filter(pk__in=set(used.values_list("document", flat=True)))
