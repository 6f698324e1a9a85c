"""One passage as all parts of the extraction read it: its words, and the known phrases among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.extraction.lexicon import Chunk, chunks, country_letters, rules_of
from archive.names.gazetteer import Gazetteer, Hit
from archive.names.words import Words, keys_of, read

_STATE_WORDS = {
    "en": [
        "republic",
        "kingdom",
        "federation",
        "state",
        "sultanate",
        "commonwealth",
        "people's",
        "democratic",
        "socialist",
        "islamic",
        "arab",
    ],
    "fr": ["republique", "royaume", "federation", "etat", "sultanat", "principaute"],
    "vi": (),
    "ru": (
        "республик",
        "федераци",
        "федерац",
        "королевств",
        "султанат",
        "княжеств",
        "народн",
        "демократическ",
        "исламск",
        "социалистическ",
        "арабск",
        "кооперативн",
    ),
    "bn": ("প্রজাতন্ত্র", "রাজ্য", "ফেডারেশন", "রাষ্ট্র"),
}
_FRENCH_LINKS = tuple(
    "de du d l la des arabe islamique populaire democratique socialiste federale unie federative bolivarienne "
    "hachemite".split()
)
_STATE_LINKS = {"en": ("of", "the"), "fr": _FRENCH_LINKS, "ru": (), "vi": (), "bn": ()}
_VIETNAMESE_STATES = ("cộng", "hòa"), ("vương", "quốc"), ("liên", "bang"), ("chxhcn",), ("chdcnd",), ("ch",)
_VIETNAMESE_MORE = ("xã", "hội", "chủ", "nghĩa", "dân", "nhân", "hồi", "giáo", "ả", "rập")


@dataclass(frozen=True, slots=True)
class Reading:
    """language: whose rules are used. at: for each word the index of its chunk, or -1. hits: of the gazetteer."""

    language: str
    words: Words
    chunks: list[Chunk]
    at: list[int]
    hits: tuple[Hit, ...] = ()

    def chunk_at(self, place: int) -> Chunk | None:
        """The chunk a word belongs to; None for a free word and outside the passage."""
        return self.chunks[self.at[place]] if 0 <= place < len(self.at) and self.at[place] >= 0 else None

    def is_word(self, place: int, listed: frozenset[str]) -> bool:
        """Whether the word at a place has a key in a list."""
        return 0 <= place < len(self.at) and not listed.isdisjoint(self.words.keys[place])


def reading(passage: str, language: str, gazetteer: Gazetteer | None = None) -> Reading:
    """A passage read by the rules of its language (BCP 47); a language without rules is read as English."""
    found = _without_names(passage, rules_of(language))
    return replace(found, hits=_hits(found.words, found.language, gazetteer)) if gazetteer else found


@lru_cache(maxsize=128)  # the first paragraphs are read again, to find where a text is set
def _without_names(passage: str, rules: str) -> Reading:
    words = read(passage, rules)
    found: list[Chunk] = []
    for chunk in chunks(words, rules):
        free = found[-1].last if found else 0
        if rules == "ru" and _are_letters_alone(words, chunk, found):
            continue
        if chunk.first >= free:
            found.append(_with_state(words, chunk, rules, free) if chunk.entry.kind == "country" else chunk)
    at = [-1] * len(words.texts)
    for index, chunk in enumerate(found):
        at[chunk.first : chunk.last] = [index] * (chunk.last - chunk.first)
    return Reading(rules, words, found, at)


def _are_letters_alone(words: Words, chunk: Chunk, found: list[Chunk]) -> bool:
    """Whether the letters of a state stand behind nothing that a state has: only МВД КР, начальник полиции РА do."""
    if words.texts[chunk.first] not in country_letters() or chunk.entry.kind != "country":
        return False
    before = found[-1] if found else None
    owned = (
        before is not None and before.entry.kind in ("body", "post", "domain") and before.last == chunk.first
    )
    return not owned or words.gap(chunk.first - 1) != " "


def _hits(words: Words, language: str, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Known names in a passage. Vietnamese words are compared without their marks, as names are kept."""
    keys = words.keys if language != "vi" else keys_of(words.texts, "ru")
    return tuple(gazetteer.find(words, keys))


def _with_state(words: Words, chunk: Chunk, language: str, free: int) -> Chunk:
    """A country with the words for its kind of state: the Republic of Belarus, মরক্কো রাজ্যের."""
    first, last = chunk.first, chunk.last
    states = _STATE_WORDS[language]
    if language == "bn" or chunk.entry.extra == "demonym":
        while (
            language in ("bn", "ru", "en")
            and last < len(words.keys)
            and words.gap(last - 1) in (" ", "-")
            and _has(words, last, states)
        ):
            last += 1
    elif language == "vi":
        first = _vietnamese_state(words, first)
    else:
        start = first
        while (
            start > 0
            and words.gap(start - 1) in (" ", "'", "’")
            and _has(words, start - 1, (*states, *_STATE_LINKS[language]))
        ):
            start -= 1
            first = start if _has(words, start, states) and words.texts[start][0].isupper() else first
    return Chunk(max(first, free), last, chunk.entry, chunk.others)


def _vietnamese_state(words: Words, first: int) -> int:
    start = first
    while start > 0 and words.gap(start - 1) == " " and _has(words, start - 1, _VIETNAMESE_MORE):
        start -= 1
    for state in _VIETNAMESE_STATES:
        begin = start - len(state)
        if (
            begin >= 0
            and all(_has(words, begin + n, (word,)) for n, word in enumerate(state))
            and words.texts[begin][0].isupper()
        ):
            return begin
    return first


def _has(words: Words, place: int, listed: Sequence[str]) -> bool:
    return any(key in listed for key in words.keys[place])
