"""/desk/reports/: errors that readers report, and the decision with the note that the public reads."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from archive import corrections
from archive.models import CorrectionReport
from archive.models.corrections import LONGEST_NOTE
from archive.views.paging import page_number
from desk import log
from desk.access import DeskRequest, open_to
from desk.forms.records import LANGUAGE_CHOICES
from desk.models import Action
from desk.roles import Right

PER_PAGE = 50
State = CorrectionReport.State


class DecisionForm(forms.Form):
    """seen: the state that the editor saw; of two editors the second is told."""

    seen = forms.CharField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[choice for choice in State.choices if choice[0] != State.NEW],
        widget=forms.RadioSelect,
    )
    public_note = forms.CharField(
        label=gettext_lazy("What readers are told"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "What was wrong, and what the page says now. Needed where a report is accepted."
        ),
    )
    note_language = forms.ChoiceField(label=gettext_lazy("Language of the note"), choices=LANGUAGE_CHOICES)


@open_to(Right.DECIDE_REPORTS)
@require_safe
def reports(request: DeskRequest) -> HttpResponse:
    """Those to decide, oldest first; `state` asks for others."""
    state = request.GET.get("state", State.NEW.value)
    if state not in (*State.values, "all"):
        raise BadRequest(_("“%(value)s” is no state of a report.") % {"value": state})
    found = CorrectionReport.objects.select_related("meeting", "article", "decided_by")
    found = found.prefetch_related("article__texts")
    if state != "all":
        found = found.filter(state=state)
    paginator = Paginator(found.order_by("pk" if state == State.NEW else "-pk"), PER_PAGE)
    context = {
        "desk_section": "reports",
        "page": paginator.page(page_number(request, paginator.count, PER_PAGE, ["state"])),
        "state": state,
        "states": [*State.choices, ("all", _("All"))],
    }
    return render(request, "desk/reports.html", context)


@open_to(Right.DECIDE_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """One report, with what the reader wrote, and the decision."""
    related = ("meeting", "article", "passage__revision__text", "decided_by")
    found = get_object_or_404(CorrectionReport.objects.select_related(*related), pk=pk)
    held = {
        "seen": found.state,
        "state": "" if found.state == State.NEW else found.state,
        "public_note": found.public_note,
        "note_language": found.note_language,
    }
    form = DecisionForm(request.POST or None, initial=held)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            _decide(request, found, told)
        except corrections.NotDecided as error:
            problems = [str(error)]
        else:
            messages.success(request, _("Decided."))
            return redirect("desk:reports")
    context = {"desk_section": "reports", "report": found, "form": form, "problems": problems}
    return render(request, "desk/report.html", context, status=400 if request.method == "POST" else 200)


@transaction.atomic
def _decide(request: DeskRequest, found: CorrectionReport, told: dict[str, str]) -> None:
    held = CorrectionReport.objects.select_for_update().get(pk=found.pk)
    if held.state != told["seen"]:
        words = _("%(editor)s has decided this already: %(state)s.")
        raise corrections.NotDecided(words % {"editor": held.decided_by, "state": held.get_state_display()})
    corrections.decide(held, request.user, told["state"], told["public_note"], told["note_language"])
    log.note(request.user, Action.DECIDED, held, f"{held.state}: {held.public_note}")
