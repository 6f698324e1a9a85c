"""/desk/log/: everything that anybody did, for administrators."""

from datetime import date

from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.views.paging import page_number
from desk import whole_log
from desk.access import DeskRequest, open_to
from desk.models import Action, LogEntry
from desk.roles import Right

PER_PAGE = 100
FILTERS = ["by", "action", "kind", "from", "to"]


@open_to(Right.READ_LOG)
@require_safe
def log(request: DeskRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip() for name in FILTERS}
    found = whole_log.keys(_wanted(asked))
    paginator = Paginator(found, PER_PAGE)
    page = paginator.page(page_number(request, paginator.count, PER_PAGE, FILTERS))
    context = {
        "desk_section": "log",
        "page": page,
        "lines": whole_log.lines(page.object_list),
        "asked": asked,
        "from_day": asked["from"],
        "actions": [*Action.choices, (whole_log.ADMIN, _("in the admin"))],
        "kinds": sorted({(kind.model, kind.name) for kind in _kinds()}, key=lambda pair: pair[1]),
    }
    return render(request, "desk/log.html", context)


def _kinds() -> list[ContentType]:
    """The kinds of records that the log tells of."""
    told = [log.objects.values("content_type") for log in (LogEntry, AdminLogEntry)]
    return list(ContentType.objects.filter(Q(pk__in=told[0]) | Q(pk__in=told[1])))


def _wanted(asked: dict[str, str]) -> whole_log.Wanted:
    if asked["by"] and not User.objects.filter(username=asked["by"]).exists():
        raise BadRequest(_("There is no account “%(name)s”.") % {"name": asked["by"]})
    if asked["action"] and asked["action"] not in (*Action.values, whole_log.ADMIN):
        raise BadRequest(_("“%(value)s” is no action of the log.") % {"value": asked["action"]})
    if asked["kind"] and not ContentType.objects.filter(model=asked["kind"]).exists():
        raise BadRequest(_("“%(value)s” is no kind of record.") % {"value": asked["kind"]})
    return whole_log.Wanted(
        asked["by"], asked["action"], asked["kind"], _day(asked["from"]), _day(asked["to"])
    )


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise BadRequest(
            _("“%(value)s” is no day. Write it as in 2026-11-22.") % {"value": written}
        ) from error
