"""Saved pages: the main text without what the site puts around it, and what the page says of itself."""

import logging
import re
from collections.abc import Sequence

from trafilatura import bare_extraction

from articles import languages
from articles.importers.decoding import decode_markup
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.readers.assemble import Raw, Stated, assemble
from articles.importers.readers.markup import (
    Element,
    element_lines,
    parse_page,
    shown_text,
    source_lines,
    without_unseen,
)
from articles.importers.readers.page_metadata import PageMetadata, read_metadata
from articles.text.normalise import exact_key, nfc
from articles.text.segment import Line, passages

_CAPTIONED = ("figcaption", "td", "p", "div", "span")
_LONGEST_CAPTION = 400
_LONGEST_HEADING = 160
_SENTENCE_ENDS = tuple(".।!…;:,")
_LEAD_NAMES = {
    "sapo",
    "lead",
    "lede",
    "chapo",
    "chapeau",
    "standfirst",
    "intro",
    "summary",
    "deck",
    "subheadline",
    "excerpt",
}
_SHORTEST_LEAD, _LONGEST_LEAD = 40, 1000
_LEAD_PLACES = 3  # among these paragraphs a lead is looked for before it is put in front
_ASIDE = ("nav", "aside", "footer", "form", "li")
_SMALL_PAGE = 5000  # characters: a page without anything around its text
# The extractor's names of elements, and what they were.
_HTML_NAMES = {"head": "h2", "lb": "br", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td"}
_KEY_LENGTH = 40  # characters by which a paragraph is found again in the page

# What the extractor says about a page that it finds nothing in is said by the refusal.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read(
    data: bytes,
    name: str,
    language: str | None = None,
    address: str | None = None,
    declared: str | None = None,
) -> ParsedArticle:
    """Read one saved page. address: where it was fetched from; declared: the encoding that came with it.

    | found                                                      | becomes                               |
    | the main text                                              | passages, cleaned as plain text is    |
    | headline, datePublished … of JSON-LD, else Open Graph, meta | title; date with basis metadata      |
    | <link rel=canonical>, og:url, JSON-LD, "saved from"        | the address                           |
    | <html lang>, og:locale                                     | the language, where letters leave it open |
    | captions of figures                                        | passages of kind caption              |

    Nothing is fetched. Raises Refused, and languages.UnknownLanguage for a wrong language.
    """
    if language is not None:
        language = languages.get(language).tag
    try:
        page, encoding = decode_markup(data, declared)
        return _article(nfc(page), Raw(data, name, encoding), language, address)
    except Refused as refusal:
        refusal.name = name
        raise


def _article(page: str, raw: Raw, language: str | None, address: str | None) -> ParsedArticle:
    tree = parse_page(without_unseen(page))
    stated = read_metadata(page, tree, address)
    captions = _lift_captions(tree)
    headings, leads, numbered = _headings(tree), _leads(tree, stated.description), list(source_lines(tree))
    paragraphs = _main_text(tree)
    if not paragraphs:
        raise Refused("no_article", "the page holds no article text")
    lines = _with_lines(_with_lead(paragraphs, leads), numbered)
    return assemble(lines, raw, _stated(stated, captions, headings), language)


def _stated(found: PageMetadata, captions: frozenset[str], headings: frozenset[str]) -> Stated:
    return Stated(
        title=found.title,
        url=found.url,
        published=found.published,
        published_words=found.published_words,
        language=found.language,
        author=found.author,
        publisher_name=found.publisher_name,
        captions=captions,
        headings=headings,
    )


def _headings(tree: Element) -> frozenset[str]:
    texts = (shown_text(element) for element in tree.iter("h1", "h2", "h3", "h4"))
    return frozenset(
        exact_key(text) for text in texts if len(text) <= _LONGEST_HEADING and text[-1:] not in _SENTENCE_ENDS
    )


def _leads(tree: Element, description: str | None) -> list[str]:
    """What stands between the headline and the text and sums it up: marked so, or used as the description."""
    start = exact_key(description or "")[:_KEY_LENGTH]
    found: list[str] = []
    for element in tree.iter("h2", "h3", "p", "div", "span", "strong"):
        names = set(re.split(r"[\s_-]+", (element.get("class") or "").lower()))
        text = shown_text(element) if names & _LEAD_NAMES or start else ""
        described = len(start) == _KEY_LENGTH and exact_key(text[: 2 * _KEY_LENGTH]).startswith(start)
        fits = bool(described or names & _LEAD_NAMES) and _SHORTEST_LEAD <= len(text) <= _LONGEST_LEAD
        if fits and not any(ancestor.tag in _ASIDE for ancestor in element.iterancestors()):
            found.append(text)
    return found[:1]


def _with_lead(paragraphs: list[str], leads: list[str]) -> list[str]:
    """The lead in front, unless the extractor has kept it: all of it, or as the beginning of a paragraph."""
    start = paragraphs[: _LEAD_PLACES + 1]
    missing = [lead for lead in leads if not any(lead[: 2 * _KEY_LENGTH] in text for text in start)]
    return [*missing, *paragraphs]


def _lift_captions(tree: Element) -> frozenset[str]:
    """Makes captions paragraphs of the text, for the extractor drops figures; and says which they are."""
    found: set[str] = set()
    for element in list(tree.iter(*_CAPTIONED)):
        marked = element.tag == "figcaption" or "caption" in (element.get("class") or "").lower()
        text = shown_text(element) if marked else ""
        if not text or len(text) > _LONGEST_CAPTION:
            continue
        found.add(exact_key(text))
        figure = next(element.iterancestors("figure"), None) if element.tag == "figcaption" else None
        place = figure if figure is not None else element
        if place.tag in ("figure", "figcaption", "div", "p"):
            _become_paragraph(place, text)
    return frozenset(found)


def _become_paragraph(element: Element, text: str) -> None:
    tail = element.tail
    for child in list(element):
        element.remove(child)
    for attribute in list(element.attrib):
        del element.attrib[attribute]
    element.tag, element.text, element.tail = "p", text, tail


def _main_text(tree: Element) -> list[str]:
    """The paragraphs of the article, by trafilatura; those of the page where it is too small to tell."""
    try:
        found = bare_extraction(
            tree, include_comments=False, include_tables=True, include_images=False, include_links=False,
            with_metadata=False, favor_recall=False,
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        found = None
    body = getattr(found, "body", None)
    if body is None:
        lines = element_lines(tree)
        return lines if sum(map(len, lines)) <= _SMALL_PAGE else []
    for element in body.iter(*_HTML_NAMES):
        element.tag = _HTML_NAMES[element.tag]
    return element_lines(body)


def _with_lines(paragraphs: Sequence[str], numbered: Sequence[Line]) -> list[Line]:
    """The paragraphs with their lines in the page, found again by their first words; rising throughout."""
    places: dict[str, list[int]] = {}
    for line in numbered:
        places.setdefault(line.text[:_KEY_LENGTH], []).append(line.number)
    found: list[Line] = []
    last = 1
    for text in paragraphs:
        known = [number for number in places.get(text[:_KEY_LENGTH], ()) if number >= last]
        last = known[0] if known else last
        found += [Line(last, shown.text) for shown in passages(text)]
    return found
