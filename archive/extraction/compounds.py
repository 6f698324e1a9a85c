"""Adjectives that join two countries: российско-белорусский, algéro-tunisien, Sino-Russian, Việt - Lào."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from archive.extraction.countries import CountryMention
from archive.extraction.wordlists import DATA, lower

_HYPHENS = "[-‐‑–]"
_JOINT = re.compile(f" ?{_HYPHENS}")
_RUSSIAN_ENDING = "(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)"
_FRENCH_ENDING = "(?:e?s?)"


def find(text: str, language: str, named: Iterable[CountryMention]) -> Iterator[CountryMention]:
    """The countries that adjectives of two parts name and that are not among those named already.

    | российско-южноафриканских консультаций      | RU, ZA |
    | la commission algéro-tunisienne              | DZ, TN |
    | Sino-Russian talks                           | CN, RU |
    | biên giới Việt - Trung                       | VN, CN |
    """
    pattern, first, second = _pattern(language)
    if pattern is None or not _may_hold(lower(text), tuple(first)):
        return
    taken = {place for country in named for place in range(country.start, country.end)}
    for match in pattern.finditer(text):
        one, other = first.get(match[1].lower()), second.get(match[2].lower())
        for number, code in ((1, one), (2, other)):
            if code and match.start(number) not in taken:
                yield CountryMention(match.start(number), match.end(number), code, "demonym")


def _may_hold(lowered: str, first: tuple[str, ...]) -> bool:
    """Whether a first part stands before a hyphen; told fast, most texts are without."""
    return any(lowered.endswith(first, 0, joint.start()) for joint in _JOINT.finditer(lowered))


@lru_cache(maxsize=8)
def _pattern(language: str) -> tuple[re.Pattern[str] | None, dict[str, str], dict[str, str]]:
    """What finds the pairs of a language, with the codes of first and second parts."""
    if language == "ru":
        stems = {
            adjective[:-2].lower(): code for code, adjective in _demonyms("ru") if adjective.endswith("ий")
        }
        first = {f"{stem}о": code for stem, code in stems.items()}
        return _compile(first, stems, _HYPHENS, _RUSSIAN_ENDING), first, stems
    first = dict(_parts(language))
    if language == "fr":
        second = {adjective.lower(): code for code, adjective in _demonyms("fr")}
        second |= {f"{word}n": code for word, code in second.items() if word.endswith("en")}
        return _compile(first, second, _HYPHENS, _FRENCH_ENDING), first, second
    if language == "en":
        second = {adjective.lower(): code for code, adjective in _demonyms("en")}
        return _compile(first, second, _HYPHENS, ""), first, second
    if language == "vi":
        second = {**first, "lào": "LA"}
        return (
            _compile({**first, "lào": "LA"}, second, rf" ?{_HYPHENS} ?", ""),
            {**first, "lào": "LA"},
            second,
        )
    return None, {}, {}


def _compile(first: dict[str, str], second: dict[str, str], joint: str, ending: str) -> re.Pattern[str]:
    one, other = ("|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (first, second))
    return re.compile(rf"(?<![^\W_])({one}){joint}({other}){ending}(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=8)
def _demonyms(language: str) -> tuple[tuple[str, str], ...]:
    lines = (DATA / "demonyms.tsv").read_text(encoding="utf-8").splitlines()
    column = lines[0].split("\t").index(language)
    return tuple(
        (cells[0], word.strip())
        for cells in (line.split("\t") for line in lines[1:])
        for word in cells[column].split(";")
        if word.strip()
    )


def _parts(language: str) -> Iterator[tuple[str, str]]:
    for line in (DATA / "compounds.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and cells[0] == language:
            yield cells[2], cells[1]
