"""Which format a file is in, told by its first bytes and not by its name."""

import re
import zlib
from typing import Literal, get_args

from articles.importers.decoding import encoding_of_head
from articles.importers.parsed import Refused
from articles.importers.readers.csv_table import delimiter_of

Format = Literal["text", "html", "jsonl", "json", "csv", "feed", "warc", "zip"]
FORMATS: tuple[str, ...] = (*get_args(Format), "ninjs")
HEAD_BYTES = 64 * 1024

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
GZIP = b"\x1f\x8b"
_PROLOGUE = re.compile(
    r"\s*(?:<\?[^>]{0,500}\?>|<!--.{0,20000}?-->|<!doctype[^>\[]{0,500}(?:\[[^\]]{0,20000}\]\s*)?>)",
    re.I | re.S,
)
_ROOT = re.compile(r"\s*<([a-zA-Z][\w:.-]{0,60})")
_HTML_ROOTS = {
    "html", "head", "body", "title", "meta", "link", "article", "main", "section", "div", "p", "h1", "h2", "h3",
    "span", "table", "script", "base",
}  # fmt: skip
_FEED_ROOTS = {"rss", "feed", "rdf"}
_JSON_LIST = re.compile(r"\s*\[\s*(?:\{|\]\s*\Z)")
_JSON_OBJECT = re.compile(r"\s*\{\s*(?:\"|\}\s*\Z)")
# What these names promise is never plain text; where the content is not it, the file is refused.
_PROMISED = {
    ".csv": "a CSV table: its first line names no column text (or text_bn, text_vi …)",
    ".tsv": "a table: its first line names no column text (or text_bn, text_vi …)",
    ".json": "JSON: it begins with neither { nor [",
    ".jsonl": "JSON Lines: its first line is no object",
    ".ndjson": "JSON Lines: its first line is no object",
    ".warc": "a web archive: it does not begin with WARC/",
}


def recognise(head: bytes, name: str = "") -> Format:
    """The format of a file that begins with head (HEAD_BYTES are enough). name is only used to refuse.

    | PK…                                    | zip   | WARC/…, gzip of it        | warc |
    | a line {"…": …}                        | jsonl | [{…, or { over many lines | json (records or ninjs) |
    | <!doctype html>, <html>, <div> …       | html  | <rss>, <feed>, <rdf:RDF>  | feed |
    | a first line of documented columns     | csv   | anything else that is text | text |

    Raises Refused: unknown_format for other XML, not_text for a packed file of another kind.
    """
    if head.startswith(_ZIP):
        return "zip"
    if head.startswith(b"WARC/") or _is_packed_warc(head):
        return "warc"
    text = head.decode(encoding_of_head(head), errors="ignore").removeprefix("\ufeff")
    found = _json(text) or _markup(text) or _table(text)
    if found:
        return found
    for ending, promised in _PROMISED.items():
        if name.lower().endswith(ending):
            told = f"the name ends with {ending}, but the content is not {promised}"
            raise Refused("unknown_format", f"{told}. Give the format (--format)", 1, name)
    return "text"


def _is_packed_warc(head: bytes) -> bool:
    if not head.startswith(GZIP):
        return False
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _json(text: str) -> Format | None:
    if _JSON_LIST.match(text):
        return "json"
    if not _JSON_OBJECT.match(text):
        return None
    first, end, _ = text.lstrip().partition("\n")
    return "jsonl" if not end or first.rstrip().endswith("}") else "json"


def _markup(text: str) -> Format | None:
    place = 0
    while found := _PROLOGUE.match(text, place):
        place = found.end()
        if "doctype html" in found.group()[:80].lower():
            return "html"
    root = _ROOT.match(text, place)
    if root is None:
        return None
    name = root.group(1).lower().rpartition(":")[2]
    if name in _FEED_ROOTS:
        return "feed"
    if name in _HTML_ROOTS:
        return "html"
    if text.lstrip().lower().startswith("<?xml"):
        told = f"the file is XML of a kind that is not read (<{root.group(1)}>)"
        raise Refused("unknown_format", f"{told}. Known are pages (XHTML) and feeds (RSS, Atom)", 1)
    return None


def _table(text: str) -> Format | None:
    first = text.lstrip("\r\n").partition("\n")[0].rstrip("\r")
    return "csv" if delimiter_of(first) else None
