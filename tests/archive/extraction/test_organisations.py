"""Bodies in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extraction import organisations
from archive.extraction.lexicon import LANGUAGES
from archive.names.gazetteer import Gazetteer, Known


@pytest.mark.parametrize(
    ("text", "language", "name", "kind", "country"),
    [
        (
            "the Ministry of Internal Affairs of Kazakhstan",
            "en",
            "Ministry of Internal Affairs of Kazakhstan",
            "ministry",
            "KZ",
        ),
        (
            "Viet Nam's Ministry of Public Security",
            "en",
            "Ministry of Public Security of Viet Nam",
            "ministry",
            "VN",
        ),
        ("the UN Office on Drugs and Crime", "en", "UNODC", "international", None),
        (
            "Министерство внутренних дел Казахстана",
            "ru",
            "Ministry of Internal Affairs of Kazakhstan",
            "ministry",
            "KZ",
        ),
        ("сотрудники МВД России", "ru", "Ministry of Internal Affairs of Russia", "ministry", "RU"),
        ("Совета Безопасности ООН", "ru", "UN Security Council", "international", None),
        (
            "le ministère de l'Intérieur du Maroc",
            "fr",
            "Ministry of the Interior of Morocco",
            "ministry",
            "MA",
        ),
        ("l'ONUDC", "fr", "UNODC", "international", None),
        ("Bộ Công an Việt Nam", "vi", "Ministry of Public Security of Vietnam", "ministry", "VN"),
        ("Hội đồng An ninh Cộng hòa Belarus", "vi", "Security Council of Belarus", "council", "BY"),
        (
            "ভিয়েতনামের জননিরাপত্তা মন্ত্রণালয়ের সাথে",
            "bn",
            "Ministry of Public Security of Vietnam",
            "ministry",
            "VN",
        ),
        ("বেলারুশিয়ান নিরাপত্তা পরিষদ", "bn", "Security Council of Belarus", "council", "BY"),
        ("ইন্টারপোলের সাথে", "bn", "INTERPOL", "international", None),
        ("ক্যাসপারস্কি কোম্পানির নেতারা", "bn", "ক্যাসপারস্কি", "company", None),
        ("Nordwind Systems Group signed", "en", "Nordwind Systems", "company", None),
        ("компания «Северный ветер» подписала", "ru", "Северный ветер", "company", None),
        ("Tập đoàn Viettel ký", "vi", "Viettel", "company", None),
    ],
)
def test_a_body_has_an_english_name_and_its_country(
    text: str, language: str, name: str, kind: str, country: str | None
) -> None:
    (mention,) = organisations.find(text, language)
    assert (mention.name_en.replace("Viet Nam", "Vietnam"), mention.kind, mention.country) == (
        name.replace("Viet Nam", "Vietnam"),
        kind,
        country,
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the council of elders and a committee", "en"),
        ("who said that", "en"),
        ("совет да любовь", "ru"),
        ("bộ phận kỹ thuật", "vi"),
        ("un groupe de travail", "fr"),
        ("সংস্থা ও বিভাগ", "bn"),
    ],
)
def test_common_words_are_no_bodies(text: str, language: str) -> None:
    assert organisations.find(text, language) == []


def test_a_body_the_archive_knows_has_its_slug() -> None:
    known = Gazetteer([Known("ministry-of-public-security-vn", "organisation", "Bộ Công an", "vi", "VN")])
    (mention,) = organisations.find("Bộ Công an Việt Nam", "vi", known)
    assert mention.slug == "ministry-of-public-security-vn"


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=300))
def test_any_text_can_be_read(language: str, text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in organisations.find(text, language))
