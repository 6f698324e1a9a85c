"""The list of /meetings/ in other forms, with the same parameters: CSV, JSON, JSON lines, calendar."""

import json
from collections.abc import Callable, Iterator
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import calendar_file, dataset, exports, index, timeline
from archive.facets import date_known
from archive.filters import KNOWN, MeetingFilter
from archive.models import Meeting
from archive.selection import Selection
from archive.views.caching import cached_by_record
from archive.views.frozen import HEADER, digest_of
from articles.exports import BYTE_MARK

File = Callable[[HttpRequest, MeetingFilter, Selection], HttpResponseBase]


def file_of_selection(view: File) -> Callable[[HttpRequest], HttpResponseBase]:
    """A view of the meetings that the parameters select; 400 in plain text where a parameter is wrong.

    A list of an earlier moment carries the checksum of its records.
    """

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponseBase:
        filters = MeetingFilter(request.GET)
        if not filters.is_valid():
            return _refused(filters, as_json=view.__name__ in ("timeline_json", "timeline_jsonl"))
        selection = filters.selection()
        response = view(request, filters, selection)
        if filters.moment:
            response.headers[HEADER] = digest_of(filters, selection)
        return response

    return cached_by_record(answer)


def _refused(filters: MeetingFilter, *, as_json: bool) -> HttpResponse:
    if as_json:
        found = {"errors": filters.problems}
        return JsonResponse(found, status=400, json_dumps_params={"ensure_ascii": False})
    lines = [f"{item['parameter']}={item['value']}: {item['message']}" for item in filters.problems]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", status=400)


@file_of_selection
def timeline_csv(request: HttpRequest, filters: MeetingFilter, selection: Selection) -> HttpResponseBase:
    """The selected meetings as CSV, streamed."""
    rows = timeline.export(selection, "csv", newest_first=filters.newest_first)
    answer = StreamingHttpResponse(
        _joined(_after(BYTE_MARK + exports.header(), rows)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="meetings.csv"'
    return answer


@file_of_selection
def timeline_json(request: HttpRequest, filters: MeetingFilter, selection: Selection) -> HttpResponseBase:
    """The selected meetings as one JSON array of records, streamed."""
    rows = timeline.export(selection, "record", newest_first=filters.newest_first)
    return StreamingHttpResponse(_joined(_array(rows)), content_type="application/json")


@file_of_selection
def timeline_jsonl(request: HttpRequest, filters: MeetingFilter, selection: Selection) -> HttpResponseBase:
    """The selected meetings as JSON lines, one record a line: what the checksum of a selection is made of."""
    rows = timeline.export(selection, "record", newest_first=filters.newest_first)
    return StreamingHttpResponse(_joined(map(dataset.line, rows)), content_type="application/jsonl")


@file_of_selection
def timeline_ics(request: HttpRequest, filters: MeetingFilter, selection: Selection) -> HttpResponseBase:
    """The selected meetings as a calendar: those whose days are known; it says how many are not."""
    rows = timeline.export(selection, "record", newest_first=filters.newest_first)
    records = [record for record in map(json.loads, rows) if calendar_file.days(record)]
    left_out = len(selection) - len(records)
    known = dict(KNOWN)
    lines = calendar_file.calendar(
        records,
        name=_("Meetings"),
        description=_left_out(left_out),
        stamp=filters.moment or index.changed_at() or timezone.now(),
        address=request.build_absolute_uri(reverse("archive:meeting", kwargs={"slug": "0"})).replace(
            "/0/", "/{}/"
        ),
        told={record["slug"]: str(known[date_known(record)]) for record in records},
        unconfirmed=str(Meeting.Review.MACHINE.label),
    )
    answer = HttpResponse("".join(lines), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    return answer


def _left_out(count: int) -> str:
    told = ngettext(
        "%(count)s meeting of the selection is left out, because its day is not known.",
        "%(count)s meetings of the selection are left out, because their day is not known.",
        count,
    )
    return told % {"count": count}


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
