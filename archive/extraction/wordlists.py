"""Word lists of meetings, documents and topics: data/*.tsv compiled for each language.

A list is a table of meanings and patterns.  Patterns are written for lower case, "~" for any ending.  A word of a
list counts where it begins a word of the text; in Bengali, whose endings are written on, it may go on, elsewhere it
must end where the word ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import ahocorasick

DATA = Path(__file__).parent / "data"
NAMES = ("triggers", "meeting_nouns", "standing", "presence", "roles",
         "topics", "topic_cues", "documents", "document_cues")  # fmt: skip
OPEN_ENDED = ("bn",)
_LETTER = re.compile(r"[^\W_]|[\u0300-\u036f\u0980-\u09ff]")
_PIECES = re.compile(r"\\.|\{[^}]*\}|[()\[\]?*+.|^$~]|[^\\()\[\]{}.?*+|^$~]+", re.DOTALL)
_NOT_BEHIND = re.compile(r"(?:\(\?<!(?:[^()]|\([^()]*\))*\))*")
_PLAIN = re.compile(r"[^\\()\[\]{}.?*+|^$~]*")


@dataclass(frozen=True)
class Entry:
    """One pattern of a list. needles: every match holds one of them; most texts are told apart by them alone."""

    meaning: tuple[str, ...]
    needles: tuple[str, ...]
    pattern: re.Pattern[str]


class Found(NamedTuple):
    """A word of a list in a text: its place in code points and its meaning."""

    start: int
    end: int
    meaning: tuple[str, ...]


@lru_cache(maxsize=256)
def lower(text: str) -> str:
    """Lower case of the same length: a letter whose lower case is longer is left as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def find(name: str, language: str, text: str, whole: str | None = None) -> list[Found]:
    """All words of a list in a text that `lower` has made, in order; a longer one hides those inside it.

    name: one of NAMES. whole: the paragraph that the text is a part of, so that what it may hold is told but once.
    """
    found = [
        Found(*match.span(), entry.meaning)
        for entry in _possible(language, whole or text).get(name, ())
        if whole is None or any(needle in text for needle in entry.needles)
        for match in _matches(entry.pattern, text)
        if _is_word(text, *match.span(), language)
    ]
    return found if len(found) < 2 else list(_longest(found))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern begins a word: the end of a name ("Ouattara a signé") does not hide the verb behind it."""
    place = 0
    while match := pattern.search(text, place):
        start, end = match.span()
        if start and _LETTER.match(text[start - 1]):
            place = start + 1
        else:
            yield match
            place = max(end, start + 1)


@lru_cache(maxsize=128)
def _possible(language: str, text: str) -> dict[str, list[Entry]]:
    """The entries of each list that may be found in a text or in a part of it: what they hold is there."""
    automaton, patterns = _needles(language)
    found: dict[str, list[Entry]] = {}
    places = {
        place for needle in {needle for _, needle in automaton.iter(text)} for place in patterns[needle]
    }
    for name, entry in map(_listed(language).__getitem__, sorted(places)):
        found.setdefault(name, []).append(entry)
    return found


@cache
def _listed(language: str) -> list[tuple[str, Entry]]:
    """The patterns of all lists in a row."""
    return [(name, entry) for name in NAMES for entry in entries(name, language)]


@cache
def _needles(language: str) -> tuple[ahocorasick.Automaton, list[list[int]]]:
    """What finds in one walk through a text the numbers of the needles it holds; and for each needle the places of
    the patterns that may be where it is."""
    held: dict[str, list[int]] = {}
    for place, (name, entry) in enumerate(_listed(language)):
        for needle in entry.needles:
            if not needle:
                raise ValueError(f"{name}.tsv: nothing is plain in {entry.pattern.pattern}; write it apart")
            held.setdefault(needle, []).append(place)
    automaton = ahocorasick.Automaton()
    for number, needle in enumerate(held):
        automaton.add_word(needle, number)
    automaton.make_automaton()
    return automaton, list(held.values())


def _is_word(text: str, start: int, end: int, language: str) -> bool:
    if end == start or (start and _LETTER.match(text[start - 1])):
        return False
    return language in OPEN_ENDED or end >= len(text) or not _LETTER.match(text[end])


def _longest(found: list[Found]) -> Iterator[Found]:
    last = -1
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if item.end > last:
            yield item
            last = item.end


@lru_cache(maxsize=64)
def entries(name: str, language: str) -> tuple[Entry, ...]:
    """The lines of data/NAME.tsv for a language.  The last column is the pattern, one is the language."""
    found: list[Entry] = []
    for line in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or language not in cells[:-1]:
            continue
        meaning = tuple(cell for cell in cells[:-1] if cell != language)
        open_ended = language in OPEN_ENDED
        found += [_entry(meaning, pattern, open_ended) for pattern in alternatives(cells[-1])]
    return tuple(found)


def _entry(meaning: tuple[str, ...], pattern: str, open_ended: bool) -> Entry:
    whole = pattern.replace("~", r"\w*")
    end = "" if open_ended or "(?=" in pattern else r"(?![^\W_])"
    return Entry(meaning, needles(pattern), re.compile(f"(?:{whole}){end}"))


def needles(pattern: str) -> tuple[str, ...]:
    """Texts of which every match of a pattern without "|" outside of brackets holds one: the more telling, the better.

    "a (?:b )?entretenu~"     → ("entretenu",)
    "a (?:reçu|accueilli)~ "  → ("reçu", "accueilli")
    """
    best: tuple[str, ...] = (_needle(pattern),)
    for group in _groups(pattern):
        held = tuple(needle for part in _split(group) for needle in needles(part))
        if min(map(len, held)) > min(map(len, best)):
            best = held
    return best


def _groups(pattern: str) -> Iterator[str]:
    """The insides of the groups that every match goes through."""
    place = 0
    while place < len(pattern):
        if pattern[place] == "\\":
            place += 1
        elif pattern[place] == "[":
            place = pattern.index("]", place + 2)
        elif pattern[place] == "(":
            close = place + _closing(pattern[place:])
            if pattern[place : place + 3] == "(?:" and pattern[close + 1 : close + 2] not in ("?", "*", "{"):
                yield pattern[place + 3 : close]
            place = close
        place += 1


def _needle(pattern: str) -> str:
    """The longest text that every match holds outside of groups.

    "a (?:b )?entretenu~" → "entretenu"
    "reçue?s? de lui"     → " de lui"
    """
    outside: list[str] = []
    depth = 0
    for piece in _PIECES.findall(pattern):
        opens, closes = piece in ("(", "["), piece in (")", "]")
        depth -= closes
        plain = depth == 0 and not opens and _PLAIN.fullmatch(piece)
        if not plain and piece[:1] in ("?", "*", "{") and outside:
            outside[-1] = outside[-1][:-1]
        outside.append(piece if plain else "\0")
        depth += opens
    return max("".join(outside).split("\0"), key=len)


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, each beginning with plain letters wherever that is possible.

    "a|b(?:c|d)"     → ["a", "b(?:c|d)"]
    "(?:a|b)c"       → ["ac", "bc"]
    "(?:a )?b"       → ["a b", "b"]
    "(?<!a )(?:b|c)" → ["(?<!a )b", "(?<!a )c"]
    """
    return [
        _not_behind(part) + plain
        for part in _split(pattern)
        for plain in _without_leading_group(part[len(_not_behind(part)) :])
    ]


def _not_behind(pattern: str) -> str:
    """The words at the beginning of a pattern that must not stand before what it finds."""
    found = _NOT_BEHIND.match(pattern)
    return found[0] if found else ""


def _split(pattern: str) -> list[str]:
    parts, depth, begin = [], 0, 0
    for place, letter in enumerate(pattern):
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and not depth:
            parts.append(pattern[begin:place])
            begin = place + 1
    return [*parts, pattern[begin:]]


def _without_leading_group(pattern: str) -> list[str]:
    if not pattern.startswith("(?:"):
        return [pattern]
    close = _closing(pattern)
    inner, rest = pattern[3:close], pattern[close + 1 :]
    optional = rest.startswith("?")
    rest = rest[optional:]
    if rest[:1] in ("*", "+", "{"):
        return [pattern]
    found = [part + rest for part in _split(inner)] + ([rest] if optional and rest else [])
    return [plain for part in found for plain in _without_leading_group(part)]


def _closing(pattern: str) -> int:
    """The place of the bracket that closes the first one."""
    depth = 0
    for place, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return place
    raise ValueError(f"{pattern}: a bracket is not closed")
