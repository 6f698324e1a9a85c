"""The log of the desk and that of Django's admin as one list by time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.contrib.admin.models import LogEntry as AdminEntry
from django.db.models import CharField, F, Q, Value

from desk.models import LogEntry

ADMIN = "admin"


@dataclass(frozen=True)
class Wanted:
    """What is asked for; empty: everything.  by: an account's name. action: as in desk.models.Action, or “admin”.
    kind: the name of a model. first, last: days."""

    by: str = ""
    action: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Line:
    at: datetime
    by: str
    action: str
    kind: str
    told: str
    detail: str
    is_admin: bool


def keys(wanted: Wanted) -> Any:
    """Time, number and origin of the lines, newest first: a queryset of dictionaries."""
    desk = LogEntry.objects.filter(_asked(wanted, "at", "by"))
    if wanted.action:
        desk = desk.filter(action=wanted.action)
    admin = AdminEntry.objects.filter(_asked(wanted, "action_time", "user"))
    if wanted.action and wanted.action != ADMIN:
        admin = admin.none()
    found = [
        rows.order_by()
        .annotate(moment=F(field), number=F("pk"), origin=Value(origin, output_field=CharField()))
        .values("moment", "number", "origin")
        for rows, field, origin in ((desk, "at", "desk"), (admin, "action_time", ADMIN))
    ]
    return found[0].union(found[1], all=True).order_by("-moment", "-number", "origin")


def lines(found: Iterable[dict[str, Any]]) -> list[Line]:
    """The lines behind some of `keys`, in their order."""
    wanted = [(item["origin"], item["number"]) for item in found]
    desk = LogEntry.objects.select_related("by", "content_type")
    admin = AdminEntry.objects.select_related("user", "content_type")
    held: dict[tuple[str, int], Line] = {
        ("desk", row.pk): _of_desk(row) for row in desk.filter(pk__in=_numbers(wanted, "desk"))
    }
    held |= {(ADMIN, row.pk): _of_admin(row) for row in admin.filter(pk__in=_numbers(wanted, ADMIN))}
    return [held[key] for key in wanted if key in held]


def _numbers(wanted: list[tuple[str, int]], origin: str) -> list[int]:
    return [number for found, number in wanted if found == origin]


def _asked(wanted: Wanted, moment: str, account: str) -> Q:
    asked = Q()
    if wanted.by:
        asked &= Q(**{f"{account}__username": wanted.by})
    if wanted.kind:
        asked &= Q(content_type__model=wanted.kind)
    if wanted.first:
        asked &= Q(**{f"{moment}__gte": datetime.combine(wanted.first, time(), UTC)})
    if wanted.last:
        asked &= Q(**{f"{moment}__lt": datetime.combine(wanted.last + timedelta(days=1), time(), UTC)})
    return asked


def _of_desk(row: LogEntry) -> Line:
    kind = row.content_type.name
    return Line(row.at, str(row.by), str(row.get_action_display()), kind, row.told, row.detail, False)


def _of_admin(row: AdminEntry) -> Line:
    kind = row.content_type.name if row.content_type else ""
    done = str(row.get_action_flag_display())
    return Line(row.action_time, str(row.user), done, kind, row.object_repr, row.get_change_message(), True)
