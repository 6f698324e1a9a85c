"""What is asked of both systems: the same questions, each in the addresses of the product and of the limit."""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from benchmarks.words import ALPHA_2

PAGE = 50
DIFFERENT = 200
"""How many different pages are asked for in a task."""


class Listed(NamedTuple):
    """One meeting of the corpus.  `sides` are codes of the corpus."""

    date: str
    number: int
    sides: frozenset[str]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One page, asked of both."""

    ours: str
    limit: str
    shows: tuple[int, ...] = ()
    """Numbers of the meetings that the product must list, in its order; empty where it lists none."""
    total: int | None = None


def first_entered_first(meetings: list[Listed]) -> list[Listed]:
    """The order of the product: newest day first, inside a day the meeting that was entered first."""
    return sorted(meetings, key=lambda met: (-dt.date.fromisoformat(met.date).toordinal(), met.number))


class Corpus:
    """The meetings of a corpus and the questions about them."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.codes = {line["id"]: line["code"] for line in self._lines("organisations.jsonl")}
        self.queries: dict[str, Any] = json.loads((data / "queries.json").read_text(encoding="utf-8"))
        self.meetings = first_entered_first([self._listed(line) for line in self._lines("meetings.jsonl")])

    def _lines(self, name: str) -> Iterator[dict[str, Any]]:
        with (self.data / name).open(encoding="utf-8") as file:
            yield from map(json.loads, file)

    def _listed(self, line: dict[str, Any]) -> Listed:
        sides = frozenset(self.codes[number] for number in line["sides"])
        return Listed(line["date"], line["id"], sides, tuple(line["topics"]))

    def within(self, first: str, last: str, *sides: str) -> list[Listed]:
        """Meetings of all these sides in a period, in the order of the product."""
        wanted = frozenset(sides)
        return [met for met in self.meetings if wanted <= met.sides and first <= met.date <= last]

    def pair(self, sides: tuple[str, str], first: str = "", last: str = "") -> Question:
        """The timeline of two sides, in a period where one is given."""
        found = self.within(first or "0", last or "9", *sides)
        return Question(
            f"/meetings/?{ours(sides, first, last)}",
            f"/timeline/?{limit({'a': sides[0], 'b': sides[1]}, first, last)}",
            tuple(met.number for met in found[:PAGE]),
            len(found),
        )

    def timelines(self) -> list[Question]:
        """A pair in one year: different pages that share no meeting, those with the most meetings first."""
        cells: Counter[tuple[tuple[str, str], str]] = Counter()
        for met in self.meetings:
            cells[_pair(met), met.date[:4]] += 1
        chosen = [cell for cell, _ in cells.most_common(DIFFERENT)]
        return [self.pair(sides, f"{year}-01-01", f"{year}-12-31") for sides, year in chosen]

    def facets(self) -> list[Question]:
        """A pair at all times, with the counts of every facet: different pairs, the most frequent first."""
        pairs = Counter(_pair(met) for met in self.meetings)
        return [self.pair(sides) for sides, _ in pairs.most_common(DIFFERENT)]

    def deep(self, keys: list[int]) -> list[Question]:
        """Late pages of Viet Nam; `keys` are those that the product puts into the links to its next pages."""
        found = self.within("0", "9", "VNM")
        newest_first = sorted(found, key=lambda met: (met.date, met.number), reverse=True)
        places = range(len(keys))[-DIFFERENT:]
        period = ("2015-01-01", "2025-12-31")
        return [
            Question(
                f"/meetings/?{ours(('VNM',), *period)}&after={keys[place]}",
                f"/deep/?{limit({'side': 'VNM', **_after(newest_first, place)}, *period)}",
                tuple(met.number for met in found[(place + 1) * PAGE : (place + 2) * PAGE]),
                len(found),
            )
            for place in places
        ]

    def meeting_pages(self) -> list[Question]:
        step = max(1, len(self.meetings) // DIFFERENT)
        numbers = sorted(met.number for met in self.meetings)[::step][:DIFFERENT]
        return [Question(f"/meetings/meeting-{number}/", f"/meeting/{number}/") for number in numbers]

    def article_pages(self, addresses: dict[int, str]) -> list[Question]:
        """`addresses`: number of the article → its address in the product."""
        return [Question(addresses[number], f"/article/{number}/") for number in addresses]

    def export(self) -> Question:
        """About 10,000 rows of CSV."""
        query = self.queries["export"][0]
        period = query["date_from"], query["date_to"]
        found = self.within(*period, query["side"])
        return Question(
            f"/meetings.csv?{ours((query['side'],), *period)}",
            f"/export.csv?{limit({'side': query['side']}, *period)}",
            tuple(met.number for met in found),
            len(found),
        )

    def by_topic(self, found: list[Listed]) -> dict[str, int]:
        return dict(Counter(topic.replace(" ", "-") for met in found for topic in met.topics))

    def by_year(self, found: list[Listed]) -> dict[str, int]:
        counts: dict[str, int] = defaultdict(int)
        for met in found:
            counts[met.date[:4]] += 1
        return dict(counts)


def _pair(met: Listed) -> tuple[str, str]:
    first, second = sorted(met.sides)
    return first, second


def _after(newest_first: list[Listed], place: int) -> dict[str, str]:
    last = newest_first[(place + 1) * PAGE - 1]
    return {"after_date": last.date, "after_id": str(last.number)}


def ours(sides: tuple[str, ...], first: str = "", last: str = "") -> str:
    """The query string of the product."""
    chosen = [
        ("country", ALPHA_2[code]) if code in ALPHA_2 else ("organisation", code.lower()) for code in sides
    ]
    return urlencode([*chosen, *[(name, date) for name, date in (("from", first), ("to", last)) if date]])


def limit(chosen: dict[str, str], first: str = "", last: str = "") -> str:
    """The query string of the limit."""
    return urlencode(chosen | {name: date for name, date in (("from", first), ("to", last)) if date})
