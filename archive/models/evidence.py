"""Evidence: the quoted passage that states one fact of a meeting, or the editors' note where none does."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.documents import Document
from archive.models.meetings import (
    Meeting,
    MeetingKind,
    MeetingStanding,
    MeetingTimeOfDay,
    Participation,
    Side,
)
from archive.models.topics import Topic
from archive.models.versioned import Versioned
from articles import edtf_date
from articles.fields import one_of
from articles.models import Passage

TARGETS = ("side", "participation", "document", "topic", "link")


def fact_has_its_target(fact: str, target: str) -> Q:
    """The facts named after something (a side, a person …) say which; the others name nothing."""
    nothing = Q(**{f"{name}__isnull": True for name in TARGETS if name != target})
    return Q(fact=fact, **({f"{target}__isnull": False} if target else {})) & nothing


class EvidenceFact(models.TextChoices):
    DATE = "date", _("date")
    TIME_OF_DAY = "time_of_day", _("time of day")
    PLACE = "place", _("place")
    VENUE = "venue", _("venue")
    KIND = "kind", _("kind")
    STANDING = "standing", _("standing")
    HOST = "host", _("host")
    SIDE = "side", _("side")
    PARTICIPANT = "participant", _("participant")
    DOCUMENT = "document", _("document")
    TOPIC = "topic", _("topic")
    LINK = "link", _("earlier or later step")


_VALUES: dict[str, list[str]] = {
    EvidenceFact.TIME_OF_DAY: MeetingTimeOfDay.values,
    EvidenceFact.KIND: MeetingKind.values,
    EvidenceFact.STANDING: MeetingStanding.values,
}


class Evidence(Versioned):
    """One fact of a meeting ↔ one quotation of one text.  `quote` is cut from the passage, letter for letter.

    A fact that no passage states has a row without a passage, whose note says how the editors know it.
    """

    Fact = EvidenceFact

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="evidence")
    fact = models.CharField(max_length=15, choices=Fact)
    side = models.ForeignKey(Side, models.CASCADE, null=True, blank=True, related_name="evidence")
    participation = models.ForeignKey(
        Participation, models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    document = models.ForeignKey(Document, models.CASCADE, null=True, blank=True, related_name="evidence")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True, related_name="evidence")
    link = models.ForeignKey(
        Meeting,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="link_evidence",
        help_text="The other meeting.",
    )
    passage = models.ForeignKey(
        Passage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        help_text="Empty: known from elsewhere.",
    )
    start = models.PositiveIntegerField(
        null=True, blank=True, help_text="Code points before the quotation inside its passage."
    )
    quote = models.TextField(blank=True)
    stated = models.CharField(
        max_length=300,
        blank=True,
        help_text="What the passage states, where that is not the recorded value: a date in EDTF (XXXX-12-02 where "
        "it names no year), a time of day, kind or standing as the archive calls it, the key of a host, else words.",
    )
    is_indirect = models.BooleanField(
        "indirect",
        default=False,
        help_text="The passage does not state the fact itself; the editors conclude it from there.",
    )
    note = models.CharField(max_length=500, blank=True, help_text="Without a passage: how the editors know.")
    gloss = models.CharField(max_length=500, blank=True, help_text="What it says, in English.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["meeting_id", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(passage__isnull=False, start__isnull=False) & ~Q(quote="")
                | Q(passage__isnull=True, start__isnull=True, quote="") & ~Q(note=""),
                name="evidence_has_quote_or_note",
            ),
            one_of("fact", EvidenceFact, "evidence_fact"),
            models.CheckConstraint(
                condition=Q(stated="") | Q(passage__isnull=False, is_indirect=False),
                name="evidence_stated_in_a_passage",
            ),
            models.CheckConstraint(
                condition=Q(is_indirect=False) | Q(passage__isnull=False),
                name="evidence_indirect_has_passage",
            ),
            models.CheckConstraint(
                condition=fact_has_its_target("side", "side")
                | fact_has_its_target("participant", "participation")
                | fact_has_its_target("document", "document")
                | fact_has_its_target("topic", "topic")
                | fact_has_its_target("link", "link")
                | (
                    ~Q(fact__in=["side", "participant", "document", "topic", "link"])
                    & Q(**{f"{name}__isnull": True for name in TARGETS})
                ),
                name="evidence_fact_has_its_target",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_fact_display()}: {(self.quote or self.note)[:80]}"

    @property
    def is_verbatim(self) -> bool:
        """The quotation stands in its passage where it says it does; what has no passage quotes nothing."""
        if self.passage is None or self.start is None:
            return not self.quote
        return self.passage.content[self.start : self.start + len(self.quote)] == self.quote

    def clean(self) -> None:
        """Raises ValidationError where the quotation is not in its passage, the target is another meeting's or
        `stated` is no value of the fact."""
        if not self.is_verbatim:
            raise ValidationError({"quote": _("This quotation does not stand in the passage at that place.")})
        for target in (self.side, self.participation):
            if target is not None and target.meeting_id != self.meeting_id:
                raise ValidationError(_("The fact belongs to another meeting."))
        if self.stated:
            self.clean_stated()

    def clean_stated(self) -> None:
        """Raises ValidationError where `stated` is no value of the fact."""
        if self.fact in (EvidenceFact.TOPIC, EvidenceFact.LINK):
            raise ValidationError({"stated": _("A passage names a topic or a step, or it does not.")})
        if self.fact == EvidenceFact.DATE:
            try:
                edtf_date.parse(self.stated)
            except edtf_date.InvalidDate as error:
                raise ValidationError({"stated": str(error)}) from error
        known = _VALUES.get(self.fact)
        if known and self.stated not in known:
            told = {"value": self.stated, "known": ", ".join(known)}
            raise ValidationError({"stated": _("“%(value)s” is none of: %(known)s.") % told})
