"""/sitemap.xml: every public page in every language of the interface, for search engines.

A sitemap file holds the records of one span of primary keys: a file is found without counting those before it, its
records stay in it, and it is written row by row, however many there are.  (django.contrib.sitemaps pages through
its rows by their number and makes a whole file in memory.)
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from django.conf import settings
from django.db.models import F, Max, Q, QuerySet
from django.urls import reverse
from pyroaring import BitMap

from archive.document_list import public_documents
from archive.facets import RELATION_JOIN
from archive.interface_language import in_language, languages
from archive.models import Country, FacetSet, Meeting, Official, Organisation
from archive.selection import Criteria, Selection
from articles.models import Article, Text

SPAN = 10_000
"""Records of a file at most: with an address in each of three languages below the 50,000 that the protocol allows."""
CHUNK = 2_000
LISTS = (
    "archive:home",
    "archive:timeline",
    "archive:relations",
    "archive:officials",
    "archive:organisations",
    "archive:countries",
    "archive:documents",
    "articles:articles",
    "archive:about",
    "archive:corrections",
)
NEWEST_TEXT = Max("texts__revisions__created_at", filter=Q(texts__state=Text.State.PUBLISHED))
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'

Row = tuple[str, datetime | None]
"""Path without a language, and when the page changed last, as far as it is known."""


@dataclass(frozen=True)
class Section:
    """Pages of one kind: `rows` from a query of them; `changed`: when the newest changed, None where nobody knows.

    rows_are_fewer: the query finds more than there are pages.
    """

    name: str
    query: Callable[[], QuerySet[Any]]
    rows: Callable[[QuerySet[Any]], Iterator[Row]]
    changed: Max | None = None
    rows_are_fewer: bool = False

    def files(self) -> list[tuple[int, datetime | None]]:
        """(number, last change) of each file that holds something."""
        spans = self.query().order_by().annotate(span=(F("id") - 1) / SPAN).order_by("span")
        if self.changed is None:
            numbers = [span + 1 for span in spans.values_list("span", flat=True).distinct()]
            return [(number, None) for number in numbers if not self.rows_are_fewer or self._holds(number)]
        found = spans.values_list("span").annotate(newest=self.changed)
        return [(span + 1, newest) for span, newest in found]

    def _holds(self, number: int) -> bool:
        return next(self.of_file(number), None) is not None

    def of_file(self, number: int) -> Iterator[Row]:
        """The pages of a file, read piece by piece, so that no cursor stays open while they are sent."""
        first = (number - 1) * SPAN
        for start in range(first, first + SPAN, CHUNK):
            end = min(start + CHUNK, first + SPAN)
            yield from self.rows(self.query().filter(id__gt=start, id__lte=end).order_by("id"))


def _named(route: str) -> Callable[[QuerySet[Any]], Iterator[Row]]:
    """Pages whose address is made of the slug."""

    def rows(found: QuerySet[Any]) -> Iterator[Row]:
        for slug in found.values_list("slug", flat=True):
            yield reverse(route, args=[slug]), None

    return rows


def _meetings(found: QuerySet[Any]) -> Iterator[Row]:
    for slug, changed in found.values_list("slug", "changed_at"):
        yield reverse("archive:meeting", args=[slug]), changed


def _articles(found: QuerySet[Any]) -> Iterator[Row]:
    held = found.annotate(changed=NEWEST_TEXT)
    rows = held.values_list("pk", "title", "reference", "changed")
    for pk, title, reference, changed in rows:
        yield Article(pk=pk, title=title, reference=reference).get_absolute_url(), changed


def _relations(found: QuerySet[Any]) -> Iterator[Row]:
    """Pairs of sides that have a confirmed meeting, each at its one address."""
    selection = Selection(Criteria())
    shown = selection.sets.shown("relation")
    for value, members in found.values_list("value", "members"):
        if BitMap.deserialize(bytes(members)) & selection.members:
            pair = shown[value].parameter if value in shown else value.replace(RELATION_JOIN, "-")
            yield reverse("archive:relation", args=[pair]), None


SECTIONS = {
    section.name: section
    for section in (
        Section("meetings", lambda: Meeting.objects.confirmed(), _meetings, Max("changed_at")),
        Section("articles", lambda: Article.objects.published(), _articles, NEWEST_TEXT),
        Section("officials", lambda: Official.objects.all(), _named("archive:official")),
        Section("organisations", lambda: Organisation.objects.all(), _named("archive:organisation")),
        Section("documents", public_documents, _named("archive:document")),
        Section("relations", lambda: FacetSet.objects.filter(facet="relation"), _relations, None, True),
    )
}
"""Those in spans of primary keys; lists and countries, which are few, are one file each."""


def files() -> Iterator[tuple[str, int, datetime | None]]:
    """(section, number, last change) of every file."""
    yield "lists", 1, None
    if _met().exists():
        yield "countries", 1, None
    for section in SECTIONS.values():
        for number, changed in section.files():
            yield section.name, number, changed


def pages(section: str, number: int) -> Iterator[Row] | None:
    """The pages of one file; None where there is no such file."""
    if section == "lists" and number == 1:
        return ((reverse(name), None) for name in LISTS)
    if section == "countries" and number == 1:
        return ((country.get_absolute_url(), None) for country in _met())
    return SECTIONS[section].of_file(number) if section in SECTIONS else None


def _met() -> QuerySet[Country]:
    return Country.objects.filter(sides__meeting__in=Meeting.objects.confirmed()).distinct()


def index_xml(site: str, listed: Iterable[tuple[str, int, datetime | None]]) -> Iterator[str]:
    """The list of the files."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for section, number, changed in listed:
        path = reverse("archive:sitemap-file", args=[section, number])
        yield f"<sitemap><loc>{escape(site + path)}</loc>{_lastmod(changed)}</sitemap>\n"
    yield "</sitemapindex>\n"


def file_xml(site: str, rows: Iterable[Row]) -> Iterator[str]:
    """One file: each page in each language, with its other languages."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACES}>\n'
    for path, changed in rows:
        addresses = {tag: escape(site + in_language(path, tag)) for tag, _name in languages()}
        links = "".join(
            _link(tag, address)
            for tag, address in [*addresses.items(), ("x-default", addresses[settings.LANGUAGE_CODE])]
        )
        for address in addresses.values():
            yield f"<url><loc>{address}</loc>{_lastmod(changed)}{links}</url>\n"
    yield "</urlset>\n"


def _link(tag: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>'


def _lastmod(changed: datetime | None) -> str:
    return f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
