"""Any file, folder or archive into documents: the one way in, whatever the format."""

import io
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from articles.importers.bounded import Budget, Counting
from articles.importers.container import PassedOver, folder_files, zip_members
from articles.importers.formats import FORMATS, GZIP, HEAD_BYTES, recognise
from articles.importers.limits import (
    MAX_ARCHIVES_IN_ARCHIVES,
    MAX_BAD_IN_A_ROW,
    MAX_FILE_BYTES,
    MAX_RATIO,
    MAX_STANDARD_INPUT_ARCHIVE,
    MAX_UNPACKED_BYTES,
    SMALL_ARCHIVE_BYTES,
)
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.readers import csv_table, feeds, html, json_lines, plain_text, warc

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standard-input"
_IN_MEMORY = 16 * 1024 * 1024
_CHUNK = 1024 * 1024

Documents = Iterator[ParsedArticle | Refused]


@dataclass(frozen=True)
class Found:
    """A file that the command line names, or that lies in a folder it names. size: bytes, 0 where unknown."""

    path: str
    size: int


def read_documents(
    data: bytes | BinaryIO, name: str, *, format: str | None = None, language: str | None = None
) -> Documents:
    """The documents in one file: articles, and refusals of what cannot be taken. Never raises Refused.

    data: bytes, or a stream of them that is read once, from its beginning. name: of the file. format: one of
    FORMATS, else it is told by the content. language: BCP 47; raises languages.UnknownLanguage for a wrong one.
    A file of one document gives one article without a number; others number theirs from 1. Files of records
    (jsonl, csv, warc) and archives are read as they go: one record is in memory at a time.
    """
    stream: BinaryIO = io.BytesIO(data) if isinstance(data, bytes) else data
    try:
        yield from _documents(stream, name, format, language, None, 0)
    except Refused as refusal:
        refusal.name = refusal.name or name
        yield refusal


def files_of(path: str) -> Iterator[Found | Refused | PassedOver]:
    """The files that a path stands for: itself, all those under a folder, or standard input for “-”."""
    if path == STANDARD_INPUT:
        yield Found(path, 0)
        return
    try:
        mode = os.stat(path)
    except (OSError, ValueError) as error:
        yield _unreadable(error, path)
        return
    if stat.S_ISDIR(mode.st_mode):
        yield from _folder(path)
    else:
        yield _found(path)


def read_path(path: str, *, format: str | None = None, language: str | None = None) -> Documents:
    """The documents in a file by its path, “-” for standard input; as read_documents, and never raises Refused."""
    if path == STANDARD_INPUT:
        yield from read_documents(
            cast(BinaryIO, sys.stdin.buffer), _STANDARD_INPUT_NAME, format=format, language=language
        )
        return
    try:
        with open(path, "rb") as stream:
            yield from read_documents(
                cast(BinaryIO, stream), readable(PurePath(path).name), format=format, language=language
            )
    except (OSError, ValueError) as error:
        yield _unreadable(error, path)


def _folder(path: str) -> Iterator[Found | Refused | PassedOver]:
    held = False
    for found in folder_files(path):
        if isinstance(found, str):
            yield _found(found)
        else:
            yield found
        held = held or not isinstance(found, PassedOver)
    if not held:
        yield Refused("empty", "the folder holds no files that are not hidden", name=path)


