"""Organisations: ministries, councils and parties of a country, international bodies, companies."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models.countries import Country
from archive.models.versioned import Versioned
from articles.fields import not_empty, one_of

WIKIDATA = r"^(Q[1-9][0-9]*)?$"
WIKIDATA_PAGE = "https://www.wikidata.org/wiki/"


class OrganisationManager(models.Manager["Organisation"]):
    def get_by_natural_key(self, slug: str) -> Organisation:
        return self.get(slug=slug)


class OrganisationKind(models.TextChoices):
    MINISTRY = "ministry", _("Ministry")
    COUNCIL = "council", _("Council")
    PARTY = "party", _("Party")
    PARLIAMENT = "parliament", _("Parliament")
    AGENCY = "agency", _("Agency")
    COMMITTEE = "committee", _("Committee")
    INTERNATIONAL = "international", _("International body")
    COMPANY = "company", _("Company")
    OTHER = "other", _("Other body")


class Organisation(Versioned):
    """A body that takes part in meetings, by itself or for its country."""

    Kind = OrganisationKind

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=15, choices=Kind)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        help_text="None for international bodies.",
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    wikidata = models.CharField(max_length=20, blank=True)

    objects = OrganisationManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            not_empty("name", "organisation_has_name"),
            one_of("kind", OrganisationKind, "organisation_kind"),
            models.CheckConstraint(
                condition=models.Q(wikidata__regex=WIKIDATA), name="organisation_wikidata_is_qid"
            ),
            models.UniqueConstraint(
                fields=["wikidata"], condition=~models.Q(wikidata=""), name="organisation_wikidata_once"
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
                name="organisation_is_not_its_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["archive.country"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("archive:organisation", kwargs={"slug": self.slug})

    @property
    def wikidata_url(self) -> str:
        """The page of Wikidata that tells of the same; empty where none is recorded."""
        return f"{WIKIDATA_PAGE}{self.wikidata}" if self.wikidata else ""
