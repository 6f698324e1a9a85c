"""The vocabulary of the corpus: the words of the seed documents by frequency, then words built from their parts.

A word's place in its list is its rank; texts draw by a Zipf-like law, so that a common word stays common at
every size of the corpus.
"""

import bisect
import itertools
import random
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.words import ENGLISH, SYLLABLES

POOL = 1_500_000
_BENGALI = re.compile(r"[\u0980-\u09ff\u200c\u200d]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_VIETNAMESE = re.compile("[\u00e0-\u024f\u1e00-\u1eff]")
_OF_ADDRESSES = ("https", "http", "www", "vn", "htm", "com")
_ENDINGS = (
    "ের",
    "কে",
    "তে",
    "র",
    "টি",
    "টির",
    "গুলি",
    "গুলির",
    "দের",
    "য়",
    "ই",
    "ও",
    "েই",
    "ভাবে",
    "মূলক",
    "হীন",
    "কারী",
    "গত",
)
_VIRAMA = "\u09cd"
_SYLLABLE = re.compile("^(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]?)(.+)$")


def nfc(text: str) -> str:
    """The text in normalisation form C."""
    return unicodedata.normalize("NFC", text)


def fold_letter(letter: str) -> str:
    """The plain lower-case letter: "Ế" → "e", "Đ" → "d"."""
    if letter in "đĐ":
        return "d"
    parts = unicodedata.normalize("NFD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


_FOLD = {
    point: fold_letter(chr(point)) for point in itertools.chain(range(0xC0, 0x250), range(0x1E00, 0x1F00))
}


def fold(text: str) -> str:
    """Lower-case Latin text without Vietnamese diacritics ("Đào tạo" → "dao tao"); Bengali is left alone."""
    return nfc(text).translate(_FOLD).lower()


def zipf(count: int, steepness: float = 1.0, shift: float = 2.7) -> list[float]:
    """Cumulative weights of `count` ranks."""
    return list(itertools.accumulate(1.0 / (rank + shift) ** steepness for rank in range(count)))


class Pick:
    """Skewed choice of an index below `count`."""

    def __init__(self, count: int, steepness: float = 1.0, shift: float = 2.7) -> None:
        self.weights = zipf(count, steepness, shift)

    def __call__(self, rng: random.Random) -> int:
        return bisect.bisect(self.weights, rng.random() * self.weights[-1])


@dataclass(frozen=True)
class Vocabulary:
    """Words by rank, the most frequent first."""

    bn: list[str]
    vi: list[str]
    en: list[str]
    names: list[str]

    def pools(self, rng: random.Random) -> dict[str, list[str]]:
        """Long drawn runs of words by language, of which texts take pieces."""
        return {
            "bn": _drawn(rng, self.bn, 1.05, POOL),
            "vi": _with_names(rng, _drawn(rng, self.vi, 1.0, POOL), self.names),
            "en": _with_names(rng, _drawn(rng, self.en, 1.0, POOL // 3), self.names),
        }


def vocabulary(seeds: Path, rng: random.Random) -> Vocabulary:
    """The vocabulary of the *.txt files in a folder."""
    text = nfc("\n".join(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))))
    return Vocabulary(_bengali(text, rng), _vietnamese(text, rng), names=_names(rng), en=_english(rng))


def _by_frequency(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _bengali(text: str, rng: random.Random) -> list[str]:
    """Seed words, then stems with endings and compounds of two stems."""
    words = [word for word, _ in _by_frequency(Counter(_BENGALI.findall(text)))]
    found = dict.fromkeys(word for word in words if not re.fullmatch("[০-৯]+", word))
    stems = _stems(list(found))
    while len(found) < 60000:
        kind = rng.random()
        if kind < 0.2:
            word = rng.choice(stems) + rng.choice(_ENDINGS)
        else:
            word = rng.choice(stems) + rng.choice(stems) + (rng.choice(_ENDINGS) if kind < 0.6 else "")
        found.setdefault(word)
    return list(found)


def _stems(words: list[str]) -> list[str]:
    longest_first = sorted(_ENDINGS, key=len, reverse=True)
    stems = []
    for word in words:
        ending = next((end for end in longest_first if word.endswith(end) and len(word) - len(end) >= 3), "")
        stem = word.removesuffix(ending)
        if len(stem) >= 3 and not stem.endswith(_VIRAMA):
            stems.append(stem)
    return list(dict.fromkeys(stems))


def _vietnamese(text: str, rng: random.Random) -> list[str]:
    """Seed syllables, then the onset of one with the rhyme of another."""
    counted = Counter(word.lower() for word in _LATIN.findall(text))
    words = [word for word, count in _by_frequency(counted) if _is_vietnamese(word, count)]
    parts = [found.groups() for word in words if (found := _SYLLABLE.match(word))]
    onsets, rhymes = {onset for onset, _ in parts}, {rhyme for _, rhyme in parts}
    built = sorted({onset + rhyme for onset in onsets for rhyme in rhymes} - set(words))
    rng.shuffle(built)
    return words + built[:5500]


def _is_vietnamese(word: str, count: int) -> bool:
    foreign = word in ENGLISH or word in _OF_ADDRESSES
    return len(word) <= 7 and bool(_VIETNAMESE.search(word) or (count > 3 and not foreign))


def _names(rng: random.Random) -> list[str]:
    found: set[str] = set()
    while len(found) < 40000:
        syllables = [rng.choice(SYLLABLES)[0] for _ in range(rng.choice((2, 3, 3, 4)))]
        found.add("".join(syllables).capitalize())
    names = sorted(found)
    rng.shuffle(names)
    return names


def _english(rng: random.Random) -> list[str]:
    found: set[str] = set()
    while len(found) < 30000:
        found.add(rng.choice(ENGLISH) + rng.choice(("-", "")) + rng.choice(ENGLISH))
    tail = sorted(found)
    rng.shuffle(tail)
    return list(dict.fromkeys(ENGLISH + tail))


def _drawn(rng: random.Random, words: list[str], steepness: float, size: int) -> list[str]:
    return rng.choices(words, cum_weights=zipf(len(words), steepness), k=size)


def _with_names(rng: random.Random, pool: list[str], names: list[str], share: float = 0.02) -> list[str]:
    count = int(len(pool) * share)
    places = rng.sample(range(len(pool)), count)
    drawn = rng.choices(names, cum_weights=zipf(len(names), 0.8), k=count)
    for place, name in zip(places, drawn, strict=True):
        pool[place] = name
    return pool
