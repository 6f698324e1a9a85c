"""However a meeting changes, the timeline that is kept is the one that would be made anew."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from pyroaring import BitMap

from archive import index, timeline_key
from archive.models import Country, FacetSet, Meeting, MeetingDocument, Participation, Side, TimelineRow
from tests.factories import (
    first_passage,
    make_article,
    make_country,
    make_document,
    make_evidence,
    make_meeting,
    make_official,
    make_organisation,
    make_publisher,
    make_side,
    make_text,
    make_topic,
)

pytestmark = pytest.mark.django_db

DATES = ["2025-12-03", "2025-12-02", "2025-11", "2025-12-01/2025-12-04", "XXXX-05-13", "2024~", "XXXX"]
TIMES = ["", "morning", "noon", "afternoon", "evening"]


def held() -> tuple[dict[str, Any], dict[str, Any]]:
    """The timeline as readers see it: rows by meeting, and for each choice its name and its meetings."""
    rows = {row.meeting.slug: row for row in TimelineRow.objects.select_related("meeting")}
    slugs = {row.key: slug for slug, row in rows.items()}
    sets = {
        (found.facet, found.value): (
            {slugs[key] for key in BitMap.deserialize(bytes(found.members))},
            found.size,
            found.label,
            found.label_language,
        )
        for found in FacetSet.objects.all()
    }
    return {slug: (row.record, row.csv, row.lower, row.upper) for slug, row in rows.items()}, sets


def order() -> list[str]:
    return list(TimelineRow.objects.order_by("-key").values_list("meeting__slug", flat=True))


def slots() -> dict[str, tuple[int, str]]:
    """Day and time of day at which each meeting stands."""
    rows = TimelineRow.objects.select_related("meeting")
    return {row.meeting.slug: (row.key // timeline_key.PER_DAY, row.meeting.time_of_day) for row in rows}


def assert_as_rebuilt(after: str) -> None:
    """Compares with a timeline made anew, which is then taken back: the next change starts from what was kept."""
    kept, kept_slots = held(), slots()
    with transaction.atomic():
        index.rebuild()
        anew, anew_slots = held(), slots()
        transaction.set_rollback(True)
    assert kept == anew, f"after {after}, what was kept is not what would be made anew"
    assert kept_slots == anew_slots, f"after {after}, a meeting stands at another day"


class Editor:
    """Makes changes at random, each followed by index.put of the meeting."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.officials = [make_official() for _ in range(3)]
        self.topics = [make_topic() for _ in range(3)]
        self.documents = [make_document() for _ in range(2)]
        self.bodies = [make_organisation(parent=make_organisation()) for _ in range(3)]
        article = make_article(publisher=make_publisher())
        self.texts = [
            make_text(article=article),
            make_text(language="bn"),
            make_text(kind="human_translation"),
        ]
        self.countries = [make_country(code) for code in ("VN", "BY", "MA", "KG")]
        self.changes: list[Callable[[Meeting], None]] = [
            self.date, self.time_of_day, self.words, self.standing, self.review, self.remove_or_restore,
            self.topic, self.side, self.host, self.official, self.document, self.evidence,
        ]  # fmt: skip

    def date(self, meeting: Meeting) -> None:
        meeting.date = self.random.choice(DATES)
        meeting.save()

    def time_of_day(self, meeting: Meeting) -> None:
        meeting.time_of_day = self.random.choice(TIMES)
        meeting.save()

    def words(self, meeting: Meeting) -> None:
        meeting.title = f"Talks, {self.random.random()}"
        meeting.place_country = self.random.choice(self.countries)
        meeting.place_basis = "stated"
        meeting.save()

    def standing(self, meeting: Meeting) -> None:
        meeting.standing = self.random.choice(Meeting.Standing.values)
        meeting.kind = self.random.choice(Meeting.Kind.values)
        meeting.save()

    def review(self, meeting: Meeting) -> None:
        meeting.review = self.random.choice(Meeting.Review.values)
        meeting.save()

    def remove_or_restore(self, meeting: Meeting) -> None:
        meeting.removed_reason = "" if meeting.removed_reason else "Entered twice."
        meeting.save()

    def topic(self, meeting: Meeting) -> None:
        meeting.topics.set(self.random.sample(self.topics, self.random.randint(0, 3)))

    def side(self, meeting: Meeting) -> None:
        meeting.sides.all().delete()
        for party in self.random.sample([*self.countries, *self.bodies], self.random.randint(1, 3)):
            body = self.random.choice([None, *self.bodies])
            make_side(meeting, party, body=body if isinstance(party, Country) else None)

    def host(self, meeting: Meeting) -> None:
        meeting.sides.update(is_host=False)
        Side.objects.filter(pk=self.random.choice(meeting.sides.all()).pk).update(is_host=True)

    def official(self, meeting: Meeting) -> None:
        meeting.participations.all().delete()
        for position, official in enumerate(self.random.sample(self.officials, self.random.randint(0, 3))):
            side = self.random.choice(meeting.sides.all())
            Participation.objects.create(meeting=meeting, side=side, position=position, official=official)

    def document(self, meeting: Meeting) -> None:
        meeting.documents.all().delete()
        for document in self.random.sample(self.documents, self.random.randint(0, 2)):
            MeetingDocument.objects.create(meeting=meeting, document=document, standing="signed")

    def evidence(self, meeting: Meeting) -> None:
        meeting.evidence.all().delete()
        for text in self.random.sample(self.texts, self.random.randint(0, 3)):
            make_evidence(meeting, "date", first_passage(text))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_change_the_timeline_is_the_one_that_would_be_made_anew(seed: int) -> None:
    editor = Editor(seed)
    meetings = [make_meeting(date=editor.random.choice(DATES)) for _ in range(6)]
    changes = editor.changes * 3
    editor.random.shuffle(changes)
    for change in changes:
        meeting = editor.random.choice(meetings)
        change(meeting)
        index.put([meeting])
        assert_as_rebuilt(change.__name__)


