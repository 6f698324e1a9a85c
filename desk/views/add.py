"""/desk/add/: a text is pasted, or files are brought."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.importers import limits
from articles.languages import LANGUAGES
from articles.models import Publisher
from desk import imports, tasks
from desk.access import account, open_to
from desk.add_form import AddForm, recognised
from desk.files_form import FilesForm
from desk.imports import Brought
from desk.models import AddDraft, ImportRun
from desk.preview import Preview, preview
from desk.roles import Right

KEPT = ("text", "kind", "translator", "of", "of_chosen", "relation", "language", "publisher", "address", "source",
        "published", "seen", "kept")  # fmt: skip
"""The fields of a draft of the form."""


@dataclass
class Page:
    """What the page shows: both forms with what was typed, and what is found in the text."""

    request: HttpRequest
    form: AddForm
    files: FilesForm
    preview: Preview | None = None
    draft: AddDraft | None = None
    problems: str = ""

    def show(self, status: int = 200) -> HttpResponse:
        context = {
            "desk_section": "add",
            "form": self.form,
            "files": self.files,
            "preview": self.preview,
            "draft": self.draft,
            "drafts": AddDraft.objects.filter(by=account(self.request)),
            "languages": list(LANGUAGES.values()),
            "publishers": Publisher.objects.order_by("name")[:500],
            "limits": limits,
            "mib": limits.MIB,
        }
        return render(self.request, "desk/add.html", context, status=status)


@open_to(Right.ADD_TEXTS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    draft = _draft(request)
    if request.method != "POST":
        return Page(request, AddForm(initial=draft.values if draft else {}), FilesForm(), draft=draft).show()
    page = Page(request, AddForm(request.POST), FilesForm(), draft=draft)
    if "draft_save" in request.POST:
        return _save_draft(page)
    if {"read", "keep", "drop"} & request.POST.keys():
        return _read(page)
    return _add(page)


def _draft(request: HttpRequest) -> AddDraft | None:
    number = request.POST.get("draft") or request.GET.get("draft")
    if not number or not (number.isascii() and number.isdecimal()):
        return None
    return get_object_or_404(AddDraft, pk=int(number[:12]), by=account(request))


def _save_draft(page: Page) -> HttpResponse:
    sent = page.request.POST
    values: dict[str, Any] = {
        name: sent.getlist(name) if name == "kept" else sent.get(name, "") for name in KEPT
    }
    draft = page.draft or AddDraft(by=account(page.request))
    draft.values, draft.changed_at = values, timezone.now()
    draft.save()
    messages.success(
        page.request, _("The draft is saved. It is yours alone, and nothing of it is in the archive.")
    )
    response = redirect("desk:add")
    response["Location"] += f"?draft={draft.pk}"
    return response


def _read(page: Page) -> HttpResponse:
    """Shows what is found in the text; what is recognised goes into fields that are empty."""
    sent = page.request.POST.copy()
    _keep(sent)
    form = page.form = AddForm(sent)
    form.is_valid()
    if not form.cleaned_data.get("text"):
        return page.show(status=400)
    page.preview = preview(form.pasted, form.file_name, form.stated())
    if page.preview.parsed:
        for name, value in recognised(page.preview.parsed, page.preview.kind).items():
            if not sent.get(name) and not sent.get("seen"):
                sent[name] = value
        sent["seen"] = "1"
    return page.show(status=400 if form.errors or page.preview.refused else 200)


def _keep(sent: QueryDict) -> None:
    """“Put back” adds a line to those that are kept, “Set aside again” takes it off them."""
    kept = [text for text in sent.getlist("kept") if text != sent.get("drop")]
    if sent.get("keep") and sent["keep"] not in kept:
        kept.append(str(sent["keep"]))
    sent.setlist("kept", kept)


def _add(page: Page) -> HttpResponse:
    """Stores the text, and leads to it; where it cannot be stored everything typed is shown again."""
    form = page.form
    right = form.is_valid()
    if form.cleaned_data.get("text"):
        page.preview = preview(form.pasted, form.file_name, form.stated())
    if not right:
        return page.show(status=400)
    found = page.preview
    if found and found.refused:
        form.add_error("text", found.refused.message)
        return page.show(status=400)
    with transaction.atomic():
        run = imports.begin(account(page.request), [Brought(form.file_name, form.pasted, form.stated())])
        if page.draft:
            page.draft.delete()
    with suppress(Exception):  # the page of the import says why, and keeps the text: it can be run again
        imports.perform(run.pk)
    return _led_to(page.request, run)


def _led_to(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """To the text where it is stored, else to what became of it."""
    result = run.files.get().results.select_related("text").first()
    if result and result.text and result.status in ("created", "revised", "unchanged"):
        told = {
            "created": _(
                "The text is added as a draft. Nothing of it is public until an editor publishes it."
            ),
            "revised": _("The text has a new state."),
            "unchanged": _("The text is held already: nothing is changed."),
        }
        messages.success(request, told[result.status])
        return redirect("desk:text", pk=result.text.pk)
    return redirect("desk:import", pk=run.pk)


@open_to(Right.ADD_TEXTS)
@require_POST
def add_files(request: HttpRequest) -> HttpResponse:
    """Brings files: those that cannot be read are named in the run, the others are read in the background."""
    form = FilesForm(request.POST, request.FILES, request=request)
    if not form.is_valid():
        return Page(request, AddForm(), form).show(status=400)
    with transaction.atomic():
        run = imports.begin(account(request), form.brought())
        tasks.perform_import.enqueue(run.pk)
    return redirect("desk:import", pk=run.pk)


@open_to(Right.ADD_TEXTS)
@require_POST
def delete_draft(request: HttpRequest, pk: int) -> HttpResponse:
    deleted, _rows = AddDraft.objects.filter(pk=pk, by=account(request)).delete()
    if deleted:
        messages.success(request, _("The draft is deleted."))
    else:
        messages.error(request, _("You have no such draft."))
    return redirect("desk:add")
