"""Folders and ZIP archives: their files one by one, within limits, without leaving the folder or the archive."""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from articles.importers.bounded import ZIP_DAMAGES, Bounded, Budget
from articles.importers.limits import MAX_DIRECTORY_BYTES, MAX_ENTRIES, MAX_ENTRY_NAME, MAX_FOLDER_DEPTH
from articles.importers.parsed import Refused

_END = b"PK\x05\x06"
_END_SIZE = 22
_END_64_LOCATOR = b"PK\x06\x07"
_END_64 = b"PK\x06\x06"
_LONGEST_COMMENT = 65_535
_OFFICE = ("[Content_Types].xml", "mimetype")
_JUNK = ("__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Member:
    """One file inside an archive. path: inside it, with “/”."""

    path: str
    stream: BinaryIO


@dataclass(frozen=True)
class PassedOver:
    """Hidden files and folders that are not read. path: of the folder they are in. example: one of their names."""

    path: str
    count: int
    example: str


def folder_files(folder: str) -> Iterator[str | Refused | PassedOver]:
    """The files under a folder in the order of their names, hidden ones and the “page_files” of a saved page aside.

    Each folder with hidden files gives one PassedOver. A link that leads out of the folder is refused, and a
    linked folder is not entered. Only the names of the folders on the way are in memory.
    """
    root = os.path.realpath(folder)
    waiting = [(folder, 0)]
    while waiting:
        place, depth = waiting.pop()
        try:
            names = sorted(os.listdir(place))
        except OSError as error:
            yield Refused("unreadable", f"cannot be read: {error.strerror}", name=place)
            continue
        hidden = [name for name in names if _is_hidden(name)]
        if hidden:
            yield PassedOver(place, len(hidden), hidden[0])
            names = [name for name in names if not _is_hidden(name)]
        folders: list[tuple[str, int]] = []
        for name in names:
            path = os.path.join(place, name)
            if os.path.isdir(path) and not os.path.islink(path):
                if depth >= MAX_FOLDER_DEPTH:
                    yield Refused(
                        "too_large", f"folders are nested more than {MAX_FOLDER_DEPTH} deep", name=path
                    )
                elif not _belongs_to_page(path):
                    folders.append((path, depth + 1))
            elif os.path.islink(path):
                yield _followed(path, root)
            else:
                yield path
        waiting.extend(reversed(folders))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name in _JUNK


def _belongs_to_page(path: str) -> bool:
    """“page_files” beside “page.html”: the pictures and styles that a browser saves with a page."""
    stem = next((path.removesuffix(end) for end in ("_files", ".files") if path.endswith(end)), None)
    return stem is not None and any(Path(stem + end).is_file() for end in (".html", ".htm"))


def _followed(path: str, root: str) -> str | Refused:
    target = os.path.realpath(path)
    if target == path or not target.startswith(root + os.sep):
        return Refused("unreadable", "a link that leads out of the folder is not followed", name=path)
    if os.path.isdir(target):
        return Refused("unreadable", "a link to a folder is not followed: name the folder itself", name=path)
    return path


def zip_members(stream: BinaryIO, budget: Budget) -> Iterator[Member | Refused]:
    """The files of a ZIP archive, each to be read before the next. stream must be able to seek.

    Yields Refused for an entry that cannot be taken; raises it for an archive that cannot, or that must not
    be read on: too many entries, more bytes than budget has.
    """
    _refuse_directory(stream)
    try:
        archive = zipfile.ZipFile(stream)
    except ZIP_DAMAGES as error:
        raise Refused("unreadable", f"the ZIP archive is damaged: {error}") from None
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Refused("too_large", f"the archive has {len(entries):,} entries; the limit is {MAX_ENTRIES:,}")
    if any(entry.filename in _OFFICE for entry in entries[:5]):
        raise Refused(
            "not_text", "the file is an office document (Word, OpenDocument, EPUB). Save it as plain text"
        )
    for entry in entries:
        if entry.is_dir() or any(
            _is_hidden(part) for part in entry.filename.split("/") if part not in (".", "..")
        ):
            continue
        try:
            _refuse_entry(entry)
            with archive.open(entry) as packed:
                bounded = Bounded(cast(BinaryIO, packed), budget, max(1, entry.compress_size))
                yield Member(entry.filename, cast(BinaryIO, io.BufferedReader(bounded, 64 * 1024)))
        except Refused as refusal:
            if refusal.code == "too_large":
                raise
            yield refusal.placed(refusal.item, _shown(entry.filename))
        except ZIP_DAMAGES as error:
            damaged = Refused("unreadable", f"the entry cannot be unpacked: {error}")
            yield damaged.placed(None, _shown(entry.filename))


def _refuse_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or parts[0].endswith(":") or len(name) > MAX_ENTRY_NAME:
        raise Refused("unreadable", "the name of the entry leads out of the archive")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("unreadable", "the entry is a link, which is not followed")
    if entry.flag_bits & 1:
        raise Refused("unreadable", "the entry is encrypted. Unpack the archive with its password first")


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in name[:200])


def _refuse_directory(stream: BinaryIO) -> None:
    """The list of entries is read whole, so its size is looked at first."""
    end = stream.seek(0, os.SEEK_END)
    start = max(0, end - _END_SIZE - _LONGEST_COMMENT)
    stream.seek(start)
    tail = stream.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise Refused("unreadable", "the ZIP archive is cut short: its list of entries is missing")
    count, size = struct.unpack_from("<HL", tail, place + 10)
    if place >= 20 and tail[place - 20 : place - 16] == _END_64_LOCATOR:
        stream.seek(max(0, start + place - 20 - 56))
        record = stream.read(56)
        if record.startswith(_END_64) and len(record) == 56:
            count, size = struct.unpack_from("<QQ", record, 32)
    stream.seek(0)
    if size > MAX_DIRECTORY_BYTES or count > MAX_ENTRIES:
        told = f"the archive lists {count:,} entries in {size:,} bytes; the limits are"
        raise Refused("too_large", f"{told} {MAX_ENTRIES:,} and {MAX_DIRECTORY_BYTES:,}. Split it")
