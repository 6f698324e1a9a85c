"""Short names that a text gives to bodies."""

import pytest

from archive.extraction import aliases, countries, organisations
from archive.extraction.aliases import Alias
from archive.extraction.organisations import OrganisationMention
from tests.archive.extraction.texts import sentences, text


def learned(language, words):
    bodies = organisations.find(words, language)
    return {
        alias.short: alias.body.country or alias.body.name_en
        for alias in aliases.learn(words, bodies, countries.find(words, language)[0])
    }


@pytest.mark.parametrize(
    ("language", "words", "short", "whose"),
    [
        ("en", "He leads India's Border Security Force (BSF) in the east.", "BSF", "IN"),
        ("bn", "বাংলাদেশের বর্ডার গার্ড (বিজিবি) অংশ নেয়।", "বিজিবি", "BD"),
        ("vi", "Tổ chức Cảnh sát hình sự quốc tế (INTERPOL) đã mở khóa học.", "INTERPOL", "INTERPOL"),
        (
            "fr",
            "La Direction générale de la sûreté nationale du Maroc (DGSN) a publié le bilan.",
            "DGSN",
            "MA",
        ),
        ("ru", "Министерство внутренних дел Казахстана (МВД) опубликовало сводку.", "МВД", "KZ"),
        ("vi", "Bộ Công an Việt Nam (BCA) thông báo.", "BCA", "VN"),
        ("ru", "Прибыл глава Центрального бюро расследований (ЦБР) Индии.", "ЦБР", "IN"),
        ("fr", "Le patron de la Direction générale du renseignement (DGR) du Mali est arrivé.", "DGR", "ML"),
    ],
)
def test_a_short_name_in_brackets_stands_for_the_body_before_it(language, words, short, whose):
    assert learned(language, words) == {short: whose}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "General Arjun Rathore (retd) of India's army spoke."),
        ("en", "General Arjun Rathore (Retd.) of India spoke."),
        ("en", "Seventy people from India (twelve) were there."),
        ("en", "Police of India (see page 4) were there."),
        ("en", "Officers of the force (CRSN) were there."),
        ("bn", "ভারতের মেজর জেনারেল (অব) কথা বলেন।"),
        ("bn", "ভারতের উপমহাপরিদর্শক (প্রশাসন) কথা বলেন।"),
        ("fr", "Le Sénégal (ouest) a publié le bilan."),
        ("vi", "Tại Việt Nam (ảnh) có nhiều người."),
    ],
)
def test_other_words_in_brackets_are_no_short_names(language, words):
    assert learned(language, words) == {}


def test_a_country_before_a_comma_does_not_own_the_name_in_brackets():
    assert learned("en", "After India, the Coastal Rescue Service (CRS) was named.") == {}
    assert learned("en", "India's Coastal Rescue Service (CRS) was named.") == {"CRS": "IN"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "He flew to Nepal. There he met the chief of the country's Frontier Watch (FWN)."),
        ("fr", "Il est arrivé au Népal. Il a visité la Garde frontalière du pays (FWN)."),
        ("vi", "Ông đến Nepal. Ông thăm lực lượng biên phòng nước này (FWN)."),
    ],
)
def test_that_country_is_the_one_named_last(language, words):
    assert learned(language, words) == {"FWN": "NP"}


BSF = Alias("BSF", OrganisationMention(0, 3, "agency", "Border Security Force", "IN", None))
BGB = Alias("বিজিবি", OrganisationMention(0, 6, "agency", "Border Guard Bangladesh", "BD", None))


def used(words, alias, bodies=()):
    return [(body.start, body.end) for body in aliases.occurrences(words, [alias], bodies)]


def test_a_short_name_is_found_as_a_word_of_its_own():
    assert used("The BSF and BSF's officers; no UBSF, no BSFs.", BSF) == [(4, 7), (12, 15)]


@pytest.mark.parametrize("words", ["বিজিবির মহাপরিচালক", "বিজিবিকে জানানো হয়", "বিজিবি প্রধান"])
def test_a_bengali_short_name_is_found_with_its_case_ending(words):
    assert len(used(words, BGB)) == 1


def test_a_bengali_short_name_inside_a_longer_word_is_not_found():
    assert used("বিজিবিরোধী কথা", BGB) == []


def test_what_was_found_as_a_body_already_is_not_found_again():
    body = OrganisationMention(4, 7, "agency", "Border Security Force of India", "IN", None)
    assert used("The BSF and the BSF", BSF, [body]) == [(16, 19)]


def test_a_name_explained_once_holds_in_the_whole_text():
    read = sentences(
        text(
            "en",
            "The CRSN has 200 boats on the lake.",
            "Nepal's Coastal Rescue Service (CRSN) published the figures.",
            "Officers of the CRSN were honoured.",
            "Officers of the CRS were not.",
        )
    )
    of_nepal = [any(body.country == "NP" for body in each.organisations) for each in read]
    assert of_nepal == [True, True, True, False]