def test_many_changes_without_a_rebuild_between_them_add_up_to_the_same() -> None:
    editor = Editor(11)
    meetings = [make_meeting(date=editor.random.choice(DATES)) for _ in range(8)]
    for _ in range(60):
        meeting = editor.random.choice(meetings)
        editor.random.choice(editor.changes)(meeting)
        index.put([meeting])
    assert_as_rebuilt("sixty changes")


def test_several_meetings_are_put_as_one_by_one() -> None:
    editor = Editor(5)
    meetings = [make_meeting(on_timeline=False) for _ in range(5)]
    for meeting in meetings:
        editor.topic(meeting)
        editor.side(meeting)
    index.put(meetings)
    assert_as_rebuilt("one put of five meetings")


def test_a_meeting_keeps_its_place_when_nothing_moves_it() -> None:
    first, second = make_meeting(), make_meeting()
    before = order()
    first.title = "Another title"
    first.save()
    index.put([first])
    assert order() == before == [first.slug, second.slug]


def test_the_later_time_of_day_stands_higher_and_no_time_of_day_highest() -> None:
    morning = make_meeting(time_of_day="morning")
    untimed = make_meeting()
    evening = make_meeting(time_of_day="evening")
    assert order() == [untimed.slug, evening.slug, morning.slug]
    morning.time_of_day = "noon"
    evening.time_of_day = "morning"
    morning.save()
    evening.save()
    index.put([morning, evening])
    assert order() == [untimed.slug, morning.slug, evening.slug]
    assert_as_rebuilt("two meetings moved in their day")


def test_a_meeting_without_a_year_stands_below_every_dated_one() -> None:
    yearless, old = make_meeting(date="XXXX-05-13"), make_meeting(date="1800-01-01")
    assert order() == [old.slug, yearless.slug]


def test_a_choice_that_no_meeting_carries_any_more_goes() -> None:
    meeting = make_meeting(topics=["cybercrime"])
    meeting.topics.clear()
    index.put([meeting])
    assert not FacetSet.objects.filter(facet="topic").exists()


def test_a_removed_meeting_leaves_nothing_behind() -> None:
    meeting = make_meeting(topics=["cybercrime"], officials=[make_official()])
    index.remove([meeting])
    assert held() == ({}, {})


def test_putting_a_meeting_twice_changes_nothing_but_the_version() -> None:
    meeting = make_meeting(topics=["cybercrime"])
    before, version = held(), index.version()
    index.put([meeting])
    assert held() == before
    assert index.version() == version + 1


def test_a_day_that_is_full_says_so() -> None:
    make_meeting()
    row = TimelineRow.objects.get()
    fillers = Meeting.objects.bulk_create(
        Meeting(slug=f"filler-{number}", title="Filler", date="2025-12-03", date_basis="stated", kind="talks")
        for number in range(timeline_key.PER_DAY - 1)
    )
    TimelineRow.objects.bulk_create(
        TimelineRow(key=row.key - 1 - number, meeting=meeting, record=row.record, csv=row.csv)
        for number, meeting in enumerate(fillers)
    )
    one_too_many = make_meeting(on_timeline=False)
    with pytest.raises(
        index.TimelineFull, match="2025-12-03: the timeline holds no more meetings of that day"
    ):
        index.put([one_too_many])
