"""Merging two records, and undoing a merge or a split: each one transaction that ends with the record up to date.

preview(kept, gone)                       what would move, fall together, clash; nothing is written
merge(kept, gone, reason, by, seen)       seen: the preview's fingerprint; Refused where it would do otherwise now
undo(operation, by)                       every row and address as before; Refused where one is gone or changed
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import changes, curation, index
from archive.curation import Refused
from archive.merging import doing
from archive.merging.bodies import plan_officials, plan_organisations
from archive.merging.meetings import plan_meetings
from archive.merging.plan import Plan, fingerprint
from archive.models import Document, Meeting, Official, Operation, Organisation
from archive.models.versioned import acting

PLANS: dict[Any, Any] = {
    Official: plan_officials,
    Organisation: plan_organisations,
    Meeting: plan_meetings,
}


@dataclass(frozen=True)
class Preview:
    """What a merge would do.  began: the versions of the two records, for telling what changed since."""

    plan: Plan
    seen: str
    began: str

    @property
    def moved(self) -> list[tuple[str, int]]:
        return _counted(self.plan.moved)

    @property
    def fallen(self) -> list[tuple[str, int]]:
        return _counted(self.plan.fallen)


def preview(kept: Any, gone: Any) -> Preview:
    """What merging would do, with `plan.blocked` saying why it would be refused.  Nothing is written."""
    kept, gone = (type(record).objects.get(pk=record.pk) for record in (kept, gone))
    plan, steps = _planned(kept, gone)
    if isinstance(kept, Meeting) and not plan.blocked:
        plan.blocked += _faults_after(kept, steps)
    return Preview(plan, fingerprint(steps), f"{changes.version(kept)}/{changes.version(gone)}")


@transaction.atomic
def merge(kept: Any, gone: Any, reason: str, by: User, seen: str, began: str = "") -> Operation:
    """Merges `gone` into `kept`, which keeps its address; the other one leads there."""
    if not reason.strip():
        raise Refused([_("Say why they are the same: whoever reads the history will ask.")])
    kept, gone = _locked(kept, gone)
    plan, steps = _planned(kept, gone)
    if fingerprint(steps) != seen:
        raise Refused([_("The two have changed since you looked: look again."), *_since(kept, gone, began)])
    if plan.blocked:
        raise Refused(plan.blocked)
    told = str(kept)[:300], str(gone)[:300]
    affected = doing.meetings(steps)
    if isinstance(gone, Meeting):
        index.remove([gone])
    with acting(by, reason.strip()):
        doing.do(steps)
    _refresh(kept, affected)
    return Operation.objects.create(
        kind=Operation.Kind.MERGE,
        record_kind=type(kept)._meta.model_name,
        record_id=kept.pk,
        record_told=told[0],
        other_id=gone.pk,
        other_told=told[1],
        reason=reason.strip(),
        version=changes.version(kept),
        steps=steps,
        by=by,
    )


def later_changes(operation: Operation) -> list[changes.Change]:
    """What was changed in the record since: it stays with it when the operation is undone."""
    record = record_of(operation)
    return changes.since(record, operation.version) if record is not None else []


@transaction.atomic
def undo(operation: Operation, by: User) -> None:
    """Takes a merge, split or removal back: records and addresses are as they were; what was added later stays."""
    operation = Operation.objects.select_for_update().get(pk=operation.pk)
    if operation.undone_at:
        raise Refused([_("%(editor)s has undone this already.") % {"editor": operation.undone_by}])
    if found := doing.hindrances(operation.steps):
        raise Refused(found)
    if isinstance(parted := _parted(operation), Meeting):
        index.remove([parted])
    affected = doing.meetings(operation.steps)
    with acting(by, _("Undone: %(reason)s") % {"reason": operation.reason}):
        doing.undo(operation.steps)
    operation.undone_by, operation.undone_at = by, timezone.now()
    operation.save()
    model = _model(operation)
    for record in model.objects.filter(pk__in=[operation.record_id, operation.other_id]):
        _refresh(record, affected)


def record_of(operation: Operation) -> Any:
    """The record that stayed; None where it is gone since."""
    return _model(operation).objects.filter(pk=operation.record_id).first()


def operations_of(record: Any) -> Any:
    """The merges and splits of a record, newest first."""
    kind = type(record)._meta.model_name
    return Operation.objects.filter(record_kind=kind, record_id=record.pk).select_related("by", "undone_by")


def _parted(operation: Operation) -> Any:
    """The record that a split made, and that goes when it is undone."""
    if operation.kind == Operation.Kind.SPLIT:
        return _model(operation).objects.filter(pk=operation.other_id).first()
    return None


def _model(operation: Operation) -> Any:
    return next(model for model in (*PLANS, Document) if model._meta.model_name == operation.record_kind)


def _planned(kept: Any, gone: Any) -> tuple[Plan, dict[str, Any]]:
    if type(kept) is not type(gone) or kept.pk == gone.pk:
        raise Refused([_("Choose another record of the same kind.")])
    plan = PLANS[type(kept)](kept, gone)
    return plan, plan.steps(kept)


def _locked(*records: Any) -> list[Any]:
    """The rows as they stand, locked in one order: two editors who merge the same two wait for each other."""
    model = type(records[0])
    pks = [record.pk for record in records]
    found = {row.pk: row for row in model.objects.select_for_update().filter(pk__in=pks).order_by("pk")}
    if len(found) < len(set(pks)):
        raise Refused([_("One of the two is gone: somebody has merged or removed it.")])
    return [found[pk] for pk in pks]


def _since(kept: Any, gone: Any, began: str) -> list[str]:
    versions = began.split("/")
    found = []
    for record, version in zip((kept, gone), versions, strict=False):
        try:
            found += changes.since(record, version)
        except ValueError:
            continue
    return [
        _("%(who)s: %(what)s “%(told)s”")
        % {"who": change.by or "–", "what": change.what, "told": change.told}
        for change in found
    ]


def _faults_after(kept: Meeting, steps: dict[str, Any]) -> list[str]:
    """What the merged meeting would lack: tried, and taken back at once."""
    if kept.review != Meeting.Review.CONFIRMED:
        return []
    with transaction.atomic():
        doing.do(deepcopy(steps))
        found = curation.faults(kept)
        transaction.set_rollback(True)
    return found


def _refresh(record: Any, affected: set[int]) -> None:
    curation.touch(Meeting.objects.filter(pk__in=affected))
    if not isinstance(record, Meeting):
        curation.refresh_for(record)


def _counted(found: Any) -> list[tuple[str, int]]:
    return sorted((str(model._meta.verbose_name_plural), number) for model, number in found.items() if number)
