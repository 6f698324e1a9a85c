"""What an address answers that a record had before: where it is now, for good."""

from typing import Any

from django.http import Http404, HttpResponsePermanentRedirect

from archive.models import Redirect


def moved(kind: str, slug: str, unknown: str) -> HttpResponsePermanentRedirect:
    """301 to the record (kind: "official", "meeting" …) that had the slug; Http404 with `unknown` else."""
    found = Redirect.objects.filter(slug=slug, **{f"{kind}__isnull": False}).select_related(kind).first()
    if found is None:
        raise Http404(unknown)
    target: Any = getattr(found, kind)
    return HttpResponsePermanentRedirect(target.get_absolute_url())
