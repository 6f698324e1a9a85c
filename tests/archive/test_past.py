"""A view of an earlier moment is what the archive answered at that moment, for any filters, whatever came after."""

import json
import random
from types import SimpleNamespace

import pytest

from archive import history, index, past, selection, timeline
from archive.models import ArchiveState, Meeting, Official, TimelineRow, TimelineState
from archive.past import past_sets, record_then
from archive.selection import Criteria, Selection, current_sets
from tests.archive.test_index import Editor
from tests.archive.test_selection import make_archive, make_criteria
from tests.factories import make_meeting, make_official, make_topic

pytestmark = pytest.mark.django_db
FACETS = selection.SHORT_FACETS + selection.LONG_FACETS


def records():
    return [json.loads(row.record) for row in TimelineRow.objects.all()]


def answer(criteria, sets):
    """What a reader sees of a selection: rows in both orders, CSV, counts, what is uncertain, months."""
    selected = Selection(criteria, sets)
    return {
        "rows": list(timeline.export(selected, "record")),
        "oldest first": list(timeline.export(selected, "record", newest_first=False)),
        "csv": list(timeline.export(selected, "csv")),
        "counts": {
            facet: [(value.value, value.parameter, count) for value, count in selected.counts(facet)]
            for facet in FACETS
        },
        "uncertain": list(selected.uncertain),
        "days": selected.days(),
        "spans": selected.sets.spans.overlapping(*selected.days()) if selected.days() else [],
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_as_of_now_is_the_live_view_for_any_filters(seed):
    make_archive(seed)
    chance = random.Random(seed)
    editor = Editor(seed)
    for _ in range(15):
        meeting = chance.choice(list(Meeting.objects.all()))
        chance.choice(editor.changes)(meeting)
        index.put([meeting])
    now = index.changed_at()
    for _ in range(25):
        criteria = make_criteria(chance, records())
        assert answer(criteria, past_sets(now)) == answer(criteria, current_sets()), criteria


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_frozen_view_stays_what_it_was(seed):
    make_archive(seed, size=12)
    chance, editor = random.Random(seed), Editor(seed)
    seen = []
    for step in range(24):
        meeting = chance.choice(list(Meeting.objects.all()))
        chance.choice(editor.changes)(meeting)
        index.put([meeting])
        if step % 9 == 5:
            make_meeting(date=chance.choice(["2025-12-03", "2025-05", "XXXX"]))
        if step % 11 == 7:
            index.rebuild()
        criteria = make_criteria(chance, records())
        seen.append((index.changed_at(), criteria, answer(criteria, current_sets())))
    for moment, criteria, told in seen:
        assert answer(criteria, past_sets(moment)) == told, (moment, criteria)


def test_before_the_first_record_there_is_nothing():
    before = ArchiveState.objects.create(pk=1, version=7).changed_at
    make_meeting()
    assert history.last_change(before) is None
    assert len(Selection(Criteria(), past_sets(before))) == 0
    assert history.number_changed(before) == 1


def test_a_removed_meeting_is_still_in_the_view_of_before():
    meeting = make_meeting(slug="held", topics=["cybercrime"])
    then = index.changed_at()
    index.remove([meeting])
    meeting.delete()
    assert len(Selection(Criteria())) == 0
    assert [
        json.loads(row)["slug"] for row in timeline.export(Selection(Criteria(), past_sets(then)), "record")
    ] == ["held"]


def test_the_record_of_a_meeting_at_a_moment_is_the_one_of_then():
    meeting = make_meeting(slug="moved", date="2025-12-03")
    then = index.changed_at()
    meeting.date = "2025-12-09"
    meeting.save()
    index.put([meeting])
    assert record_then("moved", then)["date"] == "2025-12-03"
    assert record_then("moved", None)["date"] == "2025-12-09"
    assert record_then("never", None) is None
    assert record_then("a\x00b", None) is None


def test_many_moments_do_not_fill_the_memory():
    meeting = make_meeting()
    moments = []
    for number in range(past.KEPT + 4):
        meeting.title = f"Talks {number}"
        meeting.save()
        index.put([meeting])
        moments.append(index.changed_at())
    for moment in moments:
        past_sets(moment)
    assert len(past._kept) == past.KEPT


def test_moments_between_two_changes_share_what_is_kept():
    make_meeting()
    first = index.changed_at()
    index.changed()
    later = index.changed_at()
    make_meeting()
    assert past_sets(first) is past_sets(later)


def test_a_rarer_value_of_a_long_facet_is_found_in_the_past_too(monkeypatch):
    monkeypatch.setattr(selection, "LONG_FACET_LIMIT", 1)
    monkeypatch.setattr(past, "LONG_FACET_LIMIT", 1)
    officials = [make_official(slug=f"person-{number}") for number in range(3)]
    make_meeting(officials=officials)
    changed = make_meeting(officials=officials[1:])
    then = index.changed_at()
    index.remove([changed])
    for official, held in zip(officials, (1, 2, 2), strict=True):
        assert len(past_sets(then).members("official", official.slug)) == held
    assert list(past_sets(then).shown("official")) == ["person-1"]


def test_nothing_is_recorded_where_nothing_changed():
    meeting = make_meeting()
    index.put([meeting])
    index.rebuild()
    assert TimelineState.objects.count() == 1


def test_every_change_is_later_than_the_one_before_even_if_the_clock_is_not(monkeypatch):
    meeting = make_meeting(title="First")
    frozen = index.changed_at()
    monkeypatch.setattr(history, "timezone", SimpleNamespace(now=lambda: frozen))
    for title in ("Second", "Third"):
        meeting.title = title
        meeting.save()
        index.put([meeting])
    states = TimelineState.objects.order_by("since")
    assert [json.loads(state.record)["title"] for state in states] == ["First", "Second", "Third"]
    assert len({state.since for state in states}) == 3
    assert [state.until for state in states] == [states[1].since, states[2].since, None]


def test_a_renamed_official_changes_the_record_of_now_only():
    official = make_official("Tô Lâm")
    make_meeting(officials=[official], topics=[make_topic("drugs")])
    then = index.changed_at()
    Official.objects.update(name="To Lam")
    index.put(Meeting.objects.all())
    [row] = timeline.export(Selection(Criteria(), past_sets(then)), "record")
    assert "Tô Lâm" in row
    assert "To Lam" in TimelineRow.objects.get().record
