"""The parameters of /search/: the query, what narrows it, what was taken away.  Nothing unknown passes silently."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.facets import relation
from archive.filter_fields import split_relation
from archive.interface_language import number
from articles.languages import LANGUAGES
from articles.text import query as tree
from articles.text.query import QuerySyntax, parse

FACETS = (
    "language",
    "word",
    "text_kind",
    "relation",
    "year",
    "country",
    "official",
    "organisation",
    "topic",
    "publisher",
)
OTHERS = ("q", "expand", "without", "page")
FIELDS = {
    "title": gettext_lazy("words of the headline"),
    "language": gettext_lazy("language of the text, as a tag: vi"),
    "year": gettext_lazy("year of publication"),
    "publisher": gettext_lazy("publisher, by its domain or name"),
    "country": gettext_lazy("country of a reported meeting, by code or name"),
    "official": gettext_lazy("official of a reported meeting, by any spelling"),
    "organisation": gettext_lazy("organisation of a reported meeting, by any spelling"),
    "topic": gettext_lazy("topic of a reported meeting"),
    "document": gettext_lazy("document of a reported meeting, by words of its title"),
    "post": gettext_lazy("post of a named official, by its words"),
}
"""What may stand before a colon in a query."""
ALIASES = {
    "lang": "language",
    "person": "official",
    "name": "official",
    "org": "organisation",
    "date": "year",
}
MOST_PAGES = 100_000


@dataclass(frozen=True)
class Problem:
    parameter: str
    value: str
    message: str


@dataclass(frozen=True)
class Request:
    """A search as it was asked.  query: None where nothing was asked yet."""

    text: str
    query: tree.Node | None
    expand: bool
    without: frozenset[str]
    chosen: dict[str, tuple[str, ...]]
    """Facet → values."""
    page: int


def read(parameters: QueryDict) -> tuple[Request | None, list[Problem]]:
    """The request, or what is wrong with its parameters."""
    problems = list(_problems(parameters))
    text = parameters.get("q", "").strip()
    query = None
    if text and not problems:
        try:
            query = parse(text, frozenset([*FIELDS, *ALIASES]))
        except QuerySyntax as error:
            problems.append(Problem("q", text, told(error)))
    if problems:
        return None, problems
    chosen = {
        facet: tuple(dict.fromkeys(parameters.getlist(facet))) for facet in FACETS if facet in parameters
    }
    if "relation" in chosen:
        chosen["relation"] = tuple(
            relation(*(split_relation(value) or ("", ""))) for value in chosen["relation"]
        )
    return Request(
        text,
        query,
        parameters.get("expand", "1") != "0",
        frozenset(parameters.getlist("without")),
        chosen,
        int(parameters.get("page", "1")),
    ), []


def _problems(parameters: QueryDict) -> Iterator[Problem]:
    for name, values in parameters.lists():
        if name not in (*FACETS, *OTHERS):
            yield Problem(name, values[-1], _("There is no such parameter."))
        elif any("\0" in value for value in values):
            yield Problem(name, "", _("A value holds a character that no text has."))
        elif name in ("q", "page", "expand") and len(values) > 1:
            yield Problem(name, values[-1], _("This parameter may be given once."))
    expand = parameters.get("expand", "1")
    if expand not in ("0", "1"):
        yield Problem("expand", expand, _("Write 0 or 1."))
    page = parameters.get("page", "1")
    if not (page.isascii() and page.isdecimal() and 1 <= int(page[:9]) <= MOST_PAGES):
        yield Problem("page", page, _("Write a whole number from 1."))
    for value in parameters.getlist("language"):
        if value not in LANGUAGES:
            yield Problem("language", value, _("This is no language of the archive; write a tag such as vi."))
    for value in parameters.getlist("relation"):
        if split_relation(value) is None:
            yield Problem("relation", value, _("Write two sides with a hyphen between them, such as vn-by."))


def told(error: QuerySyntax) -> str:
    """What is wrong with a query, where, and what to write instead."""
    place, value = error.place, error.value
    messages = {
        "too_long": _("The query is too long: 400 characters are read."),
        "too_many": _("The query has too many words: 40 are read."),
        "too_deep": _("Too many groups stand inside each other."),
        "unclosed_quote": _("A quotation mark is opened at character %(place)s and never closed."),
        "unclosed_group": _("A bracket is opened at character %(place)s and never closed."),
        "unopened": _("A bracket is closed at character %(place)s that was never opened."),
        "unexpected": _("“%(value)s” at character %(place)s cannot stand there."),
        "empty_group": _("The brackets at character %(place)s hold no word."),
        "operator_alone": _("“%(value)s” at character %(place)s needs a word on each side it joins."),
        "only_not": _("A search needs a word that should be found, beside those that should not."),
        "no_word": _("The query holds no word."),
        "unknown_field": _(
            "“%(value)s:” at character %(place)s is no field. Fields are: %(fields)s. For a colon in a text, write"
            " the words in quotation marks."
        ),
        "empty_field": _("“%(value)s” at character %(place)s needs a value right after the colon."),
        "star_inside": _("In “%(value)s” at character %(place)s the * may only stand at the end of a word."),
        "short_prefix": _(
            "“%(value)s” at character %(place)s is too short: write two letters or more before the *."
        ),
        "not_in_title": _("“title:” takes words, phrases and prefixes."),
        "unknown_value": _("The archive knows no “%(value)s” of this kind."),
        "one_value": _("“%(value)s” takes one value; write it in quotation marks if it has several words."),
    }
    return messages[error.code] % {"place": number(place), "value": value, "fields": ", ".join(FIELDS)}
