"""The picture of a relation: meetings by month of its last year, above the line with one host, below with the other."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from pyroaring import BitMap

from archive import timeline_key
from archive.interface_language import active
from archive.selection import Selection
from articles.calendar_words import SHORT_MONTHS

BASE = 150
UNIT = 26
TALLEST = 4


@dataclass(frozen=True)
class Column:
    label: str
    x: float
    above: int
    below: int
    unstated: int
    above_bars: list[float]
    below_bars: list[float]

    @property
    def middle(self) -> float:
        return self.x + 15

    @property
    def above_label(self) -> float:
        return min(self.above_bars, default=BASE) - 7

    @property
    def below_label(self) -> float:
        return max(self.below_bars, default=BASE) + 40


@dataclass(frozen=True)
class Months:
    year: int
    columns: list[Column]
    above: int
    below: int
    unstated: int
    """Meetings of the year whose host is not known."""


def months(selection: Selection, keys: tuple[str, str]) -> Months | None:
    """Twelve columns for the last year of the selection; None where no meeting has a year."""
    days = selection.days()
    if days is None:
        return None
    year = days[1].year
    hosted = [selection.members & selection.sets.members("host", key) for key in keys]
    columns = [_column(number, year, selection, hosted) for number in range(1, 13)]
    return Months(
        year,
        columns,
        sum(column.above for column in columns),
        sum(column.below for column in columns),
        sum(column.unstated for column in columns),
    )


def _column(number: int, year: int, selection: Selection, hosted: list[BitMap]) -> Column:
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    keys = timeline_key.keys_between(first, last)
    above, below = (members.range_cardinality(keys.start, keys.stop) for members in hosted)
    step = UNIT if max(above, below) <= TALLEST else UNIT * TALLEST / max(above, below)
    return Column(
        str(SHORT_MONTHS[active()][number - 1]),
        14 + 42 * (number - 1),
        above,
        below,
        selection.in_period(first, last) - above - below,
        [round(BASE - 24 - step * place, 1) for place in range(above)]
        if above <= TALLEST
        else [round(BASE - 24 - UNIT * 3, 1)],
        [round(BASE + 1 + step * place, 1) for place in range(below)]
        if below <= TALLEST
        else [round(BASE + 1, 1)],
    )
