"""Web archives (WARC, plain or gzip): every page of HTML that was fetched with success."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeadersParserException  # type: ignore[import-untyped]

from articles.importers.bounded import Gunzipped
from articles.importers.limits import MAX_FILE_BYTES
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.readers import html

_KINDS = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml")
_DAMAGED = (
    ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, KeyError, AttributeError, TypeError,
    IndexError, OSError, AssertionError,
)  # fmt: skip


class _Records(ArchiveIterator):  # type: ignore[misc]
    """Says nothing on standard error about a record that is longer than it claims: only the command speaks there."""

    INC_RECORD = ""


def read_all(
    stream: BinaryIO, name: str, language: str | None = None, *, is_gzip: bool = False
) -> Iterator[ParsedArticle | Refused]:
    """Every page, or why it cannot be taken; pictures, redirects and errors of the server are passed over.

    The bytes kept are those of the page as it was sent. A page that cannot be taken does not stop the others;
    a damaged archive is read up to the damage.
    """
    item = 0
    records = _records(stream, name, is_gzip)
    for record in records:
        if isinstance(record, Refused):
            yield record
            return
        item += 1
        try:
            yield _article(record, f"{name}#{item}", language).placed(item)
        except Refused as refusal:
            refusal.name = name
            yield refusal.placed(item)
    if item == 0:
        raise Refused(
            "no_article", "the archive holds no page of HTML that was fetched with success", name=name
        )


def _records(stream: BinaryIO, name: str, is_gzip: bool) -> Iterator[Any]:
    packed = Gunzipped(stream) if is_gzip else None
    number = 0
    try:
        for record in _Records(io.BufferedReader(packed, 64 * 1024) if packed else stream):
            number += 1
            if _is_page(record):
                yield record
        if packed and packed.damage:
            raise packed.damage
    except Refused as refusal:
        yield Refused(refusal.code, f"after record {number}: {refusal.message}", name=name)
    except _DAMAGED as error:
        damage = packed.damage.message if packed and packed.damage else _told(error)
        yield Refused("unreadable", f"the web archive is damaged after record {number}: {damage}", name=name)


def _told(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _is_page(record: Any) -> bool:
    if record.rec_type not in _KINDS:
        return False
    headers = record.http_headers
    if headers is not None and str(headers.get_statuscode()) != "200":
        return False
    kind = (
        headers.get_header("Content-Type")
        if headers is not None
        else record.rec_headers.get_header("Content-Type")
    )
    return (kind or "").split(";")[0].strip().lower() in _PAGES


def _article(record: Any, name: str, language: str | None) -> ParsedArticle:
    try:
        data = record.content_stream().read(MAX_FILE_BYTES + 1)
    except Refused:
        raise
    except _DAMAGED as error:
        raise Refused("unreadable", f"the page cannot be unpacked: {_told(error)}") from None
    address = record.rec_headers.get_header("WARC-Target-URI")
    kind = record.http_headers.get_header("Content-Type") if record.http_headers is not None else ""
    declared = (kind or "").lower().partition("charset=")[2].split(";")[0].strip("\"' ") or None
    return html.read(data, name, language, address=(address or "").strip("<>") or None, declared=declared)
