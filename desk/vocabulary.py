"""What the forms of a proposal offer: sides, countries, topics, and whoever of the archive may be meant.

Read once for a page, however many facts it has.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from archive import who_is_meant
from archive.decided_facts import DecidedFact
from archive.interface_names import names
from archive.models import Country, DocumentTitle, Topic
from archive.models.evidence import EvidenceFact
from archive.who_is_meant import Meant

Choices = list[tuple[str, Any]]
CHOOSERS = ("official", "organisation", "document")


class Vocabulary:
    """sides: number and name of each. facts: of the proposal. data: of the form that was sent."""

    def __init__(
        self,
        sides: Sequence[tuple[int, str]],
        facts: Iterable[DecidedFact],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.sides: Choices = [(str(number), called) for number, called in sides]
        self._facts, self._data = list(facts), data or {}

    def choices(self) -> dict[str, Choices]:
        """What is offered by fields of these names."""
        return {"side": self.sides, "country": self.countries, "topic": self.topics}

    @cached_property
    def countries(self) -> Choices:
        called, held = names(), Country.objects.order_by("name").values_list("code", "name")
        return [(code, called.label("country", code, (name, "en"))[0]) for code, name in held]

    @cached_property
    def topics(self) -> Choices:
        called, held = names(), Topic.objects.order_by("name").values_list("slug", "name")
        return [(slug, called.label("topic", slug, (name, "en"))[0]) for slug, name in held]

    def meant(self, chooser: str) -> dict[str, Meant]:
        """Whoever is chosen or suggested anywhere on the page, by slug."""
        return self._meant[chooser]

    @cached_property
    def _meant(self) -> dict[str, dict[str, Meant]]:
        return {chooser: who_is_meant.HELD[chooser](self._slugs(chooser)) for chooser in CHOOSERS}

    def _slugs(self, chooser: str) -> set[str]:
        typed = {str(value) for name, value in self._data.items() if name.endswith(f"-{chooser}")}
        told = [told for one in self._facts for told in (one.now.told, one.proposed.told)]
        found = {one.get(chooser) for one in told if isinstance(one.get(chooser), str)}
        for one in told:
            found |= {candidate.get("slug") for candidate in one.get("candidates") or ()}
        return {slug for slug in found | typed if slug and "\x00" not in slug}

    @cached_property
    def titles(self) -> set[str]:
        """Titles of the proposed documents that the archive holds."""
        told = [one.now.told for one in self._facts if one.name == EvidenceFact.DOCUMENT]
        held = DocumentTitle.objects.filter(text__in=[one["title"][:500] for one in told])
        return set(held.values_list("text", flat=True)) if told else set()
