"""Reads a batch of the Reconciliation Service API 0.2: whom a table asks for.  Knows neither Django nor the record.

Input: the JSON text of `queries`, an object of queries by the client's own keys:

    {"q0": {"query": "Luong Tam Quang", "type": "official", "limit": 3, "properties": [{"pid": "country", "v": "VN"}]}}

Output: {"q0": Asked(…)}.  Whatever is not so raises `Refused`, which says where in the JSON and why.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

MOST_QUERIES = 50
LONGEST_QUERY = 200
"""Code points of a name or of the value of a property."""
MOST_VALUES = 20
LONGEST_BATCH = 200_000
"""Code points of the JSON of a batch."""
USUAL_LIMIT = 10
MOST_RESULTS = 100

TYPES = {
    "official": "Official",
    "organisation": "Organisation",
    "country": "Country",
    "document": "Document",
    "topic": "Topic",
}
PROPERTIES = {"country": "Country", "organisation": "Organisation"}
STRICT = ("any", "should", "all")


class Refused(ValueError):
    """A batch that cannot be read.  place: where, as in queries.q0.limit; why: in English."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}")
        self.place = place
        self.why = why


@dataclass(frozen=True)
class Asked:
    """One query.  types: none for any; properties: (property, its values), each a name, a code or an identifier."""

    name: str = ""
    types: frozenset[str] = frozenset()
    strict: str = "any"
    limit: int = USUAL_LIMIT
    properties: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())


def read_batch(written: str) -> dict[str, Asked]:
    """The queries of a batch, in their order."""
    if len(written) > LONGEST_BATCH:
        raise Refused("queries", f"at most {LONGEST_BATCH} characters")
    batch = _json(written)
    if not isinstance(batch, dict):
        raise Refused("queries", "an object of queries by key is needed")
    if len(batch) > MOST_QUERIES:
        raise Refused("queries", f"{len(batch)} queries; at most {MOST_QUERIES} at once")
    return {key: _asked(f"queries.{key}", query) for key, query in batch.items()}


def _json(written: str) -> Any:
    try:
        found = json.loads(written)
        json.dumps(found, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise Refused(f"queries, line {error.lineno}, column {error.colno}", error.msg) from None
    except UnicodeEncodeError:
        raise Refused("queries", "half of a surrogate pair is no character") from None
    except RecursionError:
        raise Refused("queries", "nested too deeply") from None
    except ValueError:  # a number of thousands of digits
        raise Refused("queries", "a number is too long") from None
    return found


def _asked(place: str, query: Any) -> Asked:
    if not isinstance(query, dict):
        raise Refused(place, "an object with a “query” is needed")
    if unknown := sorted(set(query) - set(_READERS)):
        raise Refused(f"{place}.{unknown[0]}", f"unknown; known are {', '.join(_READERS)}")
    values = {
        name: read(f"{place}.{key}", query[key]) for key, (name, read) in _READERS.items() if key in query
    }
    if not values.get("name") and not values.get("properties"):
        raise Refused(f"{place}.query", "a name, or properties, are needed")
    return Asked(**values)


def _text(place: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Refused(place, "a string is needed")
    if len(value) > LONGEST_QUERY:
        raise Refused(place, f"{len(value)} characters; at most {LONGEST_QUERY}")
    return value.strip()


def _types(place: str, value: Any) -> frozenset[str]:
    for name in value if isinstance(value, list) else [value]:
        _one_of(place, name, TYPES)
    return frozenset(value if isinstance(value, list) else [value])


def _strict(place: str, value: Any) -> str:
    return _one_of(place, value, STRICT)


def _limit(place: str, value: Any) -> int:
    whole = isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1
    if not whole or not 1 <= value <= MOST_RESULTS:
        raise Refused(place, f"a whole number from 1 to {MOST_RESULTS} is needed")
    return int(value)


def _properties(place: str, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, list) or len(value) > MOST_VALUES:
        raise Refused(place, f"a list of at most {MOST_VALUES} properties is needed")
    return tuple(_property(f"{place}.{number}", each) for number, each in enumerate(value))


def _property(place: str, value: Any) -> tuple[str, tuple[str, ...]]:
    if not isinstance(value, dict) or set(value) != {"pid", "v"}:
        raise Refused(place, "an object of “pid” and “v” is needed")
    pid = _one_of(f"{place}.pid", value["pid"], PROPERTIES)
    given = value["v"] if isinstance(value["v"], list) else [value["v"]]
    if len(given) > MOST_VALUES:
        raise Refused(f"{place}.v", f"at most {MOST_VALUES} values")
    return pid, tuple(text for each in given if (text := _value(f"{place}.v", each)))


def _value(place: str, value: Any) -> str:
    """A value as text; of one that was reconciled before, its identifier."""
    if isinstance(value, dict):
        return _text(f"{place}.id", value.get("id"))
    return _text(place, str(value) if isinstance(value, int | float) else value)


def _one_of(place: str, value: Any, known: dict[str, str] | tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in known:
        _unknown(place, value, known)
    return value


def _unknown(place: str, value: Any, known: dict[str, str] | tuple[str, ...]) -> NoReturn:
    raise Refused(place, f"{str(value)[:50]!r} is not one of {', '.join(known)}")


_READERS: dict[str, tuple[str, Callable[[str, Any], Any]]] = {
    "query": ("name", _text),
    "type": ("types", _types),
    "type_strict": ("strict", _strict),
    "limit": ("limit", _limit),
    "properties": ("properties", _properties),
}
