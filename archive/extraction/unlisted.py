"""Parts of a post that no list knows, put into its phrase."""

from __future__ import annotations

from archive.extraction.lexicon import forenames
from archive.extraction.phrase import Phrase
from archive.extraction.reading import Reading
from archive.extraction.stretches import bridge_left, stretch_right

_FOR = frozenset(("по",))


def take_letters(read: Reading, phrase: Phrase) -> None:
    """BNPT head, PCG deputy commandant: the letters of a body that no list knows."""
    if read.language == "ru":
        _take_letters_behind(read, phrase)
        return
    place = phrase.first - 1
    owned = phrase.country or phrase.organisation or phrase.bodies or phrase.free
    if read.language != "en" or owned or phrase.head.entry.kind != "post" or place < 0 or read.at[place] >= 0:
        return
    text = read.words.texts[place]
    if text.isupper() and text.isalpha() and 2 < len(text) < 9 and read.words.gap(place) == " ":
        phrase.free, phrase.first = (place, place + 1), place


def _take_letters_behind(read: Reading, phrase: Phrase) -> None:
    """Директор AMLO Чанин …, глава НАБЗ Олег …: the letters of a body between a post and a name."""
    _take_genitive(read, phrase)
    place = phrase.last
    owned = phrase.organisation or phrase.bodies or phrase.domains or phrase.free
    if owned or phrase.head.entry.kind != "post" or not 0 < place < len(read.at) or read.at[place] >= 0:
        return
    text = read.words.texts[place]
    letters = text.isupper() and text.isalpha() and 1 < len(text) < 9
    if letters and read.words.gap(place - 1) == " " and (text.isascii() or _name_behind(read, place)):
        phrase.free, phrase.last = ((place, place + 1) if text.isascii() else None), place + 1


def _take_genitive(read: Reading, phrase: Phrase) -> None:
    """Глава Карелии Артур …, начальник ГУВД Мингорисполкома Иван …: whose head somebody is, before a given name."""
    place = phrase.last
    if (
        phrase.head.entry.value != "head"
        or phrase.country
        or phrase.bodies
        or not 0 < place < len(read.at) - 2
    ):
        return
    place += read.words.texts[place].isupper() and len(read.words.texts[place]) < 8
    if place > len(read.at) - 3 or any(read.words.gap(word) != " " for word in (place - 1, place)):
        return
    text, given = read.words.texts[place], read.words.texts[place + 1]
    free = all(read.at[word] < 0 for word in (place, place + 1)) and text[0].isupper() and given[0].isupper()
    owner = (
        free
        and not text.isupper()
        and text.endswith(("а", "я", "и", "ы"))
        and not read.is_word(place, forenames())
    )
    if owner and read.is_word(place + 1, forenames()) and read.words.texts[place + 2][0].isupper():
        phrase.last = place + 1


def _name_behind(read: Reading, place: int) -> bool:
    """Whether two words in capitals and small letters stand behind a word: not so in МИНИСТР ИВАН ПЕТРОВ."""
    if (
        place + 2 >= len(read.at)
        or read.words.gap(place) != " "
        or read.words.gap(place + 1) not in (" ", "-")
    ):
        return False
    return all(
        read.at[word] < 0 and read.words.texts[word][0].isupper() and not read.words.texts[word].isupper()
        for word in (place + 1, place + 2)
    )


def bridge(read: Reading, phrase: Phrase) -> None:
    """Kenya's Directorate of Criminal Investigations chief: the country before words that no list knows."""
    if read.language not in ("en", "bn") or phrase.country or phrase.head.entry.kind != "post":
        return
    found = bridge_left(read, phrase.first)
    if found:
        phrase.first, phrase.country = found


def stretch(read: Reading, phrase: Phrase) -> None:
    """Director of the criminal police Ivan Petrov, начальник отдела по борьбе с … МВД Узбекистана."""
    if phrase.head.entry.kind != "post" or (
        read.language == "ru" and phrase.country and not read.is_word(phrase.last, _FOR)
    ):
        return
    found = stretch_right(
        read, phrase.last, goes_on=bool(phrase.bodies), joined=phrase.head.entry.value == "minister"
    )
    if not found:
        return
    phrase.last, parts = found
    phrase.stretched = True
    for chunk in parts:
        kind = chunk.entry.kind
        if kind == "country" and phrase.country is None:
            phrase.country = chunk
        elif kind == "domain" and all(body.entry.extra == "needs" for body in phrase.bodies):
            phrase.domains.append(chunk)
        elif kind == "body" and len(phrase.bodies) < 2:
            phrase.bodies.append(chunk)
        elif kind == "organisation" and not phrase.bodies:
            phrase.organisation = phrase.organisation or chunk
