"""Does what a plan says, and takes it back: rows by their primary keys, with their history."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _

from archive.curation import Refused
from archive.models import Meeting, versioned

CHUNK = 500


def do(steps: dict[str, Any]) -> None:
    """Writes the steps; what is made gets its primary key noted in them."""
    _change(steps["changes"], back=False)
    for label, held in steps["drops"]:
        _delete(_model(label), held)
    _change(steps["record"], back=False)
    for step in steps["makes"]:
        row = _row(step[0], step[1])
        row.save(force_insert=True)
        step[1][row._meta.pk.attname] = row.pk
    _note_joined(steps)


def undo(steps: dict[str, Any]) -> None:
    """The same backwards.  Refused where `hindrances` are told."""
    for label, held in reversed(steps["makes"]):
        _delete(_model(label), held)
    _change(reversed(steps["record"]), back=True)
    for label, held in reversed(steps["drops"]):
        _row(label, held).save(force_insert=True)
    _change(reversed(steps["changes"]), back=True)
    for label, held in reversed(steps.get("parted", [])):
        _delete(_model(label), held)
    _note_joined(steps)


def hindrances(steps: dict[str, Any]) -> list[str]:
    """Why the steps cannot be taken back exactly: rows that are gone, changed again, or whose place is taken."""
    return [*_changed_again(steps), *_taken(steps), *_pointing_nowhere(steps)]


def meetings(steps: dict[str, Any]) -> set[int]:
    """The meetings whose parts the steps change, those that are dropped too."""
    found: set[int] = set()
    for label, pk, old, new in [*steps["changes"], *steps["record"]]:
        model = _model(label)
        if model is Meeting:
            found.add(pk)
        elif _of_meeting(model):
            found |= {side["meeting_id"] for side in (old, new) if side.get("meeting_id")}
            found |= set(model._base_manager.filter(pk=pk).values_list("meeting_id", flat=True))
    for label, held in [*steps["drops"], *steps["makes"], *steps.get("parted", [])]:
        model = _model(label)
        found |= {held["id"]} if model is Meeting else set()
        found |= {held["meeting_id"]} if _of_meeting(model) and held.get("meeting_id") else set()
    return found


def _of_meeting(model: Any) -> bool:
    return any(field.attname == "meeting_id" for field in model._meta.fields)


def _model(label: str) -> Any:
    return apps.get_model(label)


def _row(label: str, held: dict[str, Any]) -> Any:
    model = _model(label)
    columns = {field.attname: field for field in model._meta.concrete_fields}
    read = {name: columns[name].to_python(value) for name, value in held.items() if name in columns}
    return model(**{name: read.get(name) for name in columns if name in read})


def _change(changes: Iterable[list[Any]], *, back: bool) -> None:
    for (label, names), group in groupby(changes, key=lambda step: (step[0], tuple(sorted(step[2])))):
        wanted = {pk: old if back else new for _label, pk, old, new in group}
        for chunk in _chunks(list(wanted)):
            _update(_model(label), {pk: wanted[pk] for pk in chunk}, names)


def _update(model: Any, wanted: dict[Any, dict[str, Any]], names: tuple[str, ...]) -> None:
    fields = [field for field in model._meta.concrete_fields if field.attname in names]
    rows = list(model._base_manager.filter(pk__in=wanted).order_by("pk"))
    keeps_history = hasattr(model, "history")
    if keeps_history:
        versioned.note_first_states(model, wanted)
    for row in rows:
        for field in fields:
            setattr(row, field.attname, field.to_python(wanted[row.pk][field.attname]))
    model._base_manager.bulk_update(rows, [field.name for field in fields])
    if keeps_history:
        versioned.write(model, rows, "", "~")


def _delete(model: Any, held: dict[str, Any]) -> None:
    """Deletes one row.  Nothing may depend on it any more: what did was moved, or is deleted before it."""
    row: Model | None = model._base_manager.filter(pk=held[model._meta.pk.attname]).first()
    if row is None:
        return
    _number, deleted = row.delete()
    others = {label for label in deleted if label not in (model._meta.label, "archive.TimelineRow")}
    if others:
        told = {"row": row, "others": ", ".join(sorted(others))}
        raise Refused([_("“%(row)s” cannot go: %(others)s still belong to it.") % told])


def _note_joined(steps: dict[str, Any]) -> None:
    """The states of records whose topics or signatories were moved: tables between two models have no history."""
    for label, pks in _joined(steps).items():
        model = _model(label)
        rows = list(model._base_manager.filter(pk__in=pks))
        versioned.write(model, rows, "", "~")


def _joined(steps: dict[str, Any]) -> dict[str, set[Any]]:
    found: dict[str, set[Any]] = {}
    changed = [(label, {**old, **new}, pk) for label, pk, old, new in steps["changes"]]
    for label, held, pk in [*changed, *((label, held, held.get("id")) for label, held in steps["drops"])]:
        model = _model(label)
        if not hasattr(model, "history"):
            for field in model._meta.fields:
                if field.is_relation and hasattr(field.related_model, "_history_m2m_fields"):
                    row = model._base_manager.filter(pk=pk).first()
                    owner = getattr(row, field.attname) if row else held.get(field.attname)
                    found.setdefault(field.related_model._meta.label, set()).add(owner)
    return found


def _changed_again(steps: dict[str, Any]) -> Iterator[str]:
    for label, group in groupby([*steps["changes"], *steps["record"]], key=lambda step: step[0]):
        model = _model(label)
        steps_of = {pk: new for _label, pk, _old, new in group}
        rows = model._base_manager.in_bulk(list(steps_of))
        for pk, new in steps_of.items():
            row = rows.get(pk)
            if row is None:
                told = {"kind": model._meta.verbose_name, "number": pk}
                yield _("%(kind)s %(number)s is gone: it was removed since.") % told
            elif differing := [name for name in new if _plain(getattr(row, name)) != new[name]]:
                told = {"kind": model._meta.verbose_name, "row": row, "fields": ", ".join(differing)}
                yield _("%(kind)s “%(row)s” was changed again since: %(fields)s.") % told


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _taken(steps: dict[str, Any]) -> Iterator[str]:
    for label, held in steps["drops"]:
        model = _model(label)
        if model._base_manager.filter(pk=held[model._meta.pk.attname]).exists():
            yield _("%(kind)s %(number)s is there again.") % {
                "kind": model._meta.verbose_name,
                "number": held[model._meta.pk.attname],
            }
        if "slug" in held and model._base_manager.filter(slug=held["slug"]).exists():
            yield _("The address “%(slug)s” belongs to another record now.") % {"slug": held["slug"]}


def _pointing_nowhere(steps: dict[str, Any]) -> Iterator[str]:
    """What a dropped row pointed at must be there, or come back with it."""
    back = {(_model(label), held[_model(label)._meta.pk.attname]) for label, held in steps["drops"]}
    for label, held in steps["drops"]:
        for field in _model(label)._meta.concrete_fields:
            value = held.get(field.attname) if field.is_relation else None
            if value is None or (field.related_model, value) in back:
                continue
            if not field.related_model._base_manager.filter(pk=value).exists():
                told = {"kind": field.related_model._meta.verbose_name, "number": value}
                yield _("%(kind)s %(number)s is gone: it was removed since.") % told


def _chunks(pks: list[Any]) -> list[list[Any]]:
    return [pks[start : start + CHUNK] for start in range(0, len(pks), CHUNK)]
