"""/desk/anchors/: evidence whose words a correction of its text has moved or changed, until an editor finds them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from archive import amending, changes
from archive.curation import Refused
from archive.models import Evidence
from archive.views.paging import page_number
from articles.models import Passage
from desk import log
from desk.access import DeskRequest, open_to
from desk.forms.fields import Evidencing
from desk.forms.records import Step
from desk.models import Action
from desk.roles import Right

PER_PAGE = 50


class AnchorForm(Evidencing, Step):
    """The passage that states the fact now."""


@open_to(Right.CURATE)
@require_safe
def anchors(request: DeskRequest) -> HttpResponse:
    found = Evidence.objects.filter(passage__revision__is_current=False)
    found = found.select_related("meeting", "passage__revision__text").order_by(
        "passage__revision__text", "pk"
    )
    paginator = Paginator(found, PER_PAGE)
    context = {
        "desk_section": "records",
        "kind": {"name": "anchors"},
        "page": paginator.page(page_number(request, paginator.count, PER_PAGE)),
    }
    return render(request, "desk/anchors.html", context)


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def anchor(request: DeskRequest, pk: int) -> HttpResponse:
    """One lost quotation beside its text as it is now."""
    related = ("meeting", "passage__revision__text__article")
    evidence = get_object_or_404(Evidence.objects.select_related(*related).exclude(passage=None), pk=pk)
    passage = evidence.passage
    assert passage is not None  # noqa: S101  the query asks for it
    text = passage.revision.text
    version = changes.version(evidence.meeting)
    first = {"text": text.pk, "quote": evidence.quote, "version": version}
    form = AnchorForm(request.POST or None, initial=first)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            _move(request, evidence, form)
        except Refused as refused:
            problems = refused.reasons
            form.data = {**form.data.dict(), "version": version}  # type: ignore[attr-defined]
        else:
            messages.success(request, _("The quotation has its place again."))
            return redirect("desk:anchors")
    context = {
        "desk_section": "records",
        "evidence": evidence,
        "text": text,
        "passages": Passage.objects.filter(revision__text=text, revision__is_current=True).order_by("number"),
        "form": form,
        "problems": problems,
    }
    return render(request, "desk/anchor.html", context, status=400 if request.method == "POST" else 200)


@transaction.atomic
def _move(request: DeskRequest, evidence: Evidence, form: AnchorForm) -> None:
    told = form.cleaned_data
    if told["piece"] is None:
        raise Refused([_("Choose the passage that states it now.")])
    amending.move_evidence(evidence, told["piece"], request.user, told["why"], told["version"])
    log.note(request.user, Action.CHANGED, evidence.meeting, told["why"])
