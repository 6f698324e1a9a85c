"""The phonetic skeleton of a name: what is left of its sound in every script, for comparing, never for showing."""

import re
from functools import lru_cache

from articles.text.normalise import fold
from articles.text.transliteration import latin

# In order. The left side is a pattern over one lower-case Latin word without marks.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("[^a-z]+", ""),
        ("sch|shch|sh|zh(?=$)", "s"),
        ("tch|tsch|chh|ch", "c"),
        ("x", "ks"),
        ("^ks", "s"),
        ("ph", "f"),
        ("gh|gu(?=[ei])", "g"),
        ("^kh(?=[ou])", "h"),
        ("kh|ck|q", "k"),
        ("kj", "ks"),
        ("t+h", "t"),
        ("d+h", "d"),
        ("b+h", "b"),
        ("j+h", "j"),
        ("r+h", "r"),
        ("nh", "n"),
        ("tz|ts|dz", "s"),
        ("dj|zh|z", "j"),
        ("n+g(?=k)", "n"),
        ("([bcdfgjklmnprstv])\\1+", "\\1"),
        ("h(?![aeiouyw])", ""),
    )
)
_HARD_C = re.compile("c(?=[aoulrkt]|$)(?!h)")
_VOWEL_RUN = re.compile("[aeiouyw]+")
_LONGEST = 60


def skeleton(name: str) -> str:
    """The skeletons of the words of a name, joined by spaces.

    | লুওং ট্যাম কোয়াং, লুং তাম কোয়াং, Lương Tam Quang, Лыонг Там Куанг | long tam kong   |
    | টো লাম, টু লাম, Tô Lâm                                        | to lam          |
    | Neverovsky, Неверовский                                      | nivirovski      |

    Vowels count by class only: any run with o, u or w is o, else with a is a, else i.
    """
    return " ".join(filter(None, (_word(part) for part in re.split("[\\s.\\-'’]+", name) if part)))


@lru_cache(maxsize=65_536)
def _word(word: str) -> str:
    sounds = fold(latin(word[:_LONGEST]))
    sounds = _HARD_C.sub("k", sounds)
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    return _VOWEL_RUN.sub(_vowel, sounds)


def _vowel(run: re.Match[str]) -> str:
    letters = run.group()
    if any(letter in letters for letter in "ouw"):
        return "o"
    return "a" if "a" in letters else "i"
