"""Who sits on which side of the table."""

import pytest

from archive.extraction.seating import seated
from archive.extraction.sides import Side
from tests.archive.extraction.texts import read, text


def seats(source, context=()):
    """Who sits where in the last sentence of a text."""
    roster, parts = read(source)
    return {
        seat.person.full_name or seat.person.post_en: seat.side.key
        for seat in seated(parts[-1], roster, list(context))
    }


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "en",
            "The Ambassador of Japan to Kenya, Haruto Miyazaki, met Mr Josephat Mwende.",
            {"Haruto Miyazaki": "JP", "Josephat Mwende": "KE"},
        ),
        (
            "fr",
            "L'ambassadeur de France au Sénégal, Étienne Lacombe, a rencontré M. Moussa Ndiaye.",
            {"Étienne Lacombe": "FR", "Moussa Ndiaye": "SN"},
        ),
        (
            "vi",
            "Đại sứ Nhật Bản tại Việt Nam Haruto Miyazaki gặp ông Trần Quốc Bảo.",
            {"Haruto Miyazaki": "JP", "Trần Quốc Bảo": "VN"},
        ),
        (
            "bn",
            "কেনিয়ায় নিযুক্ত জাপানের রাষ্ট্রদূত হারুতো মিয়াজাকি জনাব রহিম উদ্দিনের সঙ্গে সাক্ষাৎ করেন।",
            {"Haruto Miyajaki": "JP", "Rohim Uddin": "KE"},
        ),
    ],
)
def test_an_ambassador_meets_somebody_of_the_country_of_service(language, words, expected):
    assert seats(text(language, words)) == expected


def test_an_ambassador_whose_post_is_unknown_has_no_host_to_suppose():
    assert seats(text("en", "The Ambassador of Japan, Haruto Miyazaki, met Mr Josephat Mwende.")) == {
        "Haruto Miyazaki": "JP"
    }


def test_a_host_of_told_side_stays_on_it():
    words = "The Ambassador of Japan to Kenya, Haruto Miyazaki, met Ugandan Minister Ruth Namutebi."
    assert seats(text("en", words)) == {"Haruto Miyazaki": "JP", "Ruth Namutebi": "UG"}


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "en",
            "Interior Ministry spokesperson Peter Otieno said that Tanzanian Interior Minister Baraka Mwakyusa came.",
            {"Baraka Mwakyusa": "TZ"},
        ),
        (
            "en",
            "Kenyan security analyst Peter Otieno praised Tanzanian Interior Minister Baraka Mwakyusa.",
            {"Baraka Mwakyusa": "TZ"},
        ),
        (
            "en",
            "Kenyan deputy minister Peter Otieno praised Tanzanian Interior Minister Baraka Mwakyusa.",
            {"Peter Otieno": "KE", "Baraka Mwakyusa": "TZ"},
        ),
    ],
)
def test_who_only_tells_of_a_meeting_does_not_sit_there(language, words, expected):
    assert seats(text(language, words, domain="daily.example.ke")) == expected


CHAIRED = {
    "en": "The meeting was {} by Kenya's Deputy Minister Josephat Mwende and Uganda's Deputy Minister Ruth Namutebi, "
    "Kenyan Deputy Minister John Otieno said.",
    "ru": "Встреча прошла под {} министра внутренних дел Кении Джозефа Мвенды и министра внутренних дел Уганды Рут "
    "Намутеби, сообщил министр юстиции Кении Джон Отиено.",
}


@pytest.mark.parametrize(
    ("language", "together", "else_"),
    [("en", "co-chaired", "prepared"), ("ru", "сопредседательством", "наблюдением")],
)
def test_where_two_chair_together_they_alone_sit_there(language, together, else_):
    assert list(seats(text(language, CHAIRED[language].format(together))).values()) == ["KE", "UG"]
    assert list(seats(text(language, CHAIRED[language].format(else_))).values()) == ["KE", "UG", "KE"]


def test_a_name_without_a_side_sits_opposite_where_home_is_known():
    words = "Ugandan Interior Minister Ruth Namutebi met Mr Josephat Mwende."
    assert seats(text("en", words, domain="daily.example.ke")) == {
        "Ruth Namutebi": "UG",
        "Josephat Mwende": "KE",
    }
    assert seats(text("en", words, domain="daily.example.ug")) == {"Ruth Namutebi": "UG"}


def test_the_body_named_behind_a_name_is_whose_it_is():
    words = "Thiếu tướng Trần Quốc Bảo đã gặp ông Bambang Hadi, trưởng ban hợp tác đối ngoại của Cảnh sát Indonesia."
    assert seats(text("vi", words))["Bambang Hadi"] == "ID"


