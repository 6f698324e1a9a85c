"""The only writer of meetings and evidence: no fact of a confirmed meeting goes without evidence.

Every function is one transaction that ends with the timeline up to date (archive.index) or changes nothing
and raises Refused.  The admin writes through forms, and then calls `touch`, `refresh_for` or `delete` here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import aligning, index, timeline_key
from archive.models import (
    Country,
    Document,
    Evidence,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Official,
    Organisation,
    Participation,
    Side,
    Topic,
)
from archive.stated import is_contradicted
from articles import search_index
from articles.models import Article, Passage, Publisher, Text
from articles.text.normalise import nfc

CHUNK = 1000
PARTS = (Side, Participation, MeetingDocument, MeetingLink, Evidence)
"""What belongs to one meeting, named in its field `meeting`."""
FEWEST_SIDES = 2
TARGET_FIELDS = {
    Evidence.Fact.SIDE: "side",
    Evidence.Fact.PARTICIPANT: "participation",
    Evidence.Fact.DOCUMENT: "document",
    Evidence.Fact.TOPIC: "topic",
    Evidence.Fact.LINK: "link",
}
"""The field of Evidence that says which side, person … a fact is about; other facts have none."""

_TEXT_OF_EVIDENCE = "evidence__passage__revision__text"
_PRINTED_IN: dict[type[Model], tuple[str, ...]] = {
    Meeting: ("pk",),
    Country: ("sides__country", "place_country"),
    Organisation: (
        "sides__organisation",
        "sides__body",
        "sides__organisation__parent",
        "sides__body__parent",
    ),
    Official: ("participations__official",),
    Topic: ("topics", "evidence__topic"),
    Document: ("documents__document", "evidence__document"),
    Publisher: (f"{_TEXT_OF_EVIDENCE}__article__publisher",),
    Article: (f"{_TEXT_OF_EVIDENCE}__article",),
    Text: (_TEXT_OF_EVIDENCE,),
}
"""How the meetings are found whose record prints something of such a row (archive.record, archive.labels)."""


class Refused(ValueError):
    """A change that was not made; `reasons` say why, for people."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


class Unproven(Refused):
    """A confirmed meeting would have facts without evidence."""

    def __init__(self, meeting: Meeting, reasons: list[str]) -> None:
        super().__init__([f"{meeting.slug}: {reason}" for reason in reasons])
        self.meeting = meeting


class NotInPassage(Refused):
    """A quotation that does not stand in its passage, letter for letter."""

    def __init__(self, passage: Passage, quote: str) -> None:
        text = passage.revision.text
        where = f"¶{passage.number} of text {text.pk} (article {text.article_id}, {passage.revision})"
        super().__init__(
            [
                _("“%(quote)s” does not stand in %(where)s: “%(content)s”.")
                % {"quote": quote, "where": where, "content": passage.content}
            ]
        )


@dataclass(frozen=True)
class Fact:
    """One thing that a meeting states: a name of Evidence.Fact, and the side, person … it is about."""

    name: str
    target: Any = None

    def __str__(self) -> str:
        name = str(Evidence.Fact(self.name).label)
        return f"{name} “{self.target}”" if self.target is not None else name


@dataclass(frozen=True)
class Piece:
    """Evidence to be added: a fact with the quotation that states it, or the note that says how it is known.

    near: where about the quotation begins in its passage. stated: what it says, where not the recorded value.
    """

    fact: Fact
    passage: Passage | None = None
    quote: str = ""
    near: int = 0
    note: str = ""
    stated: str = ""


