"""/ and /about/."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive import timeline
from archive.models import MeetingDocument, Official, Organisation
from archive.selection import Criteria, Selection
from archive.strip import strip
from archive.views.caching import cached_by_record
from articles.models import Article, Text

LATEST = 10
ENTRIES = 6


@cached_by_record
def home(request: HttpRequest) -> HttpResponse:
    """One sentence, the picture of the last year, the latest meetings and the ways in."""
    selection = Selection(Criteria())
    context = {
        "section": "home",
        "total": len(selection),
        "tally": _tally(),
        "strip": strip(selection),
        "rows": timeline.latest(selection, LATEST),
        "relations": [pair for pair in selection.counts("relation") if pair[1]][:ENTRIES],
        "organisations": [pair for pair in selection.counts("organisation") if pair[1]][:ENTRIES],
        "officials": _officials(selection),
        "languages": _languages(),
    }
    return render(request, "archive/home.html", context)


@cached_by_record
def about(request: HttpRequest) -> HttpResponse:
    """What the record is and how it is made."""
    return render(request, "archive/about.html", {"section": "about"})


def _tally() -> dict[str, int]:
    return {
        "articles": Article.objects.count(),
        "officials": Official.objects.count(),
        "organisations": Organisation.objects.count(),
        "documents": MeetingDocument.objects.filter(standing="signed").values("document").distinct().count(),
    }


def _officials(selection: Selection) -> list[tuple[Official, int]]:
    counted = [(value.value, count) for value, count in selection.counts("official") if count][:ENTRIES]
    people = Official.objects.select_related("country", "organisation").prefetch_related("posts")
    found = people.in_bulk([slug for slug, _ in counted], field_name="slug")
    return [(found[slug], count) for slug, count in counted if slug in found]


def _languages() -> list[dict[str, object]]:
    """Languages of the published texts with their number of articles."""
    rows = Text.objects.published().values("language").annotate(articles=Count("article", distinct=True))
    return list(rows.order_by("-articles", "language").filter(~Q(language="")))
