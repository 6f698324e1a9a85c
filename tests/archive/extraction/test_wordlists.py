"""Word lists: where a word of a list counts, and how patterns are taken apart."""

import pytest

from archive.extraction import wordlists


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a|b(?:c|d)", ["a", "b(?:c|d)"]),
        ("(?:a|b)c", ["ac", "bc"]),
        ("(?:a )?b", ["a b", "b"]),
        ("(?:a|(?:b|c)d)e", ["ae", "bde", "cde"]),
        ("(?:ab)+c", ["(?:ab)+c"]),
        ("(?<!a )(?:b|c)", ["(?<!a )b", "(?<!a )c"]),
    ],
)
def test_alternatives_begin_with_plain_letters(pattern, expected):
    assert wordlists.alternatives(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "held"),
    [
        ("talks", ["talks"]),
        ("a (?:b )?entretenu~", ["entretenu"]),
        ("reçue?s? de lui", [" de lui"]),
        (" ?(?:\\w+ ){0,2}consultations", ["consultations"]),
        ("s['’]est", ["est"]),
        ("(?:ab|c(?:de|ef))+", ["ab", "de", "ef"]),
        ("a (?:\\S+ )?(?:reçu|accueilli)~", ["reçu", "accueilli"]),
        ("a (?:reçu|accueilli)?", ["a "]),
        ("met[a-z]{2}", ["met"]),
        ("[(|](?:abc)", ["abc"]),
        ("ab{2}c", ["a"]),
        ("(?=minister)", [""]),
    ],
)
def test_every_match_holds_one_of_the_needles_which_are_never_optional(pattern, held):
    assert list(wordlists.needles(pattern)) == held


@pytest.mark.parametrize(
    ("language", "text", "topics"),
    [
        ("vi", "phòng chống tội phạm mạng và ma túy", ["cybercrime", "drugs"]),
        ("vi", "Bộ mạng", []),
        ("bn", "সাইবার নিরাপত্তার ক্ষেত্রে", ["cybersecurity"]),
        ("en", "cybercrime, human trafficking and trade", ["cybercrime", "human-trafficking", "trade"]),
        ("en", "trademark infringements", []),
        ("ru", "борьбы с терроризмом и киберпреступностью", ["terrorism", "cybercrime"]),
        ("fr", "la lutte contre le blanchiment", ["money-laundering"]),
    ],
)
def test_topics_are_found_as_whole_words_with_their_endings(language, text, topics):
    assert [found.meaning[0] for found in wordlists.find("topics", language, wordlists.lower(text))] == topics


@pytest.mark.parametrize("name", wordlists.NAMES)
@pytest.mark.parametrize("language", ["bn", "vi", "en", "ru", "fr"])
def test_no_pattern_begins_or_ends_with_a_space_for_then_it_would_begin_or_end_no_word(name, language):
    lines = (wordlists.DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    patterns = [line.split("\t")[-1] for line in lines if language in line.split("\t")[:-1]]
    listed = [part for pattern in patterns for part in wordlists.alternatives(pattern)]
    assert [part for part in listed if part != part.strip()] == []


def test_a_longer_word_hides_the_shorter_one_inside_it():
    found = wordlists.find("documents", "en", "a memorandum of understanding was signed")
    assert [(item.start, item.end) for item in found] == [(2, 29)]


def test_lower_case_keeps_every_place():
    text = "İstanbul ĐẠI TƯỚNG"
    assert len(wordlists.lower(text)) == len(text)


@pytest.mark.parametrize("name", ["triggers", "standing", "documents", "topics", "presence"])
@pytest.mark.parametrize("language", ["bn", "vi", "en", "ru", "fr"])
def test_every_list_has_words_in_every_language(name, language):
    assert wordlists.entries(name, language)


def test_the_end_of_a_name_does_not_hide_the_verb_behind_it():
    told = "le général ouattara a signé lundi un accord"
    assert [told[found.start : found.end] for found in wordlists.find("triggers", "fr", told)] == ["a signé"]
