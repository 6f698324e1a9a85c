"""/meetings/<slug>/: one meeting, its facts and the passages that state them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.meeting_page import meeting_page
from archive.models import Meeting
from archive.views.caching import cached_by_record
from archive.views.moved import moved


@cached_by_record
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """The meeting; 410 with the reason where it was removed, 404 where it is unknown."""
    found = Meeting.objects.filter(slug=slug).first()
    if found is None:
        return moved("meeting", slug, _("No meeting has this address."))
    if found.removed_reason:
        return render(
            request, "410.html", {"section": "meetings", "reason": found.removed_reason}, status=410
        )
    return render(request, "archive/meeting.html", {"section": "meetings", "page": meeting_page(found)})
