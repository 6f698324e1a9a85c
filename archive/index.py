"""Keeps the timeline rows and facet sets in step with the meetings.

`put` and `remove` are called, in one transaction, by whatever changes a meeting (archive.curation, the admin,
the loaders); `rebuild` makes everything anew.  Reading is archive.selection and archive.timeline.
"""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import F
from pyroaring import BitMap

from archive import exports, facets, history, text_facets, timeline_key
from archive.facets import FacetValue
from archive.labels import labels
from archive.models import ArchiveState, FacetSet, Meeting, TimelineRow
from archive.record import Record, meetings, record
from articles import search_index
from articles.exports import json_line

CHUNK = 1000
_seen = -1


class TimelineFull(ValueError):
    """More meetings on one day than the timeline has places for."""


def put(changed: Iterable[Meeting]) -> None:
    """Brings the rows and sets of these meetings up to date and raises the version of the record."""
    primary_keys = [meeting.pk for meeting in changed]
    with transaction.atomic():
        moment = _lock()
        texts = text_facets.reported_by(primary_keys)
        removed, added = _changes(primary_keys, moment)
        text_facets.refresh(texts | text_facets.reported_by(primary_keys))
        _apply(removed, added)
        _raise_version(moment)


def remove(gone: Iterable[Meeting]) -> None:
    """Takes these meetings off the timeline."""
    with transaction.atomic():
        moment = _lock()
        removed: dict[FacetValue, BitMap] = defaultdict(BitMap)
        primary_keys = [meeting.pk for meeting in gone]
        texts = text_facets.reported_by(primary_keys)
        rows = TimelineRow.objects.filter(meeting__in=primary_keys)
        for row in rows:
            _note(removed, _record_of(row), row.key)
        rows.delete()
        text_facets.refresh(texts)
        history.note(primary_keys, [], moment)
        _apply(removed, {})
        _raise_version(moment)


def rebuild() -> int:
    """Makes all rows and sets anew, the states of before kept; returns the number of meetings."""
    with transaction.atomic():
        moment = _lock()
        TimelineRow.objects.all().delete()
        FacetSet.objects.all().delete()
        sets: dict[FacetValue, BitMap] = defaultdict(BitMap)
        count = 0
        for rows in _new_rows(sets):
            TimelineRow.objects.bulk_create(rows)
            history.note([row.meeting_id for row in rows], rows, moment)
            count += len(rows)
        history.note_absent(moment)
        _apply({}, sets)
        text_facets.rebuild()
        _raise_version(moment)
    return count


def changed() -> None:
    """Raises the version of the record: something that pages show has changed beside the meetings."""
    with transaction.atomic():
        _raise_version(_lock())


def version() -> int:
    """The version of the public record: the same number, the same pages."""
    global _seen
    _seen = ArchiveState.objects.filter(pk=1).values_list("version", flat=True).first() or 0
    return _seen


def seen_version() -> int:
    """The version this process saw last: every page asks for the version first, and may then rely on this."""
    return _seen


def changed_at() -> dt.datetime | None:
    """When the record was changed last; None where nothing was ever put."""
    return ArchiveState.objects.filter(pk=1).values_list("changed_at", flat=True).first()


def _lock() -> dt.datetime:
    """One writer at a time: the row is locked until the transaction ends.  Returns the moment of the change.

    Versions begin at the time of the first change, so that a new database never repeats those of an older one.
    """
    search_index.lock()
    ArchiveState.objects.get_or_create(pk=1, defaults={"version": int(time.time())})
    return history.next_moment(ArchiveState.objects.select_for_update().get(pk=1))


def _raise_version(moment: dt.datetime) -> None:
    ArchiveState.objects.filter(pk=1).update(version=F("version") + 1, changed_at=moment)


