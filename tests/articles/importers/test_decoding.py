"""Files that are no UTF-8 text are refused with what they are, where, and what to do."""

import codecs

import pytest

from articles.importers.decoding import MAX_FILE_BYTES, MAX_LINE_CHARACTERS, decode, decode_markup
from articles.importers.parsed import Refused

BENGALI = "মন্ত্রী লুওং ট্যাম কোয়াং\nটো লাম\n"
VIETNAMESE = "Đại tướng Lương Tam Quang\nhội đàm tại Hà Nội\n"


def refused(data):
    with pytest.raises(Refused) as refusal:
        decode(data)
    return refusal.value


def test_utf8_is_read_with_and_without_a_byte_order_mark():
    assert decode(BENGALI.encode()) == (BENGALI, "utf-8")
    assert decode(codecs.BOM_UTF8 + BENGALI.encode()) == (BENGALI, "utf-8-sig")


def test_an_empty_file_is_said_to_be_empty():
    assert (refused(b"").code, refused(b"").message) == ("empty", "the file is empty")


TEXTS = [BENGALI, VIETNAMESE, "Министр приехал\n"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_with_and_without_its_mark(text, encoding):
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf32_is_named_with_or_without_its_mark(text, encoding):
    found = refused(text.encode(encoding))
    assert found.code == "bad_encoding"
    assert found.message == "the file is UTF-32: save it as UTF-8"


def test_utf16_that_is_cut_inside_a_character_says_where():
    found = refused(VIETNAMESE.encode("utf-16")[:-1])
    assert (found.code, found.line) == ("bad_encoding", 2)
    assert "UTF-16" in found.message


@pytest.mark.parametrize("text", [VIETNAMESE, BENGALI, "Minsk and Hanoi\n"])
def test_no_utf8_is_taken_for_utf16(text):
    assert decode(text.encode() * 40)[1] == "utf-8"


@pytest.mark.parametrize(
    ("page", "declared", "encoding"),
    [
        ('<meta charset="windows-1251">Министр'.encode("cp1251"), None, "cp1251"),
        ("<p>Министр".encode("koi8-r"), "KOI8-R", "koi8-r"),
        ('<meta charset="windows-1251">Министр'.encode(), None, "utf-8"),
        ("<p>Hà Nội".encode("utf-16"), None, "utf-16"),
    ],
)
def test_a_page_is_read_in_utf8_or_in_what_it_declares(page, declared, encoding):
    assert decode_markup(page, declared)[1] == encoding


def test_a_page_is_never_read_in_an_encoding_that_nobody_declared():
    with pytest.raises(Refused) as refusal:
        decode_markup("<p>\nМинистр".encode("cp1251"))
    assert (refusal.value.code, refusal.value.line) == ("bad_encoding", 2)


def test_a_file_cut_inside_a_character_says_where_and_that_it_was_cut():
    found = refused(BENGALI.encode().rstrip()[:-1])
    assert (found.code, found.line) == ("bad_encoding", 2)
    assert "ends in the middle of a character" in found.message
    assert f"byte {len(BENGALI.encode().rstrip()) - 3:,}" in found.message


def test_a_byte_that_is_no_utf8_is_named_with_its_place():
    found = refused(b"Minsk\r\nHanoi \xcf\xf0\xe8\n")
    assert (found.code, found.line) == ("bad_encoding", 2)
    assert "byte 0xcf at byte 13" in found.message
    assert "Save the file as UTF-8" in found.message


def test_windows_cyrillic_is_refused_as_another_encoding():
    assert refused("Министр приехал в Ханой".encode("cp1251")).code == "bad_encoding"


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"Minsk\nHa\x00noi", 2), (b"\x01\x02\x03\x04", 1), (b"\x00\xff\xfa\x00" * 20, 1)],
)
def test_binary_data_is_no_text(data, line):
    found = refused(data)
    assert (found.code, found.line) == ("not_text", line)


@pytest.mark.parametrize(
    ("start", "what"),
    [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "Word"), (b"\x89PNG\r\n", "picture"), (b"{\\rtf1", "rich-text")],
)
def test_well_known_formats_are_called_by_their_name(start, what):
    found = refused(start + b" more")
    assert found.code == "not_text"
    assert what in found.message


def test_a_page_is_not_read_as_text():
    assert refused(b"\n<!DOCTYPE html><html><p>Minsk</p></html>").code == "unknown_format"


def test_a_line_of_five_megabytes_is_refused_with_its_number_length_and_a_way_out():
    found = refused(b"Minsk\n" + b"Hanoi " * 900_000)
    assert (found.code, found.line) == ("too_large", 2)
    assert "5,400,000 characters" in found.message
    assert "Put each paragraph on its own line" in found.message


def test_the_longest_line_allowed_is_read():
    assert decode(b"a" * MAX_LINE_CHARACTERS)[0] == "a" * MAX_LINE_CHARACTERS
    assert refused(b"a" * (MAX_LINE_CHARACTERS + 1)).code == "too_large"


def test_a_file_beyond_the_limit_is_refused_with_its_size():
    found = refused(b"a\n" * (MAX_FILE_BYTES // 2 + 1))
    assert found.code == "too_large"
    assert f"{MAX_FILE_BYTES + 2:,} bytes" in found.message
