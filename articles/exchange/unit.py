"""What a file of a translation says, whatever its format; and why one cannot be read.

A unit is a segment of a draft: `number` is its name for good, `version` the state of the translation that the file
was made from.  Files are read as they come from other programs: nothing in them is trusted.
"""

import codecs
import re
from dataclasses import dataclass, field

MAX_BYTES = 8 * 1024 * 1024
MAX_UNITS = 5000
_NUMBER = re.compile(r"s([1-9][0-9]{0,8})", re.ASCII)


def gettext_noop(message: str) -> str:
    """Marks words for the catalogues; a page translates them."""
    return message


class Unreadable(ValueError):
    """A file that is not taken at all: what is wrong, an English template with its values, and in which line (from
    1; None: the whole)."""

    def __init__(self, message: str, line: int | None = None, **values: object) -> None:
        told = message % values if values else message
        super().__init__(f"line {line}: {told}" if line else told)
        self.message, self.line, self.values = message, line, values


@dataclass(frozen=True)
class Unit:
    """One segment.  number: None where the file has a name of its own for it.  version: 0 where it does not say.

    is_certain: its translator has confirmed it (PO: not fuzzy; XLIFF: not initial).  line: where it begins.
    """

    number: int | None
    source: str
    target: str
    version: int = 0
    is_certain: bool = True
    notes: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True)
class TranslationFile:
    """All units of a file.  draft: the number of the draft it was made from; None where it does not say.
    target_language: empty where it does not say."""

    source_language: str
    target_language: str
    units: list[Unit] = field(default_factory=list)
    draft: int | None = None


def unit_name(number: int) -> str:
    """The name of a segment in files: 3 → "s3"."""
    return f"s{number}"


def unit_number(name: str) -> int | None:
    """The number of a segment by its name: "s3" → 3; None for a name that is not ours."""
    found = _NUMBER.fullmatch(name)
    return int(found[1]) if found else None


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark.  Unreadable for another encoding, a NUL, or a file
    that is too large."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            gettext_noop("The file is larger than %(size)s MiB."), size=MAX_BYTES // 1024 // 1024
        )
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = None if is_wide else data.count(b"\n", 0, error.start) + 1
        raise Unreadable(gettext_noop("The file is not UTF-8: save it as UTF-8."), line) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise Unreadable(gettext_noop("The file holds a NUL character."), line)
    return text


def checked(file: TranslationFile) -> TranslationFile:
    """The same.  Unreadable where it has no unit, too many, or one twice."""
    if not file.units:
        raise Unreadable(gettext_noop("The file holds nothing to translate."))
    if len(file.units) > MAX_UNITS:
        raise Unreadable(gettext_noop("The file holds more than %(number)s segments."), number=MAX_UNITS)
    seen: dict[int, Unit] = {}
    for unit in file.units:
        if unit.number is None:
            continue
        if unit.number in seen:
            raise Unreadable(gettext_noop("Segment %(number)s stands twice."), unit.line, number=unit.number)
        seen[unit.number] = unit
    return file
