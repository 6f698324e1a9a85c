"""Alignments: which passages of two texts stand for one another, by a machine or by an editor."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.fields import not_empty, one_of
from articles.models.texts import Revision


class AlignmentMaker(models.TextChoices):
    MACHINE = "machine", _("by a machine")
    EDITOR = "editor", _("by an editor")


class Alignment(models.Model):
    """Two revisions read side by side.  An editor's alignment goes before a machine's of the same two.

    `left` is the older row of the two, whichever side a page shows it on; a new revision of a text gets an
    alignment of its own, and this one stays with the revisions it was made for.
    """

    Maker = AlignmentMaker

    left = models.ForeignKey(Revision, models.CASCADE, related_name="alignments_as_left")
    right = models.ForeignKey(Revision, models.CASCADE, related_name="alignments_as_right")
    maker = models.CharField(max_length=10, choices=Maker, default=Maker.MACHINE)
    method = models.CharField(max_length=40, help_text="Name and version; of an editor's: how they aligned.")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["left_id", "right_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["left", "right", "maker"], name="alignment_once_per_maker"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="alignment_left_is_older"),
            one_of("maker", AlignmentMaker, "alignment_maker"),
            not_empty("method", "alignment_has_method"),
            models.CheckConstraint(
                condition=Q(maker="editor") | Q(editor__isnull=True), name="alignment_editor_made_it"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left} ↔ {self.right} ({self.get_maker_display()})"


class AlignmentLink(models.Model):
    """Passages left_first … left_last belong to right_first … right_last; an empty side: no counterpart.

    Numbers are those of the passages, which never change; captions between them belong to no link.
    """

    alignment = models.ForeignKey(Alignment, models.CASCADE, related_name="links")
    position = models.PositiveIntegerField(help_text="From 0, in reading order.")
    left_first = models.PositiveIntegerField(null=True, blank=True)
    left_last = models.PositiveIntegerField(null=True, blank=True)
    right_first = models.PositiveIntegerField(null=True, blank=True)
    right_last = models.PositiveIntegerField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True, help_text="0 to 1, how sure; empty: an editor is.")

    class Meta:
        ordering = ["alignment_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["alignment", "position"], name="alignment_link_position_once"),
            models.CheckConstraint(
                condition=Q(left_first__isnull=True, left_last__isnull=True)
                | Q(left_last__isnull=False, left_first__gte=1, left_first__lte=F("left_last")),
                name="alignment_link_left_in_order",
            ),
            models.CheckConstraint(
                condition=Q(right_first__isnull=True, right_last__isnull=True)
                | Q(right_last__isnull=False, right_first__gte=1, right_first__lte=F("right_last")),
                name="alignment_link_right_in_order",
            ),
            models.CheckConstraint(
                condition=Q(left_first__isnull=False) | Q(right_first__isnull=False),
                name="alignment_link_has_a_side",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="alignment_link_score",
            ),
        ]

    def __str__(self) -> str:
        return f"{_numbers(self.left_first, self.left_last)} ↔ {_numbers(self.right_first, self.right_last)}"


def _numbers(first: int | None, last: int | None) -> str:
    if first is None:
        return "–"
    return f"¶{first}" if first == last else f"¶{first}–{last}"
