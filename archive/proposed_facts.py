"""The facts of a proposal, each with the passages that state it, as an editor sees and confirms them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive import proposal_content
from archive.models import Proposal, Topic
from archive.models.documents import MeetingDocumentStanding
from archive.models.evidence import EvidenceFact
from archive.models.meetings import MeetingKind, MeetingStanding
from archive.models.proposals import side_name
from archive.quotation import Piece, quotation
from articles.models import Passage, Revision

REQUIRED = (EvidenceFact.DATE, EvidenceFact.KIND, EvidenceFact.STANDING, EvidenceFact.SIDE)
"""What no meeting goes without; an editor may leave out the others."""
SHORT = 120
"""Code points of an excerpt."""
TITLES = {
    "talks": "%(first)s and %(second)s hold talks",
    "consultation": "%(first)s and %(second)s hold a consultation",
    "phone_call": "%(first)s and %(second)s speak by telephone",
    "signing": "%(first)s and %(second)s sign a document",
    "reception": "%(first)s receives %(second)s",
    "courtesy_call": "%(first)s receives %(second)s",
}


@dataclass(frozen=True)
class Quote:
    passage: Passage
    start: int
    text: str

    @property
    def pieces(self) -> list[Piece]:
        """The passage with the quotation marked."""
        return quotation(self.passage.content, [(self.start, self.start + len(self.text))])

    @property
    def excerpt(self) -> list[Piece]:
        """The quotation with a few words around it, where the whole text stands beside."""
        hit = (self.start, self.start + len(self.text))
        return quotation(self.passage.content, [hit], longest=SHORT, around=SHORT // 2)


@dataclass(frozen=True)
class ProposedFact:
    """key: as in the document, “participant:1”. name: of EvidenceFact. value: for people to read.
    told: what the document says of it (archive.proposal_content), or an editor instead. number: in its list, else 0.
    said: what the document says, in short.  note: an editor's words to readers, how it is known."""

    key: str
    name: EvidenceFact
    value: str
    quotes: tuple[Quote, ...]
    told: dict[str, Any] = field(default_factory=dict)
    number: int = 0
    said: str = ""
    note: str = ""

    @property
    def is_required(self) -> bool:
        return self.name in REQUIRED

    @property
    def label(self) -> str:
        return str(self.name.label)


def paragraphs(revision: Revision) -> list[Passage]:
    """The passages that a proposal counts, in order: all but captions."""
    return list(revision.passages.exclude(kind=Passage.Kind.CAPTION).order_by("number"))


def facts(proposal: Proposal) -> list[ProposedFact]:
    """All facts of a proposal in the order of a page: when, where, what, who (the host first), documents, topics."""
    passages = paragraphs(proposal.revision)
    topics = dict(Topic.objects.values_list("slug", "name"))
    sides = [side_name(side) for side in proposal.content["sides"]]
    found = []
    for one in proposal_content.told(proposal.content, topics):
        name = EvidenceFact(one.fact)
        quotes = tuple(
            Quote(passages[cut["paragraph"] - 1], cut["start"], cut["text"])
            for cut in one.cuts
            if cut["paragraph"] <= len(passages)
        )
        value = wording(name, one.told, topics, dict(enumerate(sides)))
        found.append(ProposedFact(one.key, name, value, quotes, one.told, one.number, one.said))
    return found


def wording(
    name: EvidenceFact, told: Mapping[str, Any], topics: Mapping[str, str], sides: Mapping[int, str]
) -> str:
    """A fact for people to read.  topics: names by slug. sides: names by number."""
    match name:
        case EvidenceFact.SIDE:
            return side_name(dict(told))
        case EvidenceFact.PARTICIPANT:
            return _person(told)
        case EvidenceFact.DOCUMENT:
            return f"{told['title']} ({MeetingDocumentStanding(told['standing']).label})"
        case EvidenceFact.TOPIC:
            return topics.get(told["topic"], told["topic"])
        case EvidenceFact.HOST:
            return sides.get(told["side"], "?")
        case EvidenceFact.KIND:
            return str(MeetingKind(told["kind"]).label)
        case EvidenceFact.STANDING:
            return str(MeetingStanding(told["standing"]).label)
        case EvidenceFact.PLACE:
            return ", ".join(filter(None, [told.get("city"), told.get("country")]))
    return str(told.get(name.value) or "")


def _person(told: Mapping[str, Any]) -> str:
    names = [told["name"], *(name for name in told.get("spellings") or () if name != told["name"])]
    post = told.get("post") if _has_name(told) else ""
    return ", ".join(filter(None, [" / ".join(filter(None, names)), post]))


def title(facts: Iterable[ProposedFact], called: Mapping[int, str] | None = None) -> str:
    """A first title for a new meeting, in English: the heads of two sides, or the sides, and what they did.

    called: names of the sides by their number, where they are known better."""
    found = list(facts)
    sides = {fact.number: fact.value for fact in found if fact.name == EvidenceFact.SIDE} | dict(called or {})
    people = [fact.told for fact in found if fact.name == EvidenceFact.PARTICIPANT]
    named = {told["side"]: told["name"] for told in reversed(people) if _has_name(told)}
    kind = next((fact.told["kind"] for fact in found if fact.name == EvidenceFact.KIND), "")
    host = next((fact.told["side"] for fact in found if fact.name == EvidenceFact.HOST), None)
    numbers = sorted(sides, key=lambda number: (host is not None and number != host, number))
    heads = [named.get(number) or sides[number] for number in numbers] or [""]
    form = "" if host is None and kind in ("reception", "courtesy_call") else TITLES.get(kind, "")
    form = form or "%(first)s and %(second)s meet"
    return (form % {"first": heads[0], "second": " and ".join(heads[1:])})[:300]


def _has_name(told: Mapping[str, Any]) -> bool:
    return bool(told.get("spellings") or told.get("official"))
