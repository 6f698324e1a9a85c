"""The glossary: concepts of the field, and how each language says them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import not_empty, one_of


class Standing(models.TextChoices):
    PREFERRED = "preferred", _("Preferred")
    ALLOWED = "allowed", _("Also approved")
    PROPOSED = "proposed", _("Not yet approved")
    AVOIDED = "avoided", _("Avoided")


APPROVED = (Standing.PREFERRED, Standing.ALLOWED)


class Concept(models.Model):
    """What terms of several languages say alike.  `name` is its English heading."""

    name = models.CharField(max_length=100, unique=True)
    is_office = models.BooleanField(
        "office or title", default=False, help_text="One text renders it in one way."
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [not_empty("name", "concept_has_name")]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """One term of a concept in one language."""

    Standing = Standing

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="terms")
    language = models.CharField(max_length=35, help_text="BCP 47 tag.")
    text = models.CharField(max_length=200, help_text="NFC.")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.ALLOWED)

    class Meta:
        ordering = ["concept_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "language", "text"], name="term_once"),
            models.UniqueConstraint(
                fields=["concept", "language"],
                condition=models.Q(standing="preferred"),
                name="term_one_preferred",
            ),
            not_empty("text", "term_has_text"),
            not_empty("language", "term_has_language"),
            one_of("standing", Standing, "term_standing"),
        ]

    def __str__(self) -> str:
        return self.text
