"""What two paragraphs in different languages can share letter by letter: numbers, Latin words, sounds of names.

    anchors("Ngày 2/12, tại Hà Nội")  →  {"2", "12", "a:ngay"}
    anchors("২ ডিসেম্বর, হ্যানয়ে")      →  {"2", "12"}

A key that stands in many paragraphs says little; what it weighs is told by whoever counts them
(articles.text.align).
"""

import re
from collections.abc import Iterator

from articles.text.date_words import NUMBER_OF_MONTH
from articles.text.normalise import fold, tokens
from articles.text.stems import stem

SHORTEST_WORD = 4
SHORTEST_SOUND = 4
_LATIN = re.compile("[a-z]+")

# Letters of one class are written for one another when a name goes from script to script.
_CLASSES = {
    "K": "ckgqкгхґ" + "কখগঘ",
    "T": "tdтд" + "টঠডঢতথদধ",
    "P": "pbfvwпбфвў" + "পফবভ",
    "M": "mм" + "ম",
    "N": "nн" + "নণঞঙ",
    "L": "lrлр" + "লর",
    "S": "szjсзшщчцж" + "শষসচছজঝ",
}
_SOUND_OF = {letter: sound for sound, letters in _CLASSES.items() for letter in letters} | {"x": "KS"}
_WRITTEN_S = re.compile("tch|ch|sh|zh|ts|tz")

_AMBIGUOUS = {"may", "mai", "mar", "mars", "march", "dec", "sept"}  # words of other meanings in some language
_MONTHS = {fold(word): number for word, number in NUMBER_OF_MONTH.items() if fold(word) not in _AMBIGUOUS}
_MAY = re.compile(r"\bMay\b(?=,? \d)|(?<=\d )May\b")


def anchors(text: str) -> frozenset[str]:
    """The keys of a paragraph: numbers as "7", Latin words as "a:word", sounds as "s:PLPPS".

    | 2026-2028, ২০২৬-২০২৮         | 2026 · 2028                                  |
    | 2/12, ২ ডিসেম্বর, 2 December   | 2 · 12: the name of a month is its number     |
    | UNODC; Lương (folded: luong) | a:unodc; a:luong                             |
    | Volfovich, Волфович, ভলফোভিচ | s:PLPPS: four consonants or more, no vowels   |
    """
    found = {"5"} if _MAY.search(text) else set()
    for word in tokens(text):
        found.update(_keys(word))
    return frozenset(found)


def _keys(word: str) -> Iterator[str]:
    if word[0].isdigit():
        yield word.lstrip("0") or "0"
    elif month := _MONTHS.get(stem(word)) or _MONTHS.get(word):
        yield str(month)
    else:
        if _LATIN.fullmatch(word) and len(word) >= SHORTEST_WORD:
            yield f"a:{word}"
        if len(sound := sound_of(stem(word))) >= SHORTEST_SOUND:
            yield f"s:{sound}"


def sound_of(word: str) -> str:
    """The classes of the consonants of a folded word; "ch" and "sh" are one sound, h and vowels are none."""
    return "".join(_SOUND_OF.get(letter, "") for letter in _WRITTEN_S.sub("s", word))
