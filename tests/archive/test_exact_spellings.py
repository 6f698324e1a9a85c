"""Exact spellings of names in running text."""

import pytest

from archive.exact_spellings import Spellings, chosen
from articles.text.normalise import nfc

NAMES = [nfc(name) for name in ("লুওং ট্যাম কোয়াং", "লে", "বেলারুশের নিরাপত্তা পরিষদ", "জননিরাপত্তা মন্ত্রণালয়", "Bộ Công an",
         "Bộ Công an Việt Nam", "Volfovich", "Волфович")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("মন্ত্রী লুওং ট্যাম কোয়াং বলেন", ["লুওং ট্যাম কোয়াং"]),
        ("মন্ত্রী লুওং ট্যাম কোয়াংকে অভ্যর্থনা", ["লুওং ট্যাম কোয়াংকে"]),
        ("বেলারুশের নিরাপত্তা পরিষদের উপ-সচিব", ["বেলারুশের নিরাপত্তা পরিষদের"]),
        ("জননিরাপত্তা মন্ত্রণালয়ের সাথে", ["জননিরাপত্তা মন্ত্রণালয়ের"]),
        ("লেফটেন্যান্ট জেনারেল", []),
        ("উপলে", []),
        ("Bộ Công an Việt Nam và Bộ Công an.", ["Bộ Công an Việt Nam", "Bộ Công an"]),
        ("Bộ Công anh", []),
        ("bộ công an", []),
        ("Volfovich’s visit", ["Volfovich"]),
        ("(Volfovich)", ["Volfovich"]),
        ("Волфовичем", []),
        ("", []),
    ],
)
def test_whole_words_with_the_bengali_ending_are_found_and_nothing_else(text, words):
    text = nfc(text)
    assert [text[found.start : found.end] for found in Spellings(NAMES).find(text)] == list(map(nfc, words))


def test_of_overlapping_spellings_the_first_and_longest_is_taken():
    found = Spellings(["A B", "B C D", "A B C"]).find("A B C D")
    assert [one.spelling for one in found] == ["A B C"]


def test_without_spellings_nothing_is_found():
    assert Spellings([]).find("Bộ Công an") == []
    assert Spellings(["", " "]).find("a b") == []


@pytest.mark.parametrize(
    ("spelling", "context", "owner"),
    [
        ("Bộ Công an", set(), "a"),
        ("Bộ Nội vụ", set(), None),
        ("Bộ Nội vụ", {"c"}, "c"),
        ("Bộ Nội vụ", {"b", "c"}, None),
        ("Quang", set(), None),
        ("Quang", {"a"}, "a"),
        ("Nobody", {"a"}, None),
    ],
)
def test_a_spelling_of_two_owners_or_of_one_word_needs_its_context(spelling, context, owner):
    owners = {"Bộ Công an": {"a"}, "Bộ Nội vụ": {"b", "c"}, "Quang": {"a"}}
    assert chosen(owners, spelling, context) == owner
