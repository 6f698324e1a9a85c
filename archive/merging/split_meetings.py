"""Parting one meeting in two: chosen people, documents, topics, steps and texts with their evidence go to a new one.

Both have the same sides.  The new one is confirmed where the old one was and nothing is lacking; else it stays
unconfirmed, and its page says what it lacks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive import changes, curation
from archive.curation import Refused
from archive.merging import doing
from archive.merging.plan import Plan, values
from archive.merging.split import noted
from archive.models import Evidence, Meeting, MeetingDocument, MeetingLink, Operation, Participation, Side
from archive.models.versioned import acting
from archive.newcomers import LONGEST_SLUG, free_slug
from articles.models import Text
from articles.text.normalise import slug

STAYS, GOES, BOTH = "stays", "goes", "both"
OWN = ("kind", "standing", "time_of_day", "place", "place_language", "place_country_id", "place_basis")
_SEAT = ("official_id", "post", "role", "note", "uncertain")


@dataclass(frozen=True)
class NewMeeting:
    """What the new meeting is called, and when it was."""

    title: str
    date: str
    date_basis: str
    date_note: str = ""


def parts(meeting: Meeting) -> list[tuple[str, Any]]:
    """What may go to the new meeting or be in both: (name, row), as in “participation:5”."""
    through: Any = Meeting.topics.through
    rows: list[Any] = [
        *meeting.participations.select_related("official"),
        *meeting.documents.select_related("document"),
        *through.objects.filter(meeting=meeting).select_related("topic").order_by("pk"),
        *meeting.links.select_related("to"),
    ]
    return [(f"{row._meta.model_name}:{row.pk}", row) for row in rows]


def texts(meeting: Meeting) -> list[Text]:
    """The texts that report the meeting."""
    cited = meeting.evidence.exclude(passage=None).values("passage__revision__text")
    return list(Text.objects.filter(pk__in=cited).select_related("article").order_by("pk"))


@transaction.atomic
def split_meeting(
    meeting: Meeting,
    told: NewMeeting,
    chosen: Mapping[str, str],
    reported_in: Iterable[int],
    reason: str,
    by: User,
    began: str,
) -> Operation:
    """chosen: “goes” or “both” for names of `parts`. reported_in: the texts that report the new meeting.

    Refused without title, date, reason or choice, on top of another version, and where the meeting that stays
    would be unproven.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    _refuse(meeting, told, reason, chosen, began)
    with acting(by, reason.strip()):
        parting = _Parting(meeting, told, chosen, set(reported_in))
        parting.move_rows()
        parting.move_evidence(by)
        steps = parting.steps()
        doing.do(steps)
        new = parting.new
        curation.touch([meeting, new])
        if meeting.review == Meeting.Review.CONFIRMED and not curation.faults(new):
            curation.confirm(new)
    return noted(meeting, new, reason, by, steps)


def _refuse(meeting: Meeting, told: NewMeeting, reason: str, chosen: Mapping[str, str], began: str) -> None:
    reasons = []
    if not told.title.strip() or not told.date.strip():
        reasons.append(_("Give the new meeting a title and a date."))
    if not reason.strip():
        reasons.append(_("Say why they are two: whoever reads the history will ask."))
    if changes.version(meeting) != began or set(chosen) - {name for name, _row in parts(meeting)}:
        reasons.append(_("The record has changed since you looked: look again."))
    if reasons:
        raise Refused(reasons)


