"""On which day a meeting was held."""

from dataclasses import replace

import pytest

from archive.extraction.days import dated
from tests.archive.extraction.texts import meetings, text

FRIDAY = "2025-09-12"


def days(source):
    return [meeting["date"] for meeting in meetings(source)]


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        (
            "en",
            "Tanzanian Interior Minister Baraka Mwakyusa, on a three-day visit beginning Monday, called on Zambian "
            "President Chanda Mulenga on Wednesday.",
            "2025-09-10",
        ),
        (
            "en",
            "Tanzanian Interior Minister Baraka Mwakyusa, who arrived on Monday, held talks with Zambian Interior "
            "Minister Chanda Mulenga on Thursday.",
            "2025-09-11",
        ),
        (
            "ru",
            "9 сентября министр внутренних дел Казахстана Данияр Абдрахманов принял прибывшего накануне министра "
            "внутренних дел Венгрии Шандора Ковача.",
            "2025-09-09",
        ),
        (
            "fr",
            "Le ministre kazakh de l'Intérieur, Daniyar Abdrakhmanov, arrivé le 8 septembre, s'est entretenu le 10 "
            "septembre avec le ministre hongrois de l'Intérieur, Sándor Kovács.",
            "2025-09-10",
        ),
    ],
)
def test_the_day_of_an_arrival_is_not_that_of_the_meeting(language, words, day):
    assert days(text(language, words, published=FRIDAY)) == [day]


def test_the_only_day_of_a_meeting_is_taken_without_a_word_for_coming():
    words = (
        "Tanzanian Interior Minister Baraka Mwakyusa held talks with Zambian Interior Minister Chanda Mulenga on "
        "Monday."
    )
    assert days(text("en", words, published=FRIDAY)) == ["2025-09-08"]


TALKS = {
    "en": "Tanzanian Interior Minister Baraka Mwakyusa held talks with Zambian Interior Minister Chanda Mulenga{}.",
    "fr": "Le ministre tanzanien de l'Intérieur, Baraka Mwakyusa, s'est entretenu avec le ministre zambien de "
    "l'Intérieur, Chanda Mulenga{}.",
    "ru": "Министр внутренних дел Казахстана Данияр Абдрахманов встретился с министром внутренних дел Венгрии "
    "Шандором Ковачем{}.",
    "vi": "Bộ trưởng Bộ Công an Trần Quốc Bảo đã hội đàm với Bộ trưởng Bộ Nội vụ Hungary Sándor Kovács{}.",
}


@pytest.mark.parametrize("language", TALKS)
def test_a_report_without_a_day_is_of_the_day_it_was_published(language):
    words = TALKS[language].format("")
    [meeting] = meetings(text(language, words, published=FRIDAY))
    assert (meeting["date"], meeting["date_basis"]) == (FRIDAY, "header")
    assert not [item for item in meeting["evidence"] if item["fact"] == "date"]
    assert days(text(language, words)) == [None]


@pytest.mark.parametrize(
    ("language", "when"),
    [
        ("en", " this year"),
        ("en", " in 2025"),
        ("fr", " cette année"),
        ("ru", " в 2025 году"),
        ("vi", " năm nay"),
    ],
)
def test_a_year_alone_is_no_day_of_a_meeting(language, when):
    assert days(text(language, TALKS[language].format(when), published=FRIDAY)) == [FRIDAY]


@pytest.mark.parametrize(
    ("language", "then", "now"),
    [
        ("en", " in 1978", " on 9 September 2025"),
        ("en", " on 9 September 1978", " on 9 September 2025"),
        ("fr", " en 1978", " le 9 septembre 2025"),
        ("ru", " в 1978 году", " 9 сентября 2025 года"),
        ("vi", " năm 1978", " ngày 9/9/2025"),
    ],
)
def test_what_was_in_the_last_century_is_history_even_where_publication_is_unknown(language, then, now):
    assert days(text(language, TALKS[language].format(then))) == []
    assert days(text(language, TALKS[language].format(now))) == ["2025-09-09"]


def test_a_sentence_goes_on_in_the_last_century_where_the_one_before_it_was():
    before = "The border treaty was made in 1978. "
    assert days(text("en", before + TALKS["en"].format(""))) == []
    assert days(text("en", before.strip(), TALKS["en"].format(""), published=FRIDAY)) == [FRIDAY]


@pytest.mark.parametrize(
    ("when", "expected"), [(" on 25 August", ["2025-08-25"]), (" on 20 June", []), (" on 2 March 2024", [])]
)
def test_what_lies_weeks_before_publication_is_history(when, expected):
    assert days(text("en", TALKS["en"].format(when), published=FRIDAY)) == expected


