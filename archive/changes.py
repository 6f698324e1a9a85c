"""What was changed in a record and its parts: told from the histories of their rows, field by field.

A version of a record is the newest number of each of these histories, as in “12.0.7”: forms post the one they
began from, and a later change is seen by a higher number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Max, Value

from archive.models import (
    Document,
    DocumentTitle,
    Evidence,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Name,
    Official,
    Organisation,
    Participation,
    Post,
    Redirect,
    Side,
)
from archive.models.versioned import BEFORE

PARTS: dict[Any, tuple[tuple[Any, str], ...]] = {
    Official: ((Official, "id"), (Name, "official_id"), (Post, "official_id"), (Redirect, "official_id")),
    Organisation: ((Organisation, "id"), (Name, "organisation_id"), (Redirect, "organisation_id")),
    Meeting: (
        (Meeting, "id"),
        (Side, "meeting_id"),
        (Participation, "meeting_id"),
        (Evidence, "meeting_id"),
        (MeetingDocument, "meeting_id"),
        (MeetingLink, "meeting_id"),
    ),
    Document: ((Document, "id"), (DocumentTitle, "document_id")),
}
"""Of each kind of record: the models whose histories tell of it, and how their rows name it."""

UNTOLD = {"changed_at", "added_at", "added_by", "start"}
_LANGUAGES = {
    "text": "language",
    "name": "name_language",
    "date_words": "date_words_language",
    "place": "place_language",
    "venue": "venue_language",
}


@dataclass(frozen=True)
class FieldChange:
    """One field: what it said and what it says now.  language: BCP 47 tags of the two, where they are known."""

    name: str
    label: str
    old: str
    new: str
    old_language: str = ""
    new_language: str = ""


@dataclass(frozen=True)
class Change:
    """One row of one history.  kind: “+” made, “~” changed, “-” removed.  row: the state itself."""

    row: Any
    kind: str
    at: datetime
    by: Any
    reason: str
    what: str
    told: str
    is_record: bool
    fields: list[FieldChange] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Names the state in forms: “name:17”."""
        return f"{self.row.instance_type._meta.model_name}:{self.row.history_id}"

    @property
    def is_first_state(self) -> bool:
        return bool(self.reason == BEFORE)


def version(record: Any) -> str:
    """The version of a record: the newest number in each history that tells of it."""
    newest = [
        _history(model, name, record).aggregate(last=Max("history_id")) for model, name in _parts(record)
    ]
    return ".".join(str(found["last"] or 0) for found in newest)


def since(record: Any, began: str) -> list[Change]:
    """What was changed after the version `began`, newest first; ValueError where that is no version."""
    numbers = [int(number) for number in began.split(".")]
    rows = [
        row
        for (model, name), number in zip(_parts(record), numbers, strict=True)
        for row in _history(model, name, record).filter(history_id__gt=number).select_related("history_user")
    ]
    told = [change for change in _told(rows, type(record)) if not change.is_first_state]
    return sorted(told, key=lambda change: (change.at, change.row.history_id), reverse=True)


def keys(record: Any) -> Any:
    """Time, number and place in PARTS of every state of a record, newest first: a queryset of dictionaries."""
    found = [
        _history(model, name, record)
        .annotate(at=F("history_date"), number=F("history_id"), table=Value(place))
        .values("at", "number", "table")
        for place, (model, name) in enumerate(_parts(record))
    ]
    return found[0].union(*found[1:], all=True).order_by("-at", "-number", "table")


def tell(kind: Any, found: Iterable[dict[str, Any]]) -> list[Change]:
    """The changes behind some of `keys`, in their order."""
    wanted = [(item["table"], item["number"]) for item in found]
    rows: dict[tuple[int, int], Any] = {}
    for place, (model, _name) in enumerate(PARTS[kind]):
        numbers = [number for table, number in wanted if table == place]
        if numbers:
            held = model.history.filter(history_id__in=numbers).select_related("history_user")
            rows.update({(place, row.history_id): row for row in held})
    return _told([rows[key] for key in wanted if key in rows], kind)


def of_row(model: Any, pk: Any) -> list[Change]:
    """The newest states of one row, newest first."""
    key = model._meta.pk.attname
    return _told(model.history.filter(**{key: pk}).select_related("history_user")[:100], model)


def state(record: Any, key: str) -> Any:
    """The state that `Change.key` names, if it is one of this record or its parts; else None."""
    name, _colon, number = key.partition(":")
    for model, owner in _parts(record):
        if model._meta.model_name == name and number.isdecimal():
            return _history(model, owner, record).filter(history_id=int(number)).first()
    return None


def _parts(record: Any) -> tuple[tuple[Any, str], ...]:
    return PARTS[type(record)]


def _history(model: Any, name: str, record: Any) -> Any:
    return model.history.filter(**{name: record.pk}).order_by()


