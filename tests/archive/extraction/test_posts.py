"""Posts in canonical English."""

import pytest

from archive.extraction import posts
from archive.extraction.reading import reading


@pytest.mark.parametrize(
    ("text", "language", "english", "country"),
    [
        ("Interior Minister", "en", "Minister of the Interior", None),
        ("Kazakhstan's deputy foreign minister", "en", "Deputy Minister of Foreign Affairs", "KZ"),
        ("Secretary of Russia's Security Council", "en", "Secretary of the Security Council", "RU"),
        ("Minister for Blue Economy", "en", "Minister of Blue Economy", None),
        ("Bộ trưởng Bộ Công an", "vi", "Minister of Public Security", None),
        ("Thư ký Hội đồng An ninh quốc gia Belarus", "vi", "Secretary of the Security Council", "BY"),
        ("министром внутренних дел Республики Казахстан", "ru", "Minister of Internal Affairs", "KZ"),
        ("глава МВД Узбекистана", "ru", "Minister of Internal Affairs", "UZ"),
        (
            "заместителя Государственного секретаря Совета безопасности",
            "ru",
            "Deputy State Secretary of the Security Council",
            None,
        ),
        ("le ministre ivoirien de la Sécurité", "fr", "Minister of Security", "CI"),
        ("l'ambassadeur de France au Vietnam", "fr", "Ambassador", "FR"),
        ("বেলারুশের নিরাপত্তা পরিষদের উপ-সচিব", "bn", "Deputy Secretary of the Security Council", "BY"),
        ("ভিয়েতনামের জননিরাপত্তা বিষয়ক উপমন্ত্রী", "bn", "Deputy Minister of Public Security", "VN"),
        ("বাংলাদেশে নিযুক্ত জাপানের রাষ্ট্রদূত", "bn", "Ambassador", "JP"),
        ("জাপানের উপপররাষ্ট্রমন্ত্রী", "bn", "Deputy Minister of Foreign Affairs", "JP"),
        ("ভারতের প্রতিরক্ষাসচিব", "bn", "Secretary of Defence", "IN"),
        ("ভারতীয় ইস্টার্ন কমান্ডের জিওসি-ইন-সি", "bn", "General Officer Commanding-in-Chief", "IN"),
        ("যুক্তরাষ্ট্রের উপসহকারী পররাষ্ট্রমন্ত্রী", "bn", "Deputy Assistant Secretary", "US"),
        ("সাবেক প্রধানমন্ত্রী", "bn", "Former Prime Minister", None),
    ],
)
def test_a_post_is_named_in_english_with_its_country(
    text: str, language: str, english: str, country: str | None
) -> None:
    (office,) = posts.find_in(reading(text, language))
    assert (office.english, office.country) == (english, country)


def test_the_country_a_diplomat_serves_in_is_not_the_one_they_speak_for() -> None:
    (office,) = posts.find_in(reading("Ambassador of Russia to Viet Nam", "en"))
    assert (office.country, office.seat) == ("RU", "VN")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("foreign ministers of the region", "en"),
        ("министры обороны", "ru"),
        ("các Bộ trưởng", "vi"),
        ("les ministres", "fr"),
        ("মন্ত্রীরা", "bn"),
    ],
)
def test_several_holders_of_a_post_are_nobody_in_particular(text: str, language: str) -> None:
    assert posts.find_in(reading(text, language)) == []


def test_those_of_the_level_of_a_post_are_nobody() -> None:
    assert posts.find_in(reading("মহাপরিচালক পর্যায়ের সীমান্ত সম্মেলন", "bn")) == []
