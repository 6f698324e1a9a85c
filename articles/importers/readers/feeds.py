"""RSS (0.9 to 2.0) and Atom files: every entry with the text that the feed itself carries."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from articles.importers import urls
from articles.importers.decoding import decode_markup
from articles.importers.parsed import ParsedArticle, Refused, Warning_
from articles.importers.readers.assemble import Raw
from articles.importers.readers.markup import (
    Element,
    element_lines,
    fragment_lines,
    line_of,
    local_name,
    parse_xml,
    shown_text,
)
from articles.importers.readers.page_metadata import known_language
from articles.importers.readers.records import Record, Version, article_of
from articles.importers.readers.stated_dates import day_of
from articles.text.normalise import clean

ROOTS = ("rss", "feed", "rdf")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_BODIES = ("encoded", "content", "body", "fulltext")
_SUMMARIES = ("description", "summary")
_LONGEST = 500


@dataclass(frozen=True)
class _Channel:
    """What the head of a feed says of all its entries."""

    title: str | None
    language: str | None


def read_all(data: bytes, name: str, language: str | None = None) -> Iterator[ParsedArticle | Refused]:
    """Every entry of a feed, or why it cannot be taken, with its line; a bad one does not stop the others.

    Raises Refused for a file that is no feed or no well-formed XML, and for one without entries.
    """
    text, _ = decode_markup(data)
    root = parse_xml(_without_declaration(text).encode())
    if local_name(root) not in ROOTS:
        raise Refused("unknown_format", f"the XML is <{local_name(root)[:40]}>, not a feed (RSS or Atom)", 1)
    entries = [element for element in root.iter() if local_name(element) in ("item", "entry")]
    if not entries:
        raise Refused("no_article", "the feed has no entries")
    channel = _channel(root)
    for item, entry in enumerate(entries, start=1):
        own = etree.tostring(entry, encoding="utf-8", with_tail=False)
        try:
            yield _article(entry, channel, Raw(own, f"{name}#{item}", "utf-8"), language).placed(item)
        except Refused as refusal:
            refusal.line, refusal.name = line_of(entry), name
            yield refusal.placed(item)


def _without_declaration(text: str) -> str:
    """Without <?xml …?>: the text is decoded already, whatever encoding it names."""
    start = text.lstrip("\ufeff \t\r\n")
    return start.partition("?>")[2] if start.startswith("<?xml") else start


def _channel(root: Element) -> _Channel:
    inside = [root, *_children(root, "channel")]
    languages = [_text(place, "language") for place in inside] + [root.get(_LANG)]
    return _Channel(
        title=next((title for place in inside if (title := _text(place, "title"))), None),
        language=next((known for tag in languages if (known := known_language(tag))), None),
    )


def _article(entry: Element, channel: _Channel, raw: Raw, language: str | None) -> ParsedArticle:
    body, summarised = _body(entry)
    if not body:
        raise Refused("bad_record", "the entry has no text: no content, no description")
    words = next((text for name in _DATES if (text := _text(entry, name))), None)
    day = day_of(words) if words else None
    address = _address(entry)
    record = Record(
        versions=[Version(_language(entry) or channel.language, _text(entry, "title"), body)],
        external_id=_identifier(entry, address),
        url=address,
        published=day,
        published_words=words[:100] if day and words else None,
        publisher_name=channel.title,
        author=_text(entry, "creator") or _text(entry, "author"),
        language_is_sure=False,
    )
    article = article_of(record, raw, language)
    if not summarised:
        return article
    told = "the feed carries a summary, not the article. Import the page for the whole text"
    return replace(article, warnings=(*article.warnings, Warning_("summary_only", told)))


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if local_name(child) == name]


def _text(element: Element, name: str) -> str | None:
    """The text of the first child of that name on one line."""
    for child in _children(element, name):
        person = _children(child, "name")
        shown = " ".join(fragment_lines(shown_text(person[0] if person else child)))
        text = clean(shown).replace("\n", " ")[:_LONGEST]
        if text:
            return text
    return None


def _body(entry: Element) -> tuple[list[str], bool]:
    """The paragraphs, and whether they are only a summary."""
    for names, summarised in ((_BODIES, False), (_SUMMARIES, True)):
        for child in (found for name in names for found in _children(entry, name)):
            lines = element_lines(child) if len(child) else fragment_lines(child.text or "")
            lines = [line for line in lines if line.strip()]
            if lines:
                return lines, summarised
    return [], False


def _address(entry: Element) -> str | None:
    links = _children(entry, "link")
    best = sorted(links, key=lambda link: link.get("rel") not in (None, "alternate"))
    base = entry.base or ""
    stated = [link.get("href") or link.text for link in best] + [_text(entry, "origlink")]
    stated += [
        guid.text
        for guid in _children(entry, "guid")
        if guid.get("ispermalink", guid.get("isPermaLink")) != "false"
    ]
    whole = [urls.joined(base, value) for value in stated if value and value.strip()]
    return next((value for value in whole if urls.canonical(value)), None)


def _identifier(entry: Element, address: str | None) -> str | None:
    """What names the entry in the whole world: a URI, or its guid with the domain of its address."""
    found = _text(entry, "guid") or _text(entry, "id")
    if not found or len(found) > 150:
        return None
    if ":" in found:
        return None if found == address else found
    domain = urls.domain(address) if address else None
    return f"{domain}:{found}" if domain else None


def _language(entry: Element) -> str | None:
    stated = [_text(entry, "language"), entry.get(_LANG)]
    return next((known for tag in stated if (known := known_language(tag))), None)
