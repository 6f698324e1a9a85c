"""Forms of a text: kept, compared exactly, searched, and as part of an address."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.normalise import ascii_digits, clean, exact_key, fold, nfc, slug, tokens

SEEDS = sorted((Path(__file__).parents[3] / "fixtures" / "seeds").glob("*.txt"))
RAB = "র\u200d্যাব"  # with a joiner that tells the letters how to stand


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Bộ\u00a0trưởng\u2009Công\u3000an", "Bộ trưởng Công an"),
        ("  টো   লাম  ", "টো লাম"),
        ("মন্ত্রী\u200b লুওং\ufeff", "মন্ত্রী লুওং"),
        ("Bela\u00adrus\u2060", "Belarus"),
        (RAB, RAB),
        ("টো \u200cলাম\u200d", "টো লাম"),
        ("a\x07b\x00c", "abc"),
        ("a\tb \n c\r\nd\re\u2028f\x85g", "a\tb\nc\nd\ne\nf\ng"),
        ("a\x0bb\x0cc", "a b c"),
        (unicodedata.normalize("NFD", "Đại tướng"), "Đại tướng"),
        ("কো\u09dfাং", "কো\u09af\u09bcাং"),
        (" \u200b\n", ""),
    ],
)
def test_cleaning_makes_the_unseen_regular_and_keeps_the_seen(text, cleaned):
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    folded = fold(text)
    assert tokens(folded) == tokens(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đại tướng Lương Tam Quang", "dai tuong luong tam quang"),
        ("ĐẠI TƯỚNG", "dai tuong"),
        (unicodedata.normalize("NFD", "Hội đàm"), "hoi dam"),
        ("কো\u09dfাং", "কো\u09af\u09bcাং"),
        ("২০২৫", "2025"),
        ("２０２５ ٣", "2025 3"),
        (RAB, RAB.replace("\u200d", "")),
        ("হঠাৎ", "হঠাত"),
        ("Ёлка", "елка"),
        ("Невяроўскі", "невяроўскі"),
        ("ﬁn", "fin"),
    ],
)
def test_forms_that_search_does_not_tell_apart(one, other):
    assert fold(one) == fold(other) == other


def test_folding_keeps_letters_that_are_other_letters():
    assert fold("Минский") == "минский"
    assert fold("মন্ত্রী") == "মন্ত্রী"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_every_bengali_word_of_the_seeds_stays_one_token(path):
    bengali = re.findall("[\u0980-\u09e3]+", path.read_text(encoding="utf-8"))
    assert [tokens(word) for word in bengali] == [[fold(word)] for word in bengali]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("মন্ত্রী লুওং", ["মন্ত্রী", "লুওং"]),
        ("২০২৬-২০২৮", ["2026", "2028"]),
        ("G7, ৩য়", ["g", "7", "3", "য়"]),
        ("l'accord “Ý định thư”", ["l", "accord", "y", "dinh", "thu"]),
        ("Minh Đức/TTXVN", ["minh", "duc", "ttxvn"]),
        ("া – 3\u20e3", ["3"]),
        ("", []),
    ],
)
def test_tokens_are_runs_of_letters_with_their_marks_and_runs_of_digits(text, found):
    assert tokens(text) == [nfc(token) for token in found]


def test_the_exact_key_ignores_case_space_and_joiners_but_no_mark_of_a_letter():
    assert exact_key("  Đại\u00a0 Tướng ") == "đại tướng"
    assert exact_key(RAB) == exact_key(RAB.replace("\u200d", ""))
    assert exact_key("Đại tướng") != exact_key("Dai tuong")
    assert exact_key("২০২৫") != exact_key("2025")


def test_digits_of_every_script_become_ascii_and_nothing_else_changes():
    assert ascii_digits("২ ডিসেম্বর, ২০২৫ ٣ ३") == "2 ডিসেম্বর, 2025 3 3"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Hội đàm Việt Nam – Belarus, 2025", "hoi-dam-viet-nam-belarus-2025"),
        ("বৈঠক UNODC", "unodc"),
        ("মন্ত্রী লুওং ট্যাম কোয়াং ২০২৫", ""),
        ("Невяроўскі", ""),
        ("Straße, Łódź & Ærø", "strasse-lodz-aero"),
        ("G7 – covid19", "g7-covid19"),
        ("", ""),
    ],
)
def test_a_slug_is_made_of_whole_latin_words_or_of_nothing(text, part):
    assert slug(text) == part


def test_a_long_slug_is_cut_after_a_word_and_a_long_word_at_eighty():
    assert slug("an ninh " * 30) == "-".join(["an-ninh"] * 10)
    assert slug("a" * 100) == "a" * 80


@given(st.text(max_size=200))
def test_a_slug_is_always_fit_for_an_address(text):
    part = slug(text)
    assert len(part) <= 80
    assert part == "" or all(word.isascii() and word.isalnum() for word in part.split("-"))
