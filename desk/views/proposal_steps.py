"""What is done with a proposal as a whole beside confirming it: attach, split, join, and take each back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from archive import confirming, deciding, splitting, undoing
from archive.confirming import Choice
from archive.curation import Refused
from archive.decided_facts import settled
from archive.models import Meeting, Proposal
from archive.proposed_facts import ProposedFact
from desk import log
from desk.access import account, open_to
from desk.models import Action
from desk.proposal_page import ProposalPage
from desk.roles import Right


def _to(proposal: Proposal) -> HttpResponse:
    return redirect(reverse("desk:proposal", args=[proposal.pk]))


def _done(request: HttpRequest, proposal: Proposal, step: Callable[[], tuple[Proposal, str]]) -> HttpResponse:
    """Takes a step, and tells what came of it on the page of the proposal that it leads to."""
    try:
        with transaction.atomic():
            found, told = step()
    except (Refused, IntegrityError) as error:
        reasons = error.reasons if isinstance(error, Refused) else [_("The database refuses this.")]
        messages.error(request, " ".join(reasons))
        return _to(proposal)
    messages.success(request, told)
    return _to(found)


@open_to(Right.DECIDE_PROPOSALS)
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Shows what a meeting that is held would gain, and what it says otherwise; then adds it."""
    proposal = get_object_or_404(Proposal.objects.select_related("text__article", "revision"), pk=pk)
    meeting = get_object_or_404(Meeting.objects.held(), slug=slug)
    page = ProposalPage(proposal)
    if request.method == "POST":
        if not page.is_ready:
            messages.error(request, _("Decide every fact first: what is accepted is added to the meeting."))
            return _to(proposal)
        return _done(request, proposal, lambda: _attached(page, meeting, account(request)))
    context: dict[str, Any] = {
        "desk_section": "proposals",
        "page": page,
        "proposal": proposal,
        "heads": page.heads.of(proposal),
        "meeting": meeting,
        "publishes": not proposal.text.is_published,
        "refused": [],
    }
    if page.is_ready:
        context |= _rehearsed(page, meeting, account(request))
    return render(request, "desk/attach.html", context)


def _attached(page: ProposalPage, meeting: Meeting, by: User) -> tuple[Proposal, str]:
    proposal, kept = deciding.settle(page.proposal)
    left = confirming.confirm_into(proposal, meeting, Choice(settled=kept), by)
    log.note(by, Action.CONFIRMED, page.proposal, f"Into the meeting {meeting.slug}.")
    log.note(by, Action.CHANGED, meeting, f"Evidence added from proposal {page.proposal.pk}.")
    if not left:
        return page.proposal, _("The words of the text are evidence of this meeting now.")
    told = {"facts": "; ".join(f"{fact.label} “{fact.value}”" for fact in left)}
    return page.proposal, _(
        "The words of the text are evidence of this meeting now. It says otherwise, and stays so: %(facts)s."
    ) % told


def _rehearsed(page: ProposalPage, meeting: Meeting, by: User) -> dict[str, Any]:
    """What would be added and what the meeting says otherwise, found by doing it and taking it back."""
    before = meeting.evidence.count(), meeting.participations.count(), meeting.documents.count()
    left: list[ProposedFact] = []
    try:
        with transaction.atomic():
            left = confirming.confirm_into(page.proposal, meeting, Choice(settled=settled(page.facts)), by)
            after = meeting.evidence.count(), meeting.participations.count(), meeting.documents.count()
            transaction.set_rollback(True)
    except Refused as error:
        return {"refused": error.reasons}
    gained = [new - old for new, old in zip(after, before, strict=True)]
    said = {fact.key for fact in left}
    return {
        "left": left,
        "agreed": [one.now for one in page.facts if one.is_kept and one.key not in said],
        "quotations": gained[0],
        "people": gained[1],
        "documents": gained[2],
    }


@open_to(Right.DECIDE_PROPOSALS)
@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=pk)

    def step() -> tuple[Proposal, str]:
        second = splitting.split(proposal, request.POST.getlist("fact"), account(request))
        log.note(account(request), Action.SPLIT, proposal, f"Into proposal {second.pk}.")
        return second, _("Split. This is the second proposal; what went with it is rejected in the first.")

    return _done(request, proposal, step)


@open_to(Right.DECIDE_PROPOSALS)
@require_POST
def unsplit(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=pk)

    def step() -> tuple[Proposal, str]:
        first = splitting.take_back_split(proposal, account(request))
        log.note(account(request), Action.UNDONE, proposal, f"Split from proposal {first.pk}.")
        return first, _("The split is taken back.")

    return _done(request, proposal, step)


@open_to(Right.DECIDE_PROPOSALS)
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=pk)
    written = request.POST.get("other", "")
    number = int(written) if written.isascii() and written.isdecimal() and len(written) < 19 else 0
    other = get_object_or_404(Proposal, pk=number)

    def step() -> tuple[Proposal, str]:
        offered = splitting.join(proposal, other, account(request))
        log.note(
            account(request),
            Action.MERGED,
            proposal,
            f"With proposal {other.pk}; {len(offered)} facts brought along.",
        )
        return proposal, _("Joined. What the other proposal has besides is here to decide.")

    return _done(request, proposal, step)


@open_to(Right.DECIDE_PROPOSALS)
@require_POST
def unjoin(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=pk)

    def step() -> tuple[Proposal, str]:
        first = splitting.take_back_join(proposal, account(request))
        log.note(account(request), Action.UNDONE, proposal, f"Joined with proposal {first.pk}.")
        return proposal, _("The joining is taken back.")

    return _done(request, proposal, step)


@open_to(Right.DECIDE_PROPOSALS)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=pk)

    def step() -> tuple[Proposal, str]:
        found = undoing.reopen(proposal)
        log.note(account(request), Action.UNDONE, found, f"Dismissed: {proposal.reason}")
        return found, _("The proposal can be decided again.")

    return _done(request, proposal, step)


@open_to(Right.DECIDE_PROPOSALS)
@require_POST
def unconfirm(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=pk)
    reason = request.POST.get("reason", "")[:300]

    def step() -> tuple[Proposal, str]:
        standing = undoing.take_back(proposal, reason, account(request))
        log.note(account(request), Action.UNDONE, proposal, f"Confirmed as {standing.meeting.slug}: {reason}")
        if standing.meeting.removed_reason:
            log.note(account(request), Action.REMOVED, standing.meeting, reason)
        return proposal, _("The confirmation is taken back. The proposal can be decided again.")

    return _done(request, proposal, step)
