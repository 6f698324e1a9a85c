"""Bytes into text: UTF-8 or a refusal that says what the file is instead and what to do about it."""

import codecs
import re

from articles.importers.parsed import Refused
from articles.text.segment import LINE_END

MAX_FILE_BYTES = 8 * 1024 * 1024
MAX_LINE_CHARACTERS = 100_000

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (a Word or OpenDocument file is one, too)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "a rich-text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "a database",
}
# UTF-32 goes first: its little-endian mark begins like that of UTF-16.
_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_SAMPLE_BYTES = 4000
_PLAUSIBLE = re.compile(
    "[\t\n\r\x20-\x7e\u00a0-\u024f\u0300-\u036f\u0400-\u052f\u0600-\u06ff\u0900-\u09ff\u1e00-\u1eff\u2000-\u206f]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.I)


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and its encoding, "utf-8" or "utf-8-sig" (with a byte-order mark, which is dropped).

    Raises Refused: empty, too_large (over MAX_FILE_BYTES, or a line over MAX_LINE_CHARACTERS), not_text,
    bad_encoding, or unknown_format for a page of HTML or XML.
    """
    if not data:
        raise Refused("empty", "the file is empty")
    if len(data) > MAX_FILE_BYTES:
        limit = f"the limit is {MAX_FILE_BYTES:,}"
        raise Refused(
            "too_large", f"the file has {len(data):,} bytes; {limit}. Put each article in its own file"
        )
    _refuse_other_formats(data)
    text = _decoded(data)
    _refuse_unprintable(text, data)
    _refuse_long_lines(text)
    if _MARKUP.match(text):
        raise Refused(
            "unknown_format", "the file is HTML or XML, not plain text. Save the article as plain text", 1
        )
    return text.removeprefix("\ufeff"), "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"


def _refuse_other_formats(data: bytes) -> None:
    for mark, encoding in _WIDE_MARKS.items():
        if data.startswith(mark):
            raise _wide(encoding)
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise Refused(
                "not_text", f"the file is {what}, not text. Save the article as plain text in UTF-8"
            )


def _wide(encoding: str) -> Refused:
    return Refused("bad_encoding", f"the file is {encoding}: save it as UTF-8")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        found, start, reason = _wide_encoding(data), error.start, error.reason
    if found:
        raise _wide(found)
    line = _line_at_end(data[:start].decode("utf-8"))
    if b"\x00" in data:
        raise _binary(line)
    place = f"at byte {start:,} (counted from 0)"
    if reason == "unexpected end of data":
        advice = f"the file ends in the middle of a character, {place}. It was cut short: get it again"
    else:
        advice = f"byte 0x{data[start]:02x} {place} is not UTF-8. Save the file as UTF-8"
    raise Refused("bad_encoding", advice, line)


def _line_at_end(text: str) -> int:
    return len(LINE_END.split(text))


def _binary(line: int) -> Refused:
    return Refused(
        "not_text", "the file holds bytes that no text has (control codes): it is no text file", line
    )


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: what nearly all of the file is readable in."""
    sample = data[:_SAMPLE_BYTES]
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        width = 4 if "32" in encoding else 2
        whole = sample[: len(sample) // width * width]
        text = whole.decode(encoding, errors="replace")
        if text and len(_PLAUSIBLE.findall(text)) >= len(text) * 0.95:
            return encoding[:6].upper()
    return None


def _refuse_unprintable(text: str, data: bytes) -> None:
    first = _CONTROLS.search(text)
    if not first:
        return
    found = _wide_encoding(data) if "\x00" in text else None
    if found:
        raise _wide(found)
    if "\x00" in text or len(_CONTROLS.findall(text)) * 100 > len(text):
        raise _binary(_line_at_end(text[: first.start()]))


def _refuse_long_lines(text: str) -> None:
    for number, line in enumerate(LINE_END.split(text), start=1):
        if len(line) > MAX_LINE_CHARACTERS:
            limit = f"the limit is {MAX_LINE_CHARACTERS:,}"
            advice = "Put each paragraph on its own line"
            raise Refused("too_large", f"the line has {len(line):,} characters; {limit}. {advice}", number)
