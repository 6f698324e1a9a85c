"""Parting a record in two: chosen names, posts and seats of an official or organisation go to a new one.

A split is kept as an Operation and undone as a merge is (archive.merging.merge.undo).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from archive import changes, curation
from archive.curation import Refused
from archive.merging import doing
from archive.merging.plan import Plan, values
from archive.models import (
    Meeting,
    Name,
    Official,
    Operation,
    Organisation,
    Participation,
    Post,
    Side,
)
from archive.models.versioned import acting
from archive.newcomers import free_slug
from articles.text.normalise import nfc, slug

PARTED: dict[Any, tuple[tuple[Any, str], ...]] = {
    Official: ((Name, "official_id"), (Post, "official_id"), (Participation, "official_id")),
    Organisation: (
        (Name, "organisation_id"),
        (Side, "organisation_id"),
        (Side, "body_id"),
        (Official, "organisation_id"),
        (Post, "organisation_id"),
        (Organisation, "parent_id"),
    ),
}
"""What may go to the new record, and the column that names its owner."""


def choices(record: Any) -> list[tuple[str, Any, list[Any]]]:
    """(name of the choice, its model, the rows that may go) for the form: “name.official_id”."""
    found = []
    for model, column in PARTED[type(record)]:
        rows = model._base_manager.filter(**{column: record.pk}).order_by("pk")
        if any(field.name == "meeting" for field in model._meta.fields):
            rows = rows.select_related("meeting")
        found.append((f"{model._meta.model_name}.{column}", model, list(rows)))
    return found


@transaction.atomic
def split(
    record: Any, name: str, reason: str, by: User, chosen: Mapping[str, Iterable[int]], began: str
) -> Operation:
    """Makes a new record under this heading and gives it the chosen rows.

    chosen: by the names of `choices`, primary keys.  began: the version of the record that the editor saw.
    """
    name = nfc(name.strip())
    record = type(record).objects.select_for_update().get(pk=record.pk)
    wanted = {key: set(pks) for key, pks in chosen.items() if pks}
    _refuse(record, name, reason, wanted, began)
    with acting(by, reason.strip()):
        new = _new(record, name)
        plan = Plan()
        for key, _model, rows in choices(record):
            for row in rows:
                if row.pk in wanted.get(key, ()):
                    setattr(plan.hold(row), key.partition(".")[2], new.pk)
        steps = {**plan.steps(record), "parted": [[new._meta.label, values(new)]]}
        doing.do(steps)
    curation.touch(Meeting.objects.filter(pk__in=doing.meetings(steps)))
    curation.refresh_for(record)
    curation.refresh_for(new)
    return noted(record, new, reason, by, steps)


def noted(record: Any, new: Any, reason: str, by: User, steps: dict[str, Any]) -> Operation:
    """The split as it is kept."""
    return Operation.objects.create(
        kind=Operation.Kind.SPLIT,
        record_kind=type(record)._meta.model_name,
        record_id=record.pk,
        record_told=str(record)[:300],
        other_id=new.pk,
        other_told=str(new)[:300],
        reason=reason.strip(),
        version=changes.version(record),
        steps=steps,
        by=by,
    )


def _refuse(record: Any, name: str, reason: str, wanted: dict[str, set[int]], began: str) -> None:
    reasons = []
    if not name:
        reasons.append(_("Say what the new record is called."))
    if not reason.strip():
        reasons.append(_("Say why they are two: whoever reads the history will ask."))
    if not wanted:
        reasons.append(_("Choose what goes to the new record."))
    held = {key: {row.pk for row in rows} for key, _model, rows in choices(record)}
    if any(pks - held.get(key, set()) for key, pks in wanted.items()) or changes.version(record) != began:
        reasons.append(_("The record has changed since you looked: look again."))
    if reasons:
        raise Refused(reasons)


def _new(record: Any, name: str) -> Any:
    model = type(record)
    address = free_slug(model, slug(name) or model._meta.model_name)
    if model is Official:
        told = {"name_language": record.name_language, "organisation_id": record.organisation_id}
    else:
        told = {"kind": record.kind, "parent_id": record.parent_id}
    new = model(slug=address, name=name[:200], country_id=record.country_id, **told)
    new.full_clean()
    new.save()
    return new
