"""Words with offsets and the keys they are compared by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.names.words import base, forms, read


@pytest.mark.parametrize("language", ["bn", "vi", "en", "ru", "fr"])
@given(text=st.text(max_size=200))
def test_every_word_stands_where_its_offsets_say(language: str, text: str) -> None:
    words = read(text, language)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.texts
    assert all(
        previous <= following for previous, following in zip(words.ends, words.starts[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("language", "known", "printed"),
    [
        ("ru", "Беларусь", ["Беларуси", "Беларусью"]),
        ("ru", "Китай", ["Китая", "Китаем", "Китае"]),
        ("ru", "белорусский", ["белорусской", "белорусского", "белорусские"]),
        ("ru", "Александр", ["Александра", "Александром"]),
        ("ru", "Марокко", ["Марокко"]),
        ("bn", "বেলারুশ", ["বেলারুশের", "বেলারুশকে", "বেলারুশে"]),
        ("bn", "অস্ট্রেলিয়া", ["অস্ট্রেলিয়ার", "অস্ট্রেলিয়ায়"]),
        ("bn", "মন্ত্রণালয়", ["মন্ত্রণালয়ের", "মন্ত্রণালয়ে"]),
        ("fr", "vietnamien", ["vietnamienne", "vietnamiens", "vietnamiennes"]),
        ("vi", "Hòa", ["Hoà", "hòa"]),
        ("en", "minister", ["Minister", "ministers"]),
    ],
)
def test_a_known_word_is_among_the_forms_of_each_of_its_endings(
    language: str, known: str, printed: list[str]
) -> None:
    assert all(base(known, language) in forms(word, language) for word in printed)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("ru", "Кито", "Китая"), ("vi", "bà", "ba"), ("ru", "Александрия", "Александр")],
)
def test_words_that_only_look_alike_stay_apart(language: str, one: str, other: str) -> None:
    assert base(one, language) not in forms(other, language)
