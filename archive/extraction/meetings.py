"""From sentences to meetings: what several sentences report of one event is put together."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from archive.extraction import documents, joining, places, topics
from archive.extraction.attribution import Told, attributed
from archive.extraction.days import DAYS, Calendar, Day, dated
from archive.extraction.documents import Document
from archive.extraction.events import (
    Body,
    Event,
    Protagonist,
    event_of,
    headless,
    pair,
    point,
    separate,
)
from archive.extraction.people import PersonMention
from archive.extraction.places import Place
from archive.extraction.roster import Roster
from archive.extraction.seating import Seat, distinct, seated, tells_only
from archive.extraction.sentences import Sentence
from archive.extraction.sides import Side, home
from archive.extraction.source import Source
from archive.extraction.topics import Topic

LISTED = 6
"""For how many paragraphs the meetings that a sentence sums up may be told one by one."""
AWAITED = 2
"""For how many paragraphs a meeting without sides waits for the heads of its delegations."""


@dataclass
class Meeting:
    """One event with all sentences that speak of it.  is_own_day: whether a sentence that reports it names the day."""

    events: list[Event]
    sentences: list[Sentence]
    day: Day | None = None
    is_own_day: bool = False
    seats: list[Seat] = field(default_factory=list)
    place: Place | None = None
    documents: list[Document] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)

    @property
    def sides(self) -> list[Side]:
        return self.events[0].sides

    @property
    def keys(self) -> frozenset[str]:
        return self.events[0].keys

    @property
    def own_day(self) -> Day | None:
        return self.day if self.is_own_day else None

    @property
    def kind(self) -> str:
        """What the sentences that report it call it; a signing is part of the talks that others speak of."""
        kind = joining.kind(self.events)
        if kind in joining.FRAMES and any(_speaks_of_talks(sentence) for sentence in self.sentences):
            return "talks"
        return kind


def meetings(source: Source, sentences: list[Sentence], known: dict[str, Side]) -> list[Meeting]:
    """The meetings that a text reports, in their order.  What it only mentions or announces is left out.

    known: the sides of the officials of the archive, by slug.
    """
    return _Reader(source, sentences, known).meetings()


class _Reader:
    """Reads a text once, from its beginning; knows what it has read."""

    def __init__(self, source: Source, sentences: list[Sentence], known: dict[str, Side]) -> None:
        self.source, self.sentences = dated(source), sentences
        self.roster = Roster(source, sentences, home(source), known)
        self.calendar = Calendar(self.source, sentences)
        self.found: list[Meeting] = []
        self.current: Meeting | None = None
        self.awaiting: Event | None = None
        self.awaiting_day: Day | None = None
        self.protagonist: Protagonist | None = None
        self.listing: Event | None = None
        self.before: Sentence | None = None
        self.planned: set[frozenset[str]] = set()

    def meetings(self) -> list[Meeting]:
        waiting: list[Sentence] = []
        for sentence in self.sentences:
            self._read(sentence, waiting)
            if self.current is None:
                waiting.append(sentence)
            else:
                self.current.sentences.append(sentence)
                self._add_people(self.current, sentence)
        if self.found:
            self.found[0].sentences[:0] = waiting
        told = [self._told(meeting) for meeting in self.found]
        for meeting, own in zip(self.found, attributed(self.sentences, told), strict=True):
            meeting.sentences = own
            _complete(meeting, self.source, self._seated)
        backed = [meeting for meeting in self.found if self._is_backed(meeting)]
        return _without_frames(_without_visits(backed))

    def _read(self, sentence: Sentence, waiting: list[Sentence]) -> None:
        context = self.current.sides if self.current else []
        event = event_of(sentence, self.roster, self._subject(sentence), context, self.source.language)
        self.before = sentence
        if event is not None and self.current is None and not event.is_noun:
            pair(event, waiting, self.roster)
        if event is not None and len(event.sides) > 1 and not self.found and joining.opens(event):
            self._join_headless(waiting, event)
        listed = self._listed(sentence, event)
        event = listed or event
        if event is not None and len(event.sides) > 1:
            for each in separate(event, self.roster):
                self._join(each)
        elif self.current is None:
            self._await(sentence, event)
        elif event is not None and event.standing == "reported":
            self._take_day(event)
        self.calendar.note(sentence, self.current.day if self.current else None)
        if self.protagonist is None and not sentence.paragraph.is_heading:
            self.protagonist = next(
                (Protagonist(who, sentence) for who in sentence.people if _may_be_about(who)), None
            )

    def _subject(self, sentence: Sentence) -> Protagonist | None:
        """ "Earlier minister X flew in. At a meeting with …": the one named before, else who the text is about."""
        before = self.before
        if sentence.opens_paragraph or before is None or before.triggers:
            return self.protagonist
        named = [who for who in before.people if who.name_text]
        about = len(named) == 1 and _may_be_about(named[0])
        return Protagonist(named[0], before) if about else self.protagonist

    def _listed(self, sentence: Sentence, event: Event | None) -> Event | None:
        """A point of a list under "X met a number of officials:", which names no more than whom."""
        if not (joining.is_point(sentence) or self._goes_on(sentence)):
            if event is not None and event.standing == "reported" and not event.is_noun:
                self.listing = event
            return None
        if self.listing is None or (event is not None and len(event.sides) > 1):
            return None
        return point(self.listing, sentence, self.roster, self.protagonist)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a paragraph may tell of one of several meetings that a sentence before has summed up."""
        if self.listing is None or not sentence.opens_paragraph or not joining.tells_several(self.listing):
            return False
        behind = sentence.paragraph.number - self.listing.sentence.paragraph.number
        return 0 < behind <= LISTED and any(who.name_text and who.post_en for who in sentence.people)

    def _join(self, event: Event) -> None:
        """Adds an event to the meeting it reports, held or new; not what is no news or not told well enough."""
        day = self._day(event) or (self.awaiting_day if event is self.awaiting else None)
        if _is_summary(event):
            return
        news = self.current.day if self.current else None
        if event.standing == "planned":
            self.planned.add(event.keys)
        if event.standing != "reported" or self.calendar.is_history(
            event.sentence, event.trigger.start, day, news
        ):
            return
        held = max(
            (each for each in self.found if joining.same(each.events, each.own_day, event, day)),
            key=lambda each: (joining.shared(event, each.events), each is self.current),
            default=None,
        )
        current = self.current
        if held is None and current and joining.only_adds(event) and event.keys < current.keys:
            held = current
        elif held and joining.is_another(held.events, held.seats, event):
            held = None
        if held is None and event.kind == "visit" and any(each.keys == event.keys for each in self.found):
            return
        ahead = any(word.meaning[0] in ("planned", "future") for word in event.sentence.standing)
        if held is None and event.is_noun and ahead and event.keys in self.planned:
            return  # "he hoped the talks would …", of talks to come
        if held is None:
            if not self._stands_alone(event):
                self._await(event.sentence, event)
                return
            held = self._new(day or self._borrowed_day(), is_own=day is not None)
        held.events.append(event)
        for seat in event.seats:
            self.roster.settle(seat.person, seat.side, seat.sentence)
        if (
            self.current is None
            or held.keys != self.current.keys
            or joining.opens(event)
            or not held.sentences
        ):
            self.current = held
        if day is not None and not held.is_own_day:
            held.day, held.is_own_day = day, True

    def _stands_alone(self, event: Event) -> bool:
        awaited = event is self.awaiting and len(event.bodies) > 1
        told_when = event is self.awaiting and self.awaiting_day is not None
        return joining.stands_alone(event, self.roster.lead, awaited=awaited, told_when=told_when)

    def _new(self, day: Day | None, *, is_own: bool = False) -> Meeting:
        self.awaiting = None
        meeting = Meeting([], [], day, is_own)
        self.found.append(meeting)
        return meeting

    def _day(self, event: Event) -> Day | None:
        """The day that its sentence names; for a point of a list, the sentence above it."""
        previous = self.current.day if self.current else None
        day = self.calendar.of(event.sentence, event.trigger.start, previous)
        if day is None and event.told_in is not None and event.told_in is not event.sentence:
            return self.calendar.of(event.told_in, event.trigger.start, previous)
        return day

    def _borrowed_day(self) -> Day | None:
        """A sentence without a day: that of the sentence that summed up several meetings, of the meeting before it,
        or the first day of the text."""
        if self.listing and joining.tells_several(self.listing):
            summed = self.calendar.of(self.listing.sentence, self.listing.trigger.start, None)
            if summed and summed.mention and summed.mention.kind in DAYS:
                return summed
        if self.current and self.current.day and self.current.day.mention:
            return self.current.day
        return self.calendar.first or self.calendar.published()

    def _take_day(self, event: Event) -> None:
        """ "The talks took place on Tuesday": the day of the meeting just told, if that sentence named none."""
        current = self.current
        if current is None or current.is_own_day or event.kind == "visit":
            return
        told = current.events[-1].sentence.paragraph.number
        day = self._day(event)
        if event.is_noun and day and day.mention and day.mention.kind == "month":
            return  # "they spoke of the COP in November"
        if self.calendar.is_history(event.sentence, event.trigger.start, day, current.day):
            return
        if day is not None and event.sentence.paragraph.number <= told + 1:
            current.day, current.is_own_day = day, True

    def _await(self, sentence: Sentence, event: Event | None) -> None:
        """A meeting that the text opens with, told without its sides: the heading or the next sentences name them."""
        if self.awaiting is None:
            if self.current or event is None or not _opens_text(event, self.roster.lead):
                return
            self.awaiting, self.awaiting_day = event, None
            self._take_title(event)
        elif sentence.paragraph.number > self.awaiting.sentence.paragraph.number + AWAITED:
            self.awaiting = None
            return
        else:
            if self.awaiting_day is None:
                self.awaiting_day = self._day(event) if event else self._next_day(sentence)
            if not any(word.meaning[0] in ("planned", "future") for word in sentence.standing):
                self.awaiting.seats += [seat for seat in self._seated(sentence) if seat.person.name_text]
            self.awaiting.sides = distinct(
                [*self.awaiting.sides, *(seat.side for seat in self.awaiting.seats)]
            )
        if len(self.awaiting.sides) > 1 and self._stands_alone(self.awaiting):
            self._join(self.awaiting)

    def _next_day(self, sentence: Sentence) -> Day | None:
        """The day that the sentence behind a lead names: "At the meeting on Sunday, the delegation was led by …"."""
        if self.awaiting is None or sentence.paragraph is not self.awaiting.sentence.paragraph:
            return None
        day = self.calendar.of(sentence, sentence.start, None)
        return day if day and day.mention and day.mention.kind in DAYS else None

    def _seated(self, sentence: Sentence) -> list[Seat]:
        return seated(sentence, self.roster, self.current.sides if self.current else [])

    def _told(self, meeting: Meeting) -> Told:
        seats = [seat for event in meeting.events for seat in event.seats] + meeting.seats
        names = {seat.person.full_name for seat in seats if seat.person.full_name}
        unmanned = meeting.keys - {seat.side.key for seat in seats if seat.person.name_text}
        names |= self.roster.speakers(unmanned) if len(self.found) > 1 else set()
        return Told(tuple(event.sentence for event in meeting.events), frozenset(names))

    def _is_backed(self, meeting: Meeting) -> bool:
        """Whether more than names speaks for a meeting: an office of somebody who took part, a body, or its day."""
        bodies = any(event.bodies for event in meeting.events)
        office = any(self.roster.has_office(seat.person) for seat in meeting.seats)
        return office or (bodies and bool(meeting.day and meeting.day.mention))

    def _take_title(self, event: Event) -> None:
        """The two sides of the heading, where the sentence names one of them or none."""
        title = self.roster.title
        if len(title) == 2 and event.keys <= {side.key for side in title}:
            for side, sentence, start, end in self.roster.title_words:
                event.add(Body(side, sentence, start, end))

    def _join_headless(self, waiting: list[Sentence], following: Event) -> None:
        """A list of meetings whose first point has lost its opening: who it speaks of met, if there are two sides."""
        event = headless(waiting, self.roster)
        if event is not None:
            meeting = self._new(self.calendar.published())
            event.kind = following.kind if joining.is_point(following.sentence) else event.kind
            meeting.events.append(event)
            meeting.sentences += waiting

    def _add_people(self, meeting: Meeting, sentence: Sentence) -> None:
        """People whom a sentence says to have been present, or to have led a delegation."""
        if sentence.says("present", "with", "co_chair", "led"):
            meeting.seats += [seat for seat in self._seated(sentence) if seat.side.key in meeting.keys]


