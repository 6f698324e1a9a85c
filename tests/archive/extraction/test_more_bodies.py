"""Companies and international bodies that their names alone show."""

import pytest

from archive.extraction import more_bodies
from tests.archive.extraction.texts import meetings, sides, text


def found(words):
    return [(body.name_en, body.kind) for body in more_bodies.find(words)]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("The minister met Mastercard vice-president Ingrid Solheim.", "Mastercard", "company"),
        ("le directeur exécutif d'AFRIPOL", "AFRIPOL", "international"),
        ("le directeur exécutif d’Afripol", "AFRIPOL", "international"),
        ("исполнительный директор АФРИПОЛ", "AFRIPOL", "international"),
        ("ক্যাসপারস্কির প্রতিনিধি দল", "Kaspersky", "company"),
        ("представители «Лаборатории Касперского»", "Kaspersky", "company"),
        ("đại diện Mastercard tại Việt Nam", "Mastercard", "company"),
        ("মাস্টারকার্ডের সহসভাপতি", "Mastercard", "company"),
        ("(CEPOL)", "CEPOL", "international"),
    ],
)
def test_a_listed_body_is_found_by_its_name(words, name, kind):
    assert found(words) == [(name, kind)]


@pytest.mark.parametrize(
    "words",
    [
        "Les réseaux panafripoliens et les AFRIPOLIENS",
        "a Mastercardholder and a webMastercard",
        "He googled it and showed a visa.",
        "The SWIFTly built bridge",
        "меморандум о Ростехнадзоре",
    ],
)
def test_a_body_inside_another_word_is_not_found(words):
    assert found(words) == []


@pytest.mark.parametrize(
    "words", ["a swift answer", "the boeing of the neighbours", "un thales d'or", "He was tether to it"]
)
def test_names_count_only_as_they_are_written(words):
    assert found(words) == []


def test_the_longest_of_two_names_is_taken():
    words = "Kaspersky Lab signed it."
    [body] = more_bodies.find(words)
    assert words[body.start : body.end] == "Kaspersky Lab"


def test_bodies_come_in_the_order_of_the_text():
    assert [name for name, _ in found("Thales, Idemia and then Mastercard took part.")] == [
        "Thales",
        "Idemia",
        "Mastercard",
    ]


def test_a_company_is_a_side_of_a_meeting():
    [meeting] = meetings(
        text(
            "en",
            "Kenya's Interior Minister Josephat Mwende met Mastercard vice-president Ingrid Solheim in Nairobi on "
            "4 March 2025.",
        )
    )
    assert sides(meeting) == {"KE", "Mastercard"}
