"""Searching the five documents: by any spelling in any script, each word whole, each further spelling removable."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from archive.search import Answer, Searcher
from archive.search_request import read
from articles.search import current_sets
from articles.text.query import QuerySyntax

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]

NAMING_QUANG = {"vi", "bn"}


def ask(q: str, **parameters: object) -> Answer:
    request, problems = read(QueryDict(urlencode({"q": q, **parameters}, doseq=True)))
    assert not problems
    assert request is not None
    return Searcher(request).answer()


def marked(answer: Answer) -> set[str]:
    return {
        piece.text
        for result in answer.results
        for passage in result.passages
        for piece in passage.pieces
        if piece.is_hit
    }


@pytest.mark.parametrize(
    "q", ["Luong Tam Quang", "Lương Tam Quang", "লুওং ট্যাম কোয়াং", "লুং ট্যাম কোয়াং", "лыонг там куанг"]
)
def test_a_name_in_any_script_finds_every_text_that_names_the_person(q: str) -> None:
    answer = ask(q)
    assert answer.total == 3
    assert {result.text.language for result in answer.results} == NAMING_QUANG
    assert {"Lương Tam Quang", "লুওং ট্যাম কোয়াং"} <= marked(answer)
    [expansion] = answer.expansions
    assert expansion.owner == ("official", "luong-tam-quang")


def test_a_spelling_can_be_taken_away_and_all_of_them_at_once() -> None:
    every = ask("Lương Tam Quang")
    spellings = [held.text for held in every.expansions[0].spellings]
    assert "লুং ট্যাম কোয়াং" in spellings
    fewer = ask("Lương Tam Quang", without="লুওং ট্যাম কোয়াং")
    assert "লুওং ট্যাম কোয়াং" not in marked(fewer)
    exactly = ask("Lương Tam Quang", expand="0")
    assert [result.text.language for result in exactly.results] == ["vi"]
    assert not exactly.expansions


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("নিরাপত্তা", {"নিরাপত্তা", "নিরাপত্তার"}),
        ("নিরাপত্তার", {"নিরাপত্তা", "নিরাপত্তার"}),
        ("an ninh", {"an", "ninh"}),
        ("dai tuong", {"Đại", "tướng"}),
        ("২০২৫", {"2025", "২০২৫"}),
        ("2025", {"2025", "২০২৫"}),
    ],
)
def test_whole_words_are_found_in_every_form(q: str, words: set[str]) -> None:
    answer = ask(q, expand="0")
    assert marked(answer)
    assert {word.casefold() for word in marked(answer)} <= {word.casefold() for word in words}


def test_a_term_of_the_field_finds_its_equivalents() -> None:
    answer = ask("cybercrime")
    assert (answer.total, answer.articles, answer.passages) == (4, 4, 11)
    assert {"tội phạm mạng", "সাইবার ক্রাইম"} <= marked(answer)


def test_one_of_the_words_can_be_chosen() -> None:
    answer = ask("cybercrime", word="সাইবার ক্রাইম")
    assert answer.total == 1
    assert marked(answer) == {"সাইবার ক্রাইম"}


@pytest.mark.parametrize(
    ("q", "total"),
    [
        ("UNODC", 1),
        ("UNODC Kaspersky", 1),
        ("UNODC OR Дубай OR INTERPOL OR ইন্টারপোল", 2),
        ('an NOT "an ninh"', 0),
        ("lang:vi an", 1),
        ('official:"Luong Tam Quang" language:bn', 2),
        ("country:বেলারুশ", 4),
        ("year:২০২৫", 2),
        ("publisher:baotintuc.vn", 1),
        ('document:"letter of intent"', 2),
    ],
)
def test_operators_and_fields(q: str, total: int) -> None:
    assert ask(q).total == total


@pytest.mark.parametrize("q", ["topic:nothing", "country:Atlantis", "year:20", 'official:"Nobody At All"'])
def test_a_value_that_the_archive_does_not_know_is_refused(q: str) -> None:
    with pytest.raises(QuerySyntax) as refused:
        ask(q)
    assert refused.value.code == "unknown_value"


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"language": "xx"}, "language"),
        ({"page": "0"}, "page"),
        ({"page": "x"}, "page"),
        ({"expand": "yes"}, "expand"),
        ({"relation": "vn"}, "relation"),
        ({"q": "a\0"}, "q"),
    ],
)
def test_parameters_that_mean_nothing_are_named(parameters: dict[str, str], named: str) -> None:
    request, problems = read(QueryDict(urlencode({"q": "a", **parameters})))
    assert request is None
    assert [problem.parameter for problem in problems] == [named]


def test_facets_count_what_the_other_facets_leave() -> None:
    answer = ask("২০২৫", language="vi")
    assert answer.total == 1
    counts = dict(answer.selection.counts("language", current_sets().facet("language"), 8))
    assert counts == {"vi": 1, "bn": 3}
    kinds = dict(answer.selection.counts("text_kind", current_sets().facet("text_kind"), 8))
    assert kinds == {"original": 1, "machine_translation": 0}
