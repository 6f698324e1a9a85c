"""The word lists of data/ as tries, one for each language, and the words they are found in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from archive.names.words import Beginnings, Words, forms, known_words
from articles.text.skeleton import skeleton

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "vi", "ru", "fr", "bn")
# These are read by the rules of a language whose words and names they share.
_AS = {"be": "ru", "uk": "ru"}
_END = ""
_ANY, _CAPITAL, _UPPER = range(3)
_LONGEST_ABBREVIATION = 5
_MIDDLE = " &-'’./–"  # what may stand between two words of one phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of the lists. kind: country, demonym, city, region, organisation, body, domain, post, rank, title,
    mod, former. value: what it stands for there (code, slug, class). english: its canonical English. tail: the key
    that its last word must have, where it is a name without endings: Sofia, not Sofiane."""

    kind: str
    value: str
    english: str
    spelling: str
    extra: str
    case: int
    tail: str = ""


class Chunk(NamedTuple):
    """An entry found at the words first to last (exclusive)."""

    first: int
    last: int
    entry: Entry
    others: tuple[Entry, ...] = ()


def rules_of(language: str) -> str:
    """The language whose lists and rules are used for a text: English where there are none of its own."""
    language = _AS.get(language, language)
    return language if language in LANGUAGES else "en"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a list in data/, by its column names."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _spellings(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


