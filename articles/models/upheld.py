"""Translations that somebody has compared with a newer state of their original and found to hold."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.fields import not_empty
from articles.models.texts import Revision, Text


class Upheld(models.Model):
    """One such judgement.  Rows are added, never changed: the history of the translation shows them all."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="upheld")
    before = models.ForeignKey(
        Revision,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The state of the original it counted as made from until then.",
    )
    revision = models.ForeignKey(
        Revision, models.RESTRICT, related_name="+", help_text="The state of the original that it holds for."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["text_id", "-at", "-pk"]
        verbose_name_plural = "upheld translations"
        constraints = [not_empty("reason", "upheld_has_reason")]

    def __str__(self) -> str:
        return f"{self.text} holds for revision {self.revision.number}: {self.reason}"
