"""Where the words of a query stand in a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.passage_match import best_lines, pattern_of, spans
from articles.text.query import parse, terms
from articles.text.search_words import line


def marked(query: str, passage: str) -> list[str]:
    patterns = [pattern_of(term) for term in terms(parse(query, frozenset()))]
    return [passage[start:end] for start, end in spans(patterns, passage)]


@pytest.mark.parametrize(
    ("query", "passage", "expected"),
    [
        ("নিরাপত্তা", "নিরাপত্তার বিষয়ে নিরাপত্তা", ["নিরাপত্তার", "নিরাপত্তা"]),
        ("নিরাপত্তার", "জাতীয় নিরাপত্তা।", ["নিরাপত্তা"]),
        ("dai tuong", "Đại tướng Lương", ["Đại", "tướng"]),
        ('"dai tuong"', "tướng Đại, Đại tướng", ["Đại tướng"]),
        ("2025", "২০২৫ সালে", ["২০২৫"]),
        ('"লুওং ট্যাম কোয়াং"', "মন্ত্রী লুওং ট্যাম কোয়াংকে স্বাগত", ["লুওং ট্যাম কোয়াংকে"]),
        ("нев*", "Неверовский и Невский", ["Неверовский", "Невский"]),
        ("an", "án an ban", ["án", "an"]),
        ("a b", "b", ["b"]),
    ],
)
def test_whole_words_are_marked(query: str, passage: str, expected: list[str]) -> None:
    assert marked(query, passage) == expected


@given(
    st.sampled_from(["নিরাপত্তা", "an ninh", '"an ninh"', '"ট্যাম কোয়াং"', "ni*", "2025", "G7", '"bộ công an"']),
    st.lists(
        st.sampled_from("an ninh Ninh নিরাপত্তার ট্যাম কোয়াংকে , 2025 ২০২৫ G7 bộ công . niên".split()), max_size=9
    ),
)
def test_lines_tell_the_same_as_passages(query: str, chosen: list[str]) -> None:
    passage = " ".join(chosen)
    patterns = [pattern_of(term) for term in terms(parse(query, frozenset()))]
    assert bool(best_lines([tuple(patterns)], [(1, line(passage))])) == bool(spans(patterns, passage))


def test_passages_with_all_that_was_asked_stand_for_a_text() -> None:
    an, ninh = (pattern_of(term) for term in terms(parse("an ninh", frozenset())))
    lines = [(1, line("an")), (2, line("an ninh")), (3, line("x"))]
    assert best_lines([(an,), (ninh,)], lines) == [2]
    assert best_lines([(an, ninh)], lines) == [1, 2], "either of two spellings is as good as the other"
    assert best_lines([(ninh,)], lines[:1]) == []
