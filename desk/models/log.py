"""The log of the desk: who did what to which record, and when.  Rows are added, never changed."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import not_empty, one_of


class Action(models.TextChoices):
    """Add what is missing here; a row keeps the word."""

    IMPORTED = "imported", _("imported")
    CREATED = "created", _("created")
    CHANGED = "changed", _("changed")
    ASSIGNED = "assigned", _("assigned")
    SUBMITTED = "submitted", _("sent for review")
    RETURNED = "returned", _("sent back")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CONFIRMED = "confirmed", _("confirmed")
    REFUSED = "refused", _("refused")
    UNDONE = "undone", _("undone")
    MERGED = "merged", _("merged")
    SPLIT = "split", _("split")
    REMOVED = "removed", _("removed")
    RESTORED = "restored", _("restored")
    DISMISSED = "dismissed", _("dismissed")
    DECIDED = "decided", _("decided")


class LogEntry(models.Model):
    """One action.  `told` is what the record was called then: it is read where the record is gone."""

    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    action = models.CharField(max_length=15, choices=Action)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    told = models.CharField(max_length=300, help_text="What the record was called.")
    detail = models.TextField(blank=True, help_text="What was changed, and why, in words.")

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "log entries"
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="log_by_record"),
            models.Index(fields=["-at", "-id"], name="log_newest_first"),
        ]
        constraints = [not_empty("told", "log_tells_a_record"), one_of("action", Action, "log_action")]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_action_display()} {self.told}"
