"""Editors decide a proposal fact by fact.  Rows are added and taken back, never changed: archive.models.decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import fact_values
from archive.curation import Refused, place_of
from archive.decided_facts import EXTRA, DecidedFact, by_fact, decided_facts, faults, settled, stamp
from archive.models import Proposal, ProposalDecision
from archive.models.decisions import Verdict
from archive.models.evidence import EvidenceFact
from archive.proposed_facts import ProposedFact
from articles.models import Passage
from articles.text.normalise import nfc

ADDABLE = (
    EvidenceFact.TIME_OF_DAY,
    EvidenceFact.PLACE,
    EvidenceFact.VENUE,
    EvidenceFact.SIDE,
    EvidenceFact.HOST,
    EvidenceFact.PARTICIPANT,
    EvidenceFact.DOCUMENT,
    EvidenceFact.TOPIC,
)
LISTED = (EvidenceFact.SIDE, EvidenceFact.PARTICIPANT, EvidenceFact.DOCUMENT, EvidenceFact.TOPIC)
"""Facts of which a meeting may have several."""


@dataclass(frozen=True)
class Word:
    """What an editor says of one fact.

    seen: the stamp of the fact when the editor read it. value: the fields as typed, for a changed or added fact.
    paragraph, quote: another passage, by its number in the text, and its words; at: where about they begin.
    """

    verdict: str
    seen: str = ""
    value: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    paragraph: int | None = None
    quote: str = ""
    at: int = 0


@dataclass(frozen=True)
class Outcome:
    """What was written, and why the rest was not, by the key of the fact."""

    written: list[ProposalDecision]
    refused: dict[str, list[str]]


@transaction.atomic
def decide(proposal: Proposal, words: Mapping[str, Word], by: User) -> Outcome:
    """Writes each word that says something new.  One that cannot be written leaves the others as they are."""
    proposal = waiting(proposal)
    held = {one.key: one for one in decided_facts(proposal)}
    sides = {one.now.number for one in held.values() if one.name == EvidenceFact.SIDE}
    written: list[ProposalDecision] = []
    refused: dict[str, list[str]] = {}
    for key, word in words.items():
        try:
            if key not in held:
                raise Refused([_("This fact is no longer proposed.")])
            row = _row(proposal, held[key], word, sides)
        except Refused as error:
            refused[key] = error.reasons
            continue
        if row is not None:
            row.by = by
            row.save()
            written.append(row)
    return Outcome(written, refused)


@transaction.atomic
def add(proposal: Proposal, name: EvidenceFact, word: Word, by: User) -> ProposalDecision:
    """Adds a fact that the machine missed, with its passage or a note.  Refused where there is neither."""
    proposal = waiting(proposal)
    held = decided_facts(proposal)
    if name not in ADDABLE or (name not in LISTED and any(one.name == name for one in held)):
        raise Refused([_("Such a fact is here already: change it.")])
    sides = {one.now.number for one in held if one.name == EvidenceFact.SIDE}
    value = fact_values.cleaned(name, word.value, {}, sides)
    if name == EvidenceFact.TOPIC and any(one.name == name and one.now.told == value for one in held):
        raise Refused([_("This topic is here already.")])
    row = ProposalDecision(
        proposal=proposal,
        fact=free_key(proposal, name),
        verdict=Verdict.ADDED,
        value=value,
        note=_note(word),
        by=by,
    )
    _quote(row, proposal, word)
    if not row.quote and not row.note:
        raise Refused([_("Give the passage that states it, or say in a note how you know it.")])
    row.save()
    return row


def free_key(proposal: Proposal, name: EvidenceFact) -> str:
    """“participant:a1”, “participant:a2” …: never one that was used before."""
    used = set(proposal.decisions.filter(fact__startswith=f"{name.value}:a").values_list("fact", flat=True))
    return next(key for number in range(1, EXTRA) if (key := f"{name.value}:a{number}") not in used)


@transaction.atomic
def take_back(proposal: Proposal, key: str, seen: str, by: User) -> ProposalDecision:
    """Takes back the newest decision of a fact; the one before counts again."""
    proposal = waiting(proposal)
    rows = by_fact(proposal.decisions.filter(fact=key).order_by("-pk"))[key]
    _not_overtaken(rows, seen)
    row = next((row for row in rows if row.undone_at is None), None)
    if row is None:
        raise Refused([_("There is nothing to take back.")])
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    return row


@transaction.atomic
def assign(proposal: Proposal, to: User | None) -> Proposal:
    """Says who looks after it; nobody for None."""
    proposal = waiting(proposal)
    proposal.assigned_to = to
    proposal.save(update_fields=["assigned_to"])
    return proposal


def waiting(proposal: Proposal) -> Proposal:
    """The row as it stands, locked.  Refused where it is decided as a whole."""
    found = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("text__article", "revision")
        .get(pk=proposal.pk)
    )
    if not found.is_waiting:
        raise Refused([_("This proposal is decided: %(state)s.") % {"state": found.get_state_display()}])
    return found


def settle(proposal: Proposal) -> tuple[Proposal, tuple[ProposedFact, ...]]:
    """The row, locked, and the facts that are to be confirmed.  Refused where one is open or cannot be confirmed."""
    proposal = waiting(proposal)
    found = decided_facts(proposal)
    if any(one.is_open for one in found):
        raise Refused([_("The meeting can be confirmed once every fact is decided.")])
    labels = {one.key: one.proposed.label for one in found}
    problems = faults(found)
    if problems:
        raise Refused([" ".join(filter(None, [labels.get(key), why])) for key, why in problems.items()])
    return proposal, settled(found)


def overtaken(found: Sequence[DecidedFact], seen: Mapping[str, str]) -> dict[str, list[str]]:
    """The facts that somebody has decided since an editor saw them, by key, and by whom.  seen: stamps by key."""
    told = {}
    for one in found:
        try:
            _not_overtaken(one.history, seen.get(one.key, ""))
        except Refused as error:
            told[one.key] = error.reasons
    return told


def _row(proposal: Proposal, held: DecidedFact, word: Word, sides: set[int]) -> ProposalDecision | None:
    """The decision to write; None where it says what is decided already."""
    if word.verdict not in (Verdict.ACCEPTED, Verdict.CHANGED, Verdict.REJECTED):
        raise Refused([_("Choose accept, change or reject.")])
    said = held.proposed.said
    row = ProposalDecision(
        proposal=proposal, fact=held.key, verdict=word.verdict, said=said, note=_note(word)
    )
    if word.verdict == Verdict.CHANGED:
        row.value = fact_values.cleaned(held.name, word.value, held.proposed.told, sides)
        if row.value.get("basis") == "editor" and not row.note:
            raise Refused([_("Say in the note how you know the date.")])
    if word.verdict != Verdict.REJECTED:
        _quote(row, proposal, word)
        _drop_proposed(row, held)
    if _same(row, held):
        return None
    _not_overtaken(held.history, word.seen)
    if word.verdict != Verdict.REJECTED and not (row.quote or row.note or held.proposed.quotes):
        raise Refused([_("No passage states it: choose one, or say in a note how you know it.")])
    return row


def _note(word: Word) -> str:
    note = nfc(word.note).strip()
    if len(note) > 500:
        raise Refused([_("The note is longer than %(most)s characters.") % {"most": 500}])
    return note


def _quote(row: ProposalDecision, proposal: Proposal, word: Word) -> None:
    """The chosen passage, letter for letter."""
    words = nfc(word.quote).strip()
    if not words and word.paragraph is None:
        return
    if not words or word.paragraph is None:
        raise Refused([_("Give both the number of the paragraph and its words.")])
    passage = Passage.objects.filter(revision=proposal.revision_id, number=word.paragraph).first()
    if passage is None:
        raise Refused([_("The text has no paragraph %(number)s.") % {"number": word.paragraph}])
    row.passage, row.start, row.quote = passage, place_of(passage, words, word.at), words


def _drop_proposed(row: ProposalDecision, held: DecidedFact) -> None:
    """The passage that is proposed anyway is no other one."""
    proposed = [(quote.passage.pk, quote.start, quote.text) for quote in held.proposed.quotes]
    if proposed == [(row.passage_id, row.start, row.quote)]:
        row.passage, row.start, row.quote = None, None, ""


def _same(row: ProposalDecision, held: DecidedFact) -> bool:
    old = held.decision
    if old is None:
        return False
    if old.verdict == Verdict.ADDED and row.verdict == Verdict.ACCEPTED:
        return (row.note or old.note, row.quote or old.quote) == (old.note, old.quote)
    told = [(one.verdict, one.value, one.passage_id, one.start, one.quote, one.note) for one in (row, old)]
    return told[0] == told[1]


def _not_overtaken(rows: Sequence[ProposalDecision], seen: str) -> None:
    """Refused where somebody has decided, or taken back, since the editor read the fact."""
    if stamp(rows) == seen:
        return
    newest = rows[0]
    who = newest.undone_by or newest.by
    told = {"editor": who, "verdict": newest.get_verdict_display()}
    if newest.undone_at:
        raise Refused([_("%(editor)s has taken back a decision here meanwhile: look at it again.") % told])
    raise Refused([_("%(editor)s has decided this meanwhile: %(verdict)s. Look at it again.") % told])
