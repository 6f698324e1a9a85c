"""What programs ask a site for: /sitemap.xml and its files, /robots.txt, /.well-known/security.txt."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import sitemap
from archive.interface_language import site_of
from archive.views.caching import cached_by_record

XML = "application/xml; charset=utf-8"
PIECE = 200


@require_safe
@cached_by_record
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The list of the sitemap's files."""
    return HttpResponse("".join(sitemap.index_xml(site_of(request), sitemap.files())), content_type=XML)


@require_safe
@cached_by_record
def sitemap_file(request: HttpRequest, section: str, number: int) -> HttpResponseBase:
    """One file of the sitemap, streamed; 404 where it would be empty."""
    rows = sitemap.pages(section, number) if number < 2**32 else None
    first = next(rows, None) if rows else None
    if rows is None or first is None:
        raise Http404(_("The sitemap has no such file."))
    lines = sitemap.file_xml(site_of(request), chain([first], rows))
    return StreamingHttpResponse(_joined(lines), content_type=XML)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers leave alone: the desk and the admin, forms, and filters that combine without end."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /desk/",
        "Disallow: /*/report/",
        "Disallow: /reports/",
        "Disallow: /*?*&",
        "",
        f"Sitemap: {site_of(request)}{reverse('archive:sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weak spot (RFC 9116); 404 where nobody is named."""
    if not settings.CONTACT:
        raise Http404
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {settings.CONTACT}",
        f"Expires: {expires}",
        f"Preferred-Languages: {', '.join(tag for tag, _name in settings.LANGUAGES)}",
        f"Canonical: {site_of(request)}{reverse('archive:security')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """Fewer, larger pieces."""
    held: list[str] = []
    for line in lines:
        held.append(line)
        if len(held) == PIECE:
            yield "".join(held)
            held = []
    yield "".join(held)
