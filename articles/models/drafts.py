"""Translations in the making: a draft, its segments and everything that was ever typed into them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import not_empty, one_of
from articles.models.texts import PassageKind, Revision, Text


class DraftState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    RETURNED = "returned", _("Changes requested")
    PUBLISHED = "published", _("Published")
    DISCARDED = "discarded", _("Discarded")

    @classmethod
    def open_states(cls) -> list[DraftState]:
        """Somebody still works on it."""
        return [cls.DRAFT, cls.IN_REVIEW, cls.RETURNED]

    @classmethod
    def writable(cls) -> list[DraftState]:
        """Translators may change it."""
        return [cls.DRAFT, cls.RETURNED]


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> DraftQuerySet:
        return self.filter(state__in=DraftState.open_states())


class Draft(models.Model):
    """The next state of a translation, until it is published as a revision of its text.

    `source` is the state of the original it is made from; `began_from` the state of the translation it set out
    from, empty for a new translation.  A published or discarded draft is kept with all its segments.
    """

    State = DraftState

    text = models.ForeignKey(Text, models.CASCADE, related_name="drafts")
    source = models.ForeignKey(Revision, models.PROTECT, related_name="drafts_from")
    began_from = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.DRAFT)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    published_as = models.OneToOneField(Revision, models.PROTECT, null=True, blank=True, related_name="draft")

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["text"],
                condition=Q(state__in=["draft", "in_review", "returned"]),
                name="draft_one_open_per_text",
            ),
            one_of("state", DraftState, "draft_state"),
            models.CheckConstraint(
                condition=Q(state="published", published_as__isnull=False)
                | ~Q(state="published") & Q(published_as__isnull=True),
                name="draft_published_as_a_revision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.text.heading} → {self.text.language}"

    @property
    def is_open(self) -> bool:
        return self.state in DraftState.open_states()

    @property
    def is_writable(self) -> bool:
        return self.state in DraftState.writable()


class DraftStep(models.TextChoices):
    OPENED = "opened", _("opened")
    SUBMITTED = "submitted", _("sent for review")
    TAKEN_BACK = "taken_back", _("taken back from review")
    RETURNED = "returned", _("sent back with requests")
    PUBLISHED = "published", _("published")
    DISCARDED = "discarded", _("discarded")
    SOURCE_CHANGED = "source_changed", _("moved to the newer original")
    TEXT_CHANGED = "text_changed", _("took up the corrections of the published text")


class DraftEvent(models.Model):
    """A step of a draft: opened, sent for review, sent back, published …, by whom, with what words."""

    Step = DraftStep

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="events")
    step = models.CharField(max_length=15, choices=DraftStep)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["draft_id", "pk"]
        constraints = [one_of("step", DraftStep, "draft_event_step")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.draft}"


class SegmentStatus(models.TextChoices):
    EMPTY = "empty", _("Not yet translated")
    MACHINE = "machine", _("Machine draft")
    CHANGED = "changed", _("Original changed since")
    WRITTEN = "written", _("Translated, awaiting review")
    REVIEWED = "reviewed", _("Human-reviewed")
    OMITTED = "omitted", _("Left out on purpose")


class SegmentKind(models.TextChoices):
    TITLE = "title", _("Headline")
    BODY = PassageKind.BODY.value, PassageKind.BODY.label
    HEADING = PassageKind.HEADING.value, PassageKind.HEADING.label
    CAPTION = PassageKind.CAPTION.value, PassageKind.CAPTION.label


class Segment(models.Model):
    """What is translated in one piece: paragraphs of the source that stand together, and their translation.

    `content` repeats its current version.  A line of it becomes a paragraph.  `number` is its name for good (in
    addresses and exchanged files); `position` its place, which joining and splitting change.
    """

    Status = SegmentStatus
    Kind = SegmentKind

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="segments")
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=SegmentKind, default=SegmentKind.BODY)
    source_first = models.PositiveIntegerField(
        null=True, blank=True, help_text="Number of the first passage."
    )
    source_last = models.PositiveIntegerField(null=True, blank=True)
    content = models.TextField(blank=True, help_text="NFC.")
    status = models.CharField(max_length=10, choices=SegmentStatus, default=SegmentStatus.EMPTY)
    version = models.PositiveIntegerField(default=0, help_text="Number of the current version; 0: none.")
    is_dropped = models.BooleanField(default=False, help_text="Joined with another: kept with its versions.")

    class Meta:
        ordering = ["draft_id", "position", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="segment_number_once"),
            one_of("kind", SegmentKind, "segment_kind"),
            one_of("status", SegmentStatus, "segment_status"),
            models.CheckConstraint(
                condition=Q(source_first__isnull=True, source_last__isnull=True)
                | Q(
                    source_last__isnull=False, source_first__gte=1, source_first__lte=models.F("source_last")
                ),
                name="segment_source_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.content[:80]}"


class VersionOrigin(models.TextChoices):
    TYPED = "typed", _("saved")
    AUTOSAVED = "autosaved", _("saved by itself")
    BEGAN = "began", _("from the published translation")
    MACHINE = "machine", _("from a machine translation")
    FILE = "file", _("from a file")
    MEMORY = "memory", _("from the translation memory")
    JOINED = "joined", _("joined or split")
    RESTORED = "restored", _("restored")
    MERGED = "merged", _("merged by hand")
    FIXED = "fixed", _("corrected by a check")


class SegmentVersion(models.Model):
    """One state of a segment.  Rows are added, never changed; `settled_at` alone is filled in later.

    A version that was written on another one than the current is `beside`: it does not count until somebody has
    merged it, and nothing of it is lost.
    """

    Origin = VersionOrigin

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.TextField(blank=True)
    began_from = models.PositiveIntegerField(help_text="Number of the version its author saw; 0: none.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    origin = models.CharField(max_length=10, choices=VersionOrigin)
    note = models.CharField(
        max_length=300, blank=True, help_text="A reason; of a machine's: engine and version."
    )
    is_beside = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True, help_text="Of one beside: when it was merged.")

    class Meta:
        ordering = ["segment_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["segment", "number"], name="segment_version_once"),
            one_of("origin", VersionOrigin, "segment_version_origin"),
            models.CheckConstraint(
                condition=Q(is_beside=True) | Q(settled_at__isnull=True),
                name="segment_version_settled_beside",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.content[:80]}"


class SegmentComment(models.Model):
    """What somebody says about a segment; kept when it is settled."""

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    content = models.TextField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["segment_id", "pk"]
        constraints = [
            not_empty("content", "segment_comment_has_content"),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="segment_comment_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.content[:80]


class Presence(models.Model):
    """Who has a draft open, and at which segment; of a page that is closed it grows old."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    segment = models.PositiveIntegerField(null=True, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["draft_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["draft", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.draft_id}"
