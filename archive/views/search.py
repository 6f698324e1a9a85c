"""/search/: passages in every language, and whom the words name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from archive import search_facets
from archive.index import changed_at
from archive.interface_names import names
from archive.labels import labels
from archive.near_misses import near
from archive.search import PER_PAGE, Answer, Searcher, UnknownChoice
from archive.search_expansion import Expansion
from archive.search_reports import reported
from archive.search_request import FIELDS, Problem, Request, read, told
from archive.views.caching import cached_by_record
from articles.models import Article
from articles.text.query import QuerySyntax

MOST_NAMED = 6


@dataclass(frozen=True)
class Widened:
    """An expansion as the page shows it."""

    label: str
    language: str
    url: str
    is_concept: bool
    by_sound: bool
    spellings: list[tuple[str, str, str]]
    """(spelling, its language, query string without it)."""


@cached_by_record
def search(request: HttpRequest) -> HttpResponse:
    """The search page.  The address is the whole state; what cannot be read gets 400 and a reason."""
    asked, problems = read(request.GET)
    if asked is None:
        return _refused(request, problems)
    if asked.query is None:
        return render(request, "archive/search.html", {"section": "search", "fields": FIELDS, "asked": asked})
    if article := _at_address(asked.text):
        return redirect(article)
    try:
        searcher = Searcher(asked)
        answer = searcher.answer()
    except QuerySyntax as error:
        return _refused(request, [Problem("q", asked.text, told(error))])
    except UnknownChoice as error:
        message = _("“%(value)s” is not in the archive.") % {"value": error.value}
        return _refused(request, [Problem(error.facet, error.value, message)])
    if asked.page > answer.pages:
        raise Http404(_("The list has no such page."))
    return render(request, "archive/search.html", _context(request, searcher, answer))


def _at_address(text: str) -> Article | None:
    """The article whose source address somebody has pasted."""
    if not text.startswith(("http://", "https://")) or " " in text:
        return None
    addresses = {text, text.rstrip("/"), f"{text.rstrip('/')}/"}
    known = Q(source_url__in=addresses) | Q(source_url_as_printed__in=addresses)
    return Article.objects.published().filter(known).order_by("pk").first()


def _refused(request: HttpRequest, problems: list[Problem]) -> HttpResponse:
    context = {
        "section": "search",
        "problems": problems,
        "fields": FIELDS,
        "text": request.GET.get("q", ""),
    }
    return render(request, "archive/search.html", context, status=400)


def _context(request: HttpRequest, searcher: Searcher, answer: Answer) -> dict[str, object]:
    shown = search_facets.facets(answer, searcher.sets)
    named = _named(searcher, answer)
    return {
        "section": "search",
        "asked": answer.request,
        "answer": answer,
        "facets": shown,
        "chips": search_facets.chips(request.GET, shown),
        "widened": _widened(request.GET, answer.expansions),
        "removed": _removed(request.GET, answer.request),
        "exactly": search_facets.with_one_more(_plain(request.GET), "expand", "0"),
        "widely": _plain(request.GET).urlencode(),
        "topics": [
            (*each[1:], search_facets.meetings_on(slug)) for slug, each in named if each[0] == "topic"
        ],
        "named": [each for _slug, each in named if each[0] != "topic"],
        "meant": _meant(request.GET, answer),
        "further": sum(len(expansion.spellings) for expansion in answer.expansions),
        "changed": changed_at(),
        "reports": reported(result.text for result in answer.results),
        "start": (answer.request.page - 1) * PER_PAGE + 1,
        "previous": answer.request.page - 1,
        "next": answer.request.page + 1,
    }


def _plain(query: QueryDict) -> QueryDict:
    """The query without what decides on further spellings."""
    kept = query.copy()
    for name in ("expand", "without", "word", "page"):
        kept.pop(name, None)
    return kept


def _widened(query: QueryDict, expansions: tuple[Expansion, ...]) -> list[Widened]:
    named = _called(expansion.owner for expansion in expansions)
    found = []
    for expansion in filter(lambda expansion: expansion.spellings, expansions):
        kind, slug = expansion.owner
        label, language = named.get(_label_key(expansion.owner), (expansion.typed, ""))
        spellings = [
            (held.text, held.language, search_facets.with_one_more(query, "without", held.text))
            for held in expansion.spellings
        ]
        url = search_facets.address_of(kind, slug)
        found.append(Widened(label, language, url, kind == "concept", expansion.by_sound, spellings))
    return found


def _called(owners: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """The names of what words name, in the language of the interface where there are such."""
    known = names()
    pairs = labels(_label_key(owner) for owner in owners)
    return {pair: known.label(*pair, label) for pair, label in pairs.items()}


def _label_key(owner: tuple[str, str]) -> tuple[str, str]:
    kind, slug = owner
    return kind, slug.upper() if kind == "country" else slug


def _removed(query: QueryDict, asked: Request) -> list[tuple[str, str]]:
    """(spelling, query string with it again) of what the reader took away."""
    return [(text, search_facets.without(query, "without", text)) for text in sorted(asked.without)]


def _named(searcher: Searcher, answer: Answer) -> list[tuple[str, tuple[str, str, str, str]]]:
    """Slug, and (kind, name, its language, address), of records whose names hold all the words of the query."""
    owners = searcher.directory.holding(answer.request.text)[:MOST_NAMED]
    named = _called(owners)
    named |= {
        ("document", slug): searcher.directory.title(slug) for kind, slug in owners if kind == "document"
    }
    return [
        (slug, (kind, *named[_label_key((kind, slug))], search_facets.address_of(kind, slug)))
        for kind, slug in owners
        if _label_key((kind, slug)) in named
    ]


def _meant(query: QueryDict, answer: Answer) -> list[tuple[str, str]]:
    """(query, query string) with a word that is written nearly like one that no text has."""
    found = []
    for typed in answer.unfound[:2]:
        for word in near(typed):
            kept = _plain(query)
            text = answer.request.text.replace(typed, word)
            kept["q"] = text
            found.append((text, kept.urlencode()))
    return found
