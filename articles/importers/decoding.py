"""Bytes into text: what is certain is read, everything else is refused with its place and with what to do."""

import codecs
import re

from articles.importers.limits import MAX_FILE_BYTES, MAX_LINE_CHARACTERS
from articles.importers.parsed import Refused
from articles.text.segment import LINE_END

__all__ = ["MAX_FILE_BYTES", "MAX_LINE_CHARACTERS", "decode", "decode_markup", "encoding_of_head"]

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (a Word or OpenDocument file is one, too)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "a rich-text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a database",
}
# UTF-32 goes first: its little-endian mark begins like that of UTF-16.
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE_BYTES = 4000
_PLAUSIBLE = re.compile(
    "[\t\n\r\x20-\x7e\u00a0-\u024f\u0300-\u036f\u0400-\u052f\u0600-\u06ff\u0900-\u09ff\u1e00-\u1eff\u2000-\u206f]"
)
_CERTAIN = 0.99  # of all characters; the rest may be an emoji or a Chinese name
_LIKELY = 0.95
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.I)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9._:-]{2,40})", re.I)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"']([A-Za-z0-9._-]{2,40})", re.I)
_HEAD_BYTES = 4096  # a page declares its encoding within these
# Encodings of one or more bytes a letter that pages in the archive's languages really come in.
_PAGE_ENCODINGS = {
    "cp1250", "cp1251", "cp1252", "cp1256", "cp1258", "koi8-r", "koi8-u", "cp866", "iso8859-1", "iso8859-5",
    "iso8859-15", "gb2312", "gbk", "gb18030", "big5", "mac-cyrillic",
}  # fmt: skip


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and its encoding; a byte-order mark is dropped.

    | UTF-8                                        | utf-8                   |
    | UTF-8 with a mark                            | utf-8-sig               |
    | UTF-16 with a mark                           | utf-16                  |
    | UTF-16 without, where nothing else is possible | utf-16-le or utf-16-be |

    Raises Refused: empty, too_large (over MAX_FILE_BYTES, or a line over MAX_LINE_CHARACTERS), not_text,
    bad_encoding, or unknown_format for a page of HTML or XML.
    """
    refuse_size(data)
    _refuse_other_formats(data)
    text, encoding = _decoded(data)
    _refuse_unprintable(text)
    _refuse_long_lines(text)
    if _MARKUP.match(text):
        raise Refused(
            "unknown_format", "the file is HTML or XML, not plain text. Save the article as plain text", 1
        )
    return text, encoding


def decode_markup(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a page or feed and its encoding. declared: the encoding that came with it, as in HTTP.

    UTF-8 goes before what is declared, for browsers write UTF-8 and leave the old declaration in the page;
    no other encoding is valid UTF-8 by chance. Otherwise the declared one has to fit to the last byte.
    """
    refuse_size(data)
    if data.startswith((*_UTF32_MARKS, *_UTF16_MARKS, codecs.BOM_UTF8)):
        return _decoded(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = _page_encoding(data, declared)
    if name is None:
        return _decoded(data)
    try:
        return data.decode(name), name
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        told = f"byte 0x{data[error.start]:02x} at byte {error.start:,} (counted from 0) is not {name}"
        raise Refused(
            "bad_encoding", f"{told}, which the page says it is in. Get the page again", line
        ) from None


def encoding_of_head(head: bytes) -> str:
    """The encoding to look at the beginning of a file with: UTF-16 where it is one, else UTF-8."""
    if head.startswith(_UTF16_MARKS):
        return "utf-16"
    wide, _ = _without_mark(head)
    return wide or "utf-8"


def refuse_size(data: bytes) -> None:
    """Refused for no bytes at all, or more than MAX_FILE_BYTES."""
    if not data:
        raise Refused("empty", "the file is empty")
    if len(data) > MAX_FILE_BYTES:
        limit = f"the limit is {MAX_FILE_BYTES:,}"
        raise Refused(
            "too_large", f"the file has {len(data):,} bytes; {limit}. Put each article in its own file"
        )


def _page_encoding(data: bytes, declared: str | None) -> str | None:
    head = data[:_HEAD_BYTES]
    found = _XML_DECLARED.match(head) or _DECLARED.search(head)
    named = [declared or "", found.group(1).decode("ascii") if found else ""]
    for name in filter(None, named):
        try:
            known = codecs.lookup(name.strip("\"' ")).name
        except (LookupError, ValueError):
            continue
        if known == "iso8859-1":
            known = "cp1252"  # what every browser reads Latin-1 as
        if known in _PAGE_ENCODINGS:
            return known
    return None


def _refuse_other_formats(data: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise Refused(
                "not_text", f"the file is {what}, not text. Save the article as plain text in UTF-8"
            )


def _wide(encoding: str) -> Refused:
    return Refused("bad_encoding", f"the file is {encoding}: save it as UTF-8")


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith(_UTF32_MARKS):
        raise _wide("UTF-32")
    if data.startswith(_UTF16_MARKS):
        return _decoded_wide(data, "utf-16")
    wide, certain = _without_mark(data)
    if wide and certain:
        return _decoded_wide(data, wide)
    try:
        text = data.decode("utf-8")
        if not wide:
            return text.removeprefix("\ufeff"), "utf-8-sig" if text.startswith("\ufeff") else "utf-8"
    except UnicodeDecodeError as error:
        if not wide:
            raise _no_utf8(data, error) from None
    raise _wide(str(wide)[:6].upper())


def _no_utf8(data: bytes, error: UnicodeDecodeError) -> Refused:
    line = _line_at_end(data[: error.start].decode("utf-8"))
    if b"\x00" in data:
        return _binary(line)
    place = f"at byte {error.start:,} (counted from 0)"
    if error.reason == "unexpected end of data":
        advice = f"the file ends in the middle of a character, {place}. It was cut short: get it again"
    else:
        advice = f"byte 0x{data[error.start]:02x} {place} is not UTF-8. Save the file as UTF-8"
    return Refused("bad_encoding", advice, line)


def _decoded_wide(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError as error:
        start = error.start
    before = data[: start - start % 2].decode(encoding, errors="replace")
    told = f"the file is UTF-16, but byte {start:,} (counted from 0) begins no character of it"
    raise Refused("bad_encoding", f"{told}. It was cut short or damaged: get it again", _line_at_end(before))


def _line_at_end(text: str) -> int:
    return len(LINE_END.split(text))


def _binary(line: int) -> Refused:
    return Refused(
        "not_text", "the file holds bytes that no text has (control codes): it is no text file", line
    )


def _without_mark(data: bytes) -> tuple[str | None, bool]:
    """UTF-16 or UTF-32 without a mark, told by its zero bytes, and whether nothing else is possible."""
    if b"\x00" not in data[:_SAMPLE_BYTES]:
        return None, False
    found = {name: _plausible(data, name) for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")}
    best = max(found, key=lambda name: found[name])
    if found[best] < _LIKELY:
        return None, False
    rivals = [share for name, share in found.items() if name != best]
    return best, best.startswith("utf-16") and found[best] >= _CERTAIN and max(rivals) < 0.5


def _plausible(data: bytes, encoding: str) -> float:
    width = 4 if "32" in encoding else 2
    sample = data[: min(_SAMPLE_BYTES, len(data)) // width * width]
    text = sample.decode(encoding, errors="replace")
    return len(_PLAUSIBLE.findall(text)) / len(text) if text else 0.0


def _refuse_unprintable(text: str) -> None:
    first = _CONTROLS.search(text)
    if first and ("\x00" in text or len(_CONTROLS.findall(text)) * 100 > len(text)):
        raise _binary(_line_at_end(text[: first.start()]))


def _refuse_long_lines(text: str) -> None:
    for number, line in enumerate(LINE_END.split(text), start=1):
        if len(line) > MAX_LINE_CHARACTERS:
            limit = f"the limit is {MAX_LINE_CHARACTERS:,}"
            advice = "Put each paragraph on its own line"
            raise Refused("too_large", f"the line has {len(line):,} characters; {limit}. {advice}", number)
