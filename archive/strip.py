"""The picture of the home page: one line a relation, one cell a month, one mark a meeting by how its date is known."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from pyroaring import BitMap

from archive import timeline_key
from archive.date_mark import GLYPHS, MONTHS
from archive.selection import Criteria, Selection, Sets, Value

MOST_RELATIONS = 8
MOST_MARKS = 4
LINE = 36
LEFT, CELL = 176, 69.3


@dataclass(frozen=True)
class Cell:
    label: str
    spoken: str
    query: str
    x: float
    width: float
    marks: list[tuple[str, float]]
    """(glyph, x); empty where there are more than four: then the number is shown."""
    count: int

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


def strip(selection: Selection) -> Strip | None:
    """The last year of the archive; None where no meeting has a year."""
    days = selection.days()
    if days is None:
        return None
    year = days[1].year
    counted = [pair for pair in selection.counts("relation") if pair[1]][:MOST_RELATIONS]
    lines = [_line(value, number, year, selection) for number, (value, _) in enumerate(counted)]
    months = [(name, round(LEFT + CELL * (number + 0.5), 1)) for number, name in enumerate(MONTHS)]
    return Strip(
        year, selection.in_period(date(year, 1, 1), date(year, 12, 31)), selection.yearless, months, lines
    )


def _line(value: Value, number: int, year: int, selection: Selection) -> Line:
    members = selection.members & value.members
    cells = [_month(value, members, year, month, selection.sets) for month in range(1, 13)]
    cells.append(_yearless(value, members, selection.sets))
    return Line(value, 45 + LINE * number, [cell for cell in cells if cell.count], len(members))


def _month(value: Value, members: BitMap, year: int, month: int, sets: Sets) -> Cell:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    period = f"{year}-{month:02}"
    query = f"relation={value.parameter}&from={period}&to={period}"
    spoken = f"{value.label}, {first:%B %Y}"
    return _cell(
        spoken, query, LEFT + CELL * (month - 1), CELL, timeline_key.keys_between(first, last), members, sets
    )


def _yearless(value: Value, members: BitMap, sets: Sets) -> Cell:
    keys = range(0, timeline_key.FIRST_DATED_KEY)
    query = f"relation={value.parameter}&known=yearless"
    return _cell(f"{value.label}, year not stated", query, 1027, 102, keys, members, sets)


def _cell(spoken: str, query: str, x: float, width: float, keys: range, members: BitMap, sets: Sets) -> Cell:
    count = members.range_cardinality(keys.start, keys.stop)
    glyphs = [
        glyph
        for known, glyph in GLYPHS.items()
        for _ in range(
            min(count, (members & sets.members("known", known)).range_cardinality(keys.start, keys.stop))
        )
    ]
    width_of_all = 15.4 * len(glyphs)
    marks = [
        (glyph, round(x + width / 2 - width_of_all / 2 + 15.4 * place - 1.3, 1))
        for place, glyph in enumerate(glyphs)
    ]
    meetings = "1 meeting" if count == 1 else f"{count} meetings"
    return Cell(
        str(count),
        f"{spoken}: {meetings}",
        query,
        round(x, 1),
        width,
        marks if count <= MOST_MARKS else [],
        count,
    )


def whole() -> Selection:
    """All confirmed meetings."""
    return Selection(Criteria())
