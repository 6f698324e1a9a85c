"""/meetings/calendar/: the meetings of a selection by day, month by month."""

import datetime as dt
import re
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive import month_grid, timeline_key
from archive.facet_lists import chips, facets, removals
from archive.filters import NEAR, PERIOD, MeetingFilter, canonical
from archive.selection import Criteria, Selection
from archive.views.caching import cached_by_record
from archive.views.frozen import frozen
from archive.views.timeline import left_out_by_near, refused
from articles.text.normalise import nfc

PLACES = ("month", "year")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


@cached_by_record
def calendar_page(request: HttpRequest) -> HttpResponse:
    """A month (`month=2025-12`) or a year (`year=2025`); without either the last month that has a meeting."""
    query = request.GET.copy()
    places = {name: query.pop(name) for name in PLACES if name in query}
    filters = MeetingFilter(query)
    problems = _problems(places)
    if not filters.is_valid() or problems:
        return refused(request, filters.problems + problems)
    place = {name: values[0] for name, values in places.items() if values[0]}
    if "" in (value for values in request.GET.lists() for value in values[1]):
        address = "&".join(part for part in (canonical(query), urlencode(place)) if part)
        return HttpResponseRedirect(f"{request.path}?{address}".rstrip("?"))
    selection = filters.selection()
    return render(request, "archive/calendar.html", _context(request, filters, selection, place))


def _problems(places: dict[str, list[str]]) -> list[dict[str, str]]:
    """What is wrong with `month` and `year`."""
    found = []
    for name, values in places.items():
        value = ", ".join(values)
        if value and not _is_place(name, value):
            told = {
                "month": _("“%(value)s” is not a month from 1800 to 2199. Write month=2025-12."),
                "year": _("“%(value)s” is not a year from 1800 to 2199. Write year=2025."),
            }
            found.append({"parameter": name, "value": value, "message": told[name] % {"value": value}})
    if len([name for name, values in places.items() if any(values)]) > 1:
        value = ", ".join(places["year"])
        found.append(
            {"parameter": "year", "value": value, "message": _("Write either month or year, not both.")}
        )
    return found


def _is_place(name: str, value: str) -> bool:
    pattern = _MONTH if name == "month" else _YEAR
    years = range(timeline_key.FIRST_DAY.year, timeline_key.LAST_DAY.year + 1)
    return bool(pattern.fullmatch(value)) and int(value[:4]) in years


def _context(
    request: HttpRequest, filters: MeetingFilter, selection: Selection, place: dict[str, str]
) -> dict[str, Any]:
    shown = facets(selection, filters.data)
    active = chips(selection, request.GET, shown)
    kept = canonical(filters.data, "sort", "page", "after")
    return {
        "section": "meetings",
        "facets": shown,
        "chips": active,
        "total": len(selection),
        "held": len(Selection(Criteria(), selection.sets)),
        "uncertain": len(selection.uncertain),
        "near_yearless": left_out_by_near(selection),
        "yearless": selection.yearless,
        "removals": removals(selection, request.GET, active) if not len(selection) else [],
        "frozen": frozen(filters, reverse("archive:calendar")),
        "entered": {name: request.GET.get(name, "") for name in (*PERIOD, *NEAR, *PLACES, "asof", "q")},
        "newest_first": True,
        "kept": _prefix(kept),
        "list_query": kept,
        "day_query": _prefix(canonical(filters.data, "from", "to", "sort", "page", "after")),
        "weekdays": [(nfc(str(WEEKDAYS[day])), nfc(str(WEEKDAYS_ABBR[day]))) for day in range(7)],
        **_pages(selection, place),
    }


def _prefix(query: str) -> str:
    return f"{query}&" if query else ""


def _pages(selection: Selection, place: dict[str, str]) -> dict[str, Any]:
    """The month or the year that the page shows; neither where no meeting of the selection has a year."""
    if "year" in place:
        return {"year": month_grid.year(selection, int(place["year"]))}
    if "month" in place:
        return {"month": month_grid.month(selection, dt.date.fromisoformat(f"{place['month']}-01"))}
    days = selection.days()
    return {"month": month_grid.month(selection, days[1].replace(day=1))} if days else {}
