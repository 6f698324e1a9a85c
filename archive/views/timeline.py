"""/meetings/: the list of meetings with its filters."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import timeline
from archive.facet_lists import chips, facets, removals
from archive.filters import NEAR, PERIOD, MeetingFilter, canonical
from archive.histogram import histogram
from archive.selection import Criteria, Selection
from archive.views.caching import cached_by_record
from archive.views.frozen import HEADER, citation, frozen


@cached_by_record
def timeline_page(request: HttpRequest) -> HttpResponse:
    """The timeline.  Every filter is a GET parameter; the address is the whole state."""
    filters = MeetingFilter(request.GET)
    if not filters.is_valid():
        return refused(request, filters.problems)
    if "" in (value for values in request.GET.lists() for value in values[1]):
        # The form sends its empty fields as well; the address that is kept says only what is asked for.
        return _redirected(request)
    selection = filters.selection()
    cleaned = filters.form.cleaned_data
    page = timeline.page(
        selection,
        number=cleaned.get("page") or 1,
        after=cleaned.get("after"),
        newest_first=filters.newest_first,
    )
    if page is None:
        raise Http404(_("The list has no such page."))
    context = _context(request, filters, selection, page)
    response = render(request, "archive/timeline.html", context)
    if filters.moment and context["citation"]:
        response.headers[HEADER] = context["citation"].digest
    return response


def _redirected(request: HttpRequest) -> HttpResponse:
    query = canonical(request.GET)
    return HttpResponseRedirect(f"{request.path}?{query}" if query else request.path)


def _context(
    request: HttpRequest, filters: MeetingFilter, selection: Selection, page: timeline.Page
) -> dict[str, Any]:
    shown = facets(selection, request.GET)
    active = chips(selection, request.GET, shown)
    return {
        "section": "meetings",
        "frozen": frozen(filters, reverse("archive:timeline")),
        "citation": citation(request, filters, selection, page),
        "uncertain": len(selection.uncertain),
        "facets": shown,
        "chips": active,
        "page": page,
        "total": len(selection),
        "held": len(Selection(Criteria(), selection.sets)),
        "near_yearless": left_out_by_near(selection),
        "calendar_address": _subscription(request),
        "histogram": histogram(selection, request.GET),
        "removals": removals(selection, request.GET, active) if not len(selection) else [],
        "newest_first": filters.newest_first,
        "query": _kept(request, "page", "after"),
        "query_unsorted": _kept(request, "sort", "page", "after"),
        "entered": {name: request.GET.get(name, "") for name in (*PERIOD, *NEAR, "asof", "q")},
    }


def left_out_by_near(selection: Selection) -> int:
    """How many meetings without a year `near` leaves out, where there are any."""
    near = selection.criteria.near
    return Selection(selection.criteria.without("near"), selection.sets).yearless if near else 0


def _subscription(request: HttpRequest) -> str:
    """The address by which a calendar program follows the selection."""
    address = request.build_absolute_uri(reverse("archive:timeline-ics"))
    query = canonical(request.GET, "sort", "page", "after", "asof")
    return f"webcal:{address.partition(':')[2]}?{query}".rstrip("?")


def _kept(request: HttpRequest, *dropped: str) -> str:
    """The query string without some parameters."""
    query = request.GET.copy()
    for name in dropped:
        query.pop(name, None)
    return query.urlencode()


def refused(request: HttpRequest, problems: list[dict[str, str]]) -> HttpResponse:
    """400, with each parameter that is wrong and what to write."""
    context = {"section": "meetings", "problems": problems}
    return render(request, "archive/refused.html", context, status=400)
