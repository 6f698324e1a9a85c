"""Taking down an official, organisation or document that nothing names any more; undone by archive.merging.merge.undo.

preview(record)                        what goes with it, and what still names it; nothing is written
remove(record, reason, by, seen)       seen: the preview's fingerprint; its address answers 410 with the reason

A meeting is taken down by archive.curation.remove: it stays, with all its evidence.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from archive import changes, index
from archive.curation import Refused
from archive.merging import doing
from archive.merging.plan import Plan, fingerprint, relations
from archive.models import Document, DocumentTitle, Name, Official, Operation, Organisation, Post, Redirect
from archive.models.versioned import acting

OWN: dict[Any, tuple[Any, ...]] = {
    Official: (Name, Post, Redirect),
    Organisation: (Name, Redirect),
    Document: (DocumentTitle, Redirect, Document.signatories.through),
}
"""What belongs to a record and goes with it; whatever else points at it keeps it where it is."""


@dataclass(frozen=True)
class Removal:
    """goes: (what, how many) that go with the record. blocked: why it cannot go yet."""

    goes: list[tuple[str, int]]
    blocked: list[str]
    seen: str
    steps: dict[str, Any]


def preview(record: Any) -> Removal:
    """What taking the record down would do.  Nothing is written."""
    plan, goes, blocked = Plan(), [], []
    for model, name in relations(type(record)):
        rows = plan.rows(model, **{name: record.pk})
        called = str(model._meta.verbose_name_plural)
        if rows and model in OWN[type(record)]:
            goes.append((called, len(rows)))
            for row in rows:
                plan.drop(row)
        elif rows:
            told = {"what": called, "number": len(rows)}
            blocked.append(_("It is still named by: %(what)s (%(number)s). Take it out there first.") % told)
    plan.drop(record)
    steps = plan.steps(record)
    return Removal(goes, blocked, fingerprint(steps), steps)


@transaction.atomic
def remove(record: Any, reason: str, by: User, seen: str) -> Operation:
    """Takes the record down.  Refused without a reason, where something names it, and where it has changed since."""
    if not reason.strip():
        raise Refused([_("Say why: its address answers with it.")])
    held = type(record).objects.select_for_update().filter(pk=record.pk).first()
    if held is None:
        raise Refused([_("It is gone: somebody has merged or removed it.")])
    looked = preview(held)
    if looked.blocked:
        raise Refused(looked.blocked)
    if looked.seen != seen:
        raise Refused([_("It has changed since you looked: look again.")])
    told = str(held)[:300]
    version, slug = changes.version(held), held.slug
    with acting(by, reason.strip()):
        doing.do(looked.steps)
    index.put([])
    return Operation.objects.create(
        kind=Operation.Kind.REMOVE,
        record_kind=type(held)._meta.model_name,
        record_id=record.pk,
        record_told=told,
        other_id=record.pk,
        other_told=told,
        slug=slug,
        reason=reason.strip(),
        version=version,
        steps=looked.steps,
        by=by,
    )


def removed(kind: str, slug: str) -> Operation | None:
    """How the record that had this address was taken down; None where it was not, or is there again."""
    held = Operation.objects.filter(kind=Operation.Kind.REMOVE, record_kind=kind, slug=slug, undone_at=None)
    found: Operation | None = held.order_by("-pk").first()
    return found
