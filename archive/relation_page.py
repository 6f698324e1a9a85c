"""What a relation's page tells in brief, each statement with the passages that state it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, F, Q

from archive.cited import Cited, public_evidence
from archive.document_list import Listed, listed, used_at
from archive.models import (
    Country,
    Evidence,
    Meeting,
    MeetingLink,
    Official,
    Organisation,
    Participation,
    TimelineRow,
)
from archive.numbered import NumberedPassage
from archive.ordering import name_key
from archive.selection import Selection

MOST_STEPS = 20
MOST_DOCUMENTS = 20
MOST_PEOPLE = 10
MOST_UNNAMED = 5
MOST_VISITS = 10
MOST_MEETINGS = 30_000
"""More than any two sides have; SQLite takes no more values in one question."""


@dataclass(frozen=True)
class Person:
    """An official of one side, with how often they sat there."""

    official: Official
    meetings: int

    @property
    def post(self) -> str:
        return next((post.title for post in self.official.posts.all()), "")

    @property
    def spellings(self) -> list[tuple[str, str]]:
        """(spelling, language): one for each other language."""
        found: dict[str, str] = {}
        for name in self.official.names.all():
            if name.language not in ("en", self.official.name_language) and name.first_seen_id:
                found.setdefault(name.language, name.text)
        return [(text, language) for language, text in found.items()]


@dataclass(frozen=True)
class Bench:
    """The people of one side: the named, and posts whose holder no text names."""

    people: list[Person]
    named: int
    unnamed: list[Participation]
    posts_only: int


@dataclass(frozen=True)
class Step:
    """How one meeting stands to another: a step after, a preparation, a part of a visit."""

    link: MeetingLink
    refs: list[NumberedPassage]


@dataclass(frozen=True)
class RelationPage:
    benches: list[Bench]
    documents: list[Listed]
    document_refs: dict[int, list[NumberedPassage]]
    first: Meeting | None
    last: Meeting | None
    first_refs: list[NumberedPassage]
    last_refs: list[NumberedPassage]
    visits: list[tuple[Meeting, int]]
    """Visits with how many meetings of the relation are part of each."""
    steps: list[Step]
    passages: list[NumberedPassage] = field(default_factory=list)

    @property
    def signed(self) -> list[Listed]:
        return [entry for entry in self.documents if entry.standing == "signed"]

    @property
    def planned(self) -> list[Listed]:
        return [entry for entry in self.documents if entry.standing == "planned"]

    @property
    def mentioned(self) -> list[Listed]:
        return [entry for entry in self.documents if entry.standing == "mentioned"]


Party = Country | Organisation


def party(key: str) -> Party:
    """The country or body of a side's key."""
    country = Country.objects.filter(code=key.upper()).first() if key.islower() else None
    return country or Organisation.objects.get(slug=key)


def _is(side: Party, path: str = "") -> Q:
    return Q(**{f"{path}{'country' if isinstance(side, Country) else 'organisation'}": side})


def relation_page(sides: tuple[Party, Party], selection: Selection) -> RelationPage:
    """All of it, in a constant number of queries.  `selection` holds the meetings of the two."""
    rows = TimelineRow.objects.filter(key__in=selection.keys(0, MOST_MEETINGS))
    held = [pk for (pk,) in rows.values_list("meeting")]
    first, last = _ends(selection)
    documents = listed(used_at(held)[:MOST_DOCUMENTS])
    links = _links(held)
    evidence = _evidence(held, first, last, documents, links)
    cited = Cited(evidence)
    return RelationPage(
        [_bench(held, side) for side in sides],
        documents,
        {
            entry.document.pk: cited.of(item for item in evidence if item.document_id == entry.document.pk)
            for entry in documents
        },
        first,
        last,
        cited.of(_dates(evidence, first)),
        cited.of(_dates(evidence, last)),
        _visits(held),
        [Step(link, cited.of(_of_link(evidence, link))) for link in links],
        cited.passages,
    )


