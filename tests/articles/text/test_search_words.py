"""The words of a text as search compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.search_words import (
    EXACT,
    PAIR,
    TITLE,
    forms,
    index_tokens,
    line,
    query_forms,
    read_line,
    words,
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Đại", ("đại", "dai", "dai")),
        ("নিরাপত্তার", ("নিরাপত্তার", "নিরাপত্তার", "নিরাপত্তা")),
        ("২০২৫", ("২০২৫", "2025", "2025")),
        ("র‍্যাব", ("র্যাব", "র্যাব", "র্যাব")),
        ("Ёлка", ("ёлка", "елка", "елка")),
    ],
)
def test_a_word_has_three_forms(printed: str, expected: tuple[str, str, str]) -> None:
    assert [tuple(form) for form in forms(printed)] == [expected]


def test_letters_and_digits_are_words_of_their_own() -> None:
    assert [form.folded for form in query_forms("G7, 2026-2028 l'accord")] == [
        "g",
        "7",
        "2026",
        "2028",
        "l",
        "accord",
    ]


def test_marks_alone_are_no_word() -> None:
    assert list(words("\u09be ্ — …")) == []


def test_words_know_their_place() -> None:
    passage = "মন্ত্রী লুওং, 2025"
    assert [passage[word.start : word.end] for word in words(passage)] == ["মন্ত্রী", "লুওং", "2025"]


@given(st.text(max_size=60))
def test_a_line_is_read_as_it_was_written(passage: str) -> None:
    assert read_line(line(passage)) == [form for word in words(passage) for form in word.forms]


@given(st.text(max_size=60))
def test_no_token_holds_what_a_database_could_take_for_syntax(passage: str) -> None:
    for token in index_tokens([line(passage)], [line(passage)]):
        assert token
        assert not set(token) & set(" \t\n\r\"'\\*:&|!()-+^{}<>\0")


def test_a_text_is_found_by_words_stems_neighbours_and_its_headline() -> None:
    tokens = index_tokens([line("নিরাপত্তার বিষয়ে Hà Nội")], [line("Hội đàm")])
    assert {"নিরাপত্তার", "নিরাপত্তা", "ha", "noi", f"ha{PAIR}noi", f"{EXACT}hà"} <= tokens
    assert {f"{TITLE}hoi", f"{TITLE}dam", "hoi", f"hoi{PAIR}dam"} <= tokens
    assert f"noi{PAIR}hoi" not in tokens, "words of two passages are no neighbours"


def test_a_name_is_found_with_its_ending() -> None:
    assert f"ট্যাম{PAIR}কোয়াং" in index_tokens([line("লুওং ট্যাম কোয়াংকে")])
