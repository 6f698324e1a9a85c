"""From a proposal to a meeting: an editor confirms it as new, into a meeting that is held, or refuses it.

Every function is one transaction that ends with the timeline up to date, or changes nothing and raises
curation.Refused.  The quotations become evidence, proven letter for letter by archive.curation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import curation, newcomers, proposals, reports
from archive.curation import Fact, Piece, Refused
from archive.models import (
    Country,
    Document,
    Evidence,
    Meeting,
    MeetingDocument,
    Official,
    Organisation,
    Participation,
    PrintedForm,
    Proposal,
    Side,
)
from archive.proposed_facts import ProposedFact, facts
from articles.fields import bounds
from articles.models import Passage
from articles.text.normalise import fold, slug

DATE_BASES = ("stated", "header", "url", "other_passage")
LONGEST_SLUG = 110


@dataclass(frozen=True)
class Choice:
    """What the editor says of a proposal.

    kept: keys of the facts to confirm, besides those that no meeting goes without. note: how the facts are known
    that no passage states. officials, organisations, documents: who is meant, by the key of the fact; one that is
    missing is new to the archive. title, date and date_note are for a new meeting: an empty date is the proposed one.
    """

    kept: frozenset[str] = frozenset()
    note: str = ""
    officials: Mapping[str, Official] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    title: str = ""
    date: str = ""
    date_note: str = ""


@transaction.atomic
def confirm_as_new(proposal: Proposal, choice: Choice, by: User) -> Meeting:
    """Makes a confirmed meeting of a proposal, with all that was kept of it."""
    proposal = _undecided(proposal)
    meeting = _meeting(proposal, choice)
    try:
        meeting.full_clean(exclude=["slug"])
    except ValidationError as error:
        raise Refused(error.messages) from error
    meeting.save()
    _write(meeting, proposal, choice, by)
    curation.confirm(meeting)
    _decide(proposal, Proposal.State.CONFIRMED, by, meeting=meeting)
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
    left = _write(meeting, proposal, choice, by)
    _decide(proposal, Proposal.State.CONFIRMED, by, meeting=meeting)
    proposals.join_reports(proposal, meeting)
    return left


@transaction.atomic
def refuse(proposal: Proposal, reason: str, by: User) -> None:
    """Says why this is no meeting for the archive; it is not proposed again."""
    if not reason.strip():
        raise Refused([_("Say why it is refused: whoever meets the text again will ask.")])
    _decide(_undecided(proposal), Proposal.State.REFUSED, by, reason=reason.strip())


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


def _meeting(proposal: Proposal, choice: Choice) -> Meeting:
    """A new meeting with its date; the rest is written as for one that is held."""
    content = proposal.content
    date, basis, note = content["date"] or "", content.get("date_basis") or "", choice.date_note
    if (choice.date and choice.date != date) or not date:
        date, basis, words = choice.date, Meeting.DateBasis.EDITOR.value, ""
        if not date or not note:
            raise Refused([_("Give the date, and say how you know it: the text does not state it so.")])
    else:
        words = content.get("date_words") or ""
        if basis not in DATE_BASES:
            by_url = proposal.text.article.published_basis == "url"
            basis = Meeting.DateBasis.URL if by_url else Meeting.DateBasis.HEADER
            note = note or _("Counted from the day of publication.")
    return Meeting(
        slug=newcomers.free_slug(Meeting, _slug(proposal, date)),
        title=choice.title,
        date=date,
        date_basis=basis,
        date_words=words[:200],
        date_words_language=proposal.text.language if words else "",
        date_note=note,
        kind=proposal.kind,
        standing=proposal.standing,
        review=Meeting.Review.MACHINE,
    )


def _slug(proposal: Proposal, date: str) -> str:
    """“2025-12-03-viet-nam-belarus-talks”."""
    try:
        lower, upper = bounds(date)
    except ValidationError as error:
        raise Refused(error.messages) from error
    day = date.lower() if lower is None else (lower.isoformat() if lower == upper else lower.isoformat()[:7])
    codes = [side["country"] for side in proposal.content["sides"] if side.get("country")]
    countries = {country.code: country.name for country in Country.objects.filter(code__in=codes)}
    names = [
        countries.get(side.get("country")) or side.get("name") or "" for side in proposal.content["sides"]
    ]
    return "-".join(
        filter(None, [slug(f"d {day}")[2:], *map(slug, names), slug(proposal.kind.replace("_", " "))])
    )[:LONGEST_SLUG]


def _write(meeting: Meeting, proposal: Proposal, choice: Choice, by: User) -> list[ProposedFact]:
    """Writes the kept facts with their evidence; returns those that the meeting contradicts."""
    minutes = _Minutes(meeting, proposal, choice)
    pieces: list[Piece] = []
    left: list[ProposedFact] = []
    for fact in facts(proposal):
        if not fact.is_required and fact.key not in choice.kept:
            continue
        agreed = minutes.put(fact)
        if agreed is None:
            left.append(fact)
            pieces += _otherwise(fact, proposal)
        else:
            pieces += _pieces(fact, agreed, choice, meeting)
    meeting.save()
    curation.add_all(meeting, pieces, by=by)
    return left


def _pieces(fact: ProposedFact, agreed: Fact, choice: Choice, meeting: Meeting) -> list[Piece]:
    """The quotations of a fact; without one, the editor's note."""
    has_evidence = meeting.evidence.filter(fact=fact.name).exists() and agreed.target is None
    if fact.name == Evidence.Fact.DATE and fact.value != meeting.date and not has_evidence:
        otherwise = _quoted(fact, agreed, fact.value) if fact.value else []
        return [Piece(agreed, note=meeting.date_note), *otherwise]
    if fact.quotes:
        stated = fact.value if fact.name == Evidence.Fact.DATE and fact.value != meeting.date else ""
        return _quoted(fact, agreed, stated)
    if has_evidence:
        return []
    if not choice.note:
        told = {"fact": f"{fact.label} “{fact.value}”"}
        raise Refused([_("%(fact)s: no passage states it. Say how you know it, or leave it out.") % told])
    return [Piece(agreed, note=choice.note)]


