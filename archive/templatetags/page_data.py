"""What machines read in the head of a page: Open Graph and schema.org in JSON-LD.

Every page says `{% block data %}{% describe … %}{% endblock %}` what it is about; title and way are taken from
what the page itself shows.
"""

from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.http import HttpRequest
from django.template import Context, Library
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe

from archive import page_data
from archive import structured_data as data
from archive.interface_language import active, languages, site_of
from archive.page_data import Described
from archive.templatetags.languages import canonical_path

register = Library()
OF_KIND: dict[str, Callable[[Any, page_data.Absolute], Described]] = {
    "meeting": page_data.of_meeting,
    "official": page_data.of_official,
    "organisation": page_data.of_organisation,
    "country": page_data.of_country,
    "document": page_data.of_document,
}
LOCALES = {"en": "en_GB", "vi": "vi_VN", "bn": "bn_BD"}


@register.simple_tag(takes_context=True)
def describe(context: Context, kind: str = "", subject: Any = None, further: Any = None) -> SafeString:
    """Description, Open Graph and JSON-LD of a page.  kind: what `subject` is; further: see `_described`."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return mark_safe("")
    site, title = site_of(request), _title(context)
    address = f"{site}{canonical_path(context, request)}"
    found = _described(kind, subject, further, site)
    about = data.page(
        found.kind, site, address, title, active(), description=found.description, main=found.main
    )
    main = found.main if found.main and "@id" in found.main else {}
    nodes = [about, main, data.breadcrumbs(_steps(context, site)), *found.further]
    # The text is JSON in which no letter can end the element.
    script = mark_safe(f'<script type="application/ld+json">{data.script(nodes)}</script>')  # noqa: S308
    return mark_safe(f"{_open_graph(found, title, address)}\n{script}")  # noqa: S308  every value is escaped


def _described(kind: str, subject: Any, further: Any, site: str) -> Described:
    absolute = page_data.absolute_at(site)
    if kind == "article":
        return page_data.of_article(subject, further, absolute)
    if kind == "home":
        return page_data.of_home(_path("archive:search"), site)
    if kind == "list":
        return _list(subject, further, absolute)
    return OF_KIND[kind](subject, absolute) if kind else Described()


def _list(items: Any, further: Any, absolute: page_data.Absolute) -> Described:
    """Rows, groups of rows, a page of Django's paginator or of the timeline; further: its total, or the page."""
    page = further if hasattr(further, "paginator") else items
    if hasattr(page, "paginator"):
        return page_data.of_list(_ungrouped(items), page.paginator.count, page.start_index(), absolute)
    if hasattr(items, "years"):
        months = [month for year in items.years for month in [*year.months, year]]
        return page_data.of_list(
            [row for month in months for row in month.rows], further, items.start + 1, absolute
        )
    listed = _ungrouped(items)
    return page_data.of_list(listed, len(listed) if further is None else further, 1, absolute)


def _ungrouped(items: Any) -> list[Any]:
    """The rows of groups, each a pair of its heading and its rows; other rows as they are."""
    found: list[Any] = []
    for item in items:
        is_group = isinstance(item, tuple) and isinstance(item[1], list)
        found.extend(item[1] if is_group else [item])
    return found


def _path(name: str) -> str:
    """The path of a page; empty where the site has none of this name."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _title(context: Context) -> str:
    """The title of the page, as its template writes it."""
    return " ".join(unescape(strip_tags(_block(context, "title"))).split())


def _block(context: Context, name: str) -> str:
    """What the template of the page has written into a block of base.html."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks.get_block(name) if blocks else None
    if block is None:
        return ""
    with context.push():
        return str(block.nodelist.render(context))


def _steps(context: Context, site: str) -> list[tuple[str, str]]:
    """The way to the page, as the page shows it."""
    reader = _Steps()
    reader.feed(_block(context, "crumbs"))
    reader.close()
    return [(" ".join(name.split()), f"{site}{href}" if href else "") for name, href in reader.steps]


class _Steps(HTMLParser):
    """Reads (text, href) off every item of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self.steps.append(("", ""))
        elif tag == "a" and self.steps:
            self.steps[-1] = (self.steps[-1][0], dict(attrs).get("href") or "")

    def handle_data(self, data: str) -> None:
        if self.steps:
            self.steps[-1] = (self.steps[-1][0] + data, self.steps[-1][1])


def _open_graph(found: Described, title: str, address: str) -> SafeString:
    language = active()
    described = [
        ("name", "description", found.description),
        ("property", "og:description", found.description),
    ]
    told = [
        *(item for item in described if item[2]),
        ("property", "og:title", title),
        ("property", "og:type", found.open_graph),
        ("property", "og:url", address),
        ("property", "og:site_name", data.NAME),
        ("property", "og:locale", LOCALES.get(language, language)),
        *(
            ("property", "og:locale:alternate", LOCALES.get(tag, tag))
            for tag, _own_name in languages()
            if tag != language
        ),
    ]
    return format_html_join("\n", '<meta {}="{}" content="{}">', told)
