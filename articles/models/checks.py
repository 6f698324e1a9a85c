"""Checks of a translation that an editor has looked at and set aside."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.fields import not_empty
from articles.models.texts import Text


class DismissedCheck(models.Model):
    """One finding that is right as it stands.  It comes back when the words it is about change."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="dismissed_checks")
    check_id = models.CharField("check", max_length=30)
    fingerprint = models.CharField(max_length=64, help_text="articles.quality.fingerprint")
    told = models.TextField(help_text="What the check said, in English.")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["text_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["text", "fingerprint"], name="dismissed_check_once"),
            not_empty("fingerprint", "dismissed_check_has_fingerprint"),
            not_empty("reason", "dismissed_check_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.told}"
