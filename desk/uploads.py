"""Files that are sent: those that are too large are not kept, and what was typed beside them is.

A handler in front of Django's own.  Whatever it refuses is in `refused(request)`, by name and size.
"""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from articles.importers.limits import MAX_DESK_BYTES, MAX_DESK_FILE_BYTES


@dataclass(frozen=True)
class TooLarge:
    """A file that was not kept.  together: it is not too large by itself, but with those before it."""

    name: str
    together: bool


def refused(request: HttpRequest) -> list[TooLarge]:
    """The files of a request that were not kept; to be asked after request.FILES."""
    return getattr(request, "_too_large", [])


class WithinLimits(FileUploadHandler):
    """Lets go of a file at the byte that is one too many."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.all = 0

    def new_file(self, *arguments: Any, **named: Any) -> None:
        super().new_file(*arguments, **named)
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.size += len(raw_data)
        if self.size > MAX_DESK_FILE_BYTES:
            self._refuse(together=False)
        if self.all + self.size > MAX_DESK_BYTES:
            self._refuse(together=True)
        return raw_data

    def _refuse(self, *, together: bool) -> None:
        found = [*refused(self.request), TooLarge(self.file_name or "?", together)]  # type: ignore[arg-type]
        self.request._too_large = found  # type: ignore[union-attr]
        raise SkipFile

    def file_complete(self, file_size: int) -> None:
        self.all += self.size
