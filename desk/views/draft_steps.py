"""The steps of a translation: sent for review, taken back, sent back, published, discarded."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from archive import publishing
from articles import drafting, editing
from articles.editing import Credit
from articles.models import Draft
from articles.refused import Refused
from desk import log
from desk.access import DeskRequest, open_to
from desk.models import Action
from desk.roles import Right
from desk.views.segments import whole_number
from desk.views.translations import address, found, refuse_strangers, steps_back, told


@open_to(Right.TRANSLATE)
@require_POST
def submit(request: DeskRequest, pk: int) -> HttpResponse:
    note = request.POST.get("note", "")
    done = _("Sent for review. An editor who has written nothing of it decides.")
    return _step(request, pk, lambda draft: editing.submit(draft, request.user, note), Action.SUBMITTED, done)


@open_to(Right.TRANSLATE)
@require_POST
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    done = _("Taken back: you can go on writing.")
    return _step(request, pk, lambda draft: editing.take_back(draft, request.user), Action.WITHDRAWN, done)


@open_to(Right.TRANSLATE)
@require_POST
def take_over(request: DeskRequest, pk: int) -> HttpResponse:
    """Follows the newer state of the original."""
    done = _("The draft follows the original as it stands now. What has changed is marked.")
    return _step(request, pk, lambda draft: drafting.take_over(draft, request.user), Action.CHANGED, done)


@open_to(Right.TRANSLATE)
@require_POST
def take_up(request: DeskRequest, pk: int) -> HttpResponse:
    """The corrections of the published text have been looked at."""
    seen = whole_number(request.POST.get("seen", ""))
    done = _("Noted: the corrections of the published text are taken up.")
    return _step(request, pk, lambda draft: editing.take_up(draft, request.user, seen), Action.CHANGED, done)


@open_to(Right.TRANSLATE)
@require_POST
def discard(request: DeskRequest, pk: int) -> HttpResponse:
    refuse_strangers(request, found(pk))
    note = request.POST.get("note", "")
    done = _("Discarded. Everything that was written is kept with it.")
    return _step(request, pk, lambda draft: editing.discard(draft, request.user, note), Action.REMOVED, done)


@open_to(Right.REVIEW)
@require_POST
def send_back(request: DeskRequest, pk: int) -> HttpResponse:
    note = request.POST.get("note", "")
    done = _("Sent back, with what should be changed.")
    return _step(
        request, pk, lambda draft: editing.send_back(draft, request.user, note), Action.RETURNED, done
    )


@open_to(Right.PUBLISH)
@require_POST
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """The public reads it from now on, as `translator` and `reviewer` say by whom."""
    draft = found(pk)
    credit = Credit(request.POST.get("translator", "").strip(), request.POST.get("reviewer", "").strip())
    note = request.POST.get("note", "")
    try:
        with transaction.atomic():
            _revision, anchored = publishing.publish_draft(draft, request.user, credit, note)
            log.note(request.user, Action.PUBLISHED, draft, note)
    except Refused as error:
        return steps_back(request, draft, error)
    told(request, _("Published. The public reads it from now on."))
    if anchored.lost:
        told(
            request,
            ngettext(
                "%(number)s quotation of the text before could not be placed again.",
                "%(number)s quotations of the text before could not be placed again.",
                anchored.lost,
            )
            % {"number": anchored.lost},
        )
    return redirect(address(draft))


def _step(
    request: DeskRequest, pk: int, work: Callable[[Draft], object], action: Action, done: str
) -> HttpResponse:
    """Takes the step, notes it in the log and says so; or shows why not, with the page as it stands."""
    draft = found(pk)
    note = request.POST.get("note", "")
    try:
        with transaction.atomic():
            work(draft)
            log.note(request.user, action, draft, note)
    except Refused as error:
        return steps_back(request, draft, error, note=note)
    told(request, done)
    return redirect(address(draft))
