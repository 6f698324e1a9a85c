"""/ and /about/."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive import timeline
from archive.models import MeetingDocument, Name, Official, Organisation
from archive.models.meetings import confirmed
from archive.selection import Criteria, Selection
from archive.strip import strip
from archive.views.caching import cached_by_record
from articles.models import Article, Text

LATEST = 10
ENTRIES = 6
MOST_NAMES = 2


@cached_by_record
def home(request: HttpRequest) -> HttpResponse:
    """One sentence, the picture of the last year, the latest meetings and the ways in."""
    selection = Selection(Criteria())
    officials = _officials(selection)
    context = {
        "section": "home",
        "total": len(selection),
        "tally": _tally(),
        "strip": strip(selection),
        "rows": timeline.latest(selection, LATEST),
        "relations": [pair for pair in selection.counts("relation") if pair[1]][:ENTRIES],
        "organisations": _organisations(selection),
        "officials": officials,
        "languages": _languages(),
        "examples": _examples(selection, [person for person, _count in officials]),
    }
    return render(request, "archive/home.html", context)


@cached_by_record
def about(request: HttpRequest) -> HttpResponse:
    """What the record is and how it is made."""
    return render(request, "archive/about.html", {"section": "about"})


def _tally() -> dict[str, int]:
    signed = MeetingDocument.objects.filter(confirmed("meeting__"), standing="signed")
    return {
        "articles": Article.objects.count(),
        "officials": Official.objects.count(),
        "organisations": Organisation.objects.count(),
        "documents": signed.values("document").distinct().count(),
    }


def _officials(selection: Selection) -> list[tuple[Official, int]]:
    counted = [(value.value, count) for value, count in selection.counts("official") if count][:ENTRIES]
    people = Official.objects.select_related("country", "organisation").prefetch_related("posts", "names")
    found = people.in_bulk([slug for slug, _count in counted], field_name="slug")
    return [(found[slug], count) for slug, count in counted if slug in found]


def _organisations(selection: Selection) -> list[tuple[Organisation, list[Name], int]]:
    """(body, its first names in other languages, meetings), most meetings first."""
    counted = [(value.value, count) for value, count in selection.counts("organisation") if count][:ENTRIES]
    bodies = Organisation.objects.select_related("country").prefetch_related("names")
    found = bodies.in_bulk([slug for slug, _count in counted], field_name="slug")
    return [(found[slug], _other_names(found[slug]), count) for slug, count in counted if slug in found]


def _other_names(body: Organisation) -> list[Name]:
    """One name for each language that texts print it in, English apart."""
    found: dict[str, Name] = {}
    for name in body.names.all():
        if name.language != "en" and name.first_seen_id:
            found.setdefault(name.language, name)
    return list(found.values())[:MOST_NAMES]


def _examples(selection: Selection, people: list[Official]) -> list[tuple[str, str]]:
    """What a reader may search for, (words, language): a topic, a name, another name in another script."""
    topics = [(value.label, value.language) for value, count in selection.counts("topic") if count]
    names = [(person.name, person.name_language) for person in people]
    spellings = [
        (name.text, name.language)
        for person in people[1:]
        for name in person.names.all()
        if name.script != "Latn" and name.first_seen_id
    ]
    return [*topics[:1], *names[:1], *spellings[:1]]


def _languages() -> list[dict[str, object]]:
    """Languages of the published texts with their number of articles."""
    rows = Text.objects.published().values("language").annotate(articles=Count("article", distinct=True))
    return list(rows.order_by("-articles", "language").filter(~Q(language="")))
