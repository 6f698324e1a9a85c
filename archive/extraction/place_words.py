"""How texts say in which city something was: data/place_words.tsv around the cities of a passage."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from archive.extraction.countries import CityMention, CountryMention
from archive.extraction.lexicon import DATA, rows, rules_of

AROUND = 60
"""So far from a name, in letters, the words may stand that tell how it is meant."""
CITY_STATES = {"SG": "Singapore", "MC": "Monaco", "DJ": "Djibouti", "LU": "Luxembourg", "SM": "San Marino"}
_CLAUSE = re.compile(r"[,;:.।!?–—«»“”()]\s")
_DATELINE = re.compile(
    r"(?:\s*\([^)\n]{1,40}\))?(?:,[^\n]{0,40}?)?\s*(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/)?\s*(?:[-–—:.]|$)"
)
_DATE = re.compile(r"\W*(?:\d{1,2}\s+\w+(?:\s+\d{4})?(?:\s+\w+)?,\s*)?$")
_BENGALI_LOCATIVE = re.compile("(?:তে|ে|য়|এ)$")
_BENGALI_GENITIVE = re.compile("র$")
_RUSSIAN_GOAL = re.compile("(?:[бвгджзклмнпрстфхцчшщйую])$")


class Frame(NamedTuple):
    """What must end right before a name, and what must begin right behind it; None where anything may."""

    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None


@dataclass(frozen=True)
class Named:
    """A city that words say something was in. code: of its country. rank: 0 for the clearest way to say so.

    A city that no list has is as printed, and has no code.
    """

    start: int
    end: int
    city: str
    code: str | None
    rank: int = 0


@cache
def _patterns(role: str, language: str) -> tuple[str, ...]:
    lines = (DATA / "place_words.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(pattern for name, spoken, pattern in cells if (name, spoken) == (role, language))


@cache
def _frames(role: str, language: str) -> tuple[Frame, ...]:
    found = []
    for pattern in _patterns(role, language):
        before, _, behind = pattern.partition("{}")
        found.append(
            Frame(
                re.compile(f"(?:{before})$") if before else None,
                re.compile(behind) if behind else None,
            )
        )
    return tuple(found)


@cache
def _unknown(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _patterns("unknown", language))


@cache
def _any(role: str, language: str) -> re.Pattern[str]:
    return re.compile("|".join(_patterns(role, language)) or "$^", re.IGNORECASE)


@cache
def _capitals() -> dict[str, str]:
    return {row["code"]: row["city"] for row in rows("cities.tsv") if row["capital"] == "yes"}


@cache
def _indeclinable() -> frozenset[str]:
    """Russian names that end like an accusative in every case: Баку."""
    names = [name.strip() for row in rows("cities.tsv") for name in row["ru"].split(";")]
    return frozenset(name for name in names if name.endswith(("у", "ю")))


def located(
    text: str,
    span: tuple[int, int],
    cities: Sequence[CityMention],
    named: Sequence[CountryMention],
    language: str,
) -> list[Named]:
    """The cities of a part of a passage that words say something was in, also as the capital of a country.

    | talks in Hanoi; в Ташкенте; ঢাকায়                 | rank 0                    |
    | arrived in Hanoi; прибыл в Ташкент; ঢাকা সফর       | rank 1                    |
    | the next round in Guwahati; Paris wants; в Россию  | none                      |
    """
    rules = rules_of(language)
    found = [_city(text, span[0], city, rules) for city in cities]
    found += [_capital(text, country, rules) for country in named]
    return [each for each in found if each and not _is_elsewhere(text, span, each, rules)]


def unlisted(text: str, span: tuple[int, int], language: str) -> Iterator[Named]:
    """Names in a part of a passage that stand where a city does, clearest first.  They may be something else."""
    rules = rules_of(language)
    part = text[span[0] : span[1]]
    for rank, pattern in enumerate(_unknown(rules)):
        for match in pattern.finditer(part):
            name = Named(span[0] + match.start(1), span[0] + match.end(1), match[1], None, 3 + rank)
            if not _any("stop", rules).match(match[1]) and not _is_elsewhere(text, span, name, rules):
                yield name


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a city opens a text as a dateline does: "MINSK, 20 November /Agency/." or a line of its own."""
    return bool(_DATE.match(text[:start])) and bool(_DATELINE.match(text, end))


def is_remote(text: str, language: str) -> bool:
    """Whether a sentence tells of a talk by telephone or on a screen."""
    return bool(_any("remote", rules_of(language)).search(text))


def goes_to(text: str, start: int, end: int, language: str) -> bool:
    """Whether a country is named as one that somebody is in or goes to."""
    return _framed("goes", text, start, end, rules_of(language))


def _city(text: str, begin: int, city: CityMention, language: str) -> Named | None:
    start, end = city.start, city.end
    ways = ("at", "to", "near")
    rank = next((rank for rank, way in enumerate(ways) if _framed(way, text, start, end, language)), None)
    word = text[start:end]
    if language == "bn" and rank != 0 and _BENGALI_LOCATIVE.search(word):
        rank = 0
    elif language == "bn" and rank == 2 and not _BENGALI_GENITIVE.search(word):
        return None
    elif language == "ru" and rank == 0 and _RUSSIAN_GOAL.search(word) and word not in _indeclinable():
        rank = 1
    return Named(start, end, city.city, city.code, rank) if rank is not None else None


def _capital(text: str, country: CountryMention, language: str) -> Named | None:
    """The capital of a country that words name by it, or the country itself where it is a city."""
    start, end, code = country.start, country.end, country.code
    if code in _capitals() and _framed("capital", text, start, end, language):
        return Named(start, end, _capitals()[code], code)
    in_city = code in CITY_STATES and country.form == "name" and _framed("at", text, start, end, language)
    return Named(start, end, CITY_STATES[code], code) if in_city else None


def _framed(role: str, text: str, start: int, end: int, language: str) -> bool:
    head, tail = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return any(
        (frame.before is None or frame.before.search(head))
        and (frame.behind is None or frame.behind.match(tail))
        for frame in _frames(role, language)
    )


def _is_elsewhere(text: str, span: tuple[int, int], named: Named, language: str) -> bool:
    """Whether the clause of a city speaks of another time or of an office."""
    if language == "bn":
        behind = _CLAUSE.split(text[named.end : span[1]], 1)[0]
        return bool(_any("elsewhere", language).search(behind))
    before = _CLAUSE.split(text[span[0] : named.start])[-1]
    return bool(_any("elsewhere", language).search(before))
