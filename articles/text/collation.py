"""The order of names in a list, as the readers of each language of the interface expect it.

`sort_key(text, language)` compares, in turn: letters, marks (tones, accents), and at last the text itself, so
that equal names always stand the same way.  Databases are not asked: they would differ.

    vi   a ă â b c d đ e ê … o ô ơ … u ư … y; tones after letters: level, huyền, hỏi, ngã, sắc, nặng
    bn   অ আ … ঔ ং ঃ ঁ ক খ … ড ড় ঢ ঢ় … ত ৎ … য য় … হ, a bare consonant before one with a vowel sign
    en   a b c …, all marks after letters: Lê stands beside Le, đ beside d

Scripts stand in the order of the reader's own first; digits of every script count by their value, before letters.
"""

import unicodedata
from functools import lru_cache

Key = tuple[tuple[int, ...], tuple[int, ...], str]

_VIETNAMESE = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_BENGALI = (
    "অ আ ই ঈ উ ঊ ঋ ৠ ঌ ৡ এ ঐ ও ঔ ং ঃ ঁ ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ট ঠ ড ড\u09bc ঢ ঢ\u09bc ণ ত ৎ থ দ ধ ন প ফ ব ভ ম "
    "য য\u09bc র ৰ ল ৱ শ ষ স হ ঽ া ি ী ু ূ ৃ ৄ ৢ ৣ ে ৈ ো ৌ ৗ \u09cd"
).split()
_NUKTA = "\u09bc"
_PLAIN = {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
_WITHOUT_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
_SPACE, _DIGITS, _OWN, _LATIN, _OTHER = 1, 10, 1_000, 10_000, 100_000
_BENGALI_PLACES = {letter: _OWN + place for place, letter in enumerate(_BENGALI)}
_VIETNAMESE_PLACES = {letter: _OWN + place for place, letter in enumerate(_VIETNAMESE)}


@lru_cache(maxsize=16384)
def sort_key(text: str, language: str) -> Key:
    """The place of a name in a list of the given language; any text has one."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_WITHOUT_JOINERS)
    letters: list[int] = []
    marks: list[int] = []
    for character in folded:
        if character == _NUKTA and letters:
            # ড় and its like follow the letter without the dot.
            letters[-1] += 1
            continue
        weights = _weights(character, language)
        letters += [weight for weight, _ in weights]
        marks += [mark for _, mark in weights]
    return tuple(letters), tuple(marks), text


@lru_cache(maxsize=16384)
def _weights(character: str, language: str) -> list[tuple[int, int]]:
    """(letter, mark) of each part of a character; lists of names hold few different ones."""
    return _shared(character, language) or (_vietnamese(character) if language == "vi" else _latin(character))


def _shared(character: str, language: str) -> list[tuple[int, int]]:
    """What is weighed alike in every language: digits, Bengali letters, all that is no letter."""
    if character.isdecimal():
        return [(_DIGITS + int(character), 0)]
    if character in _BENGALI_PLACES:
        place = _BENGALI_PLACES[character]
        return [(place if language == "bn" else place + _OTHER, 0)]
    if unicodedata.category(character)[0] in "LM":
        return []
    return [(_SPACE, 0)]


def _vietnamese(character: str) -> list[tuple[int, int]]:
    """A letter with its tone."""
    parts = unicodedata.normalize("NFD", character)
    tone = next((_TONES[part] for part in parts if part in _TONES), 0)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    if letter in _VIETNAMESE_PLACES:
        return [(_VIETNAMESE_PLACES[letter], tone)]
    return _latin(character)


def _latin(character: str) -> list[tuple[int, int]]:
    """A letter with its marks; a letter of another script stands by its code point."""
    parts = unicodedata.normalize("NFD", character)
    base = _PLAIN.get(parts[0], parts[0])
    if not base.isascii():
        return [(_OTHER + ord(character), 0)]
    mark = sum(ord(part) for part in parts[1:]) + (base != parts[0])
    weights = [(_LATIN + ord(letter), 0) for letter in base]
    return [*weights[:-1], (weights[-1][0], mark)]
