"""Reported errors in the admin: the queue, who may decide, and what the public reads then."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import index
from archive.corrections import NotDecided, decide
from archive.models import CorrectionReport
from desk.accounts.admin_rights import group_of
from desk.roles import Role
from tests.admin_form import address, errors
from tests.factories import make_article, make_correction, make_meeting, make_text
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
NOTE = {"state": "accepted", "public_note": "The day was wrong: it was 2 December.", "note_language": "en"}


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(group_of(Role.EDITOR))
    return user


@pytest.fixture
def report() -> CorrectionReport:
    meeting = make_meeting(slug="talks", title="Talks of two ministers")
    return make_correction(
        meeting=meeting, email="reader@example.org", source_url="https://example.org/a", fact="date"
    )


def at(report: CorrectionReport) -> str:
    return address(CorrectionReport, "change", report.pk)


def test_an_editor_accepts_and_the_page_shows_the_note_at_once(
    client: Client, editor: User, report: CorrectionReport
) -> None:
    before = client.get("/meetings/talks/")
    client.force_login(editor)
    shown = client.get(at(report))
    assert "reader@example.org" in shown.content.decode()
    assert not tree(shown).all("a", href="https://example.org/a")
    assert client.post(at(report), NOTE).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.decided_by, report.email) == ("accepted", editor, "")
    after = client.get("/meetings/talks/", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "The day was wrong: it was 2 December." in tree(after).one("main").text


def test_an_editor_declines_with_or_without_a_note(
    client: Client, editor: User, report: CorrectionReport
) -> None:
    client.force_login(editor)
    version = index.version()
    assert client.post(at(report), {"state": "declined", "note_language": "en"}).status_code == 302
    assert index.version() > version
    assert "Reported error" not in client.get("/meetings/talks/").content.decode()
    told = {"state": "declined", "public_note": "Both texts say 3 December.", "note_language": "en"}
    client.post(at(report), told)
    assert "Both texts say 3 December." in client.get("/meetings/talks/").content.decode()


def test_nothing_is_accepted_without_words_for_the_public(
    client: Client, editor: User, report: CorrectionReport
) -> None:
    client.force_login(editor)
    assert "Tell readers what was wrong" in errors(client.post(at(report), {**NOTE, "public_note": " "}))
    assert "required" in errors(client.post(at(report), {"public_note": "x", "note_language": "en"}))
    assert "valid choice" in errors(client.post(at(report), {**NOTE, "state": "new"}))
    assert "valid choice" in errors(client.post(at(report), {**NOTE, "note_language": "xx"}))
    assert "Null characters" in errors(client.post(at(report), {**NOTE, "public_note": "a\x00"}))
    report.refresh_from_db()
    assert (report.state, report.email) == ("new", "reader@example.org")
    with pytest.raises(NotDecided):
        decide(report, editor, "accepted")
    with pytest.raises(NotDecided):
        decide(report, editor, "new", "A note.")


def test_the_words_of_the_reader_cannot_be_changed(
    client: Client, editor: User, report: CorrectionReport
) -> None:
    client.force_login(editor)
    client.post(at(report), {**NOTE, "message": "Something else", "meeting": "", "email": "a@example.org"})
    report.refresh_from_db()
    assert (report.message, report.meeting.slug, report.email) == ("The day is wrong.", "talks", "")


def test_a_note_can_be_worded_anew_and_the_day_of_the_decision_stays(
    editor: User, report: CorrectionReport
) -> None:
    decide(report, editor, "accepted", "First wording.")
    day = report.decided_at
    decide(report, editor, "accepted", "Second wording.")
    report.refresh_from_db()
    assert (report.public_note, report.decided_at) == ("Second wording.", day)
    decide(report, editor, "declined")
    assert report.decided_at != day


def test_visitors_and_staff_without_the_right_cannot_look_or_decide(
    client: Client, report: CorrectionReport
) -> None:
    assert "/login/" in client.get(at(report)).headers["Location"]
    assert "/login/" in client.post(at(report), NOTE).headers["Location"]
    client.force_login(User.objects.create_user("clerk", is_staff=True))
    assert client.get(address(CorrectionReport, "changelist")).status_code == 403
    assert client.post(at(report), NOTE).status_code == 403
    client.force_login(User.objects.create_user("reader"))
    assert "/login/" in client.get(at(report)).headers["Location"]
    report.refresh_from_db()
    assert report.state == "new"


def test_an_editor_deletes_no_report_and_an_administrator_does(
    client: Client, editor: User, report: CorrectionReport, admin_user: User
) -> None:
    decide(report, editor, "accepted", "The day was wrong.")
    client.force_login(editor)
    gone = address(CorrectionReport, "delete", report.pk)
    assert client.post(gone, {"post": "yes"}).status_code == 403
    client.force_login(admin_user)
    assert client.post(gone, {"post": "yes"}).status_code == 302
    assert "The day was wrong." not in client.get("/corrections/").content.decode()


def test_the_queue_shows_what_waits_and_the_rest_when_asked(
    client: Client, editor: User, report: CorrectionReport
) -> None:
    article = make_text(article=make_article(title="Hội đàm")).article
    make_correction(article=article, state="declined")
    client.force_login(editor)
    listed = client.get(address(CorrectionReport, "changelist"))
    assert [row.pk for row in listed.context["cl"].result_list] == [report.pk]
    assert "Talks of two ministers" in listed.content.decode()
    for asked, number in (
        ({"state": "all"}, 2), ({"state": "declined"}, 1), ({"state": "accepted"}, 0),
        ({"state": "all", "page_of": "article"}, 1), ({"state": "all", "page_of": "meeting"}, 1),
        ({"state": "all", "fact__exact": "date"}, 1), ({"state": "all", "q": "day is wrong"}, 2),
        ({"state": "all", "q": "Hội đàm"}, 1),
    ):  # fmt: skip
        listed = client.get(address(CorrectionReport, "changelist"), asked)
        assert len(listed.context["cl"].result_list) == number, asked


def test_what_readers_wrote_is_text_in_the_admin(client: Client, editor: User) -> None:
    nasty = "<script>alert(1)</script>"
    report = make_correction(message=nasty, source_url="https://example.org/?<script>")
    client.force_login(editor)
    for page in (address(CorrectionReport, "changelist"), at(report)):
        assert nasty not in client.get(page).content.decode()
