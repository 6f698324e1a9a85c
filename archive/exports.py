"""The columns of /meetings.csv.  docs/formats/meetings.md says what each holds; a test compares the two."""

from collections.abc import Callable
from typing import Any

from articles.exports import csv_line

Column = Callable[[dict[str, Any]], Any]


def _each(records: str, field: str) -> Column:
    return lambda record: [item[field] for item in record[records] if item[field]]


def _once_each(records: str, field: str) -> Column:
    return lambda record: list(dict.fromkeys(item[field] for item in record[records] if item[field]))


def _person(person: dict[str, Any]) -> str:
    name = person["name"] or "name not stated"
    return f"{name} ({person['post']})" if person["post"] else name


COLUMNS: dict[str, Column] = {
    "slug": lambda record: record["slug"],
    "date": lambda record: record["date"],
    "date_lower": lambda record: record["date_lower"],
    "date_upper": lambda record: record["date_upper"],
    "date_basis": lambda record: record["date_basis"],
    "time_of_day": lambda record: record["time_of_day"],
    "title": lambda record: record["title"],
    "kind": lambda record: record["kind"],
    "standing": lambda record: record["standing"],
    "review": lambda record: record["review"],
    "sides": _each("sides", "name"),
    "host": lambda record: record["host"],
    "place": lambda record: record["place"],
    "place_country": lambda record: record["place_country"],
    "venue": lambda record: record["venue"],
    "participants": lambda record: [_person(person) for person in record["participants"]],
    "documents": _each("documents", "title"),
    "topics": lambda record: record["topics"],
    "languages": _once_each("texts", "language"),
    "text_statuses": lambda record: [f"{text['language']} {text['status']}" for text in record["texts"]],
    "publishers": _once_each("texts", "publisher"),
    "source_urls": _once_each("texts", "source_url"),
}


def header() -> str:
    """The first line of the CSV file."""
    return csv_line(list(COLUMNS))


def line(record: dict[str, Any]) -> str:
    """The CSV line of a meeting's record."""
    return csv_line([column(record) for column in COLUMNS.values()])
