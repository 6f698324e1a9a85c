"""What a proposal added to a meeting, noted when it is confirmed, so that it can be taken back."""

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive import curation
from archive.curation import Refused
from archive.models import BulkRun, Confirmation, Meeting, PrintedForm, Proposal

FIELDS = (
    "time_of_day",
    "place",
    "place_language",
    "place_country_id",
    "place_basis",
    "venue",
    "venue_language",
)
"""What a further report may fill in."""
Rows = dict[str, list[int]]


def rows_of(meeting: Meeting) -> Rows:
    """The rows that make the meeting, by table."""
    return {
        "evidence": list(meeting.evidence.values_list("pk", flat=True)),
        "printed_forms": list(
            PrintedForm.objects.filter(participation__meeting=meeting).values_list("pk", flat=True)
        ),
        "participations": list(meeting.participations.values_list("pk", flat=True)),
        "documents": list(meeting.documents.values_list("pk", flat=True)),
        "topics": list(meeting.topics.values_list("pk", flat=True)),
        "hosts": list(meeting.sides.filter(is_host=True).values_list("pk", flat=True)),
    }


def fields_of(meeting: Meeting) -> dict[str, Any]:
    """What a further report may fill in, as it stands."""
    return {name: getattr(meeting, name) for name in FIELDS}


def note(
    proposal: Proposal,
    meeting: Meeting,
    by: User,
    *,
    before: tuple[Rows, dict[str, Any]] | None = None,
    run: BulkRun | None = None,
) -> Confirmation:
    """Notes that the proposal, as it still is, became this meeting; `before`: what a meeting that is held had."""
    rows, fields = before or ({}, {})
    added: dict[str, Any] = {
        name: sorted(set(found) - set(rows.get(name, ()))) for name, found in rows_of(meeting).items()
    }
    added["fields"] = {name: old for name, old in fields.items() if getattr(meeting, name) != old}
    return Confirmation.objects.create(
        proposal=proposal,
        meeting=meeting,
        by=by,
        is_new=before is None,
        state_before=proposal.state,
        added=added,
        run=run,
    )


def is_as_written(confirmation: Confirmation) -> bool:
    """Whether nobody has added to the meeting since."""
    now = rows_of(confirmation.meeting)
    names = ("evidence", "participations", "documents", "topics")
    return all(sorted(now[name]) == confirmation.added[name] for name in names)


def withdraw(confirmation: Confirmation) -> None:
    """Takes from a meeting that is held what a further report had added.  Refused where something rests on it."""
    meeting, added = confirmation.meeting, confirmation.added
    for name, old in added["fields"].items():
        setattr(meeting, name, old)
    meeting.save()
    meeting.evidence.filter(pk__in=added["evidence"]).delete()
    PrintedForm.objects.filter(pk__in=added["printed_forms"], participation__meeting=meeting).delete()
    for seat in meeting.participations.filter(pk__in=added["participations"]):
        if seat.evidence.exists():
            raise Refused([_rests_on(str(seat))])
        seat.delete()
    for item in meeting.documents.filter(pk__in=added["documents"]):
        if meeting.evidence.filter(document=item.document_id).exists():
            raise Refused([_rests_on(str(item.document))])
        item.delete()
    for side in meeting.sides.filter(pk__in=added["hosts"]):
        side.is_host = False
        side.save()
    meeting.topics.remove(*added["topics"])
    curation.touch([meeting])


def _rests_on(name: str) -> str:
    return _("Another text speaks of %(name)s at this meeting too: change the meeting on its own page.") % {
        "name": name
    }
