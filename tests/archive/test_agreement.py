"""How what a text states stands to what is recorded."""

import pytest

from archive.agreement import compare_dates, compare_words, stance
from articles.edtf_date import InvalidDate


@pytest.mark.parametrize(
    ("recorded", "stated", "told"),
    [
        ("2025-12-02", "2025-12-02", "agrees"),
        ("2025-12-02", "XXXX-12-02", "less_precise"),
        ("2025-12-02", "XXXX-12", "less_precise"),
        ("2025-12-02", "2025-12", "less_precise"),
        ("2025-12-02", "2025", "less_precise"),
        ("2025-12-02", "2025-12-01/2025-12-04", "less_precise"),
        ("2025-12-02", "XXXX-12-01/XXXX-12-04", "less_precise"),
        ("2025-12-02", "2025-12-03", "differs"),
        ("2025-12-02", "XXXX-12-03", "differs"),
        ("2025-12-02", "2024-12-02", "differs"),
        ("2025-12", "2025-12-02", "more_precise"),
        ("XXXX-05-13", "2025-05-13", "more_precise"),
        ("XXXX-05-13", "2025-05-14", "differs"),
        ("XXXX-05-13", "XXXX-05", "less_precise"),
        ("XXXX-05", "XXXX-05-13", "more_precise"),
        ("XXXX-05-13", "XXXX-05-14", "differs"),
        ("2025-10~", "2025-10", "agrees"),
        ("2025-10~", "XXXX-10", "less_precise"),
        ("2025-12-01/2025-12-04", "2025-12-01/2025-12-05", "less_precise"),
        ("2025-12-01/2025-12-04", "2025-12-02/2025-12-05", "differs"),
        ("2025-12-01/2025-12-04", "2025-12-02", "more_precise"),
        ("2025-11/..", "2025-12", "more_precise"),
        ("2025-02-28", "XXXX-02-29", "differs"),
    ],
)
def test_dates_are_compared_by_what_they_can_mean(recorded, stated, told):
    assert compare_dates(recorded, stated) == told


def test_what_is_no_date_is_refused():
    with pytest.raises(InvalidDate):
        compare_dates("2025-12-02", "2/12")


def test_words_are_compared_without_marks_and_spaces():
    assert compare_words(["Hà Nội"], "Hanoi", wider=["VN"]) == "agrees"
    assert compare_words(["Hà Nội"], "VN", wider=["VN"]) == "less_precise"
    assert compare_words(["Hà Nội"], "Minsk", wider=["VN"]) == "differs"
    assert compare_words([], "a post of another name") == "differs"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([], "silent"),
        ([None], "indirect"),
        ([None, "less_precise"], "less_precise"),
        (["less_precise", "agrees"], "agrees"),
        (["agrees", "more_precise"], "more_precise"),
        (["agrees", "differs"], "differs"),
    ],
)
def test_a_text_as_a_whole_differs_where_one_passage_does(found, told):
    assert stance(found) == told
