"""Names: every spelling of an official or organisation, with its language and script."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.officials import Official
from archive.models.organisations import Organisation
from archive.models.versioned import Versioned
from articles.fields import not_empty, one_of
from articles.models import Text


class NameKind(models.TextChoices):
    PREFERRED = "preferred", _("Preferred")
    VARIANT = "variant", _("Variant")
    TRANSLITERATION = "transliteration", _("Transliteration")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    AS_PRINTED = "as_printed", _("As printed by a machine")


class Name(Versioned):
    """One spelling of one official or organisation."""

    Kind = NameKind

    official = models.ForeignKey(Official, models.CASCADE, null=True, blank=True, related_name="names")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="names"
    )
    text = models.CharField(max_length=200)
    language = models.CharField(max_length=35, help_text="BCP 47 tag.")
    script = models.CharField(max_length=4, help_text="ISO 15924: Latn, Beng, Cyrl …")
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.VARIANT)
    first_seen = models.ForeignKey(
        Text,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="names_first_seen",
        help_text="Empty: in no text.",
    )

    class Meta:
        ordering = ["official_id", "organisation_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(official__isnull=True) ^ models.Q(organisation__isnull=True),
                name="name_has_one_owner",
            ),
            models.UniqueConstraint(
                fields=["official", "text", "language"],
                condition=models.Q(official__isnull=False),
                name="name_once_per_official",
            ),
            models.UniqueConstraint(
                fields=["organisation", "text", "language"],
                condition=models.Q(organisation__isnull=False),
                name="name_once_per_organisation",
            ),
            not_empty("text", "name_has_text"),
            not_empty("language", "name_has_language"),
            one_of("kind", NameKind, "name_kind"),
            models.CheckConstraint(
                condition=models.Q(script__regex=r"^[A-Z][a-z]{3}$"), name="name_script_is_iso"
            ),
        ]

    def __str__(self) -> str:
        return self.text
