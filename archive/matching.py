"""Which event of the archive a proposed meeting reports: that of an earlier report, of a held meeting, or its own."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from archive import reports
from archive.extraction.one_event import NEXT_DAY
from archive.models import Evidence, Meeting, Participation, Proposal, Side
from archive.reports import Person, Report
from articles import edtf_date
from articles.fields import bounds
from articles.models import Text

MOST = 200
"""So many meetings of the same sides are compared, the newest first; a day narrows them to a handful."""


@dataclass(frozen=True)
class Joined:
    """key: of the event; empty where no other report of it is held. meeting: of the archive, if it holds the event.
    is_of_text: the meeting has evidence from the very text."""

    key: str = ""
    meeting: Meeting | None = None
    is_of_text: bool = False


class Events:
    """The events that the reports of one text may be; what is asked of the whole text is asked once.

    text: None where it is not held."""

    def __init__(self, text: Text | None) -> None:
        self.text = text

    def of(self, report: Report, taken: Iterable[int] = ()) -> Joined:
        """The event of a report.  taken: meetings that other reports of the text are already; two reports of one
        text are two meetings."""
        others = set(taken)
        if meeting := self._of_the_text(report, others):
            return Joined(_key_of(meeting), meeting, is_of_text=True)
        if earlier := _earlier_report(report, self.text, others):
            return Joined(earlier.same_event, earlier.meeting or earlier.candidate or _alike(report, others))
        meeting = _alike(report, others)
        return Joined(_key_of(meeting) if meeting else "", meeting)

    def _of_the_text(self, report: Report, taken: set[int]) -> Meeting | None:
        fitting = [
            (meeting, other)
            for meeting, other in self._quoting
            if meeting.pk not in taken and reports.is_of_its_text(report, other)
        ]
        return _best(report, fitting)

    @cached_property
    def _quoting(self) -> list[tuple[Meeting, Report]]:
        """The held meetings that quote the text."""
        if self.text is None:
            return []
        quotes = Evidence.objects.filter(meeting=OuterRef("pk"), passage__revision__text=self.text)
        held = _with_people(Meeting.objects.held().filter(Exists(quotes)).order_by("pk"))
        return [(meeting, report_of(meeting)) for meeting in held]


def _alike(report: Report, taken: set[int]) -> Meeting | None:
    """A held meeting of the same sides that may be the one reported."""
    held = _with_people(_of_the_sides(report).exclude(pk__in=taken).order_by("-pk")[:MOST])
    fitting = [
        (meeting, other) for meeting in held if reports.may_be_one_event(report, other := report_of(meeting))
    ]
    return _best(report, fitting)


def near(sides: Iterable[str], date: str, days: int) -> QuerySet[Meeting]:
    """The held meetings of all these sides (keys) within some days of a date; of any date where it has no year."""
    found = Meeting.objects.held()
    for side in sides:
        owner = Q(country=side.upper()) | Q(organisation__slug=side)
        found = found.filter(Exists(Side.objects.filter(owner, meeting=OuterRef("pk"))))
    lower, upper = bounds(date)
    if lower is None or upper is None:
        return found.order_by("-pk")
    margin = dt.timedelta(days=days)
    within = Q(date_lower__lte=upper + margin, date_upper__gte=lower - margin)
    return found.filter(within | Q(date_lower__isnull=True, date__endswith=date[-6:])).order_by(
        "date_lower", "pk"
    )


def _best(report: Report, fitting: list[tuple[Meeting, Report]]) -> Meeting | None:
    """The one with most people in common, the same day, the same kind; the oldest of equals."""
    ranked = sorted(
        fitting,
        key=lambda pair: (
            -reports.shared_people(report, pair[1]),
            pair[1].day != report.day,
            pair[1].kind != report.kind,
            pair[0].pk,
        ),
    )
    return ranked[0][0] if ranked else None


def _of_the_sides(report: Report) -> QuerySet[Meeting]:
    found = Meeting.objects.held().filter(_days(report.day))
    for side in report.sides:
        owner = Q(country=side.upper()) | Q(organisation__slug=side)
        found = found.filter(Exists(Side.objects.filter(owner, meeting=OuterRef("pk"))))
    return found


def _days(day: str) -> Q:
    """Whose date may be this day, as far as a database can tell: archive.reports has the last word."""
    if not day:
        return Q()
    date = edtf_date.parse(day)
    if date.lower is None or date.upper is None:
        return Q(date__endswith=day[-6:])
    overlapping = Q(date_lower__lte=date.upper + NEXT_DAY, date_upper__gte=date.lower - NEXT_DAY)
    return overlapping | Q(date_lower__isnull=True, date__endswith=day[-6:])


def _earlier_report(report: Report, text: Text | None, taken: set[int]) -> Proposal | None:
    """Another text's report of the same event: one that was confirmed before one that was not, then the first."""
    held = Proposal.objects.standing_for_an_event().filter(sides=report.named)
    if text is not None:
        held = held.exclude(text=text)
    held = held.filter(_days(report.day) | Q(date="")).select_related("meeting", "candidate")
    fitting = [
        other
        for other in held.order_by("-pk")[:MOST]
        if reports.may_be_one_event(report, reports.report(other.content))
        and not taken & {other.meeting_id or other.candidate_id or 0}
    ]
    return min(fitting, key=lambda other: (other.meeting_id is None, other.pk), default=None)


def _key_of(meeting: Meeting) -> str:
    """The key of the reports that are this meeting, if there are any."""
    known = Proposal.objects.filter(Q(meeting=meeting) | Q(candidate=meeting))
    return known.order_by("pk").values_list("same_event", flat=True).first() or ""


def _with_people(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.prefetch_related(
        Prefetch("sides", Side.objects.select_related("organisation")),
        Prefetch("participations", Participation.objects.select_related("official")),
    )


def report_of(meeting: Meeting) -> Report:
    """A held meeting as a report says it."""
    keys = {side.pk: side.key for side in meeting.sides.all()}
    people: dict[str, tuple[Person, ...]] = {}
    for seat in meeting.participations.all():
        if seat.official:
            side = keys[seat.side_id]
            person = Person(seat.official.name, frozenset({seat.official.slug}))
            people[side] = (*people.get(side, ()), person)
    return Report(frozenset(keys.values()), meeting.date, meeting.kind, people)
