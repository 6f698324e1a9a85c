"""The earlier states of curated rows: who, when, why."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from simple_history.models import HistoricalChanges

from archive import curation
from archive.models import Meeting, Name, Official, Side
from archive.models.versioned import BEFORE, acting
from tests.admin_form import address, filled_in, send
from tests.conftest import held_models
from tests.factories import make_meeting, make_name, make_official, make_topic

pytestmark = pytest.mark.django_db


def test_a_change_is_told_with_who_and_why_and_what_it_said_before() -> None:
    editor = User.objects.create_user("editor")
    official = make_official("Luong Tam Quang")
    with acting(editor, "The heading has its marks."):
        official.name = "Lương Tam Quang"
        official.save()
    now, before = official.history.all()
    assert (now.name, now.history_type) == ("Lương Tam Quang", "~")
    assert (now.history_user, now.history_change_reason) == (editor, "The heading has its marks.")
    assert (before.name, before.history_type, before.history_user) == ("Luong Tam Quang", "+", None)


def test_a_row_that_bulk_work_made_tells_its_first_state_when_it_is_changed_first() -> None:
    (made,) = Official.objects.bulk_create([Official(slug="x", name="As loaded")])
    assert not made.history.exists()
    with acting(User.objects.create_user("editor"), "why"):
        made.name = "Changed"
        made.save()
    told = [(row.name, row.history_change_reason, row.history_user_id) for row in made.history.all()]
    assert told == [("Changed", "why", made.history.first().history_user_id), ("As loaded", BEFORE, None)]


def test_a_deleted_row_keeps_its_last_state() -> None:
    name = make_name("Bộ Công an")
    with acting(User.objects.create_user("editor"), "A slip of the pen."):
        name.delete()
    last = Name.history.first()
    told = (last.text, last.history_type, last.history_change_reason)
    assert told == ("Bộ Công an", "-", "A slip of the pen.")


def test_topics_belong_to_the_states_of_a_meeting() -> None:
    meeting = make_meeting(topics=["cybercrime"])
    meeting.topics.add(make_topic("border"))
    states = [{row.topic.slug for row in state.topics.all()} for state in meeting.history.all()[:2]]
    assert states == [{"cybercrime", "border"}, {"cybercrime"}]


def test_what_the_admin_saves_is_by_whoever_is_signed_in(admin_client: Client, admin_user: User) -> None:
    official = make_official("Before")
    sent = filled_in(admin_client, Official, official.pk)
    assert send(admin_client, Official, official.pk, {**sent, "name": "After"}).status_code == 302
    assert official.history.first().history_user == admin_user
    shown = admin_client.get(address(Official, "history", official.pk))
    assert "After" in shown.content.decode()


def test_the_order_of_sides_and_their_host_are_told(admin_client: Client) -> None:
    meeting = make_meeting(proven=True, host=0)
    first, second = meeting.sides.all()
    sent = filled_in(admin_client, Meeting, meeting.pk)
    rows = {"sides-0-order": "2", "sides-1-order": "1"}
    assert send(admin_client, Meeting, meeting.pk, {**sent, **rows}).status_code == 302
    assert [side.position for side in (first, second) if side.refresh_from_db() is None] == [1, 0]
    assert {row.position for row in Side.history.filter(id=first.pk)} == {0, 1}


def test_the_curated_archive_is_loaded_without_a_state_for_each_row(curated: None) -> None:
    """load_curated fills an empty archive: nothing was before, and nobody decided it at that moment."""
    histories = [model for model in held_models() if issubclass(model, HistoricalChanges)]
    assert len(histories) > 15
    assert sum(model.objects.count() for model in histories) == 0
    call_command("check_archive")


def test_nobody_acts_where_nobody_is_named(row_counts: Callable[[], dict[str, int]]) -> None:
    meeting = make_meeting(review="machine", proven=True)
    curation.confirm(meeting)
    assert meeting.history.first().history_user is None
    assert Meeting.objects.get(pk=meeting.pk).history.first().review == "confirmed"
