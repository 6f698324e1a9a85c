"""The plan of merging two records of one meeting: sides, seats, documents, topics, steps and evidence move along."""

from typing import Any

from django.utils.translation import gettext as _

from archive import curation
from archive.merging.bodies import note_post, redirect
from archive.merging.plan import Clash, Plan
from archive.models import Evidence, Meeting, MeetingDocument, MeetingLink, Participation, PrintedForm, Side

Fact = Evidence.Fact
COLUMN = {
    Fact.DATE: "date",
    Fact.TIME_OF_DAY: "time_of_day",
    Fact.VENUE: "venue",
    Fact.KIND: "kind",
    Fact.STANDING: "standing",
}
_PLACE = ("place", "place_language", "place_country_id", "venue", "venue_language", "place_basis")
_VENUE = ("venue", "venue_language")
FORGOTTEN = {
    Fact.TIME_OF_DAY: ("time_of_day",),
    Fact.PLACE: ("place", "place_language", "place_country_id"),
    Fact.VENUE: _VENUE,
}


def plan_meetings(kept: Meeting, gone: Meeting) -> Plan:
    """Two records of one meeting: what they say otherwise is told and stays with its passages."""
    plan = Plan()
    kept, gone = plan.hold(kept), plan.hold(gone)
    for meeting in (kept, gone):
        if meeting.removed_reason:
            plan.blocked.append(_("%(meeting)s has been removed: put it back first.") % {"meeting": meeting})
    if kept.review == Meeting.Review.CONFIRMED:
        _leave_out_unproven(plan, gone)
    _fill(plan, kept, gone)
    _drop_steps_between(plan, kept, gone)
    _tell_otherwise(plan, kept, gone)
    _seat(plan, kept, gone)
    plan.fall(kept, gone)
    plan.make(redirect(kept, gone, "en", meeting_id=kept.pk))
    return plan


def _leave_out_unproven(plan: Plan, gone: Meeting) -> None:
    """A confirmed meeting takes nothing that no passage and no note states."""
    loaded = curation.with_facts(Meeting.objects.filter(pk=gone.pk)).get()
    told_of = {
        (curation.TARGET_FIELDS[Fact(item.fact)], curation._target_id(item))
        for item in loaded.evidence.all()
        if item.fact in curation.TARGET_FIELDS
    }
    for fact in curation.unproven(loaded):
        name = Fact(fact.name)
        _forget(gone, name)
        field = curation.TARGET_FIELDS.get(name)
        if field is None or (field, fact.target.pk) in told_of:
            continue
        for row in _stating(plan, gone, name, fact.target):
            _drop_with_forms(plan, row)
            plan.left_out.append(str(fact))


def _stating(plan: Plan, meeting: Meeting, name: str, target: Any) -> list[Any]:
    if name == Fact.PARTICIPANT:
        return plan.rows(Participation, pk=target.pk)
    if name == Fact.DOCUMENT:
        return plan.rows(MeetingDocument, meeting_id=meeting.pk, document_id=target.pk)
    if name == Fact.TOPIC:
        return plan.rows(Meeting.topics.through, meeting_id=meeting.pk, topic_id=target.pk)
    if name == Fact.LINK:
        return plan.rows(MeetingLink, meeting_id=meeting.pk, to_id=target.pk)
    return []


def _drop_with_forms(plan: Plan, row: Any) -> None:
    if isinstance(row, Participation):
        for form in plan.rows(PrintedForm, participation_id=row.pk):
            plan.drop(form)
    plan.drop(row)


def _forget(meeting: Meeting, fact: str) -> None:
    """Empties a fact of the meeting itself, so that nothing is taken from it."""
    for name in FORGOTTEN.get(Fact(fact), ()):
        setattr(meeting, name, None if name.endswith("_id") else "")
    if not (meeting.place or meeting.venue or meeting.place_country_id):
        meeting.place_basis = ""


