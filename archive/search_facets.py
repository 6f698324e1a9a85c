"""The filter column of the search page, the chips of what is chosen, and what the words of a query name."""

from collections.abc import Iterator

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.facet_lists import Chip, Facet, Option, coded_labels, titles
from archive.facets import RELATION_JOIN
from archive.interface_language import number
from archive.interface_names import names
from archive.labels import labels
from archive.search import Answer
from archive.search_request import FACETS
from archive.selection import current_sets
from articles.models import Text
from articles.search import Sets

SHOWN = 8
Counts = list[tuple[str, int]]
"""Values with their numbers of texts."""
NEWEST_FIRST = "year"


def facet_titles() -> dict[str, str]:
    """What the facets are called."""
    return {
        **titles(),
        "language": _("Language of the text"),
        "word": _("Word that matched"),
        "text_kind": _("Kind of text"),
        "year": _("Date of the article"),
    }


def facets(answer: Answer, sets: Sets) -> list[Facet]:
    """All facets that have a choice to offer, with counts of texts."""
    named = facet_titles()
    shown = {facet: _shown(facet, answer, sets) for facet in FACETS}
    told = _labels(answer, shown)
    return [
        Facet(facet, named[facet], "", tuple(_options(facet, shown[facet], answer, told)), (), 0, "")
        for facet in FACETS
        if shown[facet]
    ]


def _shown(facet: str, answer: Answer, sets: Sets) -> Counts:
    """The most frequent values and those that are chosen; years newest first."""
    if facet == "word":
        counted = [(word.text, word.count) for word in answer.words]
    else:
        counted = answer.selection.counts(facet, sets.facet(facet), SHOWN)
    first = [pair for pair in counted if pair[1]][:SHOWN]
    within = answer.selection.ignoring(facet)
    for value in answer.request.chosen.get(facet, ()):
        if value not in dict(first):
            count = dict(counted).get(value) or within.intersection_cardinality(sets.members(facet, value))
            first.append((value, count))
    if facet == NEWEST_FIRST:
        first.sort(key=lambda pair: (pair[0] != "none", pair[0]), reverse=True)
    return first


def _options(
    facet: str, shown: Counts, answer: Answer, told: dict[tuple[str, str], tuple[str, str]]
) -> Iterator[Option]:
    chosen = answer.request.chosen.get(facet, ())
    for value, count in shown:
        label, language = told.get((facet, value), (value, ""))
        yield Option(_parameter(facet, value), label, language, count, value in chosen)


def _parameter(facet: str, value: str) -> str:
    return value.replace(RELATION_JOIN, "-") if facet == "relation" else value


def _labels(answer: Answer, shown: dict[str, Counts]) -> dict[tuple[str, str], tuple[str, str]]:
    pairs = [(facet, value) for facet, found in shown.items() for value, _count in found]
    known = names()
    told = {pair: known.label(*pair, label) for pair, label in labels(pairs).items()}
    relations = current_sets().shown("relation")
    told |= {
        ("relation", value): (called.label, called.language)
        for value, _count in shown["relation"]
        if value in relations and (called := relations[value].called(known))
    }
    coded = coded_labels()["language"]
    told |= {("language", value): coded[value] for value, _count in shown["language"] if value in coded}
    told |= {("text_kind", str(value)): (str(label), "") for value, label in Text.Kind.choices}
    told |= {("year", value): (_year(value), "") for value, _count in shown["year"]}
    told |= {("word", word.text): (word.text, word.language) for word in answer.words}
    return told


def _year(value: str) -> str:
    return number(int(value)) if value.isdecimal() else _("Not stated")


def chips(query: QueryDict, shown: list[Facet]) -> list[Chip]:
    """One chip for each chosen value, each with the address without it."""
    options = {(facet.name, option.value): (facet, option) for facet in shown for option in facet.options}
    found = []
    for name, values in query.lists():
        for value in values if name in FACETS else ():
            facet, option = options.get((name, value), (None, None))
            label, language = (option.label, option.language) if option else (value, "")
            title = facet.title if facet else name
            found.append(Chip(name, title, label, language, without(query, name, value)))
    return found


def meetings_on(topic: str) -> int:
    """How many confirmed meetings are about a topic."""
    sets = current_sets()
    return sets.members("topic", topic).intersection_cardinality(sets.members("review", "confirmed"))


def without(query: QueryDict, name: str, value: str) -> str:
    """The query string without one value, from the first page."""
    kept = query.copy()
    kept.setlist(name, [held for held in kept.getlist(name) if held != value])
    kept.pop("page", None)
    return kept.urlencode()


def with_one_more(query: QueryDict, name: str, value: str) -> str:
    """The query string with one value more, from the first page."""
    kept = query.copy()
    kept.appendlist(name, value)
    kept.pop("page", None)
    return kept.urlencode()


def address_of(kind: str, slug: str) -> str:
    """The page of what a word names; empty where it has none."""
    views = {
        "official": "archive:official",
        "organisation": "archive:organisation",
        "country": "archive:country",
        "document": "archive:document",
    }
    if kind == "topic":
        return f"{reverse('archive:timeline')}?topic={slug}"
    return reverse(views[kind], args=[slug]) if kind in views else ""
