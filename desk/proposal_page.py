"""One proposal as its page shows it: every fact with its form, the text with the words marked, what is near."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from archive import matching, reports
from archive.decided_facts import DecidedFact, Progress, decided_facts, faults
from archive.deciding import ADDABLE, LISTED
from archive.interface_names import Label
from archive.marked_text import Run, marked
from archive.models import Confirmation, Meeting, Proposal, ProposalDecision
from archive.models.evidence import EvidenceFact
from archive.proposal_content import DIVISIBLE
from archive.proposed_facts import Quote, title
from articles.models import Passage
from desk.fact_forms import FactForm, accept_adds, form_of, form_to_add, html_key
from desk.proposal_list import Heads
from desk.vocabulary import Vocabulary

NEAR_DAYS = 3
MOST_NEAR = 8


@dataclass(frozen=True)
class Row:
    """number: of the fact and of its mark in the text. called: the side that a person sits on, or a side itself.
    value: with its language. adds: what accepting would make. problems: why it cannot be confirmed or written."""

    number: int
    one: DecidedFact
    form: FactForm
    called: Label
    value: Label
    person: Label
    adds: str
    problems: tuple[str, ...]

    @property
    def key(self) -> str:
        return html_key(self.one.key)

    @property
    def basis(self) -> str:
        """How the machine knows a date that no words state."""
        return str(self.one.proposed.told.get("basis", "")) if self.one.name == EvidenceFact.DATE else ""

    @property
    def candidates(self) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = self.one.proposed.told.get("candidates") or ()
        return found


@dataclass(frozen=True)
class Paragraph:
    """runs: each with the numbers of the facts it states; first: of those whose first mark begins there."""

    passage: Passage
    runs: list[tuple[Run, tuple[int, ...]]]


class ProposalPage:
    """data: of the form that was sent and is shown again. fresh: keys of facts that are shown as they stand all the
    same. refused: why facts were not written."""

    def __init__(
        self,
        proposal: Proposal,
        data: Mapping[str, Any] | None = None,
        *,
        fresh: Collection[str] = (),
        refused: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.proposal, self.data = proposal, data
        self._fresh, self._refused = fresh, refused or {}
        self.facts = decided_facts(proposal)
        self.heads = Heads([proposal])

    @cached_property
    def rows(self) -> list[Row]:
        problems = faults(self.facts)
        return [
            self._row(
                number, one, [*self._refused.get(one.key, ()), *filter(None, [problems.get(one.key, "")])]
            )
            for number, one in enumerate(self.facts, 1)
        ]

    def _row(self, number: int, one: DecidedFact, problems: list[str]) -> Row:
        data = None if one.key in self._fresh else self.data
        told = one.now.told
        side = told.get("side") if one.name == EvidenceFact.PARTICIPANT else None
        return Row(
            number,
            one,
            form_of(one, self.vocabulary, data),
            self.sides.get(side, ("", "")) if side is not None else ("", ""),
            self._value(one),
            self._person(told) if one.name == EvidenceFact.PARTICIPANT else ("", ""),
            self._adds(one),
            tuple(problems),
        )

    def _adds(self, one: DecidedFact) -> str:
        if one.name == EvidenceFact.DOCUMENT and not one.proposed.told.get("document"):
            return "" if one.proposed.told["title"][:500] in self.vocabulary.titles else "document"
        return accept_adds(one.proposed)

    def _value(self, one: DecidedFact) -> Label:
        told, tag = one.now.told, self.proposal.text.language
        match one.name:
            case EvidenceFact.SIDE:
                return self.heads.side(told)
            case EvidenceFact.HOST:
                return self.sides.get(told["side"], (one.now.value, "en"))
            case EvidenceFact.TOPIC:
                return dict(self.vocabulary.topics).get(told["topic"], one.now.value), ""
            case EvidenceFact.DOCUMENT:
                return told["title"], tag
            case EvidenceFact.VENUE:
                return told["venue"], tag
            case EvidenceFact.PLACE:
                country = dict(self.vocabulary.countries).get(told.get("country") or "", told.get("country"))
                return ", ".join(filter(None, [told.get("city"), country])), ""
        return one.now.value, ""

    def _person(self, told: Mapping[str, Any]) -> Label:
        held = self.vocabulary.meant("official").get(told.get("official") or "")
        if held:
            return held.name, held.language
        is_named = bool(told.get("spellings") or told.get("is_new"))
        return (
            (told["name"], self.proposal.text.language if told["name"] in told["spellings"] else "en")
            if is_named
            else ("", "")
        )

    @cached_property
    def sides(self) -> dict[int, Label]:
        """What each side is called, by its number."""
        sides = [one for one in self.facts if one.name == EvidenceFact.SIDE]
        return {one.now.number: self.heads.side(one.now.told) for one in sides}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        sides = [(number, called) for number, (called, _tag) in self.sides.items()]
        return Vocabulary(sides, self.facts, self.data)

    @property
    def additions(self) -> list[tuple[EvidenceFact, FactForm]]:
        """A form for each kind of fact that can be added."""
        here = {one.name for one in self.facts}
        offered = [name for name in ADDABLE if name in LISTED or name not in here]
        return [
            (name, form_to_add(name, self.vocabulary, self._data_of(f"add-{name.value}"))) for name in offered
        ]

    def _data_of(self, prefix: str) -> Mapping[str, Any] | None:
        return None if prefix in self._fresh else self.data

    @property
    def refused_name(self) -> str:
        """Of the fact that was not added."""
        return next((key.removeprefix("add:") for key in self._refused if key.startswith("add:")), "")

    def refused_addition(self) -> Sequence[str]:
        """Why it was not."""
        return self._refused.get(f"add:{self.refused_name}", ())

    def refused_dismissal(self) -> Sequence[str]:
        return self._refused.get("dismiss", ())

    @property
    def divisible(self) -> list[Row]:
        """What one of two meetings may have alone."""
        return [row for row in self.rows if row.one.name.value in DIVISIBLE]

    @cached_property
    def progress(self) -> Progress:
        return Progress(sum(not one.is_open for one in self.facts), len(self.facts))

    @property
    def open_rows(self) -> list[Row]:
        return [row for row in self.rows if row.one.is_open]

    @property
    def whole_problem(self) -> str:
        """Why the facts, though all are decided, make no meeting."""
        return faults(self.facts).get("", "")

    @property
    def is_ready(self) -> bool:
        """The meeting can be confirmed."""
        return self.proposal.is_waiting and self.progress.is_complete and not faults(self.facts)

    @property
    def title(self) -> str:
        """For a new meeting: as the machine called it, else from the facts as they are decided."""
        if self.proposal.meeting:
            return self.proposal.meeting.title
        kept = [one.now for one in self.facts if one.verdict != "rejected"]
        return title(kept, self._english_sides())

    def _english_sides(self) -> dict[int, str]:
        sides = [one for one in self.facts if one.name == EvidenceFact.SIDE]
        return {one.now.number: self.heads.english(one.now.told) for one in sides}

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The whole text, captions as well, with the words of every fact marked."""
        hits: dict[int, list[tuple[int, int, int]]] = {}
        for row in self.rows:
            for quote in row.one.now.quotes:
                hits.setdefault(quote.passage.pk, []).append(_hit(quote, row.number))
        seen: set[int] = set()
        passages = self.proposal.revision.passages.order_by("number")
        return [_paragraph(passage, hits.get(passage.pk, []), seen) for passage in passages]

    @cached_property
    def near(self) -> list[Meeting]:
        """Held meetings of the same sides within some days: perhaps this one."""
        sides = {one.now.number: one.now.told for one in self.facts if one.name == EvidenceFact.SIDE}
        date = next((one.now.told["date"] for one in self.facts if one.name == EvidenceFact.DATE), "")
        keys = [reports.side_key(told) for told in sides.values()]
        found = list(matching.near(keys, date, NEAR_DAYS)[:MOST_NEAR]) if keys else []
        likely = self.proposal.candidate
        own = self.proposal.meeting_id
        return [one for one in ([likely] if likely and likely not in found else []) + found if one.pk != own]

    @cached_property
    def others(self) -> list[Proposal]:
        """The other proposals of the text that can be decided: one of them may tell of the same meeting."""
        same = Proposal.objects.filter(text=self.proposal.text_id).to_decide().exclude(pk=self.proposal.pk)
        return list(same.order_by("pk")[:20])

    @cached_property
    def history(self) -> list[ProposalDecision]:
        """Decisions on facts that are proposed no longer: added and taken back, or of an earlier reading."""
        shown = {one.key for one in self.facts}
        rows = self.proposal.decisions.exclude(fact__in=shown).select_related("by", "undone_by")
        return list(rows.order_by("-pk")[:50])

    @cached_property
    def confirmations(self) -> list[Confirmation]:
        rows = self.proposal.confirmations.select_related("by", "undone_by", "meeting", "run")
        return list(rows.order_by("-pk"))


def _hit(quote: Quote, number: int) -> tuple[int, int, int]:
    return quote.start, quote.start + len(quote.text), number


def _paragraph(passage: Passage, hits: list[tuple[int, int, int]], seen: set[int]) -> Paragraph:
    runs = []
    for run in marked(passage.content, hits):
        first = tuple(number for number in run.begins if number not in seen)
        seen.update(first)
        runs.append((run, first))
    return Paragraph(passage, runs)
