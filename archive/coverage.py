"""Facts × texts: which text states a fact, which one states something else, which one is silent."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive import curation
from archive.agreement import Agreement, Stance, stance
from archive.interface_language import date_words
from archive.interface_names import names
from archive.models import Evidence, Meeting, Participation, Side, Topic
from archive.numbered import Anchors, NumberedPassage, anchor, anchors, called, target
from archive.stated import agreement
from articles import edtf_date
from articles.models import Text

SIDE_BY_SIDE = 3
"""As many texts stand beside one another in the table of differences; more are told by their numbers."""
LARGE = 80
"""A matrix of more cells is folded."""
LONGEST_QUOTE = 100
Fact = Evidence.Fact
_GROUPS = {
    Fact.SIDE: "people",
    Fact.PARTICIPANT: "people",
    Fact.DOCUMENT: "documents",
    Fact.TOPIC: "topics",
    Fact.LINK: "links",
}
_HOW_WORDED = (Fact.KIND, Fact.STANDING)


@dataclass(frozen=True)
class Column:
    """A text with its number on the page.  side: the number of the side whose press printed it, from 0;
    None for the press of a third country, or where the country of the publisher is not recorded."""

    number: int
    text: Text
    reports: bool
    press: str
    side: int | None = None


@dataclass(frozen=True)
class Cell:
    """What one text says of one fact.  printed: names as the text spells them.  quotes: its words, shortened."""

    column: Column
    stance: Stance
    passages: list[NumberedPassage] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)

    @property
    def says(self) -> bool:
        """The text states the fact, or something else of it."""
        return self.stance not in ("silent", "indirect")


@dataclass(frozen=True)
class Row:
    """A fact with what each text says of it.  key: of the side, person … it is about."""

    fact: str
    key: int | None
    anchor: str
    label: str
    value: str
    language: str
    cells: list[Cell]

    @property
    def group(self) -> str:
        return _GROUPS.get(Fact(self.fact), "meeting")

    @property
    def differs(self) -> bool:
        return any(cell.stance == "differs" for cell in self.cells)

    @property
    def is_uneven(self) -> bool:
        """The texts do not all say the same: one states something else, or less, or nothing."""
        return (bool(self.saying) and len({cell.stance for cell in self.cells}) > 1) or self.differs

    @property
    def saying(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.says]

    @property
    def agreeing(self) -> list[Cell]:
        return [cell for cell in self.saying if cell.stance != "differs"]

    @property
    def dissenting(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.stance == "differs"]

    @property
    def silent(self) -> list[Cell]:
        return [cell for cell in self.cells if not cell.says]


@dataclass(frozen=True)
class Press:
    """The texts of the press of one side, or of third countries, and the facts that no other press states."""

    name: str
    role: str
    columns: list[Column]
    rows: list[Row]


@dataclass(frozen=True)
class Coverage:
    columns: list[Column]
    rows: list[Row]
    press: list[Press]
    unknown: list[Column]
    """Texts whose press is not known: the country of the publisher is not recorded."""

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The rows in groups: "meeting", "people", "documents", "topics", "links"."""
        return [(name, list(rows)) for name, rows in groupby(self.rows, key=lambda row: row.group)]

    @property
    def is_folded(self) -> bool:
        """The matrix is large, or tells of one text alone what the page says already."""
        return len(self.columns) == 1 or len(self.columns) * len(self.rows) > LARGE

    @property
    def is_side_by_side(self) -> bool:
        return len(self.columns) <= SIDE_BY_SIDE

    @property
    def differences(self) -> list[Row]:
        """Facts of which the texts do not say the same, those that contradict the record first."""
        return sorted((row for row in self.rows if row.is_uneven), key=lambda row: not row.differs)

    @property
    def only_one(self) -> list[tuple[Column, list[Row]]]:
        """Facts that only one of several texts states, by text."""
        alone: dict[int, list[Row]] = defaultdict(list)
        for row in self.rows:
            if len(self.columns) > 1 and len(row.saying) == 1:
                alone[row.saying[0].column.number].append(row)
        return [(column, alone[column.number]) for column in self.columns if column.number in alone]

    def languages(self, fact: str, key: int | None = None) -> list[str]:
        """The languages whose texts state a fact, where others are silent; empty where all state it."""
        for row in self.rows:
            if (row.fact, row.key) == (fact, key):
                found = list(dict.fromkeys(cell.column.text.language for cell in row.saying))
                held = {column.text.language for column in self.columns}
                return found if set(found) != held else []
        return []


def coverage(meeting: Meeting, passages: list[NumberedPassage]) -> Coverage:
    """The matrix of a meeting that came with its facts, printed forms and evidence: no query is made."""
    columns = _columns(meeting, passages)
    said = _said(meeting, passages)
    named = anchors(meeting)
    rows = [_row(fact, meeting, columns, said, named) for fact in curation.facts(meeting)]
    return Coverage(columns, rows, _press(meeting, columns, rows), [one for one in columns if not one.press])


def _columns(meeting: Meeting, passages: list[NumberedPassage]) -> list[Column]:
    texts = {
        passage.text.pk: passage.text
        for passage in passages
        if any(item.meeting_id == meeting.pk for item in passage.evidence)
    }
    return [
        Column(number, text, _reports(text, meeting), *_press_of(text, meeting))
        for number, text in enumerate(texts.values(), 1)
    ]


