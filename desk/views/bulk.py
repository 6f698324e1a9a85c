"""/desk/proposals/bulk/: many proposals accepted at once above a confidence, and a run of that taken back."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from archive import bulk_accepting, undoing
from archive.curation import Refused
from archive.models import BulkRun, Proposal
from desk import log
from desk.access import account, open_to
from desk.models import Action
from desk.proposal_list import Heads
from desk.roles import Right

USUAL = "0.95"
SHOWN_RUNS = 10


@open_to(Right.ACCEPT_IN_BULK)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """Shows what would be accepted; accepts what is ticked."""
    if any(name != "confidence" for name in request.GET):
        raise BadRequest(_("There is no such filter."))
    written = request.POST.get("confidence") or request.GET.get("confidence") or USUAL
    least = confidence(written)
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("proposal") if one.isascii() and one.isdecimal()]
        try:
            made = _run(least, chosen, account(request))
        except Refused as error:
            messages.error(request, " ".join(error.reasons))
        else:
            _tell(request, made)
            return redirect("desk:bulk")
    found = list(bulk_accepting.above(least)[: bulk_accepting.MOST])
    heads = Heads(found)
    context = {
        "desk_section": "proposals",
        "confidence": written,
        "rows": [(one, heads.of(one.proposal)) for one in bulk_accepting.candidates(found)],
        "total": bulk_accepting.above(least).count(),
        "most": bulk_accepting.MOST,
        "runs": _runs(),
    }
    return render(request, "desk/bulk.html", context)


def confidence(written: str) -> float:
    """From 0 to 1; BadRequest for anything else."""
    try:
        value = float(written) if len(written) < 10 else -1.0
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise BadRequest(
            _("“%(value)s” is no confidence. Write a number from 0 to 1: 0.95.") % {"value": written}
        )
    return value


@transaction.atomic
def _run(least: float, chosen: list[int], by: User) -> BulkRun:
    made = bulk_accepting.run(least, chosen, by)
    for one in made.confirmations.select_related("proposal", "meeting"):
        log.note(
            by,
            Action.CREATED,
            one.meeting,
            f"By machine, in bulk run {made.pk}, from proposal {one.proposal_id}.",
        )
    return made


def _tell(request: HttpRequest, made: BulkRun) -> None:
    count = made.confirmations.count()
    told = ngettext(
        "%(count)s proposal accepted. Its meeting is marked as not confirmed.",
        "%(count)s proposals accepted. Their meetings are marked as not confirmed.",
        count,
    )
    messages.success(request, told % {"count": count})
    for one in made.refused:
        reasons = {"number": one["proposal"], "reasons": " ".join(one["reasons"])}
        messages.warning(request, _("Proposal %(number)s was left as it is: %(reasons)s") % reasons)


def _runs() -> list[BulkRun]:
    return list(
        BulkRun.objects.select_related("by", "undone_by").prefetch_related("confirmations__proposal")[
            :SHOWN_RUNS
        ]
    )


@open_to(Right.ACCEPT_IN_BULK)
@require_POST
def undo_bulk(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back a run as a whole; what an editor has confirmed since stays, and is named."""
    found = get_object_or_404(BulkRun, pk=pk)
    reason = request.POST.get("reason", "")[:300]
    try:
        stay = _undo(found, reason, account(request))
    except Refused as error:
        messages.error(request, " ".join(error.reasons))
        return redirect("desk:bulk")
    messages.success(request, _("The run is taken back: its meetings are removed."))
    if stay:
        names = "; ".join(str(one) for one in stay)
        messages.info(
            request, _("Confirmed since, and therefore kept: %(proposals)s.") % {"proposals": names}
        )
    return redirect("desk:bulk")


@transaction.atomic
def _undo(found: BulkRun, reason: str, by: User) -> list[Proposal]:
    stay = undoing.take_back_run(found, reason, by)
    log.note(by, Action.UNDONE, found, reason)
    return stay
