"""Countries by ISO 3166-1, with their names from CLDR."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from archive.models.versioned import Versioned


class CountryManager(models.Manager["Country"]):
    def get_by_natural_key(self, code: str) -> Country:
        return self.get(code=code)


class Country(Versioned):
    """A country.  The names are CLDR's, but for the editors' own (“Viet Nam”, as the United Nations writes)."""

    code = models.CharField(max_length=2, primary_key=True, help_text="ISO 3166-1 alpha-2.")
    name = models.CharField(max_length=100)
    name_vi = models.CharField("name in Vietnamese", max_length=100, blank=True)
    name_bn = models.CharField("name in Bengali", max_length=100, blank=True)

    objects = CountryManager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^[A-Z]{2}$"), name="country_code_is_iso"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def key(self) -> str:
        """How addresses and filters call it as a side: “vn”."""
        return self.code.lower()

    def get_absolute_url(self) -> str:
        return reverse("archive:country", kwargs={"code": self.key})
