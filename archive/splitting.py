"""One proposal that tells of two meetings becomes two; two that tell of one become one.  Both can be taken back."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import proposal_content
from archive.curation import Refused
from archive.decided_facts import DecidedFact, decided_facts, side_names
from archive.deciding import LISTED, free_key, waiting
from archive.models import Proposal, ProposalDecision
from archive.models.decisions import Verdict
from archive.models.evidence import EvidenceFact

LONGEST_KEY = 180


@transaction.atomic
def split(proposal: Proposal, keys: Collection[str], by: User) -> Proposal:
    """A second proposal of the same text with these people, documents and topics; here they are rejected, and say
    where they went.  When and where, the kind and the sides are in both."""
    proposal = waiting(proposal)
    _not_by_machine(proposal)
    moved = [one for one in decided_facts(proposal) if one.key in keys and _is_divisible(one)]
    if not moved:
        raise Refused([_("Choose the people, documents and topics of the other meeting.")])
    second = Proposal(
        text=proposal.text,
        revision=proposal.revision,
        key=_free_key(proposal),
        same_event=f"{proposal.text_id}/split/{proposal.pk}/{proposal.parts.count() + 1}",
        content=proposal_content.part(proposal.content, {one.key for one in moved}),
        split_from=proposal,
        **{
            name: getattr(proposal, name)
            for name in (
                "words",
                "sides",
                "date",
                "kind",
                "standing",
                "confidence",
                "extractor",
                "assigned_to",
            )
        },
    )
    second.content["same_event"] = second.same_event
    second.save()
    for one in moved:
        if one.is_extra:
            _bring(second, one, by, origin=proposal)
        ProposalDecision.objects.create(
            proposal=proposal,
            fact=one.key,
            verdict=Verdict.REJECTED,
            said=one.proposed.said,
            note="",
            origin=second,
            by=by,
        )
    return second


@transaction.atomic
def take_back_split(second: Proposal, by: User) -> Proposal:
    """The second proposal goes; what it had taken along can be decided in the first one again."""
    second = waiting(second)
    if second.split_from is None:
        raise Refused([_("This proposal was not split from another.")])
    first = waiting(second.split_from)
    first.decisions.filter(origin=second, undone_at=None).update(undone_by=by, undone_at=timezone.now())
    second.state, second.candidate = Proposal.State.WITHDRAWN, None
    second.save(update_fields=["state", "candidate"])
    return first


@transaction.atomic
def join(proposal: Proposal, other: Proposal, by: User) -> list[ProposalDecision]:
    """The other proposal of the text tells of the same meeting: what it has besides is offered here."""
    first, second = sorted((proposal.pk, other.pk))
    locked = {pk: waiting(Proposal(pk=pk)) for pk in (first, second)}
    proposal, other = locked[proposal.pk], locked[other.pk]
    if proposal.pk == other.pk or proposal.text_id != other.text_id:
        raise Refused([_("Only two proposals of one text can be joined.")])
    if other.split_from_id == proposal.pk or proposal.split_from_id == other.pk:
        raise Refused([_("One was split from the other: take back the split instead.")])
    _not_by_machine(proposal)
    _not_by_machine(other)
    offered = [_bring(proposal, one, by, origin=other) for one in _besides(proposal, other)]
    other.state, other.joined_to = Proposal.State.JOINED, proposal
    other.decided_by, other.decided_at = by, timezone.now()
    other.save(update_fields=["state", "joined_to", "decided_by", "decided_at"])
    return offered


@transaction.atomic
def take_back_join(other: Proposal, by: User) -> Proposal:
    """The joined proposal stands for itself again; what it had brought along is gone from the other."""
    other = Proposal.objects.select_for_update(of=("self",)).get(pk=other.pk)
    if other.joined_to is None:
        raise Refused([_("This proposal is not joined with another.")])
    proposal = waiting(other.joined_to)
    proposal.decisions.filter(origin=other, undone_at=None).update(undone_by=by, undone_at=timezone.now())
    other.state, other.joined_to = Proposal.State.OPEN, None
    other.decided_by = other.decided_at = None
    other.save(update_fields=["state", "joined_to", "decided_by", "decided_at"])
    return proposal


def _is_divisible(one: DecidedFact) -> bool:
    return one.name.value in proposal_content.DIVISIBLE


def _not_by_machine(proposal: Proposal) -> None:
    if proposal.state == Proposal.State.MACHINE:
        raise Refused([_("It was accepted in bulk and is a meeting already: confirm or dismiss that first.")])


def _free_key(proposal: Proposal) -> str:
    used = set(Proposal.objects.filter(text=proposal.text_id).values_list("key", flat=True))
    whole = f"{proposal.key[:LONGEST_KEY]}/split"
    number = 1
    while (key := f"{whole}/{number}") in used:
        number += 1
    return key


def _besides(proposal: Proposal, other: Proposal) -> list[DecidedFact]:
    """What the other proposal has and this one has not; what an editor has rejected there is left out.

    Of what a meeting has once (a place, an hour), only what is missing here."""
    here = decided_facts(proposal)
    single = {one.name for one in here if one.name not in LISTED}
    said = {(one.name, one.now.value) for one in here if one.verdict != "rejected"}
    return [
        one
        for one in decided_facts(other)
        if one.verdict != "rejected"
        and one.name not in single
        and (one.name, one.now.value) not in said
        and one.name != EvidenceFact.HOST
    ]


def _bring(proposal: Proposal, one: DecidedFact, by: User, origin: Proposal) -> ProposalDecision:
    """Offers a fact of another proposal; a person sits on the side of the same name, else on the first."""
    told = dict(one.now.told)
    if one.name == EvidenceFact.PARTICIPANT:
        told["side"] = _side_here(proposal, origin, told["side"])
    quote = one.now.quotes[0] if one.now.quotes else None
    return ProposalDecision.objects.create(
        proposal=proposal,
        fact=free_key(proposal, one.name),
        verdict=Verdict.OFFERED,
        value=told,
        passage=quote.passage if quote else None,
        start=quote.start if quote else None,
        quote=quote.text if quote else "",
        note=one.now.note,
        origin=origin,
        by=by,
    )


def _side_here(proposal: Proposal, origin: Proposal, number: int) -> int:
    there = side_names(decided_facts(origin)).get(number)
    here = side_names(decided_facts(proposal))
    return next((number for number, name in here.items() if name == there), min(here, default=0))
