"""Proposals as lists of the desk show them: who meets whom, when, how far they are decided.  Few queries for many."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from archive.decided_facts import Progress, progress
from archive.interface_names import Label, names
from archive.models import Country, Official, Proposal
from archive.models.proposals import side_name

MOST_HEADS = 3


@dataclass(frozen=True)
class Listed:
    """heads: the first person of each side, else the side."""

    proposal: Proposal
    heads: tuple[Label, ...]
    progress: Progress

    @property
    def remarks(self) -> list[str]:
        """Keys of what an editor should know before opening it."""
        content = self.proposal.content
        posts = [one for one in content["participants"] if not one["spellings"] and one["side"] is not None]
        found = []
        if self.proposal.standing == "planned":
            found.append("planned")
        if not self.proposal.date:
            found.append("no_date")
        elif self.proposal.date.startswith("XXXX"):
            found.append("no_year")
        return found + (["no_name"] if posts else [])


def listed(proposals: QuerySet[Proposal] | Iterable[Proposal]) -> list[Listed]:
    """With what lists print, in six queries at most."""
    found = list(proposals)
    done = progress(found)
    called = Heads(found)
    return [Listed(one, called.of(one), done[one.pk]) for one in found]


def with_texts(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With what lists print of the text and of whoever looks after it."""
    return proposals.select_related("text__article__publisher", "assigned_to", "meeting", "candidate")


class Heads:
    """Names for the sides of some proposals."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        found = list(proposals)
        codes = {side.get("country") for one in found for side in one.content["sides"]}
        self.countries = dict(
            Country.objects.filter(code__in=[code for code in codes if code]).values_list("code", "name")
        )
        slugs = {person.get("official") for one in found for person in one.content["participants"]}
        people = Official.objects.filter(slug__in=[slug for slug in slugs if slug])
        self.officials = {
            slug: (name, tag) for slug, name, tag in people.values_list("slug", "name", "name_language")
        }

    def of(self, proposal: Proposal) -> tuple[Label, ...]:
        return tuple(self._heads(proposal))[:MOST_HEADS]

    def _heads(self, proposal: Proposal) -> Iterator[Label]:
        content, tag = proposal.content, proposal.text.language
        for number, side in enumerate(content["sides"]):
            people = [one for one in content["participants"] if one["side"] == number and one["spellings"]]
            yield self._person(people[0], tag) if people else self.side(side)

    def _person(self, told: dict[str, Any], tag: str) -> Label:
        name = (told["name"], tag if told["name"] in told["spellings"] else "en")
        slug = told.get("official") or ""
        return names().label("official", slug, self.officials.get(slug, name))

    def english(self, side: Mapping[str, Any]) -> str:
        """The same as titles call it, which are in English."""
        return self.countries.get(side.get("country") or "") or side_name(dict(side))

    def side(self, side: Mapping[str, Any]) -> Label:
        """A country as the interface calls it, else the body as the proposal does."""
        code = side.get("country") or ""
        key = code.lower() or side.get("organisation") or ""
        return names().side(key, (self.countries.get(code) or side_name(dict(side)), "en"))
