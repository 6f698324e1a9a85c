"""Search terms with true answers: which words are tracked, and how many texts and articles hold each.

The keys are "bn" (Bengali words), "vi" (Vietnamese words and phrases of Latin texts) and "fold" (the same
without diacritics).  A phrase counts where a text holds all its words.
"""

import itertools
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.vocabulary import Vocabulary, fold

KEYS = ("bn", "vi", "fold")
_WORD = re.compile(r"[\u0980-\u09ff\u200c\u200d]+|[^\W\d_]+")
_PHRASES = (
    "hợp tác",
    "an ninh",
    "quốc phòng",
    "việt nam",
    "bộ trưởng",
    "phòng chống",
    "trao đổi",
    "tội phạm",
    "đối tác",
    "chiến lược",
    "quan hệ",
    "đào tạo",
)
Tokens = tuple[str, ...]


class Terms:
    """The tracked terms and their counts; `note` every text, then `note_article` with what its texts hold."""

    def __init__(self, words: Vocabulary, seed: int) -> None:
        self.candidates = _candidates(words, random.Random(seed * 31 + 5))
        self.texts: dict[str, Counter[str]] = {key: Counter() for key in KEYS}
        self.articles: dict[str, Counter[str]] = {key: Counter() for key in KEYS}
        self._tracked = {
            key: frozenset(token.lower() for tokens in self.candidates[key].values() for token in tokens)
            for key in KEYS
        }
        self._by_first: dict[str, dict[str, list[tuple[str, Tokens]]]] = {key: {} for key in KEYS}
        for key in KEYS:
            for term, tokens in self.candidates[key].items():
                lower = tuple(token.lower() for token in tokens)
                self._by_first[key].setdefault(lower[0], []).append((term, lower))
        self._memo: dict[tuple[str, str], Tokens] = {}
        latin = (words.vi, words.names, words.en)
        self._gives = {key: self._given(key, (words.bn,) if key == "bn" else latin) for key in KEYS}

    def note(self, language: str, drawn: set[str], said: str) -> set[tuple[str, str]]:
        """Counts a text of drawn words and of a running `said`; returns (key, term) of the terms it holds."""
        found = set()
        for key in ("bn",) if language == "bn" else ("vi", "fold"):
            held = self._tokens(key, drawn, _WORD.findall(said))
            for token in held & self._by_first[key].keys():
                for term, tokens in self._by_first[key][token]:
                    if all(each in held for each in tokens):
                        self.texts[key][term] += 1
                        found.add((key, term))
        return found

    def note_article(self, found: Iterable[tuple[str, str]]) -> None:
        for key, term in found:
            self.articles[key][term] += 1

    def bands(self, texts: Counter[str]) -> dict[str, list[dict[str, Any]]]:
        """Rare, medium and common terms by share of the texts; `texts` counts them by language."""
        bn, vi = texts["bn"], texts["vi"] + texts["en"]
        return {
            "bn_rare": self._band("bn", 2.0 / bn, 0.002, bn, 20, _of_4_letters),
            "bn_medium": self._band("bn", 0.005, 0.05, bn, 10),
            "bn_common": self._band("bn", 0.30, 0.80, bn, 8, _of_3_letters),
            "vi_rare": self._band("vi", 2.0 / vi, 0.002, vi, 20, _of_4_letters),
            "vi_medium": self._band("vi", 0.005, 0.05, vi, 10, _of_4_letters),
            "vi_common": self._band("vi", 0.30, 0.80, vi, 8, _of_3_letters),
            "nodia_rare": self._band("fold", 2.0 / vi, 0.01, vi, 10, _of_4_letters),
            "nodia_medium": self._band("fold", 0.01, 0.08, vi, 10, _of_4_letters),
            "nodia_common": self._band("fold", 0.30, 0.90, vi, 6, lambda term: " " in term),
        }

    def _forms(self, key: str, word: str) -> Tokens:
        """The whole-word tokens that a written word counts as: itself and the parts between its hyphens."""
        found = self._memo.get((key, word))
        if found is None:
            parts = {word, *word.split("-")}
            found = tuple((fold(part) if key == "fold" else part.lower()) for part in parts)
            self._memo[key, word] = found
        return found

    def _given(self, key: str, lists: Iterable[list[str]]) -> dict[str, Tokens]:
        tracked = self._tracked[key]
        given = {}
        for word in itertools.chain(*lists):
            if tokens := tuple(form for form in self._forms(key, word) if form in tracked):
                given[word] = tokens
        return given

    def _tokens(self, key: str, drawn: set[str], said: list[str]) -> set[str]:
        held: set[str] = set()
        for word in drawn & self._gives[key].keys():
            held.update(self._gives[key][word])
        for word in said:
            held.update(form for form in self._forms(key, word) if form in self._tracked[key])
        return held

    def _band(
        self,
        key: str,
        low: float,
        high: float,
        total: int,
        count: int,
        only: Callable[[str], bool] = bool,
    ) -> list[dict[str, Any]]:
        shares = {term: self.texts[key][term] / total for term in self.candidates[key] if only(term)}
        ranked = sorted(shares, key=lambda term: (shares[term], term))
        inside = [term for term in ranked if low <= shares[term] <= high]
        chosen = inside[:: max(1, len(inside) // count)][:count]
        return [
            {
                "q": term,
                "texts": self.texts[key][term],
                "articles": self.articles[key][term],
                "share": round(shares[term], 5),
            }
            for term in chosen
        ]


def _of_3_letters(term: str) -> bool:
    return len(term) >= 3


def _of_4_letters(term: str) -> bool:
    return len(term) >= 4


def _candidates(words: Vocabulary, rng: random.Random) -> dict[str, dict[str, Tokens]]:
    """Terms by rank, so that rare, medium and common ones are among them."""
    bengali = [words.bn[rank] for rank in (*range(60), *range(200, 1400, 30), *range(6000, 60000, 700))]
    latin = [words.vi[rank] for rank in (*range(0, 400, 4), *range(1500, len(words.vi), 60))]
    found: dict[str, dict[str, Tokens]] = {
        "bn": {word: (word,) for word in bengali if len(word) > 1},
        "vi": {word: (word,) for word in latin if len(word) > 1},
    }
    # Foreign names are the rare words of Vietnamese texts.
    found["vi"] |= {name: (name,) for name in words.names[20:40000:500]}
    found["vi"] |= {phrase: tuple(phrase.split()) for phrase in _PHRASES}
    found["vi"] |= {" ".join(tokens): tokens for tokens in _drawn_phrases(words.vi[60:5000], rng)}
    found["fold"] = {
        fold(term): tuple(map(fold, tokens))
        for term, tokens in found["vi"].items()
        if fold(term) != term.lower()
    }
    return found


def _drawn_phrases(middle: list[str], rng: random.Random) -> Iterable[Tokens]:
    for _ in range(150):
        pair = rng.choice(middle), rng.choice(middle[: rng.choice((800, 4900))])
        yield pair
        if rng.random() < 0.4:
            yield (*pair, rng.choice(middle))
