"""IPTC ninjs items (1.x, 2.x and 3.x): what an agency's JSON says of a story."""

from collections.abc import Mapping
from typing import Any

from articles.importers import urls
from articles.importers.parsed import Refused
from articles.importers.readers.markup import fragment_lines
from articles.importers.readers.page_metadata import known_language
from articles.importers.readers.records import Record, Version
from articles.importers.readers.stated_dates import day_of
from articles.text.normalise import clean

_SIGNS = {
    "headline",
    "headlines",
    "bodies",
    "body_text",
    "body_xhtml",
    "body_html",
    "versioncreated",
    "pubstatus",
}
_BODIES = ("body_text", "body_xhtml", "body_html", "body_html5")
_DATES = ("firstcreated", "contentcreated", "versioncreated")  # 1.x to 3.x: a later version keeps the first
_GONE = {"canceled", "cancelled", "withheld"}
_LONGEST = 500


def is_item(value: Mapping[str, Any]) -> bool:
    """True for an object with a uri and at least one name that only ninjs uses."""
    return isinstance(value.get("uri"), str) and bool(_SIGNS & value.keys())


def record_of(item: Mapping[str, Any]) -> Record:
    """The record in one item. Raises Refused: no_article for one without text, of a picture, or cancelled."""
    if item.get("pubstatus") in _GONE:
        raise Refused("no_article", f"the item is {item['pubstatus']}: its agency has taken it back")
    if item.get("type") not in (None, "text", "composite"):
        raise Refused("no_article", f"the item is of the type “{str(item['type'])[:40]}”, not text")
    lines = _body(item)
    if not lines:
        raise Refused("no_article", "the item has no body: body_text, body_xhtml or bodies")
    uri = str(item["uri"])[:200]
    words = next((item[name] for name in _DATES if isinstance(item.get(name), str)), None)
    day = day_of(words) if words else None
    language = item.get("language")
    return Record(
        versions=[
            Version(known_language(language) if isinstance(language, str) else None, _headline(item), lines)
        ],
        external_id=uri,
        url=_address(item, uri),
        published=day,
        published_words=words[:100] if day and words else None,
        publisher_name=_line(item.get("copyrightholder")),
        author=_line(item.get("byline") or item.get("by")),
        language_is_sure=False,
    )


def _address(item: Mapping[str, Any], uri: str) -> str | None:
    stated = [item.get("url"), item.get("link"), *_values(item.get("altids")), uri]
    return next((value for value in stated if isinstance(value, str) and urls.canonical(value)), None)


def _values(altids: Any) -> list[Any]:
    if isinstance(altids, dict):
        return list(altids.values())[:20]
    return (
        [part.get("value") for part in altids[:20] if isinstance(part, dict)]
        if isinstance(altids, list)
        else []
    )


def _headline(item: Mapping[str, Any]) -> str | None:
    return _line(item.get("headline")) or _line(_best(item.get("headlines"))) or _line(item.get("title"))


def _best(parts: Any) -> Any:
    """The main one of headlines or bodies: a list of {role, contenttype, value}."""
    found = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    found.sort(key=lambda part: part.get("role") not in ("main", None))
    return found[0].get("value") if found else None


def _body(item: Mapping[str, Any]) -> list[str]:
    texts = [item.get(name) for name in _BODIES] + [_best(item.get("bodies"))]
    text = next((text for text in texts if isinstance(text, str) and text.strip()), "")
    return fragment_lines(text)


def _line(value: Any) -> str | None:
    return clean(value).replace("\n", " ")[:_LONGEST] or None if isinstance(value, str) else None
