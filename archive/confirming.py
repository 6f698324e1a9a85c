"""From a proposal to a meeting: an editor confirms it as new, into a meeting that is held, or refuses it.

Every function is one transaction that ends with the timeline up to date, or changes nothing and raises
curation.Refused.  The quotations become evidence, proven letter for letter by archive.curation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import confirmations, curation, newcomers, proposals, publishing
from archive.curation import Refused
from archive.minutes import write
from archive.models import (
    BulkRun,
    Country,
    Document,
    Evidence,
    Meeting,
    Official,
    Organisation,
    Proposal,
)
from archive.proposed_facts import ProposedFact, facts
from articles.fields import bounds
from articles.models import Text
from articles.refused import Refused as NotPublished
from articles.text.normalise import slug

LONGEST_SLUG = 110


@dataclass(frozen=True)
class Choice:
    """What the editor says of a proposal as a whole.

    kept: keys of the facts to confirm, besides those that no meeting goes without. note: how the facts are known
    that no passage states. officials, organisations, documents: who is meant, by the key of the fact; one that is
    missing is new to the archive. title, date and date_note are for a new meeting: an empty date is the proposed one.
    settled: the facts to confirm, each as an editor decided it (archive.decided_facts), instead of all these.
    """

    kept: frozenset[str] = frozenset()
    note: str = ""
    officials: Mapping[str, Official] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    title: str = ""
    date: str = ""
    date_note: str = ""
    settled: tuple[ProposedFact, ...] | None = None

    def facts_of(self, proposal: Proposal) -> list[ProposedFact]:
        """The facts to confirm, as they are to be written."""
        if self.settled is not None:
            return list(self.settled)
        kept = [fact for fact in facts(proposal) if fact.is_required or fact.key in self.kept]
        return [self._meant(fact) for fact in kept]

    def _meant(self, fact: ProposedFact) -> ProposedFact:
        told = dict(fact.told)
        for field_name, chosen in (
            ("official", self.officials),
            ("organisation", self.organisations),
            ("document", self.documents),
        ):
            if fact.key in chosen:
                told[field_name] = chosen[fact.key].slug
        if fact.name != Evidence.Fact.DATE:
            return replace(fact, told=told, note=self.note)
        if (self.date and self.date != told["date"]) or not told["date"]:
            told = {"date": self.date, "basis": Meeting.DateBasis.EDITOR.value, "stated": told["date"]}
        return replace(fact, told=told, value=told["date"], note=self.date_note)


@transaction.atomic
def confirm_as_new(proposal: Proposal, choice: Choice, by: User) -> Meeting:
    """Makes a confirmed meeting of a proposal, with all that was kept of it."""
    proposal = _undecided(proposal)
    _publish(proposal.text, by)
    meeting = _new(proposal, choice, by)
    curation.confirm(meeting)
    confirmations.note(proposal, meeting, by)
    _decide(proposal, Proposal.State.CONFIRMED, by, meeting=meeting)
    proposals.join_reports(proposal, meeting)
    return meeting


@transaction.atomic
def accept_by_machine(proposal: Proposal, choice: Choice, run: BulkRun) -> Meeting:
    """The same without an editor's word: the meeting is marked as machine work until its facts are decided."""
    proposal = _undecided(proposal)
    meeting = _new(proposal, choice, run.by)
    curation.touch([meeting])
    confirmations.note(proposal, meeting, run.by, run=run)
    proposal.state, proposal.meeting = Proposal.State.MACHINE, meeting
    proposal.save(update_fields=["state", "meeting"])
    proposals.join_reports(proposal, meeting)
    return meeting


@transaction.atomic
def confirm_into(proposal: Proposal, meeting: Meeting, choice: Choice, by: User) -> list[ProposedFact]:
    """Adds the quotations of a proposal, and the facts it lacks, to a meeting that is held.

    Returns what was left out because the meeting says otherwise.
    """
    proposal = _undecided(proposal)
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.removed_reason:
        raise Refused([_("%(meeting)s has been removed.") % {"meeting": meeting}])
    if proposal.state == Proposal.State.MACHINE:
        raise Refused([_("It is a meeting of its own already: confirm or dismiss that.")])
    _publish(proposal.text, by)
    before = confirmations.rows_of(meeting), confirmations.fields_of(meeting)
    left = write(meeting, proposal, choice.facts_of(proposal), by)
    confirmations.note(proposal, meeting, by, before=before)
    _decide(proposal, Proposal.State.CONFIRMED, by, meeting=meeting)
    proposals.join_reports(proposal, meeting)
    return left


@transaction.atomic
def refuse(proposal: Proposal, reason: str, by: User) -> None:
    """Says why this is no meeting for the archive; it is not proposed again."""
    if not reason.strip():
        raise Refused([_("Say why it is refused: whoever meets the text again will ask.")])
    proposal = _undecided(proposal)
    if proposal.state == Proposal.State.MACHINE and proposal.meeting:
        curation.remove(proposal.meeting, reason[:300])
        told = {"undone_by": by, "undone_at": timezone.now(), "undone_reason": reason.strip()[:300]}
        proposal.confirmations.filter(undone_at=None).update(**told)
    _decide(proposal, Proposal.State.REFUSED, by, reason=reason.strip(), meeting=None)


