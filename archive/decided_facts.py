"""The facts of a proposal as editors have decided them so far: what is open, what is settled, what forbids it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from archive import proposal_content
from archive.models import Proposal, ProposalDecision, Topic
from archive.models.decisions import Verdict
from archive.models.evidence import EvidenceFact
from archive.models.proposals import side_name
from archive.proposed_facts import ProposedFact, Quote, facts, paragraphs, wording
from articles.models import Passage

EXTRA = 1000
"""Sides that an editor has added are numbered from here: no document lists so many."""
ORDER = list(EvidenceFact)
FEWEST_SIDES = 2
Rows = Sequence[ProposalDecision]
"""Decisions of one fact, newest first."""


@dataclass(frozen=True)
class DecidedFact:
    """proposed: by the machine, or by whoever added it. now: as it will be confirmed; as proposed while it is open.
    decision: the one that counts. history: all, newest first. is_extra: the machine does not propose it."""

    proposed: ProposedFact
    now: ProposedFact
    decision: ProposalDecision | None
    history: tuple[ProposalDecision, ...]
    is_extra: bool = False

    @property
    def key(self) -> str:
        return self.proposed.key

    @property
    def name(self) -> EvidenceFact:
        return self.proposed.name

    @property
    def verdict(self) -> str:
        """accepted, changed, rejected; empty while it is open."""
        if self.decision is None or self.decision.verdict == Verdict.OFFERED:
            return ""
        return "accepted" if self.decision.verdict == Verdict.ADDED else str(self.decision.verdict)

    @property
    def is_open(self) -> bool:
        return not self.verdict

    @property
    def is_kept(self) -> bool:
        return self.verdict in ("accepted", "changed")

    @property
    def stamp(self) -> str:
        """Changes with every decision and with every one taken back: what an editor saw of the fact."""
        return stamp(self.history)


@dataclass(frozen=True)
class Progress:
    """“6 of 8 decided”."""

    decided: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.decided == self.total


def stamp(rows: Rows) -> str:
    """Of all decisions of a fact."""
    return f"{rows[0].pk}.{sum(row.undone_at is not None for row in rows)}" if rows else ""


def decided_facts(proposal: Proposal) -> list[DecidedFact]:
    """Every fact in the order of the page, what was added beside its like; five queries."""
    rows = by_fact(proposal.decisions.select_related("by", "undone_by", "passage", "origin").order_by("-pk"))
    passages = paragraphs(proposal.revision)
    found = [_decided(fact, rows[fact.key], passages) for fact in facts(proposal)]
    extras = [(base, rows[key]) for key in rows if (base := base_of(rows[key]))]
    topics = dict(Topic.objects.values_list("slug", "name")) if extras else {}
    for base, of_fact in extras:
        found.append(_decided(_extra(base, passages, topics, proposal), of_fact, passages, is_extra=True))
    return sorted(_worded(found, proposal), key=lambda one: ORDER.index(_beside(one.name)))


def _beside(name: EvidenceFact) -> EvidenceFact:
    """Sides stand before the host, and both before the people."""
    return {EvidenceFact.HOST: EvidenceFact.SIDE}.get(name, name)


def by_fact(rows: Iterable[ProposalDecision]) -> dict[str, list[ProposalDecision]]:
    """Decisions, newest first, by the key of their fact."""
    found: dict[str, list[ProposalDecision]] = defaultdict(list)
    for row in rows:
        found[row.fact].append(row)
    return found


def standing(rows: Rows, said: str) -> ProposalDecision | None:
    """The newest decision that was not taken back and is about what the fact says now."""
    return next((row for row in rows if row.undone_at is None and row.said == said), None)


def base_of(rows: Rows) -> ProposalDecision | None:
    """The row that added a fact which the machine does not propose; None where there is none, or it is taken back."""
    return next(
        (row for row in rows if row.verdict in (Verdict.ADDED, Verdict.OFFERED) and row.undone_at is None),
        None,
    )


def _decided(
    fact: ProposedFact, rows: Rows, passages: Sequence[Passage], *, is_extra: bool = False
) -> DecidedFact:
    decision = standing(rows, fact.said)
    return DecidedFact(fact, _now(fact, decision, passages), decision, tuple(rows), is_extra)


def _now(fact: ProposedFact, decision: ProposalDecision | None, passages: Sequence[Passage]) -> ProposedFact:
    if decision is None or decision.verdict == Verdict.REJECTED:
        return fact
    told = fact.told if decision.value is None or decision.verdict != Verdict.CHANGED else decision.value
    quotes = chosen(decision, passages) if decision.quote else fact.quotes
    return replace(fact, told=told, quotes=quotes, note=decision.note)


def chosen(decision: ProposalDecision, passages: Sequence[Passage]) -> tuple[Quote, ...]:
    """The passage that the editor chose, in the text as the proposal reads it; nothing where it is gone."""
    if decision.passage is None or decision.start is None:
        return ()
    at, was = decision.start, decision.passage
    near = sorted(passages, key=lambda one: (one.content != was.content, abs(one.number - was.number)))
    for passage in near:
        start = proposal_content.nearest(passage.content, decision.quote, at)
        if start is not None:
            return (Quote(passage, start, decision.quote),)
    return ()


def _extra(
    base: ProposalDecision, passages: Sequence[Passage], topics: Mapping[str, str], proposal: Proposal
) -> ProposedFact:
    name = EvidenceFact(base.fact.split(":")[0])
    told = base.value or {}
    digits = base.fact.rpartition(":a")[2]
    number = EXTRA + int(digits) if digits.isdecimal() else 0
    value = wording(name, told, topics, {})
    return ProposedFact(base.fact, name, value, chosen(base, passages), told, number, note=base.note)


def _worded(found: list[DecidedFact], proposal: Proposal) -> list[DecidedFact]:
    """With the values as they are now, in words: only now all sides are known."""
    sides = side_names(found)
    topics = dict(Topic.objects.values_list("slug", "name"))
    return [
        replace(one, now=replace(one.now, value=wording(one.name, one.now.told, topics, sides)))
        for one in found
    ]


def side_names(found: Iterable[DecidedFact]) -> dict[int, str]:
    """By number, as they are decided so far; those that are rejected as well."""
    return {one.now.number: side_name(one.now.told) for one in found if one.name == EvidenceFact.SIDE}


def progress(proposals: Iterable[Proposal]) -> dict[int, Progress]:
    """How far each is decided, by its primary key: two queries for all."""
    listed = list(proposals)
    topics = set(Topic.objects.values_list("slug", flat=True))
    rows: dict[int, list[ProposalDecision]] = defaultdict(list)
    wanted = ProposalDecision.objects.filter(proposal__in=listed).order_by("-pk")
    for row in wanted.only("proposal_id", "fact", "verdict", "said", "undone_at"):
        rows[row.proposal_id].append(row)
    return {one.pk: _progress(one, by_fact(rows[one.pk]), topics) for one in listed}


def _progress(proposal: Proposal, rows: Mapping[str, list[ProposalDecision]], topics: set[str]) -> Progress:
    told = proposal_content.told(proposal.content, topics)
    extra = [of_fact for of_fact in rows.values() if base_of(of_fact)]
    counts = [standing(rows.get(one.key, []), one.said) for one in told]
    counts += [standing(of_fact, "") for of_fact in extra]
    decided = sum(row is not None and row.verdict != Verdict.OFFERED for row in counts)
    return Progress(decided, len(counts))


def settled(found: Iterable[DecidedFact]) -> tuple[ProposedFact, ...]:
    """What is to be confirmed, as archive.minutes writes it: the side of the host first."""
    kept = [one.now for one in found if one.is_kept]
    host = next((fact.told["side"] for fact in kept if fact.name == EvidenceFact.HOST), None)
    order = {EvidenceFact.SIDE: 0, EvidenceFact.HOST: 1}
    return tuple(
        sorted(
            kept,
            key=lambda fact: (
                order.get(fact.name, -1 if ORDER.index(fact.name) < ORDER.index(EvidenceFact.HOST) else 2),
                fact.name == EvidenceFact.SIDE and host is not None and fact.number != host,
            ),
        )
    )


def faults(found: Sequence[DecidedFact]) -> dict[str, str]:
    """Why this cannot be confirmed: a reason by the key of a fact, “” for the whole; empty where it can."""
    sides = {one.now.number for one in found if one.name == EvidenceFact.SIDE and one.is_kept}
    problems = {one.key: reason for one in found if (reason := _fault(one, sides))}
    if not any(one.is_open for one in found) and len(sides) < FEWEST_SIDES:
        problems[""] = _("A meeting has two sides or more: accept, change or add them.")
    return problems


def _fault(one: DecidedFact, sides: set[int]) -> str:
    if one.is_open:
        return ""
    if not one.is_kept:
        needed = (EvidenceFact.DATE, EvidenceFact.KIND, EvidenceFact.STANDING)
        return _("No meeting goes without this. Change it instead.") if one.name in needed else ""
    if one.name == EvidenceFact.DATE and not one.now.told.get("date"):
        return _("The text gives no date. Change it: write the date, and how you know it.")
    if one.name in (EvidenceFact.PARTICIPANT, EvidenceFact.HOST) and one.now.told["side"] not in sides:
        return _("Its side is not accepted. Change the side, or reject this too.")
    if not one.now.quotes and not one.now.note:
        return _("No passage states it: choose one, or say in a note how you know it.")
    return ""
