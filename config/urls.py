"""All addresses.  The pages of articles name the meetings that cite them, so they are kept like those of meetings."""

from collections.abc import Iterable

from django.contrib import admin
from django.urls import URLPattern, include, path

from archive.views.caching import cached_by_record
from articles import urls as articles

KEPT = {"articles", "article", "article-by-number"}


def _kept(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """The same addresses, their pages kept by the version of the record; files are not."""
    return [
        URLPattern(each.pattern, cached_by_record(each.callback), each.default_args, each.name)
        if each.name in KEPT
        else each
        for each in patterns
    ]


urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include((_kept(articles.urlpatterns), articles.app_name))),
    path("", include("archive.urls")),
]

handler400 = "archive.views.errors.bad_request"
handler403 = "archive.views.errors.forbidden"
handler404 = "archive.views.errors.not_found"
