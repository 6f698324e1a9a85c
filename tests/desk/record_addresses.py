"""Requests to the pages of curated records for tests/desk/addresses.py: what `Knock` takes, by route."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from archive import changes
from archive.merging import remove as removal
from archive.merging.merge import merge, preview
from archive.models import Document, Meeting, Official, Operation, Organisation
from tests.factories import (
    first_passage,
    make_correction,
    make_evidence,
    make_meeting,
    make_name,
    make_official,
    make_revision,
    make_text,
)

Told = dict[str, Any]


def _step(record: Any, step: str, **data: Any) -> Told:
    """A step on the page of a record, from its newest version."""
    sent = {"do": step, "version": changes.version(record), "why": "Told by an editor.", **data}
    return {"kwargs": {"pk": record.pk}, "data": sent, "status": 302}


def _merge() -> Told:
    kept, gone = make_official("Kept"), make_official("Gone")
    sent = {"with": gone.slug, "seen": preview(kept, gone).seen, "why": "The same person."}
    return {"kwargs": {"kind": "officials", "pk": kept.pk}, "data": sent, "status": 302}


def _remove() -> Told:
    record = make_official("Nobody")
    sent = {"seen": removal.preview(record).seen, "why": "No such person."}
    return {"kwargs": {"kind": "officials", "pk": record.pk}, "data": sent, "status": 302}


def _split() -> Told:
    record = make_official("Two people")
    name = make_name("Somebody else", official=record)
    sent = {
        "name.official_id": [name.pk],
        "name": "Somebody else",
        "why": "Two.",
        "version": changes.version(record),
    }
    return {"kwargs": {"kind": "officials", "pk": record.pk}, "data": sent, "status": 302}


def _split_meeting() -> Told:
    meeting = make_meeting(proven=True)
    sent = {"title": "Another", "date": "2025-12-05", "date_basis": "stated", "why": "Two."}
    return {
        "kwargs": {"pk": meeting.pk},
        "data": {**sent, "version": changes.version(meeting)},
        "status": 302,
    }


def _operation() -> Operation:
    kept, gone = make_official("Kept"), make_official("Gone")
    by = User.objects.get_or_create(username="merger")[0]
    return merge(kept, gone, "The same.", by, preview(kept, gone).seen)


def _history() -> Told:
    record = make_official("Before")
    state = f"official:{record.history.first().history_id}"
    record.name = "After"
    record.save()
    sent = {"state": state, "why": "It was right.", "version": changes.version(record)}
    return {"kwargs": {"kind": "officials", "pk": record.pk}, "data": sent, "status": 302}


def _anchor() -> Told:
    text = make_text("Ngày 3/12, tại Hà Nội")
    meeting = make_meeting(proven=True)
    evidence = make_evidence(meeting, "date", first_passage(text))
    make_revision(text, "Hôm 3/12, tại Hà Nội")
    sent = {"text": text.pk, "quote": "Hôm 3/12", "version": changes.version(meeting), "why": "Corrected."}
    return {"kwargs": {"pk": evidence.pk}, "data": sent, "status": 302}


def _report() -> Told:
    sent = {"seen": "new", "state": "declined", "public_note": "", "note_language": "en"}
    return {"kwargs": {"pk": make_correction().pk}, "data": sent, "status": 302}


def _first(model: Any) -> Any:
    return model.objects.order_by("pk").first()


RECORD_ADDRESSES: dict[str, Callable[[], Told]] = {
    "officials": dict,
    "organisations": dict,
    "meetings": dict,
    "documents": dict,
    "official": lambda: _step(_first(Official), "name", text="Another", language="en", kind="variant"),
    "organisation": lambda: _step(
        _first(Organisation), "name", text="Another", language="en", kind="variant"
    ),
    "document": lambda: _step(_first(Document), "title", text="Another", language="en"),
    "meeting": lambda: _step(_first(Meeting), "evidence", about="date", known="Known to the editors."),
    "meeting-removal": lambda: _step(_first(Meeting), "take-down", why="It never took place."),
    "record-merge": _merge,
    "record-remove": _remove,
    "record-split": _split,
    "meeting-split": _split_meeting,
    "record-history": _history,
    "operation-undo": lambda: {"kwargs": {"pk": _operation().pk}, "data": {}, "status": 302},
    "reports": dict,
    "report": _report,
    "anchors": dict,
    "anchor": _anchor,
    "log": dict,
}
