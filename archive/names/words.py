"""The words of a passage with their offsets, and the keys under which a word is compared with known words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from articles.text import stems
from articles.text.normalise import fold

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u09fe\u200c\u200d"
)
_WORD = re.compile(f"[^\\W\\d_]++(?:[{_MARKS}]++[^\\W\\d_]*+)*+|\\d++")
_REMEMBERED = 20_000  # words of one language
_LONGEST_KEY = 60  # code points: a longer run of letters is no word that any list holds

_RUSSIAN_CASES = [
    "иями",
    "ого",
    "его",
    "ому",
    "ему",
    "ыми",
    "ими",
    "ями",
    "ами",
    "ией",
    "иям",
    "иях",
    "ого",
    "ой",
    "ей",
    "ий",
    "ый",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ую",
    "юю",
    "ых",
    "их",
    "ым",
    "им",
    "ом",
    "ем",
    "ем",
    "ов",
    "ев",
    "ам",
    "ям",
    "ах",
    "ях",
    "ью",
    "ия",
    "ии",
    "ию",
    "а",
    "е",
    "и",
    "о",
    "у",
    "ы",
    "ь",
    "ю",
    "я",
    "й",
]
_RUSSIAN_BASE = [
    "ий",
    "ый",
    "ой",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ых",
    "их",
    "ого",
    "его",
    "а",
    "е",
    "и",
    "о",
    "ы",
    "ь",
    "я",
    "й",
]
_FRENCH_FORMS = ("nes", "ne", "es", "le", "les", "s", "e", "x")
_ENGLISH_FORMS = ("s", "es")
_CYRILLIC = re.compile("[а-яіўѓґєї]")
_SHORTEST_STEM = 3
# hoà and hòa are one word, written by two rules.
_TONE_LAST = re.compile("(o|u)([àáảãạèéẻẽẹỳýỷỹỵ])$")
_TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ", "o": "òóỏõọ", "u": "ùúủũụ"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one passage, as parallel lists: texts, offsets (starts, ends) and keys for comparison."""

    passage: str
    texts: list[str]
    starts: list[int]
    ends: list[int]
    keys: list[tuple[str, ...]]

    def gap(self, index: int) -> str:
        """What stands between a word and the next; before the first word (index -1) and after the last too."""
        start = self.ends[index] if index >= 0 else 0
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.passage)
        return self.passage[start:end]

    def span(self, first: int, last: int) -> str:
        """The passage from the word first to the word before last."""
        return self.passage[self.starts[first] : self.ends[last - 1]]


def read(passage: str, language: str) -> Words:
    """The words of a passage in NFC: runs of letters with their marks, and runs of digits."""
    spans = [match.span() for match in _WORD.finditer(passage)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    texts = [passage[start:end] for start, end in spans]
    return Words(passage, texts, starts, ends, keys_of(texts, language))


class _Forms(dict[str, tuple[str, ...]]):
    """The forms of the words of one language that were met last."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = _forms(word, self.language)
        return found


class Beginnings(dict[tuple[str, ...], bool]):
    """Whether a word with these keys begins a phrase, for the words met last. phrases: by their first words."""

    def __init__(self, phrases: Mapping[str, object]) -> None:
        super().__init__()
        self.phrases = phrases

    def __missing__(self, keys: tuple[str, ...]) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[keys] = any(key in self.phrases for key in keys)
        return found


@cache
def _known(language: str) -> _Forms:
    return _Forms(language)


def keys_of(texts: list[str], language: str) -> list[tuple[str, ...]]:
    """The forms of every word of a passage."""
    return list(map(_known(language).__getitem__, texts))


def forms(word: str, language: str) -> tuple[str, ...]:
    """The keys a word of running text may be known under, the likeliest first.

    | bn | বেলারুশের             | the folded word, and it without each ending that fits |
    | ru | Волфовича, белорусской | the folded word, and it without each case ending      |
    | fr | vietnamiennes          | the folded word, and it without -s, -e, -nes …        |
    | en | ministers              | the folded word, and it without -s                    |
    | vi | Bộ, Hoà                | lower case with its marks; the mark where hòa has it   |
    """
    return _known(language)[word]


def _forms(word: str, language: str) -> tuple[str, ...]:
    if len(word) > _LONGEST_KEY:
        return ()
    if language == "vi":
        return (_vietnamese(word),)
    folded = fold(word)
    if _CYRILLIC.match(folded):
        return (folded, *_without(folded, _RUSSIAN_CASES))
    if "ঀ" <= folded[:1] <= "৿":
        return stems.candidates(folded)
    return (folded, *_without(folded, _FRENCH_FORMS if language == "fr" else _ENGLISH_FORMS))


@lru_cache(maxsize=32_768)
def base(word: str, language: str) -> str:
    """The one key under which a known word is kept: forms() of each of its inflected forms contains it."""
    if language == "vi":
        return _vietnamese(word)
    folded = fold(word)
    if _CYRILLIC.match(folded):
        if word[0].isupper() and word[-1] == "о" and word[-2:] != "во":
            return folded  # Кито, Марокко, Лукашенко: not declined
        found = _without(folded, _RUSSIAN_BASE)
        return found[0] if found else folded
    return folded


def _without(word: str, endings: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    kept = (word[: -len(e)] for e in endings if len(word) - len(e) >= _SHORTEST_STEM and word.endswith(e))
    return tuple(dict.fromkeys(kept))


def _vietnamese(word: str) -> str:
    return _TONE_LAST.sub(_tone_first, word.lower())


def _tone_first(end: re.Match[str]) -> str:
    glide, marked = end.groups()
    plain = next(letter for letter, row in _TONES.items() if marked in row)
    return _TONES[glide][_TONES[plain].index(marked)] + plain


def known_words(text: str, language: str) -> list[str]:
    """The base keys of a known name or phrase, in order."""
    return [base(word, language) for word in _WORD.findall(text)]