@cache
def _entries(language: str) -> tuple[Entry, ...]:
    found: list[Entry] = []

    def add(kind: str, value: str, english: str, cell: str | None, extra: str = "") -> None:
        found.extend(_entry(kind, value, english, spelling, extra, language) for spelling in _spellings(cell))

    for row in rows("countries.tsv"):
        add("country", row["code"], row["en"].partition(";")[0], row[language], "name")
    for row in rows("country_letters.tsv") if language == "ru" else ():
        add("country", row["code"], country_names()[row["code"]], row["ru"], "name")
    for row in rows("demonyms.tsv"):
        add("country", row["code"], "", row[language], "demonym")
    for row in rows("cities.tsv"):
        add("city", row["code"], row["city"], row[language])
    for row in rows("regions.tsv"):
        add("region", "", row["english"], row[language])
    for row in rows("organisations.tsv"):
        add("organisation", row["id"], row["english"], row[language])
        add("organisation", row["id"], row["english"], row["en"] if language in ("ru", "bn") else "")
    for row in rows("bodies.tsv"):
        add("body", row["kind"], row["english"], row[language], row["domain"])
    for row in rows("domains.tsv"):
        add("domain", "", row["english"], row[language])
    for row in rows("posts.tsv"):
        kind = row["class"] if row["class"] in ("rank", "title", "mod", "former") else "post"
        add(kind, row["class"], row["english"], row[language])
        if language == "bn":
            add(kind, row["class"], row["english"], ";".join(_other_spellings(row["bn"])))
    return (*found, *(_bengali_compounds() if language == "bn" else ()))


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → the English name."""
    return {row["code"]: _spellings(row["en"])[0] for row in rows("countries.tsv")}


def country_spellings(language: str) -> Iterator[tuple[str, str]]:
    """(ISO 3166-1 alpha-2, name) of every country, as texts of a language write it; several names of one country."""
    for row in rows("countries.tsv"):
        for spelling in _spellings(row[language]):
            yield row["code"], spelling


@cache
def country_letters() -> frozenset[str]:
    """Russian letters that stand for a country, and for other things too: КР, РА."""
    return frozenset(row["ru"] for row in rows("country_letters.tsv"))


@cache
def body_countries() -> dict[str, str]:
    """English name of a body that only one country has → the code of that country."""
    return {row["english"]: row["country"] for row in rows("bodies.tsv") if row["country"]}


@cache
def interior_names() -> dict[str, str]:
    """The code of a country → what it calls its ministry of the interior."""
    lines = (DATA / "interior.tsv").read_text(encoding="utf-8").splitlines()
    rows_ = [line.split("\t") for line in lines if not line.startswith("#")]
    return {code: name for name, codes in rows_ for code in codes.split()}


def _other_spellings(cell: str) -> Iterator[str]:
    """চিফ অব স্টাফ is চীফ অফ স্টাফ too."""
    for spelling in _spellings(cell):
        if "চিফ" in spelling or " অব " in spelling:
            short, long = spelling, spelling.replace("চিফ", "চীফ")
            of = {short.replace(" অব ", " অফ "), long, long.replace(" অব ", " অফ ")}
            yield from sorted(of - {spelling})


def _bengali_compounds() -> list[Entry]:
    """স্বরাষ্ট্রমন্ত্রী, উপপররাষ্ট্রমন্ত্রী, প্রতিরক্ষাসচিব …: a post written together with what it is for."""
    heads = (
        ("", "মন্ত্রী", "minister", "Minister"),
        ("", "উপমন্ত্রী", "minister", "Deputy Minister"),
        ("উপ", "মন্ত্রী", "minister", "Deputy Minister"),
        ("", "প্রতিমন্ত্রী", "minister", "State Minister"),
        ("", "সচিব", "head", "Secretary"),
        ("", "উপদেষ্টা", "head", "Adviser"),
    )
    return [
        _entry("post", category, head, opening + spelling + ending, row["english"], "bn")
        for row in rows("domains.tsv")
        for spelling in _spellings(row["bn"])
        for opening, ending, category, head in heads
        if " " not in spelling
    ]


def _entry(kind: str, value: str, english: str, spelling: str, extra: str, language: str) -> Entry:
    letters = [letter for letter in spelling if letter.isalpha()]
    case = _ANY
    if spelling[0].isupper():
        named = kind in ("country", "city", "region", "organisation", "body", "title") or language == "vi"
        case = _CAPITAL if named or (kind == "rank" and language == "en") else _ANY
        if len(letters) <= _LONGEST_ABBREVIATION and all(map(str.isupper, letters)):
            case = _UPPER
    return Entry(kind, value, english, spelling, extra, case, _tail(kind, spelling, extra, language))


def _tail(kind: str, spelling: str, extra: str, language: str) -> str:
    """The last word of a name of a place, in languages whose names have no endings."""
    if language not in ("en", "fr") or kind not in ("country", "city", "region") or extra == "demonym":
        return ""
    words = known_words(spelling, language)
    return words[-1] if words else ""


@cache
def _trie(language: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for entry in _entries(language):
        node = root
        for word in known_words(entry.spelling, language):
            node = node.setdefault(word, {})
        if node is not root:
            node.setdefault(_END, []).append(entry)
    return root


@cache
def _beginnings(language: str) -> Beginnings:
    return Beginnings(_trie(language))


def chunks(words: Words, language: str) -> list[Chunk]:
    """Every phrase of the lists in a passage, left to right, the longest at each place, never overlapping."""
    root, begins = _trie(language), _beginnings(language)
    found: list[Chunk] = []
    free = 0
    for place in [place for place, keys in enumerate(words.keys) if begins[keys]]:
        if place < free:
            continue
        chunk = _longest(words, [root[key] for key in words.keys[place] if key in root], place)
        if chunk:
            found.append(chunk)
            free = chunk.last
    return found


def _longest(words: Words, states: list[dict[str, Any]], first: int) -> Chunk | None:
    best: Chunk | None = None
    place, keys = first, words.keys[first]
    while states:
        ends = [
            entry
            for state in states
            if _END in state
            for entry in state[_END]
            if (not entry.tail or entry.tail in keys[:1]) and _case_fits(words, first, place, entry)
        ]
        if ends:
            best = Chunk(first, place + 1, ends[0], tuple(ends[1:]))
        place += 1
        if place >= len(words.keys):
            break
        keys = words.keys[place]
        states = [state[key] for state in states for key in keys if key in state]
        if states and not _joined(words, place - 1):
            break
    return best


def _joined(words: Words, place: int) -> bool:
    gap = words.gap(place)
    return gap == " " or (len(gap) <= 3 and all(mark in _MIDDLE for mark in gap)) or gap == ", "


def _case_fits(words: Words, first: int, last: int, entry: Entry) -> bool:
    if first < last and "," not in entry.spelling and "," in words.span(first, last + 1):
        return False
    if entry.case == _ANY:
        return True
    text = words.texts[first]
    return (
        text[0].isupper()
        if entry.case == _CAPITAL
        else all(t.isupper() for t in words.texts[first : last + 1])
    )


def _listed(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@cache
def common_words(language: str) -> frozenset[str]:
    """Keys of words that are no part of a name, though they may begin with a capital."""
    if language == "bn":
        return frozenset(_listed("common_words_bn.txt"))
    lines = (DATA / "common_words.tsv").read_text(encoding="utf-8").splitlines()
    listed = dict(line.split("\t") for line in lines).get(language, "").split()
    return frozenset(forms(word, language)[0] for word in listed if forms(word, language))


@cache
def name_particles() -> frozenset[str]:
    """Small words inside names, in lower case: al, bin, de, van."""
    return frozenset(_listed("name_particles.txt"))


@cache
def forenames() -> frozenset[str]:
    """Base keys of given names, Latin and Cyrillic."""
    return frozenset(word for name in _listed("forenames.txt") for word in known_words(name, "ru"))


@cache
def written_forenames() -> frozenset[str]:
    """Given names in lower case as they are written in the list."""
    return frozenset(name.lower() for name in _listed("forenames.txt"))


@cache
def forename_sounds() -> frozenset[str]:
    """Skeletons of given names, to know one by when it is written in Bengali."""
    return frozenset(sound for name in _listed("forenames.txt") if len(sound := skeleton(name)) >= 4)


@cache
def vietnamese_surnames() -> frozenset[str]:
    """Family names of Vietnam, in lower case with their marks."""
    return frozenset(word for name in _listed("vietnamese_surnames.txt") for word in known_words(name, "vi"))
