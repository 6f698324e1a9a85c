"""Corrections: what readers report as wrong, what an editor decides, and the note that the public reads."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.evidence import EvidenceFact
from archive.models.meetings import Meeting
from articles.fields import not_empty, one_of
from articles.models import Article, Passage

LONGEST_MESSAGE = 4000
LONGEST_NOTE = 1000


class CorrectionQuerySet(models.QuerySet["CorrectionReport"]):
    def public(self) -> CorrectionQuerySet:
        """Decided reports with words for the public, newest first; nothing of a page that is no longer shown."""
        shown = Q(meeting__removed_reason="") | Q(article__in=Article.objects.published())
        return (
            self.exclude(state=CorrectionState.NEW)
            .exclude(public_note="")
            .filter(shown)
            .order_by("-decided_at", "-pk")
        )


class CorrectionState(models.TextChoices):
    NEW = "new", _("To decide")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class CorrectionReport(models.Model):
    """One report of an error in the page of a meeting or of an article.

    What the reader wrote is never public.  `email` is kept until the report is decided.
    """

    State = CorrectionState

    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, blank=True, related_name="corrections")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="corrections")
    passage = models.ForeignKey(
        Passage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="corrections",
        help_text="The passage it is about.",
    )
    fact = models.CharField(max_length=15, choices=EvidenceFact, blank=True)
    message = models.TextField("what is wrong", max_length=LONGEST_MESSAGE)
    source_url = models.URLField("where it is known from", max_length=1000, blank=True)
    email = models.EmailField("e-mail address", blank=True, help_text="Goes when the report is decided.")
    language = models.CharField(max_length=35, help_text="BCP 47: language of the form that was filled in.")
    received_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=10, choices=CorrectionState, default=CorrectionState.NEW)
    public_note = models.TextField(
        max_length=LONGEST_NOTE,
        blank=True,
        help_text="What readers are told: what was wrong, and what the page says now.",
    )
    note_language = models.CharField(
        "language of the note", max_length=35, default="en", help_text="BCP 47 tag."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "reported error"
        indexes = [
            models.Index(fields=["state", "-id"], name="correction_newest_by_state"),
            models.Index(
                fields=["-decided_at", "-id"],
                condition=~Q(public_note=""),
                name="correction_public_newest",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) ^ Q(article__isnull=True), name="correction_of_one_page"
            ),
            not_empty("message", "correction_has_message"),
            not_empty("language", "correction_has_language"),
            not_empty("note_language", "correction_note_has_language"),
            one_of("state", CorrectionState, "correction_state"),
            one_of("fact", EvidenceFact, "correction_fact", blank=True),
            models.CheckConstraint(
                condition=Q(state="new", decided_by__isnull=True, decided_at__isnull=True, public_note="")
                | ~Q(state="new") & Q(decided_by__isnull=False, decided_at__isnull=False, email=""),
                name="correction_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | ~Q(public_note=""), name="correction_accepted_with_note"
            ),
            models.CheckConstraint(
                condition=Q(source_url="")
                | Q(source_url__startswith="https://")
                | Q(source_url__startswith="http://"),
                name="correction_source_is_http",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.message[:80]}"

    @property
    def about(self) -> Any:
        """The meeting or the article."""
        return self.meeting or self.article

    @property
    def about_title(self) -> str:
        return self.meeting.title if self.meeting else str(self._heading[0])

    @property
    def about_language(self) -> str:
        """BCP 47 tag of `about_title`."""
        return "en" if self.meeting else str(self._heading[1])

    @property
    def _heading(self) -> tuple[str, str]:
        """What lists call the article: its title, else the first words of a text."""
        article = self.article
        if article is None or article.title:
            return (article.title if article else ""), "en"
        shown = [text for text in article.texts.all() if text.is_published]
        return (shown[0].heading, shown[0].language) if shown else (article.reference, "")

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED


class ReportAttempt(models.Model):
    """That somebody sent a report, for a day: enough to see who sends too many, nothing that tells who it was."""

    client = models.CharField(max_length=64, help_text="Keyed hash of the address it came from.")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["client", "at"], name="attempt_of_client"),
            models.Index(fields=["at"], name="attempt_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.client[:8]}, {self.at:%Y-%m-%d %H:%M}"
