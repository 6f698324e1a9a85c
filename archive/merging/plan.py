"""A plan: which rows a merge or split changes, drops and makes.  It is told before it is done, and can be undone.

Rows are held as they will be; nothing is written before `write`.  One row falls together with another
where the database allows only one of the two: what points at it points at the other one then.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import UniqueConstraint
from simple_history.models import HistoricalChanges

from archive.models import (
    Evidence,
    Meeting,
    Name,
    Official,
    Organisation,
    Participation,
    Post,
    Side,
    TimelineRow,
)

Row = Any
FILLED: dict[Any, tuple[tuple[str, ...], ...]] = {
    Official: (("country_id",), ("organisation_id",), ("wikidata",), ("note",)),
    Organisation: (("country_id",), ("parent_id",), ("wikidata",)),
    Post: (("organisation_id",), ("end",), ("note",)),
    Name: (("first_seen_id",),),
    Side: (("body_id",), ("label",)),
    Participation: (("post",), ("role",), ("note",)),
    Meeting: (("time_of_day",), ("note",)),
}
"""What a row takes from one that falls together with it, where it says nothing itself; each group as a whole."""

_EVIDENCE = (
    *("meeting_id", "fact", "side_id", "participation_id", "document_id", "topic_id", "link_id"),
    *("passage_id", "start", "quote"),
)


@dataclass(frozen=True)
class Clash:
    """Two values for one field: the first one stays."""

    what: str
    field: str
    kept: str
    gone: str


class Plan:
    """The rows of one merge or split as they will be."""

    def __init__(self) -> None:
        self.clashes: list[Clash] = []
        self.blocked: list[str] = []
        self.left_out: list[str] = []
        self.moved: Counter[Any] = Counter()
        self.fallen: Counter[Any] = Counter()
        self._rows: dict[tuple[Any, Any], Row] = {}
        self._were: dict[tuple[Any, Any], dict[str, Any]] = {}
        self.dropped: list[Row] = []
        self._gone: set[Row] = set()
        self.made: list[Row] = []

    def hold(self, row: Row) -> Row:
        """The row as the plan has it: one object for one row."""
        key = (type(row), row.pk)
        if key not in self._rows:
            self._rows[key], self._were[key] = row, values(row)
        return self._rows[key]

    def rows(self, model: Any, **named: Any) -> list[Row]:
        """Rows of the database that are not dropped yet, in their order of entry."""
        found = [self.hold(row) for row in model._base_manager.filter(**named).order_by("pk")]
        return [row for row in found if row not in self._gone]

    def was(self, row: Row) -> dict[str, Any]:
        """What the row says now, before the plan is done."""
        return self._were[(type(row), row.pk)]

    def drop(self, row: Row) -> None:
        self.dropped.append(self.hold(row))
        self._gone.add(row)

    def make(self, row: Row) -> None:
        self.made.append(row)

    def move(self, model: Any, name: str, kept: Row, gone: Row) -> None:
        """Points rows at `kept` that point at `gone`; those that are there twice fall together."""
        keys = list(unique_keys(model, name))
        held: dict[Any, Row] = {}
        for row in [*self.rows(model, **{name: kept.pk}), *self.pointing(model, name, kept.pk)]:
            held.update({key(row): row for key in keys if key(row)})
        for row in self.rows(model, **{name: gone.pk}):
            if getattr(row, name) != gone.pk:
                continue
            setattr(row, name, kept.pk)
            same = next((held[key(row)] for key in keys if key(row) in held), None)
            if same is not None and same is not row:
                self.fall(same, row)
                continue
            self.moved[model] += 1
            held.update({key(row): row for key in keys if key(row)})

    def fall(self, kept: Row, gone: Row) -> None:
        """Drops `gone`; what points at it points at `kept`, which takes what it does not say itself."""
        self.fill(kept, gone)
        for model, name in relations(type(gone)):
            self.move(model, name, kept, gone)
        self.fallen[type(gone)] += 1
        self.drop(gone)

    def fill(self, kept: Row, gone: Row) -> None:
        for group in FILLED.get(type(kept), ()):
            first = group[0]
            said, other = getattr(kept, first), getattr(gone, first)
            if not said and other:
                for name in group:
                    setattr(kept, name, getattr(gone, name))
            elif said and other and said != other:
                self.clash(kept, gone, first)

    def clash(self, kept: Row, gone: Row, name: str) -> None:
        field = next(one for one in kept._meta.fields if one.attname == name)
        self.clashes.append(Clash(str(kept), str(field.verbose_name), told(kept, field), told(gone, field)))

    def steps(self, record: Row) -> dict[str, Any]:
        """What is to be done, as JSON: rows that change, rows that go, and what the record then takes from them."""
        changes = []
        for (model, pk), row in self._rows.items():
            before, after = self._were[(model, pk)], values(row)
            differing = [name for name in before if before[name] != after[name]]
            if differing and row not in self._gone:
                old, new = ({name: side[name] for name in differing} for side in (before, after))
                changes.append([model._meta.label, pk, old, new])
        late = [_part(step, _is_once) for step in changes if step[:2] == [record._meta.label, record.pk]]
        soon = [
            _part(step, _is_shared) if step[:2] == [record._meta.label, record.pk] else step
            for step in changes
        ]
        return {
            "changes": [step for step in soon if step[2]],
            "drops": [[row._meta.label, self.was(row)] for row in sorted(self.dropped, key=_depth)],
            "record": [step for step in late if step[2]],
            "makes": [[row._meta.label, values(row)] for row in self.made],
        }

    def pointing(self, model: Any, name: str, pk: Any) -> Iterator[Row]:
        for (held, _pk), row in self._rows.items():
            if held is model and getattr(row, name) == pk and row not in self._gone:
                yield row


def _depth(row: Row) -> int:
    """What others point at goes after them."""
    return {Evidence: 0, Participation: 2, Side: 3, Meeting: 4, Organisation: 4, Official: 4}.get(
        type(row), 1
    )


def _is_once(name: str) -> bool:
    """A value that no two records can have: it is free only when the other one is gone."""
    return name == "wikidata"


def _is_shared(name: str) -> bool:
    return not _is_once(name)


def _part(step: list[Any], wanted: Any) -> list[Any]:
    label, pk, old, new = step
    return [label, pk, *({name: side[name] for name in side if wanted(name)} for side in (old, new))]


def fingerprint(steps: dict[str, Any]) -> str:
    """The same for the same steps: a form that was made from others is refused."""
    return hashlib.sha256(json.dumps(steps, sort_keys=True).encode()).hexdigest()[:32]


def relations(model: Any) -> Iterator[tuple[Any, str]]:
    """All models with a foreign key to this one, and its column; evidence last, which points at the others too."""
    found = [
        (relation.related_model, relation.field.attname)
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and (relation.one_to_many or relation.one_to_one)
        and not issubclass(relation.related_model, HistoricalChanges)
        and relation.related_model is not TimelineRow
        and not _is_of_a_state(relation.related_model)
    ]
    return iter(sorted(found, key=lambda pair: (pair[0] is Evidence, pair[0]._meta.label, pair[1])))


def _is_of_a_state(model: Any) -> bool:
    """A table between a state of the history and another model."""
    return any(
        field.is_relation and issubclass(field.related_model, HistoricalChanges)
        for field in model._meta.fields
        if field.related_model is not None
    )


def unique_keys(model: Any, name: str) -> Iterator[Any]:
    """Functions row → key: two rows of one key cannot both point at one record."""
    column = {field.name: field.attname for field in model._meta.fields}
    sets = [rule.fields for rule in model._meta.constraints if isinstance(rule, UniqueConstraint)]
    for names in [*sets, *model._meta.unique_together]:
        columns = [column[each] for each in names]
        if name in columns and len(columns) > 1 and "position" not in columns:
            yield _key(columns)
    if model is Evidence:
        yield _key(_EVIDENCE, may_lack=True)


def _key(columns: Iterable[str], may_lack: bool = False) -> Any:
    columns = tuple(columns)

    def key(row: Row) -> Any:
        found = tuple(getattr(row, name) for name in columns)
        if may_lack:
            return (columns, *found, row.note if row.passage_id is None else "")
        return None if None in found else (columns, *found)

    return key


def values(row: Row) -> dict[str, Any]:
    """The columns of a row as JSON holds them."""
    return {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def told(row: Row, field: Any) -> str:
    """What a field says, for people."""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if field.is_relation:
        return str(field.related_model._base_manager.filter(pk=getattr(row, field.attname)).first() or "")
    return str(getattr(row, field.attname))
