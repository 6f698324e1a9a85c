"""/desk/: what waits for whoever is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from desk.access import open_to
from desk.roles import Right


@open_to(Right.SEE_DESK)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/overview.html", {"desk_section": "overview"})
