"""The page of one meeting: its facts, the numbered passages that state them, who sat where, and its coverage."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import curation, facets
from archive.coverage import Column, Coverage, coverage
from archive.interface_names import names
from archive.models import (
    Document,
    Evidence,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Official,
    Participation,
    PrintedForm,
    Side,
    Topic,
)
from archive.numbered import NumberedPassage, Refs, numbered, references
from archive.record import record
from archive.related import Related, related
from articles.models import Text
from articles.models.texts import readable


@dataclass(frozen=True)
class Seat:
    person: Participation
    spellings: dict[str, list[str]]
    refs: list[NumberedPassage]
    is_signatory: bool
    only_in: list[str]
    """The languages whose texts name the person, where others are silent."""


@dataclass(frozen=True)
class Bench:
    side: Side
    seats: list[Seat]
    refs: list[NumberedPassage]


@dataclass(frozen=True)
class Link:
    """How the other meeting stands to this one, and the passages that say so.  anchor: "" where an earlier row
    about the same meeting has it."""

    words: str
    other: Meeting
    refs: list[NumberedPassage]
    anchor: str = ""

    @property
    def record(self) -> dict[str, Any]:
        """Of the other meeting, for the names in its title."""
        row = getattr(self.other, "row", None)
        return row.as_record() if row else {"title": self.other.title, "participants": [], "place": ""}


@dataclass(frozen=True)
class Covering:
    """A text of the coverage.  role: "reports", "refers", "announces"; compare_with: the text to read beside it."""

    text: Text
    number: int | None
    role: str
    source: str
    """The domain that a translation names as its source."""
    compare_with: "Covering | None" = None
    about: Meeting | None = None
    """The meeting whose report refers to this one."""

    @property
    def compare_url(self) -> str:
        beside = f"&with={self.compare_with.text.pk}" if self.compare_with else ""
        return f"{self.text.article.get_absolute_url()}?text={self.text.pk}{beside}"


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
    links: list[Link]
    notes: dict[str, list[Evidence]]
    """By fact: what no passage states, with how the editors know it."""
    coverage: Coverage
    covering: list[Covering]
    related: list[Related]
    record: dict[str, Any]

    @property
    def targeted(self) -> tuple[str, ...]:
        """Facts about a side, person …: their notes stand in rows of their own."""
        return tuple(fact.value for fact in curation.TARGET_FIELDS)

    @property
    def texts(self) -> list[Text]:
        return [column.text for column in self.coverage.columns]

    @property
    def named(self) -> int:
        return sum(1 for bench in self.benches for seat in bench.seats if seat.person.official_id)

    @property
    def unnamed(self) -> int:
        return sum(len(bench.seats) for bench in self.benches) - self.named

    @property
    def signed(self) -> list[tuple[MeetingDocument, list[NumberedPassage]]]:
        return [pair for pair in self.documents if pair[0].standing == MeetingDocument.Standing.SIGNED]

    @property
    def place_words(self) -> tuple[str, str]:
        """The place, else the country, as a citation names it, and its language; empty where neither is known."""
        if self.meeting.place:
            return self.meeting.place, self.meeting.place_language
        country = self.meeting.place_country
        return names().label("country", country.code, (country.name, "en")) if country else ("", "")

    @property
    def relation_url(self) -> str:
        sides = self.record["sides"]
        if len(sides) != 2:
            return ""
        return reverse("archive:relation", args=["-".join(side["key"] for side in sides)])

    @property
    def reporting(self) -> int:
        return sum(1 for one in self.covering if one.role == "reports")

    @property
    def others(self) -> int:
        """Texts that do not report the meeting themselves."""
        return len(self.covering) - self.reporting

    @property
    def only_in(self) -> dict[str, list[str]]:
        """By fact: the languages that state it, where texts in others are silent."""
        return {fact: self.coverage.languages(fact) for fact in self.refs}


def meeting_page(meeting: Meeting) -> MeetingPage:
    """All that the page of a meeting shows, in a constant number of queries."""
    found = _load(meeting.pk)
    passages = numbered(found)
    refs = references(found, passages)
    listed = record(found)
    told = coverage(found, passages)
    links = _links(found, refs)
    return MeetingPage(
        meeting=found,
        known=facets.date_known(listed),
        benches=[_bench(side, found, refs, told) for side in found.sides.all()],
        passages=passages,
        refs={fact: refs[(fact, None)] for fact in Evidence.Fact.values},
        documents=[(item, refs[("document", item.document_id)]) for item in found.documents.all()],
        topics=[(topic, refs[("topic", topic.pk)]) for topic in found.topics.all()],
        links=links,
        notes=_notes(found),
        coverage=told,
        covering=_covering(found, told.columns),
        related=related(listed, {link.other.slug for link in links}),
        record=listed,
    )


def _load(primary_key: int) -> Meeting:
    people = Participation.objects.prefetch_related(
        Prefetch("official", Official.objects.prefetch_related("names")),
        Prefetch("printed_forms", PrintedForm.objects.select_related("text")),
    )
    documents = Document.objects.prefetch_related("titles", "signatories")
    texts = "passage__revision__text__article__publisher", "passage__revision__text__translated_from"
    may_be_read = Q(passage__isnull=True) | readable("passage__revision__text__")
    evidence = Evidence.objects.filter(may_be_read).select_related(*texts).order_by("pk")
    elsewhere = evidence.filter(passage__isnull=False, meeting__removed_reason="").select_related(
        "meeting", *texts
    )
    return (
        Meeting.objects.select_related("place_country")
        .prefetch_related(
            Prefetch("sides", Side.objects.select_related("country", "organisation__parent", "body__parent")),
            Prefetch("participations", people),
            Prefetch("documents", MeetingDocument.objects.prefetch_related(Prefetch("document", documents))),
            Prefetch("evidence", evidence),
            Prefetch("link_evidence", elsewhere),
            Prefetch("links", MeetingLink.objects.select_related("to__row").filter(to__removed_reason="")),
            Prefetch(
                "linked_from",
                MeetingLink.objects.select_related("meeting__row").filter(meeting__removed_reason=""),
            ),
            "topics",
        )
        .get(pk=primary_key)
    )


def _notes(meeting: Meeting) -> dict[str, list[Evidence]]:
    notes: dict[str, list[Evidence]] = defaultdict(list)
    for item in meeting.evidence.all():
        if not item.passage_id:
            notes[item.fact].append(item)
    return dict(notes)


def _bench(side: Side, meeting: Meeting, refs: Refs, told: Coverage) -> Bench:
    people = [person for person in meeting.participations.all() if person.side_id == side.pk]
    signatories = {
        official.pk
        for item in meeting.documents.all()
        if item.standing == MeetingDocument.Standing.SIGNED
        for official in item.document.signatories.all()
    }
    languages = list(dict.fromkeys(column.text.language for column in told.columns))
    seats = [
        Seat(
            person,
            _spellings(person, languages),
            refs[("participant", person.pk)],
            person.official_id in signatories,
            told.languages("participant", person.pk),
        )
        for person in people
    ]
    return Bench(side, seats, refs[("side", side.pk)])


def _spellings(person: Participation, languages: list[str]) -> dict[str, list[str]]:
    """Names by language: as the texts of the meeting print them; where those of a language do not name the
    person, as the archive knows the name in it.  The person's own language first, then as the texts stand."""
    found: dict[str, list[str]] = {}
    for printed in person.printed_forms.all():
        names = found.setdefault(printed.text.language, [])
        if printed.name and printed.name not in names:
            names.append(printed.name)
    printed_in = set(found)
    known = person.official.names.all() if person.official else []
    for name in known:
        if name.language in languages and name.language not in printed_in:
            found.setdefault(name.language, []).append(name.text)
    own = person.official.name_language if person.official else ""
    order = [own, *languages, *sorted(found)]
    return {language: found[language] for language in dict.fromkeys(order) if found.get(language)}


