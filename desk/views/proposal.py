"""/desk/proposals/12/: one proposal.  Its form saves decisions, and has a button for each other thing to be done.

Whatever the button, nothing that was typed is lost: what cannot be written is shown again with the reason beside it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from archive import confirming, deciding
from archive.confirming import Choice
from archive.curation import Refused
from archive.deciding import ADDABLE, Outcome, Word
from archive.models import Meeting, Proposal
from archive.models.evidence import EvidenceFact
from desk import log
from desk.access import account, open_to
from desk.editors import holders
from desk.fact_forms import form_to_add
from desk.models import Action
from desk.proposal_filters import Filters
from desk.proposal_list import listed
from desk.proposal_page import ProposalPage
from desk.roles import Right, may
from desk.views.proposals import refused as refused_filters

SHORT_LIST = 12
Reasons = dict[str, Sequence[str]]


@open_to(Right.DECIDE_PROPOSALS)
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The page; the parameters of the queue stay in its address."""
    found = get_object_or_404(
        Proposal.objects.select_related(
            "text__article__publisher", "text__translated_from", "revision", "assigned_to", "candidate", "meeting",
            "split_from", "joined_to",
        ),
        pk=pk,
    )  # fmt: skip
    filters = Filters(request.GET, account(request))
    if filters.problems:
        return refused_filters(request, filters)
    if request.method == "POST":
        return _button(request)(request, found, filters)
    return _page(request, ProposalPage(found), filters)


def _button(request: HttpRequest) -> Callable[[HttpRequest, Proposal, Filters], HttpResponse]:
    buttons = {"confirm": _confirm, "dismiss": _dismiss, "undo": _undo, "add": _add, "find": _find}
    return next((view for name, view in buttons.items() if name in request.POST), _save)


def _page(request: HttpRequest, page: ProposalPage, filters: Filters, status: int = 200) -> HttpResponse:
    queue = list(filters.proposals().select_related("text")[:SHORT_LIST])
    if page.proposal not in queue:
        queue.insert(0, page.proposal)
    context = {
        "desk_section": "proposals",
        "page": page,
        "proposal": page.proposal,
        "text": page.proposal.text,
        "heads": page.heads.of(page.proposal),
        "filters": filters,
        "queue": listed(queue),
        "total": filters.proposals().count(),
        "editors": list(holders(Right.DECIDE_PROPOSALS)),
        "publishes": not page.proposal.text.is_published,
        "may_publish": may(request.user, Right.PUBLISH),
        "typed": {name: request.POST.get(name, "") for name in ("title", "reason", "dismiss")},
    }
    return render(request, "desk/proposal.html", context, status=status)


def _here(found: Proposal, filters: Filters) -> HttpResponse:
    query = f"?{filters.query}" if filters.query else ""
    return redirect(reverse("desk:proposal", args=[found.pk]) + query)


def _again(
    request: HttpRequest,
    found: Proposal,
    filters: Filters,
    reasons: Mapping[str, Sequence[str]],
    fresh: Any = (),
) -> HttpResponse:
    """The form as it was sent, with what was refused."""
    whole = [reason for key, told in reasons.items() if not key for reason in told]
    for reason in whole:
        messages.error(request, reason)
    page = ProposalPage(Proposal.objects.select_related(
        "text__article__publisher", "text__translated_from", "revision", "assigned_to", "candidate", "meeting",
        "split_from", "joined_to",
    ).get(pk=found.pk), request.POST, fresh=fresh, refused=reasons)  # fmt: skip
    return _page(request, page, filters, status=400 if reasons else 200)


def _words(request: HttpRequest, found: Proposal) -> tuple[dict[str, Word], Reasons]:
    """What is said of each fact that has a verdict; what cannot be read."""
    words: dict[str, Word] = {}
    unread: Reasons = {}
    for row in ProposalPage(found, request.POST).rows:
        if not row.form.chosen():
            continue
        if row.form.is_valid():
            words[row.one.key] = row.form.word()
        else:
            unread[row.one.key] = [str(reason) for told in row.form.errors.values() for reason in told]
    return words, unread


@transaction.atomic
def _decide(found: Proposal, words: Mapping[str, Word], by: User) -> Outcome:
    outcome = deciding.decide(found, words, by)
    if outcome.written:
        told = "; ".join(f"{row.fact}: {row.verdict}" for row in outcome.written)
        log.note(by, Action.DECIDED, found, told)
    return outcome


def _save_words(request: HttpRequest, found: Proposal) -> tuple[Outcome, Reasons]:
    words, unread = _words(request, found)
    try:
        outcome = _decide(found, words, account(request))
    except Refused as error:
        return Outcome([], {}), {"": error.reasons}
    return outcome, {**unread, **outcome.refused}


def _save(request: HttpRequest, found: Proposal, filters: Filters) -> HttpResponse:
    outcome, reasons = _save_words(request, found)
    count = len(outcome.written)
    if count:
        told = ngettext("%(count)s decision saved.", "%(count)s decisions saved.", count)
        messages.success(request, told % {"count": count})
    if reasons:
        return _again(request, found, filters, reasons, fresh=[row.fact for row in outcome.written])
    if not count:
        messages.info(request, _("Nothing new to save."))
    return _here(found, filters)


