"""/desk/meetings/…/split/: one record that holds two events becomes two."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive import changes
from archive.curation import Refused
from archive.merging.split_meetings import BOTH, GOES, STAYS, NewMeeting, parts, split_meeting, texts
from archive.models import Meeting
from articles.fields import validate_edtf
from desk import log
from desk.access import DeskRequest, open_to
from desk.forms.records import Step
from desk.models import Action
from desk.record_kinds import KINDS
from desk.roles import Right

WHERE = [(STAYS, gettext_lazy("stays")), (GOES, gettext_lazy("goes")), (BOTH, gettext_lazy("both"))]


class NewMeetingForm(Step):
    title = forms.CharField(label=gettext_lazy("Title of the new meeting"), max_length=300)
    date = forms.CharField(
        label=gettext_lazy("Date"),
        max_length=64,
        validators=[validate_edtf],
        help_text=gettext_lazy("As in 2025-12-03, 2025-12, 2025-12-01/2025-12-04 or XXXX-12-03."),
    )
    date_basis = forms.ChoiceField(
        label=gettext_lazy("How the date is known"), choices=Meeting.DateBasis.choices
    )
    date_note = forms.CharField(label=gettext_lazy("Note on the date"), max_length=500, required=False)


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: DeskRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(Meeting, pk=pk)
    first = {"version": changes.version(meeting), "date": meeting.date, "date_basis": meeting.date_basis}
    form = NewMeetingForm(request.POST or None, initial=first, auto_id="new-%s")
    rows = [(name, row, request.POST.get(name, STAYS)) for name, row in parts(meeting)]
    reporting = set(request.POST.getlist("text"))
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _parted(request, meeting, form, rows, reporting)
        except Refused as refused:
            problems = refused.reasons
    context = {
        "desk_section": "records",
        "kind": KINDS["meetings"],
        "record": meeting,
        "form": form,
        "rows": rows,
        "where": WHERE,
        "texts": [(text, str(text.pk) in reporting) for text in texts(meeting)],
        "problems": problems,
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "desk/split_meeting.html", context, status=status)


@transaction.atomic
def _parted(
    request: DeskRequest, meeting: Meeting, form: NewMeetingForm, rows: list[Any], reporting: set[str]
) -> HttpResponse:
    told = form.cleaned_data
    new = NewMeeting(told["title"], told["date"], told["date_basis"], told["date_note"])
    chosen = {name: where for name, _row, where in rows if where != STAYS}
    if set(chosen.values()) - {GOES, BOTH} or any(not number.isdecimal() for number in reporting):
        raise BadRequest(_("The form holds something that is no choice."))
    numbers = {int(number[:18]) for number in reporting}
    done = split_meeting(meeting, new, chosen, numbers, told["why"], request.user, told["version"])
    log.note(request.user, Action.SPLIT, meeting, f"{done.record_told} → {done.other_told}: {told['why']}")
    messages.success(
        request,
        _("%(other)s was parted from %(record)s.") % {"record": done.record_told, "other": done.other_told},
    )
    return redirect("desk:meeting", pk=done.other_id)
