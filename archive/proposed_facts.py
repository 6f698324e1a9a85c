"""The facts of a proposal, each with the passages that state it, as an editor sees and confirms them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from archive.models import Proposal, Topic
from archive.models.documents import MeetingDocumentStanding
from archive.models.evidence import EvidenceFact
from archive.models.proposals import side_name
from archive.quotation import Piece, quotation
from articles.models import Passage, Revision

REQUIRED = (EvidenceFact.DATE, EvidenceFact.KIND, EvidenceFact.STANDING, EvidenceFact.SIDE)
"""What no meeting goes without; an editor may leave out the others."""
STATED_BY = {
    EvidenceFact.STANDING: "kind",
    EvidenceFact.TIME_OF_DAY: "date",
    EvidenceFact.VENUE: "place",
    EvidenceFact.HOST: "kind",
}
"""The words that state a fact for which extraction gives no quotation of its own."""
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


@dataclass(frozen=True)
class ProposedFact:
    """key: as in the document, “participant:1”. name: of EvidenceFact. value: for people to read.
    told: what the document says of it, where that is more than one word. number: in its list, else 0."""

    key: str
    name: EvidenceFact
    value: str
    quotes: tuple[Quote, ...]
    told: Any = None
    number: int = 0

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
    content, quotes = proposal.content, _quotes(proposal)
    place = content.get("place") or {}
    host = _host(content, quotes)
    sides = _numbered(EvidenceFact.SIDE, content["sides"], side_name, quotes)
    found = [
        _plain(EvidenceFact.DATE, content["date"] or "", quotes),
        _plain(EvidenceFact.TIME_OF_DAY, content.get("time_of_day"), quotes),
        _plain(
            EvidenceFact.PLACE, ", ".join(filter(None, [place.get("city"), place.get("country")])), quotes
        ),
        _plain(EvidenceFact.VENUE, place.get("venue"), quotes),
        _plain(EvidenceFact.KIND, proposal.get_kind_display(), quotes),
        _plain(EvidenceFact.STANDING, proposal.get_standing_display(), quotes),
        *sorted(sides, key=lambda side: bool(host.value) and side.number != host.number),
        host,
        *_numbered(EvidenceFact.PARTICIPANT, content["participants"], _person, quotes),
        *_numbered(EvidenceFact.DOCUMENT, content.get("documents") or [], _document, quotes),
        *_topics(content, quotes),
    ]
    return [fact for fact in found if fact.value or fact.name == EvidenceFact.DATE]


def _quotes(proposal: Proposal) -> dict[str, tuple[Quote, ...]]:
    passages = paragraphs(proposal.revision)
    found: dict[str, tuple[Quote, ...]] = defaultdict(tuple)
    for item in proposal.content["evidence"]:
        cut = item["quote"]
        quote = Quote(passages[cut["paragraph"] - 1], cut["start"], cut["text"])
        found[item["fact"]] = (*found[item["fact"]], quote)
    for name, other in STATED_BY.items():
        found[name.value] = found.get(name.value) or found[other]
    return found


def _plain(name: EvidenceFact, value: Any, quotes: dict[str, tuple[Quote, ...]]) -> ProposedFact:
    return ProposedFact(name.value, name, str(value or ""), quotes.get(name.value, ()))


def _numbered(
    name: EvidenceFact, told: list[Any], wording: Any, quotes: dict[str, tuple[Quote, ...]]
) -> list[ProposedFact]:
    keys = [f"{name.value}:{number}" for number in range(len(told))]
    return [
        ProposedFact(key, name, wording(one), quotes.get(key, ()), one, number)
        for number, (key, one) in enumerate(zip(keys, told, strict=True))
        if name != EvidenceFact.PARTICIPANT or one["side"] is not None
    ]


def _host(content: dict[str, Any], quotes: dict[str, tuple[Quote, ...]]) -> ProposedFact:
    """The side whose people are hosts, where it is one."""
    hosts = {person["side"] for person in content["participants"] if person.get("role") == "host"}
    number = hosts.pop() if len(hosts) == 1 else None
    if number is None:
        return ProposedFact("host", EvidenceFact.HOST, "", ())
    side = content["sides"][number]
    return ProposedFact("host", EvidenceFact.HOST, side_name(side), quotes.get("host", ()), side, number)


def _topics(content: dict[str, Any], quotes: dict[str, tuple[Quote, ...]]) -> list[ProposedFact]:
    """Those of the archive's vocabulary."""
    held = {topic.slug: topic for topic in Topic.objects.filter(slug__in=content.get("topics") or [])}
    return [
        ProposedFact(f"topic:{slug}", EvidenceFact.TOPIC, topic.name, quotes.get(f"topic:{slug}", ()), topic)
        for slug, topic in held.items()
    ]


def _person(told: dict[str, Any]) -> str:
    names = [told["name"], *(name for name in told.get("spellings") or () if name != told["name"])]
    return ", ".join(filter(None, [" / ".join(names), told.get("post") if told.get("spellings") else ""]))


def _document(told: dict[str, Any]) -> str:
    return f"{told['title']} ({MeetingDocumentStanding(told['standing']).label})"


def title(proposal: Proposal) -> str:
    """A first title for a new meeting, in English: the heads of two sides, or the sides, and what they did."""
    content = proposal.content
    heads = [_head(content, number) for number in range(len(content["sides"]))]
    host = next((item for item in content["participants"] if item.get("role") == "host"), None)
    if host and host["side"]:
        heads.insert(0, heads.pop(host["side"]))
    form = (
        TITLES.get(proposal.kind, "") if host or proposal.kind not in ("reception", "courtesy_call") else ""
    )
    form = form or "%(first)s and %(second)s meet"
    return (form % {"first": heads[0], "second": " and ".join(heads[1:])})[:300]


def _head(content: dict[str, Any], number: int) -> str:
    people = [
        person for person in content["participants"] if person["side"] == number and person["spellings"]
    ]
    return str(people[0]["name"]) if people else side_name(content["sides"][number])