def test_the_year_of_another_day_close_by_is_certain_and_of_one_far_away_supposed():
    words = TALKS["en"].format(" on 9 September")
    agreement = (
        "The agreement between the two neighbours on joint patrols of the lake, which has been in force since {} 2025, "
        "was discussed too."
    )
    assert days(text("en", words, agreement.format("1 September"))) == ["2025-09-09"]
    assert days(text("en", words, agreement.format("1 February"))) == ["2025?-09-09"]


@pytest.mark.parametrize(
    ("language", "later"),
    [
        ("en", "The talks took place on Tuesday."),
        ("en", "The meeting was held on 9 September."),
        ("ru", "Переговоры прошли 9 сентября."),
        ("fr", "La réunion s'est tenue le 9 septembre."),
    ],
)
def test_the_next_paragraph_may_name_the_day_and_a_later_one_may_not(language, later):
    between = {
        "en": "Both ministers praised the work of the past months.",
        "ru": "Министры высоко оценили работу.",
        "fr": "Les ministres ont salué le travail accompli.",
    }[language]
    words = TALKS[language].format("")
    assert days(text(language, words, later, published=FRIDAY)) == ["2025-09-09"]
    assert days(text(language, words, between, between, later, published=FRIDAY)) == [FRIDAY]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            "Kenya's Interior Minister Josephat Mwende and Uganda's Interior Minister Ruth Namutebi held a conference "
            "in Nairobi from 2 to 4 September 2025.",
            "2025-09-02/2025-09-04",
        ),
        (
            "Kenya's Interior Minister Josephat Mwende, on a visit from 2 to 4 September 2025, met Uganda's Interior "
            "Minister Ruth Namutebi on 3 September 2025.",
            "2025-09-03",
        ),
    ],
)
def test_a_conference_lasts_its_days_and_a_meeting_during_a_visit_has_one(words, day):
    assert days(text("en", words, published="2025-09-05")) == [day]


@pytest.mark.parametrize(
    ("language", "paragraph", "published"),
    [
        ("en", "NAIROBI, 9 September 2025 (KNB) - The ministers met.", "2025-09-09"),
        ("fr", "Moroni, le 17 mars 2026 (AC) - Les ministres se sont réunis.", "2026-03-17"),
        ("fr", "La Gazette — Moroni, le mardi 17 mars 2026", "2026-03-17"),
        ("vi", "Hà Nội, ngày 9/9/2025", "2025-09-09"),
        ("ru", "Астана, 9 сентября 2025 года", "2025-09-09"),
    ],
)
def test_a_dateline_or_stamp_tells_when_a_text_was_published(language, paragraph, published):
    source = dated(text(language, paragraph))
    assert (source.published, source.published_basis) == (published, "text")


def test_the_dateline_that_was_cut_off_tells_it_too():
    assert (
        dated(text("en", "The ministers met.", dateline="ASTANA, 9 September 2025 -")).published
        == "2025-09-09"
    )


@pytest.mark.parametrize(
    "source",
    [
        text("en", "NAIROBI, September 2025"),
        text("en", "The ministers met.", heading="Ministers met on 9 September 2025"),
        text(
            "en",
            "The ministers of the two countries met, as a long report of this newspaper told on 9 September 2025 "
            "already to all of its readers.",
        ),
        text("en", "One.", "Two.", "Three.", "NAIROBI, 9 September 2025"),
    ],
    ids=["no day", "heading", "sentence", "too far down"],
)
def test_other_days_do_not_tell_when_a_text_was_published(source):
    assert dated(source) is source


def test_what_is_known_of_publication_is_not_changed_by_a_dateline():
    source = text("en", "NAIROBI, 9 September 2025 - The ministers met.", published=FRIDAY)
    assert dated(source) is source


def test_the_dateline_completes_a_month_of_publication():
    words = TALKS["en"].format(" yesterday")
    source = replace(text("en", words, published="2026-02"), dateline="DODOMA, Feb. 5 (TNA):")
    assert days(source) == ["2026-02-04"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (" from Monday to Wednesday", "2025-09-08/2025-09-10"),
        (" on Monday", "2025-09-08"),
        (" on Monday and spoke to reporters on Wednesday", "2025-09-08"),
    ],
)
def test_from_one_weekday_to_another_is_a_range(words, day):
    assert days(text("en", TALKS["en"].format(words), published=FRIDAY)) == [day]
