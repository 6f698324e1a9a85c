"""Adjectives that join two countries."""

import pytest

from archive.extraction import compounds
from archive.extraction.countries import CountryMention


def codes(language, words, named=()):
    return [country.code for country in compounds.find(words, language, named)]


@pytest.mark.parametrize(
    ("language", "words", "pair"),
    [
        ("ru", "В Москве завершился раунд российско-южноафриканских консультаций.", ["RU", "ZA"]),
        ("ru", "российско‑белорусский договор", ["RU", "BY"]),
        ("ru", "заседание казахстанско-венгерской комиссии", ["KZ", "HU"]),
        ("fr", "la commission mixte algéro-tunisienne", ["DZ", "TN"]),
        ("fr", "le comité franco–sénégalais", ["FR", "SN"]),
        ("fr", "les échanges nippo-marocains", ["JP", "MA"]),
        ("en", "a new round of Sino-Russian talks", ["CN", "RU"]),
        ("en", "the Franco-Italian border", ["FR", "IT"]),
        ("vi", "tuần tra chung trên biên giới Việt - Trung", ["VN", "CN"]),
        ("vi", "quan hệ Việt - Lào", ["VN", "LA"]),
        ("vi", "biên giới Lào-Việt", ["LA", "VN"]),
    ],
)
def test_both_countries_of_a_joined_adjective_are_found(language, words, pair):
    assert codes(language, words) == pair


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "российско-хорошие отношения"),
        ("ru", "торгово-экономических связей"),
        ("fr", "les comités socio-économiques"),
        ("fr", "un franco de port"),
        ("en", "Anglo-Saxon chronicles"),
        ("en", "a casino-Russian roulette"),
        ("vi", "Việt - Pháo binh"),
        ("vi", "người Việt, Lào"),
        ("bn", "রুশ-চীনা বৈঠক"),
    ],
)
def test_other_words_with_a_hyphen_name_no_pair(language, words):
    assert codes(language, words) == []


def test_each_part_is_quoted_where_it_stands():
    words = "Переговоры прошли в рамках российско-южноафриканских консультаций."
    parts = [words[country.start : country.end] for country in compounds.find(words, "ru", ())]
    assert parts[0] == "российско"
    assert parts[1].startswith("южноафриканск")


def test_a_part_that_was_found_as_a_country_already_is_not_found_twice():
    words = "Sino-Russian talks"
    russian = CountryMention(5, 12, "RU", "demonym")
    assert codes("en", words, [russian]) == ["CN"]
    assert codes("en", words, [CountryMention(13, 18, "RU", "demonym")]) == ["CN", "RU"]
