"""The glossary: it begins with the file, and what editors change is what the search and the translator find."""

import pytest

from archive import glossary, index, search_names
from archive import glossary_editing as editing
from archive.glossary_file import lines
from archive.models import Concept, Term
from articles.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def visa() -> Concept:
    return editing.add_concept("visa", note="for officials")


def found(text: str) -> set[tuple[str, str]]:
    return search_names.current_directory(index.version()).named(text)


def test_an_archive_begins_with_the_file() -> None:
    told = tuple((line.concept, language, term) for line in lines() for language, term in line.terms)
    assert glossary.concepts() == told
    assert Concept.objects.filter(is_office=True, name="general secretary").exists()
    assert Term.objects.get(text="সাইবার অপরাধ").standing == "preferred"
    assert Term.objects.get(text="সাইবার ক্রাইম").standing == "allowed"


def test_an_empty_glossary_is_read_from_the_file() -> None:
    """As after the tables were emptied: the search is then not poorer than before."""
    Concept.objects.all().delete()
    assert ("cybercrime", "vi", "tội phạm mạng") in glossary.concepts()


def test_the_search_finds_a_new_term(visa: Concept) -> None:
    assert found("thị thực") == set()
    editing.add_term(visa, "vi", "thị  thực")
    assert found("thị thực") == {("concept", "visa")}
    editing.remove_term(Term.objects.get(text="thị thực"))
    assert found("thị thực") == set()


def test_a_term_that_is_not_approved_is_not_searched(visa: Concept) -> None:
    term = editing.add_term(visa, "vi", "thị thực", "proposed")
    assert found("thị thực") == set()
    editing.change_term(term, "vi", "thị thực", "allowed")
    assert found("thị thực") == {("concept", "visa")}


def test_one_term_of_a_language_is_preferred(visa: Concept) -> None:
    first = editing.add_term(visa, "bn", "ভিসা", "preferred")
    editing.add_term(visa, "bn", "প্রবেশপত্র", "preferred")
    first.refresh_from_db()
    assert first.standing == "allowed"
    editing.add_term(visa, "vi", "thị thực", "preferred")
    assert visa.terms.filter(standing="preferred").count() == 2


@pytest.mark.parametrize(
    ("language", "text", "standing", "words"),
    [
        ("vi", " ", "allowed", "words"),
        ("xx", "visa", "allowed", "language"),
        ("vi", "thị thực", "loved", "stands"),
        ("vi", "Thị thực", "allowed", ""),
        ("vi", "x" * 201, "allowed", "200"),
    ],
)
def test_what_is_no_term_is_refused(
    visa: Concept, language: str, text: str, standing: str, words: str
) -> None:
    before = Term.objects.count()
    if not words:
        editing.add_term(visa, language, text, standing)
        return
    with pytest.raises(Refused, match=words):
        editing.add_term(visa, language, text, standing)
    assert Term.objects.count() == before


def test_a_term_stands_once_in_a_concept(visa: Concept) -> None:
    editing.add_term(visa, "vi", "thị thực")
    with pytest.raises(Refused, match="already"):
        editing.add_term(visa, "vi", "thị thực")


def test_a_concept_has_a_name_of_its_own(visa: Concept) -> None:
    for name in ("", "Visa", "x" * 101):
        with pytest.raises(Refused):
            editing.add_concept(name)
    other = editing.add_concept("passport")
    with pytest.raises(Refused):
        editing.change_concept(other, name="visa", is_office=False, note="")
    editing.change_concept(other, name="passports", is_office=True, note="n")
    assert Concept.objects.get(pk=other.pk).is_office


def test_a_concept_goes_with_its_terms(visa: Concept) -> None:
    editing.add_term(visa, "vi", "thị thực")
    editing.remove_concept(visa)
    assert not Term.objects.filter(text="thị thực").exists()
