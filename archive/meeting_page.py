"""The page of one meeting: its facts, the numbered passages that state them, who sat where, and its coverage."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import facets
from archive.models import (
    Document,
    Evidence,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Participation,
    PrintedForm,
    Side,
    Topic,
)
from archive.quotation import Piece, quotation
from archive.record import record
from articles.models import Passage, Text


@dataclass(eq=False)
class NumberedPassage:
    """A quoted passage with its number on the page and the facts it backs."""

    number: int
    passage: Passage
    text: Text
    evidence: list[Evidence] = field(default_factory=list)

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
    def backs(self) -> list[tuple[str, str]]:
        """(id of the row, name of the fact) of the facts that the passage states."""
        return list(
            dict.fromkeys((f"f-{anchor(item)}", str(item.get_fact_display())) for item in self.evidence)
        )

    @property
    def url(self) -> str:
        revision = self.passage.revision
        old = "" if revision.is_current else f"&revision={revision.number}"
        return f"{self.text.article.get_absolute_url()}?text={self.text.pk}{old}#p{self.passage.number}"


@dataclass(frozen=True)
class Seat:
    person: Participation
    spellings: dict[str, list[str]]
    refs: list[NumberedPassage]
    is_signatory: bool


@dataclass(frozen=True)
class Bench:
    side: Side
    seats: list[Seat]
    refs: list[NumberedPassage]


@dataclass(frozen=True)
class MeetingPage:
    meeting: Meeting
    known: str
    benches: list[Bench]
    passages: list[NumberedPassage]
    refs: dict[str, list[NumberedPassage]]
    """Passages by fact: "date", "place", "kind" …"""
    documents: list[tuple[MeetingDocument, list[NumberedPassage]]]
    topics: list[tuple[Topic, list[NumberedPassage]]]
    links: list[tuple[str, Meeting, list[NumberedPassage]]]
    notes: list[Evidence]
    """Facts that no passage states, with how the editors know them."""
    texts: list[Text]
    record: dict[str, Any]

    @property
    def named(self) -> int:
        return sum(1 for bench in self.benches for seat in bench.seats if seat.person.official_id)

    @property
    def signed(self) -> list[tuple[MeetingDocument, list[NumberedPassage]]]:
        return [pair for pair in self.documents if pair[0].standing == MeetingDocument.Standing.SIGNED]

    @property
    def relation_url(self) -> str:
        sides = self.record["sides"]
        if len(sides) != 2:
            return ""
        return reverse("archive:relation", args=["-".join(side["key"] for side in sides)])


def anchor(evidence: Evidence) -> str:
    """The row of the page that shows a fact."""
    rows = {
        "side": "present",
        "participant": "present",
        "time_of_day": "date",
        "topic": "topics",
        "link": "links",
    }
    return rows.get(evidence.fact, evidence.fact)


def meeting_page(meeting: Meeting) -> MeetingPage:
    """All that the page of a meeting shows, in a constant number of queries."""
    found = _load(meeting.pk)
    passages = _numbered(found)
    refs = _refs(passages)
    listed = record(found)
    return MeetingPage(
        found,
        facets.date_known(listed),
        [_bench(side, found, refs) for side in found.sides.all()],
        passages,
        {fact: refs[(fact, None)] for fact in Evidence.Fact.values},
        [(item, refs[("document", item.document_id)]) for item in found.documents.all()],
        [(topic, refs[("topic", topic.pk)]) for topic in found.topics.all()],
        _links(found, refs),
        [item for item in found.evidence.all() if not item.passage_id],
        list({numbered.text.pk: numbered.text for numbered in passages}.values()),
        listed,
    )


def _load(primary_key: int) -> Meeting:
    people = Participation.objects.select_related("official").prefetch_related(
        Prefetch("printed_forms", PrintedForm.objects.select_related("text"))
    )
    documents = Document.objects.prefetch_related("titles", "signatories")
    evidence = Evidence.objects.select_related(
        "passage__revision__text__article__publisher", "passage__revision__text__translated_from"
    ).order_by("pk")
    return (
        Meeting.objects.select_related("place_country")
        .prefetch_related(
            Prefetch("sides", Side.objects.select_related("country", "organisation__parent", "body__parent")),
            Prefetch("participations", people),
            Prefetch("documents", MeetingDocument.objects.prefetch_related(Prefetch("document", documents))),
            Prefetch("evidence", evidence),
            Prefetch("links", MeetingLink.objects.select_related("to").filter(to__removed_reason="")),
            Prefetch(
                "linked_from",
                MeetingLink.objects.select_related("meeting").filter(meeting__removed_reason=""),
            ),
            "topics",
        )
        .get(pk=primary_key)
    )


def _numbered(meeting: Meeting) -> list[NumberedPassage]:
    """Each quoted passage once: text by text in the order of their first evidence, then by place."""
    grouped: dict[Passage, list[Evidence]] = defaultdict(list)
    for item in meeting.evidence.all():
        if item.passage:
            grouped[item.passage].append(item)
    texts = list(dict.fromkeys(passage.revision.text_id for passage in grouped))
    ordered = sorted(grouped, key=lambda passage: (texts.index(passage.revision.text_id), passage.number))
    return [
        NumberedPassage(number, passage, passage.revision.text, grouped[passage])
        for number, passage in enumerate(ordered, 1)
    ]


def _refs(passages: list[NumberedPassage]) -> dict[tuple[str, int | None], list[NumberedPassage]]:
    refs: dict[tuple[str, int | None], list[NumberedPassage]] = defaultdict(list)
    for numbered in passages:
        for item in numbered.evidence:
            target = (
                item.side_id or item.participation_id or item.document_id or item.topic_id or item.link_id
            )
            if numbered not in refs[(item.fact, target)]:
                refs[(item.fact, target)].append(numbered)
    return refs


def _bench(side: Side, meeting: Meeting, refs: dict[tuple[str, int | None], list[NumberedPassage]]) -> Bench:
    people = [person for person in meeting.participations.all() if person.side_id == side.pk]
    signatories = {
        official.pk
        for item in meeting.documents.all()
        if item.standing == MeetingDocument.Standing.SIGNED
        for official in item.document.signatories.all()
    }
    seats = [
        Seat(person, _spellings(person), refs[("participant", person.pk)], person.official_id in signatories)
        for person in people
    ]
    return Bench(side, seats, refs[("side", side.pk)])


def _spellings(person: Participation) -> dict[str, list[str]]:
    """Names as the texts print them, by language."""
    found: dict[str, list[str]] = {}
    for printed in person.printed_forms.all():
        names = found.setdefault(printed.text.language, [])
        if printed.name and printed.name not in names:
            names.append(printed.name)
    own = person.official.name_language if person.official else ""
    return {
        language: found[language]
        for language in sorted(found, key=lambda tag: (tag != own, tag))
        if found[language]
    }


def _links(
    meeting: Meeting, refs: dict[tuple[str, int | None], list[NumberedPassage]]
) -> list[tuple[str, Meeting, list[NumberedPassage]]]:
    """(how they stand, the other meeting, passages), own links first, then those of others to this one."""
    own: dict[str, str] = {
        MeetingLink.Kind.PART_OF: _("Part of"),
        MeetingLink.Kind.FOLLOWS: _("Earlier step"),
        MeetingLink.Kind.PREPARES: _("Prepares"),
        MeetingLink.Kind.IMPLEMENTS: _("Implements"),
    }
    others: dict[str, str] = {
        MeetingLink.Kind.PART_OF: _("Contains"),
        MeetingLink.Kind.FOLLOWS: _("Later step"),
        MeetingLink.Kind.PREPARES: _("Prepared by"),
        MeetingLink.Kind.IMPLEMENTS: _("Implemented by"),
    }
    links = [(own[link.kind], link.to, refs[("link", link.to_id)]) for link in meeting.links.all()]
    back: list[tuple[str, Meeting, list[NumberedPassage]]] = [
        (others[link.kind], link.meeting, []) for link in meeting.linked_from.all()
    ]
    return links + sorted(back, key=lambda link: (link[0], link[1].date, link[1].pk))
