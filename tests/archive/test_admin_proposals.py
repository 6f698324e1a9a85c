"""Proposals in the admin: the queue, the page of one, and the three decisions."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive.models import Meeting, Official, Proposal
from desk.accounts.admin_rights import group_of
from desk.roles import Role
from tests.admin_form import address
from tests.archive.proposed import QUANG, TALKS, VOLFOVICH, make_proposal, participant
from tests.factories import make_country, make_meeting, make_official, make_text, make_topic
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
KEPT = ("place", "participant:0", "participant:1", "document:0", "topic:cybercrime")


@pytest.fixture
def proposal() -> Proposal:
    make_country("VN")
    make_country("BY")
    make_topic("cybercrime")
    return make_proposal(make_text(*TALKS, title="Hội đàm"))


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(group_of(Role.EDITOR))
    return user


def page(client: Client, proposal: Proposal) -> HttpResponse:
    return client.get(address(Proposal, "change", proposal.pk))


def decide(client: Client, proposal: Proposal, button: str, **values: Any) -> HttpResponse:
    """What a browser sends when the page is left as it is, but for these values, and a button is pressed."""
    sent = {f"keep-{key}": "on" for key in KEPT} | {"title": "Talks", "date": proposal.date}
    return client.post(address(Proposal, "change", proposal.pk), {**sent, button: "1", **values})


def test_the_queue_lists_what_waits_and_the_rest_when_asked(proposal: Proposal, admin_client: Client) -> None:
    listed = admin_client.get(address(Proposal, "changelist"))
    assert "Talks, VN – BY, 2025-12-03" in listed.content.decode()
    Proposal.objects.update(state="withdrawn")
    assert not admin_client.get(address(Proposal, "changelist")).context["cl"].result_list
    for asked, number in (
        ({"state": "withdrawn"}, 1), ({"state": "all"}, 1), ({"state": "refused"}, 0),
        ({"state": "all", "confidence": "high"}, 1), ({"state": "all", "confidence": "low"}, 0),
        ({"state": "all", "text__language": "vi"}, 1), ({"state": "all", "text__language": "bn"}, 0),
        ({"state": "all", "standing__exact": "planned"}, 0),
    ):  # fmt: skip
        listed = admin_client.get(address(Proposal, "changelist"), asked)
        assert len(listed.context["cl"].result_list) == number, asked


def test_the_page_shows_every_fact_with_the_words_that_state_it(
    proposal: Proposal, admin_client: Client
) -> None:
    shown = tree(page(admin_client, proposal))
    rows = {row.attributes["id"]: row for row in shown.all("tr") if "id" in row.attributes}
    assert [mark.text for mark in rows["fact-date"].all("mark")] == ["Ngày 3/12"]
    assert VOLFOVICH in rows["fact-participant1"].text
    assert [mark.text for mark in rows["fact-participant1"].all("mark")] == [VOLFOVICH]
    assert "Ý định thư hợp tác (Signed)" in rows["fact-document0"].text
    assert [
        field.attributes["value"] for field in shown.all("input") if field.attributes.get("name") == "title"
    ] == [f"{QUANG} and {VOLFOVICH} hold talks"]


def test_what_no_passage_states_is_not_kept_unless_the_editor_says_so(
    admin_client: Client, proposal: Proposal
) -> None:
    proposal.content["evidence"] = [item for item in proposal.content["evidence"] if item["fact"] != "place"]
    proposal.save()
    form = page(admin_client, proposal).context["form"]
    assert (form["keep-place"].initial, form["keep-document:0"].initial) == (False, True)
    assert "No passage states it." in page(admin_client, proposal).content.decode()


def test_whoever_is_likely_meant_is_chosen_beforehand(admin_client: Client) -> None:
    official = make_official("Aleksandr Volfovich", slug="volfovich")
    likely = participant(
        VOLFOVICH, 1, candidates=[{"slug": "volfovich", "reason": "sounds alike", "score": 90}]
    )
    proposal = make_proposal(make_text(*TALKS), participants=[participant(QUANG, 0), likely])
    form = page(admin_client, proposal).context["form"]
    assert form["known-participant:1"].initial == official
    assert form["known-participant:0"].initial is None
    assert "volfovich: sounds alike" in page(admin_client, proposal).content.decode()


def test_an_editor_confirms_a_proposal_as_a_new_meeting(
    proposal: Proposal, editor: User, client: Client
) -> None:
    client.force_login(editor)
    known = make_official("Aleksandr Volfovich")
    answer = decide(client, proposal, "_confirm", **{"known-participant:1": known.pk})
    meeting = Meeting.objects.get()
    assert answer.headers["Location"] == address(Meeting, "change", meeting.pk)
    assert meeting.review == "confirmed"
    assert [str(seat) for seat in meeting.participations.all()] == [QUANG, "Aleksandr Volfovich"]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.meeting, proposal.decided_by) == ("confirmed", meeting, editor)
    assert {entry.get_change_message() for entry in LogEntry.objects.all()} == {
        f"Confirmed as {meeting.slug}.",
        f"Confirmed from proposal {proposal.pk}.",
    }
    assert "Decided by editor" in page(client, proposal).content.decode()
    assert client.get(meeting.get_absolute_url()).status_code == 200


def test_an_editor_confirms_a_proposal_into_a_meeting_of_the_archive(
    proposal: Proposal, editor: User, client: Client
) -> None:
    client.force_login(editor)
    meeting = make_meeting(kind="reception", proven=True)
    answer = client.post(
        address(Proposal, "change", proposal.pk),
        {"_join": "1", "meeting": meeting.pk, "keep-place": "on"},
        follow=True,
    )
    assert "Left out, because the meeting says otherwise: kind “Talks”" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.place == "Hanoi"
    assert not Official.objects.exists()
    assert Meeting.objects.count() == 1


def test_an_editor_refuses_a_proposal_with_a_reason(proposal: Proposal, editor: User, client: Client) -> None:
    client.force_login(editor)
    assert "Say why it is refused" in decide(client, proposal, "_refuse").content.decode()
    decide(client, proposal, "_refuse", reason="A rehearsal.")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("refused", "A rehearsal.")


@pytest.mark.parametrize(
    ("button", "values", "told"),
    [
        ("_confirm", {"title": ""}, "Give the new meeting a title."),
        ("_confirm", {"date": "3/12"}, "EDTF"),
        ("_confirm", {"date": "2025-12-04"}, "say how you know it"),
        ("_join", {}, "Choose the meeting"),
        ("_join", {"meeting": "12345"}, "Select a valid choice"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said_and_nothing_typed_is_lost(
    button: str, values: dict[str, str], told: str, proposal: Proposal, admin_client: Client
) -> None:
    answer = decide(admin_client, proposal, button, note="From the dateline.", **values)
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert "From the dateline." in answer.content.decode()
    assert not Meeting.objects.exists()
    assert Proposal.objects.get().state == "open"


BUTTONS = ("_confirm", "_join", "_refuse")


@pytest.mark.parametrize("button", BUTTONS)
def test_a_visitor_is_sent_to_sign_in_and_decides_nothing(
    button: str, proposal: Proposal, client: Client
) -> None:
    answer = decide(client, proposal, button, reason="No.", meeting=make_meeting().pk)
    assert answer.headers["Location"].startswith(reverse("admin:login"))
    assert page(client, proposal).status_code == 302
    assert Proposal.objects.get().state == "open"


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize(
    "rights",
    [[], ["view_proposal", "add_meeting", "change_meeting"], ["change_proposal"]],
    ids=["no rights", "may only look", "may only refuse"],
)
def test_whoever_has_not_the_right_is_refused(
    rights: list[str], button: str, proposal: Proposal, client: Client
) -> None:
    user = User.objects.create_user("somebody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    answer = decide(client, proposal, button, reason="No.", meeting=make_meeting(proven=True).pk)
    allowed = button == "_refuse" and "change_proposal" in rights
    assert answer.status_code == (302 if allowed else 403)
    assert Proposal.objects.get().state == ("refused" if allowed else "open")
    assert Meeting.objects.count() == 1
    assert page(client, proposal).status_code == (200 if rights else 403)


def test_a_form_from_elsewhere_is_refused(proposal: Proposal, editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert decide(client, proposal, "_refuse", reason="No.").status_code == 403
    assert Proposal.objects.get().state == "open"


def test_who_may_only_look_sees_no_buttons(proposal: Proposal, client: Client) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_proposal"))
    client.force_login(user)
    shown = page(client, proposal)
    assert not {f'name="{button}"' for button in BUTTONS} & set(shown.content.decode().split())


def test_nobody_adds_or_deletes_proposals(proposal: Proposal, admin_client: Client) -> None:
    assert admin_client.get(address(Proposal, "add")).status_code == 403
    assert admin_client.post(address(Proposal, "delete", proposal.pk), {"post": "yes"}).status_code == 403
    assert admin_client.get(address(Proposal, "change", proposal.pk + 1)).status_code == 404


def test_a_longer_queue_takes_no_more_queries(
    admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 13):
        make_proposal(make_text(*TALKS), date=f"2025-11-{day:02}")
    with django_assert_max_num_queries(12):
        assert len(admin_client.get(address(Proposal, "changelist")).context["cl"].result_list) == 12
