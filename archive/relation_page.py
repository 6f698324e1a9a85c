"""What a relation's page tells in brief, each statement with the passages that state it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q, QuerySet

from archive.cited import Cited, public_evidence
from archive.document_list import Listed, listed, public_documents
from archive.models import Evidence, Meeting, MeetingLink, Official, Participation
from archive.numbered import NumberedPassage
from archive.ordering import name_key

MOST_STEPS = 20
MOST_DOCUMENTS = 20
MOST_PEOPLE = 10
MOST_UNNAMED = 5
MOST_VISITS = 10


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
    texts: int
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


def between(keys: tuple[str, str]) -> QuerySet[Meeting]:
    """The confirmed meetings at which both sides sat."""
    held = Meeting.objects.confirmed()
    for key in keys:
        held = held.filter(pk__in=Meeting.objects.filter(_side(key, "sides__")).values("pk"))
    return held


def _side(key: str, prefix: str) -> Q:
    """The side of a key: a country by its code, a body by its slug."""
    body = Q(**{f"{prefix}organisation__slug": key})
    is_code = len(key) == 2 and key.isalpha()
    return Q(**{f"{prefix}country": key.upper()}) | body if is_code else body


def relation_page(keys: tuple[str, str]) -> RelationPage:
    """All of it, in a constant number of queries."""
    held = between(keys)
    dated = held.filter(date_lower__isnull=False).select_related("row")
    first = dated.order_by("row__key").first()
    last = dated.order_by("-row__key").first()
    documents = listed(
        public_documents().filter(meetings__meeting__in=held.values("pk")).distinct()[:MOST_DOCUMENTS]
    )
    links = _links(held)
    evidence = _evidence(held, first, last, documents, links)
    cited = Cited(evidence)
    return RelationPage(
        [_bench(held, key) for key in keys],
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
        public_evidence()
        .filter(meeting__in=held.values("pk"))
        .values("passage__revision__text")
        .distinct()
        .count(),
        cited.passages,
    )


def _evidence(
    held: QuerySet[Meeting],
    first: Meeting | None,
    last: Meeting | None,
    documents: list[Listed],
    links: list[MeetingLink],
) -> list[Evidence]:
    """One quotation a language for each statement, in the order of the page."""
    ends = [meeting.pk for meeting in (first, last) if meeting]
    wanted = (
        Q(fact="date", meeting__in=ends)
        | Q(fact="document", document__in=[entry.document.pk for entry in documents])
        | Q(fact="link", meeting__in=[link.meeting_id for link in links])
    )
    found = list(public_evidence().filter(wanted, meeting__in=held.values("pk")))
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


def _links(held: QuerySet[Meeting]) -> list[MeetingLink]:
    """Steps between meetings of the relation, the newest first; parts of visits are told with the visits."""
    links = MeetingLink.objects.filter(meeting__in=held.values("pk"), to__in=held.values("pk"))
    links = links.exclude(kind=MeetingLink.Kind.PART_OF).select_related("meeting__row", "to__row")
    return list(links.order_by(F("meeting__date_lower").desc(nulls_last=True), "-pk")[:MOST_STEPS])


def _visits(held: QuerySet[Meeting]) -> list[tuple[Meeting, int]]:
    visits = held.filter(kind=Meeting.Kind.VISIT).select_related("row")
    newest = list(visits.order_by(F("date_lower").desc(nulls_last=True), "-pk")[:MOST_VISITS])
    parts = MeetingLink.objects.filter(
        kind=MeetingLink.Kind.PART_OF, to__in=newest, meeting__in=held.values("pk")
    )
    inside = list(parts.values_list("to", flat=True))
    return [(visit, inside.count(visit.pk)) for visit in newest]


def _bench(held: QuerySet[Meeting], key: str) -> Bench:
    """Everybody who sat on one side of these meetings."""
    seats = Participation.objects.filter(_side(key, "side__"), meeting__in=held.values("pk"))
    counts: dict[int, int] = {}
    for official in seats.filter(official__isnull=False).values_list("official", flat=True):
        counts[official] = counts.get(official, 0) + 1
    most = sorted(counts, key=lambda pk: (-counts[pk], pk))[: 2 * MOST_PEOPLE]
    people = Official.objects.prefetch_related("posts", "names").in_bulk(most)
    found = sorted(
        (Person(people[pk], counts[pk]) for pk in most),
        key=lambda person: (-person.meetings, name_key(person.official.name)),
    )
    unnamed = seats.filter(official__isnull=True)
    newest = unnamed.select_related("meeting").order_by(F("meeting__date_lower").desc(nulls_last=True), "pk")
    return Bench(found[:MOST_PEOPLE], len(counts), list(newest[:MOST_UNNAMED]), unnamed.count())