def _fill(plan: Plan, kept: Meeting, gone: Meeting) -> None:
    """Place and venue, which stand and fall together; what both say otherwise is told."""
    if not kept.place_basis and gone.place_basis:
        for name in _PLACE:
            setattr(kept, name, getattr(gone, name))
    elif kept.place_basis and not kept.venue and gone.venue:
        for name in _VENUE:
            setattr(kept, name, getattr(gone, name))
    for name in ("title", "date", "kind", "standing", "place", "venue", "review"):
        if getattr(gone, name) and getattr(kept, name) != getattr(gone, name):
            plan.clash(kept, gone, name)


def _drop_steps_between(plan: Plan, kept: Meeting, gone: Meeting) -> None:
    """A meeting is no step after itself."""
    for one, other in ((kept, gone), (gone, kept)):
        steps = plan.rows(MeetingLink, meeting_id=one.pk, to_id=other.pk)
        for row in [*plan.rows(Evidence, meeting_id=one.pk, link_id=other.pk), *steps]:
            plan.drop(row)
            plan.left_out.append(str(row))


def _tell_otherwise(plan: Plan, kept: Meeting, gone: Meeting) -> None:
    """Evidence for a value that the merged record does not have says which value it states."""
    otherwise = {fact: getattr(gone, name) for fact, name in COLUMN.items()}
    same = {fact for fact, name in COLUMN.items() if getattr(gone, name) == getattr(kept, name)}
    otherwise[Fact.PLACE] = gone.place or gone.place_country_id or ""
    if (kept.place, kept.place_country_id) == (gone.place, gone.place_country_id):
        same.add(Fact.PLACE)
    hosts = [_host(plan, meeting) for meeting in (kept, gone)]
    otherwise[Fact.HOST] = hosts[1].key if hosts[1] else ""
    if hosts[0] is None or (hosts[1] and hosts[0].key == hosts[1].key):
        same.add(Fact.HOST)
    for item in plan.rows(Evidence, meeting_id=gone.pk):
        value = otherwise.get(Fact(item.fact), "")
        if value and Fact(item.fact) not in same:
            _say(item, str(value))


def _say(item: Evidence, value: str) -> None:
    if item.passage_id is None:
        told = _("Of another record of this meeting, which said “%(value)s”: %(note)s")
        item.note = (told % {"value": value, "note": item.note})[:500]
    elif not item.stated:
        item.stated, item.is_indirect = value[:300], False


def _host(plan: Plan, meeting: Meeting) -> Side | None:
    return next((side for side in plan.rows(Side, meeting_id=meeting.pk) if side.is_host), None)


def _seat(plan: Plan, kept: Meeting, gone: Meeting) -> None:
    """New places at the table, after those that are taken; one host."""
    here = plan.rows(Side, meeting_id=kept.pk)
    sides = {(side.country_id, side.organisation_id): side for side in here}
    has_host = any(side.is_host for side in here)
    for place, side in enumerate(plan.rows(Side, meeting_id=gone.pk), _last(here) + 1):
        same = sides.get((side.country_id, side.organisation_id))
        if side.is_host and has_host and not (same and same.is_host):
            host = next(one for one in here if one.is_host)
            plan.clashes.append(Clash(str(kept), _("host"), str(host), str(side)))
        if side.is_host and same and not has_host:
            same.is_host = has_host = True
        side.is_host = side.is_host and not has_host
        side.position = place
    taken = plan.rows(Participation, meeting_id=kept.pk)
    seats = {seat.official_id: seat for seat in taken if seat.official_id}
    for place, seat in enumerate(plan.rows(Participation, meeting_id=gone.pk), _last(taken) + 1):
        seat.position = place
        other = seats.get(seat.official_id)
        if other is None:
            continue
        if other.side.key != seat.side.key:
            told = {"official": seat.official, "meeting": kept}
            plan.blocked.append(_("%(official)s sits on another side in %(meeting)s.") % told)
        note_post(plan, other, seat)


def _last(rows: list[Any]) -> int:
    return max((row.position for row in rows), default=-1)
