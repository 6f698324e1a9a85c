"""The texts and the names that speed is measured with: as many as wanted, all different, the same for one seed.

A text is one of the set `dev`, filled up with paragraphs of others in its language to about 5 KB, with other people
and other numbers in it.  Half of the people are in the gazetteer, half are not.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.names.gazetteer import Known
from articles.text.normalise import ascii_digits
from benchmarks.extraction.gold import LANGUAGES, GoldText, load
from benchmarks.words import BENGALI_DIGITS, IN_BENGALI, SYLLABLES, VIETNAMESE_FAMILY, VIETNAMESE_GIVEN
from benchmarks.words import VIETNAMESE_MIDDLE as MIDDLE

SIZE = 5_000
"""Bytes of a text."""
NAMES = 20_000
SPELLINGS = 5
"""Of each name."""
_BODIES = 1_000
_COUNTRIES = "VN BY RU CN KZ MN CU JP GB FR DE MA EG KE MY LA KH IN BD AU".split()
_CYRILLIC = dict(
    pair.split(":")
    for pair in (
        "vo:во ka:ка ri:ри ne:не lo:ло mi:ми sha:ша du:ду ko:ко ta:та ver:вер gor:гор vich:вич nov:нов ski:ски "
        "len:лен mar:мар bek:бек zha:жа ra:ра ni:ни so:со lu:лу pe:пе dan:дан kur:кур bai:бай sen:сен wa:ва hi:хи "
        "na:на gu:гу fe:фе rov:ров tin:тин chen:чен da:да mo:мо li:ли yu:ю"
    ).split()
)
_BENGALI = {pair[0]: pair[1] for pair in SYLLABLES}
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_TRIES = 6  # other texts that paragraphs are taken from
_LONG = 80  # characters of a line that is surely a paragraph


@dataclass(frozen=True)
class Person:
    """One name in the scripts of the five languages; of Viet Nam where it is vietnamese."""

    latin: str
    marked: str
    bengali: str
    cyrillic: str

    def written(self, language: str) -> str:
        return {"bn": self.bengali, "ru": self.cyrillic, "vi": self.marked}.get(language, self.latin)


def people(seed: int) -> Iterator[Person]:
    """Names without end."""
    chance = random.Random(f"people {seed}")
    while True:
        yield _vietnamese(chance) if chance.random() < 0.3 else _foreign(chance)


def _foreign(chance: random.Random) -> Person:
    words = [[chance.choice(list(_CYRILLIC)) for _ in range(chance.choice((2, 3)))] for _ in range(2)]
    latin = " ".join("".join(word).capitalize() for word in words)
    bengali = " ".join("".join(_BENGALI[part] for part in word) for word in words)
    cyrillic = " ".join("".join(_CYRILLIC[part] for part in word).capitalize() for word in words)
    return Person(latin, latin, bengali, cyrillic)


def _vietnamese(chance: random.Random) -> Person:
    lists = (VIETNAMESE_FAMILY, MIDDLE, MIDDLE, VIETNAMESE_GIVEN)
    words = [chance.choice(names) for names in lists]
    marked = " ".join(words)
    return Person(marked, marked, " ".join(IN_BENGALI[word] for word in words), marked)


def known_names(seed: int, count: int = NAMES) -> list[Known]:
    """A gazetteer of `count` names in five spellings each; one in twenty is a body, the others are people."""
    named = people(seed)
    chance = random.Random(f"known {seed}")
    found: list[Known] = []
    for number in range(count):
        country = chance.choice(_COUNTRIES)
        slug, person = f"name-{number}", next(named)
        if number % (NAMES // _BODIES):
            spellings = _spellings(person)
            found += [Known(slug, "official", text, tag, country) for text, tag in spellings]
        else:
            spellings = _body(person)
            found += [Known(slug, "organisation", text, tag) for text, tag in spellings]
    return found


def _spellings(person: Person) -> list[tuple[str, str]]:
    first, *middle, last = person.latin.split()
    short = " ".join([f"{first[0]}.", *middle, last])
    turned = " ".join([*person.latin.split()[1:], person.latin.split()[0]])
    return [
        (person.latin, "en"),
        (person.bengali, "bn"),
        (person.cyrillic, "ru"),
        (short, "en"),
        (turned, "vi"),
    ]


def _body(person: Person) -> list[tuple[str, str]]:
    last, bengali, cyrillic = (name.split()[-1] for name in (person.latin, person.bengali, person.cyrillic))
    return [
        (f"{last} Security Forum", "en"),
        (f"{bengali} নিরাপত্তা ফোরাম", "bn"),
        (f"Форум {cyrillic}", "ru"),
        (f"Diễn đàn {last}", "vi"),
        (f"Forum de {last}", "fr"),
    ]


class Texts:
    """Texts without end, the languages in turn."""

    def __init__(self, seed: int, known: list[Known]) -> None:
        self._chance = random.Random(f"texts {seed}")
        self._unknown = people(seed + 1_000_000)
        self._known = _written(known)
        gold = load("dev").texts
        self._texts = {tag: [text for text in gold if text.language == tag] for tag in LANGUAGES}

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """(language, bytes of a text) again and again."""
        while True:
            for language in LANGUAGES:
                yield language, self._text(language).encode()

    def _text(self, language: str) -> str:
        """The lines of one text, and before its last three paragraphs of others until it is long enough."""
        texts = self._texts[language]
        lines = self._people_changed(self._chance.choice(texts), language)
        size = sum(len(line.encode()) + 1 for line in lines)
        for _ in range(_TRIES):
            other = self._people_changed(self._chance.choice(texts), language)
            for line in [line for line in other if len(line) > _LONG and "://" not in line]:
                if size + len(line.encode()) / 2 < SIZE:  # nearer to the size with it than without
                    lines.insert(max(1, len(lines) - 3), line)
                    size += len(line.encode()) + 1
        return _NUMBER.sub(self._other_number, "\n".join(lines))

    def _people_changed(self, text: GoldText, language: str) -> list[str]:
        body = text.body
        for meeting in text.meetings:
            for person in meeting["people"]:
                name = self._name(language)
                for spelling in sorted(person["spellings"], key=len, reverse=True):
                    body = body.replace(spelling, name)
        return body.split("\n")

    def _name(self, language: str) -> str:
        if self._chance.random() < 0.5:
            return next(self._unknown).written(language)
        return self._chance.choice(self._known[language])

    def _other_number(self, found: re.Match[str]) -> str:
        old = int(ascii_digits(found.group()))
        new = str(self._chance.randint(1, 28 if old > 12 else 12)).zfill(len(found.group()))
        return new.translate(BENGALI_DIGITS) if not found.group().isascii() else new


def _written(known: list[Known]) -> dict[str, list[str]]:
    """Spellings of people as a text of each language has them."""
    officials = [entry for entry in known if entry.kind == "official"]
    of = {tag: [entry.spelling for entry in officials if entry.language == tag] for tag in ("en", "bn", "ru")}
    latin = [name for name in of["en"] if "." not in name]
    return {"bn": of["bn"], "ru": of["ru"], "en": latin, "fr": latin, "vi": latin}
