"""From sentences to meetings: what several sentences report of one event is put together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from archive.extraction import dates, documents, places, topics
from archive.extraction.dates import DateContext, DateMention, ResolvedDate
from archive.extraction.dates.resolve import Basis
from archive.extraction.documents import Document
from archive.extraction.events import RANK, Event, Seat, event_of, headless, seats
from archive.extraction.places import Place
from archive.extraction.sentences import Sentence
from archive.extraction.sides import Roster, Side, home
from archive.extraction.source import Source
from archive.extraction.topics import Topic
from articles import edtf_date

LEAD = 3
"""A text reports its main meeting in its first paragraphs; later ones must say of themselves who met whom."""
_DATELINE = re.compile(r"^.{3,60}?(?:\([^)]{2,40}\)|/[^/]{2,40}/)?\s*[-–—.:]\s")
RECENT = timedelta(days=21)
"""What lies further back than this before publication is history, not news."""


@dataclass
class Meeting:
    """One event with all sentences that speak of it."""

    events: list[Event]
    sentences: list[Sentence]
    date: ResolvedDate | None = None
    date_at: tuple[Sentence, DateMention] | None = None
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
    def kind(self) -> str:
        """What its first sentence calls it; a signing or visit gives way to what else it was."""
        kinds = [event.kind for event in self.events]
        return next((kind for kind in kinds if RANK[kind] < RANK["signing"]), kinds[0])


def meetings(source: Source, sentences: list[Sentence], known: dict[str, Side]) -> list[Meeting]:
    """The meetings that a text reports, in their order.  What it only mentions or announces is left out.

    known: the sides of the officials of the archive, by slug.
    """
    return _Reader(source, sentences, known).meetings()


class _Reader:
    """Reads a text once, from its beginning; knows what it has read."""

    def __init__(self, source: Source, sentences: list[Sentence], known: dict[str, Side]) -> None:
        self.source, self.sentences = _dated(source), sentences
        self.roster = Roster(sentences, home(source), source.language, known)
        self.years = _YearHints(sentences)
        self.found: list[Meeting] = []
        self.current: Meeting | None = None
        self.last_day: tuple[tuple[Sentence, DateMention], ResolvedDate] | None = None
        self.protagonist: Seat | None = None

    def meetings(self) -> list[Meeting]:
        waiting: list[Sentence] = []
        for sentence in self.sentences:
            self._read(sentence, waiting)
            if self.current is None:
                waiting.append(sentence)
            else:
                self.current.sentences.append(sentence)
                self._add_presence(self.current, sentence)
        if self.found:
            self.found[0].sentences[:0] = waiting
        for meeting in self.found:
            _complete(meeting, self.source)
        return _without_visits(self.found)

    def _read(self, sentence: Sentence, waiting: list[Sentence]) -> None:
        event = event_of(sentence, self.roster, self.protagonist, self.source.language)
        if event is not None and not self.found and _opens(event):
            self._join_headless(waiting)
        if event is not None:
            self._join(event)
        self._note_day(sentence)
        if self.protagonist is None:
            named = [seat for seat in seats(sentence, self.roster) if seat.person.name_text]
            self.protagonist = named[0] if named else None

    def _note_day(self, sentence: Sentence) -> None:
        for mention in sentence.dates:
            resolved = dates.resolve(mention, self._context(mention))
            if resolved.edtf and mention.kind in ("day", "weekday", "relative"):
                self.last_day = self.last_day or ((sentence, mention), resolved)

    def _context(self, mention: DateMention) -> DateContext:
        previous = self.current.date.edtf if self.current and self.current.date else None
        return self.years.context(mention, self.source, previous)

    def _join(self, event: Event) -> None:
        """Adds an event to the meeting it reports, held or new; not what is no news or not told well enough."""
        at, when = self._date(event)
        if event.standing != "reported" or _is_history(when, self.source):
            return
        held = max(
            (each for each in self.found if _same(each, event, when)),
            key=partial(_shared, event),
            default=None,
        )
        if held and _is_another(held, event):
            held = None
        if held is None:
            if not _stands_alone(event):
                return
            if when is None:
                at, when = self._borrowed_day(event)
            held = Meeting([], [])
            self.found.append(held)
        held.events.append(event)
        if self.current is None or held.keys != self.current.keys or _opens(event):
            self.current = held
        if held.date is None and when is not None:
            held.date, held.date_at = when, at

    def _join_headless(self, waiting: list[Sentence]) -> None:
        """A list of meetings whose first point has lost its opening: who it speaks of met, if there are two sides."""
        event = headless(waiting, self.roster)
        if event is not None:
            meeting = Meeting([event], list(waiting))
            meeting.date = _published(self.source)
            self.found.append(meeting)

    def _date(self, event: Event) -> tuple[tuple[Sentence, DateMention] | None, ResolvedDate | None]:
        """The day named nearest to the word of the meeting; a year alone is no day of a meeting."""
        near = sorted(event.sentence.dates, key=lambda mention: abs(mention.start - event.trigger.start))
        for mention in sorted(near, key=lambda mention: mention.kind not in ("day", "weekday", "relative")):
            resolved = dates.resolve(mention, self._context(mention))
            if resolved.edtf and mention.kind in ("day", "weekday", "relative", "range", "month"):
                return (event.sentence, mention), resolved
        return None, None

    def _borrowed_day(self, event: Event) -> tuple[tuple[Sentence, DateMention] | None, ResolvedDate | None]:
        """A sentence without a day: that of the meeting before it, or the first day of the text."""
        if self.current and self.current.date_at:
            return self.current.date_at, self.current.date
        if self.last_day:
            return self.last_day
        return None, _published(self.source)

    def _add_presence(self, meeting: Meeting, sentence: Sentence) -> None:
        """People whom a sentence says to have been present."""
        if any(word.meaning[0] in ("present", "co_chair") for word in sentence.presence):
            meeting.seats += [seat for seat in seats(sentence, self.roster) if seat.side.key in meeting.keys]


def _published(source: Source) -> ResolvedDate | None:
    """A report that names no day is of the day it was published."""
    if not source.published:
        return None
    basis: Basis = "url" if source.published_basis == "url" else "header"
    return ResolvedDate(source.published, basis, False, None, "")


def _dated(source: Source) -> Source:
    """A text whose publication is not known otherwise is of the day in its dateline."""
    if source.published:
        return source
    heads = [source.dateline] + [
        found[0] for part in source.paragraphs[:LEAD] if (found := _DATELINE.match(part.text))
    ]
    for head in heads:
        for mention in dates.find(head, source.language):
            resolved = dates.resolve(mention, DateContext())
            if mention.kind == "day" and resolved.edtf:
                return replace(source, published=resolved.edtf, published_basis="text")
    return source


def _stands_alone(event: Event) -> bool:
    """Near the top, or with people of both sides named or called by their posts."""
    told = {seat.side.key for seat in event.seats}
    return len(told) > 1 or (event.sentence.paragraph.number <= LEAD and bool(told))


def _apart(first: str, second: str) -> bool:
    """Consultations and telephone calls are meetings of their own beside talks and receptions."""
    return first != second and any(kind in ("consultation", "phone_call") for kind in (first, second))


def _same(meeting: Meeting, event: Event, when: ResolvedDate | None) -> bool:
    if meeting.keys != event.keys or _apart(meeting.kind, event.kind):
        return False
    known, new = (meeting.date and meeting.date.edtf), (when and when.edtf)
    return not known or not new or known == new


def _shared(event: Event, meeting: Meeting) -> int:
    """How many people of an event a meeting has already."""
    held = {seat.person.full_name for each in meeting.events for seat in each.seats if seat.person.full_name}
    return len(held & {seat.person.full_name for seat in event.seats})


def _opens(event: Event) -> bool:
    """Whether a sentence begins the report of a further meeting: a point of a list, or words such as "also"."""
    begins = event.sentence.paragraph.text.lstrip()[:1] in ("*", "•", "-", "–", "—")
    told = any(word.meaning[0] == "next" for word in event.sentence.presence)
    return event.sentence.opens_paragraph and (begins or told)


def _is_another(meeting: Meeting, event: Event) -> bool:
    """The same two sides again, said to be a further meeting, with another person on one of them."""
    if not any(word.meaning[0] == "next" for word in event.sentence.presence):
        return False
    held = {(seat.side.key, seat.person.full_name) for each in meeting.events for seat in each.seats}
    new = {(seat.side.key, seat.person.full_name) for seat in event.seats if seat.person.name_text}
    fresh = {side for side, _ in new - held}
    return bool(fresh) and fresh != meeting.keys and len({side for side, _ in new}) > 1


def _is_history(when: ResolvedDate | None, source: Source) -> bool:
    if when is None or not when.edtf or not source.published:
        return False
    upper, published = edtf_date.parse(when.edtf).upper, edtf_date.parse(source.published).lower
    return isinstance(upper, date) and isinstance(published, date) and upper < published - RECENT


class _YearHints:
    """The years that the dates of a text state, for those that state none."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self._mentions = [mention for sentence in sentences for mention in sentence.dates]

    def context(self, mention: DateMention, source: Source, previous: str | None) -> DateContext:
        place = self._mentions.index(mention)
        others = sorted(range(len(self._mentions)), key=lambda other: abs(other - place))
        dated = [self._mentions[other] for other in others if other != place]
        hints = dates.year_hints(
            mention, [other for other in dated if other.kind in ("day", "month", "range")]
        )
        basis = source.published_basis if source.published else None
        return DateContext(source.published, basis, hints, previous, False)  # type: ignore[arg-type]


def _complete(meeting: Meeting, source: Source) -> None:
    everybody = [seat for event in meeting.events for seat in event.seats] + meeting.seats
    meeting.seats = list(_distinct(seat for seat in everybody if seat.side.key in meeting.keys))
    told = [event.sentence for event in meeting.events]
    meeting.place = places.find(source, told, meeting.sentences)
    meeting.documents = documents.find(source.language, meeting.sentences)
    meeting.topics = topics.find(source.language, told, meeting.sentences)


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


def _without_visits(found: list[Meeting]) -> list[Meeting]:
    """A visit is the frame of the meetings of its sides; alone it stands for itself."""
    others = {key for meeting in found if meeting.kind != "visit" for key in meeting.keys}
    return [meeting for meeting in found if meeting.kind != "visit" or not meeting.keys & others]