def _may_be_about(person: PersonMention) -> bool:
    return bool(person.name_text and person.post_en) and not tells_only(person)


def _opens_text(event: Event, lead: int) -> bool:
    """Whether a text may begin with what an event reports, and name its sides afterwards."""
    sentence = event.sentence
    near = sentence.paragraph.number <= lead and not sentence.paragraph.is_heading
    return near and event.standing == "reported" and event.kind != "visit"


def _speaks_of_talks(sentence: Sentence) -> bool:
    return any(found.meaning == ("talks", "noun") for found in sentence.triggers) and not sentence.standing


def _is_summary(event: Event) -> bool:
    """ "X met several partners": whom, the sentences behind it tell."""
    told = {seat.side.key for seat in event.seats}
    return joining.tells_several(event) and len(told) < 2 and len(event.sides) < 3


def _complete(meeting: Meeting, source: Source, fill: Callable[[Sentence], list[Seat]]) -> None:
    everybody = [seat for event in meeting.events for seat in event.seats] + meeting.seats
    everybody += _first_named(meeting, {seat.side.key for seat in everybody if seat.person.name_text}, fill)
    meeting.seats = list(_distinct(seat for seat in everybody if seat.side.key in meeting.keys))
    _leave_out_topics(meeting)
    told = [event.sentence for event in meeting.events]
    meeting.place = places.find(source, told, meeting.sentences)
    meeting.documents = documents.find(source.language, meeting.sentences)
    meeting.topics = topics.find(source.language, told, meeting.sentences)


