"""The history of one record: who changed which field from what to what, when and why; and back to an earlier state."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive import amending, changes
from archive.curation import Refused
from archive.views.paging import page_number
from desk import log
from desk.access import DeskRequest, open_to
from desk.models import Action
from desk.record_kinds import KINDS
from desk.roles import Right

PER_PAGE = 30


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def history(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    of = KINDS.get(kind)
    if of is None:
        raise Http404(_("There are no such records."))
    record = get_object_or_404(of.model, pk=pk)
    problems: list[str] = []
    if request.method == "POST":
        told = {name: request.POST.get(name, "") for name in ("state", "why", "version", "field")}
        try:
            with transaction.atomic():
                amending.restore(
                    record, told["state"], request.user, told["why"], told["version"], told["field"]
                )
                log.note(request.user, Action.RESTORED, record, told["why"])
        except Refused as refused:
            problems = refused.reasons
        except IntegrityError as error:
            problems = [_("The database refuses this: %(reason)s") % {"reason": str(error).splitlines()[0]}]
        else:
            messages.success(request, _("The earlier state is back."))
            return redirect("desk:record-history", kind=kind, pk=pk)
    found = changes.keys(record)
    paginator = Paginator(found, PER_PAGE)
    page = paginator.page(page_number(request, paginator.count, PER_PAGE))
    context = {
        "desk_section": "records",
        "kind": of,
        "record": record,
        "page": page,
        "changes": changes.tell(of.model, page.object_list),
        "version": changes.version(record),
        "problems": problems,
        "typed": request.POST,
    }
    return render(request, "desk/history.html", context, status=400 if problems else 200)
