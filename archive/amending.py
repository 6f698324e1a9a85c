"""What editors change in a record by hand: its own fields, its parts, and back to an earlier state.

Every function is one transaction: the record is locked, a change on top of an older version than the one held is
refused (Stale), what is written has its author and reason, and the public record follows (archive.curation).
"""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from archive import changes, curation
from archive.changes import Change
from archive.curation import Piece, Refused
from archive.models import (
    Document,
    Evidence,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Official,
    Participation,
    Side,
)
from archive.models.versioned import acting

KEPT = {"slug", "review", "removed_reason", "changed_at", "added_at", "added_by_id", "position"}
"""What an earlier state does not bring back: addresses are permanent, the rest has its own steps."""

POINTING = {Side: "side_id", Participation: "participation_id"}
"""How evidence names a part of a meeting that comes back with it."""


class Stale(Refused):
    """Somebody has changed the record since; `since` says what."""

    def __init__(self, since: list[Change]) -> None:
        super().__init__(
            [
                _(
                    "Somebody has changed this since you opened it. Nothing of yours is lost: look, and save again."
                )
            ]
        )
        self.since = since


@transaction.atomic
def change(record: Any, by: User, reason: str, began: str) -> None:
    """Saves the record's own fields."""
    _lock(record, began)
    with acting(by, reason):
        _clean(record)
        record.save()
        _refresh(record)


@transaction.atomic
def change_meeting(
    meeting: Meeting, by: User, reason: str, began: str, *, piece: Piece | None, old_is_stated: bool = False
) -> None:
    """Saves the fields of a meeting; piece: what states the facts that are new, without its fact.

    Evidence of facts that the meeting does not state any more goes along.  old_is_stated: the passages held for a
    changed fact state the old value.  Unproven where a confirmed meeting would have facts without evidence.
    """
    before = _lock(meeting, began)
    with acting(by, reason):
        _clean(meeting)
        meeting.save()
        if old_is_stated:
            _keep_stated(before, meeting)
        _drop_unstated(meeting)
        _prove(meeting, by, piece)
        curation.touch([meeting])


@transaction.atomic
def add(record: Any, part: Any, by: User, reason: str, began: str, piece: Piece | None = None) -> None:
    """Adds a name, a post, a side, a seat …; piece: what states the new fact of a meeting, without its fact."""
    _lock(record, began)
    with acting(by, reason):
        if hasattr(part, "position") and part.position is None:
            part.position = _next(part)
        _clean(part)
        part.save()
        if isinstance(record, Meeting):
            _prove(record, by, piece)
        _refresh(record)


@transaction.atomic
def add_topic(meeting: Meeting, topic: Any, by: User, reason: str, began: str, piece: Piece | None) -> None:
    _lock(meeting, began)
    with acting(by, reason):
        meeting.topics.add(topic)
        _prove(meeting, by, piece)
        curation.touch([meeting])


@transaction.atomic
def remove(record: Any, part: Any, by: User, reason: str, began: str) -> None:
    """Takes a part away, with the evidence that only it had; its history keeps it."""
    _need(reason)
    _lock(record, began)
    with acting(by, reason):
        if isinstance(part, MeetingDocument):
            _delete_each(record.evidence.filter(document=part.document_id))
        if (
            isinstance(part, MeetingLink)
            and not record.links.exclude(pk=part.pk).filter(to=part.to_id).exists()
        ):
            _delete_each(record.evidence.filter(link=part.to_id))
        part.delete()
        if isinstance(record, Meeting):
            _drop_unstated(record)
        _refresh(record)


@transaction.atomic
def remove_topic(meeting: Meeting, topic: Any, by: User, reason: str, began: str) -> None:
    _need(reason)
    _lock(meeting, began)
    with acting(by, reason):
        _delete_each(meeting.evidence.filter(topic=topic))
        meeting.topics.remove(topic)
        curation.touch([meeting])


@transaction.atomic
def change_signatories(
    document: Document, official: Official, by: User, reason: str, began: str, *, signed: bool
) -> None:
    """Notes that somebody has signed a document, or takes it back."""
    _lock(document, began)
    with acting(by, reason):
        if signed:
            document.signatories.add(official)
        else:
            _need(reason)
            document.signatories.remove(official)
        _refresh(document)


@transaction.atomic
def remove_meeting(meeting: Meeting, by: User, reason: str, began: str) -> None:
    """Takes the meeting off every list; its address answers 410 with the reason."""
    held = _lock(meeting, began)
    with acting(by, reason):
        curation.remove(held, reason)


@transaction.atomic
def put_back_meeting(meeting: Meeting, by: User, reason: str, began: str) -> None:
    """Puts a removed meeting back."""
    held = _lock(meeting, began)
    with acting(by, reason):
        curation.restore(held)


@transaction.atomic
def choose_host(
    meeting: Meeting, side: Side | None, by: User, reason: str, began: str, piece: Piece | None
) -> None:
    """One side is the host, or none: then what stated it goes along."""
    _lock(meeting, began)
    with acting(by, reason):
        for other in meeting.sides.filter(is_host=True).exclude(pk=side.pk if side else 0):
            other.is_host = False
            other.save()
        if side is not None and not side.is_host:
            side.is_host = True
            side.save()
        _drop_unstated(meeting)
        _prove(meeting, by, piece)
        curation.touch([meeting])


