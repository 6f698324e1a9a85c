"""Articles: what was published, whatever languages we hold it in."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.fields import EdtfBoundField, EdtfField, bounds_in_order, not_empty, one_of
from articles.models.sources import Publisher
from articles.text.normalise import slug


class PublishedBasis(models.TextChoices):
    HEADER = "header", _("from the text’s own date line")
    URL = "url", _("from the digits of its address")
    METADATA = "metadata", _("from the page’s own metadata")
    EDITOR = "editor", _("supplied by an editor")


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> ArticleQuerySet:
        """Articles with at least one text that the public may read."""
        texts = apps.get_model("articles", "Text").objects.filter(
            article=models.OuterRef("pk")
        )  # defined above this
        return self.filter(models.Exists(texts.filter(state__in=("published", "outdated"))))


class ArticleManager(models.Manager.from_queryset(ArticleQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, reference: str) -> Article:
        return self.get(reference=reference)


class Article(models.Model):
    """A published article; `texts` are its language versions.

    Nothing is invented: a publisher, a date or an address that nobody stated stays empty.
    """

    reference = models.CharField(
        max_length=300,
        unique=True,
        help_text="How imports recognise the article: its address, or the name of the file it came in.",
    )
    publisher = models.ForeignKey(Publisher, models.PROTECT, null=True, blank=True, related_name="articles")
    source_url = models.URLField("source address", max_length=1000, null=True, blank=True, unique=True)
    source_url_as_printed = models.CharField(max_length=1000, blank=True)
    title = models.CharField("editors’ title", max_length=300, blank=True)
    published = EdtfField(blank=True)
    published_lower = EdtfBoundField()
    published_upper = EdtfBoundField()
    published_basis = models.CharField(max_length=10, choices=PublishedBasis, blank=True)
    published_words = models.CharField(
        max_length=100, blank=True, help_text="The words the date was read from."
    )
    original_language = models.CharField(max_length=35, blank=True, help_text="BCP 47, empty where unknown.")
    retrieved = models.DateField(null=True, blank=True)
    archived_url = models.URLField("archived copy", max_length=1000, blank=True)
    note = models.CharField("editors’ note", max_length=500, blank=True)

    objects = ArticleManager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["-published_lower", "-id"], name="article_newest_first")]
        constraints = [
            not_empty("reference", "article_has_reference"),
            one_of("published_basis", PublishedBasis, "article_published_basis", blank=True),
            models.CheckConstraint(
                condition=models.Q(published="") ^ ~models.Q(published_basis=""),
                name="article_date_has_basis",
            ),
            bounds_in_order("published", "article_published_in_order"),
            models.CheckConstraint(
                condition=models.Q(source_url__isnull=True)
                | models.Q(source_url__startswith="https://")
                | models.Q(source_url__startswith="http://"),
                name="article_address_is_http",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.reference

    def natural_key(self) -> tuple[str]:
        return (self.reference,)

    @property
    def slug(self) -> str:
        """The readable end of the address; may change, the number before it never does."""
        return slug(self.title) or slug(self.reference.rsplit("/", 1)[-1].rsplit(".", 1)[0]) or "article"

    def get_absolute_url(self) -> str:
        return reverse("articles:article", kwargs={"pk": self.pk, "slug": self.slug})
