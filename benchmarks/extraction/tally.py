"""Counts of right, wrong and missing, by field and language, and a list of what went wrong."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

FIELDS = (
    "language", "source URL", "published", "cleaning", "cleaning kinds", "meetings", "meetings, lenient",
    "date exact", "sides", "kind", "people", "posts", "place", "documents", "topics", "standing",
    "same event", "nothing in negatives", "quotes exact",
)  # fmt: skip


@dataclass
class Count:
    """right: found as expected. wrong: found and not expected. missing: expected and not found."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """None where nothing was expected."""
        expected = self.right + self.missing
        return self.right / expected if expected else None

    @property
    def f1(self) -> float | None:
        """None where nothing was expected and nothing found."""
        total = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / total if total else None

    def as_json(self) -> dict[str, Any]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1, **vars(self)}


@dataclass(frozen=True)
class Miss:
    """One fault: where, in which field, what was expected and what was found ("" for nothing)."""

    file: str
    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: expected {self.expected or 'nothing'}; found {self.found or 'nothing'}"


@dataclass
class Tally:
    """counts: field → language → Count. misses: in the order of the texts."""

    counts: dict[str, dict[str, Count]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Count))
    )
    misses: list[Miss] = field(default_factory=list)

    def right(self, name: str, language: str, number: int = 1) -> None:
        for count in self._of(name, language):
            count.right += number

    def wrong(self, name: str, language: str, file: str, found: object, expected: object = "") -> None:
        """Something was found that is not there; with `expected` it stands in the place of that."""
        for count in self._of(name, language):
            count.wrong += 1
            count.missing += 1 if expected else 0
        self.misses.append(Miss(file, name, str(expected), str(found)))

    def missing(self, name: str, language: str, file: str, expected: object) -> None:
        for count in self._of(name, language):
            count.missing += 1
        self.misses.append(Miss(file, name, str(expected), ""))

    def _of(self, name: str, language: str) -> Iterator[Count]:
        yield self.counts[name]["all"]
        if language != "all":
            yield self.counts[name][language]

    def as_json(self) -> dict[str, Any]:
        return {
            name: {language: count.as_json() for language, count in self.counts[name].items()}
            for name in FIELDS
        }
