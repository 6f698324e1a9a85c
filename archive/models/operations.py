"""Merges and splits: what each one changed, so that it can be undone as long as its rows exist."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import not_empty, one_of


class OperationKind(models.TextChoices):
    MERGE = "merge", _("merged")
    SPLIT = "split", _("split")
    REMOVE = "remove", _("removed")


class OperationRecord(models.TextChoices):
    OFFICIAL = "official", _("official")
    ORGANISATION = "organisation", _("organisation")
    MEETING = "meeting", _("meeting")
    DOCUMENT = "document", _("document")


class Operation(models.Model):
    """One merge (`other` went into `record`), split (`other` was parted from `record`) or removal (both are the one).

    `steps` is what archive.merging.plan wrote: rows changed, dropped and made, by primary keys, with their values
    before and after.  The two records are no foreign keys: one of them is gone.
    """

    Kind = OperationKind
    Record = OperationRecord

    kind = models.CharField(max_length=6, choices=OperationKind)
    record_kind = models.CharField(max_length=12, choices=OperationRecord)
    record_id = models.BigIntegerField()
    record_told = models.CharField(max_length=300)
    other_id = models.BigIntegerField()
    other_told = models.CharField(max_length=300)
    slug = models.SlugField(
        max_length=120,
        blank=True,
        db_index=False,
        help_text="Of a record that was removed: its address answers 410.",
    )
    reason = models.TextField()
    version = models.CharField(
        max_length=200, help_text="Of the record, right after: later changes are told before it is undone."
    )
    steps = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["record_kind", "record_id"], name="operation_by_record"),
            models.Index(fields=["record_kind", "other_id"], name="operation_by_other"),
        ]
        constraints = [
            one_of("kind", OperationKind, "operation_kind"),
            one_of("record_kind", OperationRecord, "operation_record_kind"),
            not_empty("reason", "operation_has_reason"),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="operation_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.other_told} → {self.record_told}"
