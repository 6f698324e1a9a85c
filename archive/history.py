"""What the timeline said at each moment: states of its rows, closed when they change, never rewritten.

archive.index writes them in the transaction of every change; archive.past reads them.
"""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from archive.models import ArchiveState, TimelineRow, TimelineState

CHUNK = 1000


def next_moment(held: ArchiveState) -> dt.datetime:
    """The moment of a change: now, but always later than the change before, whatever the clock does."""
    return max(timezone.now(), held.changed_at + dt.timedelta(microseconds=1))


def note(primary_keys: Iterable[int], rows: Iterable[TimelineRow], moment: dt.datetime) -> None:
    """Records that these meetings have these rows from `moment` on, and no others; nothing where nothing changed."""
    held = {state.meeting_number: state for state in _open(primary_keys)}
    new = []
    for row in rows:
        state = held.get(row.meeting_id)
        if state and (state.key, state.record) == (row.key, row.record):
            del held[row.meeting_id]
        else:
            new.append(_state(row, moment))
    TimelineState.objects.filter(pk__in=[state.pk for state in held.values()]).update(until=moment)
    TimelineState.objects.bulk_create(new, batch_size=CHUNK)


def _open(primary_keys: Iterable[int]) -> QuerySet[TimelineState]:
    return TimelineState.objects.filter(meeting_number__in=list(primary_keys), until=None)


def _state(row: TimelineRow, moment: dt.datetime) -> TimelineState:
    return TimelineState(
        meeting_number=row.meeting_id,
        key=row.key,
        record=row.record,
        lower=row.lower,
        upper=row.upper,
        since=moment,
    )


def note_absent(moment: dt.datetime) -> None:
    """Closes the states of meetings that stand on the timeline no longer."""
    present = TimelineRow.objects.values("meeting_id")
    TimelineState.objects.filter(until=None).exclude(meeting_number__in=present).update(until=moment)


def valid_at(moment: dt.datetime) -> QuerySet[TimelineState]:
    """The states of a moment, one for each meeting that stood on the timeline."""
    return TimelineState.objects.filter(Q(until=None) | Q(until__gt=moment), since__lte=moment)


def changed_since(moment: dt.datetime) -> QuerySet[TimelineState]:
    """The states of a moment that are no longer valid."""
    return TimelineState.objects.filter(since__lte=moment, until__gt=moment)


def keys_since(moment: dt.datetime) -> QuerySet[TimelineState, int]:
    """The keys that stand on the timeline now by a state of after the moment."""
    newer = TimelineState.objects.filter(since__gt=moment, until=None)
    return newer.values_list("key", flat=True)


def last_change(moment: dt.datetime | None = None) -> dt.datetime | None:
    """The last change of a row, at the moment or before it; None where the record had not begun."""
    states = TimelineState.objects.all()
    by_then = {"since": states, "until": states.exclude(until=None)}
    if moment is not None:
        by_then = {name: found.filter(**{f"{name}__lte": moment}) for name, found in by_then.items()}
    latest = [found.aggregate(last=Max(name))["last"] for name, found in by_then.items()]
    return max((found for found in latest if found), default=None)


def number_changed(moment: dt.datetime) -> int:
    """How many meetings have been added, changed or removed since."""
    changed = TimelineState.objects.filter(Q(since__gt=moment) | Q(until__gt=moment))
    return changed.values("meeting_number").distinct().count()


def unlike_rows() -> QuerySet[TimelineRow]:
    """Rows that no valid state repeats: none, unless something else than archive.index has written."""
    same = TimelineState.objects.filter(
        until=None, meeting_number=OuterRef("meeting_id"), key=OuterRef("key"), record=OuterRef("record")
    )
    return TimelineRow.objects.exclude(Exists(same))