def test_a_post_written_apart_from_its_name_goes_with_the_name():
    words = "The Kenyan minister, whom many know well, Mr Josephat Mwende, spoke."
    assert seats(text("en", words)) == {"Josephat Mwende": "KE"}


def test_two_people_of_the_outlets_country_are_host_and_visitor_only_abroad():
    words = "Interior Minister Josephat Mwende met Interior Minister Ruth Namutebi in {}."
    abroad = seats(text("en", words.format("Kampala"), domain="daily.example.ke"))
    assert abroad == {"Josephat Mwende": "KE", "Ruth Namutebi": "UG"}
    at_home = seats(text("en", words.format("Nairobi"), domain="daily.example.ke"))
    assert at_home == {"Josephat Mwende": "KE", "Ruth Namutebi": "KE"}


def test_whose_side_is_only_supposed_sits_opposite_where_two_sides_were_told():
    words = text(
        "en",
        "Bangladesh's Home Minister Abdul Karim called on Deputy Prime Minister Josephat Mwende.",
        domain="daily.example.bd",
    )
    both = [Side(country="BD"), Side(country="KE")]
    assert seats(words, both) == {"Abdul Karim": "BD", "Josephat Mwende": "KE"}
    assert seats(words, [*both, Side(country="UG")]) == {"Abdul Karim": "BD", "Josephat Mwende": "BD"}
    assert seats(words) == {"Abdul Karim": "BD", "Josephat Mwende": "BD"}


def test_the_two_countries_of_a_heading_tell_it_too():
    words = "Bangladesh's Home Minister Abdul Karim called on Deputy Prime Minister Josephat Mwende."
    headed = text("en", words, heading="Bangladesh, Kenya agree on training", domain="daily.example.bd")
    assert seats(headed) == {"Abdul Karim": "BD", "Josephat Mwende": "KE"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "The Ambassador of Japan to Kenya, Haruto Miyazaki, was accompanied by Political Counsellor Yui Arai.",
        ),
        (
            "fr",
            "L'ambassadeur du Japon au Kenya, Haruto Miyazaki, était accompagné de M. Yui Arai.",
        ),
    ],
)
def test_who_comes_with_somebody_sits_on_that_side(language, words):
    assert seats(text(language, words)) == {"Haruto Miyazaki": "JP", "Yui Arai": "JP"}


def test_an_official_who_meets_abroad_is_of_the_only_other_country_of_the_text():
    words = "Interior Minister Josphat Mwende held talks with officials in the United Kingdom."
    assert seats(text("en", "Kenya had learnt from the attack.", words)) == {"Josphat Mwende": "KE"}


def test_a_minister_for_an_international_body_speaks_for_no_such_body():
    words = "He met the British Minister of State for the Commonwealth and the Minister for the Commonwealth."
    assert "commonwealth" not in seats(text("en", words)).values()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            "Le ministre kényan Josephat Mwende a remercié l'ambassadeur au nom du président kényan, Paul Ouma.",
        ),
        (
            "fr",
            "Porteur d'un message du président kényan Paul Ouma à son homologue ougandais Ruth Okello, le ministre "
            "kényan Josephat Mwende est arrivé.",
        ),
        (
            "en",
            "On behalf of Kenyan President Paul Ouma, the Kenyan minister, Josephat Mwende, thanked the guests.",
        ),
        (
            "ru",
            "По поручению президента Кении Пола Оумы министр обороны Кении Джозеф Мвенде поблагодарил гостей.",
        ),
    ],
)
def test_who_is_only_invoked_does_not_sit_there(language, words):
    assert set(seats(text(language, words)).values()) == {"KE"}
    assert not any("Ou" in name or "Okello" in name for name in seats(text(language, words)))


@pytest.mark.parametrize("pronoun", ["il", "le ministre"])
def test_who_is_met_in_a_town_at_the_beginning_of_a_sentence_is_of_its_country(pronoun):
    named = "Le ministre de la Justice, Urs Baumann, s'est rendu en Serbie."
    told = f"À Belgrade, {pronoun} s'est entretenu avec le ministre de l'Intérieur Ivan Petrović."
    assert seats(text("fr", named, told, domain="news.example.ch"))["Ivan Petrović"] == "RS"
    assert seats(text("fr", named, told, domain="news.example.rs"))["Ivan Petrović"] == "RS"


def test_whose_grave_is_visited_is_not_there():
    source = text(
        "ru", "Министр обороны России Иван Громов возложил цветы к могиле президента Чада Али Юсуфа."
    )
    roster, parts = read(source)
    assert [seat.person.full_name for seat in seated(parts[0], roster, [])] == ["Ivan Gromov"]
