"""Parts of a post that no list knows, put into its phrase."""

from __future__ import annotations

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
    """Директор AMLO Чанин …: the Latin letters of a body between a post and a name."""
    place = phrase.last
    owned = phrase.organisation or phrase.bodies or phrase.domains or phrase.free
    if owned or phrase.head.entry.kind != "post" or not 0 < place < len(read.at) or read.at[place] >= 0:
        return
    text = read.words.texts[place]
    latin = text.isupper() and text.isascii() and text.isalpha() and 1 < len(text) < 9
    if latin and read.words.gap(place - 1) == " ":
        phrase.free, phrase.last = (place, place + 1), place + 1


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
