"""The picture of meetings by month or year and host: above the line with one host, below with the other.

Up to 24 months are shown as months, more as years; of more than 24 years the earlier ones share one column.
Up to four meetings are drawn one by one; where any column has five, columns are bars with their number.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from pyroaring import BitMap

from archive import timeline_key
from archive.interface_language import active, date_words, number
from archive.selection import Selection
from articles.calendar_words import SHORT_MONTHS

MOST_COLUMNS = 24
MOST_MARKS = 4
UNIT, GAP = 26, 3
LEFT, WIDTH = 14, 494
LABELLED = 12


@dataclass(frozen=True)
class Counted:
    """A month or a year, not yet drawn."""

    label: str
    spoken: str
    query: str
    above: int
    below: int
    unstated: int


@dataclass(frozen=True)
class Bar:
    y: float
    height: float


@dataclass(frozen=True)
class Column:
    counted: Counted
    x: float
    width: float
    is_labelled: bool
    above: list[Bar]
    below: list[Bar]
    above_y: float
    below_y: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class HostPicture:
    columns: list[Column]
    base: float
    height: float
    labels_y: float
    unstated_y: float
    by_year: bool
    above: int
    below: int
    unstated: int
    yearless: int
    """Meetings whose year is not known: in the table, not in the columns."""

    @property
    def period(self) -> tuple[str, str]:
        """What the first and the last column stand for, in words."""
        return self.columns[0].counted.spoken, self.columns[-1].counted.spoken


def host_picture(selection: Selection, above: BitMap, below: BitMap) -> HostPicture | None:
    """`above` and `below` are the meetings of the two kinds of host; None where no meeting has a year."""
    days = selection.days()
    if days is None:
        return None
    by_year = _months_between(*days) > MOST_COLUMNS
    spans = _years(*days) if by_year else _months(*days)
    hosted = selection.members & above, selection.members & below
    counted = [_counted(first, last, by_year, selection, hosted) for first, last in spans]
    return _drawn(counted, by_year, selection.yearless)


def _months_between(first: date, last: date) -> int:
    """From January of the first year to December of the last one."""
    return 12 * (last.year - first.year + 1)


def _months(first: date, last: date) -> list[tuple[date, date]]:
    return [
        (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
    ]


def _years(first: date, last: date) -> list[tuple[date, date]]:
    start = max(first.year, last.year - MOST_COLUMNS + 1)
    spans = [(date(year, 1, 1), date(year, 12, 31)) for year in range(start, last.year + 1)]
    return spans if start == first.year else [(date(first.year, 1, 1), spans[0][1]), *spans[1:]]


def _counted(
    first: date, last: date, by_year: bool, selection: Selection, hosted: tuple[BitMap, BitMap]
) -> Counted:
    keys = timeline_key.keys_between(first, last)
    above, below = (members.range_cardinality(keys.start, keys.stop) for members in hosted)
    begin, end = (f"{day:%Y}" if by_year else f"{day:%Y-%m}" for day in (first, last))
    return Counted(
        _label(first, last, by_year),
        _spoken(first, last, by_year),
        f"from={begin}&to={end}",
        above,
        below,
        selection.in_period(first, last) - above - below,
    )


def _label(first: date, last: date, by_year: bool) -> str:
    if not by_year:
        return str(SHORT_MONTHS[active()][first.month - 1])
    return number(last.year) if first.year == last.year else f"–{number(last.year)}"


def _spoken(first: date, last: date, by_year: bool) -> str:
    if not by_year:
        return date_words(f"{first:%Y-%m}")
    if first.year == last.year:
        return number(first.year)
    return _("%(first)s to %(last)s") % {"first": number(first.year), "last": number(last.year)}


def _drawn(counted: list[Counted], by_year: bool, yearless: int) -> HostPicture:
    tallest_above = max(item.above for item in counted)
    tallest_below = max(item.below for item in counted)
    most = max(tallest_above, tallest_below, 1)
    unit = UNIT if most <= MOST_MARKS else UNIT * MOST_MARKS / most
    base = round(24 + unit * max(tallest_above, 1), 1)
    labels_y = round(base + unit * tallest_below + 24 + (18 if tallest_below else 0), 1)
    unstated = sum(item.unstated for item in counted)
    step = WIDTH / len(counted)
    every = -(-len(counted) // LABELLED)
    columns = [_column(item, place, step, every, base, unit, most) for place, item in enumerate(counted)]
    return HostPicture(
        columns,
        base,
        labels_y + (26 if unstated else 6),
        labels_y,
        labels_y + 18,
        by_year,
        sum(item.above for item in counted),
        sum(item.below for item in counted),
        unstated,
        yearless,
    )


def _column(
    counted: Counted, place: int, step: float, every: int, base: float, unit: float, most: int
) -> Column:
    def bars(count: int, is_above: bool) -> list[Bar]:
        if most > MOST_MARKS:
            height = round(unit * count, 1)
            return [Bar(round(base - height, 1) if is_above else base + 1, height)] if count else []
        return [
            Bar(
                round(base - unit * (number + 1) + GAP - 1 if is_above else base + 1 + unit * number, 1),
                unit - GAP,
            )
            for number in range(count)
        ]

    return Column(
        counted,
        round(LEFT + step * place, 1),
        round(step * 0.72, 1),
        place % every == 0,
        bars(counted.above, True),
        bars(counted.below, False),
        round(base - unit * counted.above - 6, 1),
        round(base + unit * counted.below + 17, 1),
    )
