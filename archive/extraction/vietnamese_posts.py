"""What stands in a Vietnamese post behind the words that the lists know."""

from __future__ import annotations

from archive.extraction.lexicon import forenames
from archive.extraction.phrase import Phrase, near
from archive.extraction.reading import Reading
from archive.extraction.vietnamese_names import name_end

_PLACES = frozenset(("tỉnh", "thành", "tp", "quận", "huyện"))
_LONG_NAME = 3
"""Syllables that a person's name has more often than that of a province."""
_LONGEST_NAME = 4
"""Letters of a word that may as well be the given name of somebody."""
_VIETNAMESE_LINKS = frozenset(("và", "về", "các"))


def take_rest(read: Reading, phrase: Phrase) -> None:
    """What stands in a Vietnamese post behind the words that the lists know."""
    if phrase.bodies or phrase.domains:
        local = bool(phrase.bodies) and phrase.bodies[-1].entry.value == "agency"
        if local and _is_one_capital(read, phrase.last):
            phrase.last += 1
        else:
            phrase.last = _vietnamese_rest(read, phrase.last)
    elif phrase.head.entry.value == "minister" and phrase.country is None:
        place = phrase.last
        while (
            place < len(read.at) and place - phrase.last < 6 and read.at[place] < 0 and near(read, place - 1)
        ):
            place += 1
        chunk = read.chunk_at(place)
        if chunk is None or chunk.entry.kind != "country" or place <= phrase.last + 1:
            return
        opened = read.words.texts[phrase.last][0].isupper() and name_end(read, phrase.last) == phrase.last
        if opened and near(read, place - 1):
            phrase.country, phrase.last = chunk, chunk.last


def _vietnamese_rest(read: Reading, last: int) -> int:
    """The end of a body whose name goes on with words no list knows: up to a name, or the place after "tỉnh"."""
    place = last
    inside = read.is_word(place - 1, _PLACES) and name_end(read, place) < place + _LONG_NAME
    if inside or (read.is_word(place, _PLACES) and read.words.gap(place - 1) == " "):
        place += not inside
        while place < len(read.at) and place - last < 5 and read.words.gap(place - 1) == " ":
            if not read.words.texts[place][0].isupper() or (
                place - last > 2 and name_end(read, place) > place
            ):
                break
            place += 1
        return place
    while (
        place < len(read.at)
        and place - last < 6
        and read.at[place] < 0
        and read.words.gap(place - 1) in (" ", ", ", "-")
    ):
        if name_end(read, place) > place:
            return place
        capital = read.words.texts[place][0].isupper()
        if not (
            capital or read.words.texts[place - 1][0].isupper() or read.is_word(place, _VIETNAMESE_LINKS)
        ):
            break
        place += 1
    return last


def _is_one_capital(read: Reading, place: int) -> bool:
    """Tiểu khu Quân sự **Kampot**, …: one word between a body and a comma is its place."""
    if not 0 < place < len(read.at) or read.at[place] >= 0 or read.words.gap(place - 1) != " ":
        return False
    text = read.words.texts[place]
    named = len(text) <= _LONGEST_NAME or read.is_word(place, forenames())
    return text[0].isupper() and read.words.gap(place) != " " and not named
