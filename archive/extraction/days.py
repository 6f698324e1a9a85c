"""On which day a meeting was held: the day its sentence names, that of another sentence, or of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from archive.extraction.sentences import Sentence
from archive.extraction.source import Source
from articles import dates, edtf_date
from articles.dates import DateContext, DateMention, ResolvedDate
from articles.dates.resolve import Basis

LEAD = 3
_ENDS = (".", "!", "?", "।", "…", "”", "»")
_BASES: dict[str, Basis] = {"url": "url", "text": "other_passage"}
STAMP = 90
"""Letters of a line that may be a stamp and no sentence."""
ARRIVED = 24
"""How far behind a word for coming, in letters, the day of the arrival may stand."""
_ARRIVED = re.compile(
    r"(?:arriv\w*|beginning|starting|since|landed|прибыл\w*|прибывш\w*|с понедельника|depuis|arrivée?s?|à compter du|"
    r"đến từ|bắt đầu từ|পৌঁছা\S*|পৌঁছে\S*|আসেন|আসা)\s(?:\S+\s){0,2}$",
    re.IGNORECASE,
)
TELLING = 36
"""How far behind a word for speaking, in letters, the day on which somebody spoke may stand."""
_TELLING = re.compile(
    r"(?:said|told \w+|announced|сообщил[аи]?|рассказали|a (?:déclaré|indiqué|annoncé)|ont (?:indiqué|annoncé)|"
    r"জানান|জানিয়েছে|জানায়)(?: here| yesterday)?,?(?: on| в| во| ce)?\s$",
    re.IGNORECASE,
)
_THROUGH = re.compile(r"\s(?:to|until|through|au|jusqu['’]au|по|до|đến|tới|থেকে|পর্যন্ত)\s")
_AIRPORT = re.compile(r"airport|aéroport|аэропорт|sân bay|বিমানবন্দর", re.IGNORECASE)
NEAR = 60
"""How far from the word of a meeting, in letters, the year that it was held may stand."""
MONTH = timedelta(days=31)
RECENT = timedelta(days=21)
"""What lies further back than this before publication is history, not news."""
SOME_YEAR = 2025
"""Stands for a year that is not told; no leap year, and days over the turn of the year are not counted."""
_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
_NO_YEAR = re.compile(r"XXXX-\d\d-\d\d")
DAYS = ("day", "weekday", "relative")
NEIGHBOURS = 50
"""So many dates before and behind one may lend it their year."""
RANGE_COSTS, MONTH_COSTS = 9_000, 10_000
_DATELINE = re.compile(r"^.{3,60}?(?:\([^)]{2,40}\)|/[^/]{2,40}/)?\s*[-–—.:]\s")


@dataclass(frozen=True)
class Day:
    """A day with the words that name it; without them, it is the day of publication."""

    resolved: ResolvedDate
    sentence: Sentence | None = None
    mention: DateMention | None = None


class Calendar:
    """The days of one text, read from its beginning."""

    def __init__(self, source: Source, sentences: list[Sentence]) -> None:
        self.source = source
        self._sentences = sentences
        self._order = {id(sentence): place for place, sentence in enumerate(sentences)}
        self._mentions = [mention for sentence in sentences for mention in sentence.dates]
        self.first: Day | None = None
        self._places = {id(mention): place for place, mention in enumerate(self._mentions)}
        self._stated = sorted(set(_stated(self._mentions)))

    def of(self, sentence: Sentence, place: int, previous: Day | None) -> Day | None:
        """The day named nearest to a place of a sentence; a year alone is no day of a meeting."""
        lasting = sentence.says("lasting")
        distance = _lasting if lasting else _distance
        held = [
            mention
            for mention in sentence.dates
            if not (
                _is_of_arrival(mention, sentence)
                or (self.source.published and _is_of_telling(mention, sentence))
            )
        ]
        for mention in sorted(held, key=lambda mention: distance(mention, place)):
            if mention.kind not in (*DAYS, "range", "month"):
                continue
            if mention.kind == "range" and not lasting and _is_of_visit(sentence):
                continue
            resolved = self._resolved(mention, previous)
            if mention.kind == "relative" and "/" in (resolved.edtf or "") and not lasting:
                continue  # "this week" is no day
            if resolved.edtf and _is_near(resolved.edtf, mention.kind):
                return Day(self._through(resolved, mention, sentence, previous), sentence, mention)
        return None

    def _through(
        self, first: ResolvedDate, mention: DateMention, sentence: Sentence, previous: Day | None
    ) -> ResolvedDate:
        """ "From Monday to Wednesday" is three days; any other weekday is the day it is."""
        following = next((other for other in sentence.dates if other.start >= mention.end), None)
        if mention.kind != "weekday" or following is None or following.kind != "weekday":
            return first
        between = sentence.paragraph.text[mention.end : following.start]
        last = self._resolved(following, previous).edtf if _THROUGH.fullmatch(between) else None
        if not (first.edtf and last and first.edtf < last):
            return first
        return replace(first, edtf=f"{first.edtf}/{last}")

    def _resolved(self, mention: DateMention, previous: Day | None) -> ResolvedDate:
        """What a mention means; "yesterday" in a text of the 6th of November of an untold year is the 5th."""
        found = dates.resolve(mention, self._context(mention, previous))
        stamp = self.source.published or ""
        if found.edtf or mention.kind != "relative" or not _NO_YEAR.fullmatch(stamp):
            return self._certain(found)
        told = replace(self._context(mention, None), published=f"{SOME_YEAR}{stamp[4:]}")
        found = dates.resolve(mention, told)
        if found.edtf and found.edtf.startswith(str(SOME_YEAR)) and len(found.edtf) == len(stamp):
            return replace(found, edtf=f"XXXX{found.edtf[4:]}")
        return replace(found, edtf=None)

    def _certain(self, found: ResolvedDate) -> ResolvedDate:
        """A year that the text states with a day less than a month away is not only supposed."""
        if not found.year_inferred or not found.edtf:
            return found
        near = edtf_date.parse(found.edtf.replace("?", ""))
        for stated in self._stated:
            if isinstance(near.lower, date) and abs(near.lower - stated) <= MONTH:
                edtf = found.edtf.replace("?", "")
                return replace(found, edtf=edtf, basis="other_passage", year_inferred=False)
        return found

    def note(self, sentence: Sentence, previous: Day | None) -> None:
        """Takes note of the first day of the text."""
        if len(sentence.paragraph.text) <= STAMP and not sentence.triggers:
            return
        if not sentence.triggers and _AIRPORT.search(sentence.text):
            return
        if self.first is None and any(mention.kind in DAYS for mention in sentence.dates):
            day = self.of(sentence, 0, previous)
            self.first = day if day and day.mention and day.mention.kind in DAYS else None

    def published(self) -> Day | None:
        """A report that names no day is of the day it was published."""
        if not self.source.published:
            return None
        basis = _BASES.get(self.source.published_basis, "header")
        return Day(ResolvedDate(self.source.published, basis, False, None, ""))

    def is_history(self, sentence: Sentence, place: int, day: Day | None, news: Day | None) -> bool:
        """Whether a sentence tells of what is long past: by its day, or by a year near the word of the meeting.

        place: of that word. news: the day of the meeting before, which stands for the publication where none is known.
        """
        if self._is_of_old(sentence):
            return True
        now = _lower(self.source.published) or _lower(news.resolved.edtf if news else None)
        if now is None:
            return False
        if day is not None:
            upper = edtf_date.parse(day.resolved.edtf).upper if day.resolved.edtf else None
            return isinstance(upper, date) and upper < now - RECENT
        years = [
            mention
            for mention in sentence.dates
            if mention.kind == "year" and abs(mention.start - place) <= NEAR
        ]
        spans = [dates.resolve(mention, self._context(mention, None)).edtf for mention in years]
        spans += self._years_ago(sentence)
        ends = [edtf_date.parse(span).upper for span in spans if span]
        return bool(ends) and all(isinstance(end, date) and end.year < now.year for end in ends)

    def _years_ago(self, sentence: Sentence) -> list[str]:
        """The years that "last year" and the like mean, where a sentence names no day."""
        if any(mention.kind in ("day", "weekday", "range", "month") for mention in sentence.dates):
            return []
        told = [
            dates.resolve(mention, self._context(mention, None)).edtf or ""
            for mention in sentence.dates
            if mention.kind == "relative"
        ]
        return [span for span in told if len(span) == len("2025")]

    def _is_of_old(self, sentence: Sentence) -> bool:
        """Whether a sentence, or the one before it in its paragraph, dates itself in the last century alone."""
        old = self._centuries(sentence)
        own = any(mention.kind in (*DAYS, "range") for mention in sentence.dates)
        if not old and not own and not sentence.opens_paragraph:
            place = self._order[id(sentence)]
            old = self._centuries(self._sentences[place - 1])
        return old == {"19"}

    def _centuries(self, sentence: Sentence) -> set[str]:
        """The first two digits of the years that its dates state."""
        spans = [dates.resolve(mention, DateContext()).edtf for mention in sentence.dates]
        return {span[:2] for span in spans if span and span[:2].isdigit()}

    def _context(self, mention: DateMention, previous: Day | None) -> DateContext:
        place = self._places[id(mention)]
        near = range(max(0, place - NEIGHBOURS), min(len(self._mentions), place + NEIGHBOURS + 1))
        others = sorted(near, key=lambda other: abs(other - place))
        dated = [self._mentions[other] for other in others if other != place]
        hints = dates.year_hints(mention, [other for other in dated if other.kind in ("day", "range")])
        basis = self.source.published_basis if self.source.published else None
        before = previous.resolved.edtf if previous else None
        return DateContext(self.source.published, basis, hints, before, False)  # type: ignore[arg-type]


def _stated(mentions: list[DateMention]) -> Iterator[date]:
    """The days that a text names with their year."""
    for mention in mentions:
        if mention.kind in ("day", "range"):
            edtf = dates.resolve(mention, DateContext()).edtf
            lower = edtf_date.parse(edtf).lower if edtf else None
            if isinstance(lower, date):
                yield lower


def _is_of_visit(sentence: Sentence) -> bool:
    """Whether a sentence with a range of days speaks of the visit that they were."""
    kinds = {found.meaning[0] for found in sentence.triggers}
    return "visit" in kinds and len(kinds) > 1


def _is_of_arrival(mention: DateMention, sentence: Sentence) -> bool:
    """Whether a day is that on which somebody came: "прибывшим накануне", "a three-day visit beginning Monday"."""
    if len(sentence.dates) < 2 and sentence.triggers and mention.kind != "relative":
        return False
    text = sentence.paragraph.text
    return bool(_ARRIVED.search(text[max(0, mention.start - ARRIVED) : mention.start]))


def _is_of_telling(mention: DateMention, sentence: Sentence) -> bool:
    """Whether a day is that on which somebody spoke of a meeting: "…, officials said on Saturday"."""
    text = sentence.paragraph.text
    before, behind = (
        text[max(0, mention.start - TELLING) : mention.start],
        text[mention.end : mention.end + 1],
    )
    return mention.kind in DAYS and behind in ("", ".", ",", "।") and bool(_TELLING.search(before))


def _is_near(edtf: str, kind: str) -> bool:
    """Whether an EDTF says enough to be the day of a meeting: "this year", "at the end of May" do not."""
    if "~" in edtf or (kind == "range" and len(edtf.replace("?", "")) < len("2026-04-09")):
        return False
    return kind not in DAYS or len(edtf.replace("?", "")) >= len("2026-04-09")


def _lower(edtf: str | None) -> date | None:
    lower = edtf_date.parse(edtf).lower if edtf else None
    return lower if isinstance(lower, date) else None


def _distance(mention: DateMention, place: int) -> int:
    """How far a mention stands from a place, in letters; a range counts as further, a month as furthest."""
    further = 0 if mention.kind in DAYS else RANGE_COSTS if mention.kind == "range" else MONTH_COSTS
    return abs(mention.start - place) + further


def _lasting(mention: DateMention, place: int) -> int:
    """The same for what lasts several days: a range first."""
    return _distance(mention, place) - (2 * RANGE_COSTS if mention.kind == "range" else 0)


def dated(source: Source) -> Source:
    """A text whose publication is not known, or by its month alone, is of the day in its dateline."""
    known = source.published or ""
    if known and not _MONTH.fullmatch(known):
        return source
    heads = [source.dateline] + [
        found[0] for part in source.paragraphs[:LEAD] if (found := _DATELINE.match(part.text))
    ]
    for head in heads:
        for mention in dates.find(head, source.language):
            resolved = dates.resolve(mention, DateContext())
            if mention.kind != "day" or not resolved.edtf:
                continue
            if not known or resolved.edtf.startswith(known):
                return replace(source, published=resolved.edtf, published_basis="text")
            if resolved.edtf.startswith(f"XXXX{known[4:]}-"):
                return replace(source, published=f"{known[:4]}{resolved.edtf[4:]}")
    return source if known else _stamped(source)


def _stamped(source: Source) -> Source:
    """A short line at the top with a full day ("La Gazette — Moroni, le mardi 17 mars 2026") tells when."""
    for part in source.paragraphs[:LEAD]:
        if len(part.text) > STAMP or part.is_heading or part.text.rstrip().endswith(_ENDS):
            continue
        for mention in dates.find(part.text, source.language):
            resolved = dates.resolve(mention, DateContext())
            if mention.kind == "day" and resolved.edtf and _lower(resolved.edtf):
                return replace(source, published=resolved.edtf, published_basis="text")
    return source
