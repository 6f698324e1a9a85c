"""Countries and cities in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction import countries
from archive.extraction.lexicon import LANGUAGES, rows


def codes(text: str, language: str) -> list[tuple[str, str]]:
    return [(mention.code, mention.form) for mention in countries.find(text, language)[0]]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The Republic of Belarus and Viet Nam", "en", [("BY", "name"), ("VN", "name")]),
        ("Belarusian and Vietnamese police", "en", [("BY", "demonym"), ("VN", "demonym")]),
        ("US officials told us", "en", [("US", "name")]),
        ("Turkey ate the turkey", "en", [("TR", "name")]),
        ("из Беларуси в Китай через Казахстан", "ru", [("BY", "name"), ("CN", "name"), ("KZ", "name")]),
        ("белорусской и вьетнамской сторон", "ru", [("BY", "demonym"), ("VN", "demonym")]),
        ("в Российской Федерации и США", "ru", [("RU", "name"), ("US", "name")]),
        ("du Bélarus à la Côte d'Ivoire", "fr", [("BY", "name"), ("CI", "name")]),
        ("les autorités vietnamiennes et biélorusses", "fr", [("VN", "demonym"), ("BY", "demonym")]),
        ("la République du Kazakhstan", "fr", [("KZ", "name")]),
        ("giữa Việt Nam và Cộng hòa Belarus", "vi", [("VN", "name"), ("BY", "name")]),
        ("phía Nga, phía Đức và phía Mỹ", "vi", [("RU", "name"), ("DE", "name"), ("US", "name")]),
        ("ông Nguyễn Văn Đức phát biểu theo pháp luật", "vi", []),
        ("ভিয়েতনাম ও বেলারুশের মধ্যে", "bn", [("VN", "name"), ("BY", "name")]),
        ("বেলারুশিয়ান ও ভিয়েতনামী জনগণ", "bn", [("BY", "demonym"), ("VN", "demonym")]),
        ("মরক্কো রাজ্যের বিচারমন্ত্রী", "bn", [("MA", "name")]),
        ("অস্ট্রেলিয়ায় মার্কিন রাষ্ট্রদূত", "bn", [("AU", "name"), ("US", "demonym")]),
    ],
)
def test_countries_are_found_in_every_form(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "city", "code"),
    [
        ("in Dubai", "en", "Dubai", "AE"),
        ("в Женеве", "ru", "Geneva", "CH"),
        ("в Ханое", "ru", "Hanoi", "VN"),
        ("à Vienne", "fr", "Vienna", "AT"),
        ("tại Thành phố Hồ Chí Minh", "vi", "Ho Chi Minh City", "VN"),
        ("দুবাইয়ের মাঠে", "bn", "Dubai", "AE"),
        ("মিনস্কে", "bn", "Minsk", "BY"),
        ("নিউইয়র্কে", "bn", "New York", "US"),
    ],
)
def test_cities_are_found_with_their_country(text: str, language: str, city: str, code: str) -> None:
    assert [(mention.city, mention.code) for mention in countries.find(text, language)[1]] == [(city, code)]


def test_the_words_for_the_state_belong_to_the_country() -> None:
    text = "the Republic of Belarus"
    (mention,) = countries.find(text, "en")[0]
    assert text[mention.start : mention.end] == "Republic of Belarus"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_found_by_its_own_name_in_every_language(language: str) -> None:
    for row in rows("countries.tsv"):
        for name in filter(None, map(str.strip, row[language].split(";"))):
            found = {mention.code for mention in countries.find(name, language)[0]}
            assert found, f"{name} ({row['code']}, {language}) is not found"


@pytest.mark.parametrize("language", [*LANGUAGES, "be", "zh"])
@given(text=st.text(max_size=300))
def test_any_text_can_be_read(language: str, text: str) -> None:
    for mentions in countries.find(text, language):
        assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
