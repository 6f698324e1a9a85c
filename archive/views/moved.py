"""What an address answers that a record had before: where it is now, for good, or why it was removed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from archive.merging.remove import removed
from archive.models import Redirect


def moved(request: HttpRequest, kind: str, slug: str, unknown: str) -> HttpResponse:
    """301 to the record (kind: "official", "meeting" …) that had the slug, 410 with the reason where it was removed;
    Http404 with `unknown` else."""
    found = Redirect.objects.filter(slug=slug, **{f"{kind}__isnull": False}).select_related(kind).first()
    if found is None:
        if gone := removed(kind, slug):
            return render(request, "410.html", {"section": f"{kind}s", "reason": gone.reason}, status=410)
        raise Http404(unknown)
    target: Any = getattr(found, kind)
    return HttpResponsePermanentRedirect(target.get_absolute_url())
