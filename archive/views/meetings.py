"""/meetings/<slug>/: one meeting, its facts and the passages that state them; the same as .json and .csv."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive import exports
from archive.meeting_page import meeting_page
from archive.models import Meeting, TimelineRow
from archive.views.caching import cached_by_record
from archive.views.moved import moved
from articles.exports import BYTE_MARK


@cached_by_record
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """The meeting; 410 with the reason where it was removed, 404 where it is unknown."""
    return _answer(request, slug, _page)


@cached_by_record
def meeting_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The record of the meeting, letter for letter as /meetings.json prints it."""
    return _answer(request, slug, _json)


@cached_by_record
def meeting_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The line of the meeting in /meetings.csv, under the same header."""
    return _answer(request, slug, _csv)


def _answer(
    request: HttpRequest, slug: str, made: Callable[[HttpRequest, Meeting], HttpResponse]
) -> HttpResponse:
    found = Meeting.objects.filter(slug=slug).first()
    if found is None:
        return moved(request, "meeting", slug, _("No meeting has this address."))
    if found.removed_reason:
        return render(
            request, "410.html", {"section": "meetings", "reason": found.removed_reason}, status=410
        )
    return made(request, found)


def _page(request: HttpRequest, found: Meeting) -> HttpResponse:
    return render(request, "archive/meeting.html", {"section": "meetings", "page": meeting_page(found)})


def _json(request: HttpRequest, found: Meeting) -> HttpResponse:
    return HttpResponse(_row(found).record + "\n", content_type="application/json")


def _csv(request: HttpRequest, found: Meeting) -> HttpResponse:
    content = BYTE_MARK + exports.header() + _row(found).csv
    return HttpResponse(content, content_type="text/csv; charset=utf-8")


def _row(found: Meeting) -> TimelineRow:
    row = TimelineRow.objects.filter(meeting=found).first()
    if row is None:
        raise Http404(_("No meeting has this address."))
    return row
