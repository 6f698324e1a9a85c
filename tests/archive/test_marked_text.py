"""archive.marked_text: the words that state facts, marked in their paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from archive.marked_text import Run, marked

WORDS = "মন্ত্রী লুওং ট্যাম কোয়াং হ্যানয়ে বৈঠক করেন"


def test_words_of_one_fact_are_marked() -> None:
    start = WORDS.index("হ্যানয়ে")
    runs = marked(WORDS, [(start, start + len("হ্যানয়ে"), 3)])
    assert [(run.text, run.numbers, run.begins) for run in runs] == [
        (WORDS[:start], (), ()),
        ("হ্যানয়ে", (3,), (3,)),
        (WORDS[start + len("হ্যানয়ে") :], (), ()),
    ]


def test_where_facts_overlap_each_run_says_which_it_states() -> None:
    assert marked("a b c", [(0, 3, 1), (2, 5, 2)]) == [
        Run("a ", (1,), (1,)),
        Run("b", (1, 2), (2,)),
        Run(" c", (2,), ()),
    ]


def test_two_facts_of_the_same_words_begin_together() -> None:
    assert marked("abc", [(0, 3, 2), (0, 3, 1)]) == [Run("abc", (1, 2), (1, 2))]


def test_what_stands_outside_the_paragraph_marks_nothing() -> None:
    assert marked("abc", [(2, 9, 1), (1, 1, 2)]) == [Run("abc", ())]


hits = st.lists(st.tuples(st.integers(-2, 50), st.integers(-2, 50), st.integers(1, 5)), max_size=8)


@given(st.text(max_size=40), hits)
def test_the_runs_are_the_paragraph(content: str, given_hits: list[tuple[int, int, int]]) -> None:
    runs = marked(content, given_hits)
    assert "".join(run.text for run in runs) == content
    begun = [number for run in runs for number in run.begins]
    kept = {hit for hit in given_hits if 0 <= hit[0] < hit[1] <= len(content)}
    assert set(begun) == {number for *_range, number in kept}
