"""/desk/alignments/: two texts side by side, whose links an editor joins, divides and parts."""

import hashlib
import json

from django.core.exceptions import BadRequest, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive import index
from articles import alignments
from articles.models import Alignment, Revision
from articles.reading import parallel, with_passages
from articles.refused import Refused
from articles.text import link_edits
from articles.text.link_edits import Link
from desk import log
from desk.access import DeskRequest, open_to
from desk.models import Action
from desk.roles import Right
from desk.views.segments import whole_number

EDITS = ("join", "unlink", "split", "machine")


@open_to(Right.ALIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def alignment(request: DeskRequest, left: int, right: int) -> HttpResponse:
    """left, right: numbers of texts; their current revisions are aligned."""
    one, other = _current(left), _current(right)
    if left == right:
        raise Http404(_("A text cannot stand beside itself."))
    problems: list[str] = []
    if request.method == "POST":
        try:
            return _edited(request, one, other)
        except (Refused, ValidationError) as error:
            problems = error.reasons if isinstance(error, Refused) else error.messages
    side_by_side = parallel(one, other)
    links = _links(one, other)
    places = {link: place for place, link in enumerate(links)}
    rows = []
    for row in side_by_side.rows:
        link = tuple(
            tuple(passage.number for passage in side if passage.kind != "caption")
            for side in (row.left, row.right)
        )
        rows.append((row, places.get(link)))  # type: ignore[arg-type]
    context = {
        "desk_section": "translations",
        "parallel": side_by_side,
        "rows": rows,
        "last": len(links) - 1,
        "stamp": stamp_of(one, other, links),
        "problems": problems,
    }
    return render(request, "desk/alignment.html", context, status=400 if problems else 200)


@transaction.atomic
def _edited(request: DeskRequest, one: Revision, other: Revision) -> HttpResponse:
    """Keeps the alignment as the editor wants it.  Refused where somebody has changed it meanwhile."""
    links = _links(one, other)
    edit, place = request.POST.get("edit", ""), whole_number(request.POST.get("place", "0"))
    if edit not in EDITS:
        raise BadRequest(_("“%(value)s” is nothing that can be done here.") % {"value": edit})
    if request.POST.get("stamp") != stamp_of(one, other, links):
        raise Refused(_("Somebody has changed the alignment meanwhile: look at it as it is now."))
    if edit == "machine":
        pair = (one.pk, other.pk)
        held = Alignment.objects.filter(left__in=pair, right__in=pair, maker=Alignment.Maker.EDITOR)
        held.delete()
    else:
        alignments.store_by_editor(one, other, _after(request, links, edit, place), request.user)
    log.note(
        request.user, Action.CHANGED, one.text, f"alignment with text {other.text_id}: {edit} at {place + 1}"
    )
    index.changed()
    return redirect(f"{request.path}#row-{max(place - 1, 0)}")


def _after(request: DeskRequest, links: list[Link], edit: str, place: int) -> list[Link]:
    if place >= len(links):
        raise BadRequest(_("The alignment has no such row."))
    try:
        if edit == "join":
            return link_edits.join(links, place)
        if edit == "unlink":
            return link_edits.unlink(links, place)
        starts = [
            whole_number(value) if value else None for value in map(request.POST.get, ("left", "right"))
        ]
        return link_edits.split(links, place, *starts)
    except ValueError as error:
        raise Refused(
            _("This cannot be done with this row: it has nothing to join, to divide or to part.")
        ) from error


def _links(one: Revision, other: Revision) -> list[Link]:
    return [(tuple(link.left), tuple(link.right)) for link in alignments.found(one, other).links]


def stamp_of(one: Revision, other: Revision, links: list[Link]) -> str:
    """By what the state of an alignment is known again."""
    return hashlib.sha256(json.dumps([one.pk, other.pk, links]).encode()).hexdigest()[:20]


def _current(text: int) -> Revision:
    held = Revision.objects.filter(text=text, is_current=True).select_related("text__article")
    found = held.prefetch_related(with_passages()).first()
    if found is None:
        raise Http404(_("The archive holds no text %(number)s.") % {"number": text})
    return found
