"""A merge that is undone leaves no trace in the record: tried on small archives of any shape."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from archive.curation import Refused
from archive.merging.merge import merge, preview, undo
from archive.models import Meeting, MeetingLink, Official, Organisation, Participation, Post
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
TRIES = settings(max_examples=12, suppress_health_check=list(HealthCheck))
NAMES = some.sampled_from(["Lương", "Luong", "লুওং", "Лыонг"])
PICKS = some.lists(some.integers(0, 3), max_size=3)


def archive(draw: Any) -> None:
    """Four people, three bodies and three meetings, tied to one another at random."""
    bodies = [make_organisation(f"body-{number}") for number in range(3)]
    people = [
        make_official(draw(NAMES), organisation=draw(some.sampled_from([None, *bodies]))) for _ in range(4)
    ]
    for person in people:
        for text in set(draw(some.lists(NAMES, max_size=3))):
            make_name(text, official=person, kind=draw(some.sampled_from(["preferred", "variant"])))
        if draw(some.booleans()):
            Post.objects.create(official=person, title="Minister", end=draw(some.sampled_from(["", "2024"])))
    passage = first_passage(make_text())
    made = []
    for number in range(3):
        seated = [people[pick] for pick in dict.fromkeys(draw(PICKS))]
        side = draw(some.sampled_from(["VN", "BY", *bodies]))
        meeting = make_meeting(
            sides=["US", side],
            officials=seated,
            host=draw(some.sampled_from([None, 0, 1])),
            topics=draw(some.sampled_from([[], ["border"], ["border", "cybercrime"]])),
            documents=[make_document()] if draw(some.booleans()) else [],
            date=draw(some.sampled_from(["2025-12-03", "2025-12-04", "2025-12"])),
            time_of_day=draw(some.sampled_from(["", "morning"])),
            title=f"Meeting {number}",
        )
        for seat in meeting.participations.all():
            Participation.objects.filter(pk=seat.pk).update(
                post=draw(some.sampled_from(["", "Minister", "General"]))
            )
        for earlier in made:
            if draw(some.booleans()):
                MeetingLink.objects.create(meeting=meeting, kind="follows", to=earlier)
        if draw(some.booleans()):
            make_evidence(meeting, "date", passage)
        prove(meeting, passage if draw(some.booleans()) else None)
        made.append(meeting)


@pytest.mark.parametrize("model", [Official, Organisation, Meeting])
@TRIES
@given(data=some.data())
def test_merging_and_undoing_is_the_identity(model: Any, data: some.DataObject) -> None:
    with transaction.atomic():
        archive(data.draw)
        kept, gone, *_rest = data.draw(some.permutations(list(model.objects.order_by("pk"))))
        editor = User.objects.create_user("editor")
        before = curated_rows()
        looked = preview(kept, gone)
        assert curated_rows() == before, "a preview writes nothing"
        if looked.plan.blocked:
            with pytest.raises(Refused):
                merge(kept, gone, "Same.", editor, looked.seen)
        else:
            operation = merge(kept, gone, "Same.", editor, looked.seen)
            assert not model.objects.filter(pk=gone.pk).exists()
            undo(operation, editor)
        assert curated_rows() == before
        transaction.set_rollback(True)
