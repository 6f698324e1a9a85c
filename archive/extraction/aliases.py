"""Short names that a text gives to bodies: "India's Border Security Force (BSF)" makes every BSF India's force."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from archive.extraction.countries import CountryMention
from archive.extraction.lexicon import rows
from archive.extraction.organisations import OrganisationMention

SHORTEST = 3
_NO_NAMES = ("অব", "অবঃ", "অবসরপ্রাপ্ত", "প্রশাসন", "অপরাধ")
"""What Bengali papers put in brackets behind ranks and posts: retired, of administration."""
REACH = 130
"""How far before the bracket, in letters, the long name may begin."""
_SHORT = re.compile(r"\(\s*([^\W\d_][^\s()«»\"“”]{1,11})\s*\)")
_BREAKS = re.compile(
    r"[;:.(),।–—]|\b(?:and|with|between|et|avec|entre|và|với|giữa|и|с|между)\b|\s(?:ও|এবং|সঙ্গে|সাথে|বলে)\s|(?:েছেন|েছে|লেন)\s"
)
_OF = re.compile(r" (?:of (?:the )?|du |de (?:la )?|d['’]|của )?")
_THAT_COUNTRY = re.compile(r"দেশটির|ওই দেশের|the country['’]s|du pays|этой страны|nước này")
_BENGALI = re.compile(r"[\u0980-\u09ff]")
_POST = re.compile(
    r"\b(chief|director|inspector|commissioner|commander|secretary|minister|chairman|advis[eo]r|prosecutor|attorney|"
    r"superintendent|ambassador|directeur|chef|commandant|ministre|secrétaire|procureur|inspecteur)"
    r"(?:[ -](?:of|the|for|de|du|la|d['’]|[^\W\d_][\w’']*)){0,6}\s*$",
    re.IGNORECASE,
)
_ENDINGS = r"(?:র|ের|এর|কে|তে|য়ের|ও|য়|টি)?"


@dataclass(frozen=True)
class Alias:
    """short: as printed in the brackets. body: what it stands for, with the country of the words before it."""

    short: str
    body: OrganisationMention

    def pattern(self) -> str:
        """A regular expression for the short name as a word; Bengali ones with their case endings."""
        ending = _ENDINGS if _BENGALI.search(self.short) else ""
        return rf"{re.escape(self.short)}{ending}"


def learn(
    text: str, bodies: Iterable[OrganisationMention], countries: Iterable[CountryMention]
) -> Iterator[Alias]:
    """The short names that one paragraph explains.

    | the Border Security Force (BSF) of a sentence about India's | BSF, agency, IN      |
    | বর্ডার গার্ড বাংলাদেশ (বিজিবি)                               | বিজিবি, agency, BD     |
    | Cơ quan Cảnh sát châu Âu (Europol)                          | what the body is     |
    | seventy people (twelve)                                     | –                    |
    """
    held, named = list(bodies), list(countries)
    for match in _SHORT.finditer(text):
        short = match[1]
        if not _is_short_name(short):
            continue
        begin = _beginning(text, match.start())
        if _is_of_post(text[begin : match.start()], short):
            continue
        body = next((body for body in held if begin <= body.start and body.end <= match.end()), None)
        country = next((c for c in named if begin <= c.start and c.end <= match.start()), None)
        if body is not None and (body.country or body.kind in ("international", "company")):
            yield Alias(short, body)
        elif (behind := _behind(text, match.end(), named)) is not None:
            yield Alias(short, _body_named(body, match, short, behind.code))
        elif country is not None or _THAT_COUNTRY.search(text, begin, match.start()):
            last = [c for c in named if c.end <= match.start()]
            if not last:
                continue
            code = (country or last[-1]).code
            yield Alias(short, _body_named(body, match, short, code))


def _behind(text: str, place: int, named: list[CountryMention]) -> CountryMention | None:
    """The country right behind the bracket: Центральное бюро расследований (ЦБР) Индии, … (CBI) of India."""
    return next((country for country in named if _OF.fullmatch(text, place, max(place, country.start))), None)


def _body_named(
    body: OrganisationMention | None, match: re.Match[str], short: str, code: str
) -> OrganisationMention:
    if body is not None:
        return replace(body, country=code)
    return OrganisationMention(match.start(), match.end(), "agency", short, code, None)


def _is_of_post(words: str, short: str) -> bool:
    """Chief of Army Staff (COAS), Inspector General of Police (IGP): the letters of a post, and of no body."""
    post = _POST.search(words)
    return post is not None and post[1][0].casefold() == short[0].casefold()


def _is_short_name(short: str) -> bool:
    if short.endswith("."):
        return False
    if _BENGALI.search(short):
        return len(short) >= SHORTEST and short not in _NO_NAMES and short not in _posts()
    return sum(letter.isupper() for letter in short) >= 2


@cache
def _posts() -> frozenset[str]:
    """Posts of one Bengali word, which stand in brackets behind their long form: মহাপরিদর্শক (আইজিপি)."""
    words = (word.strip() for row in rows("posts.tsv") for word in row["bn"].split(";"))
    return frozenset(word for word in words if word and " " not in word)


def _beginning(text: str, bracket: int) -> int:
    """Where the long name before a bracket may begin at the earliest."""
    first = max(0, bracket - REACH)
    breaks = list(_BREAKS.finditer(text, first, bracket))
    return breaks[-1].end() if breaks else first


def occurrences(
    text: str, aliases: Iterable[Alias], bodies: Iterable[OrganisationMention]
) -> Iterator[OrganisationMention]:
    """Where a paragraph uses short names that are no found body yet."""
    taken = [(body.start, body.end) for body in bodies]
    for alias in aliases:
        for match in re.finditer(rf"(?<![^\W_]){alias.pattern()}(?![^\W_]|[\u0980-\u09ff])", text):
            if not any(first < match.end() and match.start() < last for first, last in taken):
                yield replace(alias.body, start=match.start(), end=match.end())
