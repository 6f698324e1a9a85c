"""The quoted passages of a meeting, numbered as its page shows them."""

from collections import defaultdict
from dataclasses import dataclass, field

from archive.interface_language import date_words
from archive.interface_names import Label, names
from archive.models import Evidence, Meeting, Participation, Side, Topic
from archive.quotation import Piece, quotation
from articles.models import Passage, Text

Target = tuple[str, int | None]
"""The name of a fact, and the key of the side, person … it is about; ("linked_from", key) for a step that the
page of another meeting tells of."""


@dataclass(frozen=True)
class Anchor:
    """The row of the page that shows a fact: its id, and what it is called, in which language."""

    id: str
    words: str
    language: str = ""


Anchors = dict[Target, Anchor]


@dataclass(eq=False)
class NumberedPassage:
    """A quoted passage with its number on the page and the facts it backs."""

    number: int
    passage: Passage
    text: Text
    evidence: list[Evidence] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    """The rows of the facts that the passage states."""

    @property
    def language(self) -> str:
        return self.text.language

    @property
    def pieces(self) -> list[Piece]:
        starts = [(item.start or 0, len(item.quote)) for item in self.evidence]
        return quotation(self.passage.content, [(start, start + length) for start, length in starts])

    @property
    def glosses(self) -> list[str]:
        return list(dict.fromkeys(item.gloss for item in self.evidence if item.gloss))

    @property
    def url(self) -> str:
        revision = self.passage.revision
        old = "" if revision.is_current else f"&revision={revision.number}"
        return f"{self.text.article.get_absolute_url()}?text={self.text.pk}{old}#p{self.passage.number}"


Refs = dict[Target, list[NumberedPassage]]


def called(target: Side | Participation | Topic) -> Label:
    """The name of what a fact is about, in the language of the interface where it has one."""
    if isinstance(target, Side):
        return names().side(target.key, (str(target), "en"))
    if isinstance(target, Topic):
        return names().label("topic", target.slug, (target.name, "en"))
    official = target.official
    if official is None:
        return target.post, "en"
    return names().label("official", official.slug, (official.name, official.name_language))


def anchors(meeting: Meeting) -> Anchors:
    """The rows of facts about a side, person …: "side-1", "topic-cybercrime".  Their ids last."""
    rows: dict[str, list[tuple[int, Anchor]]] = {
        "side": [
            (side.pk, Anchor(f"side-{side.position + 1}", *called(side))) for side in meeting.sides.all()
        ],
        "participant": [
            (person.pk, Anchor(f"person-{person.position + 1}", *called(person)))
            for person in meeting.participations.all()
        ],
        "document": [
            (item.document_id, Anchor(f"document-{item.document.slug}", str(Evidence.Fact.DOCUMENT.label)))
            for item in meeting.documents.all()
        ],
        "topic": [
            (topic.pk, Anchor(f"topic-{topic.slug}", *called(topic))) for topic in meeting.topics.all()
        ],
        "link": [(link.to_id, _step(link.to)) for link in meeting.links.all()],
        "linked_from": [(link.meeting_id, _step(link.meeting)) for link in meeting.linked_from.all()],
    }
    return {(fact, key): row for fact, found in rows.items() for key, row in found}


def _step(other: Meeting) -> Anchor:
    return Anchor(f"step-{other.slug}", f"{Evidence.Fact.LINK.label} ({date_words(other.date)})")


def anchor(of: Target, named: Anchors) -> Anchor:
    """The row that shows a fact."""
    plain = of[0] if of[0] in Evidence.Fact.values else Evidence.Fact.LINK
    return named.get(of) or Anchor(plain.replace("_", "-"), str(Evidence.Fact(plain).label))


def target(evidence: Evidence, meeting: Meeting) -> Target:
    """What the evidence is about, on the page of this meeting."""
    if evidence.meeting_id != meeting.pk:
        return "linked_from", evidence.meeting_id
    return evidence.fact, (
        evidence.side_id
        or evidence.participation_id
        or evidence.document_id
        or evidence.topic_id
        or evidence.link_id
    )


def numbered(meeting: Meeting) -> list[NumberedPassage]:
    """Each quoted passage once: text by text in the order of their first evidence, then by place.

    Last come those of other meetings' evidence that this one is a step of theirs."""
    grouped: dict[Passage, list[Evidence]] = defaultdict(list)
    for item in [*meeting.evidence.all(), *_of_steps(meeting)]:
        if item.passage:
            grouped[item.passage].append(item)
    texts = list(dict.fromkeys(passage.revision.text_id for passage in grouped))
    ordered = sorted(grouped, key=lambda passage: (texts.index(passage.revision.text_id), passage.number))
    named = anchors(meeting)
    return [
        NumberedPassage(
            number,
            passage,
            passage.revision.text,
            grouped[passage],
            list(dict.fromkeys(anchor(target(item, meeting), named) for item in grouped[passage])),
        )
        for number, passage in enumerate(ordered, 1)
    ]


def _of_steps(meeting: Meeting) -> list[Evidence]:
    """The evidence of other meetings that they are linked with this one."""
    linked = {link.meeting_id for link in meeting.linked_from.all()}
    return [item for item in meeting.link_evidence.all() if item.meeting_id in linked]


def references(meeting: Meeting, passages: list[NumberedPassage]) -> Refs:
    """The passages by the fact that they back."""
    refs: Refs = defaultdict(list)
    for passage in passages:
        for of in dict.fromkeys(target(item, meeting) for item in passage.evidence):
            refs[of].append(passage)
    return refs
