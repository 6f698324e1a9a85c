"""/desk/: what waits for whoever is signed in, and what they did last."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from desk.access import DeskRequest, open_to
from desk.models import LogEntry
from desk.roles import Right
from desk.waiting import waiting

RECENT = 10


@open_to(Right.SEE_DESK)
@require_safe
def overview(request: DeskRequest) -> HttpResponse:
    context = {
        "desk_section": "overview",
        "waiting": waiting(request.user),
        "recent": LogEntry.objects.filter(by=request.user).select_related("content_type")[:RECENT],
    }
    return render(request, "desk/overview.html", context)
