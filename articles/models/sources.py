"""Publishers: who printed an article, told by the domain of its address."""

from __future__ import annotations

from django.db import models

from articles.fields import not_empty


class PublisherManager(models.Manager["Publisher"]):
    def get_by_natural_key(self, domain: str) -> Publisher:
        return self.get(domain=domain)


class Publisher(models.Model):
    """A newspaper, agency or site.  `name` is its domain until an editor gives its name."""

    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=253, unique=True, help_text="Without “www.”, as in the address.")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2, empty where unknown.")
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47 tag of what it publishes in.")

    objects = PublisherManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            not_empty("name", "publisher_has_name"),
            not_empty("domain", "publisher_has_domain"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.domain,)