def _changes(
    primary_keys: list[int], moment: dt.datetime
) -> tuple[dict[FacetValue, BitMap], dict[FacetValue, BitMap]]:
    removed: dict[FacetValue, BitMap] = defaultdict(BitMap)
    added: dict[FacetValue, BitMap] = defaultdict(BitMap)
    old_rows = {row.meeting_id: row for row in TimelineRow.objects.filter(meeting__in=primary_keys)}
    for row in old_rows.values():
        _note(removed, _record_of(row), row.key)
    rows = []
    for meeting in meetings(Meeting.objects.filter(pk__in=primary_keys)):
        old = old_rows.get(meeting.pk)
        TimelineRow.objects.filter(meeting=meeting).delete()
        if meeting.removed_reason:
            continue
        row = _row(meeting, _free_key(meeting, old))
        row.save(force_insert=True)
        rows.append(row)
        _note(added, _record_of(row), row.key)
    history.note(primary_keys, rows, moment)
    return removed, added


def _record_of(row: TimelineRow) -> Record:
    found: Record = row.as_record()
    return found


def _note(sets: dict[FacetValue, BitMap], of: Record, key: int) -> None:
    for facet_value in facets.values(of):
        sets[facet_value].add(key)


def _row(meeting: Meeting, key: int) -> TimelineRow:
    found = record(meeting)
    return TimelineRow(
        key=key,
        meeting=meeting,
        record=json_line(found),
        csv=exports.line(found),
        lower=meeting.date_lower,
        upper=meeting.date_upper,
    )


def _day(meeting: Meeting) -> int:
    return timeline_key.day_number(meeting.date_lower, meeting.date_upper, meeting.date)


def _free_key(meeting: Meeting, old: TimelineRow | None) -> int:
    """The key the meeting has, if its day and time of day still are the same, else the best free one."""
    day = _day(meeting)
    places = timeline_key.places(day, meeting.time_of_day)
    if old and old.key in places and _record_of(old)["time_of_day"] == (meeting.time_of_day or None):
        return old.key
    whole = timeline_key.whole_day(day)
    taken = set(
        TimelineRow.objects.filter(key__gte=whole.start, key__lt=whole.stop).values_list("key", flat=True)
    )
    return _first_free(places, taken, meeting)


def _first_free(places: range, taken: set[int], meeting: Meeting) -> int:
    for key in places:
        if key not in taken:
            return key
    raise TimelineFull(
        f"{meeting.date}: the timeline holds no more meetings of that day ({timeline_key.PER_DAY})"
    )


def _new_rows(sets: dict[FacetValue, BitMap]) -> Iterator[list[TimelineRow]]:
    taken: dict[int, set[int]] = defaultdict(set)
    rows: list[TimelineRow] = []
    for meeting in meetings().order_by("pk").iterator(chunk_size=CHUNK):
        day = _day(meeting)
        key = _first_free(timeline_key.places(day, meeting.time_of_day), taken[day], meeting)
        taken[day].add(key)
        rows.append(_row(meeting, key))
        _note(sets, _record_of(rows[-1]), key)
        if len(rows) == CHUNK:
            yield rows
            rows = []
    if rows:
        yield rows


def _apply(removed: dict[FacetValue, BitMap], added: dict[FacetValue, BitMap]) -> None:
    """Writes the changed sets; a set that becomes empty goes."""
    touched = set(removed) | set(added)
    held = {
        (found.facet, found.value): found
        for found in FacetSet.objects.filter(facet__in={facet for facet, _ in touched})
        if (found.facet, found.value) in touched
    }
    named = labels(touched)
    new: list[FacetSet] = []
    changed: list[FacetSet] = []
    empty: list[FacetSet] = []
    for facet, value in sorted(touched):
        found = held.get((facet, value)) or FacetSet(facet=facet, value=value)
        held_members = BitMap.deserialize(bytes(found.members)) if found.pk else BitMap()
        members = (held_members - removed.get((facet, value), BitMap())) | added.get((facet, value), BitMap())
        label, language = named.get((facet, value), ("", ""))
        if found.pk and members == held_members and (found.label, found.label_language) == (label, language):
            continue
        found.size, found.members = len(members), members.serialize()
        found.label, found.label_language = label, language
        (empty if not members else changed if found.pk else new).append(found)
    FacetSet.objects.bulk_create(new, batch_size=CHUNK)
    FacetSet.objects.bulk_update(changed, ["size", "members", "label", "label_language"], batch_size=CHUNK)
    FacetSet.objects.filter(pk__in=[found.pk for found in empty if found.pk]).delete()
