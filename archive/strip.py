"""The picture of the home page: one line a relation, one cell a month, one mark a meeting by how its date is known."""

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pyroaring import BitMap

from archive import timeline_key
from archive.date_mark import GLYPHS
from archive.interface_language import active, date_words
from archive.interface_language import number as in_digits
from archive.selection import Selection, Sets, Value
from articles.calendar_words import SHORT_MONTHS

MOST_RELATIONS = 8
MOST_MARKS = 4
MARK = 15.4
YEARLESS_PLACE = 12
LINE = 36
LEFT, CELL = 176, 69.3
NARROW_WIDTH, NARROW_LINE = 358, 54


@dataclass(frozen=True)
class Cell:
    place: int
    """0 for January, YEARLESS_PLACE for the column of meetings without a year."""
    spoken: str
    query: str
    x: float
    width: float
    marks: list[tuple[str, float]] = field(default_factory=list)
    """(glyph, x); empty where there are more than four: then the number is shown."""
    count: int = 0

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Line:
    value: Value
    y: int
    cells: list[Cell]
    total: int

    @property
    def bottom(self) -> int:
        return self.y + LINE - 1


@dataclass(frozen=True)
class Strip:
    year: int
    dated: int
    yearless: int
    months: list[tuple[str, float]]
    lines: list[Line]

    @property
    def height(self) -> int:
        return 45 + LINE * len(self.lines) + 5

    @property
    def bands(self) -> list[float]:
        """Where every second month begins: a quiet stripe behind it."""
        return [round(LEFT + CELL * number, 1) for number in range(0, 12, 2)]

    @property
    def band_height(self) -> int:
        return LINE * len(self.lines)

    @property
    def narrow(self) -> "NarrowStrip":
        """The drawing for phones: only the months from the first to the last that have a meeting."""
        return narrow(self)


@dataclass(frozen=True)
class NarrowStrip:
    months: list[tuple[str, float]]
    lines: list[tuple[Line, int, list[Cell]]]
    """The line, its y and its cells, newly placed."""
    height: int


def narrow(whole: Strip) -> NarrowStrip:
    """Places the cells of a strip in columns of one phone width; every cell shows its number or its mark."""
    places = [cell.place for line in whole.lines for cell in line.cells]
    dated = [place for place in places if place < YEARLESS_PLACE]
    columns = list(range(min(dated), max(dated) + 1)) if dated else []
    columns += [YEARLESS_PLACE] if YEARLESS_PLACE in places else []
    width = round(NARROW_WIDTH / max(1, len(columns)), 1)
    at = {place: round(width * number, 1) for number, place in enumerate(columns)}
    lines = [
        (line, 25 + NARROW_LINE * number, [_narrowed(cell, at[cell.place], width) for cell in line.cells])
        for number, line in enumerate(whole.lines)
    ]
    names = [
        (_month_name(place) if place < YEARLESS_PLACE else _("No yr"), round(at[place] + width / 2, 1))
        for place in columns
    ]
    return NarrowStrip(names, lines, 25 + NARROW_LINE * len(lines) + 2)


def _month_name(place: int) -> str:
    return str(SHORT_MONTHS[active()][place])


def _narrowed(cell: Cell, x: float, width: float) -> Cell:
    step = min(MARK, (width - 2) / max(1, len(cell.marks)))
    left = x + width / 2 - step * len(cell.marks) / 2
    marks = [
        (glyph, round(left + step * number - (16 - step) / 2, 1))
        for number, (glyph, _x) in enumerate(cell.marks)
    ]
    return replace(cell, x=x, width=width, marks=marks)


def strip(selection: Selection) -> Strip | None:
    """The last year of the archive; None where no meeting has a year."""
    days = selection.days()
    if days is None:
        return None
    year = days[1].year
    shown = _shown(selection, year)
    lines = [_line(value, number, year, selection) for number, value in enumerate(shown)]
    months = [
        (name, round(LEFT + CELL * (number + 0.5), 1))
        for number, name in enumerate(map(_month_name, range(12)))
    ]
    return Strip(
        year, selection.in_period(date(year, 1, 1), date(year, 12, 31)), selection.yearless, months, lines
    )


def _shown(selection: Selection, year: int) -> list[Value]:
    """The relations with the most meetings among those that have one in the year or with no year."""
    keys = timeline_key.keys_between(date(year, 1, 1), date(year, 12, 31))
    drawn = BitMap(keys) | BitMap(range(timeline_key.FIRST_DATED_KEY))
    drawn &= selection.members
    values = (value for value, count in selection.counts("relation") if count)
    return list(islice((value for value in values if value.members & drawn), MOST_RELATIONS))


def _line(value: Value, number: int, year: int, selection: Selection) -> Line:
    members = selection.members & value.members
    cells = [_month(value, members, year, month, selection.sets) for month in range(1, 13)]
    cells.append(_yearless(value, members, selection.sets))
    return Line(value, 45 + LINE * number, [cell for cell in cells if cell.count], len(members))


def _month(value: Value, members: BitMap, year: int, month: int, sets: Sets) -> Cell:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    period = f"{year}-{month:02}"
    empty = Cell(
        place=month - 1,
        spoken=_("%(relation)s, %(time)s") % {"relation": value.label, "time": date_words(period)},
        query=f"relation={value.parameter}&from={period}&to={period}",
        x=round(LEFT + CELL * (month - 1), 1),
        width=CELL,
    )
    return _filled(empty, timeline_key.keys_between(first, last), members, sets)


def _yearless(value: Value, members: BitMap, sets: Sets) -> Cell:
    empty = Cell(
        place=YEARLESS_PLACE,
        spoken=_("%(relation)s, year not stated") % {"relation": value.label},
        query=f"relation={value.parameter}&known=yearless",
        x=1027,
        width=102,
    )
    return _filled(empty, range(timeline_key.FIRST_DATED_KEY), members, sets)


def _filled(cell: Cell, keys: range, members: BitMap, sets: Sets) -> Cell:
    """The cell with its number of meetings and, up to four, a mark for each."""
    count = members.range_cardinality(keys.start, keys.stop)
    told = ngettext("%(cell)s: %(n)s meeting", "%(cell)s: %(n)s meetings", count)
    glyphs = _glyphs(members, keys, sets) if count <= MOST_MARKS else []
    left = cell.x + cell.width / 2 - MARK * len(glyphs) / 2
    marks = [(glyph, round(left + MARK * number - 1.3, 1)) for number, glyph in enumerate(glyphs)]
    return replace(cell, spoken=told % {"cell": cell.spoken, "n": in_digits(count)}, marks=marks, count=count)


def _glyphs(members: BitMap, keys: range, sets: Sets) -> list[str]:
    counted = {
        glyph: (members & sets.members("known", known)).range_cardinality(keys.start, keys.stop)
        for known, glyph in GLYPHS.items()
    }
    return [glyph for glyph, count in counted.items() for _again in range(count)]
