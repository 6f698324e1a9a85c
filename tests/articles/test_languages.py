"""Facts about languages that readers, segmenters and pages rely on."""

import unicodedata

import pytest

from articles.languages import LANGUAGES, UnknownLanguage, get
from articles.text.identify import identify, script
from articles.text.normalise import ascii_digits


def test_the_eleven_languages_of_the_archive_are_known():
    assert set(LANGUAGES) == {"bn", "vi", "en", "ru", "be", "uk", "fr", "es", "ar", "zh", "hi"}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_digits_of_a_language_are_zero_to_nine_in_order(tag):
    assert ascii_digits(LANGUAGES[tag].digits) == "0123456789"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_writes_its_own_name_in_its_own_script_and_in_nfc(tag):
    language = LANGUAGES[tag]
    assert script(language.own_name) == language.script
    assert unicodedata.is_normalized("NFC", language.own_name)


def test_bengali_sentences_end_with_a_danda_and_never_with_a_full_stop():
    assert "।" in get("bn").sentence_ends
    assert "." not in get("bn").sentence_ends


def test_a_tag_is_found_whatever_its_case():
    assert get("VI").own_name == "Tiếng Việt"


def test_an_unknown_tag_is_named_together_with_the_known_ones():
    with pytest.raises(UnknownLanguage, match=r"“xx”.*bn, vi, en"):
        get("xx")


def test_what_identify_answers_is_always_a_known_language():
    assert identify("Der Minister ist in Hanoi angekommen und hat mit dem Sekretär gesprochen") is None
