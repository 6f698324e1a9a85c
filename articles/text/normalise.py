"""Forms of a text: as it is kept, as it is compared exactly, and as it is searched.

All functions are pure. None of them changes the order of words or drops a letter.
"""

import re
import unicodedata
from collections.abc import Iterable

_PLANES = range(0x80, 0x20000)  # no digit and, but for variation selectors, no mark lies above


def _character_class(code_points: Iterable[int]) -> str:
    """The inside of a regular-expression class for sorted code points, in runs."""
    runs: list[list[int]] = []
    for point in code_points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


_CATEGORY = {point: unicodedata.category(chr(point)) for point in _PLANES}
_DIGITS = {point: str(unicodedata.decimal(chr(point))) for point in _PLANES if _CATEGORY[point] == "Nd"}
MARKS = _character_class(p for p in _PLANES if _CATEGORY[p][0] == "M") + "\U000e0100-\U000e01ef"
_NONSPACING = _character_class(p for p in _PLANES if _CATEGORY[p] == "Mn")

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = [p for p in (0x0B, 0x0C, *_PLANES) if p < 0x0D or _CATEGORY[p] == "Zs"]
_CONTROLS = [p for p in range(0xA0) if unicodedata.category(chr(p)) == "Cc" and chr(p) not in "\n\t\x0b\x0c"]
_INVISIBLE = [*_CONTROLS, 0xAD, 0x200B, 0x2060, 0xFEFF]
_REGULAR = {**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_INVISIBLE)}
_IRREGULAR = re.compile(f"[{_character_class(sorted(_REGULAR))}]")
_ALSO_UNUSUAL = (*map(ord, "\t\n\r"), 0x200C, 0x200D, 0x2028, 0x2029)
_UNUSUAL = re.compile(f"[{_character_class(sorted({*_REGULAR, *_ALSO_UNUSUAL}))}]")
_SPACE_RUNS = re.compile(" {2,}")
_JOINER_RUNS = re.compile("[\u200c\u200d]+")
_JOINERS = str.maketrans({"\u200c": None, "\u200d": None})


def nfc(text: str) -> str:
    """The text in Unicode normalisation form C, in which the archive stores and compares."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """The text as it is kept: what is seen stays, what is not seen is made regular.

    | input                                             | output                                |
    | decomposed letters (e + acute; U+09DF)            | NFC (é; য + nukta)                    |
    | no-break, thin, ideographic and other spaces      | one plain space                       |
    | runs of spaces; spaces at the ends of a line      | one space; none                       |
    | CR LF, CR, U+0085, U+2028, U+2029                 | LF                                    |
    | zero-width space, BOM, soft hyphen, word joiner   | removed                               |
    | ZWJ, ZWNJ inside a word                           | kept: Bengali needs them              |
    | ZWJ, ZWNJ beside a space or at an end             | removed                               |
    | other control characters                          | removed; LF and tab kept              |
    """
    if not _UNUSUAL.search(text):  # most lines: this tells fast
        text = text.strip()
        return nfc(_SPACE_RUNS.sub(" ", text) if "  " in text else text)
    text = _LINE_ENDS.sub("\n", text)
    if _IRREGULAR.search(text):
        text = text.translate(_REGULAR)
    text = _SPACE_RUNS.sub(" ", _JOINER_RUNS.sub(_joiners_inside_a_word, text))
    return nfc("\n".join(line.strip(" \t") for line in text.strip().split("\n")))


def _joiners_inside_a_word(run: re.Match[str]) -> str:
    around = run.string[max(run.start() - 1, 0) : run.start()], run.string[run.end() : run.end() + 1]
    return run.group() if all(side and not side.isspace() for side in around) else ""


def ascii_digits(text: str) -> str:
    """The text with the decimal digits of every script as 0-9: ২০২৫ → 2025, ٣ → 3. Nothing else changes."""
    return text.translate(_DIGITS)


def exact_key(text: str) -> str:
    """The key under which two spellings count as the same form.

    | Đại  tướng (two spaces)     | đại tướng      |
    | কোয়াং with U+09DF or nukta | one key        |
    | র‍্যাব with or without ZWJ   | one key        |
    | Dai tuong                   | dai tuong, which is another form |
    | ২০২৫                        | ২০২৫, which is another form than 2025 |
    """
    return nfc(clean(text).replace("\u200c", "").replace("\u200d", "").lower())


_LETTERS = str.maketrans({"đ": "d", "ё": "е", "ৎ": "ত"})
_LATIN_MARKS = re.compile(f"([a-z\u00df-\u024f\u0250-\u02af\u1d00-\u1dbf\u1e00-\u1eff])[{_NONSPACING}]+")


def _bare_latin() -> dict[int, str]:
    """Every lower-case Latin letter that NFC joins with marks, to the letter without them."""
    bare = {}
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFD", chr(point))
        if len(parts) > 1 and chr(point).islower():
            bare[point] = parts[0]
    return bare


_FOLDED = {**_DIGITS, **_bare_latin(), **_LETTERS, **_JOINERS}


def fold(text: str) -> str:
    """The text as search compares it, alike for both databases.

    | input                     | output       | rule                                        |
    | Đại tướng, ĐẠI TƯỚNG      | dai tuong    | lower case, đ → d, no marks on Latin letters |
    | কোয়াং (either nukta form) | one form     | NFKC, then NFC                              |
    | ২০২৫, ２０２５            | 2025         | digits of every script                      |
    | র‍্যাব                     | without ZWJ  | no ZWJ, no ZWNJ                             |
    | ৎ                         | ত            |                                             |
    | Ёлка                      | елка         | ё → е, but й stays                          |
    | ﬁ                         | fi           | NFKC                                        |

    Marks of other scripts stay: a Bengali vowel sign is a vowel.
    """
    lowered = unicodedata.normalize("NFKC", text).lower().translate(_FOLDED)
    return nfc(_LATIN_MARKS.sub(r"\1", lowered))


_TOKEN = re.compile(f"[0-9]+|(?:[^\\W\\d_]|[{MARKS}])+")


def tokens(text: str) -> list[str]:
    """The folded words of a text in order: runs of letters with their marks, and runs of digits.

    | মন্ত্রী লুওং | মন্ত্রী · লুওং      |
    | 2026-2028  | 2026 · 2028       |
    | G7, ৩য়     | g · 7, 3 · য়      |
    | l'accord   | l · accord        |
    """
    # A run of marks that stand on no letter is no word.
    return [run for run in _TOKEN.findall(fold(text)) if run[0].isalnum() or any(map(str.isalpha, run))]


_SLUG_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ı": "i", "þ": "th", "ð": "d"}
)
_SLUG_WORD = re.compile(f"(?:[^\\W_]|[{MARKS}])+")
_SLUG_LENGTH = 80


def slug(text: str) -> str:
    """A part of an address made of the Latin words of a text: a-z, 0-9 and hyphens, at most 80 characters.

    | Hội đàm Việt Nam – Belarus, 2025 | hoi-dam-viet-nam-belarus-2025 |
    | বৈঠক UNODC                       | unodc                         |
    | মন্ত্রী ২০২৫                       | "" (a word is never mangled, and a number alone is no name) |

    A longer text is cut after a word; a single longer word is cut at 80.
    """
    words = _SLUG_WORD.findall(fold(text).translate(_SLUG_LETTERS))
    whole = "-".join(word for word in words if word.isascii())
    if not re.search("[a-z]", whole):
        return ""
    if len(whole) <= _SLUG_LENGTH:
        return whole
    return whole[: _SLUG_LENGTH + 1].rpartition("-")[0] or whole[:_SLUG_LENGTH]
