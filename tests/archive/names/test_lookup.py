"""Links are certain or not made; likeness only suggests."""

from archive.names.gazetteer import Gazetteer, Known
from archive.names.lookup import Lookup, narrow
from archive.names.words import read

PEOPLE = Gazetteer(
    [
        Known("luong-tam-quang", "official", "Lương Tam Quang", "vi", "VN"),
        Known("luong-cuong", "official", "Lương Cường", "vi", "VN"),
        Known("neverovsky", "official", "Александр Неверовский", "ru", "BY"),
        Known("lee-a", "official", "Kim Lee", "en", "KR"),
        Known("lee-b", "official", "Kim Lee", "en", "US"),
    ]
)
LOOKUP = Lookup(PEOPLE)


def test_a_new_spelling_of_a_known_name_is_suggested() -> None:
    assert [found.slug for found in LOOKUP.candidates("লুং তাম কোয়াং")] == ["luong-tam-quang"]
    best = LOOKUP.candidates("নেভারভস্কি আলেকজান্ডার")[0]
    assert best.slug == "neverovsky"
    assert best.score >= 76
    assert "sounds like" in best.reason


def test_a_family_name_alone_must_be_long_and_closer() -> None:
    assert [found.slug for found in LOOKUP.candidates("Neverovskiy")] == ["neverovsky"]
    assert LOOKUP.candidates("Lương") == ()


def test_another_name_suggests_nobody() -> None:
    assert LOOKUP.candidates("Peter Thistlethwaite") == ()
    assert LOOKUP.candidates("") == ()


def test_people_of_one_name_are_told_apart_by_country_or_by_what_the_text_names() -> None:
    words = read("Kim Lee", "en")
    (hit,) = PEOPLE.find(words, words.keys)
    assert narrow(hit, "official", "KR", None, ()).slug == "lee-a"
    assert narrow(hit, "official", None, None, {"lee-b"}).slug == "lee-b"
    undecided = narrow(hit, "official", None, None, ())
    assert undecided.slug is None
    assert {candidate.slug for candidate in undecided.candidates} == {"lee-a", "lee-b"}


def test_a_country_that_does_not_fit_breaks_the_link() -> None:
    words = read("Lương Tam Quang", "ru")
    (hit,) = PEOPLE.find(words, words.keys)
    found = narrow(hit, "official", "CU", None, ())
    assert found.slug is None
    assert [candidate.slug for candidate in found.candidates] == ["luong-tam-quang"]
