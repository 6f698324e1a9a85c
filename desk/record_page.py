"""The page of a record: its forms, one for each step; a refused one is shown again with all that was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import amending, changes
from archive.curation import Refused
from archive.models import Operation
from desk import log
from desk.access import DeskRequest
from desk.models import Action
from desk.record_kinds import Kind


@dataclass(frozen=True)
class FormStep:
    """make(record, data) → the form; save(record, form, by) does it; action: what the log calls it."""

    make: Callable[[Any, Any], Any]
    save: Callable[[Any, Any, Any], None]
    action: Action = Action.CHANGED


Steps = Mapping[str, FormStep]


def respond(
    request: DeskRequest,
    kind: Kind,
    pk: int,
    steps: Steps,
    template: str,
    more: Callable[[Any], dict[str, Any]],
) -> HttpResponse:
    """Shows the page of a record, or does the step that was sent."""
    record = kind.model.objects.filter(pk=pk).first()
    if record is None:
        return gone(request, kind, pk)
    if request.method != "POST":
        return _page(request, kind, record, steps, template, more, {})
    name = request.POST.get("do", "")
    if name not in steps:
        raise BadRequest(_("There is no step “%(name)s” here.") % {"name": name})
    form = steps[name].make(kind.model.objects.get(pk=pk), request.POST)
    problems: list[str] = []
    since: list[changes.Change] = []
    if form.is_valid():
        try:
            _do(request, steps[name], record, form)
        except amending.Stale as stale:
            problems, since = stale.reasons, stale.since
            form.data = form.data.copy()
            form.data["version"] = changes.version(record)
        except Refused as refused:
            problems = refused.reasons
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{reverse(f'desk:{kind.one}', kwargs={'pk': pk})}#{name}")
    told = {"problems": problems, "since": since, "failed": name, "failed_form": form}
    return _page(request, kind, record, steps, template, more, told)


def _do(request: DeskRequest, step: FormStep, record: Any, form: Any) -> None:
    with transaction.atomic():
        step.save(record, form, request.user)
        log.note(request.user, step.action, record, form.cleaned_data.get("why", ""))


def _page(
    request: DeskRequest,
    kind: Kind,
    record: Any,
    steps: Steps,
    template: str,
    more: Callable[[Any], dict[str, Any]],
    told: dict[str, Any],
) -> HttpResponse:
    version = changes.version(record)
    forms = {}
    for name, step in steps.items():
        form = told["failed_form"] if told.get("failed") == name else step.make(record, None)
        form.auto_id = f"{name}-%s"
        form.initial["version"] = version
        forms[name] = form
    context = {
        "desk_section": "records",
        "kind": kind,
        "record": record,
        "version": version,
        "forms": forms,
        "problems": [],
        "since": [],
        "failed": "",
        "differing": differing(told.get("failed_form"), record) if told.get("since") else [],
        **more(record),
        **told,
    }
    return render(request, template, context, status=400 if told else 200)


def differing(form: Any, record: Any) -> list[tuple[str, str, str]]:
    """Of a form that came too late: (field, what was typed, what the record says now)."""
    held = type(record).objects.get(pk=record.pk)
    if type(getattr(form, "instance", None)) is not type(record):
        return []
    fresh = type(form)(instance=held)
    return [
        (str(form[name].label), str(form[name].value() or ""), str(fresh[name].value() or ""))
        for name in form._meta.fields
        if str(form[name].value() or "") != str(fresh[name].value() or "")
    ]


def gone(request: DeskRequest, kind: Kind, pk: int) -> HttpResponse:
    """A record that was merged: where it is now, and the way to undo it; else 404."""
    operation = Operation.objects.filter(
        record_kind=kind.one, other_id=pk, kind__in=["merge", "remove"], undone_at=None
    ).first()
    context = {"desk_section": "records", "kind": kind, "operation": operation}
    return render(request, "desk/record_gone.html", context, status=404)
