"""What a page says of itself in its head: JSON-LD, Open Graph, meta elements, language, canonical address."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from articles import languages
from articles.importers import urls
from articles.importers.readers.markup import Element, shown_text
from articles.importers.readers.stated_dates import day_of
from articles.text.normalise import clean

_JSON_LD = re.compile(r"<script[^>]{0,300}application/ld\+json[^>]{0,300}>", re.I)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.I)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.I)
_LONGEST_JSON_LD = 500_000
_MOST_NODES = 500
_ARTICLE_TYPES = (
    "NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "PressRelease", "Report",
)  # fmt: skip
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publish_date", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "dcterms.issued",
    "dc.date.created", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published",
    "citation_publication_date", "citation_date", "mediator_published_time", "published_time", "ptime", "bt:pubdate",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "dc.creator",
    "byl",
    "parsely-author",
    "sailthru.author",
    "mediator_author",
)
_DESCRIPTION_NAMES = ("og:description", "description", "twitter:description")
_LANGUAGE_NAMES = ("og:locale", "content-language", "dc.language", "language", "inlanguage")
_LONGEST_VALUE = 500


@dataclass
class PageMetadata:
    """url: as printed; published: EDTF; language: a tag of the archive. None where the page says nothing."""

    title: str | None = None
    url: str | None = None
    published: str | None = None
    published_words: str | None = None
    language: str | None = None
    author: str | None = None
    publisher_name: str | None = None
    description: str | None = None


@dataclass
class _Found:
    meta: dict[str, str] = field(default_factory=dict)
    nodes: list[dict[str, Any]] = field(default_factory=list)


def read_metadata(page: str, tree: Element, address: str | None = None) -> PageMetadata:
    """page: the whole page as text, scripts included; tree: of the page; address: where it was fetched from."""
    found = _Found(_meta(tree), list(_article_nodes(page)))
    published, words = _published(found, tree)
    return PageMetadata(
        title=_title(found, tree),
        url=_address(found, tree, page, address),
        published=published,
        published_words=words,
        language=_language(found, tree),
        author=_short(
            _first(_names(node.get("author")) for node in found.nodes) or _named(found, _AUTHOR_NAMES)
        ),
        publisher_name=_publisher(found),
        description=_short(
            _named(found, _DESCRIPTION_NAMES)
            or _first(_text(node.get("description")) for node in found.nodes)
        ),
    )


def known_language(tag: str | None) -> str | None:
    """The language of the archive in a tag as pages write it: vi-VN, en_US, ru-RU; None for any other."""
    primary = re.split(r"[-_,; ]", (tag or "").strip().lower(), maxsplit=1)[0]
    return primary if primary in languages.LANGUAGES else None


def _meta(tree: Element) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                values.setdefault(name, content)
    return values


def _article_nodes(page: str) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article, those that say most of a news article first."""
    nodes = [node for script in _scripts(page) for node in _flattened(script)]
    for name in _ARTICLE_TYPES:
        yield from (node for node in nodes if name in _types(node))


def _scripts(page: str) -> Iterator[Any]:
    for start in _JSON_LD.finditer(page):
        end = page.find("</", start.end(), start.end() + _LONGEST_JSON_LD)
        while end >= 0 and page[end : end + 8].lower() != "</script":
            end = page.find("</", end + 2, start.end() + _LONGEST_JSON_LD)
        if end < 0:
            continue
        try:
            yield json.loads(page[start.end() : end].strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue


def _flattened(value: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        value, seen = waiting.pop(0), seen + 1
        if isinstance(value, list):
            waiting.extend(value[:_MOST_NODES])
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in ("@graph", "mainEntity") if key in value)


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(name).rsplit("/", 1)[-1] for name in kinds]


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url") or value.get("@value")
    return value.strip() or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [person.get("name") if isinstance(person, dict) else person for person in people[:10]]
    return ", ".join(name.strip() for name in names if isinstance(name, str) and name.strip()) or None


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _named(found: _Found, names: tuple[str, ...]) -> str | None:
    return _first(found.meta.get(name) for name in names)


def _short(value: str | None) -> str | None:
    text = clean(value or "").replace("\n", " ")[:_LONGEST_VALUE]
    return text if text and not text.startswith("http") else None


def _title(found: _Found, tree: Element) -> str | None:
    headings = [shown_text(h1) for h1 in tree.iter("h1")]
    stated = _short(
        _first(_text(node.get("headline")) for node in found.nodes) or _named(found, _TITLE_NAMES)
    )
    title = tree.find(".//title")
    whole = _short(shown_text(title)) if title is not None else None
    if stated:
        return _without_site(stated, found)
    shown = next((heading for heading in headings if heading), None)
    return _short(shown) or (_without_site(whole, found) if whole else None)


def _without_site(title: str, found: _Found) -> str:
    """The title without the name of the site after its last dash or bar: “Talks in Minsk | BelTA”."""
    site = (_publisher(found) or "").lower()
    head, sign, tail = title.rpartition(" | ") if " | " in title else title.rpartition(" - ")
    named = bool(site) and (tail.strip().lower() in site or site in tail.strip().lower())
    return head.strip() if sign and head.strip() and (named or sign == " | ") else title


def _publisher(found: _Found) -> str | None:
    named = _first(_names(node.get("publisher")) for node in found.nodes)
    return _short(named or found.meta.get("og:site_name") or found.meta.get("application-name"))


def _language(found: _Found, tree: Element) -> str | None:
    stated = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    stated += [_text(node.get("inLanguage")) for node in found.nodes]
    stated += [found.meta.get(name) for name in _LANGUAGE_NAMES]
    return _first(known_language(tag) for tag in stated)


def _address(found: _Found, tree: Element, page: str, address: str | None) -> str | None:
    """The address the page gives itself; one with a path goes before the bare front page of a site."""
    links = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    stated = [*links, found.meta.get("og:url")]
    for node in found.nodes:
        stated += [_text(node.get("mainEntityOfPage")), _text(node.get("url"))]
    saved = _SAVED_FROM.search(page[:20_000]) or _SINGLE_FILE.search(page[:20_000])
    stated += [address, saved.group(1) if saved else None, found.meta.get("twitter:url")]
    base = _first(value for value in [address, *stated] if value and urls.canonical(value))
    known = [urls.joined(base, value) for value in stated if value and value.strip()]
    safe = [value for value in known if urls.canonical(value)]
    paths = [value for value in safe if urlsplit(value).path.strip("/") or urlsplit(value).query]
    return next(iter(paths or safe or known), None)


def _published(found: _Found, tree: Element) -> tuple[str | None, str | None]:
    """The day (EDTF) and the words it was read from."""
    stated = [_text(node.get(key)) for key in ("datePublished", "dateCreated") for node in found.nodes]
    stated += [found.meta.get(name) for name in _DATE_NAMES]
    stated += [
        element.get("datetime") or element.get("content")
        for element in tree.iter("time", "span", "div", "p")
        if "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None
    ]
    times = [element.get("datetime") for element in tree.iter("time") if element.get("datetime")]
    stated += times if len(set(times)) == 1 else []
    for words in stated:
        day = day_of(words) if words else None
        if day and words:
            return day, words[:100]
    return None, None
