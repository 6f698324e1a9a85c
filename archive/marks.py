"""Officials, organisations and dates in the passages of a text, each with the page it leads to.

Names are found by their exact spellings (Name, PrintedForm); a spelling of two owners is marked only where the
meetings of the text say which is meant.  A date leads to the meeting it is evidence of, or, where day and year
are stated, to that day of the timeline.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import index
from archive.exact_spellings import Found, Spellings, apart, chosen
from archive.interface_names import names
from archive.models import Evidence, Meeting, Name, Official, Organisation, PrintedForm, Side
from archive.models.meetings import confirmed
from articles import dates
from articles.models import Passage, Revision

SIDES = ("side-a", "side-b")


@dataclass(frozen=True)
class Owner:
    """Whom a spelling names.  key: "official 7"; country and organisation: for whom they sit."""

    key: str
    is_person: bool
    slug: str
    country: str | None
    organisation: int | None

    @property
    def url(self) -> str:
        return reverse(f"archive:{'official' if self.is_person else 'organisation'}", args=[self.slug])


@dataclass(frozen=True)
class Known:
    """All spellings the archive knows, and whose they are."""

    spellings: Spellings
    owners_of: dict[str, set[str]]
    owners: dict[str, Owner]


@dataclass(frozen=True)
class Mention:
    """A part of a passage; css: its classes in the design; url: the page it leads to."""

    start: int
    end: int
    css: str
    url: str


@dataclass
class Mentions:
    """What is marked in the texts of a page."""

    revisions: dict[int, Revision]
    known: Known
    context: set[str]
    printed: dict[int, dict[str, str]]
    """For each text, names that it alone prints so, and whose they are."""
    sides: list[Side]
    """Of the meeting that the texts tell most about."""
    dated: dict[int, list[tuple[int, int, Meeting]]]
    """For each passage, where evidence of a date stands, and of which meeting."""
    _kept: dict[int, list[Mention]] = field(default_factory=dict)

    def of(self, passage: Passage) -> list[Mention]:
        """The mentions of a passage of one of these texts, in order, none overlapping."""
        if passage.pk not in self._kept:
            found = {**dict(self._dates(passage)), **dict(self._names(passage))}
            self._kept[passage.pk] = [found[one] for one in apart(found)]
        return self._kept[passage.pk]

    @property
    def key(self) -> list[tuple[str, str]]:
        """(classes, words) for the kinds of marks that these texts have: sides first, then others, then dates."""
        passages = (passage for revision in self.revisions.values() for passage in revision.passages.all())
        present = {mention.css for passage in passages for mention in self.of(passage)}
        return [(css, words) for css, words in self._all_marks() if css in present]

    def _all_marks(self) -> list[tuple[str, str]]:
        named = names()
        side_names = [named.side(side.key, (str(side), ""))[0] for side in self.sides[:2]]
        held = [
            (f"{css} {style}".strip(), words % {"side": side})
            for style, side in [*zip(SIDES, side_names, strict=False), ("", "")]
            for css, words in (
                ("mn", _("Official, %(side)s") if side else _("Other official")),
                ("mn mn-org", _("Organisation, %(side)s") if side else _("Other organisation")),
            )
        ]
        return [*held, ("mn mn-date", _("Date"))]

    def _names(self, passage: Passage) -> list[tuple[Found, Mention]]:
        own = self.printed.get(self.revisions[passage.revision_id].text_id, {})
        found = [*self.known.spellings.find(passage.content), *Spellings(own).find(passage.content)]
        marked = []
        for one in apart(found):
            key = own.get(one.spelling) or chosen(self.known.owners_of, one.spelling, self.context)
            if key in self.known.owners:
                owner = self.known.owners[key]
                marked.append((one, Mention(one.start, one.end, self._css(owner), owner.url)))
        return marked

    def _css(self, owner: Owner) -> str:
        side = next((style for style, side in zip(SIDES, self.sides, strict=False) if _sits(owner, side)), "")
        return " ".join(part for part in ("mn", "" if owner.is_person else "mn-org", side) if part)

    def _dates(self, passage: Passage) -> list[tuple[Found, Mention]]:
        language = self.revisions[passage.revision_id].text.language
        marked = []
        for day in dates.find(passage.content, language):
            if url := self._url_of(day, passage):
                found = Found(day.start, day.end, day.words)
                marked.append((found, Mention(day.start, day.end, "mn mn-date", url)))
        return marked

    def _url_of(self, day: dates.DateMention, passage: Passage) -> str:
        for start, end, meeting in self.dated.get(passage.pk, []):
            if start <= day.start and day.end <= end:
                return meeting.get_absolute_url()
        if day.kind not in ("day", "range") or not (day.year and day.month and day.day) or day.relative:
            return ""
        first = _iso(day.year, day.month, day.day)
        last = _iso(day.end_year, day.end_month, day.end_day) or first
        return f"{reverse('archive:timeline')}?from={first}&to={last}"


def _iso(year: int | None, month: int | None, day: int | None) -> str:
    return f"{year:04}-{month:02}-{day:02}" if year and month and day else ""


def _sits(owner: Owner, side: Side) -> bool:
    if side.organisation_id is not None:
        return owner.organisation == side.organisation_id
    return owner.country is not None and owner.country == side.country_id


def mentions(revisions: list[Revision]) -> Mentions:
    """What to mark in the passages of these revisions (with their `text`), in a constant number of queries."""
    texts = [revision.text_id for revision in revisions]
    meetings = list(
        Meeting.objects.confirmed()
        .filter(evidence__passage__revision__text__in=texts)
        .annotate(told=Count("evidence"))
        .order_by("-told", "date_lower", "pk")
        .prefetch_related("sides__country", "sides__organisation", "participations")
    )
    return Mentions(
        {revision.pk: revision for revision in revisions},
        known(index.version()),
        _context(meetings),
        _printed(texts),
        list(meetings[0].sides.all()) if meetings else [],
        _dated(revisions),
    )


@lru_cache(maxsize=1)
def known(version: int) -> Known:
    """Read once for each version of the record."""
    owners: dict[str, Owner] = {}
    spelled: dict[str, set[str]] = defaultdict(set)
    people = Official.objects.values_list(
        "pk", "slug", "name", "country", "organisation", "organisation__country"
    )
    for pk, slug, name, country, body, country_of_body in people:
        owner = Owner(f"official {pk}", True, slug, country or country_of_body, body)
        owners[owner.key] = owner
        spelled[name].add(owner.key)
    for pk, slug, name, country in Organisation.objects.values_list("pk", "slug", "name", "country"):
        owner = Owner(f"organisation {pk}", False, slug, country, pk)
        owners[owner.key] = owner
        spelled[name].add(owner.key)
    for text, official_id, body_id in Name.objects.values_list("text", "official", "organisation"):
        spelled[text].add(f"official {official_id}" if official_id else f"organisation {body_id}")
    return Known(Spellings(spelled), dict(spelled), owners)


def forget() -> None:
    """What a process keeps of the record is read anew: for tests."""
    known.cache_clear()


def _context(meetings: list[Meeting]) -> set[str]:
    """Who takes part in the meetings that the texts report."""
    found = set()
    for meeting in meetings:
        found |= {f"official {person.official_id}" for person in meeting.participations.all()}
        for side in meeting.sides.all():
            found |= {f"organisation {body}" for body in (side.organisation_id, side.body_id) if body}
    return found


def _printed(texts: list[int]) -> dict[int, dict[str, str]]:
    held = PrintedForm.objects.filter(confirmed("participation__meeting__"), text__in=texts)
    forms = held.filter(participation__official__isnull=False).exclude(name="")
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for text, name, official in forms.order_by("pk").values_list("text", "name", "participation__official"):
        found[text][name] = f"official {official}"
    return found


def _dated(revisions: list[Revision]) -> dict[int, list[tuple[int, int, Meeting]]]:
    evidence = Evidence.objects.filter(
        fact=Evidence.Fact.DATE, passage__revision__in=revisions, meeting__in=Meeting.objects.confirmed()
    )
    found: dict[int, list[tuple[int, int, Meeting]]] = defaultdict(list)
    for item in evidence.select_related("meeting").order_by("pk"):
        start = item.start or 0
        found[item.passage_id or 0].append((start, start + len(item.quote), item.meeting))
    return found
