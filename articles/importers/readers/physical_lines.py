"""The lines of a stream of bytes, numbered and placed, none of them longer in memory than a limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from articles.importers.parsed import Refused

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class PhysicalLine:
    """number: from 1. offset: of its first byte, from 0. data: with its line end, cut at limit. length: whole."""

    number: int
    offset: int
    data: bytes
    length: int
    limit: int

    def refuse_if_too_long(self) -> None:
        if self.length > self.limit:
            told = f"the line has {self.length:,} bytes; the limit is {self.limit:,}"
            raise Refused("too_large", f"{told}. Put each record on its own line", self.number)


def physical_lines(stream: BinaryIO, limit: int) -> Iterator[PhysicalLine]:
    """Lines end with LF. What goes beyond the limit is read past and only counted."""
    number = offset = 0
    while data := stream.readline(limit + 1):
        number += 1
        length = len(data)
        last = data
        while len(data) > limit and not last.endswith(b"\n") and (last := stream.readline(_CHUNK)):
            length += len(last)
        yield PhysicalLine(number, offset, data, length, limit)
        offset += length
