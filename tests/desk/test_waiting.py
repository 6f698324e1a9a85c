"""The first page of the desk, reported errors, lost passages and the log."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import changes
from archive.models import CorrectionReport, Meeting
from desk import log
from desk.models import Action, LogEntry
from tests.factories import (
    first_passage,
    make_correction,
    make_evidence,
    make_meeting,
    make_official,
    make_revision,
    make_text,
)

Sign = Callable[[User], Client]


@pytest.fixture
def client(editor: User, as_user: Sign) -> Client:
    return as_user(editor)


def test_an_editor_sees_what_waits_and_what_they_did_last_themselves(
    client: Client, editor: User, administrator: User
) -> None:
    make_correction()
    make_meeting(review="machine")
    log.note(editor, Action.CHANGED, make_official("Mine"))
    log.note(administrator, Action.CHANGED, make_official("Theirs"))
    answer = client.get("/desk/")
    found = {str(item.label): item.number for item in answer.context["waiting"]}
    assert found["Reported errors"] == 1
    assert found["Meetings not confirmed"] == 1
    shown = answer.content.decode()
    assert "Mine" in shown
    assert "Theirs" not in shown
    unconfirmed = client.get("/desk/meetings/", {"review": "machine"})
    assert unconfirmed.context["page"].paginator.count == 1
    assert client.get("/desk/meetings/", {"review": "maybe"}).status_code == 400


def test_a_contributor_sees_only_what_they_may_work_on(contributor: User, as_user: Sign) -> None:
    answer = as_user(contributor).get("/desk/")
    assert [str(item.label) for item in answer.context["waiting"]] == ["Translations of mine"]


def test_a_report_is_decided_once_and_its_note_is_public(client: Client, editor: User) -> None:
    report = make_correction(message="The day is wrong.", email="reader@example.org")
    assert "The day is wrong." in client.get("/desk/reports/").content.decode()
    shown = client.get(f"/desk/reports/{report.pk}/").content.decode()
    assert "reader@example.org" in shown
    sent = {"seen": "new", "state": "accepted", "public_note": "", "note_language": "en"}
    refused = client.post(f"/desk/reports/{report.pk}/", sent)
    assert refused.status_code == 400
    assert "Tell readers what was wrong" in refused.content.decode()
    done = {**sent, "public_note": "It was the third."}
    assert client.post(f"/desk/reports/{report.pk}/", done).status_code == 302
    late = client.post(f"/desk/reports/{report.pk}/", {**done, "state": "declined"})
    assert late.status_code == 400
    assert "editor has decided this already" in late.content.decode()
    held = CorrectionReport.objects.get()
    assert (held.state, held.decided_by, held.email) == ("accepted", editor, "")
    assert client.get("/desk/reports/", {"state": "accepted"}).context["page"].paginator.count == 1
    assert client.get("/desk/reports/", {"state": "lost"}).status_code == 400
    assert "It was the third." in Client().get("/corrections/").content.decode()


def test_a_lost_quotation_gets_its_place_letter_for_letter(client: Client) -> None:
    text = make_text("Ngày 3/12, tại Hà Nội.")
    meeting = make_meeting(proven=True)
    evidence = make_evidence(meeting, "date", first_passage(text))
    make_revision(text, "Mở đầu.", "Hôm 3/12, tại Hà Nội.")
    assert evidence.quote in client.get("/desk/anchors/").content.decode()
    shown = client.get(f"/desk/anchors/{evidence.pk}/").content.decode()
    assert "Hôm 3/12" in shown
    sent = {"text": text.pk, "quote": "Hom 3/12", "version": changes.version(meeting), "why": "Corrected."}
    refused = client.post(f"/desk/anchors/{evidence.pk}/", sent)
    assert refused.status_code == 400
    assert "Hom 3/12" in refused.content.decode()
    assert client.post(f"/desk/anchors/{evidence.pk}/", {**sent, "quote": "Hôm 3/12"}).status_code == 302
    evidence.refresh_from_db()
    assert evidence.passage is not None
    assert (evidence.passage.number, evidence.start, evidence.quote) == (2, 0, "Hôm 3/12")
    assert client.get("/desk/anchors/").context["page"].paginator.count == 0


@pytest.fixture
def logged(editor: User, administrator: User, as_user: Sign) -> Client:
    """An administrator, after two actions at the desk and one in the admin."""
    early = log.note(editor, Action.MERGED, make_official("Lương Tam Quang"), "One person.")
    LogEntry.objects.filter(pk=early.pk).update(at=datetime(2026, 1, 5, 23, 59, tzinfo=UTC))
    log.note(administrator, Action.REMOVED, make_meeting(title="Talks"))
    User.objects.filter(pk=administrator.pk).update(is_staff=True)
    client = as_user(administrator)
    sent = {"code": "XZ", "name": "Somewhere", "name_vi": "", "name_bn": ""}
    assert client.post("/admin/archive/country/add/", sent).status_code == 302
    return client


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, ["Somewhere", "Talks", "Lương Tam Quang"]),
        ({"by": "editor"}, ["Lương Tam Quang"]),
        ({"action": "removed"}, ["Talks"]),
        ({"action": "admin"}, ["Somewhere"]),
        ({"kind": "meeting"}, ["Talks"]),
        ({"to": "2026-01-05"}, ["Lương Tam Quang"]),
        ({"from": "2026-01-06"}, ["Somewhere", "Talks"]),
    ],
)
def test_the_log_is_one_list_by_time_with_filters(
    logged: Client, asked: dict[str, str], told: list[str]
) -> None:
    answer = logged.get("/desk/log/", asked)
    assert [line.told for line in answer.context["lines"]] == told


@pytest.mark.parametrize(
    "asked", [{"by": "nobody"}, {"action": "danced"}, {"kind": "cat"}, {"from": "5/1"}, {"x": "1"}]
)
def test_an_unknown_filter_of_the_log_is_refused(logged: Client, asked: dict[str, str]) -> None:
    assert logged.get("/desk/log/", asked).status_code == 400


def test_nobody_changes_the_log_not_even_in_the_admin(logged: Client) -> None:
    entry = LogEntry.objects.first()
    assert entry is not None
    for model, pk in (("desk/logentry", entry.pk), ("admin/logentry", 1)):
        assert logged.get(f"/admin/{model}/").status_code == 200
        assert logged.get(f"/admin/{model}/add/").status_code == 403
        assert logged.post(f"/admin/{model}/{pk}/change/", {"detail": "x"}).status_code == 403
        assert logged.post(f"/admin/{model}/{pk}/delete/", {"post": "yes"}).status_code == 403
    assert LogEntry.objects.count() == 2
    assert Meeting.objects.count() == 1
