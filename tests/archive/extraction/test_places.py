"""Where a meeting was, by the words of its sentences, the dateline and the heading."""

import pytest

from archive.extraction import places
from archive.extraction.lexicon import rows
from archive.extraction.sentences import annotated
from archive.extraction.source import Paragraph, Source


def place(language, *texts, told=0, dateline="", published=None):
    """City, country and basis of the place of the meeting that one sentence tells."""
    source = Source(
        language,
        tuple(Paragraph(number, text) for number, text in enumerate(texts, 1)),
        published,
        dateline=dateline,
    )
    sentences = annotated(source, None, None)
    found = places.find(source, [sentences[told]], sentences)
    return (found.city, found.code, found.basis) if found else None


@pytest.mark.parametrize(
    ("language", "text", "city", "code"),
    [
        ("en", "The two ministers held talks in Minsk on Friday.", "Minsk", "BY"),
        ("en", "The ministers met in the Cambodian capital Phnom Penh.", "Phnom Penh", "KH"),
        ("en", "The minister held talks in the Moroccan capital on Tuesday.", "Rabat", "MA"),
        ("en", "The two police chiefs met in Singapore.", "Singapore", "SG"),
        ("fr", "Les deux ministres se sont rencontrés à La Haye.", "The Hague", "NL"),
        ("fr", "Le ministre a reçu son homologue au Caire.", "Cairo", "EG"),
        ("fr", "Ils se sont entretenus dans la capitale marocaine.", "Rabat", "MA"),
        ("vi", "Sáng 3/12, tại thủ đô Viêng Chăn, hai bên đã hội đàm.", "Vientiane", "LA"),
        ("vi", "Tại Nhà khách Chính phủ, Hà Nội, hai Bộ trưởng đã hội đàm.", "Hanoi", "VN"),
        ("ru", "Министры провели переговоры в Улан-Баторе.", "Ulaanbaatar", "MN"),
        ("ru", "Министр встретился в столице Марокко с коллегой.", "Rabat", "MA"),
        ("ru", "Переговоры прошли в Баку.", "Baku", "AZ"),
        ("bn", "পুত্রাজায়ায় দুই মন্ত্রী বৈঠক করেন।", "Putrajaya", "MY"),
        ("bn", "রাজধানী আস্তানায় দুই মন্ত্রী বৈঠক করেন।", "Astana", "KZ"),
        ("bn", "ঢাকার একটি হোটেলে দুই পক্ষ বৈঠক করেন।", "Dhaka", "BD"),
    ],
)
def test_the_city_in_which_a_meeting_is_said_to_be(language, text, city, code):
    assert place(language, text) == (city, code, "stated")


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("en", "The two commanders met in Zaqatala on Friday.", "Zaqatala"),
        ("en", "The chiefs held talks in the border town of Zamyn-Uud.", "Zamyn-Uud"),
        ("fr", "Les deux préfets se sont rencontrés à Pontorson, lundi.", "Pontorson"),
        ("vi", "Hai bên đã hội đàm tại thành phố Kolomna.", "Kolomna"),
        ("ru", "Начальники управлений встретились в городе Гори.", "Гори"),
        ("ru", "Стороны провели встречу в Сморгони.", "Сморгони"),
    ],
)
def test_a_city_that_no_list_has_is_as_printed(language, text, city):
    assert place(language, text) == (city, None, "stated")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The two ministers met and said the matter concerns Paris as much as Rabat."),
        ("en", "The minister met the head of the Hanoi police."),
        ("en", "The ministers met and agreed that the next round will be held in Guwahati."),
        ("en", "The ministers met in Parliament on Monday."),
        ("en", "The minister spoke by phone with his counterpart, who was in Cairo."),
        ("ru", "Министр провёл телефонный разговор с коллегой, находящимся в Минске."),
        ("ru", "Министры провели переговоры и решили, что следующая встреча пройдёт в Астане."),
        ("fr", "Le ministre a reçu l'ambassadeur de France à Rabat."),
        ("vi", "Bộ trưởng đã tiếp Giám đốc Công an Hà Nội."),
        ("bn", "দুই মন্ত্রী বৈঠক করেন, পরবর্তী বৈঠক দিল্লিতে অনুষ্ঠিত হবে।"),
    ],
)
def test_a_city_named_for_something_else_is_none(language, text):
    assert place(language, text) is None


def test_a_first_round_long_ago_tells_no_place():
    text = "Они провели консультации, первый раунд которых был в Москве в ноябре 2024 года."
    assert place("ru", text, published="2026-03-20") is None


@pytest.mark.parametrize(
    ("language", "texts", "told", "city"),
    [
        ("ru", ("МИНСК, 20 ноября /БелТА/. Министр принял посла.",), 0, "Minsk"),
        ("ru", ("4 марта, Минск /Корр. БЕЛТА/. Министр принял посла.",), 0, "Minsk"),
        ("en", ("RABAT, March 3 (AMN) -- The minister met his counterpart.",), 0, "Rabat"),
        (
            "en",
            ("Dushanbe (Tajikistan), 11 February 2026 - The minister met his counterpart.",),
            0,
            "Dushanbe",
        ),
        ("vi", ("Hà Nội (TTXVN) - Bộ trưởng đã tiếp Đại sứ Lào.",), 0, "Hanoi"),
        ("en", ("Police chiefs hold talks in Astana", "The two men met for three hours."), 1, "Astana"),
        ("ru", ("В Ташкенте прошло заседание Совета", "Министр встретился с коллегой."), 1, "Tashkent"),
    ],
)
def test_the_dateline_or_the_heading_tells_it_where_the_sentence_does_not(language, texts, told, city):
    name, _, basis = place(language, *texts, told=told)
    assert (name, basis) == (city, "inferred")


def test_the_dateline_of_the_importer_counts_too():
    assert place("vi", "Bộ trưởng đã tiếp Đại sứ Lào.", dateline="Hà Nội (TTXVN) -") == (
        "Hanoi",
        "VN",
        "inferred",
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "HANOI, Dec. 3 (VNA) - On a visit to Laos, the minister held talks with his counterpart."),
        ("vi", "Hà Nội (TTXVN) - Nhân chuyến thăm Lào, Bộ trưởng đã hội đàm với người đồng cấp."),
    ],
)
def test_a_dateline_tells_nothing_of_a_meeting_abroad(language, text):
    assert place(language, text) is None


def test_two_cities_before_the_meeting_tell_neither():
    opening = "KUALA LUMPUR, May 14 - The two home ministers held talks in Putrajaya on fighting cross-border crime."
    texts = (opening, "Later, the minister met her deputy.")
    assert place("en", *texts, told=1) is None


def test_every_country_has_one_capital_at_most_and_no_city_stands_twice():
    cities = rows("cities.tsv")
    assert len({(row["code"], row["city"]) for row in cities}) == len(cities)
    capitals = [row["code"] for row in cities if row["capital"] == "yes"]
    assert len(set(capitals)) == len(capitals) > 170
    assert {row["capital"] for row in cities} == {"yes", "no"}
