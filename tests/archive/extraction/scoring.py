"""Reads tables of sentences with the people in them, and counts what is found, missed and invented."""

from dataclasses import dataclass, field
from pathlib import Path

from archive.extraction import people

HERE = Path(__file__).parent


@dataclass
class Row:
    language: str
    sentence: str
    expected: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Score:
    found: int = 0
    missed: int = 0
    invented: int = 0
    posts_right: int = 0
    posts: int = 0
    countries_right: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / max(self.found + self.invented, 1)

    @property
    def recall(self) -> float:
        return self.found / max(self.found + self.missed, 1)


def rows(name: str) -> list[Row]:
    table: list[Row] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        if "\t" in line:
            language, sentence = line.split("\t")
            table.append(Row(language, sentence))
        else:
            name_text, post, country = line.split(" | ")
            table[-1].expected.append((name_text, post, country))
    return table


def score(table: list[Row], *, named: bool = False) -> dict[str, Score]:
    """named: leave out posts without a name."""
    scores: dict[str, Score] = {}
    for row in table:
        one = scores.setdefault(row.language, Score())
        got = [
            (m.name_text or "-", m.post_en or "-", m.country or "-")
            for m in people.find([row.sentence], row.language)
            if m.name_text or not named
        ]
        for expected in row.expected:
            match = _match(expected, got)
            if match is None:
                one.missed += 1
                one.notes.append(f"missed {expected} in {row.sentence}")
                continue
            got.remove(match)
            one.found += 1
            one.posts += 1
            post_fits = expected[1] in ("*", match[1])
            country_fits = expected[2] in ("*", match[2])
            one.posts_right += post_fits
            one.countries_right += country_fits
            if not (post_fits and country_fits):
                one.notes.append(f"wanted {expected}, got {match}")
        one.invented += len(got)
        one.notes.extend(f"invented {other} in {row.sentence}" for other in got)
    return scores


def _match(expected: tuple[str, str, str], got: list[tuple[str, str, str]]) -> tuple[str, str, str] | None:
    same = [one for one in got if expected[0] == one[0] or (expected[0] == "*" and one[0] != "-")]
    return next((one for one in same if one[1] == expected[1]), same[0] if same else None)