def _quoted(fact: ProposedFact, agreed: Fact, stated: str = "") -> list[Piece]:
    return [Piece(agreed, quote.passage, quote.text, quote.start, stated=stated) for quote in fact.quotes]


def _otherwise(fact: ProposedFact, proposal: Proposal) -> list[Piece]:
    """What the text says instead of what the meeting records: kept, so that readers see where reports differ."""
    place = proposal.content.get("place") or {}
    stated = {
        Evidence.Fact.DATE: fact.value,
        Evidence.Fact.TIME_OF_DAY: fact.value,
        Evidence.Fact.PLACE: place.get("city") or place.get("country") or "",
        Evidence.Fact.VENUE: fact.value,
        Evidence.Fact.KIND: proposal.kind,
        Evidence.Fact.STANDING: proposal.standing,
    }.get(fact.name, "")
    return _quoted(fact, Fact(fact.name), stated) if stated else []


class _Minutes:
    """Puts proposed facts into a meeting, new or held."""

    def __init__(self, meeting: Meeting, proposal: Proposal, choice: Choice) -> None:
        self.meeting, self.choice = meeting, choice
        self.text, self.content = proposal.text, proposal.content
        self.is_new = not meeting.sides.exists()
        self.sides: dict[int, Side] = {}

    def put(self, fact: ProposedFact) -> Fact | None:
        """The fact as the meeting has it now; None where the meeting says otherwise, and is left as it is."""
        put = getattr(self, f"_{fact.name.value}")
        found = put(fact)
        if found is None or found is False:
            return None
        return Fact(fact.name, None if found is True else found)

    def _date(self, fact: ProposedFact) -> bool:
        if self.meeting.date_basis == Meeting.DateBasis.EDITOR and not self.meeting.evidence.exists():
            return True
        return reports.can_be_one_day(fact.value, self.meeting.date)

    def _kind(self, fact: ProposedFact) -> bool:
        return bool(self.meeting.kind == self.content["kind"])

    def _standing(self, fact: ProposedFact) -> bool:
        return bool(self.meeting.standing == self.content["standing"])

    def _time_of_day(self, fact: ProposedFact) -> bool:
        self.meeting.time_of_day = self.meeting.time_of_day or fact.value
        return bool(self.meeting.time_of_day == fact.value)

    def _place(self, fact: ProposedFact) -> bool:
        place = self.content["place"]
        city, code = place.get("city") or "", place.get("country")
        meeting = self.meeting
        if not meeting.place and meeting.place_country_id in (None, code):
            meeting.place, meeting.place_language = city[:100], "en" if city else ""
            meeting.place_country = Country.objects.filter(code=code).first() if code else None
            meeting.place_basis = meeting.place_basis or Meeting.PlaceBasis.STATED
            return True
        return meeting.place_country_id in (None, code) and _one_word(meeting.place) == _one_word(city)

    def _venue(self, fact: ProposedFact) -> bool:
        if not self.meeting.venue:
            self.meeting.venue, self.meeting.venue_language = fact.value[:200], self.text.language
            self.meeting.place_basis = self.meeting.place_basis or Meeting.PlaceBasis.STATED
        return self.meeting.venue == fact.value[:200]

    def _side(self, fact: ProposedFact) -> Side | None:
        """A meeting that is held keeps its sides: a report that names another one is rather wrong than new."""
        owner = self._owner(fact)
        side = self.meeting.sides.filter(**owner).first() if owner else None
        if side is None and self.is_new and owner:
            position = self.meeting.sides.count()
            side = Side.objects.create(meeting=self.meeting, position=position, **owner)
        if side is not None:
            self.sides[fact.number] = side
        return side

    def _owner(self, fact: ProposedFact) -> dict[str, Country | Organisation] | None:
        """Who sits: a country or a body that the archive knows or, for a new meeting, gets to know."""
        if code := fact.told.get("country"):
            country = Country.objects.filter(code=code).first()
            if country is None:
                raise Refused([_("The archive has no country %(code)s.") % {"code": code}])
            return {"country": country}
        named = Organisation.objects.filter(slug=fact.told.get("organisation") or "").first()
        held = self.choice.organisations.get(fact.key) or named
        if held is None and self.is_new:
            held = newcomers.organisation(fact.told)
        return {"organisation": held} if held else None

    def _host(self, fact: ProposedFact) -> bool:
        side = self.sides.get(fact.number)
        if side is None:
            return False
        host = self.meeting.sides.filter(is_host=True).first()
        if host is None:
            side.is_host = True
            side.save()
        return host in (None, side)

    def _participant(self, fact: ProposedFact) -> Participation | None:
        told, side = fact.told, self.sides.get(fact.told["side"])
        if side is None:
            return None
        official = self._official(fact, side)
        post = (told.get("post") or ("" if official else told["name"]))[:300]
        same = self.meeting.participations.filter(official=official)
        seat = same.first() if official else same.filter(side=side, post=post).first()
        if seat is None:
            last = (
                self.meeting.participations.order_by("-position").values_list("position", flat=True).first()
            )
            position = 0 if last is None else last + 1
            role = told.get("role") or ""
            seat = Participation.objects.create(
                meeting=self.meeting, side=side, position=position, official=official, post=post, role=role
            )
        self._note_spellings(seat, told["spellings"])
        return seat

    def _official(self, fact: ProposedFact, side: Side) -> Official | None:
        """Nobody where the text names a post only."""
        if fact.key in self.choice.officials:
            return self.choice.officials[fact.key]
        if not fact.told["spellings"]:
            return None
        held: Official | None = Official.objects.filter(slug=fact.told.get("official") or "").first()
        return held or newcomers.official(fact.told, side, self.text)

    def _note_spellings(self, seat: Participation, spellings: list[str]) -> None:
        if seat.official:
            newcomers.add_spellings(seat.official, spellings, self.text)
        contents = Passage.objects.filter(revision__text=self.text, revision__is_current=True)
        whole = "\n".join(contents.values_list("content", flat=True))
        for spelling in spellings:
            PrintedForm.objects.get_or_create(
                participation=seat,
                text=self.text,
                name=spelling[:200],
                defaults={"occurrences": whole.count(spelling)},
            )

    def _document(self, fact: ProposedFact) -> Document:
        told = fact.told
        held = Document.objects.filter(titles__text=told["title"][:500], kind=told["kind"]).first()
        document = self.choice.documents.get(fact.key) or held or newcomers.document(told)
        newcomers.add_title(document, told, self.text)
        MeetingDocument.objects.get_or_create(
            meeting=self.meeting, document=document, defaults={"standing": told["standing"]}
        )
        return document

    def _topic(self, fact: ProposedFact) -> Any:
        self.meeting.topics.add(fact.told)
        return fact.told


def _one_word(place: str) -> str:
    """Hà Nội, Hanoi: one city."""
    return fold(place).replace(" ", "")
