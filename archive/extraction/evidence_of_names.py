"""What stands beside a name and shows that it is one: posts, ranks and titles before it, posts after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from archive.extraction.lexicon import Chunk
from archive.extraction.posts import Office
from archive.extraction.reading import Reading

_DIRECT = (" ", "  ", ". ", ".", "» ", "” ", '" ', " – ", " - ")
_CHAIN = (", ", " và ", " et ", " and ", " и ", " ও ", " এবং ")
_ARTICLES = frozenset(["the", "le", "la", "l", "a", "an", "un", "une", "đồng", "thời", "là", "kiêm", "как"])
_THE = frozenset(["le", "la", "l", "the"])
_AND = frozenset(["and", "et", "và", "и", "ও", "এবং", "kiêm"])
_MOST = 6  # posts, ranks and titles in one chain
_WOMEN = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "madam",
        "lady",
        "dame",
        "mme",
        "mmes",
        "mlle",
        "madame",
        "princesse",
        "bà",
        "chị",
        "cô",
        "госпожа",
        "госпожи",
        "госпоже",
        "госпожу",
        "মিসেস",
        "মিস",
        "শ্রীমতি",
        "বেগম",
        "মিজ",
        "ж",
    ]
)


@dataclass(slots=True)
class Beside:
    """The posts (nearest first), ranks and titles of a name."""

    offices: list[Office] = field(default_factory=list)
    rank: Chunk | None = None
    titled: bool = False
    woman: bool = False
    oblique: bool = False

    @property
    def shows_a_name(self) -> bool:
        return bool(self.offices or self.rank or self.titled)

    def office(self) -> Office | None:
        """The post that says most: a membership only where there is nothing else."""
        best = [office for office in self.offices if office.category != "member"]
        full = [
            office for office in best if office.country or office.organisation or " of " in office.english
        ]
        chosen = next(iter(full or best or self.offices), None)
        if chosen is None or chosen.country or chosen.category == "diplomat":
            return chosen
        country = next((office.country for office in self.offices if office.country), None)
        return replace(chosen, country=country)


def before(read: Reading, first: int, offices: dict[int, Office], beside: Beside) -> None:
    """Adds what stands before the word first. offices: by their last word (exclusive)."""
    place, comma = first, False
    for _ in range(_MOST):
        if (
            place > 1
            and place < first
            and read.is_word(place - 1, _THE)
            and read.words.gap(place - 2) == ", "
        ):
            place -= 1
        if (
            place > 1
            and beside.offices
            and read.is_word(place - 1, _AND)
            and _is_deputy(offices.get(place - 1))
        ):
            place -= 1
        place = _over_country_of_rank(read, place)
        gap = read.words.gap(place - 1)
        direct = gap in _DIRECT or not gap.strip(" .")
        if place <= 0 or not (direct or ((comma or beside.titled or place == first) and gap == ", ")):
            return
        office = offices.get(place)
        chunk = read.chunk_at(place - 1)
        if office is not None and beside.offices and gap != ", " and not _is_deputy(office):
            return
        if office is not None:
            if gap == ", " and place == first and not _may_be_apposed(office):
                return
            beside.offices.append(office)
            beside.oblique = beside.oblique or office.oblique
            place, comma = office.first, True
        elif (
            chunk is not None
            and chunk.entry.kind in ("rank", "title")
            and chunk.last == place
            and gap != ", "
        ):
            _add_title(read, beside, chunk)
            place, comma = chunk.first, True
        else:
            return


def _over_country_of_rank(read: Reading, place: int) -> int:
    """Генерал полиции Российской Федерации …: the country between a rank and the name."""
    country = read.chunk_at(place - 1)
    if country is None or country.entry.kind != "country" or country.last != place:
        return place
    rank = read.chunk_at(country.first - 1)
    return (
        country.first
        if rank is not None and rank.entry.kind == "rank" and read.words.gap(country.first - 1) == " "
        else place
    )


def _is_deputy(office: Office | None) -> bool:
    """Deputy Prime Minister and Minister of …: one person holds both."""
    return office is not None and office.english in ("Deputy Prime Minister", "First Deputy Prime Minister")


def _may_be_apposed(office: Office) -> bool:
    return office.category != "member" and bool(
        office.country or office.organisation or " of " in office.english
    )


def _add_title(read: Reading, beside: Beside, chunk: Chunk) -> None:
    if chunk.entry.kind == "rank":
        beside.rank = beside.rank or chunk
    else:
        beside.titled = True
    words = [text.lower() for text in read.words.texts[chunk.first : chunk.last]]
    beside.woman = beside.woman or any(word in _WOMEN for word in words)
    if read.language == "ru":
        beside.oblique = beside.oblique or words[-1].endswith(
            ("на", "ну", "ном", "а", "у", "ом", "е", "жи", "же", "жу", "жой")
        )
        beside.oblique = beside.oblique and words[-1] not in ("госпожа", "жа")


def after(read: Reading, last: int, offices: dict[int, Office], names: set[int], beside: Beside) -> None:
    """Adds the posts after a name: John Smith, minister of …; not where a name follows the post itself.

    offices: by their first word. names: the words at which names begin.
    """
    place = last
    for turn in range(_MOST):
        gap = read.words.gap(place - 1)
        if place >= len(read.at) or not (
            gap in (", ", " (", " – ", " — ") or (turn and gap == " " and place in offices)
        ):
            return
        start = place
        while (
            start < len(read.at)
            and start - place < 3
            and read.at[start] < 0
            and read.is_word(start, _ARTICLES)
        ):
            start += 1
        chunk = read.chunk_at(start)
        if chunk and chunk.entry.kind == "rank" and chunk.last not in names:
            beside.rank = beside.rank or chunk
            place = chunk.last
            continue
        office = offices.get(start)
        if office is None or (office.last in names and read.words.gap(office.last - 1) in _DIRECT):
            return
        if office.last < len(read.at) and _title_follows(read, office.last):
            return
        beside.offices.append(office)
        place = office.last


def _title_follows(read: Reading, place: int) -> bool:
    chunk = read.chunk_at(place)
    return chunk is not None and chunk.entry.kind in ("title", "rank") and read.words.gap(place - 1) == " "