def readable(path: str) -> str:
    """A path as it can be shown and stored, whatever bytes its file system gave it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _found(path: str) -> Found | Refused:
    try:
        mode = os.stat(path)
    except (OSError, ValueError) as error:
        return _unreadable(error, path)
    if not stat.S_ISREG(mode.st_mode):
        told = "is no plain file; save its text to a file and import that"
        return Refused("unreadable", told, name=path)
    return Found(path, mode.st_size)


def _unreadable(error: Exception, path: str) -> Refused:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Refused("unreadable", f"cannot be read: {reason}", name=path)


def _documents(
    stream: BinaryIO, name: str, format: str | None, language: str | None, budget: Budget | None, depth: int
) -> Documents:
    if format is not None and format not in FORMATS:
        raise Refused("unknown_format", f"“{format}” is no format. Known are {', '.join(FORMATS)}")
    head, stream = _head(stream)
    known = format or recognise(head, name)
    if known == "zip":
        yield from _archive(stream, name, language, budget, depth)
    elif known == "jsonl":
        yield from _while_good(json_lines.read_all(stream, name, language))
    elif known == "csv":
        yield from _while_good(csv_table.read_all(stream, name, language))
    elif known == "warc":
        yield from warc.read_all(stream, name, language, is_gzip=head.startswith(GZIP))
    else:
        yield from _whole(stream.read(MAX_FILE_BYTES + 1), name, known, language)


def _while_good(documents: Documents) -> Documents:
    """The documents, until so many in a row are bad that the file is no such file."""
    bad = 0
    for document in documents:
        yield document
        bad = bad + 1 if isinstance(document, Refused) else 0
        if bad >= MAX_BAD_IN_A_ROW:
            told = f"{bad:,} records in a row cannot be taken; the rest of the file is not read"
            raise Refused("bad_record", told, getattr(document, "line", None))


def _whole(data: bytes, name: str, known: str, language: str | None) -> Documents:
    """A file that is read whole, within MAX_FILE_BYTES."""
    if known == "html":
        yield html.read(data, name, language)
    elif known == "feed":
        yield from feeds.read_all(data, name, language)
    elif known in ("json", "ninjs"):
        yield from _while_good(json_lines.read_document(data, name, language))
    else:
        yield plain_text.read(data, name, language)


def _head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes, and a stream that still begins with them."""
    if stream.seekable():
        head = stream.read(HEAD_BYTES)
        stream.seek(0)
        return head, stream
    buffered = io.BufferedReader(Counting(stream), HEAD_BYTES)  # unlike the stream itself, never closes it
    head = buffered.peek(HEAD_BYTES)[:HEAD_BYTES]
    return head, cast(BinaryIO, buffered)


def _archive(
    stream: BinaryIO, name: str, language: str | None, budget: Budget | None, depth: int
) -> Documents:
    if depth >= MAX_ARCHIVES_IN_ARCHIVES:
        raise Refused(
            "too_large", f"archives are packed in archives more than {depth} deep. Unpack them first"
        )
    item = 0
    with _seekable(stream) as whole:
        budget = budget or _budget(whole)
        for member in zip_members(whole, budget):
            if isinstance(member, Refused):
                item += 1
                yield member.placed(item)
                continue
            for document in _member(member.stream, member.path, language, budget, depth):
                item += 1
                yield document.placed(item, member.path)
    if item == 0:
        raise Refused("empty", "the archive holds no files")


def _budget(archive: BinaryIO) -> Budget:
    """What an archive may unpack to: in proportion to its size."""
    size = archive.seek(0, os.SEEK_END)
    return Budget(min(MAX_UNPACKED_BYTES, max(SMALL_ARCHIVE_BYTES, size * MAX_RATIO)))


def _member(
    stream: BinaryIO, path: str, language: str | None, budget: Budget | None, depth: int
) -> Documents:
    """As read_documents, but a limit that is passed ends the whole archive."""
    name = PurePath(path).name
    try:
        yield from _documents(stream, name, None, language, budget, depth + 1)
    except Refused as refusal:
        if budget is not None and budget.left < 0:
            raise
        refusal.name = name
        yield refusal


def _seekable(stream: BinaryIO) -> BinaryIO:
    if stream.seekable():
        return stream
    copy = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  the caller closes it
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > MAX_STANDARD_INPUT_ARCHIVE:
            raise Refused("too_large", f"the archive has more than {MAX_STANDARD_INPUT_ARCHIVE:,} bytes")
        copy.write(chunk)
    copy.seek(0)
    return cast(BinaryIO, copy)
