"""Curated rows keep their earlier states: who changed what, when and why (django-simple-history).

Every save and deletion adds a row to the history of its model.  Rows that fixtures or bulk operations made have
none until they are changed: `save` then notes first what they said before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

BEFORE = "State before the first recorded change"
"""The reason of a row that was written only when its record was changed first: its time says nothing."""

_acting: ContextVar[tuple[Any, str]] = ContextVar("acting", default=(None, ""))
_recorded: ContextVar[bool] = ContextVar("recorded", default=True)


@contextmanager
def acting(by: Any, reason: str = "") -> Iterator[None]:
    """Everything written inside is by this account, for this reason.  Of two the inner one counts."""
    token = _acting.set((by, reason))
    try:
        yield
    finally:
        _acting.reset(token)


@contextmanager
def unrecorded() -> Iterator[None]:
    """Writes no history inside: for the filling of an empty archive, before which nothing was."""
    token = _recorded.set(False)
    try:
        yield
    finally:
        _recorded.reset(token)


class Versions(HistoricalRecords):
    """The history of a model; who and why come from `acting`, else from the request and the row."""

    def create_historical_record(self, instance: Any, history_type: str, using: Any = None) -> None:
        if _recorded.get():
            super().create_historical_record(instance, history_type, using)

    def get_history_user(self, instance: Any) -> Any:
        return _acting.get()[0] or super().get_history_user(instance)

    def get_change_reason_for_object(self, instance: Any, history_type: str, using: Any) -> str:
        told = super().get_change_reason_for_object(instance, history_type, using)
        return told or _acting.get()[1]


class Versioned(models.Model):
    """A row that keeps its earlier states in `history`."""

    history: Any = Versions(inherit=True, history_id_field=models.BigAutoField())

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            note_first_states(type(self), [self.pk])
        super().save(*args, **kwargs)


def note_first_states(model: Any, primary_keys: Iterable[Any]) -> None:
    """Writes what rows without a history say now; called before they are changed."""
    key = model._meta.pk.attname
    wanted = set(primary_keys)
    known = set(model.history.filter(**{f"{key}__in": wanted}).order_by().values_list(key, flat=True))
    new = list(model._base_manager.filter(pk__in=wanted - known)) if wanted - known else []
    for row in new:
        row._history_user = None
    write(model, new, BEFORE, "+")


def write(model: Any, rows: Iterable[Any], reason: str, kind: str) -> None:
    """Adds the rows as they are to the history: kind is “+” or “~”.  By whom: as of `Versions`."""
    by = _acting.get()[0]
    rows = list(rows)
    made = model.history.bulk_history_create(
        rows,
        batch_size=500,
        update=kind == "~",
        default_user=by,
        default_change_reason=reason or _acting.get()[1],
    )
    for version, row in zip(made, rows, strict=True):
        Versions().create_historical_record_m2ms(version, row)
