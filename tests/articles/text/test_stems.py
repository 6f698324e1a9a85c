"""Bengali endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.normalise import fold
from articles.text.stems import candidates, stem


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("ভিয়েতনামের", "ভিয়েতনাম"), ("ভিয়েতনামকে", "ভিয়েতনাম"), ("লুকাশেঙ্কোর", "লুকাশেঙ্কো"),
        ("মন্ত্রণালয়ের", "মন্ত্রণালয়"), ("মন্ত্রণালয়ে", "মন্ত্রণালয়"), ("অস্ট্রেলিয়ায়", "অস্ট্রেলিয়া"),
        ("সংস্থাগুলির", "সংস্থা"), ("কর্মকর্তাদের", "কর্মকর্তা"), ("দেশের", "দেশ"), ("মন্ত্রীর", "মন্ত্রী"),
        ("মন্ত্রীরা", "মন্ত্রী"), ("রাইসির", "রাইসি"), ("দুবাইয়ের", "দুবাই"), ("দুবাইয়ে", "দুবাই"),
        ("হ্যানয়ে", "হ্যানয়"), ("ঢাকায়", "ঢাকা"), ("নাগরিকদের", "নাগরিক"), ("বৈঠকের", "বৈঠক"),
    ],
)  # fmt: skip
def test_an_ending_is_taken_off(word: str, lemma: str) -> None:
    assert stem(fold(word)) == fold(lemma)


@pytest.mark.parametrize(
    "word", ["সরকার", "পরিষদ", "কমিটি", "পার্টি", "সাইবার", "মন্ত্রী", "বেলারুশ", "কে", "মস্কো", "Dubai", ""]
)
def test_a_word_without_an_ending_stays(word: str) -> None:
    assert stem(fold(word)) == fold(word)


def test_all_forms_that_fit_are_offered_the_word_itself_first() -> None:
    assert candidates(fold("ভিয়েতনামের"))[0] == fold("ভিয়েতনামের")
    assert fold("ভিয়েতনাম") in candidates(fold("ভিয়েতনামের"))


@given(st.text(alphabet="কখগতমরসলনয়ািীেোৌ্ংঃ", max_size=80))
def test_a_stem_is_always_a_beginning_of_the_word(word: str) -> None:
    assert word.startswith(stem(word))
    assert stem(word) or not word
