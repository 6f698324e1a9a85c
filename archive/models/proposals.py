"""Proposals: the meetings that extraction found in a text, until an editor decides."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.meetings import Meeting, MeetingKind, MeetingStanding
from articles.fields import EdtfBoundField, EdtfField, bounds_in_order, not_empty, one_of
from articles.models import Revision, Text


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def undecided(self) -> ProposalQuerySet:
        """What no editor has decided as a whole: machine output, which the next reading of the text may change."""
        return self.exclude(state__in=ProposalState.decided())

    def standing_for_an_event(self) -> ProposalQuerySet:
        """What the rules still find, or an editor has confirmed."""
        return self.exclude(state__in=[ProposalState.WITHDRAWN, ProposalState.REFUSED, ProposalState.JOINED])

    def to_decide(self) -> ProposalQuerySet:
        """What waits for an editor: also what is a meeting that no editor has confirmed."""
        return self.filter(state__in=ProposalState.waiting())


class ProposalState(models.TextChoices):
    OPEN = "open", _("To decide")
    MATCHED = "matched", _("In the archive already, with evidence from this text")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("No longer found")
    MACHINE = "machine", _("Accepted in bulk, not confirmed")
    JOINED = "joined", _("Joined with another proposal")

    @classmethod
    def decided(cls) -> list[ProposalState]:
        """An editor has read it and decided."""
        return [cls.CONFIRMED, cls.REFUSED, cls.JOINED]

    @classmethod
    def waiting(cls) -> list[ProposalState]:
        """Its facts can be decided."""
        return [cls.OPEN, cls.MATCHED, cls.MACHINE]


class Proposal(models.Model):
    """One meeting that one text seems to report.  No public page reads it.

    `content` is a meeting of docs/formats/proposal.schema.json; its paragraphs are those of `revision`, captions
    left out.  `sides`, `date`, `kind`, `standing` and `confidence` repeat it, to be asked for.
    """

    State = ProposalState

    text = models.ForeignKey(Text, models.CASCADE, related_name="proposals")
    revision = models.ForeignKey(
        Revision, models.CASCADE, related_name="proposals", help_text="Which the quotations are cut from."
    )
    key = models.CharField(
        max_length=200,
        help_text="Names the meeting in its text; given once and kept when rules or text change.",
    )
    same_event = models.CharField(
        max_length=230, db_index=True, help_text="Shared by all reports of one event."
    )
    content = models.JSONField(help_text="The meeting as docs/formats/proposal.schema.json has it.")
    words = models.TextField(blank=True, help_text="Names and titles, folded, for an editor who looks it up.")
    sides = models.CharField(max_length=200, help_text="Keys of the sides, as in “by+vn”.")
    date = EdtfField(blank=True)
    date_lower = EdtfBoundField()
    date_upper = EdtfBoundField()
    kind = models.CharField(max_length=15, choices=MeetingKind)
    standing = models.CharField(max_length=10, choices=MeetingStanding)
    confidence = models.FloatField(help_text="From 0 to 1.")
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    candidate = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggested_by",
        help_text="The meeting of the archive that this seems to be.",
    )
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        help_text="The meeting that it was confirmed as.",
    )
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was refused.")
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    split_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="An editor made it of that proposal, which told of two meetings.",
    )
    joined_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joined",
        help_text="The proposal of the same text that tells of the same meeting.",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    extractor = models.CharField(max_length=40, help_text="Version of the rules and names that found it.")
    found_at = models.DateTimeField(auto_now_add=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["sides", "date_lower"], name="proposal_by_sides_and_day"),
            models.Index(fields=["state", "-id"], name="proposal_newest_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["text", "key"], name="proposal_once_in_its_text"),
            not_empty("key", "proposal_has_key"),
            not_empty("same_event", "proposal_has_event"),
            not_empty("sides", "proposal_has_sides"),
            not_empty("extractor", "proposal_has_extractor"),
            bounds_in_order("date", "proposal_date_in_order"),
            one_of("kind", MeetingKind, "proposal_kind"),
            one_of("standing", MeetingStanding, "proposal_standing"),
            one_of("state", ProposalState, "proposal_state"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="proposal_confidence_from_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=ProposalState.decided(), decided_by__isnull=False, decided_at__isnull=False
                )
                | ~Q(state__in=ProposalState.decided()) & Q(decided_by__isnull=True, decided_at__isnull=True),
                name="proposal_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["confirmed", "machine"], meeting__isnull=False)
                | ~Q(state__in=["confirmed", "machine"]) & Q(meeting__isnull=True),
                name="proposal_confirmed_as_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(state="joined", joined_to__isnull=False)
                | ~Q(state="joined") & Q(joined_to__isnull=True),
                name="proposal_joined_to_another",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(reason="") | ~Q(state="refused") & Q(reason=""),
                name="proposal_refused_with_reason",
            ),
        ]

    def __str__(self) -> str:
        sides = " – ".join(side_name(side) for side in self.content.get("sides", ()))
        return f"{self.get_kind_display()}, {sides}, {self.date or _('no date')}"

    @property
    def is_decided(self) -> bool:
        return self.state in ProposalState.decided()

    @property
    def is_waiting(self) -> bool:
        """Its facts can be decided."""
        return self.state in ProposalState.waiting()


def side_name(side: dict[str, Any]) -> str:
    """How a side of a proposal is called in lists: VN, INTERPOL."""
    return str(side.get("country") or side.get("name") or side.get("organisation") or "?")


class Reading(models.Model):
    """That extraction has read a text, which revision of it, and with which rules and names."""

    text = models.OneToOneField(Text, models.CASCADE, related_name="reading")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    extractor = models.CharField(max_length=40)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["text_id"]
        constraints = [not_empty("extractor", "reading_has_extractor")]

    def __str__(self) -> str:
        return f"{self.text_id}: {self.extractor}"