def _reports(text: Text, meeting: Meeting) -> bool:
    """The text itself says that, and how, the two sides met; others only refer to the meeting."""
    if meeting.standing != Meeting.Standing.REPORTED:
        return False
    return any(
        item.fact in _HOW_WORDED and not item.is_indirect and item.stated not in ("mentioned", "planned")
        for item in meeting.evidence.all()
        if item.passage and item.passage.revision.text_id == text.pk
    )


def _press_of(text: Text, meeting: Meeting) -> tuple[str, int | None]:
    """("VN", 0): the country of the publisher and the side that it belongs to; ("", None) where it is unknown."""
    country = text.article.publisher.country if text.article.publisher else ""
    for number, side in enumerate(meeting.sides.all()):
        owner = side.country_id or (side.organisation.country_id if side.organisation else None)
        if country and owner == country:
            return country, number
    return country, None


Said = dict[tuple[str, int | None, int], list[tuple[NumberedPassage, Evidence]]]


def _said(meeting: Meeting, passages: list[NumberedPassage]) -> Said:
    """The evidence by fact, target and text."""
    found: Said = defaultdict(list)
    for passage in passages:
        for item in passage.evidence:
            found[(*target(item, meeting), passage.text.pk)].append((passage, item))
    return found


def _row(fact: curation.Fact, meeting: Meeting, columns: list[Column], said: Said, named: Anchors) -> Row:
    key = _key(fact)
    value, language = _value(fact, meeting)
    cells = [
        _cell(column, said.get((fact.name, key, column.text.pk), []), fact, meeting) for column in columns
    ]
    label = capfirst(str(Fact(fact.name).label))
    return Row(fact.name, key, anchor((fact.name, key), named).id, label, value, language, cells)


def _cell(
    column: Column,
    found: list[tuple[NumberedPassage, Evidence]],
    fact: curation.Fact,
    meeting: Meeting,
) -> Cell:
    told: list[Agreement | None] = [agreement(item, meeting) for _passage, item in found]
    stated = [item.stated for (_p, item), how in zip(found, told, strict=True) if how == "differs"]
    return Cell(
        column,
        stance(told),
        list(dict.fromkeys(passage for passage, _item in found)),
        _printed(fact.target, column.text) if fact.name == Fact.PARTICIPANT and found else [],
        list(dict.fromkeys(shortened(item.quote) for _passage, item in found)),
        [_stated_words(fact.name, value) for value in dict.fromkeys(stated)],
    )


def _printed(person: Participation, text: Text) -> list[str]:
    forms = [form.name for form in person.printed_forms.all() if form.text_id == text.pk and form.name]
    return list(dict.fromkeys(forms))


def shortened(quote: str) -> str:
    """At most LONGEST_QUOTE code points of a quotation, cut between words."""
    if len(quote) <= LONGEST_QUOTE:
        return quote
    return quote[: quote.rfind(" ", 0, LONGEST_QUOTE)] + " …"


def _key(fact: curation.Fact) -> int | None:
    return fact.target.pk if fact.target is not None else None


def _value(fact: curation.Fact, meeting: Meeting) -> tuple[str, str]:
    """What is recorded, in words, with its language where that is not the page's."""
    if fact.target is not None:
        named = isinstance(fact.target, Side | Participation | Topic)
        return called(fact.target) if named else (str(fact.target), "en")
    country = meeting.place_country
    plain: dict[str, tuple[str, str]] = {
        Fact.TIME_OF_DAY: (meeting.get_time_of_day_display(), ""),
        Fact.PLACE: (meeting.place, meeting.place_language)
        if meeting.place
        else names().label("country", country.code if country else "", (str(country or ""), "en")),
        Fact.VENUE: (meeting.venue, meeting.venue_language),
        Fact.KIND: (meeting.get_kind_display(), ""),
        Fact.STANDING: (meeting.get_standing_display(), ""),
        Fact.HOST: next((called(side) for side in meeting.sides.all() if side.is_host), ("", "")),
    }
    if fact.name == Fact.DATE:
        return date_words(meeting.date), ""
    return plain[fact.name]


def _stated_words(fact: str, value: str) -> str:
    """What a text states instead, in words."""
    if fact == Fact.DATE:
        try:
            return date_words(value)
        except edtf_date.InvalidDate:  # check_archive names it
            return value
    choices: dict[str, Any] = {
        Fact.TIME_OF_DAY: Meeting.TimeOfDay,
        Fact.KIND: Meeting.Kind,
        Fact.STANDING: Meeting.Standing,
    }
    known = dict(choices[fact].choices) if fact in choices else {}
    return str(known.get(value, value))


def _press(meeting: Meeting, columns: list[Column], rows: list[Row]) -> list[Press]:
    """The press of each side in their order, then that of third countries; with what only it states."""
    sides = list(meeting.sides.all())
    by_side: dict[int, list[Column]] = defaultdict(list)
    for column in columns:
        if column.press:
            by_side[len(sides) if column.side is None else column.side].append(column)
    return [
        Press(
            called(sides[number])[0] if number < len(sides) else "",
            _role(sides[number].is_host, sides) if number < len(sides) else "",
            found,
            [row for row in rows if row.saying and all(cell.column in found for cell in row.saying)]
            if len(by_side) > 1
            else [],
        )
        for number, found in sorted(by_side.items())
    ]


def _role(is_host: bool, sides: list[Any]) -> str:
    if is_host:
        return _("host")
    return _("visitor") if any(side.is_host for side in sides) else _("side")
