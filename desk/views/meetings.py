"""/desk/meetings/…: the page where a meeting is changed, every fact with what states it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive import amending, curation
from archive.curation import Refused
from archive.merging.merge import operations_of
from archive.models import Evidence, Meeting, MeetingDocument, MeetingLink, Participation, Side
from desk.access import DeskRequest, open_to
from desk.forms.meetings import (
    EvidenceForm,
    FactsForm,
    HostForm,
    LinkForm,
    MeetingDocumentForm,
    SeatForm,
    SideForm,
    TopicForm,
)
from desk.forms.records import RemoveForm, Step
from desk.models import Action
from desk.record_kinds import KINDS
from desk.record_page import FormStep, Steps, respond
from desk.roles import Right
from desk.views.records import remove_part

PARTS = {
    "side": Side,
    "participation": Participation,
    "meetingdocument": MeetingDocument,
    "meetinglink": MeetingLink,
    "evidence": Evidence,
}


def _save(meeting: Meeting, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.change_meeting(
        form.instance,
        by,
        told["why"],
        told["version"],
        piece=told["piece"],
        old_is_stated=told["otherwise"],
    )


def _add(meeting: Meeting, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.add(meeting, form.instance, by, told["why"], told["version"], told["piece"])


def _add_evidence(meeting: Meeting, form: Any, by: Any) -> None:
    told = form.cleaned_data
    row = form.row(meeting)
    row.added_by = by
    amending.add(meeting, row, by, told["why"], told["version"])


def _add_topic(meeting: Meeting, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.add_topic(meeting, told["topic"], by, told["why"], told["version"], told["piece"])


def _choose_host(meeting: Meeting, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.choose_host(meeting, told["side"], by, told["why"], told["version"], told["piece"])


def _remove(meeting: Meeting, form: Any, by: Any) -> None:
    told = form.cleaned_data
    name, _colon, number = told["part"].partition(":")
    if name != "topic":
        remove_part(PARTS)(meeting, form, by)
        return
    topic = meeting.topics.filter(pk=int(number)).first() if number.isdecimal() else None
    if topic is None:
        raise Refused([_("It is gone already: somebody has removed it.")])
    amending.remove_topic(meeting, topic, by, told["why"], told["version"])


def _take_down(meeting: Meeting, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.remove_meeting(meeting, by, told["why"], told["version"])


def _put_back(meeting: Meeting, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.put_back_meeting(meeting, by, told["why"], told["version"])


def _confirm(meeting: Meeting, form: Any, by: Any) -> None:
    amending.confirm_meeting(meeting, by, form.cleaned_data["version"])


def _seat(meeting: Meeting, data: Any) -> SeatForm:
    return SeatForm(data, instance=Participation(meeting=meeting))


def _changed_seat(meeting: Meeting, data: Any) -> SeatForm:
    """The seat that the form names; an unknown one is refused when it is saved."""
    number = data.get("seat", "") if data else ""
    held = meeting.participations.filter(pk=int(number[:18])).first() if number.isdecimal() else None
    return SeatForm(data, instance=held or Participation(meeting=meeting))


def _change_seat(meeting: Meeting, form: Any, by: Any) -> None:
    if form.instance.pk is None:
        raise Refused([_("It is gone already: somebody has removed it.")])
    _add(meeting, form, by)


STEPS: Steps = {
    "fields": FormStep(lambda meeting, data: FactsForm(data, instance=meeting), _save),
    "side": FormStep(lambda meeting, data: SideForm(data, instance=Side(meeting=meeting)), _add),
    "host": FormStep(HostForm, _choose_host),
    "participation": FormStep(_seat, _add),
    "seat": FormStep(_changed_seat, _change_seat),
    "meetingdocument": FormStep(
        lambda meeting, data: MeetingDocumentForm(data, instance=MeetingDocument(meeting=meeting)), _add
    ),
    "topic": FormStep(lambda _meeting, data: TopicForm(data), _add_topic),
    "meetinglink": FormStep(
        lambda meeting, data: LinkForm(data, instance=MeetingLink(meeting=meeting)), _add
    ),
    "evidence": FormStep(EvidenceForm, _add_evidence),
    "remove": FormStep(lambda _meeting, data: RemoveForm(data), _remove),
    "confirm": FormStep(lambda _meeting, data: Step(data), _confirm, Action.CONFIRMED),
}
REMOVAL: Steps = {
    "take-down": FormStep(lambda _meeting, data: Step(data), _take_down, Action.REMOVED),
    "put-back": FormStep(lambda _meeting, data: Step(data), _put_back, Action.RESTORED),
}


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: DeskRequest, pk: int) -> HttpResponse:
    return respond(request, KINDS["meetings"], pk, STEPS, "desk/meeting.html", _parts)


@open_to(Right.REMOVE)
@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: DeskRequest, pk: int) -> HttpResponse:
    """Takes a meeting down, or puts it back."""
    return respond(request, KINDS["meetings"], pk, REMOVAL, "desk/removal.html", lambda _meeting: {})


def _parts(meeting: Meeting) -> dict[str, Any]:
    """What belongs to the meeting, and what it lacks before it can be confirmed."""
    evidence = meeting.evidence.select_related(
        *("side__country", "side__organisation", "participation__official", "document", "topic", "link"),
        *("passage__revision__text", "added_by"),
    )
    return {
        "sides": meeting.sides.select_related("country", "organisation", "body"),
        "seats": meeting.participations.select_related("official", "side__country", "side__organisation"),
        "documents": meeting.documents.select_related("document"),
        "topics": meeting.topics.all(),
        "links": meeting.links.select_related("to"),
        "evidence": sorted(
            evidence, key=lambda item: (list(Evidence.Fact).index(Evidence.Fact(item.fact)), item.pk)
        ),
        "lacks": curation.faults(meeting),
        "operations": operations_of(meeting)[:20],
    }