def _links(meeting: Meeting, refs: Refs) -> list[Link]:
    """Own links first, then those of others to this one."""
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
    back = [
        (others[link.kind], link.meeting, refs[("linked_from", link.meeting_id)])
        for link in meeting.linked_from.all()
    ]
    links += sorted(back, key=lambda link: (link[0], link[1].date, link[1].pk))
    first = {other.pk: number for number, (_words, other, _refs) in reversed(list(enumerate(links)))}
    return [
        Link(words, other, passages, f"step-{other.slug}" if first[other.pk] == number else "")
        for number, (words, other, passages) in enumerate(links)
    ]


def _covering(meeting: Meeting, columns: list[Column]) -> list[Covering]:
    """The texts that passages are quoted from, then those that name the meeting in reports of others."""
    role = {"planned": "announces"}.get(meeting.standing, "refers")
    found = [
        Covering(column.text, column.number, "reports" if column.reports else role, _source(column.text))
        for column in columns
    ]
    held = {one.text.pk for one in found}
    for item in meeting.link_evidence.all():
        if item.passage and (text := item.passage.revision.text).pk not in held:
            held.add(text.pk)
            found.append(Covering(text, None, "refers", _source(text), about=item.meeting))
    return [_beside(one, found) for one in found]


def _beside(one: Covering, found: list[Covering]) -> Covering:
    """With the text to compare it with: another that reports the meeting, one in another language first."""
    others = [other for other in found if other is not one and other.number is not None]
    if one.number is None or not others:
        return one
    best = min(others, key=lambda other: (other.role != "reports", other.text.language == one.text.language))
    return Covering(one.text, one.number, one.role, one.source, best)


def _source(text: Text) -> str:
    """The domain of the address that a translation names as its source."""
    address = text.article.source_url if text.article.source_url_as_printed else ""
    if text.kind == Text.Kind.ORIGINAL or not address:
        return ""
    return (urlsplit(address).hostname or "").removeprefix("www.")
