"""Where a text stands: the sides of its heading, the place it was written at, the agency of its dateline."""

import re
from collections import Counter
from functools import lru_cache

from archive.extraction import countries
from archive.extraction.sentences import Sentence
from archive.extraction.sides import Side, of_body
from archive.extraction.source import Source
from archive.extraction.spoken_of import is_only_spoken_of
from archive.extraction.wordlists import DATA

HOME_IF_NAMED = {"ru": "RU", "bn": "BD"}
"""The country whose offices a text leaves without a country, if it names that country more than once."""
_COLON = re.compile(r"\s?:\s")
_BYLINE = re.compile(r"^by .*$", re.IGNORECASE | re.MULTILINE)
"""Who wrote a text: "By Staff Report" is no mark of an agency."""
LONG = 100
"""Letters of a paragraph that is no heading, byline or date."""
_NAMES = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){1,2}")
"""A line of two or three words and nothing else is an author, not a place: Аваз Каримов."""
LEADING = 3
"""The paragraphs whose place is taken for where a text was written."""


def base(source: Source, sentences: list[Sentence], home: str | None, named: Counter[str]) -> str | None:
    """The country whose officials the text calls by their posts alone: that of the outlet, of the agency in the
    dateline, where an ambassador serves, where the dateline stands, what the heading begins with, or one that the text
    of a language names.

    home: of the outlet. named: how often the text names each country.
    """
    dateline = "" if _NAMES.fullmatch(source.dateline) else source.dateline
    cities = countries.find(dateline, source.language)[1] if dateline else []
    written_at = cities[-1].code if cities else None
    agency = home or _agency(source.dateline, written_at, named)
    if agency:
        return agency
    likely = HOME_IF_NAMED.get(source.language)
    if likely and source.language == "bn":
        if named[likely] > 1:
            return likely
        if told := _by_words(sentences):
            return told
    posted = [person.seat for sentence in sentences for person in sentence.people if person.seat]
    if posted:
        return Counter(posted).most_common(1)[0][0]
    if written_at:
        return written_at
    return _heading_mark(sentences) or (
        likely if likely and named[likely] > (source.language != "bn") else None
    )


def _heading_mark(sentences: list[Sentence]) -> str | None:
    """ "Burkina Faso : le ministre reçoit …": the country that a heading begins with, before a colon."""
    for sentence in sentences:
        if not sentence.paragraph.is_heading:
            return None
        for country in sentence.countries[:1]:
            if country.start == 0 and _COLON.match(sentence.paragraph.text, country.end):
                return country.code
    return None


def _by_words(sentences: list[Sentence]) -> str | None:
    """The country whose papers alone use such words of a text: বঙ্গভবন, দুদক of Bangladesh, লালবাজার, মন্ত্রক of India."""
    pattern, countries_of = _home_words()
    paragraphs = {sentence.paragraph.number: sentence.paragraph.text for sentence in sentences}
    words = {word for text in paragraphs.values() for word in pattern.findall(text)}
    found = Counter(countries_of[word] for word in words).most_common(2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return found[0][0]


@lru_cache(maxsize=1)
def _home_words() -> tuple[re.Pattern[str], dict[str, str]]:
    lines = (DATA / "home_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    known = {word.strip(): code for code, words in rows for word in words.split(";")}
    longest = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})"), known


def _agency(dateline: str, written_at: str | None, named: Counter[str]) -> str | None:
    """The country of the agency whose mark stands in a dateline; of several, where it was written or most named."""
    pattern, countries_of = _agencies()
    found = pattern.search(_BYLINE.sub("", dateline))
    if found is None:
        return None
    codes = countries_of[found[0]]
    if written_at in codes:
        return written_at
    if len(codes) == 1:
        # Accra, May 27, VNA: other agencies may have the same letters.
        return None if written_at and named[written_at] and not named[codes[0]] else codes[0]
    return max(codes, key=lambda code: named[code]) if any(named[code] for code in codes) else None


@lru_cache(maxsize=1)
def _agencies() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    known: dict[str, list[str]] = {}
    for line in (DATA / "agencies.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, marks = line.split("\t")
            for mark in marks.split(";"):
                known.setdefault(mark.strip(), []).append(code)
    longest = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})(?![^\W_])"), known


def lead(sentences: list[Sentence]) -> int:
    """The last of the paragraphs that a text opens with: the first long one and the two behind it."""
    long = (
        sentence.paragraph.number
        for sentence in sentences
        if not sentence.paragraph.is_heading and len(sentence.paragraph.text) >= LONG
    )
    return next(long, 1) + LEADING - 1


def local(sentences: list[Sentence]) -> str | None:
    """The country of the first city that the first paragraphs name."""
    for sentence in sentences:
        if sentence.paragraph.number > LEADING:
            return None
        for city in sentence.cities:
            return city.code
    return None


def title(sentences: list[Sentence]) -> list[tuple[Side, Sentence, int, int]]:
    """The sides that the heading names, countries and bodies, with their words."""
    found: dict[str, tuple[Side, Sentence, int, int]] = {}
    for sentence in sentences:
        if not sentence.paragraph.is_heading:
            continue
        for country in sentence.countries:
            if is_only_spoken_of(sentence.paragraph.text, country):
                continue
            side = Side(country=country.code)
            found.setdefault(side.key, (side, sentence, country.start, country.end))
        for body in sentence.organisations:
            if (of := of_body(body)) is not None:
                found.setdefault(of.key, (of, sentence, body.start, body.end))
    return list(found.values())