def _ends(selection: Selection) -> tuple[Meeting | None, Meeting | None]:
    """The first and the latest meeting whose year is known."""
    dated = len(selection) - selection.yearless
    if not dated:
        return None, None
    keys = [*selection.keys(dated - 1, dated), *selection.keys(0, 1)]
    rows = TimelineRow.objects.select_related("meeting").in_bulk(keys)
    found = [rows[key].meeting for key in keys if key in rows]
    return (found[0], found[-1]) if found else (None, None)


def _evidence(
    held: list[int],
    first: Meeting | None,
    last: Meeting | None,
    documents: list[Listed],
    links: list[MeetingLink],
) -> list[Evidence]:
    """One quotation a language for each statement, in the order of the page."""
    meetings = set(held)
    ends = [meeting.pk for meeting in (first, last) if meeting]
    wanted = (
        Q(fact="date", meeting__in=ends)
        | Q(fact="document", document__in=[entry.document.pk for entry in documents])
        | Q(fact="link", meeting__in=[link.meeting_id for link in links])
    )
    found = [item for item in public_evidence().filter(wanted) if item.meeting_id in meetings]
    order = {"date": 0, "document": 1, "link": 2}
    once: dict[tuple[object, ...], Evidence] = {}
    steps = {(link.meeting_id, link.to_id) for link in links}
    for item in sorted(found, key=lambda item: order[item.fact]):
        if item.fact == "link" and (item.meeting_id, item.link_id) not in steps:
            continue
        meeting = None if item.fact == "document" else item.meeting_id
        language = item.passage.revision.text.language if item.passage else ""
        once.setdefault((item.fact, meeting, item.document_id, item.link_id, language), item)
    return list(once.values())


def _dates(evidence: Iterable[Evidence], meeting: Meeting | None) -> list[Evidence]:
    return [item for item in evidence if meeting and item.fact == "date" and item.meeting_id == meeting.pk]


def _of_link(evidence: Iterable[Evidence], link: MeetingLink) -> list[Evidence]:
    return [item for item in evidence if item.meeting_id == link.meeting_id and item.link_id == link.to_id]


def _links(held: list[int]) -> list[MeetingLink]:
    """Steps between meetings of the relation, the newest first; parts of visits are told with the visits."""
    links = MeetingLink.objects.filter(meeting__in=held, to__in=held)
    links = links.exclude(kind=MeetingLink.Kind.PART_OF).select_related("meeting__row", "to__row")
    return list(links.order_by(F("meeting__date_lower").desc(nulls_last=True), "-pk")[:MOST_STEPS])


def _visits(held: list[int]) -> list[tuple[Meeting, int]]:
    visits = Meeting.objects.filter(pk__in=held, kind=Meeting.Kind.VISIT).select_related("row")
    newest = list(visits.order_by(F("date_lower").desc(nulls_last=True), "-pk")[:MOST_VISITS])
    parts = MeetingLink.objects.filter(kind=MeetingLink.Kind.PART_OF, to__in=newest, meeting__in=held)
    inside = list(parts.values_list("to", flat=True))
    return [(visit, inside.count(visit.pk)) for visit in newest]


def _bench(held: list[int], side: Party) -> Bench:
    """Everybody who sat on one side of these meetings."""
    seats = Participation.objects.filter(_is(side, "side__"), meeting__in=held)
    counted = seats.filter(official__isnull=False).order_by().values_list("official")
    counts = dict(counted.annotate(meetings=Count("pk")))
    most = sorted(counts, key=lambda pk: (-counts[pk], pk))[: 2 * MOST_PEOPLE]
    people = Official.objects.prefetch_related("posts", "names").in_bulk(most)
    found = sorted(
        (Person(people[pk], counts[pk]) for pk in most),
        key=lambda person: (-person.meetings, name_key(person.official.name)),
    )
    unnamed = seats.filter(official__isnull=True)
    newest = unnamed.select_related("meeting").order_by(F("meeting__date_lower").desc(nulls_last=True), "pk")
    return Bench(found[:MOST_PEOPLE], len(counts), list(newest[:MOST_UNNAMED]), unnamed.count())
