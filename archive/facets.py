"""Which facet values a meeting carries.  Pure: a record in, pairs of facet and value out."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

FacetValue = tuple[str, str]
RELATION_JOIN = "|"
ALL = ("all", "")


def date_known(record: dict[str, Any]) -> str:
    """How the date of a meeting is known: one of the six marks of the design.

    standing "planned"                          planned
    "XXXX-05-13"                                yearless
    "2025-05", "2025-10~", "2025"               month
    "2025-12-01/2025-12-04"                     period
    "2025-12-02" basis stated or header         stated
    "2025-10-25" basis url, passage or editor   supplied
    "2025?-05-13"                               supplied
    """
    date = record["date"]
    if record["standing"] == "planned":
        return "planned"
    if record["date_lower"] is None and record["date_upper"] is None:
        return "yearless"
    if "/" in date:
        return "period"
    if record["date_lower"] != record["date_upper"]:
        return "month"
    by_the_text = record["date_basis"] in ("stated", "header") and not set(date) & set("?~%")
    return "stated" if by_the_text else "supplied"


def relation(first: str, second: str) -> str:
    """The facet value of a pair of sides, whichever comes first: ("vn", "by") and ("by", "vn") → "by|vn"."""
    return RELATION_JOIN.join(sorted((first, second)))


def venue(record: dict[str, Any]) -> str:
    """Where a meeting was held: "side" in the country of one side, "third" in another country, else "unstated"."""
    country = record["place_country"]
    if not country:
        return "unstated"
    return "side" if country in [side["country"] for side in record["sides"]] else "third"


def values(record: dict[str, Any]) -> set[tuple[str, str]]:
    """All (facet, value) pairs of a record."""
    return {(facet, value) for facet, value in _pairs(record) if value}


def _pairs(record: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    yield "review", record["review"]
    yield "kind", record["kind"]
    yield "standing", record["standing"]
    yield "host", record["host"]
    for side in record["sides"] if record["host"] else []:
        if side["key"] != record["host"]:
            yield "visitor", side["key"]
    yield "venue", venue(record)
    yield "known", date_known(record)
    for topic in record["topics"]:
        yield "topic", topic
    for person in record["participants"]:
        yield "official", person["official"]
    for text in record["texts"]:
        yield "language", text["language"]
        yield "publisher", text["publisher"]
    yield from _side_pairs(record["sides"])


def _side_pairs(sides: list[dict[str, Any]]) -> Iterator[tuple[str, str | None]]:
    for side in sides:
        yield "country", side["country"]
        for organisation in side["organisations"]:
            yield "organisation", organisation
    for first, second in combinations([side["key"] for side in sides], 2):
        yield "relation", relation(first, second)
