"""Officials and the posts they held."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from archive.models.countries import Country
from archive.models.organisations import WIKIDATA, WIKIDATA_PAGE, Organisation
from archive.models.versioned import Versioned
from articles.fields import EdtfBoundField, EdtfField, bounds_in_order, not_empty


class OfficialManager(models.Manager["Official"]):
    def get_by_natural_key(self, slug: str) -> Official:
        return self.get(slug=slug)


class Official(Versioned):
    """A person who takes part in meetings.  `name` is the archive's heading; spellings are `names`."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    name_language = models.CharField(max_length=35, default="en", help_text="BCP 47 tag of the heading.")
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="officials")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="officials",
        help_text="Whom they speak for.",
    )
    wikidata = models.CharField(max_length=20, blank=True)
    note = models.CharField(
        "matching note", max_length=500, blank=True, help_text="Why the spellings are one person."
    )

    objects = OfficialManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            not_empty("name", "official_has_name"),
            not_empty("name_language", "official_name_has_language"),
            models.CheckConstraint(
                condition=models.Q(wikidata__regex=WIKIDATA), name="official_wikidata_is_qid"
            ),
            models.UniqueConstraint(
                fields=["wikidata"], condition=~models.Q(wikidata=""), name="official_wikidata_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["archive.country", "archive.organisation"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("archive:official", kwargs={"slug": self.slug})

    @property
    def wikidata_url(self) -> str:
        """The page of Wikidata that tells of the same; empty where none is recorded."""
        return f"{WIKIDATA_PAGE}{self.wikidata}" if self.wikidata else ""


class PostManager(models.Manager["Post"]):
    def get_by_natural_key(self, official: str, title: str, start: str) -> Post:
        return self.get(official__slug=official, title=title, start=start)


class Post(Versioned):
    """An office or rank held by an official, from and to (EDTF) as far as they are known."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="posts")
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    is_rank = models.BooleanField(default=False, help_text="A rank (General) or membership, not an office.")
    start = EdtfField(blank=True)
    start_lower = EdtfBoundField()
    start_upper = EdtfBoundField()
    end = EdtfField(blank=True)
    end_lower = EdtfBoundField()
    end_upper = EdtfBoundField()
    note = models.CharField(
        max_length=500, blank=True, help_text="Where it is known from, if no text says so."
    )

    objects = PostManager()

    class Meta:
        ordering = ["official_id", "is_rank", "pk"]
        constraints = [
            not_empty("title", "post_has_title"),
            models.UniqueConstraint(fields=["official", "title", "start"], name="post_once"),
            bounds_in_order("start", "post_start_in_order"),
            bounds_in_order("end", "post_end_in_order"),
            models.CheckConstraint(
                condition=models.Q(start_lower__isnull=True)
                | models.Q(end_upper__isnull=True)
                | models.Q(start_lower__lte=models.F("end_upper")),
                name="post_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str, str, str]:
        return (self.official.slug, self.title, self.start)

    natural_key.dependencies = ["archive.official"]  # type: ignore[attr-defined]
