"""/desk/texts/<id>/history/: every state of a text, any two compared, an earlier one restored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from archive import revising
from archive.revising import Refused, Stale
from archive.views.paging import page_number
from articles import text_changes
from articles.models import Revision, Text, Upheld
from articles.reading import with_passages
from articles.text_changes import Difference
from desk import log
from desk.access import account, open_to
from desk.forms_of_texts import number_in, refuse_unknown
from desk.models import Action
from desk.roles import Right

PER_PAGE = 10


@dataclass(frozen=True)
class Entry:
    """A line of the history: a revision with what it changed, or that a translation was found to hold still."""

    at: datetime
    revision: Revision | None = None
    difference: Difference | None = None
    upheld: Upheld | None = None


@open_to(Right.SEE_DESK)
@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """All states, the newest first; with `from` and `to`, what has changed between two."""
    text = text_of(pk)
    refuse_unknown(request, {"from", "to", "page"})
    total = text.revisions.count()
    number = page_number(request, total, PER_PAGE, {"from", "to"})
    context: dict[str, Any] = {"desk_section": "texts", "text": text, "unplaced": revising.unplaced(text)}
    context["numbers"] = list(text.revisions.order_by("-number").values_list("number", flat=True))
    if "from" in request.GET or "to" in request.GET:
        context |= _compared(request, text)
    else:
        page = Paginator(_revisions(text), PER_PAGE).page(number)
        context |= {"page": page, "entries": _entries(text, list(page))}
    return render(request, "desk/texts/history.html", context)


@open_to(Right.REVISE)
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What restoring an earlier revision would change; sent with a reason, it becomes a new revision."""
    text = text_of(pk)
    revisions = _revisions(text)
    current, earlier = revisions.get(is_current=True), get_object_or_404(revisions, number=number)
    if earlier == current:
        raise Http404(_("This is the current revision already."))
    context = {"desk_section": "texts", "text": text, "current": current, "earlier": earlier, "reason": ""}
    if request.method == "POST":
        try:
            made = _restored(request, text, earlier)
        except Refused as refused:
            context |= {"problems": refused.reasons, "reason": request.POST.get("reason", "")}
            context["difference"] = text_changes.of(current, earlier)
            status = 409 if isinstance(refused, Stale) else 400
            return render(request, "desk/texts/restore.html", context, status=status)
        messages.success(request, _("Revision %(number)s is the text now.") % {"number": made.number})
        return redirect("desk:text-history", text.pk)
    context["difference"] = text_changes.of(current, earlier)
    return render(request, "desk/texts/restore.html", context)


@open_to(Right.SEE_DESK)
@require_safe
def file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The bytes that a revision was made of, as they were received; also of a text that is not public."""
    revision = get_object_or_404(text_of(pk).revisions.select_related("file"), number=number)
    if revision.file is None:
        raise Http404(_("This revision was written at the desk: there is no file."))
    answer = HttpResponse(bytes(revision.file.content), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{revision.file.sha256[:16]}.txt"'
    return answer


def text_of(pk: int) -> Text:
    """A text that has words, with what its pages print of it."""
    held = Text.objects.select_related("article__publisher", "translated_from__text")
    text: Text = get_object_or_404(held.filter(revisions__is_current=True), pk=pk)
    return text


def _revisions(text: Text) -> QuerySet[Revision]:
    held = text.revisions.select_related("author", "file").prefetch_related(with_passages())
    return held.order_by("-number")


def _entries(text: Text, shown: list[Revision]) -> list[Entry]:
    """The revisions of a page with the difference to the one before, and what was said between them."""
    numbers = {revision.number - 1 for revision in shown}
    before = {one.number: one for one in _revisions(text).filter(number__in=numbers)}
    found = [Entry(one.created_at, one, text_changes.of(before.get(one.number - 1), one)) for one in shown]
    upheld = text.upheld.select_related("by", "revision", "before")
    is_newest = bool(shown) and shown[0].is_current
    for said in upheld.filter(at__gte=shown[-1].created_at) if shown else []:
        if is_newest or said.at < shown[0].created_at:
            found.append(Entry(said.at, upheld=said))
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _compared(request: HttpRequest, text: Text) -> dict[str, Any]:
    old, new = (number_in(request, name) for name in ("from", "to"))
    if old is None or new is None:
        raise BadRequest(_("Say both states that are compared: from=1&to=2."))
    held = {one.number: one for one in _revisions(text).filter(number__in=(old, new))}
    for number in (old, new):
        if number not in held:
            raise Http404(_("The text has no revision %(number)s.") % {"number": number})
    return {"old": held[old], "new": held[new], "difference": text_changes.of(held[old], held[new])}


@transaction.atomic
def _restored(request: HttpRequest, text: Text, earlier: Revision) -> Revision:
    began_from = number_in(request, "from", data=request.POST)
    if began_from is None:
        raise BadRequest(_("The form does not say which revision it began from."))
    by, reason = account(request), request.POST.get("reason", "")
    made = revising.restore(text, earlier.number, by, reason, began_from=began_from).revision
    log.note(by, Action.RESTORED, text, f"revision {earlier.number} as revision {made.number}: {reason}")
    return made
