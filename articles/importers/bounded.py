"""Streams that stop: bytes counted while they are read, so that nothing unpacks without end."""

import gzip
import io
import lzma
import struct
import zipfile
import zlib
from typing import BinaryIO

from articles.importers.limits import MAX_RATIO, RATIO_FREE_BYTES
from articles.importers.parsed import Refused

# What unpacking a damaged ZIP archive may raise.
ZIP_DAMAGES = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    struct.error, OverflowError,
)  # fmt: skip


class Budget:
    """The bytes that one import may still unpack, shared by everything inside one archive."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.left = size

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise Refused("too_large", f"the archive unpacks to more than {self.size:,} bytes. Split it")


class Bounded(io.RawIOBase):
    """A stream to read from that takes its bytes from a budget and knows how far they may have been packed.

    packed: size before unpacking, in bytes; 0 where unknown. Raises Refused (too_large) from read.
    """

    def __init__(self, stream: BinaryIO, budget: Budget, packed: int = 0) -> None:
        super().__init__()
        self._stream = stream
        self._budget = budget
        self._most = max(RATIO_FREE_BYTES, packed * MAX_RATIO) if packed else 0
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except ZIP_DAMAGES as error:
            raise Refused("unreadable", f"it is damaged and cannot be unpacked: {error}") from None
        self._count += len(data)
        if self._most and self._count > self._most:
            self._budget.left = -1  # whoever packs one bomb may have packed more
            raise Refused("too_large", f"it unpacks to more than {MAX_RATIO} times its size: that is no text")
        self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)


class Counting(io.RawIOBase):
    """A stream to read from that counts what went through."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self.count += len(data)
        buffer[: len(data)] = data
        return len(data)


class Gunzipped(io.RawIOBase):
    """What a gzip stream of one or more members holds; the ratio is watched while it is read.

    It ends where the data are damaged, and damage then says how: what came before is good.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._packed = Counting(stream)
        self._unpacked = gzip.GzipFile(fileobj=io.BufferedReader(self._packed, 64 * 1024))
        self._count = 0
        self.damage: Refused | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        if self.damage:
            return 0
        try:
            data = self._unpacked.read1(len(buffer))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            self.damage = Refused("unreadable", f"the gzip data is damaged or cut short: {error}")
            return 0
        self._count += len(data)
        if self._count > max(RATIO_FREE_BYTES, self._packed.count * MAX_RATIO):
            told = f"it unpacks to more than {MAX_RATIO} times its size: that is no text"
            self.damage = Refused("too_large", told)
            return 0
        buffer[: len(data)] = data
        return len(data)
