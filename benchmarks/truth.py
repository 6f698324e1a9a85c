"""Parameters of the tasks with their true answers, counted from what was generated and from no database."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple

RANGES = [(2015, 2025), (2018, 2025), (2020, 2024), (2022, 2025), (2019, 2023), (2016, 2021), (2021, 2025)]
DEEP_PAGES = (200, 190, 180)
EXPORT_ROWS = 10000
Query = dict[str, Any]


class Met(NamedTuple):
    """One meeting: what the answers are counted from.  `day` is an ordinal."""

    day: int
    number: int
    sides: tuple[int, int]
    topics: list[str]

    @property
    def date(self) -> str:
        return dt.date.fromordinal(self.day).isoformat()


class Truth:
    """The meetings of the corpus, the newest first; of one day the one with the larger number first."""

    def __init__(self, meetings: Iterable[Met], codes: list[str], page: int) -> None:
        self.meetings = sorted(meetings, reverse=True)
        self.codes = codes
        self.page = page
        self._pairs = Counter(met.sides for met in sorted(meetings, key=lambda met: met.number))

    def frequent_pairs(self) -> list[tuple[int, int]]:
        return [pair for pair, _ in self._pairs.most_common(6)]

    def rare_pairs(self, articles: int) -> list[tuple[int, int]]:
        most = max(4, articles // 2000)
        rare = [pair for pair, count in self._pairs.items() if 2 <= count <= most]
        return sorted(rare, key=lambda pair: (self._pairs[pair], pair))[:12]

    def timeline(self, pairs: list[tuple[int, int]]) -> Iterator[Query]:
        """The pages of pairs, each over several periods."""
        for pair, years in product(pairs, RANGES):
            found = [met for met in self._within(years) if met.sides == pair]
            if found:
                yield {
                    **self._named(pair),
                    "a_id": pair[0],
                    "b_id": pair[1],
                    **_period(years),
                    "meetings": len(found),
                    "rows": min(self.page, len(found)),
                    "first": found[0].number,
                }

    def deep(self) -> Iterator[Query]:
        """Late pages of one side (Viet Nam)."""
        for years in [*RANGES[:4], (2015, 2024)]:
            found = [met for met in self._within(years) if _of_viet_nam(met)]
            for page in DEEP_PAGES:
                offset = (page - 1) * self.page
                if len(found) > offset + self.page:
                    before = found[offset - 1]
                    yield {
                        "side": "VNM",
                        "side_id": 1,
                        **_period(years),
                        "page": page,
                        "offset": offset,
                        "meetings": len(found),
                        "rows": self.page,
                        "first": found[offset].number,
                        "after_date": before.date,
                        "after_id": before.number,
                    }

    def facets(self, pairs: list[tuple[int, int]]) -> Iterator[Query]:
        """Meetings of a pair by topic and by year."""
        for pair in pairs:
            found = sorted((met for met in self.meetings if met.sides == pair), key=lambda met: met.number)
            topics = Counter(topic for met in found for topic in met.topics)
            years = Counter(met.date[:4] for met in found)
            counted = {"topics": dict(topics.most_common()), "years": dict(sorted(years.items()))}
            yield {**self._named(pair), **counted}

    def export(self) -> Query:
        """One side from the day on that makes the export about EXPORT_ROWS long."""
        found = [met for met in self.meetings if _of_viet_nam(met)]
        first = found[min(EXPORT_ROWS, len(found)) - 1].day
        rows = sum(1 for met in found if met.day >= first)
        date = dt.date.fromordinal(first).isoformat()
        return {"side": "VNM", "side_id": 1, "date_from": date, "date_to": "2025-12-31", "rows": rows}

    def _within(self, years: tuple[int, int]) -> list[Met]:
        first, last = dt.date(years[0], 1, 1).toordinal(), dt.date(years[1], 12, 31).toordinal()
        return [met for met in self.meetings if first <= met.day <= last]

    def _named(self, pair: tuple[int, int]) -> Query:
        return {"a": self.codes[pair[0] - 1], "b": self.codes[pair[1] - 1]}


def _of_viet_nam(met: Met) -> bool:
    return 1 in met.sides


def _period(years: tuple[int, int]) -> Query:
    return {"date_from": f"{years[0]}-01-01", "date_to": f"{years[1]}-12-31"}


def sampled(two_languages: list[int], seed: int) -> list[Query]:
    """Articles held in two languages."""
    rng = random.Random(seed + 99)
    return [{"id": number} for number in rng.sample(two_languages, min(200, len(two_languages)))]
