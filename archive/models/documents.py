"""Documents: what meetings signed, planned or spoke of."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models.meetings import Meeting
from archive.models.officials import Official
from archive.models.versioned import Versioned
from articles.fields import not_empty, one_of


class DocumentManager(models.Manager["Document"]):
    def get_by_natural_key(self, slug: str) -> Document:
        return self.get(slug=slug)


class DocumentKind(models.TextChoices):
    LETTER_OF_INTENT = "letter_of_intent", _("Letter of intent")
    MEMORANDUM = "memorandum", _("Memorandum")
    AGREEMENT = "agreement", _("Agreement")
    TREATY = "treaty", _("Treaty")
    PLAN = "plan", _("Plan")
    ROADMAP = "roadmap", _("Roadmap")
    JOINT_STATEMENT = "joint_statement", _("Joint statement")
    MINUTES = "minutes", _("Minutes")
    OTHER = "other", _("Other document")


class Document(Versioned):
    Kind = DocumentKind

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind)
    signatories = models.ManyToManyField(Official, blank=True, related_name="documents_signed")
    note = models.CharField("editors’ note", max_length=500, blank=True)
    _history_m2m_fields = ("signatories",)

    objects = DocumentManager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            not_empty("title", "document_has_title"),
            one_of("kind", DocumentKind, "document_kind"),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["archive.official"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("archive:document", kwargs={"slug": self.slug})


class DocumentTitle(Versioned):
    """The title of a document as one language prints it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="titles")
    text = models.CharField(max_length=500)
    language = models.CharField(max_length=35, help_text="BCP 47 tag.")

    class Meta:
        ordering = ["document_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "language", "text"], name="document_title_once"),
            not_empty("text", "document_title_has_text"),
            not_empty("language", "document_title_has_language"),
        ]

    def __str__(self) -> str:
        return self.text


class MeetingDocumentStanding(models.TextChoices):
    SIGNED = "signed", _("Signed")
    PLANNED = "planned", _("Planned")
    MENTIONED = "mentioned", _("Mentioned")


class MeetingDocument(Versioned):
    """What a meeting did with a document."""

    Standing = MeetingDocumentStanding

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="documents")
    document = models.ForeignKey(Document, models.PROTECT, related_name="meetings")
    standing = models.CharField(max_length=10, choices=Standing)

    class Meta:
        ordering = ["meeting_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "document"], name="meeting_document_once"),
            one_of("standing", MeetingDocumentStanding, "meeting_document_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.get_standing_display()})"
