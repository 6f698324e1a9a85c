"""Texts: the language versions of an article, their revisions and their passages."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import EdtfField, not_empty, one_of
from articles.models.articles import Article
from articles.models.imports import ImportedFile
from articles.translation_status import Status, status


def readable(path: str = "") -> models.Q:
    """The rule of `TextQuerySet.published` for rows that reach their text by a path: "text__"."""
    return models.Q(**{f"{path}state__in": PUBLIC_STATES})


class TextQuerySet(models.QuerySet["Text"]):
    def published(self) -> TextQuerySet:
        """Texts that the public may read; `Text.is_published` is the same rule for one row."""
        return self.filter(readable())

    def with_status(self) -> TextQuerySet:
        """Texts with what `Text.status` reads: it costs no further query."""
        return self.select_related("translated_from")


class TextManager(models.Manager.from_queryset(TextQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, reference: str, language: str, kind: str) -> Text:
        return self.get(article__reference=reference, language=language, kind=kind)


class TextKind(models.TextChoices):
    ORIGINAL = "original", _("Original")
    MACHINE = "machine_translation", _("Machine translation")
    HUMAN = "human_translation", _("Human translation")


class TextState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    OUTDATED = "outdated", _("Outdated")


PUBLIC_STATES = (TextState.PUBLISHED, TextState.OUTDATED)
"""An outdated translation stays readable, and says that it is outdated."""


class Text(models.Model):
    """One language version of an article."""

    Kind = TextKind
    State = TextState

    article = models.ForeignKey(Article, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=35, help_text="BCP 47 tag.")
    kind = models.CharField(max_length=20, choices=Kind)
    kind_presumed = models.BooleanField(
        default=False, help_text="Nobody has said so: the kind was concluded from the publisher’s language."
    )
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    reviewed = models.BooleanField(default=False, help_text="A person has compared it with its original.")
    reviewed_by = models.CharField(max_length=200, blank=True, help_text="As the public may read it.")
    reviewed_on = EdtfField(blank=True)
    translator = models.CharField(max_length=200, blank=True, help_text="Who, or which engine.")
    translator_version = models.CharField("version of the engine", max_length=100, blank=True)
    translated_on = EdtfField(blank=True, help_text="When it was translated; empty: not recorded.")
    translated_from = models.ForeignKey(
        "articles.Revision",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="translations",
        help_text="The state of the original it was made from: where that has changed, the text is outdated.",
    )
    title = models.CharField(max_length=500, blank=True, help_text="The headline, where it came with one.")
    opening = models.CharField(
        max_length=300, blank=True, editable=False, help_text="First words of the current revision."
    )
    note = models.CharField("editors’ note", max_length=500, blank=True)

    objects = TextManager()

    class Meta:
        ordering = ["article_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "kind"], name="text_once_per_language_and_kind"
            ),
            not_empty("language", "text_has_language"),
            one_of("kind", TextKind, "text_kind"),
            one_of("state", TextState, "text_state"),
            models.CheckConstraint(
                condition=~models.Q(kind="original") | models.Q(reviewed=False),
                name="text_original_needs_no_review",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed=True) | models.Q(reviewed_by="", reviewed_on=""),
                name="text_reviewer_has_reviewed",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="original")
                | models.Q(translated_on="", translator_version="", translated_from__isnull=True),
                name="text_original_is_not_translated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.opening or self.article} ({self.language})"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.article.reference, self.language, self.kind)

    natural_key.dependencies = ["articles.article"]  # type: ignore[attr-defined]

    @property
    def is_published(self) -> bool:
        return self.state in PUBLIC_STATES

    @property
    def is_outdated(self) -> bool:
        """An editor says so, or the original has a newer revision than the one it was made from."""
        changed = self.translated_from is not None and not self.translated_from.is_current
        return self.state == self.State.OUTDATED or changed

    @property
    def status(self) -> Status:
        """Original or translation, by whom or what, when, reviewed, outdated: for every page and export."""
        return status(self)

    def clean(self) -> None:
        """Raises ValidationError where the text would be a translation of itself."""
        if self.translated_from is not None and self.pk and self.translated_from.text_id == self.pk:
            raise ValidationError({"translated_from": _("A text is no translation of itself.")})

    @property
    def heading(self) -> str:
        """What a list calls the text: its headline, else its first words."""
        return self.title or self.opening


class Revision(models.Model):
    """The state of a text after one import or edit.  Rows are added, never changed."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(help_text="1 for the first.")
    file = models.ForeignKey(ImportedFile, models.PROTECT, null=True, blank=True, related_name="revisions")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)
    is_minor = models.BooleanField(
        "minor edit", default=False, help_text="Its author says that it changes no meaning."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["text_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["text"], condition=models.Q(is_current=True), name="revision_one_current"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.text}, revision {self.number}"


class PassageManager(models.Manager["Passage"]):
    def get_by_natural_key(
        self, reference: str, language: str, kind: str, revision: int, number: int
    ) -> Passage:
        return self.get(
            revision__text__article__reference=reference,
            revision__text__language=language,
            revision__text__kind=kind,
            revision__number=revision,
            number=number,
        )


class PassageKind(models.TextChoices):
    BODY = "body", _("Paragraph")
    HEADING = "heading", _("Heading")
    CAPTION = "caption", _("Caption")


class Passage(models.Model):
    """A paragraph of one revision, with its permanent number (the address #p7)."""

    Kind = PassageKind

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField(help_text="1 for the first.")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.BODY)
    content = models.TextField(help_text="NFC.")
    line = models.PositiveIntegerField(null=True, blank=True, help_text="Line of the imported file, from 1.")

    objects = PassageManager()

    class Meta:
        ordering = ["revision_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="passage_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="passage_number_from_one"),
            one_of("kind", PassageKind, "passage_kind"),
            not_empty("content", "passage_has_content"),
        ]

    def __str__(self) -> str:
        return f"¶{self.number}: {self.content[:80]}"

    def natural_key(self) -> tuple[str, str, str, int, int]:
        return (*self.revision.text.natural_key(), self.revision.number, self.number)

    natural_key.dependencies = ["articles.text"]  # type: ignore[attr-defined]


class RemovedText(models.Model):
    """What an import took off the text (a source line, a comment counter, a credit), kept with its line."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="removed")
    line = models.PositiveIntegerField(help_text="Line of the imported file, from 1.")
    kind = models.CharField(max_length=20)
    scope = models.CharField(max_length=10, help_text="line, prefix or suffix")
    content = models.TextField()

    class Meta:
        ordering = ["revision_id", "line", "pk"]
        verbose_name_plural = "removed texts"
        constraints = [
            not_empty("content", "removed_has_content"),
            models.CheckConstraint(
                condition=models.Q(scope__in=["line", "prefix", "suffix"]), name="removed_scope"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, line {self.line}"
