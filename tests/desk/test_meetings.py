"""The page where a meeting is changed: every fact with what states it, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from archive import changes
from archive.management.commands.check_archive import timeline as drift
from archive.models import Evidence, Meeting, TimelineRow
from articles.models import Text
from tests.factories import (
    make_document,
    make_meeting,
    make_official,
    make_organisation,
    make_text,
    make_topic,
)

Sign = Callable[[User], Client]


@pytest.fixture
def client(editor: User, as_user: Sign) -> Client:
    return as_user(editor)


@pytest.fixture
def text(db: None) -> Text:
    return make_text("Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang.", "Hai bên hội đàm tại nhà khách.")


@pytest.fixture
def meeting(db: None) -> Meeting:
    return make_meeting(proven=True, title="Talks")


def step(meeting: Meeting, do: str, **data: Any) -> dict[str, Any]:
    return {"do": do, "version": changes.version(meeting), **data}


def send(client: Client, meeting: Meeting, do: str, **data: Any) -> Any:
    return client.post(f"/desk/meetings/{meeting.pk}/", step(meeting, do, **data))


def fields(meeting: Meeting, **changed: Any) -> dict[str, Any]:
    names = ("title", "kind", "standing", "date", "date_basis", "date_words", "date_note", "time_of_day")
    return {**{name: getattr(meeting, name) for name in names}, **changed}


VENUE = {"venue": "nhà khách", "venue_language": "vi", "place_basis": "stated"}


def test_a_new_fact_comes_with_the_words_that_state_it(client: Client, meeting: Meeting, text: Text) -> None:
    told = {"text": str(text.pk), "quote": "tại nhà khách", "why": "The second paragraph."}
    assert send(client, meeting, "fields", **fields(meeting, **VENUE), **told).status_code == 302
    meeting.refresh_from_db()
    assert meeting.venue == "nhà khách"
    evidence = meeting.evidence.get(fact="venue")
    assert evidence.passage is not None
    assert (evidence.passage.number, evidence.start) == (2, 16)
    assert evidence.added_by is not None
    assert "nhà khách" in TimelineRow.objects.get().record
    assert list(drift()) == []


def test_an_unproven_fact_of_a_confirmed_meeting_is_refused_and_nothing_typed_is_lost(
    client: Client, meeting: Meeting, text: Text
) -> None:
    answer = send(client, meeting, "fields", **fields(meeting, **VENUE), why="I was there.")
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "venue: neither a quoted passage nor a note says so" in shown
    assert 'value="nhà khách"' in shown
    assert "I was there." in shown
    told = {"text": str(text.pk), "quote": "tại nhà hát"}
    answer = send(client, meeting, "fields", **fields(meeting, **VENUE), **told)
    assert "letter for letter" in answer.content.decode()
    assert "tại nhà hát" in answer.content.decode()
    assert Meeting.objects.get().venue == ""


def test_words_that_stand_twice_need_their_paragraph(client: Client, meeting: Meeting) -> None:
    twice = make_text("Hai bên hội đàm.", "Hai bên ký kết.")
    told = {"about": "kind", "text": str(twice.pk), "quote": "Hai bên"}
    answer = send(client, meeting, "evidence", **told)
    assert "several paragraphs: 1, 2" in answer.content.decode()
    assert send(client, meeting, "evidence", **told, paragraph="2").status_code == 302
    assert meeting.evidence.get(passage__isnull=False).passage.number == 2
    address = f"{twice.article.get_absolute_url()}?text={twice.pk}#p1"
    assert send(client, meeting, "evidence", about="kind", text=address, quote="Hai bên").status_code == 302
    assert meeting.evidence.filter(passage__number=1).exists()


def test_a_date_gets_another_value_and_the_passages_keep_the_old_one(
    client: Client, meeting: Meeting, text: Text
) -> None:
    send(client, meeting, "evidence", about="date", text=str(text.pk), quote="Ngày 3/12")
    changed = fields(meeting, date="2025-12-04", date_basis="editor", date_note="From the minutes.")
    answer = send(client, meeting, "fields", **changed, otherwise="on", why="The minutes say so.")
    assert answer.status_code == 302
    quoted = meeting.evidence.get(passage__isnull=False)
    assert quoted.stated == "2025-12-03"
    assert str(Meeting.objects.get().date_upper) == "2025-12-04"
    bad = send(client, meeting, "fields", **fields(meeting, date="4/12"))
    assert bad.status_code == 400
    assert 'value="4/12"' in bad.content.decode()


def test_a_fact_that_is_taken_back_takes_its_evidence_along(client: Client, meeting: Meeting) -> None:
    send(client, meeting, "fields", **fields(meeting, time_of_day="morning"), known="The editors know.")
    assert meeting.evidence.filter(fact="time_of_day").exists()
    assert send(client, meeting, "fields", **fields(meeting), why="It was not.").status_code == 302
    assert not meeting.evidence.filter(fact="time_of_day").exists()
    assert Evidence.history.filter(fact="time_of_day", history_type="-").exists()
    call_command("check_archive")


def test_people_are_seated_changed_and_taken_away(client: Client, meeting: Meeting, text: Text) -> None:
    official = make_official("Lương Tam Quang", slug="quang")
    side = meeting.sides.first()
    seat = {"side": side.pk, "official": "quang", "post": "Minister", "role": ""}
    refused = send(client, meeting, "participation", **seat)
    assert refused.status_code == 400
    assert 'value="quang"' in refused.content.decode()
    told = {"text": str(text.pk), "quote": "Lương Tam Quang"}
    assert send(client, meeting, "participation", **seat, **told).status_code == 302
    held = meeting.participations.get()
    assert (held.official, held.position, held.evidence.count()) == (official, 0, 1)
    changed = {**seat, "seat": held.pk, "post": "General", "uncertain": "on", "note": ""}
    assert "why it is not certain" in send(client, meeting, "seat", **changed).content.decode()
    assert send(client, meeting, "seat", **{**changed, "note": "Only the post."}).status_code == 302
    held.refresh_from_db()
    assert (held.post, held.uncertain) == ("General", True)
    gone = send(client, meeting, "remove", part=f"participation:{held.pk}", why="Another one.")
    assert gone.status_code == 302
    assert not meeting.participations.exists()
    state = f"participation:{held.history.model.objects.filter(id=held.pk).first().history_id}"
    sent = {"state": state, "why": "It was him.", "version": changes.version(meeting)}
    assert client.post(f"/desk/meetings/{meeting.pk}/history/", sent).status_code == 302
    assert meeting.participations.get().evidence.count() == 1
    call_command("check_archive")


def test_sides_host_documents_topics_and_steps(client: Client, meeting: Meeting) -> None:
    make_organisation("unodc")
    document, topic = make_document(slug="letter"), make_topic("border")
    other = make_meeting(slug="earlier", proven=True)
    known = {"known": "Known to the editors."}
    steps = [
        ("side", {"organisation": "unodc"}),
        ("host", {"side": meeting.sides.first().pk}),
        ("meetingdocument", {"document": "letter", "standing": "signed"}),
        ("topic", {"topic": topic.pk}),
        ("meetinglink", {"kind": "follows", "to": "earlier"}),
    ]
    for do, data in steps:
        assert send(client, meeting, do, **data).status_code == 400, f"{do} without evidence"
        assert send(client, meeting, do, **data, **known).status_code == 302, do
    assert meeting.sides.count() == 3
    assert meeting.sides.get(is_host=True)
    assert meeting.documents.get().document == document
    assert (list(meeting.topics.all()), meeting.links.get().to) == ([topic], other)
    assert client.get(f"/desk/meetings/{meeting.pk}/").status_code == 200
    for part in (
        f"side:{meeting.sides.get(organisation__slug='unodc').pk}",
        f"meetingdocument:{meeting.documents.get().pk}",
        f"topic:{topic.pk}",
        f"meetinglink:{meeting.links.get().pk}",
    ):
        assert send(client, meeting, "remove", part=part, why="A mistake.").status_code == 302, part
    assert send(client, meeting, "host", side="").status_code == 302
    assert meeting.evidence.exclude(fact__in=["date", "kind", "standing", "side"]).count() == 0
    assert list(drift()) == []


def test_a_confirmed_meeting_keeps_its_last_proof_and_its_sides(client: Client, meeting: Meeting) -> None:
    last = meeting.evidence.get(fact="date")
    refused = send(client, meeting, "remove", part=f"evidence:{last.pk}", why="Not needed.")
    assert refused.status_code == 400
    assert "Not needed." in refused.content.decode()
    side = f"side:{meeting.sides.first().pk}"
    assert "two sides" in send(client, meeting, "remove", part=side, why="No.").content.decode()
    assert meeting.evidence.filter(pk=last.pk).exists()
    strange = make_meeting(proven=True).evidence.first()
    assert strange is not None
    answer = send(client, meeting, "remove", part=f"evidence:{strange.pk}", why="Of another meeting.")
    assert answer.status_code == 400
    assert Evidence.objects.filter(pk=strange.pk).exists()


def test_a_meeting_is_confirmed_when_nothing_is_lacking(client: Client) -> None:
    meeting = make_meeting(review="machine")
    assert "date: neither" in client.get(f"/desk/meetings/{meeting.pk}/").content.decode()
    assert send(client, meeting, "confirm").status_code == 400
    for about in ("date", "kind", "standing", *(f"side:{side.pk}" for side in meeting.sides.all())):
        assert send(client, meeting, "evidence", about=about, known="Known.").status_code == 302
    assert send(client, meeting, "confirm").status_code == 302
    assert Meeting.objects.get(pk=meeting.pk).review == "confirmed"


def test_a_meeting_taken_down_answers_410_with_the_reason_until_it_is_put_back(
    client: Client, meeting: Meeting
) -> None:
    address = f"/desk/meetings/{meeting.pk}/take-down/"
    assert client.post(address, step(meeting, "take-down", why="")).status_code == 400
    assert client.post(address, step(meeting, "take-down", why="It never took place.")).status_code == 302
    gone = Client().get(meeting.get_absolute_url())
    assert gone.status_code == 410
    assert "It never took place." in gone.content.decode()
    assert client.get(f"/desk/meetings/{meeting.pk}/").status_code == 200
    assert client.post(address, step(meeting, "put-back", why="It did.")).status_code == 302
    assert Client().get(meeting.get_absolute_url()).status_code == 200


def test_of_two_editors_the_second_is_told_what_the_first_changed(client: Client, meeting: Meeting) -> None:
    late = step(meeting, "fields", **fields(meeting, title="Mine"), why="Better.")
    send(client, meeting, "fields", **fields(meeting, title="Theirs"), why="Clearer.")
    answer = client.post(f"/desk/meetings/{meeting.pk}/", late)
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "<td>Mine</td><td>Theirs</td>" in shown
    assert "Clearer." in shown
    assert Meeting.objects.get().title == "Theirs"


def test_a_step_that_is_none_and_a_version_that_is_none_are_refused(client: Client, meeting: Meeting) -> None:
    assert send(client, meeting, "destroy").status_code == 400
    sent = {**step(meeting, "take-down", why="x"), "version": "latest"}
    answer = client.post(f"/desk/meetings/{meeting.pk}/take-down/", sent)
    assert answer.status_code == 400
    assert client.get("/desk/meetings/999999/").status_code == 404


def test_a_record_of_two_events_is_parted_and_a_refused_form_keeps_the_choices(
    client: Client, meeting: Meeting, text: Text
) -> None:
    send(client, meeting, "evidence", about="date", text=str(text.pk), quote="Ngày 3/12")
    topic = make_topic("border")
    send(client, meeting, "topic", topic=topic.pk, known="Known.")
    address = f"/desk/meetings/{meeting.pk}/split/"
    shown = client.get(address).content.decode()
    part = f"meeting_topics:{meeting.topics.through.objects.get().pk}"
    assert f'name="{part}"' in shown
    sent = {"version": changes.version(meeting), "title": "Second", "date": "5/12", "date_basis": "stated",
            "text": str(text.pk), part: "goes", "why": "Two days."}  # fmt: skip
    refused = client.post(address, sent)
    assert refused.status_code == 400
    assert 'value="goes" checked' in refused.content.decode()
    assert client.post(address, {**sent, "date": "2025-12-05", part: "flies"}).status_code == 400
    assert client.post(address, {**sent, "date": "2025-12-05"}).status_code == 302
    new = Meeting.objects.get(title="Second")
    assert (list(new.topics.all()), list(meeting.topics.all())) == ([topic], [])
    assert new.evidence.get(passage__isnull=False).quote == "Ngày 3/12"
