"""Who meets in the corpus: sides and their officials, with invented names readable in three languages."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.vocabulary import Pick, fold_letter, nfc
from benchmarks.words import (
    COUNTRIES,
    IN_BENGALI,
    ORGANISATIONS,
    POSTS,
    SYLLABLES,
    VIETNAMESE_FAMILY,
    VIETNAMESE_GIVEN,
    VIETNAMESE_MIDDLE,
)

MOST_NAMES = 40000
Line = dict[str, Any]


def in_languages(line: str) -> dict[str, str]:
    """ "Hanoi|Hà Nội|হ্যানয়" → the name by language."""
    return dict(zip(("en", "vi", "bn"), map(nfc, line.split("|")), strict=True))


@dataclass(frozen=True)
class Cast:
    """Sides and officials.  An index of a side is its number less one; 0 is Viet Nam."""

    sides: list[Line]
    others: list[int]
    """Every side but Viet Nam, the most frequent first."""
    officials: list[Line]
    benches: dict[int, tuple[int, Pick]]
    """Index of the side → index of its first official, and which of them comes."""


def cast(rng: random.Random, articles: int) -> Cast:
    """The sides and, growing with the number of articles, their officials."""
    sides = list(_sides())
    others = list(range(1, len(sides)))
    countries = len(COUNTRIES)
    # Organisations stand between the countries: one after every third.
    others.sort(key=lambda place: place if place < countries else 3.5 + 3 * (place - countries))
    officials: list[Line] = []
    benches = {}
    posts, pick_post = [in_languages(post) for post in POSTS], Pick(len(POSTS), 0.7)
    names = _Names(rng)
    for rank, side in enumerate([0, *others]):
        count = max(12, int((400 + articles // 50) / (1 + rank) ** 0.7))
        benches[side] = (len(officials), Pick(count))
        for _ in range(count):
            name = names.make(vietnamese=side == 0)
            held = [posts[pick_post(rng)] for _ in range(rng.choice((1, 1, 2, 3)))]
            officials.append({"id": len(officials) + 1, "side": side + 1, **name, "posts": held})
    return Cast(sides, others, officials, benches)


def _sides() -> Iterator[Line]:
    lines = [("country", line) for line in COUNTRIES] + [("organisation", line) for line in ORGANISATIONS]
    for number, (kind, line) in enumerate(lines, 1):
        code, names = line.split(" ", 1)
        named = {f"name_{language}": name for language, name in in_languages(names).items()}
        yield {"id": number, "kind": kind, "code": code, **named}


class _Names:
    """Invented names of people, each once as long as there are enough."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.seen: set[str] = set()

    def make(self, *, vietnamese: bool) -> dict[str, str]:
        while True:
            name = self._vietnamese() if vietnamese else self._foreign()
            if name["name_vi"] not in self.seen or len(self.seen) > MOST_NAMES:
                self.seen.add(name["name_vi"])
                return {key: name[key] if key == "name_en" else nfc(name[key]) for key in name}

    def _vietnamese(self) -> dict[str, str]:
        choice = self.rng.choice
        parts = [
            choice(VIETNAMESE_FAMILY),
            choice(VIETNAMESE_MIDDLE),
            choice(VIETNAMESE_MIDDLE + VIETNAMESE_GIVEN),
            choice(VIETNAMESE_GIVEN),
        ]
        if self.rng.random() < 0.6:
            del parts[2]
        written = " ".join(parts)
        plain = "".join(map(_plain, nfc(written)))
        bengali = " ".join(IN_BENGALI[part] for part in parts)
        return {"name_en": plain, "name_vi": written, "name_bn": bengali}

    def _foreign(self) -> dict[str, str]:
        choice = self.rng.choice
        parts = [[choice(SYLLABLES) for _ in range(choice((2, 3, 3)))] for _ in range(choice((2, 2, 3)))]
        latin = " ".join("".join(syllable[0] for syllable in part).capitalize() for part in parts)
        bengali = " ".join("".join(syllable[1] for syllable in part) for part in parts)
        return {"name_en": latin, "name_vi": latin, "name_bn": bengali}


def _plain(letter: str) -> str:
    if letter == " ":
        return letter
    return fold_letter(letter).upper() if letter.isupper() else fold_letter(letter)