def _told(rows: Iterable[Any], kind: Any) -> list[Change]:
    rows = list(rows)
    before = _before(rows)
    named = _Named([*rows, *filter(None, before.values())])
    return [_change(row, before.get(_place(row)), named, kind) for row in rows]


def _place(row: Any) -> tuple[str, int]:
    return row.instance_type._meta.model_name, row.history_id


def _before(rows: list[Any]) -> dict[tuple[str, int], Any]:
    """The state before each of these, by its place; one query for each model."""
    found: dict[tuple[str, int], Any] = {}
    for model in {row.instance_type for row in rows}:
        key = model._meta.pk.attname
        pks = {getattr(row, key) for row in rows if row.instance_type is model}
        last: dict[Any, Any] = {}
        for row in model.history.filter(**{f"{key}__in": pks}).order_by("history_id"):
            found[_place(row)] = last.get(getattr(row, key))
            last[getattr(row, key)] = row
    return found


def _change(row: Any, before: Any, named: "_Named", kind: Any) -> Change:
    model = row.instance_type
    return Change(
        row=row,
        kind=row.history_type,
        at=row.history_date,
        by=row.history_user,
        reason=row.history_change_reason or "",
        what=str(model._meta.verbose_name),
        told=named.row(row),
        is_record=model is kind,
        fields=list(_fields(row, before, named)),
    )


def _fields(row: Any, before: Any, named: "_Named") -> Iterator[FieldChange]:
    """What differs from the state before; of a row that was made, whatever it says."""
    if row.history_type == "-":
        return
    for told in _told_fields(row.instance_type):
        old = named.value(before, told) if before is not None and before.history_type != "-" else ""
        new = named.value(row, told)
        if old != new:
            languages = named.language(before, told), named.language(row, told)
            yield FieldChange(told.name, str(told.verbose_name), old, new, *languages)


def _told_fields(model: Any) -> list[Any]:
    """The fields that people know, those between two models last."""
    own = [
        one
        for one in model._meta.fields
        if one.editable
        and not one.primary_key
        and one.name not in UNTOLD
        and not one.name.endswith(("_lower", "_upper"))
    ]
    return [*own, *(model._meta.get_field(name) for name in getattr(model, "_history_m2m_fields", ()))]


class _Named:
    """What values are called: rows that fields point at are read together."""

    def __init__(self, rows: list[Any]) -> None:
        wanted: dict[Any, set[Any]] = {}
        for row in rows:
            for told in row.instance_type._meta.fields:
                if told.is_relation and getattr(row, told.attname) is not None:
                    wanted.setdefault(told.related_model, set()).add(getattr(row, told.attname))
        self._held = {model: _read(model, pks) for model, pks in wanted.items()}

    def row(self, row: Any) -> str:
        """What the row of a state is called, as in lists."""
        for name in ("name", "title", "text", "quote", "note", "slug"):
            if getattr(row, name, ""):
                return str(getattr(row, name))[:120]
        pointing = ("official", "country", "organisation", "document", "to")
        fields = {told.name: told for told in row.instance_type._meta.fields}
        told = [self.value(row, fields[name]) for name in pointing if name in fields]
        return next(filter(None, told), getattr(row, "post", ""))

    def value(self, row: Any, told: Any) -> str:
        if row is None:
            return ""
        if told.many_to_many:
            return self._many(row, told)
        value = getattr(row, told.attname)
        if told.is_relation:
            return "" if value is None else self._called(told.related_model, value)
        if told.choices:
            value = dict(told.flatchoices).get(value, value)
        if isinstance(told, models.BooleanField):
            return "✓" if value else ""
        return "" if value is None else str(value)

    def language(self, row: Any, told: Any) -> str:
        if row is None:
            return ""
        if told.name == "quote":
            passage = self._held.get(Evidence._meta.get_field("passage").related_model, {}).get(
                row.passage_id
            )
            return passage.revision.text.language if passage else ""
        return str(getattr(row, _LANGUAGES.get(told.name, ""), "") or "")

    def _called(self, model: Any, pk: Any) -> str:
        held = self._held.get(model, {}).get(pk)
        return str(held) if held is not None else f"{model._meta.verbose_name} {pk}"

    def _many(self, row: Any, told: Any) -> str:
        called = told.m2m_reverse_field_name()
        rows = getattr(row, told.name).select_related(called)
        return ", ".join(sorted(str(getattr(each, called)) for each in rows))


def _read(model: Any, pks: set[Any]) -> dict[Any, Any]:
    found = model._base_manager.filter(pk__in=pks)
    try:
        model._meta.get_field("revision")
        found = found.select_related("revision__text")
    except FieldDoesNotExist:
        found = found.select_related(None)
    return {row.pk: row for row in found}
