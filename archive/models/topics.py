"""Topics: the controlled vocabulary of what meetings are about."""

from __future__ import annotations

from django.db import models

from archive.models.versioned import Versioned
from articles.fields import not_empty


class TopicManager(models.Manager["Topic"]):
    def get_by_natural_key(self, slug: str) -> Topic:
        return self.get(slug=slug)


class Topic(Versioned):
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100, unique=True)
    name_vi = models.CharField("name in Vietnamese", max_length=100, blank=True)
    name_bn = models.CharField("name in Bengali", max_length=100, blank=True)

    objects = TopicManager()

    class Meta:
        ordering = ["name"]
        constraints = [not_empty("name", "topic_has_name")]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
