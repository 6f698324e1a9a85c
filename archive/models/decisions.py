"""What editors decided of a proposal, fact by fact, and what became of it.  Rows are added; what is taken back says so.

The newest row of a fact that was not taken back counts.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.meetings import Meeting
from archive.models.proposals import Proposal
from articles.fields import not_empty, one_of
from articles.models import Passage


class Verdict(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    CHANGED = "changed", _("changed")
    REJECTED = "rejected", _("rejected")
    ADDED = "added", _("added")
    OFFERED = "offered", _("brought along")


class Undoable(models.Model):
    """By whom and when, and by whom and when taken back."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


def _undone_by_somebody(name: str) -> models.CheckConstraint:
    nobody, somebody = (Q(undone_by__isnull=is_null, undone_at__isnull=is_null) for is_null in (True, False))
    return models.CheckConstraint(condition=nobody | somebody, name=name)


class ProposalDecision(Undoable):
    """One editor's word on one fact.  `added`: the machine missed it; `offered`: another proposal brought it."""

    Verdict = Verdict

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="decisions")
    fact = models.CharField(
        max_length=80, help_text="Its key, as in “participant:1”; “participant:a1” if added."
    )
    verdict = models.CharField(max_length=10, choices=Verdict)
    said = models.CharField(
        max_length=64,
        blank=True,
        help_text="What the fact said then, in short: of another fact it decides nothing.",
    )
    value = models.JSONField(null=True, blank=True, help_text="What it says instead; empty: as proposed.")
    passage = models.ForeignKey(
        Passage, models.PROTECT, null=True, blank=True, related_name="+", help_text="Chosen by the editor."
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    note = models.CharField(max_length=500, blank=True, help_text="For readers: how it is known.")
    origin = models.ForeignKey(
        Proposal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decided_elsewhere",
        help_text="The proposal that was joined to this one or split from it.",
    )

    class Meta:
        ordering = ["proposal_id", "pk"]
        constraints = [
            not_empty("fact", "decision_has_fact"),
            one_of("verdict", Verdict, "decision_verdict"),
            models.CheckConstraint(
                condition=Q(passage__isnull=True, start__isnull=True, quote="")
                | Q(passage__isnull=False, start__isnull=False) & ~Q(quote=""),
                name="decision_has_whole_quote",
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=["changed", "added", "offered"]) | Q(value__isnull=False),
                name="decision_says_what_instead",
            ),
            _undone_by_somebody("decision_undone_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.get_verdict_display()}"


class BulkRun(Undoable):
    """Many proposals accepted at once, above a confidence."""

    least = models.FloatField(help_text="The confidence, from 0 to 1.")
    refused = models.JSONField(default=list, help_text="Proposals that could not be accepted, and why.")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(least__gte=0, least__lte=1), name="run_from_0_to_1"),
            _undone_by_somebody("run_undone_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}, {self.least}"


class Confirmation(Undoable):
    """That a proposal became a meeting, or evidence of one: all that is needed to take it back."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="confirmations")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="confirmations")
    is_new = models.BooleanField(help_text="The meeting was made of the proposal.")
    state_before = models.CharField(max_length=10, help_text="Of the proposal.")
    added = models.JSONField(
        default=dict, help_text="Rows added to the meeting, by table, and fields as they were."
    )
    run = models.ForeignKey(BulkRun, models.CASCADE, null=True, blank=True, related_name="confirmations")
    undone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["proposal_id", "pk"]
        constraints = [
            _undone_by_somebody("confirmation_undone_by_somebody"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_reason="")
                | Q(undone_at__isnull=False) & ~Q(undone_reason=""),
                name="confirmation_undone_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} → {self.meeting_id}"