def with_facts(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with all that `facts` and `unproven` read, in a constant number of queries."""
    return meetings.prefetch_related(
        Prefetch("sides", Side.objects.select_related("country", "organisation")),
        Prefetch("participations", Participation.objects.select_related("official")),
        Prefetch("documents", MeetingDocument.objects.select_related("document")),
        Prefetch("links", MeetingLink.objects.select_related("to")),
        Prefetch("evidence", Evidence.objects.defer("quote", "note", "gloss")),
        "topics",
    )


def facts(meeting: Meeting) -> list[Fact]:
    """Everything a meeting states: date, kind and standing always, the rest as far as it is given."""
    given = {
        Evidence.Fact.DATE: True,
        Evidence.Fact.TIME_OF_DAY: meeting.time_of_day,
        Evidence.Fact.PLACE: meeting.place or meeting.place_country_id,
        Evidence.Fact.VENUE: meeting.venue,
        Evidence.Fact.KIND: True,
        Evidence.Fact.STANDING: True,
        Evidence.Fact.HOST: any(side.is_host for side in meeting.sides.all()),
    }
    return [
        *(Fact(name) for name, is_given in given.items() if is_given),
        *(Fact(Evidence.Fact.SIDE, side) for side in meeting.sides.all()),
        *(Fact(Evidence.Fact.PARTICIPANT, person) for person in meeting.participations.all()),
        *(Fact(Evidence.Fact.DOCUMENT, item.document) for item in meeting.documents.all()),
        *(Fact(Evidence.Fact.TOPIC, topic) for topic in meeting.topics.all()),
        *(Fact(Evidence.Fact.LINK, link.to) for link in meeting.links.all()),
    ]


def unproven(meeting: Meeting) -> list[Fact]:
    """The facts that have neither a quoted passage nor an editors' note; `meeting` as it was loaded.

    A passage that states something else proves nothing."""
    given = [item for item in meeting.evidence.all() if not is_contradicted(item, meeting)]
    held = {(item.fact, _target_id(item)) for item in given}
    return [fact for fact in facts(meeting) if _key(fact) not in held]


def faults(meeting: Meeting) -> list[str]:
    """Why the meeting, as the database holds it, cannot be confirmed; empty where it can."""
    return faults_as_loaded(with_facts(Meeting.objects.filter(pk=meeting.pk)).get())


def faults_as_loaded(meeting: Meeting) -> list[str]:
    """The same for a meeting that came from `with_facts`: no further query."""
    stated = facts(meeting)
    found = [
        _("%(fact)s: neither a quoted passage nor a note says so") % {"fact": fact}
        for fact in unproven(meeting)
    ]
    unstated = {(item.fact, _target_id(item)) for item in meeting.evidence.all()} - set(map(_key, stated))
    found += [
        _("%(fact)s: there is evidence for it, but the meeting does not state it")
        % {"fact": Evidence.Fact(name).label}
        for name, _target in sorted(unstated, key=str)
    ]
    if len(meeting.sides.all()) < FEWEST_SIDES:
        found.append(_("a meeting has two sides or more"))
    return found


def _key(fact: Fact) -> tuple[str, int | None]:
    return fact.name, fact.target.pk if fact.target is not None else None


def _target_id(evidence: Evidence) -> int | None:
    field = TARGET_FIELDS.get(Evidence.Fact(evidence.fact))
    return getattr(evidence, f"{field}_id") if field else None


@transaction.atomic
def touch(meetings: Iterable[Meeting]) -> None:
    """What every change of a meeting or of its parts ends with.

    Notes the time of the change, aligns the texts that report these meetings and brings the timeline up to
    date.  Refused, and nothing is changed, where a
    confirmed meeting has faults or a date has no place on the timeline.
    """
    now = timezone.now()
    for chunk in _chunks({meeting.pk for meeting in meetings}):
        # Locked: what one editor takes away, no other confirms at the same moment.
        list(Meeting.objects.select_for_update().filter(pk__in=chunk).order_by("pk").values_list("pk"))
        for meeting in with_facts(Meeting.objects.confirmed().filter(pk__in=chunk)):
            if found := faults_as_loaded(meeting):
                raise Unproven(meeting, found)
        Meeting.objects.filter(pk__in=chunk).update(changed_at=now)
        aligning.align_meetings(chunk)
        _put(chunk)


@transaction.atomic
def save(meeting: Meeting) -> None:
    """Saves the meeting's own fields; Refused as `touch`."""
    meeting.save()
    touch([meeting])


@transaction.atomic
def confirm(meeting: Meeting) -> None:
    """Makes the meeting part of what the public sees first; Unproven lists the facts without evidence."""
    if found := faults(meeting):
        raise Unproven(meeting, found)
    meeting.review = Meeting.Review.CONFIRMED
    meeting.save(update_fields=["review"])
    touch([meeting])


@transaction.atomic
def remove(meeting: Meeting, reason: str) -> None:
    """Takes the meeting off every list; its address answers 410 with the reason."""
    if not reason.strip():
        raise Refused(
            [_("Say why %(slug)s is removed: its address answers with it.") % {"slug": meeting.slug}]
        )
    meeting.removed_reason = reason.strip()
    meeting.save(update_fields=["removed_reason"])
    touch([meeting])


@transaction.atomic
def restore(meeting: Meeting) -> None:
    """Puts a removed meeting back; Unproven where it was confirmed and has facts without evidence now."""
    if meeting.review == Meeting.Review.CONFIRMED and (found := faults(meeting)):
        raise Unproven(meeting, found)
    meeting.removed_reason = ""
    meeting.save(update_fields=["removed_reason"])
    touch([meeting])


def place_of(passage: Passage, quote: str, near: int = 0) -> int:
    """Where the quotation begins in the passage, in code points: the occurrence nearest to `near`.

    NotInPassage where it does not stand there letter for letter.
    """
    places, start = [], passage.content.find(quote) if quote else -1
    while start >= 0:
        places.append(start)
        start = passage.content.find(quote, start + 1)
    if not places:
        raise NotInPassage(passage, quote)
    return min(places, key=lambda place: abs(place - near))


@transaction.atomic
def add_evidence(
    meeting: Meeting,
    fact: str,
    passage: Passage,
    quote: str,
    *,
    target: Model | None = None,
    gloss: str = "",
    stated: str = "",
    is_indirect: bool = False,
    by: User | None = None,
) -> Evidence:
    """Adds a quotation that states a fact.  `target`: the side, participation, document, topic or other
    meeting that the fact is about.  stated, is_indirect: as in Evidence.  NotInPassage where the quotation is
    not verbatim; ValidationError where the target is not one of the fact's, or `stated` no value of it."""
    quote = nfc(quote)
    values = {"passage": passage, "start": place_of(passage, quote), "quote": quote}
    told = {"gloss": gloss, "stated": stated, "is_indirect": is_indirect}
    return _add(meeting, fact, target, by, **values, **told)


@transaction.atomic
def add_note(
    meeting: Meeting, fact: str, note: str, *, target: Model | None = None, by: User | None = None
) -> Evidence:
    """Says how the editors know a fact that no passage states."""
    return _add(meeting, fact, target, by, note=note)


@transaction.atomic
def add_all(meeting: Meeting, pieces: Iterable[Piece], *, by: User | None = None) -> None:
    """Adds many pieces of evidence at once, and none that the meeting has already.  Errors as of add_evidence."""
    for piece in pieces:
        name, target = piece.fact.name, piece.fact.target
        if piece.passage is None:
            _made(meeting, name, target, by, note=piece.note)
            continue
        quote = nfc(piece.quote)
        values = {
            "passage": piece.passage,
            "start": place_of(piece.passage, quote, piece.near),
            "quote": quote,
        }
        if piece.stated:
            values["stated"] = piece.stated[:300]
        if not meeting.evidence.filter(fact=name, **_target(name, target), **values).exists():
            _made(meeting, name, target, by, **values)
    touch([meeting])


def _add(meeting: Meeting, fact: str, target: Model | None, by: User | None, **values: Any) -> Evidence:
    evidence = _made(meeting, fact, target, by, **values)
    touch([meeting])
    return evidence


def _target(fact: str, target: Model | None) -> dict[str, Model | None]:
    field = TARGET_FIELDS.get(Evidence.Fact(fact))
    return {field: target} if field else {}


def _made(meeting: Meeting, fact: str, target: Model | None, by: User | None, **values: Any) -> Evidence:
    evidence = Evidence(meeting=meeting, fact=fact, added_by=by, **_target(fact, target), **values)
    evidence.full_clean()
    evidence.save()
    return evidence


@transaction.atomic
def refresh_for(changed: Model) -> None:
    """Brings the record up to date with a row that it prints: an official, a country, a text …"""
    search_index.put(_texts_of(changed))
    for chunk in _chunks(_printing(changed)):
        _put(chunk)
    # Pages are kept by the version of the record, and some show what no meeting prints: a post, a spelling.
    index.put([])


@transaction.atomic
def delete(obj: Model) -> None:
    """Deletes a row and brings the record up to date; Unproven where a confirmed meeting loses evidence."""
    meetings = {obj.meeting_id} if isinstance(obj, PARTS) else _printing(obj)
    if isinstance(obj, Meeting):
        index.remove([obj])
        meetings = set(Meeting.objects.filter(evidence__link=obj).values_list("pk", flat=True))
    search_index.remove(_texts_of(obj))
    obj.delete()
    touch(Meeting.objects.filter(pk__in=meetings))
    index.put([])


def _texts_of(obj: Model) -> Iterable[Text]:
    """The texts whose search entries tell something of `obj`."""
    match obj:
        case Text():
            return [obj]
        case Article():
            return Text.objects.filter(article=obj)
        case Publisher():
            return Text.objects.filter(article__publisher=obj)
    return []


def _printing(obj: Model) -> set[int]:
    """The meetings whose record prints something of `obj`."""
    lookups = _PRINTED_IN.get(type(obj), ())
    # One query each: a database joins through all these tables at once far more slowly.
    return {
        pk
        for lookup in lookups
        for pk in Meeting.objects.filter(**{lookup: obj.pk}).values_list("pk", flat=True)
    }


def _put(primary_keys: list[int]) -> None:
    try:
        index.put(Meeting.objects.filter(pk__in=primary_keys))
    except (timeline_key.OutOfRange, index.TimelineFull) as error:
        raise Refused([str(error)]) from error


def _chunks(primary_keys: Iterable[int]) -> list[list[int]]:
    ordered = sorted(primary_keys)
    return [ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK)]
