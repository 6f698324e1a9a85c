"""Parting one record in two, and undoing it."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from archive import changes, curation
from archive.curation import Refused
from archive.management.commands.check_archive import timeline as drift
from archive.merging.merge import undo
from archive.merging.split import split
from archive.merging.split_meetings import NewMeeting, split_meeting
from archive.models import Meeting, Official, Organisation, Post
from articles.models import Text
from tests.archive.merging.rows import curated_rows
from tests.factories import (
    first_passage,
    make_document,
    make_evidence,
    make_meeting,
    make_name,
    make_official,
    make_organisation,
    make_text,
    prove,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def test_names_posts_and_seats_go_to_a_new_official_and_come_back(editor: User, client: Client) -> None:
    record = make_official("Nguyễn Văn A", name_language="vi")
    stays, goes = make_name("Nguyen A", official=record), make_name("Nguyen B", official=record)
    post = Post.objects.create(official=record, title="Minister")
    meeting = make_meeting(officials=[record], proven=True)
    seat = meeting.participations.get()
    before = curated_rows()
    chosen = {
        "name.official_id": [goes.pk],
        "post.official_id": [post.pk],
        "participation.official_id": [seat.pk],
    }
    done = split(record, "Nguyễn Văn B", "Two people.", editor, chosen, changes.version(record))
    new = Official.objects.exclude(pk=record.pk).get()
    assert (new.name, new.name_language, new.slug) == ("Nguyễn Văn B", "vi", "nguyen-van-b")
    assert [name.text for name in new.names.all()] == ["Nguyen B"]
    assert list(record.names.all()) == [stays]
    assert [new.posts.get(), new.participations.get()] == [post, seat]
    assert client.get(new.get_absolute_url()).status_code == 200
    assert list(drift()) == []
    undo(done, editor)
    assert curated_rows() == before
    assert client.get(new.get_absolute_url()).status_code == 404
    assert list(drift()) == []


def test_a_body_is_parted_from_another_with_its_sides(editor: User) -> None:
    record = make_organisation("ministry", name="Ministry")
    meeting = make_meeting(sides=["VN", record], proven=True)
    side = meeting.sides.get(organisation=record)
    before = curated_rows()
    chosen = {"side.organisation_id": [side.pk]}
    done = split(record, "Department", "Not the same.", editor, chosen, changes.version(record))
    assert Organisation.objects.get(slug="department").sides.get() == side
    undo(done, editor)
    assert curated_rows() == before


def test_a_split_is_refused_without_name_reason_choice_or_on_an_older_state(editor: User) -> None:
    record = make_official("A")
    with pytest.raises(Refused) as refused:
        split(record, " ", "", editor, {}, changes.version(record))
    assert len(refused.value.reasons) == 3
    began = changes.version(record)
    name = make_name("Added meanwhile", official=record)
    with pytest.raises(Refused, match="look again"):
        split(record, "B", "Two.", editor, {"name.official_id": [name.pk]}, began)
    of_another = make_name("Of another", official=make_official("C"))
    with pytest.raises(Refused, match="look again"):
        split(record, "B", "Two.", editor, {"name.official_id": [of_another.pk]}, changes.version(record))
    assert Official.objects.count() == 2


@pytest.fixture
def two_events() -> tuple[Meeting, Text, Text]:
    """One record that holds two events: each text reports one of them."""
    first, second = make_text("Ngày 3/12 hội đàm."), make_text("Ngày 5/12 gặp Thủ tướng.")
    people = [make_official("Stays"), make_official("Goes"), make_official("In both")]
    meeting = make_meeting(officials=people, topics=["border"], documents=[make_document()], host=0)
    prove(meeting, first_passage(first))
    for fact in ("date", "kind", "standing", "host"):
        make_evidence(meeting, fact, first_passage(second))
    for side in meeting.sides.all():
        make_evidence(meeting, "side", first_passage(second), side=side)
    seat = meeting.participations.get(official=people[2])
    make_evidence(meeting, "participant", first_passage(second), participation=seat)
    return meeting, first, second


def seat_of(meeting: Meeting, name: str) -> str:
    return f"participation:{meeting.participations.get(official__name=name).pk}"


def test_a_record_of_two_events_is_parted_by_its_texts_and_people(
    editor: User, client: Client, two_events: tuple[Meeting, Text, Text]
) -> None:
    meeting, _first, second = two_events
    before = curated_rows()
    chosen = {seat_of(meeting, "Goes"): "goes", seat_of(meeting, "In both"): "both"}
    told = NewMeeting("Courtesy call", "2025-12-05", "stated")
    done = split_meeting(meeting, told, chosen, [second.pk], "Two days.", editor, changes.version(meeting))
    new = Meeting.objects.get(pk=done.other_id)
    assert (new.review, new.date, new.slug) == ("confirmed", "2025-12-05", "2025-12-05-courtesy-call")
    assert [str(seat) for seat in new.participations.all()] == ["Goes", "In both"]
    assert [str(seat) for seat in meeting.participations.all()] == ["Stays", "In both"]
    assert {item.passage.revision.text for item in new.evidence.filter(fact="date") if item.passage} == {
        second
    }
    assert client.get(new.get_absolute_url()).status_code == 200
    call_command("check_archive")
    undo(done, editor)
    assert curated_rows() == before
    call_command("check_archive")


def test_a_new_meeting_that_lacks_something_stays_unconfirmed(
    editor: User, two_events: tuple[Meeting, Text, Text]
) -> None:
    meeting, _first, _second = two_events
    told = NewMeeting("Courtesy call", "2025-12-05", "editor", "From the programme.")
    chosen = {seat_of(meeting, "Goes"): "goes"}
    done = split_meeting(meeting, told, chosen, [], "Two days.", editor, changes.version(meeting))
    new = Meeting.objects.get(pk=done.other_id)
    assert new.review == "machine"
    assert any("date" in fault for fault in curation.faults(new))


def test_what_stays_must_be_proven_and_nothing_is_parted_without_title_or_reason(
    editor: User, two_events: tuple[Meeting, Text, Text]
) -> None:
    meeting, first, second = two_events
    before, version = curated_rows(), changes.version(meeting)
    told = NewMeeting("Call", "2025-12-05", "stated")
    with pytest.raises(Refused, match="neither a quoted passage"):
        split_meeting(meeting, told, {}, [first.pk, second.pk], "Two.", editor, version)
    with pytest.raises(Refused) as refused:
        split_meeting(meeting, NewMeeting("", "", ""), {"topic:9": "goes"}, [], "", editor, version)
    assert len(refused.value.reasons) == 3
    with pytest.raises(Refused):
        split_meeting(meeting, NewMeeting("Call", "5/12", "stated"), {}, [second.pk], "Two.", editor, version)
    assert curated_rows() == before
