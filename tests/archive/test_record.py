"""A meeting as one plain record."""

import pytest

from archive.models import Meeting, Participation, Side
from archive.record import meetings, record
from tests.factories import (
    make_evidence,
    make_meeting,
    make_official,
    make_organisation,
    make_publisher,
    make_text,
)

pytestmark = pytest.mark.django_db


def record_of(meeting):
    return record(meetings(Meeting.objects.filter(pk=meeting.pk)).get())


def test_what_is_not_stated_is_none_and_never_an_empty_text():
    found = record_of(make_meeting(date="XXXX-05-13"))
    unstated = (
        "date_lower",
        "date_upper",
        "time_of_day",
        "place",
        "place_country",
        "place_country_name",
        "venue",
        "host",
    )
    assert {found[name] for name in unstated} == {None}
    assert (found["participants"], found["documents"], found["topics"], found["texts"]) == ([], [], [], [])


def test_a_period_has_its_first_and_its_last_day():
    found = record_of(make_meeting(date="2025-12-01/2025-12-04"))
    assert (found["date"], found["date_lower"], found["date_upper"]) == (
        "2025-12-01/2025-12-04",
        "2025-12-01",
        "2025-12-04",
    )


def test_sides_are_countries_or_bodies_with_what_they_are_part_of():
    council = make_organisation("council", name="Security Council")
    secretariat = make_organisation("secretariat", parent=council)
    meeting = make_meeting(
        ["VN", make_organisation("unodc", name="UNODC", parent=make_organisation("un"))], host=1
    )
    Side.objects.filter(position=0).update(body=secretariat, label="Secretariat")
    found = record_of(meeting)
    assert found["sides"] == [
        {
            "key": "vn",
            "name": "Viet Nam",
            "country": "VN",
            "organisations": ["secretariat", "council"],
            "label": "Secretariat",
        },
        {"key": "unodc", "name": "UNODC", "country": None, "organisations": ["unodc", "un"], "label": ""},
    ]
    assert found["host"] == "unodc"


def test_participants_name_their_side_and_a_person_without_a_name_keeps_the_post():
    meeting = make_meeting(
        ["VN", "BY"], officials=[make_official("Tô Lâm", slug="to-lam", name_language="vi")]
    )
    side = meeting.sides.get(position=1)
    Participation.objects.create(meeting=meeting, side=side, position=1, post="Chairman", role="guest")
    assert record_of(meeting)["participants"] == [
        {"official": "to-lam", "name": "Tô Lâm", "language": "vi", "side": 0, "post": None, "role": None},
        {"official": None, "name": None, "language": None, "side": 1, "post": "Chairman", "role": "guest"},
    ]


def test_texts_are_those_that_evidence_is_cut_from_each_once():
    text, other = make_text(), make_text(language="bn")
    text.article.publisher = make_publisher("baotintuc.vn")
    text.article.save()
    meeting = make_meeting(texts=[other, text, text])
    make_evidence(meeting, "kind", note="Known to the editors.")
    found = record_of(meeting)["texts"]
    assert [(one["text"], one["language"], one["publisher"]) for one in found] == [
        (text.pk, "vi", "baotintuc.vn"),
        (other.pk, "bn", None),
    ]


def test_records_of_many_meetings_cost_as_many_queries_as_that_of_one(django_assert_num_queries):
    for _ in range(6):
        make_meeting(officials=[make_official()], texts=[make_text()], topics=["drugs"])
    with django_assert_num_queries(6):
        assert len([record(meeting) for meeting in meetings()]) == 6