def _leave_out_topics(meeting: Meeting) -> None:
    """Of three countries named together, with people of two, the third was spoken of: talks on Afghanistan."""
    manned = {seat.side.key for seat in meeting.seats}
    manned |= {body.side.key for event in meeting.events for body in event.bodies if body.is_delegation}
    if len(meeting.keys) < 3 or len(manned) != 2 or joining.is_of_many(meeting.events[0]):
        return
    for event in meeting.events:
        event.sides = [side for side in event.sides if side.key in manned]
        event.kind = "talks" if event.kind == "multilateral" else event.kind


def _first_named(meeting: Meeting, told: set[str], fill: Callable[[Sentence], list[Seat]]) -> Iterator[Seat]:
    """For each side without a name, who is the first to speak for it in the sentences about the meeting."""
    for sentence in meeting.sentences:
        if meeting.keys <= told:
            return
        for seat in fill(sentence):
            office = seat.person.post_en or seat.person.rank_en
            if seat.person.name_text and office and seat.side.key in meeting.keys - told:
                told.add(seat.side.key)
                yield seat


def _distinct(found: Iterable[Seat]) -> Iterator[Seat]:
    """Each person once; a post without a name only where its side has no named person."""
    everybody = list(found)
    named = {seat.side.key for seat in everybody if seat.person.name_text}
    seen: set[str] = set()
    for seat in everybody:
        person = seat.person
        if not person.name_text and seat.side.key in named:
            continue
        key = person.slug or person.full_name or person.name_latin or f"{seat.side.key}:{person.post_en}"
        if key not in seen:
            seen.add(key)
            yield seat


def _without_frames(found: list[Meeting]) -> list[Meeting]:
    """Countries named together without anybody who met are no meeting beside one of two of them."""
    manned = [meeting for meeting in found if meeting.seats]
    return [
        meeting for meeting in found if meeting.seats or not any(held.keys < meeting.keys for held in manned)
    ]


def _without_visits(found: list[Meeting]) -> list[Meeting]:
    """A visit is the frame of the meetings of its sides; alone it stands for itself."""
    others = {key for meeting in found if meeting.kind != "visit" for key in meeting.keys}
    return [meeting for meeting in found if meeting.kind != "visit" or not meeting.keys & others]