def _new(proposal: Proposal, choice: Choice, by: User) -> Meeting:
    """A meeting with all its facts; what the machine had made of the proposal is written anew, at its address."""
    given = choice.facts_of(proposal)
    meeting = _meeting(proposal, given, choice.title)
    if proposal.state == Proposal.State.MACHINE and proposal.meeting:
        meeting.pk, meeting.slug = proposal.meeting.pk, proposal.meeting.slug
        meeting._state.adding = False
        _clear(proposal.meeting)
    try:
        meeting.full_clean(exclude=["slug"])
    except ValidationError as error:
        raise Refused(error.messages) from error
    meeting.save()
    write(meeting, proposal, given, by)
    return meeting


def _clear(meeting: Meeting) -> None:
    """Takes all facts off a meeting that only the machine has written."""
    written = meeting.confirmations.filter(undone_at=None).order_by("-pk").first()
    if (
        meeting.review != Meeting.Review.MACHINE
        or written is None
        or not confirmations.is_as_written(written)
    ):
        told = _("%(meeting)s has been edited since: confirm it on its own page.")
        raise Refused([told % {"meeting": meeting}])
    for rows in (meeting.evidence, meeting.participations, meeting.sides, meeting.documents):
        rows.all().delete()
    meeting.topics.clear()


def _publish(text: Text, by: User) -> None:
    """The evidence of a meeting can be read by whoever reads the meeting: a draft is published with it."""
    if text.is_published:
        return
    try:
        publishing.publish_text(text, by)
    except NotPublished as error:
        raise Refused(error.reasons) from error
    text.refresh_from_db(fields=["state"])


def _undecided(proposal: Proposal) -> Proposal:
    """The row as it stands, locked: of two editors one decides."""
    found = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("text", "revision")
        .get(pk=proposal.pk)
    )
    if found.is_decided:
        told = {"state": found.get_state_display(), "editor": found.decided_by}
        raise Refused([_("%(editor)s has decided this already: %(state)s.") % told])
    if not found.revision.is_current:
        number = found.text.article_id
        told_how = _("The text has changed since: run propose_meetings --article %(article)s first.")
        raise Refused([told_how % {"article": number}])
    return found


def _decide(proposal: Proposal, state: str, by: User, **values: Any) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, timezone.now()
    for name, value in values.items():
        setattr(proposal, name, value)
    proposal.save()


def _meeting(proposal: Proposal, given: list[ProposedFact], title: str) -> Meeting:
    """A new meeting with its date; the rest is written as for one that is held."""
    told = {fact.name: fact for fact in given}
    lacks = [
        str(name.label)
        for name in (Evidence.Fact.DATE, Evidence.Fact.KIND, Evidence.Fact.STANDING)
        if name not in told
    ]
    if lacks:
        raise Refused(
            [_("%(fact)s: no meeting goes without it. Change it instead.") % {"fact": fact} for fact in lacks]
        )
    date = told[Evidence.Fact.DATE]
    basis, note = _date_basis(proposal, date)
    words = date.told.get("words") or ""
    return Meeting(
        slug=newcomers.free_slug(Meeting, _slug(given)),
        title=title,
        date=date.told["date"],
        date_basis=basis,
        date_words=words[:200],
        date_words_language=proposal.text.language if words else "",
        date_note=note,
        kind=told[Evidence.Fact.KIND].told["kind"],
        standing=told[Evidence.Fact.STANDING].told["standing"],
        review=Meeting.Review.MACHINE,
    )


def _date_basis(proposal: Proposal, date: ProposedFact) -> tuple[str, str]:
    """How the date is known, and the note that says so."""
    basis = date.told["basis"]
    if basis == Meeting.DateBasis.EDITOR and not (date.told["date"] and date.note):
        raise Refused([_("Give the date, and say how you know it: the text does not state it so.")])
    if basis in Meeting.DateBasis.values:
        return basis, date.note
    by_url = proposal.text.article.published_basis == "url"
    basis = Meeting.DateBasis.URL if by_url else Meeting.DateBasis.HEADER
    return basis, date.note or _("Counted from the day of publication.")


def _slug(given: list[ProposedFact]) -> str:
    """“2025-12-03-viet-nam-belarus-talks”."""
    told = {fact.name: fact.told for fact in given}
    date = told[Evidence.Fact.DATE]["date"]
    try:
        lower, upper = bounds(date)
    except ValidationError as error:
        raise Refused(error.messages) from error
    day = date.lower() if lower is None else (lower.isoformat() if lower == upper else lower.isoformat()[:7])
    sides = sorted((fact for fact in given if fact.name == Evidence.Fact.SIDE), key=lambda side: side.number)
    codes = [side.told["country"] for side in sides if side.told.get("country")]
    countries = {country.code: country.name for country in Country.objects.filter(code__in=codes)}
    names = [countries.get(side.told.get("country") or "") or side.told.get("name") or "" for side in sides]
    kind = told[Evidence.Fact.KIND]["kind"].replace("_", " ")
    return "-".join(filter(None, [slug(f"d {day}")[2:], *map(slug, names), slug(kind)]))[:LONGEST_SLUG]
