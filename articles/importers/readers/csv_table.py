"""CSV files with a row of column names, read as a stream; every record keeps its own bytes."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from articles.importers.limits import MAX_FILE_BYTES, MAX_RESYNCHRONISATIONS, MAX_SHOWN_COLUMNS
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.readers.assemble import Raw
from articles.importers.readers.physical_lines import PhysicalLine, physical_lines
from articles.importers.readers.records import COLUMNS, article_of, columns_of, record_of

DELIMITERS = (",", ";", "\t")
_BYTE_MARK = b"\xef\xbb\xbf"
# The csv module stops at 131,072 characters a cell otherwise; a record has its own limit here.
csv.field_size_limit(MAX_FILE_BYTES)


@dataclass(frozen=True)
class _Row:
    """The physical lines of one record; whole: its quotation marks match."""

    lines: list[PhysicalLine]
    whole: bool

    @property
    def data(self) -> bytes:
        return b"".join(line.data for line in self.lines)


def delimiter_of(header: str) -> str | None:
    """The sign between the columns of a header row that has the documented columns; None for any other line."""
    for sign in DELIMITERS:
        names = columns_of(header.strip().removeprefix("\ufeff").split(sign))
        names = [name.strip('"') for name in names]
        has_text = any(name == "text" or name.startswith("text_") for name in names)
        if has_text and (len(names) > 1 or names == ["text"]):
            known = [name for name in names if name in COLUMNS or name.startswith(("text_", "title_"))]
            if len(known) > 1:
                return sign
    return None


def read_all(stream: BinaryIO, name: str, language: str | None = None) -> Iterator[ParsedArticle | Refused]:
    """Every record below the header, or why it cannot be taken, with its line; a bad one does not stop the others.

    UTF-8, cells in double quotation marks where needed (RFC 4180), between them a comma, semicolon or tab.
    Raises Refused (unknown_format, bad_encoding) where the header is none.
    """
    rows = _rows(physical_lines(stream, MAX_FILE_BYTES))
    header = next(rows, None)
    if header is None:
        raise Refused("empty", "the file is empty", name=name)
    names, sign = _header(header)
    for item, row in enumerate(rows, start=1):
        data = row.data.strip(b"\r\n")
        try:
            fields = _fields(data, row, names, sign)
            article = article_of(record_of(fields), Raw(data, f"{name}#{item}", "utf-8"), language)
            yield article.placed(item)
        except Refused as refusal:
            refusal.line, refusal.name = row.lines[0].number, name
            yield refusal.placed(item)


def _header(row: _Row) -> tuple[list[str], str]:
    text = _text(row.data.removeprefix(_BYTE_MARK).strip(b"\r\n"), row.lines[0])
    sign = delimiter_of(text)
    if sign is None:
        told = "the first line does not name the columns: text (or text_bn, text_vi …) and at least one of"
        raise Refused("unknown_format", f"{told} {', '.join(COLUMNS)}", 1)
    try:
        names = next(csv.reader([text], delimiter=sign))
    except csv.Error as error:
        raise Refused("bad_record", f"the first line is no CSV: {error}", 1) from None
    if len(names) > MAX_SHOWN_COLUMNS:
        raise Refused(
            "too_large", f"the table has {len(names):,} columns; the limit is {MAX_SHOWN_COLUMNS}", 1
        )
    return names, sign


def _rows(lines: Iterator[PhysicalLine]) -> Iterator[_Row]:
    """Records by their quotation marks. Where these never match, the first line is given up and the next tried."""
    waiting: deque[PhysicalLine] = deque()
    tries = 0
    while True:
        row = _next_row(waiting, lines)
        if row is None:
            return
        if not row.whole and len(row.lines) > 1 and tries < MAX_RESYNCHRONISATIONS:
            tries += 1
            waiting.extendleft(reversed(row.lines[1:]))
            row = _Row(row.lines[:1], whole=False)
        if row.data.strip():
            yield row


def _next_row(waiting: deque[PhysicalLine], lines: Iterator[PhysicalLine]) -> _Row | None:
    found: list[PhysicalLine] = []
    marks = size = 0
    while size <= MAX_FILE_BYTES:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return _Row(found, whole=False) if found else None
        found.append(line)
        marks += line.data.count(b'"')
        size += line.length
        if marks % 2 == 0:
            return _Row(found, whole=True)
    return _Row(found, whole=False)


def _fields(data: bytes, row: _Row, names: list[str], sign: str) -> dict[str, str]:
    first = row.lines[0]
    for line in row.lines:
        line.refuse_if_too_long()
    if not row.whole:
        column = _text(data[: data.rfind(b'"') + 1], first).count(sign) + 1
        told = f"a quotation mark is opened and never closed (about cell {column})"
        raise Refused("bad_record", f"{told}. Close it, or double it inside a cell", first.number)
    text = _text(data, first)
    try:
        cells = next(csv.reader(text.splitlines(keepends=True), delimiter=sign, strict=True))
    except (csv.Error, StopIteration) as error:
        raise Refused("bad_record", f"no CSV record: {error}", first.number) from None
    if len(cells) > len(names):
        told = (
            f"the record has {len(cells)} cells, the header {len(names)}; cell {len(names) + 1} has no column"
        )
        raise Refused("bad_record", told, first.number)
    return dict(zip(names, cells, strict=False))


def _text(data: bytes, line: PhysicalLine) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = f"byte 0x{data[error.start]:02x} at byte {line.offset + error.start:,} (counted from 0)"
        raise Refused("bad_encoding", f"{place} is not UTF-8. Save the file as UTF-8", line.number) from None
