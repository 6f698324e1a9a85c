"""Latin letters for names written in Bengali or Cyrillic, as a reader of English would expect them."""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўѓќ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "-",
            "y",
            "-",
            "e",
            "yu",
            "ya",
            "i",
            "yi",
            "ye",
            "g",
            "u",
            "g",
            "k",
        ],
        strict=True,
    )
)
_CYRILLIC |= dict(
    zip("өүұқңғһәӣӯҳҷ", ["o", "u", "u", "q", "ng", "gh", "h", "a", "i", "u", "h", "j"], strict=True)
)
_CYRILLIC["ъ"] = _CYRILLIC["ь"] = ""
_BE_UK = {"uk": {"г": "h", "и": "y", "й": "i"}, "be": {"г": "h"}}

_CONSONANTS = dict(
    zip(
        "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহৎ",
        [
            "k",
            "kh",
            "g",
            "gh",
            "ng",
            "ch",
            "chh",
            "j",
            "jh",
            "n",
            "t",
            "th",
            "d",
            "dh",
            "n",
            "t",
            "th",
            "d",
            "dh",
            "n",
            "p",
            "f",
            "b",
            "v",
            "m",
            "y",
            "r",
            "l",
            "sh",
            "sh",
            "s",
            "h",
            "t",
        ],
        strict=True,
    )
)
_VOWEL_SIGNS = dict(zip("ািীুূৃেৈোৌ", ["a", "i", "i", "u", "u", "ri", "e", "ai", "o", "au"], strict=True))
_VOWELS = dict(zip("অআইঈউঊঋএঐওঔ", ["a", "a", "i", "i", "u", "u", "ri", "e", "ai", "o", "au"], strict=True))
_NUKTA, _HASANTA = "়", "্"
_FINAL_SIGNS = {"ং": "ng", "ঃ": "", "ঁ": "", "\u200c": "", "\u200d": ""}
_ORDER = (
    # Spelling that stands for one foreign sound: before letters are read one by one.
    ("্যা", "া"),
    ("অ্যা", "আ"),
    ("এ্যা", "আ"),
    ("ওয়া", "\ue000া"),
    ("ওয়ে", "\ue000ে"),
    ("ওয়ি", "\ue000ি"),
    ("উই", "\ue000ি"),
    ("োয়া", "\ue001া"),
    ("ুয়া", "\ue001া"),
    ("ঙ্গ", "ংগ"),
    ("ঙ্ক", "\ue002ক"),
    ("কজা", "ক্সা"),
    ("ন্ডার", "ন্ডের"),
)
_SPELLINGS = tuple((unicodedata.normalize("NFC", left), right) for left, right in _ORDER)
_GLIDES = {"\ue000": "w", "\ue001": "w", "\ue002": "n"}
_BENGALI_RUN = re.compile("[ঀ-৿\u200c\u200d]+")
_CYRILLIC_RUN = re.compile("[\u0400-\u04ff]+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def latin(name: str, language: str | None = None) -> str:
    """The name in Latin letters; what is Latin already stays as it is, and so do scripts not known here.

    | Иван Кубраков              | Ivan Kubrakov        |
    | ইভান কুব্রাকভ               | Ivan Kubrakov        |
    | Юрий Шевчук                | Yuriy Shevchuk       |
    | Ірина Гринчук (uk)         | Iryna Hrynchuk       |
    | এ. ভলফোভিচ                 | E. Volfovich         |
    | Lương Tam Quang            | Lương Tam Quang      |
    """
    text = unicodedata.normalize("NFC", name)
    text = _CYRILLIC_RUN.sub(lambda run: _cyrillic(run.group(), language), text)
    return _BENGALI_RUN.sub(lambda run: _bengali(run.group()).capitalize(), text)


@lru_cache(maxsize=65536)
def _cyrillic(word: str, language: str | None) -> str:
    special = _BE_UK.get(language or "", {})
    lower = word.lower()
    parts = []
    for place, letter in enumerate(lower):
        sound = special.get(letter) or _CYRILLIC.get(letter, letter)
        if letter == "е" and (place == 0 or lower[place - 1] in "аеёиоуыэюяьъ"):
            sound = "ye"
        parts.append(sound.capitalize() if word[place].isupper() else sound)
    made = "".join(parts)
    if len(word) > 1 and word.isupper():
        return made.upper()
    return re.sub("(?<=[a-z])(iy|yy)$", "y", made) if len(made) > 5 else made


@lru_cache(maxsize=65536)
def _bengali(word: str) -> str:
    for spelling, sound in _SPELLINGS:
        word = word.replace(spelling, sound)
    units = _units(word.removesuffix("ঁ"), nasal_end=word.endswith("ঁ"))
    return "".join(_spoken(units, place) for place in range(len(units)))


def _units(word: str, nasal_end: bool) -> list[tuple[str, str | None]]:
    """(consonants, vowel) in order: the vowel "" where a hasanta stands, None where none is written."""
    units: list[tuple[str, str | None]] = []
    for sign in word.replace("য" + _NUKTA, "\ue003").replace(_NUKTA, ""):
        if sign in _CONSONANTS or sign in _GLIDES or sign == "\ue003":
            units.append((_CONSONANTS.get(sign) or _GLIDES.get(sign, "y"), None))
        elif sign in _VOWEL_SIGNS and units:
            units[-1] = (units[-1][0], (units[-1][1] or "") + _VOWEL_SIGNS[sign])
        elif sign == _HASANTA and units:
            units[-1] = (units[-1][0], "")
        elif sign in _VOWELS:
            units.append(("", _VOWELS[sign]))
        elif sign in _FINAL_SIGNS:
            units.append((_FINAL_SIGNS[sign], ""))
    return [*units, ("n", "")] if nasal_end else units


def _spoken(units: list[tuple[str, str | None]], place: int) -> str:
    """A unit with the vowel that is spoken but not written: o before a consonant that has none of its own."""
    consonant, vowel = units[place]
    if vowel is not None:
        return consonant + vowel
    following = units[place + 1] if place + 1 < len(units) else None
    if following is None or following[0] == "w" or (following[0] == "" and following[1] != ""):
        return consonant
    if place == 0 and consonant == "n" and following[0] == "g":
        return consonant
    after_vowel = place > 0 and units[place - 1][1] != ""
    if after_vowel and (following[1] or (following[1] == "" and place + 2 < len(units))):
        return consonant
    if place > 0 and units[place - 1][1] is None and following[1]:
        return consonant
    return consonant if following[1] == "" and following[0] == "ng" and place else consonant + "o"
