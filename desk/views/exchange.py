"""/desk/translations/<id>/exchange/: a draft as XLIFF or PO, a filled file back, a machine translation laid beneath."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from articles import exchanging
from articles.exchange.unit import MAX_BYTES, Unreadable
from articles.exchanging import READERS, WRITERS, Taken
from articles.models import Draft
from articles.refused import Refused
from articles.text.normalise import clean
from desk import log
from desk.access import DeskRequest, open_to
from desk.models import Action
from desk.roles import Right

TYPES = {"xliff": ("xlf", "application/xliff+xml"), "po": ("po", "text/x-gettext-translation")}
LONGEST_ENGINE = 100
SHOWN = 40
TOLD = [
    ("taken", messages.SUCCESS, gettext_lazy("Taken: %(which)s.")),
    ("same", messages.INFO, gettext_lazy("Unchanged: %(which)s.")),
    ("empty", messages.INFO, gettext_lazy("Empty in the file, left as they are: %(which)s.")),
    ("held", messages.INFO, gettext_lazy("Translated already, left as they are: %(which)s.")),
    (
        "beside",
        messages.WARNING,
        gettext_lazy("Changed since the file was made; both are kept, to be merged: %(which)s."),
    ),
    (
        "other_source",
        messages.WARNING,
        gettext_lazy("Not taken, since the original says something else than in the file: %(which)s."),
    ),
    ("unknown", messages.WARNING, gettext_lazy("Not taken, the translation has no such segment: %(which)s.")),
]


@open_to(Right.TRANSLATE)
@require_safe
def draft_file(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """The draft as it stands."""
    if form not in WRITERS:
        raise Http404(_("A translation can be had as XLIFF or PO."))
    draft = _draft(pk)
    ending, kind = TYPES[form]
    answer = HttpResponse(WRITERS[form](exchanging.sent(draft)), content_type=f"{kind}; charset=utf-8")
    name = f"sederunt-{draft.pk}-{draft.source.text.language}-{draft.text.language}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@open_to(Right.TRANSLATE)
@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: DeskRequest, pk: int) -> HttpResponse:
    """Takes a file: `do` says whether people have filled it or a machine (then with its name and version)."""
    draft = _draft(pk)
    context: dict[str, Any] = {"desk_section": "translations", "draft": draft, "problems": []}
    status = 200
    if request.method == "POST":
        does: dict[str, Callable[[DeskRequest, Draft], Taken]] = {"take": _take, "prefill": _prefill}
        do = request.POST.get("do", "")
        if do not in does:
            raise BadRequest(_("“%(value)s” is nothing that can be done with a file.") % {"value": do})
        try:
            _tell(request, does[do](request, draft))
        except Refused as refused:
            context["problems"], status = refused.reasons, 400
        except Unreadable as error:
            context["problems"], status = [_why(error)], 400
        else:
            return redirect("desk:exchange", draft.pk)
    context |= {name: request.POST.get(name, "") for name in ("engine", "version")}
    return render(request, "desk/exchange.html", context, status=status)


def _draft(pk: int) -> Draft:
    held = Draft.objects.select_related("text__article", "source__text")
    found: Draft = get_object_or_404(held, pk=pk)
    return found


@transaction.atomic
def _take(request: DeskRequest, draft: Draft) -> Taken:
    name, data = _file(request)
    reader = READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        raise Refused(_("Choose a file whose name ends with .xlf, .xliff or .po."))
    taken = exchanging.take(draft, reader(data), request.user)
    log.note(request.user, Action.IMPORTED, draft, f"from the file {name}: {_counted(taken)}")
    return taken


@transaction.atomic
def _prefill(request: DeskRequest, draft: Draft) -> Taken:
    name, data = _file(request)
    engine = clean(f"{request.POST.get('engine', '')} {request.POST.get('version', '')}")
    if not clean(request.POST.get("engine", "")) or not clean(request.POST.get("version", "")):
        raise Refused(_("Say which engine translated, and its version or the day."))
    if len(engine) > LONGEST_ENGINE:
        raise Refused(
            _("The name of the engine is longer than %(number)s characters.") % {"number": LONGEST_ENGINE}
        )
    ending = name.rpartition(".")[2].lower()
    if ending == "txt":
        taken = exchanging.prefill_plain(draft, data, request.user, engine)
    elif ending in READERS:
        taken = exchanging.prefill(draft, READERS[ending](data), request.user, engine)
    else:
        raise Refused(_("Choose a file whose name ends with .xlf, .xliff, .po or .txt."))
    log.note(request.user, Action.IMPORTED, draft, f"machine translation by {engine}: {_counted(taken)}")
    return taken


def _file(request: DeskRequest) -> tuple[str, bytes]:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.name:
        raise Refused(_("Choose a file."))
    if (file.size or 0) > MAX_BYTES:
        raise Refused(_("The file is larger than %(size)s MiB.") % {"size": MAX_BYTES // 1024 // 1024})
    return file.name[:200], file.read()


def _why(error: Unreadable) -> str:
    message = _(error.message) % error.values if error.values else _(error.message)
    if error.line is None:
        return message
    return _("Line %(line)s: %(message)s") % {"line": error.line, "message": message}


def _counted(taken: Taken) -> str:
    counts = {name: len(getattr(taken, name)) for name, _level, _words in TOLD}
    return ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items() if number)


def _tell(request: DeskRequest, taken: Taken) -> None:
    """What became of the segments, a message for each outcome."""
    for name, level, words in TOLD:
        which = [str(one) for one in getattr(taken, name)]
        if which:
            more = "" if len(which) <= SHOWN else ", …"
            messages.add_message(request, level, words % {"which": ", ".join(which[:SHOWN]) + more})
