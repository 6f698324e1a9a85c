"""Addresses that records had before: a merged or renamed record is found where it was."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from archive.models.documents import Document
from archive.models.meetings import Meeting
from archive.models.officials import Official
from archive.models.organisations import Organisation
from archive.models.versioned import Versioned

TARGETS = ("meeting", "official", "organisation", "document")


def _only(target: str) -> Q:
    others = {f"{name}__isnull": True for name in TARGETS if name != target}
    return Q(**{f"{target}__isnull": False}, **others)


class Redirect(Versioned):
    """An earlier address of one record: the last part of its path, and the record that is there now."""

    slug = models.SlugField("earlier address", max_length=120, help_text="The last part of the path.")
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="earlier_addresses"
    )
    official = models.ForeignKey(
        Official, models.CASCADE, null=True, blank=True, related_name="earlier_addresses"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="earlier_addresses"
    )
    document = models.ForeignKey(
        Document, models.CASCADE, null=True, blank=True, related_name="earlier_addresses"
    )
    name = models.CharField(
        max_length=300, blank=True, help_text="What the record was called there; empty where it was the same."
    )
    name_language = models.CharField(max_length=35, blank=True, help_text="BCP 47 tag of that name.")

    class Meta:
        ordering = ["slug", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=_only("meeting") | _only("official") | _only("organisation") | _only("document"),
                name="redirect_has_one_target",
            ),
            *(
                models.UniqueConstraint(
                    fields=["slug"],
                    condition=Q(**{f"{target}__isnull": False}),
                    name=f"redirect_{target}_once",
                )
                for target in TARGETS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} → {self.target}"

    @property
    def target(self) -> Meeting | Official | Organisation | Document | None:
        """The record that is there now."""
        return self.meeting or self.official or self.organisation or self.document


def by_address(model: Any, slug: str) -> Any:
    """The record that has this address, or has taken it over by a merge; None where there is none."""
    if not slug:
        return None
    held = model.objects.filter(slug=slug).first()
    if held is None:
        name = model._meta.model_name
        moved = Redirect.objects.filter(slug=slug, **{f"{name}__isnull": False}).select_related(name).first()
        held = getattr(moved, name) if moved else None
    return held
