"""Reporting an error without an account: what is stored, what is refused, and with which words."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from archive import report_limit
from archive.models import CorrectionReport, Meeting, ReportAttempt
from articles.models import Article
from tests.factories import (
    first_passage,
    make_article,
    make_correction,
    make_evidence,
    make_meeting,
    make_text,
)
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
WRONG = "The talks were on 2 December, not 3 December."


@pytest.fixture
def meeting() -> Meeting:
    return make_meeting(slug="talks", title="Talks of two ministers")


@pytest.fixture
def article() -> Article:
    return make_text(article=make_article(title="Hội đàm")).article


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """clock(seconds) lets time go by; a form is filled in within ten seconds unless told otherwise."""
    now = {"time": 1_800_000_000.0}
    monkeypatch.setattr("django.core.signing.time.time", lambda: now["time"])

    def wait(seconds: float) -> None:
        now["time"] += seconds

    return wait


def form_of(client: Client, address: str) -> dict[str, str]:
    """What a browser would send for the form as it is shown."""
    shown = tree(client.get(address)).one("form", method="post")
    return {
        field.attributes["name"]: field.attributes.get("value", "")
        for field in shown.all("input")
        if field.attributes["name"] != "csrfmiddlewaretoken"
    }


def send(client: Client, address: str, wait: Any, seconds: float = 10, **told: str) -> HttpResponse:
    filled_in = {**form_of(client, address), "message": WRONG, **told}
    wait(seconds)
    return client.post(address, filled_in)


def problems(answer: HttpResponse) -> str:
    return tree(answer).one("div", id="problems-box").text


def test_a_report_about_a_meeting_is_stored_and_answered_with_its_number(
    client: Client, meeting: Meeting, clock: Any
) -> None:
    told = {"source_url": "https://example.org/আসল", "email": "reader@example.org"}
    answer = send(client, "/meetings/talks/report/", clock, **told)
    report = CorrectionReport.objects.get()
    assert (report.meeting, report.article, report.state) == (meeting, None, "new")
    assert (report.message, report.email, report.language) == (WRONG, "reader@example.org", "en")
    assert report.source_url.startswith("https://example.org/")
    thanks = client.get(answer.headers["Location"])
    assert f"Report {report.pk} has been received" in tree(thanks).one("main").text
    assert tree(thanks).one("main").all("a", href="/meetings/talks/")
    assert b"reader@example.org" not in thanks.content


def test_a_report_about_an_article_names_the_passage(client: Client, article: Article, clock: Any) -> None:
    passage = first_passage(article.texts.get())
    address = f"/articles/{article.pk}/report/?passage={passage.pk}"
    quoted = tree(client.get(address)).one("q")
    assert quoted.lang == "vi"
    assert quoted.text.startswith("Ngày 3/12")
    send(client, address, clock)
    report = CorrectionReport.objects.get()
    assert (report.article, report.passage, report.meeting) == (article, passage, None)


def test_a_report_about_a_meeting_names_the_fact_and_the_passage(
    client: Client, meeting: Meeting, clock: Any
) -> None:
    passage = first_passage(make_text())
    make_evidence(meeting, "date", passage)
    make_evidence(meeting, "kind", passage)
    send(client, f"/meetings/talks/report/?passage={passage.pk}&fact=date", clock)
    report = CorrectionReport.objects.get()
    assert (report.fact, report.passage) == ("date", passage)


def test_the_pages_of_a_meeting_and_an_article_lead_to_the_form(
    client: Client, meeting: Meeting, article: Article
) -> None:
    for page in (meeting, article):
        links = [
            link.attributes["href"]
            for link in tree(client.get(page.get_absolute_url())).one("main").all("a")
            if link.text == "Report an error"
        ]
        assert len(links) == 1
        assert client.get(links[0]).status_code == 200


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({"message": ""}, "Say what is wrong"),
        ({"message": " \n\t "}, "Say what is wrong"),
        ({"message": "x" * 4001}, "at most 4000 characters"),
        ({"message": "a\x00b"}, "Null characters"),
        ({"source_url": "not an address"}, "Write the whole address"),
        ({"source_url": "javascript:alert(1)"}, "Write the whole address"),
        ({"source_url": "ftp://example.org/x"}, "Write the whole address"),
        ({"email": "nobody"}, "Write the address as in name@example.org"),
    ],
)
def test_what_is_wrong_is_told_at_the_top_and_at_the_field_and_nothing_typed_is_lost(
    client: Client, meeting: Meeting, clock: Any, told: dict[str, str], wanted: str
) -> None:
    answer = send(client, "/meetings/talks/report/", clock, **told)
    assert answer.status_code == 200
    assert wanted in problems(answer)
    shown, name = tree(answer), next(iter(told))
    link = shown.one("div", id="problems-box").one("a")
    field = shown.one(id=link.attributes["href"][1:])
    assert (field.attributes["name"], field.attributes["aria-invalid"]) == (name, "true")
    hints = field.attributes["aria-describedby"].split()
    assert wanted in " ".join(shown.one(id=hint).text for hint in hints)
    if name != "message":
        assert field.attributes["value"] == told[name]
        assert shown.one("textarea").raw.lstrip("\n") == WRONG
    assert not CorrectionReport.objects.exists()


def test_line_breaks_count_as_one_character_and_letters_are_kept_in_nfc(
    client: Client, meeting: Meeting, clock: Any
) -> None:
    send(client, "/meetings/talks/report/", clock, message="e\u0301\r\n" + "a\r\n" * 1999)
    assert CorrectionReport.objects.get().message.startswith("é\na\na")


def test_a_text_with_markup_is_shown_as_text(client: Client, meeting: Meeting, clock: Any) -> None:
    nasty = '</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    answer = send(client, "/meetings/talks/report/", clock, message=nasty, email=nasty)
    shown = tree(answer)
    assert shown.one("textarea").raw.lstrip("\n") == nasty
    assert not shown.one("main").all("img")
    assert shown.one("input", id="r-email").attributes["value"] == nasty


def test_a_form_that_comes_back_too_fast_is_refused_and_passes_later(
    client: Client, meeting: Meeting, clock: Any
) -> None:
    answer = send(client, "/meetings/talks/report/", clock, seconds=1)
    assert "faster than a person writes" in problems(answer)
    assert not CorrectionReport.objects.exists()
    again = {
        field.attributes["name"]: field.attributes.get("value", "")
        for field in tree(answer).one("form", method="post").all("input")
    }
    clock(2.5)
    assert client.post("/meetings/talks/report/", {**again, "message": WRONG}).status_code == 302


@pytest.mark.parametrize("started", ["", "report", "report:1:x", "\x00"])
def test_a_form_without_its_time_is_refused_and_gets_a_new_one(
    client: Client, meeting: Meeting, clock: Any, started: str
) -> None:
    answer = send(client, "/meetings/talks/report/", clock, started=started)
    assert answer.status_code == 200
    assert not CorrectionReport.objects.exists()
    new = tree(answer).one("input", name="started").attributes["value"]
    clock(5)
    assert client.post("/meetings/talks/report/", {"message": WRONG, "started": new}).status_code == 302


def test_a_form_of_yesterday_can_be_sent_again(client: Client, meeting: Meeting, clock: Any) -> None:
    answer = send(client, "/meetings/talks/report/", clock, seconds=25 * 3600)
    assert "a day old or more" in problems(answer)


def test_who_fills_in_the_hidden_field_is_thanked_and_nothing_is_stored(
    client: Client, meeting: Meeting, clock: Any
) -> None:
    answer = send(client, "/meetings/talks/report/", clock, fax="+84 24")
    thanks = client.get(answer.headers["Location"])
    assert re.search(r"Report \d+ has been received", tree(thanks).one("main").text)
    assert not CorrectionReport.objects.exists()
    assert not ReportAttempt.objects.exists()
    hidden = tree(client.get("/meetings/talks/report/")).one("input", name="fax")
    assert "hidden" in hidden.parent.attributes


def test_six_reports_an_hour_of_one_address_are_one_too_many_and_another_address_is_free(
    client: Client, meeting: Meeting, clock: Any
) -> None:
    for _ in range(5):
        assert send(client, "/meetings/talks/report/", clock).status_code == 302
    refused = send(client, "/meetings/talks/report/", clock)
    assert refused.status_code == 429
    assert 3500 < int(refused.headers["Retry-After"]) <= 3601
    assert "Too many reports" in tree(refused).one(role="alert").text
    assert tree(refused).one("textarea").raw.lstrip("\n") == WRONG
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert send(other, "/meetings/talks/report/", clock).status_code == 302
    assert CorrectionReport.objects.count() == 6
    ReportAttempt.objects.update(at=timezone.now() - timedelta(minutes=61))
    assert send(client, "/meetings/talks/report/", clock).status_code == 302


def test_twenty_a_day_is_the_most_and_what_is_older_is_forgotten(
    client: Client, meeting: Meeting, clock: Any
) -> None:
    send(client, "/meetings/talks/report/", clock)
    attempt = ReportAttempt.objects.get()
    earlier = timezone.now() - timedelta(hours=5)
    ReportAttempt.objects.bulk_create(ReportAttempt(client=attempt.client, at=earlier) for _ in range(19))
    refused = send(client, "/meetings/talks/report/", clock)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 18 * 3600
    ReportAttempt.objects.update(at=timezone.now() - timedelta(hours=25))
    assert send(client, "/meetings/talks/report/", clock).status_code == 302
    assert ReportAttempt.objects.count() == 1


def test_all_addresses_together_have_a_limit(
    client: Client, meeting: Meeting, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_limit, "OF_ALL", ((2, timedelta(hours=1)),))
    for number in range(2):
        send(Client(REMOTE_ADDR=f"192.0.2.{number}"), "/meetings/talks/report/", clock)
    assert send(client, "/meetings/talks/report/", clock).status_code == 429


def test_the_address_itself_is_not_kept(client: Client, meeting: Meeting, clock: Any) -> None:
    send(Client(REMOTE_ADDR="198.51.100.23"), "/meetings/talks/report/", clock)
    assert re.fullmatch("[0-9a-f]{64}", ReportAttempt.objects.get().client)


@pytest.mark.parametrize(
    ("servers", "forwarded", "other", "is_same"),
    [
        (0, "203.0.113.1", "203.0.113.2", True),
        (1, "203.0.113.1", "203.0.113.2", False),
        (1, "10.0.0.1, 203.0.113.1", "10.9.9.9, 203.0.113.1", True),
        (2, "203.0.113.1, 10.0.0.1", "203.0.113.2, 10.0.0.1", False),
        (1, "2001:db8:1:1::5", "2001:db8:1:1::6", True),
        (1, "2001:db8:1:1::5", "2001:db8:1:2::5", False),
        (1, "nonsense", "nonsense", True),
    ],
)
def test_readers_behind_our_own_servers_are_told_apart_and_nobody_can_pretend_to_be_another(
    rf: Any, settings: Any, servers: int, forwarded: str, other: str, is_same: bool
) -> None:
    settings.SERVERS_IN_FRONT = servers
    clients = [
        report_limit.client_of(rf.get("/", headers={"X-Forwarded-For": told})) for told in (forwarded, other)
    ]
    assert (clients[0] == clients[1]) == is_same


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/meetings/nowhere/report/", 404),
        ("/articles/999999/report/", 404),
        ("/meetings/talks/report/?passage=999", 404),
        ("/meetings/talks/report/?passage=x", 400),
        ("/meetings/talks/report/?passage=-1", 400),
        ("/meetings/talks/report/?passage=99999999999999999999999", 404),
        ("/meetings/talks/report/?passage=%00", 400),
        ("/meetings/talks/report/?fact=weather", 400),
        ("/meetings/talks/report/?fact=%00", 400),
        ("/meetings/talks/report/?next=//evil.example", 400),
        ("/reports/nonsense/", 404),
        ("/corrections/?page=0", 400),
        ("/corrections/?page=2", 404),
        ("/corrections/?x=1", 400),
    ],
)
def test_a_wrong_address_is_refused(client: Client, meeting: Meeting, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_a_removed_meeting_and_an_article_that_nobody_may_read_take_no_report(
    client: Client, meeting: Meeting, article: Article
) -> None:
    Meeting.objects.update(removed_reason="It was two meetings.")
    article.texts.update(state="draft")
    assert client.get("/meetings/talks/report/").status_code == 410
    assert client.post("/meetings/talks/report/", {"message": WRONG}).status_code == 410
    assert client.post(f"/articles/{article.pk}/report/", {"message": WRONG}).status_code == 404


def test_other_methods_are_refused(client: Client, meeting: Meeting) -> None:
    assert client.put("/meetings/talks/report/").status_code == 405
    assert client.delete("/meetings/talks/report/").status_code == 405
    assert client.post("/corrections/").status_code == 405


def test_a_form_without_its_token_is_refused_with_words(meeting: Meeting) -> None:
    answer = Client(enforce_csrf_checks=True).post("/meetings/talks/report/", {"message": WRONG})
    assert answer.status_code == 403
    assert "allow cookies of this site" in tree(answer).one("main").text


def test_the_form_is_kept_by_no_cache_and_asked_for_by_no_search_engine(
    client: Client, meeting: Meeting
) -> None:
    answer = client.get("/meetings/talks/report/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "ETag" not in answer.headers
    assert tree(answer).one("meta", name="robots").attributes["content"] == "noindex"


def test_only_decided_reports_with_a_public_note_are_shown(
    client: Client, meeting: Meeting, article: Article
) -> None:
    make_correction(meeting=meeting, message="Undecided and secret.")
    make_correction(meeting=meeting, state="declined", message="Declined and secret.")
    make_correction(meeting=meeting, state="accepted", public_note="The day was wrong <b>once</b>.")
    make_correction(article=article, state="declined", public_note="Nguồn ghi đúng.", note_language="vi")
    on_meeting = tree(client.get("/meetings/talks/")).one("main")
    assert [note.text for note in on_meeting.all("div", class_="notice-ok")] == [
        "Correction, 22 November 2026: The day was wrong <b>once</b>."
    ]
    assert "secret" not in on_meeting.text
    on_article = tree(client.get(article.get_absolute_url())).one("main")
    assert on_article.holding("Nguồn ghi đúng.")[0].lang == "vi"
    listed = tree(client.get("/corrections/")).one("main")
    assert [item.one("a").text for item in listed.one("ul", class_="cover").all("li")] == [
        "Hội đàm",
        "Talks of two ministers",
    ]
    assert "secret" not in listed.text


def test_corrections_of_pages_that_are_gone_are_not_listed(
    client: Client, meeting: Meeting, article: Article
) -> None:
    make_correction(meeting=meeting, state="accepted", public_note="The day was wrong.")
    make_correction(article=article, state="accepted", public_note="The heading was wrong.")
    Meeting.objects.update(removed_reason="It was two meetings.")
    article.texts.update(state="draft")
    assert "No correction has been made yet" in tree(client.get("/corrections/")).one("main").text


def test_the_list_is_paged_and_newest_first_and_the_footer_leads_to_it(
    client: Client, meeting: Meeting
) -> None:
    for number in range(51):
        day = timezone.now() + timedelta(minutes=number)
        make_correction(meeting=meeting, state="accepted", public_note=f"Note {number}.", decided_at=day)
    first, second = (tree(client.get(f"/corrections/?page={page}")).one("main").text for page in (1, 2))
    assert "Note 50." in first
    assert "Note 0." in second
    assert "Note 0." not in first
    footer = tree(client.get("/about/")).one("footer")
    assert footer.all("a", href="/corrections/")