class _Parting:
    """The new meeting, and what goes to it."""

    def __init__(
        self, old: Meeting, told: NewMeeting, chosen: Mapping[str, str], reported_in: set[int]
    ) -> None:
        self.old, self.chosen, self.reported_in = old, chosen, reported_in
        self.plan = Plan()
        self.made: list[Any] = []
        self.new = self._make(self._meeting(told))
        self.sides = {side.pk: self._make(self._side(side)) for side in old.sides.all()}
        self.seats: dict[int, int] = {}
        self.gone: set[tuple[str, int]] = set()
        self.both: set[tuple[str, int]] = set()

    def move_rows(self) -> None:
        for name, row in parts(self.old):
            wanted = self.chosen.get(name, STAYS)
            if wanted == GOES:
                self._move(self.plan.hold(row))
                self.gone.add(_target(row))
            elif wanted == BOTH:
                self._copy(row)
                self.both.add(_target(row))

    def move_evidence(self, by: User) -> None:
        """Evidence goes with what it is about, else with its text; notes on common facts are in both."""
        for item in self.old.evidence.select_related("passage__revision").order_by("pk"):
            target = _target_of(item)
            in_text = item.passage is not None and item.passage.revision.text_id in self.reported_in
            is_common = target is None or target[0] == "side" or target in self.both
            if target in self.gone or (is_common and in_text):
                self._take(self.plan.hold(item))
            elif is_common and item.passage is None:
                self._make(self._note(item, by))

    def steps(self) -> dict[str, Any]:
        return {
            **self.plan.steps(self.old),
            "parted": [[row._meta.label, values(row)] for row in self.made],
        }

    def _meeting(self, told: NewMeeting) -> Meeting:
        day = told.date.lower().replace("/", "-")
        address = slug(f"d {day} {told.title}")[2:][:LONGEST_SLUG].strip("-") or "meeting"
        own = {name: getattr(self.old, name) for name in OWN}
        if not (own["place"] or own["place_country_id"]):
            own["place_basis"] = ""
        new = Meeting(
            slug=free_slug(Meeting, address),
            title=told.title.strip(),
            date=told.date.strip(),
            date_basis=told.date_basis,
            date_note=told.date_note,
            review=Meeting.Review.MACHINE,
            **own,
        )
        try:
            new.full_clean()
        except ValidationError as error:
            raise Refused(error.messages) from error
        return new

    def _side(self, side: Side) -> Side:
        names = ("position", "country_id", "organisation_id", "body_id", "label", "is_host")
        return Side(meeting=self.new, **{name: getattr(side, name) for name in names})

    def _note(self, item: Evidence, by: User) -> Evidence:
        copy = Evidence(meeting=self.new, fact=item.fact, note=item.note, added_by=by)
        self._point(copy, item)
        return copy

    def _move(self, row: Any) -> None:
        row.meeting_id = self.new.pk
        if isinstance(row, Participation):
            row.side_id = self.sides[row.side_id].pk

    def _copy(self, row: Any) -> None:
        if isinstance(row, Participation):
            side, told = self.sides[row.side_id], {name: getattr(row, name) for name in _SEAT}
            copy = self._make(Participation(meeting=self.new, side=side, position=row.position, **told))
            self.seats[row.pk] = copy.pk
        elif isinstance(row, MeetingDocument):
            standing = row.standing
            self._make(MeetingDocument(meeting=self.new, document_id=row.document_id, standing=standing))
        elif isinstance(row, MeetingLink):
            self._make(MeetingLink(meeting=self.new, kind=row.kind, to_id=row.to_id))
        else:
            self._make(type(row)(meeting_id=self.new.pk, topic_id=row.topic_id))

    def _take(self, item: Evidence) -> None:
        item.meeting_id = self.new.pk
        self._point(item, item)
        if item.fact == Evidence.Fact.DATE and item.stated == self.new.date:
            item.stated = ""

    def _point(self, copy: Evidence, item: Evidence) -> None:
        """At the rows of the new meeting."""
        copy.side_id = self.sides[item.side_id].pk if item.side_id else None
        if item.participation_id:
            copy.participation_id = self.seats.get(item.participation_id, item.participation_id)
        copy.document_id, copy.topic_id, copy.link_id = item.document_id, item.topic_id, item.link_id

    def _make(self, row: Any) -> Any:
        row.save(force_insert=True)
        self.made.append(row)
        return row


def _target(row: Any) -> tuple[str, int]:
    """How evidence names what such a row says."""
    if isinstance(row, Participation):
        return "participation", row.pk
    if isinstance(row, MeetingDocument):
        return "document", row.document_id
    if isinstance(row, MeetingLink):
        return "link", row.to_id
    return "topic", row.topic_id


def _target_of(item: Evidence) -> tuple[str, int] | None:
    field = curation.TARGET_FIELDS.get(Evidence.Fact(item.fact))
    return (field, getattr(item, f"{field}_id")) if field else None
