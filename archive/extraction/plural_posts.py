"""One post in the plural for two countries, with the two who hold it: the ministers of Moldova and Ukraine, X and Y."""

from collections.abc import Iterator, Mapping

from archive.extraction import posts
from archive.extraction.lexicon import Chunk
from archive.extraction.posts import Office
from archive.extraction.reading import Reading

_AND = frozenset("and et và и".split())
_LINKS = _AND | frozenset("of for the s de du des d la le l les của".split())
_OBLIQUE = ("ов", "ев", "ей", "ам", "ами", "ах", "ям", "ями", "глав")  # Russian plurals not in the nominative
_TITLES = ("rank", "title")
_BEFORE_NAMES = (" ", ", ", ": ", " – ", " — ", " - ")
_BETWEEN_NAMES = (" ", ", ")


def dealt(read: Reading, names: Mapping[int, int]) -> dict[int, Office]:
    """The post of each of two names behind a plural that two countries share, by the first word of the name.

    names: of every name in the passage, its first word and the word behind its last.  Dealt by their order.

    | Министры юстиции Молдавии и Украины X и Y      | X: MD, Y: UA |
    | The Kenyan and Ugandan police chiefs, X and Y, | X: KE, Y: UG |
    | Les ministres ivoirien et ghanéen de la Défense, X et Y | X: CI, Y: GH |
    """
    found: dict[int, Office] = {}
    for chunk in read.chunks:
        if chunk.entry.kind != "post" or not posts.is_plural(read, chunk):
            continue
        members = [chunk, *_around(read, chunk, 1), *_around(read, chunk, -1)]
        countries = sorted(
            {(each.first, each.entry.value) for each in members if each.entry.kind == "country"}
        )
        first, last = min(each.first for each in members), max(each.last for each in members)
        holders = _two_names(read, last, names)
        if len(countries) == 2 and len(holders) == 2:
            oblique = read.words.texts[chunk.first].lower().endswith(_OBLIQUE)
            office = _office(read, chunk, members)._replace(
                first=first, last=last, whole=False, oblique=oblique
            )
            for holder, (_, country) in zip(holders, countries, strict=True):
                found[holder] = office._replace(country=country)
    return found


def _office(read: Reading, head: Chunk, members: list[Chunk]) -> Office:
    """The post with its subject, which an adjective for the second country may part from it."""
    office = posts.office_of(read, head)
    subject = next((each.entry.english for each in members if each.entry.kind == "domain"), None)
    bare = " of " not in office.english and subject
    return office._replace(english=f"{office.english} of {subject}") if bare else office


def _around(read: Reading, head: Chunk, step: int) -> Iterator[Chunk]:
    """The countries and subjects that stand to the right (step 1) or left (-1) of a post, with only links between."""
    place = head.last if step > 0 else head.first - 1
    while 0 <= place < len(read.at) and read.words.gap(min(place, place - step)) in (" ", "'", "’", "-"):
        chunk = read.chunk_at(place)
        if chunk is None and read.is_word(place, _LINKS):
            place += step
        elif chunk is not None and chunk.entry.kind in ("country", "domain"):
            yield chunk
            place = chunk.last if step > 0 else chunk.first - 1
        else:
            return


def _two_names(read: Reading, place: int, names: Mapping[int, int]) -> list[int]:
    """The first words of two names that begin at a place, with "and" and their titles between."""
    first = _over_titles(read, place)
    if first not in names or read.words.gap(place - 1) not in _BEFORE_NAMES:
        return []
    joint = names[first]
    if not read.is_word(joint, _AND) or read.words.gap(joint - 1) not in _BETWEEN_NAMES:
        return []
    second = _over_titles(read, joint + 1)
    return [first, second] if second in names else []


def _over_titles(read: Reading, place: int) -> int:
    while (chunk := read.chunk_at(place)) is not None and chunk.entry.kind in _TITLES:
        place = chunk.last
    return place
