"""The language and script of a passage, proposed by rule. What an editor sets is the truth."""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from articles.languages import LANGUAGES
from articles.text.normalise import nfc

# ISO 15924 → the letters of the script. Marks and digits do not count: scripts use them unequally.
_SCRIPTS: dict[str, re.Pattern[str]] = {
    "Latn": re.compile(
        "[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\u2c60-\u2c7f]"
    ),
    "Cyrl": re.compile("[\u0400-\u0481\u048a-\u052f]"),
    "Beng": re.compile("[\u0985-\u09b9\u09bd\u09ce\u09dc-\u09e1\u09f0\u09f1]"),
    "Arab": re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]"),
    "Deva": re.compile("[\u0904-\u0939\u093d\u0958-\u0961\u0971-\u097f]"),
    "Hani": re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
    "Grek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "Hebr": re.compile("[\u05d0-\u05ea]"),
    "Thai": re.compile("[\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e46]"),
    "Laoo": re.compile("[\u0e81-\u0eb0\u0eb2-\u0eb3\u0ec0-\u0ec6]"),
    "Khmr": re.compile("[\u1780-\u17b3]"),
    "Mymr": re.compile("[\u1000-\u102a]"),
    "Hira": re.compile("[\u3041-\u3096]"),
    "Kana": re.compile("[\u30a1-\u30fa]"),
    "Hang": re.compile("[\uac00-\ud7a3]"),
    "Armn": re.compile("[\u0531-\u0556\u0561-\u0587]"),
    "Geor": re.compile("[\u10d0-\u10ff]"),
}
_ADDRESSES = re.compile(r"(?:https?://|www\.)\S+")
_MAIL_OR_ADDRESSES = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@\S+")

_VIETNAMESE = re.compile("[đơưăĐƠƯĂ\u1ea0-\u1ef9]")  # â, ê and ô are French as well
_VIETNAMESE_SHARE = 0.07  # of all letters; running text has 0.15 to 0.25, names in a foreign text far less
_LATIN_WORD = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]+")
_WORD_SHARE = 0.12  # of all words; running text in the right language has 0.25 and more


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "the of and to in on for with that this by from is are was were has have had been at as it its "
        "will said which not their his her between"
    ),
    "fr": _words(
        "le les des du et dans pour une est sur avec par au aux ce cette qui que ses son sont ont été "
        "entre d l la de à en un plus pas"
    ),
    "es": _words(
        "el los las del y con por una su sus al lo se ha han fue como más entre sobre la de en que para "
        "un es no"
    ),
    "vi": _words(
        "cua va cac hai nuoc trong ngay cong bo truong viet nam hop tac quan voi nguoi duoc nhung khong "
        "tai chuc ve giua hoi dong thu tuong chinh phu doan dai bieu dan phat trien tiep lanh dao da se "
        "mot nhieu nay nhan"
    ),
    # Neighbours that the archive does not read: they are here so as not to be taken for another.
    "de": _words("der die das und ist in den von mit dem für auf ein eine im zu sich des hat nicht"),
    "pt": _words("o os as do da dos das e em um uma de que para com no na não por ao mais"),
    "it": _words("il lo gli di del della che è un una per con non si nel le la alla da e in i"),
}


def _without_addresses(text: str) -> str:
    text = nfc(text)
    if "@" in text:
        return _MAIL_OR_ADDRESSES.sub(" ", text)
    return _ADDRESSES.sub(" ", text) if "://" in text or "www." in text else text


_COUNTED = 2_000


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str | None:
    return next((name for name, letters in _SCRIPTS.items() if letters.match(letter)), None)


@lru_cache(maxsize=2)
def _counts(text: str) -> dict[str, int]:
    """About how many letters of each script a text has; asked for twice, to tell the script and the language.

    Of a long text every so many letters are counted, from its beginning to its end.
    """
    step = 1 + len(text) // _COUNTED
    counted = text[::step]
    counts = dict.fromkeys(_SCRIPTS, 0)
    for letter in set(counted):
        name = _script_of(letter)
        if name:
            counts[name] += step * counted.count(letter)
    return counts


def script(text: str) -> str | None:
    """The ISO 15924 code of the script that most letters belong to; None where no letter can be judged.

    Addresses and numbers do not count. | মন্ত্রী লুওং UNODC → Beng | Đại tướng → Latn | 2025 → None |
    """
    return _main_script(_without_addresses(text))


def _main_script(words: str) -> str | None:
    counts = _counts(words)
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def identify(text: str) -> str | None:
    """The BCP 47 tag of the language that most of a text is in; None where it cannot be told.

    | script     | sign                                                | tag            |
    | Bengali    | hardly any letter of Assamese                       | bn             |
    | Arabic     | hardly any letter of Persian or Urdu                | ar             |
    | Devanagari | hardly any letter of Marathi                        | hi             |
    | Han        | hardly any kana or hangul                           | zh             |
    | Latin      | ă đ ơ ư and letters with a tone mark                | vi             |
    | Latin      | frequent words (of Vietnamese also without marks)   | en, fr, es, vi |
    | Cyrillic   | ў, or і without и                                   | be             |
    | Cyrillic   | ї, є, or і beside и                                 | uk             |
    | Cyrillic   | otherwise                                           | ru             |

    Addresses and numbers are left out first. A language not listed (German, Serbian, Thai) gives None
    rather than the name of its neighbour, as far as letters and words tell.
    """
    words = _without_addresses(text)
    name = _main_script(words)
    return _BY_SCRIPT[name](words) if name in _BY_SCRIPT else None


def _unless(foreign: str, tag: str) -> Callable[[str], str | None]:
    """A judge that says tag unless one letter in fifty is foreign to that language."""
    letters = re.compile(f"[{foreign}]")

    def judge(text: str) -> str | None:
        total = sum(_counts(text).values())
        return None if len(letters.findall(text)) * 50 > total else tag

    return judge


def _latin(text: str) -> str | None:
    letters = _counts(text)["Latn"]
    if len(_VIETNAMESE.findall(text)) > letters * _VIETNAMESE_SHARE:
        return "vi"
    words = Counter(_LATIN_WORD.findall(text.lower()))
    scores = {tag: sum(words[word] for word in words.keys() & known) for tag, known in _WORDS.items()}
    best = max(scores, key=lambda tag: scores[tag])
    enough = bool(words) and scores[best] >= words.total() * _WORD_SHARE
    return best if enough and best in LANGUAGES else None


def _cyrillic(text: str) -> str | None:
    lowered = text.lower()
    if _not_neighbour(lowered) is None:
        return None
    ukrainian = sum(lowered.count(letter) for letter in "їєґ")
    belarusian = lowered.count("ў")
    dotted, russian = lowered.count("і"), lowered.count("и")
    if (dotted + ukrainian + belarusian) * 2 <= russian:
        return "ru"
    if ukrainian > belarusian:
        return "uk"
    return "be" if belarusian or russian * 5 <= dotted else "uk"


_not_neighbour = _unless("ѓѕјљњќћџђәғқңөұүһ", "ru")  # letters of Serbian, Macedonian, Kazakh, Mongolian
_BY_SCRIPT: dict[str | None, Callable[[str], str | None]] = {
    "Latn": _latin,
    "Cyrl": _cyrillic,
    "Beng": _unless("ৰৱ", "bn"),
    "Arab": _unless("پچژگکیٹڈڑںے", "ar"),
    "Deva": _unless("\u0933\u0934", "hi"),
    "Hani": _unless("\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3", "zh"),
}
