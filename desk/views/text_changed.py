"""/desk/texts/<id>/changed/: what changed in the original since a translation was made, and “still holds”."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive import revising
from archive.revising import Refused, Stale
from articles import correcting, text_changes
from articles.models import Revision, Text
from desk import log
from desk.access import account, open_to
from desk.forms_of_texts import number_in, refuse_unknown
from desk.models import Action
from desk.roles import Right
from desk.views.text_history import text_of


@open_to(Right.TRANSLATE)
@require_http_methods(["GET", "HEAD", "POST"])
def changed(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference of the original; whoever compared it with the translation says here that that still holds."""
    refuse_unknown(request, set())
    text = text_of(pk)
    context: dict[str, Any] = {"desk_section": "texts", "text": text, "reason": ""}
    status = 200
    if request.method == "POST":
        try:
            _uphold(request, text)
        except Refused as refused:
            context |= {"problems": refused.reasons, "reason": request.POST.get("reason", "")}
            status = 409 if isinstance(refused, Stale) else 400
        else:
            messages.success(request, _("The translation counts as up to date again."))
            return redirect("desk:text-history", text.pk)
    original = correcting.original_of(text) if text.kind != Text.Kind.ORIGINAL else None
    context |= {"original": original, "before": text.translated_from}
    if original and text.translated_from:
        context["difference"] = text_changes.of(text.translated_from, original)
    return render(request, "desk/texts/changed.html", context, status=status)


@transaction.atomic
def _uphold(request: HttpRequest, text: Text) -> None:
    number = number_in(request, "original", data=request.POST)
    current = correcting.original_of(text)
    if number is None or current is None:
        raise BadRequest(_("The form does not say which state of the original it is about."))
    compared = get_object_or_404(Revision, text=current.text_id, number=number)
    by, reason = account(request), request.POST.get("reason", "")
    made = revising.uphold(text, compared, by, reason)
    log.note(by, Action.CONFIRMED, text, f"still holds for revision {number} of its original: {made.reason}")