@transaction.atomic
def confirm_meeting(meeting: Meeting, by: User, began: str) -> None:
    held = _lock(meeting, began)
    with acting(by):
        curation.confirm(held)


@transaction.atomic
def restore(record: Any, key: str, by: User, reason: str, began: str, name: str = "") -> None:
    """Brings back an earlier state of the record or of a part (`Change.key`), or one field of it.

    A part that was removed comes back with its evidence.
    """
    _need(reason)
    _lock(record, began)
    state = changes.state(record, key)
    if state is None:
        raise Refused([_("There is no such state of this record.")])
    with acting(by, reason):
        model = state.instance_type
        held = model.objects.filter(pk=state.id).first()
        if held is None:
            _bring_back(record, state)
        else:
            _set(held, state, name)
            _clean(held)
            held.save()
        _refresh(record)


def _bring_back(record: Any, state: Any) -> None:
    model = state.instance_type
    row = model(**{field.attname: getattr(state, field.attname) for field in model._meta.concrete_fields})
    if any(field.is_relation and _is_gone(row, field) for field in model._meta.concrete_fields):
        raise Refused([_("It belongs to something that is gone: put that back first.")])
    if hasattr(row, "position"):
        row.position = _next(row)
    row.full_clean(validate_unique=False)
    row.save(force_insert=True)
    for item in _evidence_of(row):
        if not Evidence.objects.filter(pk=item.id).exists():
            _bring_back(record, item)


def _evidence_of(row: Any) -> list[Any]:
    """The last states of the evidence that went with a part."""
    if type(row) in POINTING:
        named = {POINTING[type(row)]: row.pk}
    elif isinstance(row, MeetingDocument):
        named = {"meeting_id": row.meeting_id, "document_id": row.document_id}
    elif isinstance(row, MeetingLink):
        named = {"meeting_id": row.meeting_id, "link_id": row.to_id}
    else:
        return []
    return list(Evidence.history.filter(history_type="-", **named))


def _is_gone(row: Any, field: Any) -> bool:
    value = getattr(row, field.attname)
    return value is not None and not field.related_model._base_manager.filter(pk=value).exists()


def _set(held: Any, state: Any, name: str) -> None:
    names = {field.name: field for field in held._meta.concrete_fields if field.attname not in KEPT}
    if name and name not in names:
        raise Refused([_("This field cannot be brought back by itself.")])
    for field in [names[name]] if name else names.values():
        if not field.primary_key and field.editable:
            setattr(held, field.attname, getattr(state, field.attname))


def _lock(record: Any, began: str) -> Any:
    """The row as it stands, locked until the transaction ends."""
    held = type(record).objects.select_for_update().filter(pk=record.pk).first()
    if held is None:
        raise Refused([_("This record is gone: somebody has merged or removed it.")])
    if changes.version(record) != began:
        try:
            since = changes.since(record, began)
        except ValueError as error:
            raise Refused([_("The form does not say which version it began from.")]) from error
        raise Stale(since)
    return held


def _clean(row: Any) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(error.messages) from error


def _need(reason: str) -> None:
    if not reason.strip():
        raise Refused([_("Say why: whoever reads the history will ask.")])


def _next(part: Any) -> int:
    last = type(part).objects.filter(meeting=part.meeting_id).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _refresh(record: Any) -> None:
    if isinstance(record, Meeting):
        curation.touch([record])
    else:
        curation.refresh_for(record)


def _loaded(meeting: Meeting) -> Meeting:
    return curation.with_facts(Meeting.objects.filter(pk=meeting.pk)).get()


def _prove(meeting: Meeting, by: User, piece: Piece | None) -> None:
    """Gives what is not proven the passage or note that was given with it."""
    if piece is None:
        return
    lacking = curation.unproven(_loaded(meeting))
    pieces = [Piece(fact, piece.passage, piece.quote, piece.near, piece.note) for fact in lacking]
    try:
        curation.add_all(meeting, pieces, by=by)
    except ValidationError as error:
        raise Refused(error.messages) from error


def _drop_unstated(meeting: Meeting) -> None:
    stated = {fact.name for fact in curation.facts(_loaded(meeting))}
    own = [fact for fact in Evidence.Fact if fact not in curation.TARGET_FIELDS]
    _delete_each(meeting.evidence.filter(fact__in=[fact for fact in own if fact not in stated]))


def _keep_stated(before: Meeting, after: Meeting) -> None:
    for name in ("date", "time_of_day", "place", "venue", "kind", "standing"):
        old = getattr(before, name)
        if old and old != getattr(after, name):
            for item in after.evidence.filter(fact=name, passage__isnull=False, stated="", is_indirect=False):
                item.stated = old
                item.save()


def _delete_each(rows: Any) -> None:
    """One by one, so that the history has each."""
    for row in rows:
        row.delete()


@transaction.atomic
def move_evidence(evidence: Evidence, piece: Piece, by: User, reason: str, began: str) -> None:
    """Gives a quotation its place in another passage, letter for letter: after its text was corrected."""
    if piece.passage is None:
        raise Refused([_("Choose the passage that states it now.")])
    meeting = evidence.meeting
    _lock(meeting, began)
    with acting(by, reason):
        evidence.passage, evidence.quote = piece.passage, piece.quote
        evidence.start = curation.place_of(piece.passage, piece.quote, evidence.start or 0)
        _clean(evidence)
        evidence.save()
        curation.touch([meeting])
