"""JSON Lines, one record a line, read as a stream; and JSON files of one record or a list of them."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from articles.importers.decoding import decode_markup
from articles.importers.limits import MAX_FILE_BYTES
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.readers import ninjs
from articles.importers.readers.assemble import Raw
from articles.importers.readers.physical_lines import PhysicalLine, physical_lines
from articles.importers.readers.records import Record, article_of, record_of

_BYTE_MARK = b"\xef\xbb\xbf"


def read_all(stream: BinaryIO, name: str, language: str | None = None) -> Iterator[ParsedArticle | Refused]:
    """Every record of a JSON Lines file, or why it cannot be taken, with its line; blank lines do not count.

    A line is an object with the columns of docs/formats/records.md, or a ninjs item. A bad line does not stop
    the others. Only one line is in memory.
    """
    item = 0
    for line in physical_lines(stream, MAX_FILE_BYTES):
        data = line.data.removeprefix(_BYTE_MARK) if line.number == 1 else line.data
        data = data.strip(b"\r\n")
        if not data.strip():
            continue
        item += 1
        try:
            line.refuse_if_too_long()
            yield _article(_value(_text(data, line)), Raw(data, f"{name}#{item}", "utf-8"), language).placed(
                item
            )
        except Refused as refusal:
            refusal.line, refusal.name = line.number, name
            yield refusal.placed(item)


def read_document(data: bytes, name: str, language: str | None = None) -> Iterator[ParsedArticle | Refused]:
    """A file that is one JSON value: a record or ninjs item, or a list of them. Raises Refused for no JSON."""
    text, encoding = decode_markup(data)
    value = _value(text)
    if not isinstance(value, list):
        yield _article(value, Raw(data, name, encoding), language)
        return
    for item, record in enumerate(value, start=1):
        own = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        try:
            yield _article(record, Raw(own, f"{name}#{item}", "utf-8"), language).placed(item)
        except Refused as refusal:
            refusal.message, refusal.name = f"record {item}: {refusal.message}", name
            refusal.line = None
            yield refusal.placed(item)


def _text(data: bytes, line: PhysicalLine) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = f"byte 0x{data[error.start]:02x} at byte {line.offset + error.start:,} (counted from 0)"
        raise Refused("bad_encoding", f"{place} is not UTF-8. Save the file as UTF-8") from None


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        told = f"no JSON, {line}column {error.colno}: {error.msg.removesuffix(' at')}"
        raise Refused("bad_record", told, error.lineno) from None
    except RecursionError:
        raise Refused("bad_record", "the JSON is nested too deeply: that is no article") from None
    except ValueError as error:
        raise Refused("bad_record", f"no JSON: {error}") from None


def _article(value: Any, raw: Raw, language: str | None) -> ParsedArticle:
    if not isinstance(value, dict):
        raise Refused("bad_record", "the record is no object: write {…} with the documented names")
    record: Record = ninjs.record_of(value) if ninjs.is_item(value) else record_of(value)
    return article_of(record, raw, language)
