"""/meetings/ and the same list as /meetings.csv and /meetings.json."""

from collections.abc import Iterator

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive import exports, timeline
from archive.facet_lists import chips, facets, removals
from archive.filters import MeetingFilter
from archive.histogram import histogram
from archive.selection import Criteria, Selection
from archive.views.caching import cached_by_record
from articles.exports import BYTE_MARK


@cached_by_record
def timeline_page(request: HttpRequest) -> HttpResponse:
    """The timeline.  Every filter is a GET parameter; the address is the whole state."""
    filters = MeetingFilter(request.GET)
    if not filters.is_valid():
        return refused(request, filters)
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
    return render(request, "archive/timeline.html", _context(request, filters, selection, page))


def _context(
    request: HttpRequest, filters: MeetingFilter, selection: Selection, page: timeline.Page
) -> dict[str, object]:
    shown = facets(selection)
    active = chips(selection, request.GET, shown)
    return {
        "section": "meetings",
        "facets": shown,
        "chips": active,
        "page": page,
        "total": len(selection),
        "held": len(Selection(Criteria(), selection.sets)),
        "histogram": histogram(selection, request.GET),
        "removals": removals(selection.criteria, request.GET) if not len(selection) else [],
        "newest_first": filters.newest_first,
        "query": _kept(request, "page", "after"),
        "query_unsorted": _kept(request, "sort", "page", "after"),
        "period": {"from": request.GET.get("from", ""), "to": request.GET.get("to", "")},
    }


def _kept(request: HttpRequest, *dropped: str) -> str:
    """The query string without some parameters."""
    query = request.GET.copy()
    for name in dropped:
        query.pop(name, None)
    return query.urlencode()


def refused(request: HttpRequest, filters: MeetingFilter) -> HttpResponse:
    """400, with each parameter that is wrong and what to write."""
    context = {"section": "meetings", "problems": filters.problems}
    return render(request, "archive/refused.html", context, status=400)


@cached_by_record
def timeline_csv(request: HttpRequest) -> HttpResponseBase:
    """The selected meetings as CSV, streamed."""
    filters = MeetingFilter(request.GET)
    if not filters.is_valid():
        lines = [f"{item['parameter']}={item['value']}: {item['message']}" for item in filters.problems]
        return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", status=400)
    rows = timeline.export(filters.selection(), "csv", newest_first=filters.newest_first)
    answer = StreamingHttpResponse(
        _joined(_after(BYTE_MARK + exports.header(), rows)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="meetings.csv"'
    return answer


@cached_by_record
def timeline_json(request: HttpRequest) -> HttpResponseBase:
    """The selected meetings as one JSON array of records, streamed."""
    filters = MeetingFilter(request.GET)
    if not filters.is_valid():
        return JsonResponse(
            {"errors": filters.problems}, status=400, json_dumps_params={"ensure_ascii": False}
        )
    rows = timeline.export(filters.selection(), "record", newest_first=filters.newest_first)
    return StreamingHttpResponse(_joined(_array(rows)), content_type="application/json")


def _after(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _array(records: Iterator[str]) -> Iterator[str]:
    yield "["
    for number, record in enumerate(records):
        yield f",\n{record}" if number else f"\n{record}"
    yield "\n]\n"


def _joined(parts: Iterator[str], size: int = 500) -> Iterator[str]:
    """Fewer, larger pieces: one for every `size` parts."""
    held: list[str] = []
    for part in parts:
        held.append(part)
        if len(held) == size:
            yield "".join(held)
            held = []
    yield "".join(held)
