"""The page of a meeting in the admin, by what an editor sees and what the database holds afterwards."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from archive import index
from archive.management.commands.check_archive import timeline as drift
from archive.models import (
    Evidence,
    FacetSet,
    Meeting,
    TimelineRow,
)
from tests.admin_form import address, errors, filled_in, row, send
from tests.factories import (
    first_passage,
    make_country,
    make_document,
    make_evidence,
    make_meeting,
    make_official,
    make_organisation,
    make_revision,
    make_text,
    make_topic,
)

pytestmark = pytest.mark.django_db

WORDS = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang"


def record_of(meeting: Meeting) -> dict[str, Any]:
    return TimelineRow.objects.get(meeting=meeting).as_record()


def test_a_new_meeting_is_saved_unconfirmed_and_leads_to_its_page_for_the_rest(admin_client: Client) -> None:
    for code in ("VN", "BY"):
        make_country(code)
    sent = filled_in(admin_client, Meeting)
    assert "review" not in sent
    sent |= {"title": "Talks in Hà Nội", "slug": "2025-12-03-talks", "kind": "talks", "date": "2025-12-03"}
    sent |= {"date_basis": "stated", "sides-0-country": "VN", "sides-1-country": "BY", "sides-1-host": "on"}
    answer = admin_client.post(address(Meeting, "add"), sent)
    meeting = Meeting.objects.get()
    assert answer.headers["Location"].endswith(address(Meeting, "change", meeting.pk))
    assert meeting.review == "machine"
    assert [(side.key, side.is_host) for side in meeting.sides.all()] == [("vn", False), ("by", True)]
    assert record_of(meeting)["host"] == "by"
    page = admin_client.get(answer.headers["Location"]).content.decode()
    assert "date: neither a quoted passage nor a note says so" in page


def test_a_confirmed_meeting_with_a_fact_that_nothing_proves_is_not_saved_and_says_which(
    admin_client: Client,
) -> None:
    meeting = make_meeting(review="machine", title="Talks")
    before, version = record_of(meeting), index.version()
    sent = filled_in(admin_client, Meeting, meeting.pk)
    sent |= {"review": "confirmed", "title": "Another title", "topics": [str(make_topic("cybercrime").pk)]}
    told = errors(send(admin_client, Meeting, meeting.pk, sent))
    for fact in ("date", "kind", "standing", "side “Viet Nam”", "side “Belarus”", "topic “Cybercrime”"):
        assert f"{fact}: neither a quoted passage nor a note says so" in told
    meeting.refresh_from_db()
    assert (meeting.title, meeting.review, meeting.topics.count()) == ("Talks", "machine", 0)
    assert (record_of(meeting), index.version()) == (before, version)
    assert not LogEntry.objects.exists()


def test_what_was_typed_is_still_in_the_form_that_was_refused(admin_client: Client) -> None:
    meeting = make_meeting(review="machine")
    sent = filled_in(admin_client, Meeting, meeting.pk) | {"review": "confirmed", "title": "Another title"}
    page = send(admin_client, Meeting, meeting.pk, sent).content.decode()
    assert 'value="Another title"' in page


def test_a_meeting_is_proven_and_confirmed_in_one_step(admin_client: Client) -> None:
    text, meeting = make_text(WORDS), make_meeting(review="machine", topics=["cybercrime"])
    facts = [*("date", "kind", "standing"), *(f"side:{side.pk}" for side in meeting.sides.all())]
    facts.append(f"topic:{meeting.topics.get().pk}")
    sent = filled_in(admin_client, Meeting, meeting.pk) | {"review": "confirmed"}
    sent["evidence-TOTAL_FORMS"] = str(len(facts))
    for number, fact in enumerate(facts):
        sent[f"evidence-{number}-about"] = fact
        sent[f"evidence-{number}-passage"] = str(first_passage(text).pk)
        sent[f"evidence-{number}-quote"] = "tại Hà Nội"
    assert send(admin_client, Meeting, meeting.pk, sent).status_code == 302
    meeting.refresh_from_db()
    assert meeting.is_confirmed
    assert {item.start for item in meeting.evidence.all()} == {11}
    assert {item.added_by.username for item in meeting.evidence.all()} == {"admin"}
    assert [found["text"] for found in record_of(meeting)["texts"]] == [text.pk]
    assert not list(drift())


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"quote": "tại hà nội"}, "“tại hà nội” does not stand in ¶1 of text"),
        ({"quote": ""}, "Quote the words of the passage that state the fact."),
        ({"passage": ""}, "Choose the passage that the quotation is cut from."),
        ({"passage": "", "quote": ""}, "Without a passage, say how the editors know the fact."),
        ({"about": "side:0"}, "not one of the available choices"),
    ],
)
def test_evidence_that_proves_nothing_is_refused_in_words(
    values: dict[str, str], message: str, admin_client: Client
) -> None:
    meeting, passage = make_meeting(proven=True), first_passage(make_text(WORDS))
    sent = filled_in(admin_client, Meeting, meeting.pk)
    added = row(sent, "evidence", about=None)
    filled = {"about": "date", "passage": str(passage.pk), "quote": "tại Hà Nội", **values}
    sent |= {f"{added}-{field}": value for field, value in filled.items()}
    held = meeting.evidence.count()
    assert message in errors(send(admin_client, Meeting, meeting.pk, sent))
    assert meeting.evidence.count() == held


def test_the_last_evidence_of_a_confirmed_fact_cannot_be_ticked_away(admin_client: Client) -> None:
    meeting = make_meeting(proven=True)
    sent = filled_in(admin_client, Meeting, meeting.pk)
    sent[f"{row(sent, 'evidence', about='kind')}-DELETE"] = "on"
    told = errors(send(admin_client, Meeting, meeting.pk, sent))
    assert "kind: neither a quoted passage nor a note says so" in told
    assert meeting.evidence.filter(fact="kind").exists()


def test_evidence_on_its_own_page_can_be_placed_again(admin_client: Client) -> None:
    meeting, text = make_meeting(proven=True), make_text(WORDS)
    evidence = make_evidence(meeting, "date", first_passage(text))
    make_revision(text, f"Hôm nay. {WORDS}")
    sent = filled_in(admin_client, Evidence, evidence.pk)
    sent |= {"passage": str(first_passage(text).pk), "quote": "Ngày 3/12"}
    assert send(admin_client, Evidence, evidence.pk, sent).status_code == 302
    evidence.refresh_from_db()
    assert (evidence.start, evidence.is_verbatim) == (9, True)
    assert not list(drift())


def test_evidence_that_a_confirmed_meeting_needs_is_not_deleted(admin_client: Client) -> None:
    meeting = make_meeting(proven=True)
    evidence = meeting.evidence.get(fact="date")
    answer = admin_client.post(address(Evidence, "delete", evidence.pk), {"post": "yes"}, follow=True)
    assert "Nothing was changed." in answer.content.decode()
    assert "date: neither a quoted passage nor a note says so" in answer.content.decode()
    chosen = {"action": "delete_selected", "_selected_action": evidence.pk, "post": "yes"}
    answer = admin_client.post(address(Evidence, "changelist"), chosen, follow=True)
    assert "Nothing was changed." in answer.content.decode()
    assert Evidence.objects.filter(pk=evidence.pk).exists()
    assert not LogEntry.objects.exists()


def test_rows_change_places_and_the_host_moves_in_one_step(admin_client: Client) -> None:
    meeting = make_meeting(sides=["VN", "BY", "MA"], host=0, review="machine")
    sent = filled_in(admin_client, Meeting, meeting.pk)
    sent["sides-0-order"], sent["sides-2-order"] = "3", "1"
    del sent["sides-0-host"]
    sent["sides-1-host"] = "on"
    assert send(admin_client, Meeting, meeting.pk, sent).status_code == 302
    assert [(side.key, side.position, side.is_host) for side in meeting.sides.all()] == [
        ("ma", 0, False),
        ("by", 1, True),
        ("vn", 2, False),
    ]
    assert [side["key"] for side in record_of(meeting)["sides"]] == ["ma", "by", "vn"]
    assert record_of(meeting)["host"] == "by"


def test_two_hosts_are_refused(admin_client: Client) -> None:
    meeting = make_meeting(host=0, review="machine")
    sent = filled_in(admin_client, Meeting, meeting.pk) | {"sides-1-host": "on"}
    assert "Only one side is the host." in errors(send(admin_client, Meeting, meeting.pk, sent))


def test_people_are_added_in_the_order_of_their_numbers_and_a_gap_is_closed(admin_client: Client) -> None:
    first, second, third = (make_official(name) for name in ("Lương Tam Quang", "Lê Quốc Hùng", "Tô Lâm"))
    meeting = make_meeting(officials=[first, second], review="machine")
    sent = filled_in(admin_client, Meeting, meeting.pk)
    sent |= {"participations-0-DELETE": "on", "participations-2-order": "1"}
    sent |= {
        "participations-2-official": str(third.pk),
        "participations-2-side": str(meeting.sides.get(position=1).pk),
    }
    assert send(admin_client, Meeting, meeting.pk, sent).status_code == 302
    people = meeting.participations.all()
    assert [(person.position, person.official.name) for person in people] == [
        (0, "Tô Lâm"),
        (1, "Lê Quốc Hùng"),
    ]
    assert [person["name"] for person in record_of(meeting)["participants"]] == ["Tô Lâm", "Lê Quốc Hùng"]


def test_a_person_sits_only_on_a_side_of_their_own_meeting(admin_client: Client) -> None:
    meeting, other = make_meeting(review="machine"), make_meeting()
    sent = filled_in(admin_client, Meeting, meeting.pk)
    sent |= {"participations-0-post": "Minister", "participations-0-side": str(other.sides.first().pk)}
    assert "not one of the available choices" in errors(send(admin_client, Meeting, meeting.pk, sent))


def test_documents_links_and_topics_reach_the_record(admin_client: Client) -> None:
    meeting, earlier, letter = make_meeting(review="machine"), make_meeting(), make_document()
    sent = filled_in(admin_client, Meeting, meeting.pk) | {"topics": [str(make_topic("cybercrime").pk)]}
    sent |= {
        "documents-TOTAL_FORMS": "1",
        "documents-0-document": str(letter.pk),
        "documents-0-standing": "signed",
    }
    sent |= {"links-TOTAL_FORMS": "1", "links-0-kind": "follows", "links-0-to": str(earlier.pk)}
    assert send(admin_client, Meeting, meeting.pk, sent).status_code == 302
    assert record_of(meeting)["topics"] == ["cybercrime"]
    assert record_of(meeting)["documents"] == [
        {"slug": letter.slug, "title": letter.title, "standing": "signed"}
    ]
    assert meeting.links.get().to == earlier
    assert not list(drift())


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"date": "3/12"}, "has no year"),
        ({"date": "1750-01-01"}, "the timeline runs from 1800 to 2199"),
        ({"date": "2025-11/.."}, "give the date both ends"),
        ({"date_basis": "editor"}, "Say how the editors know the date."),
        ({"place": "Hà Nội", "place_basis": "stated"}, "Name the language of the words"),
        ({"place": "Hà Nội", "place_language": "vi"}, "Say how the place is known"),
        ({"sides-0-organisation": "unodc"}, "A side is a country or an organisation: give one of the two."),
        ({"participations-0-note": "stood"}, "Name the person, or the post where the name is not stated."),
    ],
)
def test_what_the_database_would_refuse_is_refused_in_words(
    values: dict[str, str], message: str, admin_client: Client
) -> None:
    meeting = make_meeting(review="machine")
    if "sides-0-organisation" in values:
        values = {"sides-0-organisation": str(make_organisation("unodc").pk)}
    sent = filled_in(admin_client, Meeting, meeting.pk) | values
    assert message in errors(send(admin_client, Meeting, meeting.pk, sent))


def test_what_only_the_database_notices_is_shown_too_and_nothing_is_saved(admin_client: Client) -> None:
    meeting = make_meeting(sides=["VN", "BY"], review="machine", title="Talks")
    make_country("KG")
    sent = filled_in(admin_client, Meeting, meeting.pk) | {"title": "Another title", "sides-TOTAL_FORMS": "4"}
    sent |= {"sides-2-country": "KG", "sides-3-country": "KG"}
    assert "The database refuses this" in errors(send(admin_client, Meeting, meeting.pk, sent))
    meeting.refresh_from_db()
    assert (meeting.title, meeting.sides.count()) == ("Talks", 2)


def test_a_removed_meeting_leaves_the_timeline_and_its_address_gives_the_reason(admin_client: Client) -> None:
    meeting = make_meeting(proven=True)
    sent = filled_in(admin_client, Meeting, meeting.pk) | {"removed_reason": "Entered twice."}
    assert send(admin_client, Meeting, meeting.pk, sent).status_code == 302
    assert not TimelineRow.objects.exists()
    answer = admin_client.get(meeting.get_absolute_url())
    assert answer.status_code == 410
    assert "Entered twice." in answer.content.decode()


def test_a_deleted_meeting_leaves_no_trace_on_the_timeline(admin_client: Client) -> None:
    first, second = make_meeting(topics=["cybercrime"], proven=True), make_meeting(topics=["training"])
    admin_client.post(address(Meeting, "delete", first.pk), {"post": "yes"})
    assert not list(drift())
    chosen = {"action": "delete_selected", "_selected_action": second.pk, "post": "yes"}
    admin_client.post(address(Meeting, "changelist"), chosen)
    assert not Meeting.objects.exists()
    assert not TimelineRow.objects.exists()
    assert not FacetSet.objects.exists()


def test_meetings_are_confirmed_from_the_list_and_those_that_cannot_be_say_why(admin_client: Client) -> None:
    ready, not_ready = make_meeting(review="machine", proven=True), make_meeting(review="machine")
    chosen = {"action": "confirm", "_selected_action": [ready.pk, not_ready.pk]}
    page = admin_client.post(address(Meeting, "changelist"), chosen, follow=True).content.decode()
    assert "1 meeting confirmed." in page
    assert f"{not_ready.slug}: date: neither" in page.replace("Meeting-", "meeting-")
    assert [record_of(meeting)["review"] for meeting in (ready, not_ready)] == ["confirmed", "machine"]
    assert [entry.object_id for entry in LogEntry.objects.all()] == [str(ready.pk)]
