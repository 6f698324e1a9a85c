"""archive.bulk_accepting: many proposals at once, as meetings that no editor has confirmed."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import bulk_accepting
from archive.curation import Refused
from archive.models import BulkRun, Document, Meeting, Official, Organisation, Proposal
from archive.templatetags.archive_tags import named_officials
from archive.undoing import take_back_run
from articles.models import Text
from tests.archive.proposed import QUANG, TALKS, VOLFOVICH, make_proposal, participant
from tests.factories import make_country, make_meeting, make_official, make_revision, make_text, make_topic
from tests.html_tree import tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


@pytest.fixture
def text() -> Text:
    make_topic("cybercrime")
    make_official(QUANG, slug="luong-tam-quang", country=make_country("VN"))
    make_country("BY")
    return make_text(*TALKS)


def proposed(text: Text, **changed: object) -> Proposal:
    people = [
        participant(QUANG, 0, "Minister of Public Security", official="luong-tam-quang"),
        participant(VOLFOVICH, 1, "Secretary of the Security Council"),
    ]
    return make_proposal(text, **{"participants": people, **changed})


def problem(proposal: Proposal) -> str:
    (found,) = bulk_accepting.candidates(bulk_accepting.above(0).filter(pk=proposal.pk))
    return found.problem


def test_what_is_sure_becomes_a_meeting_that_is_marked(text: Text, editor: User) -> None:
    proposal = proposed(text)
    run = bulk_accepting.run(0.8, [proposal.pk], editor)
    proposal.refresh_from_db()
    meeting = Meeting.objects.get()
    assert (proposal.state, proposal.meeting, proposal.decided_by) == ("machine", meeting, None)
    assert meeting.review == "machine"
    assert meeting.title == f"{QUANG} and Belarus hold talks"
    assert [str(seat) for seat in meeting.participations.all()] == [
        QUANG,
        "Secretary of the Security Council",
    ]
    assert run.confirmations.get().meeting == meeting


def test_a_machine_makes_no_official_body_or_document(text: Text, editor: User) -> None:
    before = [model.objects.count() for model in (Official, Organisation, Document)]
    bulk_accepting.run(0.8, [proposed(text).pk], editor)
    assert [model.objects.count() for model in (Official, Organisation, Document)] == before


def test_what_is_less_sure_or_not_chosen_stays(text: Text, editor: User) -> None:
    sure, unsure = proposed(text), proposed(make_text(*TALKS), confidence=0.5, date="2025-11-03")
    assert list(bulk_accepting.above(0.8)) == [sure]
    with pytest.raises(Refused, match="None of these"):
        bulk_accepting.run(0.8, [unsure.pk], editor)
    with pytest.raises(Refused, match="Choose"):
        bulk_accepting.run(0.8, [], editor)
    assert not Meeting.objects.exists()
    assert not BulkRun.objects.exists()


def test_why_a_proposal_is_left_for_an_editor(text: Text, editor: User) -> None:
    proposal = proposed(text)
    assert problem(proposal) == ""
    assert "does not know" in problem(
        proposed(make_text(*TALKS), sides=[{"country": "VN"}, {"name": "Kaspersky"}])
    )
    assert "No passage" in problem(proposed(make_text(*TALKS), evidence=[]))
    Text.objects.filter(pk=text.pk).update(state="draft")
    assert problem(proposal) == "Its text is not published."
    Text.objects.filter(pk=text.pk).update(state="published")
    proposal.decisions.create(fact="kind", verdict="accepted", by=editor)
    assert problem(proposal) == "An editor has begun to decide it."
    proposal.decisions.all().delete()
    Proposal.objects.filter(pk=proposal.pk).update(candidate=make_meeting(title="Talks in Minsk"))
    assert problem(proposal) == "It seems to be a meeting that is held: Talks in Minsk."
    make_revision(text, *TALKS)
    assert problem(proposal) == "Its text has changed since and has not been read again."


def test_two_reports_of_one_event_are_one_meeting(text: Text, editor: User) -> None:
    first, second = proposed(text), proposed(make_text(*TALKS))
    run = bulk_accepting.run(0.8, [first.pk, second.pk], editor)
    assert Meeting.objects.count() == 1
    assert [one["proposal"] for one in run.refused] == [second.pk]
    second.refresh_from_db()
    assert (second.state, second.candidate) == ("open", Meeting.objects.get())


def test_a_run_is_taken_back_as_a_whole(text: Text, editor: User) -> None:
    first, second = proposed(text), proposed(make_text(*TALKS), date="2025-11-03")
    run = bulk_accepting.run(0.8, [first.pk, second.pk], editor)
    assert take_back_run(run, "Too early.", editor) == []
    assert set(Meeting.objects.values_list("removed_reason", flat=True)) == {"Too early."}
    assert set(Proposal.objects.values_list("state", flat=True)) == {"open"}
    with pytest.raises(Refused, match="already"):
        take_back_run(run, "Again.", editor)


def shown(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    return b"".join(answer).decode()  # also where it is streamed


def test_readers_see_it_only_when_they_ask_and_always_with_its_label(
    text: Text, editor: User, client: Client
) -> None:
    make_meeting(title="Confirmed talks")
    bulk_accepting.run(0.8, [proposed(text, date="2025-10-03").pk], editor)
    meeting = Meeting.objects.get(review="machine")
    article = text.article.get_absolute_url()
    usual = "/ /meetings/ /meetings.csv /meetings.json /meetings.ics /relations/vn-by/ /search/?q=Quang"
    others = ["/meetings/calendar/?month=2025-10", "/sitemap-meetings-1.xml", article]
    for address in [*usual.split(), *others]:
        assert meeting.slug not in shown(client, address), address
    assert named_officials(text.revisions.get()) == [], "nor who sat there"
    asked = "?review=machine"
    label = "Machine, not confirmed"
    row = tree(client.get(f"/meetings/{asked}")).one("li", id=f"m-{meeting.slug}")
    assert label in row.text
    assert (
        label in tree(client.get(f"/meetings/calendar/{asked}&month=2025-10")).one("table", class_="cal").text
    )
    assert label in shown(client, f"/meetings.ics{asked}").replace("\r\n ", "").replace("\\,", ",")
    assert "STATUS:TENTATIVE" in shown(client, f"/meetings.ics{asked}")
    assert json.loads(shown(client, f"/meetings.json{asked}"))[0]["review"] == "machine"
    assert ",machine," in shown(client, f"/meetings.csv{asked}")
    page = client.get(meeting.get_absolute_url())
    assert tree(page).one("main").text.count(label) >= 2
    assert 'content="noindex"' in page.content.decode()
