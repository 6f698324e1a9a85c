"""Writes the facts of a report into a meeting, new or held, each with its evidence."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive import curation, newcomers, reports
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
    Topic,
)
from archive.models.redirects import by_address
from archive.proposed_facts import ProposedFact
from articles.models import Passage
from articles.text.normalise import fold


def write(meeting: Meeting, proposal: Proposal, given: list[ProposedFact], by: User) -> list[ProposedFact]:
    """Writes the facts with their evidence; returns those that the meeting contradicts."""
    minutes = Minutes(meeting, proposal)
    pieces: list[Piece] = []
    left: list[ProposedFact] = []
    for fact in given:
        agreed = minutes.put(fact)
        if agreed is None:
            left.append(fact)
            pieces += _otherwise(fact)
        else:
            pieces += _pieces(fact, agreed, meeting)
    meeting.save()
    curation.add_all(meeting, pieces, by=by)
    return left


def _pieces(fact: ProposedFact, agreed: Fact, meeting: Meeting) -> list[Piece]:
    """The quotations of a fact, and the editor's note where it has one of its own."""
    is_held = agreed.target is None and meeting.evidence.filter(fact=fact.name).exists()
    if fact.name == Evidence.Fact.DATE:
        return _pieces_of_date(fact, agreed, meeting, is_held)
    if fact.quotes:
        return _quoted(fact, agreed)
    if is_held:
        return []
    if not fact.note:
        told = {"fact": f"{fact.label} “{fact.value}”"}
        raise Refused([_("%(fact)s: no passage states it. Say how you know it, or leave it out.") % told])
    return [Piece(agreed, note=fact.note)]


def _pieces_of_date(fact: ProposedFact, agreed: Fact, meeting: Meeting, is_held: bool) -> list[Piece]:
    """A date of the editor's own has their note; the words of the text then state another."""
    otherwise = fact.told.get("stated", "") if "stated" in fact.told else fact.value
    quoted = _quoted(fact, agreed, otherwise if otherwise != meeting.date else "") if otherwise else []
    if fact.told["basis"] == Meeting.DateBasis.EDITOR and not is_held:
        return [Piece(agreed, note=fact.note or meeting.date_note), *quoted]
    if quoted or is_held:
        return quoted
    if not (fact.note or meeting.date_note):
        raise Refused([_("date: no passage states it. Say how you know it.")])
    return [Piece(agreed, note=fact.note or meeting.date_note)]


def _quoted(fact: ProposedFact, agreed: Fact, stated: str = "") -> list[Piece]:
    return [Piece(agreed, quote.passage, quote.text, quote.start, stated=stated) for quote in fact.quotes]


def _otherwise(fact: ProposedFact) -> list[Piece]:
    """What the text says instead of what the meeting records: kept, so that readers see where reports differ."""
    stated = {
        Evidence.Fact.DATE: fact.told.get("stated", fact.value),
        Evidence.Fact.PLACE: fact.told.get("city") or fact.told.get("country") or "",
        **{
            name: fact.told.get(name.value) or ""
            for name in (
                Evidence.Fact.TIME_OF_DAY,
                Evidence.Fact.VENUE,
                Evidence.Fact.KIND,
                Evidence.Fact.STANDING,
            )
        },
    }.get(fact.name, "")
    return _quoted(fact, Fact(fact.name), stated) if stated else []


class Minutes:
    """Puts proposed facts into a meeting, new or held."""

    def __init__(self, meeting: Meeting, proposal: Proposal) -> None:
        self.meeting, self.text = meeting, proposal.text
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
        return bool(self.meeting.kind == fact.told["kind"])

    def _standing(self, fact: ProposedFact) -> bool:
        return bool(self.meeting.standing == fact.told["standing"])

    def _time_of_day(self, fact: ProposedFact) -> bool:
        said = fact.told["time_of_day"]
        self.meeting.time_of_day = self.meeting.time_of_day or said
        return bool(self.meeting.time_of_day == said)

    def _place(self, fact: ProposedFact) -> bool:
        city, code = fact.told.get("city") or "", fact.told.get("country")
        meeting = self.meeting
        if not meeting.place and meeting.place_country_id in (None, code):
            meeting.place, meeting.place_language = city[:100], "en" if city else ""
            meeting.place_country = Country.objects.filter(code=code).first() if code else None
            meeting.place_basis = meeting.place_basis or Meeting.PlaceBasis.STATED
            return True
        return meeting.place_country_id in (None, code) and _one_word(meeting.place) == _one_word(city)

    def _venue(self, fact: ProposedFact) -> bool:
        if not self.meeting.venue:
            self.meeting.venue, self.meeting.venue_language = fact.told["venue"][:200], self.text.language
            self.meeting.place_basis = self.meeting.place_basis or Meeting.PlaceBasis.STATED
        return self.meeting.venue == fact.told["venue"][:200]

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
        held = by_address(Organisation, fact.told.get("organisation") or "")
        if held is None and self.is_new:
            held = newcomers.organisation(fact.told)
        return {"organisation": held} if held else None

    def _host(self, fact: ProposedFact) -> bool:
        side = self.sides.get(fact.told["side"])
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
        held: Official | None = by_address(Official, fact.told.get("official") or "")
        if held or not (fact.told["spellings"] or fact.told.get("is_new")):
            return held
        return newcomers.official(fact.told, side, self.text)

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
        chosen = by_address(Document, told.get("document") or "")
        document = chosen or held_document(told) or newcomers.document(told)
        newcomers.add_title(document, told, self.text)
        MeetingDocument.objects.get_or_create(
            meeting=self.meeting, document=document, defaults={"standing": told["standing"]}
        )
        return document

    def _topic(self, fact: ProposedFact) -> Any:
        topic = Topic.objects.get(slug=fact.told["topic"])
        self.meeting.topics.add(topic)
        return topic


def held_document(told: Mapping[str, Any]) -> Document | None:
    """The document of the archive that is printed under this very title."""
    return Document.objects.filter(titles__text=told["title"][:500], kind=told["kind"]).first()


def _one_word(place: str) -> str:
    """Hà Nội, Hanoi: one city."""
    return fold(place).replace(" ", "")
