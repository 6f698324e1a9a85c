"""Taking down an official, organisation or document: what goes with it, and what still names it."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.curation import Refused
from archive.merging.remove import OWN, preview, remove
from desk import log
from desk.access import DeskRequest, open_to
from desk.models import Action
from desk.record_kinds import KINDS
from desk.roles import Right


@open_to(Right.REMOVE)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_record(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """`why`: its address answers with it. `seen`: what was shown before."""
    of = KINDS.get(kind)
    if of is None or of.model not in OWN:
        raise Http404(_("There are no such records."))
    record = get_object_or_404(of.model, pk=pk)
    why, problems = request.POST.get("why", ""), []
    if request.method == "POST":
        try:
            with transaction.atomic():
                operation = remove(record, why, request.user, request.POST.get("seen", ""))
                log.note(request.user, Action.REMOVED, operation, f"{operation.record_told}: {why}")
        except Refused as refused:
            problems = refused.reasons
        else:
            told = _("%(record)s is removed; its address answers with the reason.")
            messages.success(request, told % {"record": operation.record_told})
            return redirect(of.record_route, pk=pk)
    context = {
        "desk_section": "records",
        "kind": of,
        "record": record,
        "looked": preview(record),
        "problems": problems,
        "why": why,
    }
    return render(request, "desk/record_remove.html", context, status=400 if problems else 200)
