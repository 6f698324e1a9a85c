"""For whom a body sits, and what the country of an outlet is."""

import pytest

from archive.extraction.organisations import OrganisationMention
from archive.extraction.sides import Side, home, of_body
from tests.archive.extraction.texts import text


def body(kind, name, country=None, slug=None):
    return OrganisationMention(0, len(name), kind, name, country, slug)


@pytest.mark.parametrize(
    ("domain", "language", "country"),
    [
        ("news.example.kz", "ru", "KZ"),
        ("daily.example.KE", "en", "KE"),
        ("herald.example.co.uk", "en", "GB"),
        ("example.by", "vi", "BY"),
        ("baohanoi.example.vn", "vi", "VN"),
    ],
)
def test_the_domain_tells_the_country_of_an_outlet(domain, language, country):
    assert home(text(language, "Text.", domain=domain)) == country


@pytest.mark.parametrize(
    "domain", ["example.com", "example.eu", "example.tv", "example.io", "localhost", None]
)
def test_a_domain_of_no_country_leaves_it_to_the_language(domain):
    assert home(text("vi", "Tin.", domain=domain)) == "VN"
    assert home(text("en", "News.", domain=domain)) is None
    assert home(text("fr", "Nouvelle.", domain=domain)) is None


def test_letters_that_are_no_latin_ones_are_no_country_code():
    assert home(text("ru", "Текст.", domain="пример.рф")) is None


def test_a_ministry_sits_for_its_country():
    assert of_body(body("ministry", "Ministry of the Interior of Kenya", "KE")) == Side(country="KE")


def test_a_ministry_without_a_country_is_no_side():
    assert of_body(body("ministry", "Ministry of the Interior")) is None


def test_an_international_body_sits_for_itself_wherever_its_office_is():
    side = of_body(body("international", "INTERPOL", country="FR"))
    assert side is not None
    assert (side.country, side.name, side.key) == (None, "INTERPOL", "interpol")


def test_a_company_of_the_archive_is_known_by_its_slug_and_another_by_its_name():
    known = of_body(body("company", "Nordwind Systems", "DE", slug="nordwind-systems-gmbh"))
    other = of_body(body("company", "Nordwind Systems", "DE"))
    assert known is not None
    assert other is not None
    assert (known.key, other.key) == ("nordwind-systems-gmbh", "nordwind-systems")


def test_a_body_written_with_other_capitals_and_spaces_is_the_same_side():
    assert Side(name="Arab  Police Union").key == Side(name="ARAB Police Union").key
    assert Side(name="Arab Police Union").key != Side(name="Arab Police Academy").key
