"""The glossary at the desk: reading, adding, approving, changing, removing; every change is a line of the log."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.glossary_editing import add_concept, add_term, change_term
from archive.models import Concept, Term
from desk.glossary_forms import state
from desk.models import LogEntry
from tests.html_tree import tree

pytestmark = pytest.mark.django_db

Visit = Callable[[User], Client]


@pytest.fixture
def visa() -> Concept:
    concept = add_concept("visa")
    add_term(concept, "vi", "thị thực", "preferred")
    add_term(concept, "bn", "ভিসা", "proposed")
    return concept


def listed(client: Client, query: str = "") -> list[str]:
    page = tree(client.get(f"/desk/glossary/{query}"))
    return [each.one("a").text for each in page.one("ul", class_="cover").all("p", class_="t")]


def test_a_contributor_reads_the_glossary(visa: Concept, contributor: User, as_user: Visit) -> None:
    client = as_user(contributor)
    page = client.get(f"/desk/glossary/{visa.pk}/").content.decode()
    assert "thị thực" in page
    assert "Not yet approved" in page
    assert "<form" not in page[page.index("<main") : page.index("</main>")]
    assert "Add a concept" not in client.get("/desk/glossary/").content.decode()


def test_concepts_are_found_by_words_language_and_standing(
    visa: Concept, editor: User, as_user: Visit
) -> None:
    client = as_user(editor)
    assert listed(client, "?q=thị+thực") == listed(client, "?q=THI+THUC") == ["visa"]
    assert listed(client, "?standing=proposed") == ["visa"]
    assert listed(client, "?standing=proposed&language=vi") == []
    assert "cybercrime" in listed(client, "?language=bn")
    assert listed(client, "?q=cyber+crime&language=ru") == ["cybercrime"]


@pytest.mark.parametrize("query", ["?language=xx", "?standing=loved", "?colour=red", "?page=zero"])
def test_a_choice_that_is_none_is_refused(editor: User, as_user: Visit, query: str) -> None:
    assert as_user(editor).get(f"/desk/glossary/{query}").status_code == 400


def test_a_new_concept_gets_its_terms(editor: User, as_user: Visit) -> None:
    client = as_user(editor)
    answer = client.post("/desk/glossary/new/", {"name": " visa  on arrival ", "is_office": "on"})
    concept = Concept.objects.get(name="visa on arrival")
    assert answer["Location"] == reverse("desk:concept", args=[concept.pk])
    told = {"text": "thị thực tại cửa khẩu", "language": "vi", "standing": "preferred"}
    client.post(reverse("desk:term-add", args=[concept.pk]), told)
    assert [str(term) for term in concept.terms.all()] == ["thị thực tại cửa khẩu"]
    details = list(LogEntry.objects.order_by("pk").values_list("action", "told", "detail"))
    assert details == [
        ("created", "visa on arrival", ""),
        ("changed", "visa on arrival", "Added vi “thị thực tại cửa khẩu” (preferred)"),
    ]


def test_a_refused_form_keeps_what_was_typed(visa: Concept, editor: User, as_user: Visit) -> None:
    client = as_user(editor)
    answer = client.post(
        reverse("desk:term-add", args=[visa.pk]),
        {"text": "thị thực", "language": "vi", "standing": "avoided"},
    )
    assert answer.status_code == 400
    assert tree(answer).one("input", id="new-text").attributes["value"] == "thị thực"
    assert "already" in answer.content.decode()
    again = client.post("/desk/glossary/new/", {"name": "Visa", "note": "of officials"})
    assert again.status_code == 400
    assert "of officials" in again.content.decode()
    assert not LogEntry.objects.exists()


def test_an_editor_approves_a_term(visa: Concept, editor: User, as_user: Visit) -> None:
    term = visa.terms.get(language="bn")
    told = {"text": term.text, "language": "bn", "standing": "preferred", "was": state(term)}
    as_user(editor).post(reverse("desk:term-change", args=[term.pk]), told)
    term.refresh_from_db()
    assert term.standing == "preferred"
    assert LogEntry.objects.get().detail == "bn “ভিসা” (proposed) → bn “ভিসা” (preferred)"


def test_what_another_editor_changed_is_not_overwritten(visa: Concept, editor: User, as_user: Visit) -> None:
    term = visa.terms.get(language="bn")
    was = state(term)
    change_term(term, "bn", "প্রবেশপত্র", "allowed")
    told = {"text": "ভিজা", "language": "bn", "standing": "allowed", "was": was}
    answer = as_user(editor).post(reverse("desk:term-change", args=[term.pk]), told)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Another editor has changed this term meanwhile" in page
    assert "ভিজা" in page  # what was typed
    assert "প্রবেশপত্র" in page  # what stands now
    assert Term.objects.get(pk=term.pk).text == "প্রবেশপত্র"


def test_removal_needs_a_reason(visa: Concept, editor: User, as_user: Visit) -> None:
    client, term = as_user(editor), visa.terms.get(language="bn")
    assert client.post(reverse("desk:term-remove", args=[term.pk]), {"reason": " "}).status_code == 400
    assert client.post(reverse("desk:concept-remove", args=[visa.pk]), {}).status_code == 400
    assert visa.terms.count() == 2
    client.post(reverse("desk:term-remove", args=[term.pk]), {"reason": "Misspelt."})
    assert visa.terms.count() == 1
    client.post(reverse("desk:concept-remove", args=[visa.pk]), {"reason": "Out of scope."})
    assert not Concept.objects.filter(name="visa").exists()
    details = list(LogEntry.objects.order_by("pk").values_list("action", "told", "detail"))
    assert details == [
        ("changed", "visa", "Removed bn “ভিসা” (proposed). Misspelt."),
        ("removed", "visa", "Out of scope. Terms: vi “thị thực” (preferred)"),
    ]


def test_a_changed_name_of_a_concept(visa: Concept, editor: User, as_user: Visit) -> None:
    client = as_user(editor)
    told = {"name": "entry visa", "note": "n"}
    client.post(reverse("desk:concept-change", args=[visa.pk]), told)
    visa.refresh_from_db()
    assert (visa.name, visa.is_office, visa.note) == ("entry visa", False, "n")
    answer = client.post(reverse("desk:concept-change", args=[visa.pk]), {"name": "minister"})
    assert answer.status_code == 400
    assert 'value="minister"' in answer.content.decode()
