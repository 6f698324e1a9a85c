"""The proposal queue: what is listed, refused and assigned."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive import confirming
from archive.models import Proposal
from desk.models import LogEntry
from desk.roles import Role
from tests.archive.proposed import QUANG, TALKS, make_proposal, participant
from tests.factories import make_account, make_official, make_text
from tests.html_tree import Element, tree

pytestmark = pytest.mark.django_db
AsUser = Callable[[User], Client]


@pytest.fixture
def vera(editor: User, as_user: AsUser) -> Client:
    return as_user(editor)


def rows(client: Client, query: str = "") -> list[Element]:
    answer = client.get(f"/desk/proposals/{query}")
    assert answer.status_code == 200, answer.content.decode()
    queues = tree(answer).all("ul", class_="queue")
    return queues[0].all("li") if queues else []


def names(client: Client, query: str = "") -> list[str]:
    return [row.one("b").text for row in rows(client, query)]


def test_an_empty_queue_says_so_in_words(vera: Client) -> None:
    assert "Nothing waits for an editor" in vera.get("/desk/proposals/").content.decode()
    assert "No proposal matches" in vera.get("/desk/proposals/?kind=talks").content.decode()


def test_a_row_says_who_when_and_how_far(curated: None, vera: Client) -> None:
    make_proposal(make_text(*TALKS))
    (row,) = rows(vera)
    assert row.one("b").text == f"{QUANG} – Volfovich Aleksandr"
    assert "3 December 2025" in row.text
    assert "0 of 10 decided" in row.text


def test_filters_narrow_the_list(curated: None, editor: User, vera: Client) -> None:
    first = make_proposal(make_text(*TALKS))
    people = [participant("Ghada Waly", 1)]
    sides = [{"country": "VN"}, {"organisation": "unodc", "name": "UNODC"}]
    make_proposal(
        make_text("হ্যানয়ে বৈঠক।", language="bn"), sides=sides, participants=people, kind="reception", confidence=0.5,
        evidence=[], date="2025-10-25",
    )  # fmt: skip
    talks, reception = names(vera, "?kind=talks"), names(vera, "?kind=reception")
    assert (len(names(vera)), len(talks), len(reception)) == (2, 1, 1)
    for query in (
        "language=bn",
        "confidence=low",
        "side=unodc",
        "q=ghada+WALY",
        "assigned=nobody&kind=reception",
    ):
        assert names(vera, f"?{query}") == reception, query
    for query in ("language=vi", "confidence=high", "side=by", "q=luong+tam", "q=Lương"):
        assert names(vera, f"?{query}") == talks, query
    assert names(vera, "?side=vn&sort=newest") == [*reception, *talks]
    assert names(vera, "?sort=date") == [*talks, *reception]
    Proposal.objects.filter(pk=first.pk).update(assigned_to=editor)
    assert names(vera, "?assigned=me") == names(vera, "?assigned=editor") == talks
    confirming.refuse(first, "A rehearsal.", editor)
    assert names(vera) == reception
    assert names(vera, "?state=refused") == talks
    assert len(names(vera, "?state=all")) == 2


@pytest.mark.parametrize(
    "query",
    [
        "colour=red", "state=lost", "kind=party", "confidence=1", "language=xx", "side=atlantis", "assigned=ghost",
        "sort=name", "kind=talks&kind=reception", "q=" + "x" * 201, "side=%00",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_by_name(query: str, vera: Client) -> None:
    answer = vera.get(f"/desk/proposals/?{query}")
    assert answer.status_code == 400
    assert tree(answer).one("main").all("code")[0].text.startswith(query.partition("=")[0])


@pytest.mark.parametrize("page", ["0", "2", "x", "-1", "9" * 20])
def test_a_page_that_is_not_there_is_not_found(page: str, vera: Client) -> None:
    assert vera.get(f"/desk/proposals/?page={page}").status_code == 404


def test_a_long_list_is_paged_in_few_queries(
    curated: None, vera: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    officials = [make_official(f"Person {number}") for number in range(25)]
    for number in range(25):
        people = [
            participant(QUANG, 0, official=officials[number].slug),
            participant("Volfovich Aleksandr", 1),
        ]
        make_proposal(make_text(*TALKS), participants=people, date=f"2024-01-{number + 1:02}")
    with django_assert_max_num_queries(25):
        first = names(vera)
    assert (len(first), len(names(vera, "?page=2"))) == (20, 5)
    assert len(set(first)) == 20


def test_a_proposal_is_given_to_somebody_and_taken_back(curated: None, editor: User, vera: Client) -> None:
    proposal = make_proposal(make_text(*TALKS))
    other = make_account(Role.EDITOR, "minh")
    for to, told in (("editor", editor), ("minh", other), ("", None)):
        answer = vera.post(
            f"/desk/proposals/{proposal.pk}/assign/", {"to": to, "next": "/desk/proposals/?kind=talks"}
        )
        assert answer["Location"] == "/desk/proposals/?kind=talks"
        assert Proposal.objects.get().assigned_to == told
    assert [entry.detail for entry in LogEntry.objects.order_by("pk")] == [
        "To editor.",
        "To minh.",
        "To nobody.",
    ]


def test_nobody_without_the_right_is_given_a_proposal(curated: None, vera: Client) -> None:
    proposal = make_proposal(make_text(*TALKS))
    make_account(Role.CONTRIBUTOR)
    answer = vera.post(f"/desk/proposals/{proposal.pk}/assign/", {"to": "contributor"}, follow=True)
    assert "No editor is called “contributor”" in answer.content.decode()
    assert Proposal.objects.get().assigned_to is None


def test_no_form_leads_to_another_host(curated: None, vera: Client) -> None:
    proposal = make_proposal(make_text(*TALKS))
    answer = vera.post(f"/desk/proposals/{proposal.pk}/assign/", {"to": "", "next": "https://example.org/"})
    assert answer["Location"] == f"/desk/proposals/{proposal.pk}/"
