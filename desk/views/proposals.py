"""/desk/proposals/: the queue of proposed meetings, and who looks after which."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from archive import deciding
from archive.curation import Refused
from archive.models import Meeting, Proposal
from desk import log, proposal_filters
from desk.access import account, open_to
from desk.editors import holders
from desk.models import Action
from desk.proposal_filters import Filters
from desk.proposal_list import listed, with_texts
from desk.roles import Right

PER_PAGE = 20


@open_to(Right.DECIDE_PROPOSALS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The list; 400 where the address asks for what is not understood."""
    filters = Filters(request.GET, account(request), also=("page",))
    if filters.problems:
        return refused(request, filters)
    paginator = Paginator(with_texts(filters.proposals()), PER_PAGE)
    page = paginator.page(page_number(request, paginator.num_pages))
    context = {
        "desk_section": "proposals",
        "page": page,
        "rows": listed(page.object_list),
        "filters": filters,
        "chosen": filters.chosen,
        "choices": choices(),
        "waiting": Proposal.objects.to_decide().exclude(state=Proposal.State.MATCHED).count(),
    }
    return render(request, "desk/proposals.html", context)


def choices() -> dict[str, object]:
    """What the filters offer."""
    return {
        "states": [*Proposal.State.choices, ("all", _("Every state"))],
        "languages": proposal_filters.languages(),
        "kinds": Meeting.Kind.choices,
        "bands": [(name, label) for name, (*_range, label) in proposal_filters.BANDS.items()],
        "orders": [(name, label) for name, (_order, label) in proposal_filters.ORDERS.items()],
        "editors": list(holders(Right.DECIDE_PROPOSALS)),
    }


def refused(request: HttpRequest, filters: Filters) -> HttpResponse:
    """The page that names what is wrong with an address."""
    context = {"desk_section": "proposals", "problems": filters.problems}
    return render(request, "desk/refused.html", context, status=400)


def page_number(request: HttpRequest, pages: int) -> int:
    """The `page` of the address; Http404 where there is none such."""
    written = request.GET.get("page") or "1"
    number = int(written) if written.isascii() and written.isdecimal() and len(written) < 9 else 0
    if not 1 <= number <= max(1, pages):
        raise Http404(_("The list has no such page."))
    return number


@open_to(Right.DECIDE_PROPOSALS)
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a proposal to somebody who may decide it; an empty name gives it to nobody."""
    proposal = get_object_or_404(Proposal, pk=pk)
    name = request.POST.get("to", "")
    to = holders(Right.DECIDE_PROPOSALS).filter(username=name).first() if name else None
    if name and to is None:
        messages.error(request, _("No editor is called “%(name)s”.") % {"name": name})
        return back(request, proposal)
    try:
        _assign(proposal, to, account(request))
    except Refused as error:
        messages.error(request, " ".join(error.reasons))
    return back(request, proposal)


@transaction.atomic
def _assign(proposal: Proposal, to: User | None, by: User) -> None:
    assigned = deciding.assign(proposal, to)
    log.note(by, Action.ASSIGNED, assigned, f"To {to}." if to else "To nobody.")


def back(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """To where the form was, else to the proposal."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return redirect(wanted)
    return redirect(reverse("desk:proposal", args=[proposal.pk]))
