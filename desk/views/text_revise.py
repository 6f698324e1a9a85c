"""/desk/texts/<id>/revise/: an editor corrects a text; the form loses nothing of what was typed."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from archive import revising
from archive.revising import Refused, Revised, Stale
from articles import text_changes
from articles.models import Passage, Revision, Text
from articles.revisions import NewPassage
from articles.text_changes import Difference
from desk import log
from desk.access import account, open_to
from desk.forms_of_texts import number_in, passages_in, refuse_unknown
from desk.models import Action
from desk.paragraphs import arranged, parted
from desk.roles import Right
from desk.views.text_history import text_of

MOST_PARAGRAPHS = 2000
"""A longer text is corrected in its file and imported again."""


@open_to(Right.REVISE)
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """The paragraphs as fields.  `do` says what a button asks for: preview, save, or another arrangement
    (join-3, split-3 …) of what is typed, which saves nothing."""
    refuse_unknown(request, set())
    text = text_of(pk)
    current = text.revisions.get(is_current=True)
    held = list(current.passages.order_by("number"))
    if request.method != "POST":
        rows = [NewPassage(passage.kind, passage.content) for passage in held]
        context = {"rows": rows, "from": current.number, "reason": "", "is_too_long": _is_too_long(rows)}
        return _page(request, text, current, context)
    typed = _typed(request)
    do = request.POST.get("do", "preview")
    if do not in ("preview", "save"):
        rows, at = arranged(typed["rows"], do)
        return _page(request, text, current, {**typed, "rows": rows, "at": at})
    typed["rows"] = parted(typed["rows"])
    if typed["from"] != current.number:
        return _stale(request, text, current, typed)
    if do == "preview":
        return _page(request, text, current, {**typed, **_preview(text, held, typed["rows"])})
    try:
        made = _saved(request, text, typed)
    except Stale as stale:
        return _stale(request, text, stale.current, typed)
    except Refused as refused:
        return _page(request, text, current, {**typed, "problems": refused.reasons}, status=400)
    _tell(request, made)
    return redirect("desk:text-history", text.pk)


def _is_too_long(rows: Sequence[NewPassage]) -> bool:
    """Whether the server would not take the form back, with some room for what is added."""
    size = sum(len(row.content.encode()) for row in rows)
    return len(rows) > MOST_PARAGRAPHS or size > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) * 2 // 3


def _typed(request: HttpRequest) -> dict[str, Any]:
    began_from = number_in(request, "from", data=request.POST)
    if began_from is None:
        raise BadRequest(_("The form does not say which revision it began from."))
    return {
        "rows": passages_in(request.POST),
        "reason": request.POST.get("reason", ""),
        "is_minor": "minor" in request.POST,
        "from": began_from,
    }


def _preview(text: Text, held: Sequence[Passage], rows: Sequence[NewPassage]) -> dict[str, Any]:
    return {
        "difference": _difference(held, rows),
        "would_lose": revising.would_lose(text, rows),
        "outdates": Text.objects.filter(translated_from__text=text).with_status(),
    }


def _difference(held: Sequence[Passage], rows: Sequence[NewPassage]) -> Difference:
    return text_changes.between(held, [_passage(place, row) for place, row in enumerate(rows, 1)])


def _passage(place: int, row: NewPassage) -> Passage:
    return Passage(number=place, kind=row.kind, content=row.content)


def _stale(request: HttpRequest, text: Text, current: Revision, typed: dict[str, Any]) -> HttpResponse:
    """Both versions: what somebody else changed meanwhile, and how what was typed differs from the text now."""
    began = text.revisions.filter(number=typed["from"]).first()
    if began is None:
        raise BadRequest(_("The text has no revision %(number)s.") % {"number": typed["from"]})
    held = list(current.passages.order_by("number"))
    context = {
        **typed,
        "stale": current,
        "began": began,
        "theirs": text_changes.between(list(began.passages.order_by("number")), held),
        "difference": _difference(held, typed["rows"]),
        "from": current.number,
    }
    return _page(request, text, current, context, status=409)


def _page(
    request: HttpRequest, text: Text, current: Revision, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    shown = {
        "desk_section": "texts",
        "text": text,
        "current": current,
        "kinds": Passage.Kind.choices,
        "began_from": context["from"],
        "is_too_long": False,
        **context,
    }
    return render(request, "desk/texts/revise.html", shown, status=status)


@transaction.atomic
def _saved(request: HttpRequest, text: Text, typed: dict[str, Any]) -> Revised:
    by = account(request)
    made = revising.revise(
        text, typed["rows"], by, typed["reason"], is_minor=typed["is_minor"], began_from=typed["from"]
    )
    log.note(by, Action.CHANGED, text, f"revision {made.revision.number}: {made.revision.reason}")
    return made


def _tell(request: HttpRequest, made: Revised) -> None:
    messages.success(request, _("Saved as revision %(number)s.") % {"number": made.revision.number})
    if made.unplaced:
        told = ngettext(
            "%(count)s quotation was not found in the new words: it is listed below.",
            "%(count)s quotations were not found in the new words: they are listed below.",
            len(made.unplaced),
        )
        messages.warning(request, told % {"count": len(made.unplaced)})
