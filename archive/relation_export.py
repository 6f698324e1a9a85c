"""The columns of /relations.csv.  docs/formats/relations.md says what each holds; a test compares the two."""

from collections.abc import Callable, Iterator
from typing import Any

from archive.models import Meeting
from archive.relation_counts import RelationCount
from archive.selection import Selection
from articles.exports import csv_line

Column = Callable[[RelationCount, Selection], Any]


def _of(facet: str, value: str) -> Column:
    return lambda relation, selection: relation.members.intersection_cardinality(
        selection.sets.members(facet, value)
    )


def _day(place: int) -> Column:
    return lambda relation, _selection: relation.days[place].isoformat() if relation.days else None


COLUMNS: dict[str, Column] = {
    "relation": lambda relation, _selection: relation.parameter,
    "first_side": lambda relation, _selection: relation.keys[0],
    "first_name": lambda relation, _selection: relation.names[0],
    "second_side": lambda relation, _selection: relation.keys[1],
    "second_name": lambda relation, _selection: relation.names[1],
    "meetings": lambda relation, _selection: relation.meetings,
    "hosted_by_first": lambda relation, _selection: relation.hosted[0],
    "hosted_by_second": lambda relation, _selection: relation.hosted[1],
    "host_not_stated": lambda relation, _selection: relation.host_unstated,
    "first_day": _day(0),
    "last_day": _day(1),
    "year_not_stated": lambda relation, _selection: relation.yearless,
    **{f"standing_{value}": _of("standing", value) for value in Meeting.Standing.values},
    **{f"kind_{value}": _of("kind", value) for value in Meeting.Kind.values},
}


def lines(relations: list[RelationCount], selection: Selection) -> Iterator[str]:
    """The heading, then one line for each relation."""
    yield csv_line(list(COLUMNS))
    for relation in relations:
        yield csv_line([column(relation, selection) for column in COLUMNS.values()])
