"""/desk/imports/: what was brought, how far it is read, and what became of it."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from archive.views.paging import page_number
from articles.refused import Refused
from desk import import_decisions, imports, tasks
from desk.access import account, open_to
from desk.models import ImportResult, ImportRun
from desk.models.imports import ResultStatus
from desk.roles import Right, may

PER_PAGE = 50
RESULTS_PER_PAGE = 100


@open_to(Right.SEE_DESK)
@require_safe
def import_list(request: HttpRequest) -> HttpResponse:
    """Every run, newest first; `waiting=1`: those of which something waits for an editor."""
    only_waiting = request.GET.get("waiting", "")
    if only_waiting not in ("", "1"):
        raise BadRequest(_("“%(value)s” cannot be chosen here. Write waiting=1.") % {"value": only_waiting})
    runs = ImportRun.objects.all()
    if only_waiting:
        waits = ImportResult.objects.filter(file__run=OuterRef("pk"), status=ResultStatus.WAITING)
        runs = runs.filter(Exists(waits))
    found = runs.select_related("by").annotate(
        files_count=Count("files", distinct=True),
        texts_count=Count("files__results", filter=Q(files__results__status__in=["created", "revised"])),
        rejected_count=Count("files__results", filter=Q(files__results__status=ResultStatus.REJECTED)),
        waiting_count=Count("files__results", filter=Q(files__results__status=ResultStatus.WAITING)),
    )
    number = page_number(request, runs.count(), PER_PAGE, ("waiting",))
    page = Paginator(found.order_by("-pk"), PER_PAGE).get_page(number)
    context = {"desk_section": "imports", "page": page, "only_waiting": only_waiting}
    return render(request, "desk/imports.html", context)


@open_to(Right.SEE_DESK)
@require_safe
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun.objects.select_related("by"), pk=pk)
    results = ImportResult.objects.filter(file__run=run)
    if status := request.GET.get("status", ""):
        if status not in ResultStatus.values:
            told = {"value": status, "known": ", ".join(ResultStatus.values)}
            raise BadRequest(_("“%(value)s” cannot be chosen here. Known are: %(known)s.") % told)
        results = results.filter(status=status)
    number = page_number(request, results.count(), RESULTS_PER_PAGE, ("status",))
    chosen = (
        results.select_related("file", "text__article").defer("file__content").order_by("file__number", "pk")
    )
    found = imports.progress(run)
    context = {
        "desk_section": "imports",
        "run": run,
        "files": list(run.files.defer("content")),
        "progress": found,
        "tallies": [
            (value, label, found.counts[value])
            for value, label in ResultStatus.choices
            if found.counts[value]
        ],
        "status": status,
        "told": _told(run),
        "page": Paginator(chosen, RESULTS_PER_PAGE).get_page(number),
        "may_run_again": run.may_run_again and _may_manage(request, run),
        "may_remove": (not run.is_at_work or run.is_stalled) and _may_manage(request, run),
        "may_decide": may(request.user, Right.REVISE),
    }
    return render(request, "desk/import.html", context)


def _may_manage(request: HttpRequest, run: ImportRun) -> bool:
    """Whoever brought the files, and administrators."""
    return run.by_id == request.user.pk or may(request.user, Right.MANAGE_ACCOUNTS)


@open_to(Right.SEE_DESK)
@require_safe
def import_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a run is, for the script of its page."""
    run = get_object_or_404(ImportRun, pk=pk)
    found = imports.progress(run)
    return JsonResponse(
        {
            "state": run.state,
            "at_work": run.is_at_work and not run.is_stalled,
            "percent": found.percent,
            "files": found.files,
            "files_read": found.files_read,
            "counts": found.counts,
            "told": _told(run),
        }
    )


def _told(run: ImportRun) -> str:
    """Where a run stands, in words."""
    found = imports.progress(run)
    if run.is_stalled:
        return _("Nobody is at work on it any more: the worker was stopped.")
    if run.state == ImportRun.State.FAILED:
        return _("It stopped before its end. What was finished is kept.")
    if run.is_untaken:
        return _("No worker has taken it up yet.")
    if run.state == ImportRun.State.WAITING:
        return _("It waits for a worker.")
    told = {"read": found.files_read, "files": found.files, "percent": found.percent}
    if run.state == ImportRun.State.DONE:
        return ngettext("%(files)s file is read.", "All %(files)s files are read.", found.files) % told
    return (
        ngettext(
            "%(percent)s %% read: %(read)s of %(files)s file.",
            "%(percent)s %% read: %(read)s of %(files)s files.",
            found.files,
        )
        % told
    )


@open_to(Right.ADD_TEXTS)
@require_POST
def import_again(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun, pk=pk)
    if not _may_manage(request, run):
        raise PermissionDenied(_("Only who brought the files, or an administrator, runs the import again."))
    try:
        with transaction.atomic():
            imports.run_again(run, account(request))
            tasks.perform_import.enqueue(run.pk)
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("desk:import", pk=run.pk)


@open_to(Right.ADD_TEXTS)
@require_POST
def import_remove(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun, pk=pk)
    if not _may_manage(request, run):
        raise PermissionDenied(_("Only who brought the files, or an administrator, removes the import."))
    try:
        imports.remove(run, account(request))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
        return redirect("desk:import", pk=pk)
    messages.success(request, _("The import is off the list. The texts that it stored stay."))
    return redirect("desk:imports")


@open_to(Right.REVISE)
@require_POST
def import_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor takes over what would change a held text, or leaves that as it is."""
    result = get_object_or_404(ImportResult.objects.select_related("file"), pk=pk)
    run, decision = result.file.run_id, request.POST.get("decision")
    if decision not in ("take", "leave"):
        raise BadRequest(
            _("Say whether to take it over or to leave the held text: decision=take or decision=leave.")
        )
    try:
        if decision == "take":
            import_decisions.take_over(result, account(request))
            messages.success(request, _("The text has its new state."))
        else:
            import_decisions.decline(result, account(request))
            messages.success(request, _("The held text stays as it is."))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("desk:import", pk=run)
