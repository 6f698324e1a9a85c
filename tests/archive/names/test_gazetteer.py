"""Known names in running text."""

import pytest

from archive.names.gazetteer import Gazetteer, Known
from archive.names.words import read

NAMES = Gazetteer(
    [
        Known("to-lam", "official", "Tô Lâm", "vi", "VN"),
        Known("to-lam", "official", "টো লাম", "bn", "VN"),
        Known("volfovich", "official", "Александр Вольфович", "ru", "BY"),
        Known("kubrakov", "official", "কুব্রাকভ", "bn", "BY"),
        Known("interpol", "organisation", "INTERPOL", "en"),
    ]
)


def found(text: str, language: str) -> list[tuple[str, str | None]]:
    words = read(text, language)
    return [
        (words.span(hit.first, hit.last), hit.slug(hit.known[0].kind))
        for hit in NAMES.find(words, words.keys)
    ]


@pytest.mark.parametrize(
    ("text", "language", "printed", "slug"),
    [
        ("General Secretary To Lam received them", "en", "To Lam", "to-lam"),
        ("সাধারণ সম্পাদক টো লামের নেতৃত্বে", "bn", "টো লামের", "to-lam"),
        ("с Александром Вольфовичем", "ru", "Александром Вольфовичем", "volfovich"),
        ("কুব্রাকভকে ধন্যবাদ", "bn", "কুব্রাকভকে", "kubrakov"),
        ("at Interpol in Lyon", "en", "Interpol", "interpol"),
    ],
)
def test_a_known_spelling_is_found_with_its_endings(
    text: str, language: str, printed: str, slug: str
) -> None:
    assert found(text, language) == [(printed, slug)]


@pytest.mark.parametrize("text", ["he wanted to lam it", "to. Lam", "Tom Lamb"])
def test_other_words_are_not(text: str) -> None:
    assert found(text, "en") == []


def test_one_spelling_of_two_people_links_to_neither() -> None:
    both = Gazetteer([Known("a", "official", "Kim Lee", "en"), Known("b", "official", "Kim Lee", "en")])
    words = read("Kim Lee", "en")
    assert [hit.slug("official") for hit in both.find(words, words.keys)] == [None]