def _confirm(request: HttpRequest, found: Proposal, filters: Filters) -> HttpResponse:
    """Saves what is decided on the page; where all is decided, the meeting is confirmed."""
    outcome, reasons = _save_words(request, found)
    saved = [row.fact for row in outcome.written]
    if reasons:
        return _again(request, found, filters, reasons, fresh=saved)
    page = ProposalPage(Proposal.objects.select_related("text", "revision", "meeting").get(pk=found.pk))
    if not page.is_ready:
        told = page.whole_problem or _("The meeting can be confirmed once every fact is decided.")
        return _again(request, found, filters, {"": [told]}, fresh=saved)
    seen = {row.one.key: request.POST.get(f"{row.key}-seen", "") for row in page.rows}
    others = [row.one for row in page.rows if row.one.key not in saved]
    if told_of := deciding.overtaken(others, seen):
        return _again(request, found, filters, told_of, fresh=[*saved, *told_of])
    if not found.text.is_published and not may(request.user, Right.PUBLISH):
        return _again(
            request, found, filters, {"": [_("Your role does not allow to publish its text.")]}, fresh=saved
        )
    try:
        meeting = _make(page, request.POST.get("title", "").strip()[:300] or page.title, account(request))
    except (Refused, IntegrityError) as error:
        reason = error.reasons if isinstance(error, Refused) else [_("The database refuses this.")]
        return _again(request, found, filters, {"": reason}, fresh=saved)
    messages.success(
        request, _("Confirmed. The public can read the meeting “%(title)s”.") % {"title": meeting}
    )
    return _here(found, filters)


@transaction.atomic
def _make(page: ProposalPage, title: str, by: User) -> Meeting:
    proposal, kept = deciding.settle(page.proposal)
    publishes = not proposal.text.is_published
    meeting = confirming.confirm_as_new(proposal, Choice(title=title, settled=kept), by)
    log.note(by, Action.CONFIRMED, page.proposal, f"As the meeting {meeting.slug}.")
    log.note(by, Action.CREATED, meeting, f"From proposal {page.proposal.pk}.")
    if publishes:
        log.note(by, Action.PUBLISHED, page.proposal.text, f"With the meeting {meeting.slug}.")
    return meeting


def _dismiss(request: HttpRequest, found: Proposal, filters: Filters) -> HttpResponse:
    outcome, reasons = _save_words(request, found)
    if reasons:
        return _again(request, found, filters, reasons, fresh=[row.fact for row in outcome.written])
    try:
        _refuse(found, request.POST.get("reason", "")[:300], account(request))
    except Refused as error:
        return _again(request, found, filters, {"dismiss": error.reasons})
    messages.success(request, _("Dismissed. It is not proposed again."))
    return _here(found, filters)


@transaction.atomic
def _refuse(found: Proposal, reason: str, by: User) -> None:
    confirming.refuse(found, reason, by)
    log.note(by, Action.REFUSED, found, reason)


def _undo(request: HttpRequest, found: Proposal, filters: Filters) -> HttpResponse:
    """Takes back the newest decision of one fact; whatever else was typed stays as it is."""
    key = request.POST["undo"]
    html = key.replace(":", "-")
    try:
        _take_back(found, key, request.POST.get(f"{html}-seen", ""), account(request))
    except Refused as error:
        return _again(request, found, filters, {key: error.reasons}, fresh=[key])
    messages.success(request, _("The decision is taken back."))
    return _again(request, found, filters, {}, fresh=[key])


@transaction.atomic
def _take_back(found: Proposal, key: str, seen: str, by: User) -> None:
    row = deciding.take_back(found, key, seen, by)
    log.note(by, Action.UNDONE, found, f"{row.fact}: {row.verdict}, by {row.by}")


def _find(request: HttpRequest, found: Proposal, filters: Filters) -> HttpResponse:
    """Looks up a spelling: the page is shown again with whoever is found, and all that was typed."""
    return _again(request, found, filters, {})


def _add(request: HttpRequest, found: Proposal, filters: Filters) -> HttpResponse:
    """Adds a fact that the machine missed; whatever else was typed stays as it is."""
    wanted = request.POST["add"]
    name = next((name for name in ADDABLE if name.value == wanted), None)
    if name is None:
        return _again(request, found, filters, {"": [_("Such a fact cannot be added.")]})
    form = form_to_add(name, ProposalPage(found, request.POST).vocabulary, request.POST)
    key = f"add:{name.value}"
    if not form.is_valid():
        told = [str(reason) for reasons in form.errors.values() for reason in reasons]
        return _again(request, found, filters, {key: told})
    try:
        added = _write_addition(found, name, form.word(), account(request))
    except Refused as error:
        return _again(request, found, filters, {key: error.reasons})
    messages.success(request, _("The fact is added."))
    return _again(request, found, filters, {}, fresh=[f"add-{name.value}", added])


@transaction.atomic
def _write_addition(found: Proposal, name: EvidenceFact, word: Word, by: User) -> str:
    row = deciding.add(found, name, word, by)
    log.note(by, Action.DECIDED, found, f"{row.fact}: {row.verdict}")
    return row.fact
