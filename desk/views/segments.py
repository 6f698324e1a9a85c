"""What is done with one segment of a translation.  Everything typed is kept, whatever comes of it."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import checking, segments
from articles.models import Segment, SegmentComment
from articles.models.drafts import VersionOrigin
from articles.refused import Refused
from articles.segments import Saved
from desk import log
from desk.access import DeskRequest, open_to
from desk.draft_page import after, rows
from desk.models import Action
from desk.roles import Right
from desk.segment_help import found_in, help_for
from desk.views import translations
from desk.views.translations import address, steps_back

WRITTEN_BY_HAND = {
    "": VersionOrigin.TYPED,
    "auto": VersionOrigin.AUTOSAVED,
    "memory": VersionOrigin.MEMORY,
    "fix": VersionOrigin.FIXED,
}


@open_to(Right.TRANSLATE)
@require_POST
def save(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Keeps `content`, written on version `base`.  A script that asks for JSON gets what became of it."""
    segment = _found(pk, number)
    origin = WRITTEN_BY_HAND.get(request.POST.get("how", ""))
    if origin is None or "content" not in request.POST:
        raise BadRequest(_("The form of a segment holds its words, and how they came about."))
    try:
        saved = segments.save(
            segment, request.POST["content"], _number(request, "base"), request.user, origin
        )
    except Refused as error:
        if _wants_json(request):
            return JsonResponse({"problems": error.reasons}, status=400)
        typed = request.POST["content"]
        return steps_back(request, segment.draft, error, number, typed=typed)
    if not saved.is_beside:
        saved = _instead(request, saved)
    if _wants_json(request):
        return JsonResponse(_as_json(request, saved))
    return _go_on(request, saved)


def _instead(request: DeskRequest, saved: Saved) -> Saved:
    """What was typed is kept; then an earlier translation takes its place, or a correction of the words that were
    there when it was offered."""
    if "memory" in request.POST:
        words, origin = request.POST["memory"], VersionOrigin.MEMORY
    elif "fix" in request.POST and saved.version is None:
        words, origin = request.POST["fix"], VersionOrigin.FIXED
    else:
        return saved
    return segments.save(saved.segment, words, saved.segment.version, request.user, origin)


def _go_on(request: DeskRequest, saved: Saved) -> HttpResponse:
    """To the same segment where words stand beside one another, else to the one that is wanted next."""
    draft, number = saved.segment.draft, saved.segment.number
    if "next" in request.POST and not saved.is_beside:
        following = after(rows(translations.found(draft.pk)), number)
        return redirect(address(draft, following if following is not None else number))
    return redirect(address(draft, number))


def _as_json(request: DeskRequest, saved: Saved) -> dict[str, Any]:
    """What a page that saves by itself shows: the version to go on from, and the help beside the segment anew."""
    segment = saved.segment
    told = {"version": segment.version, "beside": saved.is_beside, "status": segment.get_status_display()}
    if saved.is_beside:
        return told
    draft = translations.found(segment.draft_id)
    listed = rows(draft)
    opened = next(row for row in listed if row.segment.pk == segment.pk)
    context = {"draft": draft, "opened": opened, "help": help_for(draft, listed, opened), "can_write": True}
    return {**told, "help": render_to_string("desk/_segment_help.html", context, request)}


@open_to(Right.TRANSLATE)
@require_POST
def merge(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Makes one of the current words and those beside them."""
    segment = _found(pk, number)
    settles = [whole_number(value) for value in request.POST.getlist("settles")]
    try:
        segments.merge(
            segment, request.POST.get("content", ""), _number(request, "base"), settles, request.user
        )
    except Refused as error:
        return steps_back(request, segment.draft, error, number, typed=request.POST.get("content", ""))
    return redirect(address(segment.draft, number))


@open_to(Right.TRANSLATE)
@require_POST
def restore(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Makes an older version the current one again, as a version of its own."""
    segment = _found(pk, number)
    version = get_object_or_404(segment.versions, number=_number(request, "version"))
    base = _number(request, "base")
    segments.save(segment, version.content, base, request.user, VersionOrigin.RESTORED, f"{version.number}")
    return redirect(address(segment.draft, number))


@open_to(Right.TRANSLATE)
@require_POST
def omit(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    segment = _found(pk, number)
    return _done(request, segment, lambda: segments.omit(segment, _number(request, "base"), request.user))


@open_to(Right.TRANSLATE)
@require_POST
def join(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    segment = _found(pk, number)
    base, following = _number(request, "base"), _number(request, "next_base")
    return _done(request, segment, lambda: segments.join(segment, base, following, request.user))


@open_to(Right.TRANSLATE)
@require_POST
def split(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Divides before paragraph `source` of the original and before line `line` of the translation (from 1)."""
    segment = _found(pk, number)
    source = _number(request, "source") if request.POST.get("source") else None
    line = max(_number(request, "line") - 1, 0) if request.POST.get("line") else len(segment.content) + 1
    return _done(
        request,
        segment,
        lambda: segments.split(segment, _number(request, "base"), source, line, request.user),
    )


@open_to(Right.REVIEW)
@require_POST
def review(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    segment = _found(pk, number)
    base = _number(request, "base")
    return _done(request, segment, lambda: segments.mark_reviewed(segment, base, request.user))


@open_to(Right.TRANSLATE)
@require_POST
def dismiss(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Sets a finding of a check aside, with a reason."""
    segment = _found(pk, number)
    draft = translations.found(pk)
    found = next(
        (one for one in found_in(draft, number) if one.fingerprint == request.POST.get("finding")), None
    )
    if found is None:
        raise BadRequest(_("The words have changed since: look at the checks again."))

    def work() -> None:
        row = checking.dismiss(draft.text, found, request.POST.get("reason", ""), request.user)
        log.note(request.user, Action.DISMISSED, draft, f"{row.told}: {row.reason}")

    return _done(request, segment, work)


@open_to(Right.COMMENT)
@require_POST
def comment(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    segment = _found(pk, number)
    words = request.POST.get("comment", "")
    return _done(request, segment, lambda: segments.comment(segment, words, request.user))


@open_to(Right.COMMENT)
@require_POST
def settle(request: DeskRequest, pk: int, comment: int) -> HttpResponse:
    """A comment has been answered."""
    said = get_object_or_404(
        SegmentComment.objects.select_related("segment__draft"), pk=comment, segment__draft=pk
    )
    segments.settle(said, request.user)
    return redirect(address(said.segment.draft, said.segment.number))


def _done(request: DeskRequest, segment: Segment, work: Any) -> HttpResponse:
    """Does it and goes back to the segment; or shows why not."""
    try:
        with transaction.atomic():
            work()
    except Refused as error:
        return steps_back(request, segment.draft, error, segment.number)
    return redirect(address(segment.draft, segment.number))


def _found(pk: int, number: int) -> Segment:
    held = Segment.objects.select_related("draft__text", "draft__source")
    return get_object_or_404(held, draft=pk, number=number)


def _number(request: DeskRequest, name: str) -> int:
    return whole_number(request.POST.get(name, ""))


def whole_number(written: str) -> int:
    """What a form says, as a number from 0; BadRequest for anything else."""
    if not (written.isascii() and written.isdecimal() and len(written) < 10):
        raise BadRequest(_("“%(value)s” is not a whole number.") % {"value": written})
    return int(written)


def _wants_json(request: DeskRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
