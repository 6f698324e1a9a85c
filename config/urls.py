"""All addresses.  The pages of articles name the meetings that cite them, so they are kept like those of meetings."""

from collections.abc import Iterable

from django.contrib import admin
from django.urls import URLPattern, path

from archive import urls as archive
from archive.views.caching import cached_by_record
from articles import urls as articles
from config.language_of_address import in_every_language
from desk import account_urls as accounts
from desk import urls as desk

KEPT = {"articles", "article", "article-by-number", "changes"}
FILES = {"file"}


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
    path("", (in_every_language(_kept(articles.urlpatterns), FILES), articles.app_name, articles.app_name)),
    path("", (in_every_language(archive.urlpatterns, FILES), archive.app_name, archive.app_name)),
    path("", (in_every_language(desk.urlpatterns, FILES), desk.app_name, desk.app_name)),
    *in_every_language(accounts.urlpatterns, set()),
]

handler400 = "archive.views.errors.bad_request"
handler403 = "archive.views.errors.forbidden"
handler404 = "archive.views.errors.not_found"
handler500 = "archive.views.errors.broken"
