"""Accepts many proposals at once, above a confidence, as meetings that are marked as machine work.

Only what stands on what the archive knows: no official, organisation or document is made by a machine.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from archive import confirming
from archive.confirming import Choice
from archive.curation import Refused
from archive.models import BulkRun, Country, DocumentTitle, Organisation, Proposal, ProposalDecision
from archive.models.evidence import EvidenceFact
from archive.proposed_facts import REQUIRED, ProposedFact, facts, title

MOST = 50
"""Proposals in one run: so many can be looked through."""
FEWEST_SIDES = 2


@dataclass(frozen=True)
class Candidate:
    """A proposal with what would be written of it, and what would be left out; why it cannot be, if so."""

    proposal: Proposal
    title: str
    kept: tuple[ProposedFact, ...]
    left: tuple[ProposedFact, ...]
    problem: str = ""


def above(least: float) -> QuerySet[Proposal]:
    """The proposals that wait for an editor, the surest first."""
    found: QuerySet[Proposal] = Proposal.objects.filter(state=Proposal.State.OPEN, confidence__gte=least)
    begun = ProposalDecision.objects.filter(proposal=OuterRef("pk"), undone_at=None)
    found = found.annotate(is_begun=Exists(begun))
    return found.select_related("text__article__publisher", "revision", "candidate").order_by(
        "-confidence", "pk"
    )


@dataclass(frozen=True)
class Held:
    """What the archive knows, read once: countries by code, organisations by slug, printed titles with their kind."""

    countries: Mapping[str, str]
    organisations: frozenset[str]
    titles: frozenset[tuple[str, str]]

    def knows_side(self, told: Mapping[str, Any]) -> bool:
        return told.get("country") in self.countries or told.get("organisation") in self.organisations


def held() -> Held:
    return Held(
        dict(Country.objects.values_list("code", "name")),
        frozenset(Organisation.objects.values_list("slug", flat=True)),
        frozenset(DocumentTitle.objects.values_list("text", "document__kind")),
    )


def candidates(proposals: Iterable[Proposal]) -> list[Candidate]:
    """What would become of each."""
    known = held()
    return [candidate(one, known) for one in proposals]


def candidate(proposal: Proposal, known: Held) -> Candidate:
    """proposal: from `above`."""
    every = facts(proposal)
    kept = tuple(fact for one in every if (fact := _as_kept(one, known)))
    left = tuple(one for one in every if one.key not in {fact.key for fact in kept})
    return Candidate(proposal, _title(kept, known), kept, left, _problem(proposal, kept, known))


def _title(kept: tuple[ProposedFact, ...], known: Held) -> str:
    sides = [fact for fact in kept if fact.name == EvidenceFact.SIDE]
    return title(
        kept, {fact.number: known.countries.get(fact.told.get("country") or "", fact.value) for fact in sides}
    )


def _as_kept(fact: ProposedFact, known: Held) -> ProposedFact | None:
    """The fact as the machine may write it; None where it has to be left out."""
    if not fact.quotes:
        return fact if fact.name in REQUIRED else None
    if fact.name == EvidenceFact.PARTICIPANT and not fact.told.get("official"):
        post = fact.told.get("post")
        return replace(fact, told={**fact.told, "spellings": [], "name": post}, value=post) if post else None
    if (
        fact.name == EvidenceFact.DOCUMENT
        and (fact.told["title"][:500], fact.told["kind"]) not in known.titles
    ):
        return None
    return fact


def _problem(proposal: Proposal, kept: Iterable[ProposedFact], known: Held) -> str:
    if not proposal.text.is_published:
        return _("Its text is not published.")
    if not proposal.revision.is_current:
        return _("Its text has changed since and has not been read again.")
    if getattr(proposal, "is_begun", False):
        return _("An editor has begun to decide it.")
    if proposal.candidate:
        return _("It seems to be a meeting that is held: %(meeting)s.") % {"meeting": proposal.candidate}
    sides = [fact for fact in kept if fact.name == EvidenceFact.SIDE]
    if len(sides) < FEWEST_SIDES or not all(known.knows_side(side.told) for side in sides):
        return _("The archive does not know each of its sides.")
    unstated = [fact.label for fact in kept if fact.name in REQUIRED and not fact.quotes]
    if unstated or not proposal.date:
        return _("No passage states everything that a meeting needs.")
    return ""


def run(least: float, chosen: Collection[int], by: User) -> BulkRun:
    """Accepts those chosen of the proposals above a confidence, each in a transaction of its own inside one.

    What cannot be accepted is left as it is, and is named in `refused` of the run."""
    if not chosen:
        raise Refused([_("Choose the proposals to accept.")])
    with transaction.atomic():
        made, known = BulkRun.objects.create(least=least, by=by), held()
        for proposal in above(least).filter(pk__in=list(chosen)[:MOST]):
            reasons = _accept(proposal, made, known)
            if reasons:
                made.refused.append({"proposal": proposal.pk, "reasons": reasons})
        made.save(update_fields=["refused"])
        if not made.confirmations.exists():
            raise Refused([_("None of these can be accepted now."), *_all_reasons(made)])
    return made


def _accept(proposal: Proposal, made: BulkRun, known: Held) -> list[str]:
    # What was accepted a moment ago may be the very meeting that this one tells of.
    proposal.refresh_from_db(fields=["candidate"])
    found = candidate(proposal, known)
    if found.problem:
        return [found.problem]
    try:
        with transaction.atomic():
            confirming.accept_by_machine(proposal, Choice(title=found.title, settled=found.kept), made)
    except Refused as error:
        return error.reasons
    return []


def _all_reasons(made: BulkRun) -> list[str]:
    return [reason for one in made.refused for reason in one["reasons"]]
