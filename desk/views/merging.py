"""Merging two records, parting one, and undoing either: first what would happen, then the step with its reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive import changes
from archive.curation import Refused
from archive.merging import doing
from archive.merging.merge import later_changes, merge, preview, record_of, undo
from archive.merging.split import choices, split
from archive.models import Operation
from desk import log
from desk.access import DeskRequest, open_to
from desk.forms.fields import RecordField
from desk.models import Action
from desk.record_kinds import KINDS, Kind
from desk.roles import Right


class MergeForm(forms.Form):
    """With whom: the one that stays, and the one that goes into it."""

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with"] = RecordField(
            kind.model, required=True, label=gettext_lazy("The other record, which goes into this one")
        )


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def merge_record(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """`with`: the other record.  Shown is what would move; `swap` changes which of the two stays."""
    of, record = _found(kind, pk)
    if unknown := set(request.GET) - {"with"}:
        raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": min(unknown)})
    sent = request.POST if request.method == "POST" else request.GET
    form = MergeForm(of, sent if "with" in sent else None)
    other = form.cleaned_data["with"] if form.is_bound and form.is_valid() else None
    problems: list[str] = []
    if other is not None:
        try:
            if request.method == "POST":
                return _merged(request, of, record, other)
        except Refused as refused:
            problems = refused.reasons
        return _merge_page(request, of, record, form, other, problems)
    return _merge_page(request, of, record, form, None, problems)


@transaction.atomic
def _merged(request: DeskRequest, kind: Kind, record: Any, other: Any) -> HttpResponse:
    told = {name: request.POST.get(name, "") for name in ("why", "seen", "began")}
    operation = merge(record, other, told["why"], request.user, told["seen"], told["began"])
    log.note(
        request.user,
        Action.MERGED,
        record,
        f"{operation.other_told} → {operation.record_told}: {told['why']}",
    )
    words = _("%(other)s is part of %(record)s now; its address leads here.")
    messages.success(request, words % {"other": operation.other_told, "record": operation.record_told})
    return redirect(kind.record_route, pk=record.pk)


def _merge_page(
    request: DeskRequest, kind: Kind, record: Any, form: MergeForm, other: Any, problems: list[str]
) -> HttpResponse:
    looked = None
    if other is not None:
        try:
            looked = preview(record, other)
        except (Refused, kind.model.DoesNotExist) as error:
            problems = problems or getattr(error, "reasons", [_("One of the two is gone.")])
    context = {
        "desk_section": "records",
        "kind": kind,
        "record": record,
        "other": other,
        "form": form,
        "looked": looked,
        "problems": problems,
        "why": request.POST.get("why", ""),
    }
    failed = bool(problems) or (form.is_bound and not form.is_valid())
    return render(request, "desk/merge.html", context, status=400 if failed else 200)


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def split_record(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Chosen names, posts and seats go to a new record."""
    of, record = _found(kind, pk)
    if not of.can_split:
        raise Http404(_("Such a record is not parted."))
    problems: list[str] = []
    chosen = {name: _numbers(request.POST.getlist(name)) for name, _model, _rows in choices(record)}
    if request.method == "POST":
        try:
            return _parted(request, of, record, chosen)
        except Refused as refused:
            problems = refused.reasons
    context = {
        "desk_section": "records",
        "kind": of,
        "record": record,
        "groups": [
            (name, model._meta.verbose_name_plural, [(row, row.pk in chosen[name]) for row in rows])
            for name, model, rows in choices(record)
            if rows
        ],
        "version": changes.version(record),
        "problems": problems,
        "typed": request.POST,
    }
    return render(request, "desk/split.html", context, status=400 if problems else 200)


@transaction.atomic
def _parted(request: DeskRequest, kind: Kind, record: Any, chosen: dict[str, set[int]]) -> HttpResponse:
    name, why, began = (request.POST.get(field, "") for field in ("name", "why", "version"))
    operation = split(record, name, why, request.user, chosen, began)
    log.note(request.user, Action.SPLIT, record, f"{operation.record_told} → {operation.other_told}: {why}")
    told = {"record": operation.record_told, "other": operation.other_told}
    messages.success(request, _("%(other)s was parted from %(record)s.") % told)
    return redirect(kind.record_route, pk=operation.other_id)


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def undo_operation(request: DeskRequest, pk: int) -> HttpResponse:
    """What came after it is told first; then both records are as they were."""
    operation = get_object_or_404(Operation.objects.select_related("by", "undone_by"), pk=pk)
    of = next(kind for kind in KINDS.values() if kind.one == operation.record_kind)
    problems = [] if operation.undone_at else doing.hindrances(operation.steps)
    if request.method == "POST":
        try:
            with transaction.atomic():
                undo(operation, request.user)
                log.note(request.user, Action.UNDONE, operation, str(operation))
        except Refused as refused:
            problems = refused.reasons
        except IntegrityError as error:
            problems = [_("The database refuses this: %(reason)s") % {"reason": str(error).splitlines()[0]}]
        else:
            messages.success(request, _("Undone: both are as they were."))
            return redirect(reverse(of.record_route, kwargs={"pk": operation.record_id}))
    context = {
        "desk_section": "records",
        "kind": of,
        "operation": operation,
        "record": record_of(operation),
        "later": later_changes(operation),
        "problems": problems,
    }
    status = 400 if request.method == "POST" else 200
    return render(request, "desk/undo.html", context, status=status)


def _found(kind: str, pk: int) -> tuple[Kind, Any]:
    of = KINDS.get(kind)
    if of is None or not of.can_merge:
        raise Http404(_("There are no such records."))
    return of, get_object_or_404(of.model, pk=pk)


def _numbers(written: list[str]) -> set[int]:
    if bad := [value for value in written if not (value.isascii() and value.isdecimal() and len(value) < 19)]:
        raise BadRequest(_("“%(value)s” is no row of this record.") % {"value": bad[0]})
    return {int(value) for value in written}
