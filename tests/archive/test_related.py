"""Which meetings are nearest in time with the same sides or people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Meeting
from archive.record import meetings, record
from archive.related import SHOWN, related
from tests.factories import make_meeting, make_official

pytestmark = pytest.mark.django_db


def near(meeting, linked=()):
    held = meetings(Meeting.objects.filter(pk=meeting.pk)).get()
    return related(record(held), set(linked))


def slugs(found):
    return [item.record["slug"] for item in found]


def test_the_nearest_come_first_each_with_its_reason():
    official = make_official("Tô Lâm", name_language="vi")
    here = make_meeting(["VN", "BY"], date="2025-06-10", officials=[official])
    make_meeting(["VN", "BY"], date="2025-06-01", slug="same-sides")
    make_meeting(["VN", "MA"], date="2025-06-12", slug="same-person", officials=[official])
    make_meeting(["VN", "BY"], date="2025-06-11", slug="both", officials=[official])
    make_meeting(["VN", "MA"], date="2025-06-10", slug="neither")
    found = near(here)
    assert slugs(found) == ["both", "same-person", "same-sides"]
    assert [(item.same_sides, item.officials) for item in found] == [
        (True, [("Tô Lâm", "vi")]),
        (False, [("Tô Lâm", "vi")]),
        (True, []),
    ]


def test_linked_unconfirmed_and_removed_meetings_are_left_out():
    here = make_meeting(["VN", "BY"], date="2025-06-10")
    make_meeting(["VN", "BY"], date="2025-06-09", slug="linked")
    make_meeting(["VN", "BY"], date="2025-06-08", slug="machine", review="machine")
    make_meeting(["VN", "BY"], date="2025-06-07", slug="removed", removed_reason="Twice.")
    make_meeting(["VN", "BY"], date="2025-06-06", slug="shown")
    assert slugs(near(here, ["linked"])) == ["shown"]


def test_a_meeting_without_a_year_is_near_to_none_that_has_one():
    make_meeting(["VN", "BY"], date="2025-06-10")
    make_meeting(["VN", "BY"], date="XXXX-06-11", slug="other-yearless")
    assert slugs(near(make_meeting(["VN", "BY"], date="XXXX-06-10"))) == ["other-yearless"]


def test_three_sides_are_no_pair():
    here = make_meeting(["VN", "BY", "MA"], date="2025-06-10")
    make_meeting(["VN", "BY"], date="2025-06-10")
    assert near(here) == []


def test_a_few_are_shown_whatever_the_number_in_the_same_three_queries():
    here = make_meeting(["VN", "BY"], date="2025-06-10")
    held = meetings(Meeting.objects.filter(pk=here.pk)).get()
    listed = record(held)
    for day in range(1, 29):
        make_meeting(["VN", "BY"], date=f"2025-06-{day:02}")
    with CaptureQueriesContext(connection) as captured:
        found = related(listed, set())
    assert len(captured) == 3
    assert len(found) == SHOWN
    assert {item.record["date"] for item in found} <= {f"2025-06-{day:02}" for day in range(7, 14)}
