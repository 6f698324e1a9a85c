"""Markup before and after parsing: its limits, what is no text in it, and the lines of a fragment."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree, html

from articles.importers.limits import MAX_ELEMENTS, MAX_FEED_ELEMENTS, MAX_NESTING, MAX_TAG_CHARACTERS
from articles.importers.parsed import Refused
from articles.text.segment import Line

Element: TypeAlias = etree._Element

_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_SKIPPED = {
    "script": "</script",
    "style": "</style",
    "svg": "</svg",
    "noscript": "</noscript",
    "template": "</template",
}
# Elements without an end, and those whose end may be left out: they do not nest by themselves.
_FLAT = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot",
    "colgroup", "caption", "rt", "rp",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "svg", "iframe", "object", "select", "button",
})  # fmt: skip
_OWN_TEXT = 400  # characters
_SPACE = re.compile(r"\s+")
_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def without_unseen(page: str) -> str:
    """The page without scripts, styles, drawings and comments, lines counted as before.

    Raises Refused (too_large) for more elements, deeper nesting or longer tags than a page has: the parser
    never sees them.
    """
    lowered = page.lower() if page.isascii() else _lower_ascii(page)
    kept: list[str] = []
    place = start = elements = depth = 0
    while found := _TAG.search(lowered, place):
        name = found.group(2)
        if name is None or (name in _SKIPPED and not found.group(1)):
            kept.append(page[start : found.start()])
            start = place = _end_of(lowered, found, name)
            kept.append("\n" * page.count("\n", found.start(), start))
            continue
        place = _tag_end(lowered, found)
        elements += not found.group(1)
        depth = max(0, depth + (0 if name in _FLAT else -1 if found.group(1) else 1))
        if elements > MAX_ELEMENTS or depth > MAX_NESTING:
            _refuse(elements, depth, page.count("\n", 0, found.start()) + 1)
    kept.append(page[start:])
    return "".join(kept)


def _lower_ascii(page: str) -> str:
    """Lower case that keeps every character in its place, unlike str.lower."""
    return page.translate(_ASCII_LOWER)


_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def _end_of(lowered: str, found: re.Match[str], name: str | None) -> int:
    """Where a comment, script or drawing ends; the end of the page where it never does."""
    end = "-->" if name is None else _SKIPPED[name]
    place = lowered.find(end, found.end())
    if place < 0:
        return len(lowered)
    if name is None:
        return place + len(end)
    close = lowered.find(">", place)
    return close + 1 if close >= 0 else len(lowered)


def _tag_end(lowered: str, found: re.Match[str]) -> int:
    end = lowered.find(">", found.end(), found.end() + MAX_TAG_CHARACTERS)
    return end + 1 if end >= 0 else found.end()


def _refuse(elements: int, depth: int, line: int) -> None:
    if depth > MAX_NESTING:
        told = f"the page nests its elements more than {MAX_NESTING} deep"
    else:
        told = f"the page has more than {MAX_ELEMENTS:,} elements"
    raise Refused("too_large", f"{told}: that is no article. Save its text alone", line)


def parse_page(page: str) -> html.HtmlElement:
    """The tree of a page that without_unseen has passed. Raises Refused (no_article) where there is none."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(_FORBIDDEN_IN_XML.sub(" ", page).encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise Refused("no_article", "the page holds no elements that can be read") from None
    return tree


def parse_xml(data: bytes) -> Element:
    """The root of an XML document: no entities, no network, no declarations of its own.

    Raises Refused: bad_record with the line where it is not well-formed, too_large.
    """
    if data.count(b"<") > 2 * MAX_FEED_ELEMENTS:
        raise Refused("too_large", f"the file has more than {MAX_FEED_ELEMENTS:,} elements. Split it")
    if b"<!ENTITY" in data:
        raise Refused(
            "bad_record", "the file defines entities of its own, which are not read. Write them out"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
        encoding="utf-8",
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        told = f"not well-formed XML at line {line}, column {column}: {error.msg}"
        raise Refused("bad_record", told, line) from None
    except ValueError as error:
        raise Refused("bad_record", f"not readable as XML: {error}") from None


def fragment_lines(fragment: str) -> list[str]:
    """The paragraphs of a piece of HTML, as a feed or a record carries it; plain text by its lines.

    | <p>Hanoi</p><p>Minsk<br>Dhaka</p> | Hanoi · Minsk · Dhaka |
    | one line\\nanother                 | one line · another    |
    Raises Refused (too_large) as without_unseen does.
    """
    if "<" not in fragment and "&" not in fragment:
        return fragment.splitlines()
    if not _TAG.search(fragment) and not re.search(r"&#?\w{2,8};", fragment):
        return fragment.splitlines()
    if not _TAG.search(fragment):
        fragment = fragment.replace("\n", "<br>")
    return element_lines(parse_page(f"<html><body>{without_unseen(fragment)}</body></html>"))


def local_name(element: Element) -> str:
    """The name of an element in lower case without its namespace; "" for a comment or the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def line_of(element: Element) -> int:
    """The line of an element in its document, from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def shown_text(element: Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def element_lines(root: Element) -> list[str]:
    """The text of an element, a line for each block that shows anything."""
    lines = "".join(_pieces(root)).split("\x00")
    return [text for line in lines if (text := _SPACE.sub(" ", line).strip())]


def _pieces(root: Element) -> Iterator[str]:
    """All text in order, with a zero character where a block begins or ends. No recursion: trees may be deep."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        if event == "start":
            yield "\x00" if name in _BLOCKS else ""
            yield element.text or "" if name not in _UNSEEN else ""
        else:
            yield "\x00" if name in _BLOCKS else ""
            if element is not root:
                yield element.tail or ""


def source_lines(root: Element) -> Iterator[Line]:
    """The first words of every block of a page with its line, in order, to find a paragraph again by them."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag in _BLOCKS:
            text = _SPACE.sub(" ", "".join(_own_text(element))[:_OWN_TEXT]).strip()
            if text:
                yield Line(line_of(element), text)


def _own_text(element: Element) -> Iterator[str]:
    """The text of a block up to the first block inside it."""
    yield element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            return
        yield from map(str, child.itertext())
        yield child.tail or ""
