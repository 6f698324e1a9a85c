"""A text as a row of symbols: one private character for each word or number that may be part of a date.

Patterns over that row are short, see no spelling and run in linear time. Words that no grammar knows all
become one symbol, "other", and a run of them becomes a single one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from articles.text.normalise import nfc

_NAMES = """
other break number comma open close dash slash dot
day year full day_month dashed span month_year months years suffix suffix_of
month month_in month_of month_name small_name month_before thu month_word year_word date_word
weekday weekday_short tod today hom same last next this past just following tomorrow_word
unit_week unit_month unit_year day_noun week_name
from until upto between and of in on at the plural approx approx_of first second half part toward
poss event not_before not_after
eve earlier later before after
"""
SYMBOLS: dict[str, str] = {name: chr(0xE000 + place) for place, name in enumerate(_NAMES.split())}


class Entry(NamedTuple):
    """What a word may be: its symbol and what it is worth.

    small: the symbol of the word without a capital letter, where that is another one ("may", "march").
    """

    symbol: str
    value: int | str | None = None
    small: str | None = None


@dataclass(frozen=True)
class Span:
    """Two ends written in one run of digits: (year, month, day) each, 0 where it is not written."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]


Value = int | str | Span | tuple[int, int, int] | None


class Token(NamedTuple):
    """One symbol with its place in the text; value: a number, the parts of a date, or a word's meaning."""

    name: str
    start: int
    end: int
    value: Value


Words = Mapping[str, Entry]

_LETTERS = (
    "A-Za-zªµºÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f\u0400-\u052f\u0900-\u0963\u0971-\u0983\u0985-\u09e3\u09f0-\u09fe"
    "\u200c\u200d"
)
# A word may run on: an address (https://…), aujourd'hui, après-midi, avant-hier, après-demain, chủ nhật.
_RUNS_ON = r"://\S+|['’]hui|-(?:midi|hier|demain)| (?<=[Cc]hủ )[Nn]hật"
_TOKEN = re.compile(rf"[{_LETTERS}]+(?:{_RUNS_ON})?|\d+(?:(?:[./:–-]|/ | /)\d+)*|[^\W\d_]+|[^\s'’]|\n")
_AFTER_NUMBER = re.compile(rf"([-/]?)([{_LETTERS}]+)|[%‰°$€£₫/]")
_BEFORE_NUMBER = frozenset("$€£₫₽৳#№@+/_=&~^*")
_THOUSANDS = re.compile(r"[,.]\d{3}(?!\d)")
_LETTER = re.compile(rf"[{_LETTERS}]")
_WORD_BEFORE = re.compile(rf"[{_LETTERS}]+\Z")
_LONGEST_WORD = 20  # before a hyphen and a number: mid-2025
_PUNCTUATION = {
    ",": "comma", "(": "open", ")": "close", "[": "open", "]": "close", "/": "slash", ".": "dot",
    "-": "dash", "–": "dash", "—": "dash", "−": "dash", "‑": "dash",
    "\n": "break", ";": "break", "।": "break", "?": "break", "!": "break", ":": "break",
}  # fmt: skip
_PLAIN = {mark: Entry(name) for mark, name in _PUNCTUATION.items()}
_REMEMBERED = 20_000  # words of a language
_LONGEST_NUMBER = 23  # 31/12/2025-31/12/2026 has 21 characters


def vocabulary(*groups: Mapping[str, Entry]) -> dict[str, Entry]:
    """One dictionary of lower-case NFC words; a later group wins over an earlier one.

    Raises KeyError for an entry whose symbol is none.
    """
    words = dict(_PLAIN)
    for group in groups:
        words.update({nfc(word): entry for word, entry in group.items()})
    named = {name for entry in words.values() for name in (entry.symbol, entry.small) if name}
    if unknown := named - SYMBOLS.keys():
        raise KeyError(f"no symbols: {', '.join(sorted(unknown))}")
    return words


def listed(symbol: str, words: str, value: int | str | None = None) -> dict[str, Entry]:
    """The same entry for every word of a line."""
    return {word: Entry(symbol, value) for word in words.split()}


def numbered(symbol: str, lines: str, first: int, small: str | None = None) -> dict[str, Entry]:
    """An entry for every word of every line, worth the number of its line; the first has this number."""
    return {
        word: Entry(symbol, first + place, small)
        for place, line in enumerate(lines.strip().splitlines())
        for word in line.split()
    }


class Meanings(dict[str, tuple[str, Value]]):
    """What the words of a grammar and the words met last mean, as they are written: a symbol and a value.

    Digits are "number", words that the grammar does not know "other".
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, word: str) -> tuple[str, Value]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = self._meaning(word)
        return found

    def _meaning(self, word: str) -> tuple[str, Value]:
        entry = self.words.get(word.lower())
        if entry is None:
            return ("number" if word[0].isdecimal() else "other"), None
        return (entry.symbol if entry.small is None or word[0].isupper() else entry.small), entry.value


Parts = tuple[str, int, int, Value]
"""Of a Token, which is made only where it is part of a date: most are not."""


def lex(text: str, meanings: Meanings, day_first: bool) -> tuple[str, list[Parts]]:
    """The symbols of a text as one string, and the parts of the token behind each of them."""
    codes: list[str] = []
    tokens: list[Parts] = []
    last = ""
    token: Parts
    for found in _TOKEN.finditer(text):
        name, value = meanings[found[0]]
        if name == "other" == last:
            continue
        if name == "number":
            token = _number(text, found.start(), found.end(), meanings.words, day_first)
        else:
            token = (name, found.start(), found.end(), value)
        last = token[0]
        codes.append(SYMBOLS[last])
        tokens.append(token)
    return "".join(codes), tokens


def _number(text: str, start: int, end: int, words: Words, day_first: bool) -> Token:
    if end - start > _LONGEST_NUMBER or not (
        _free_before(text, start, words) and _free_after(text, end, words)
    ):
        return Token("number", start, end, None)
    name, value = classify(text[start:end].replace(" ", ""), day_first)
    return Token(name, start, end, value)


def _free_before(text: str, start: int, words: Words) -> bool:
    """False where the number is part of a name, an amount or a decimal: A320, $5, 2,500, COVID-19."""
    before, one_more = text[max(start - 1, 0) : start], text[max(start - 2, 0) : max(start - 1, 0)]
    if not before:
        return True
    if before in _BEFORE_NUMBER or _LETTER.match(before):
        return False
    if before in ",.:" and one_more.isdecimal():
        return before == "," and _is_year(text[start : start + 4])
    if before == "-" and one_more and _LETTER.match(one_more):
        word = _WORD_BEFORE.search(text, max(start - _LONGEST_WORD, 0), start - 1)
        return word is not None and word.group().lower() in words
    return True


def _free_after(text: str, end: int, words: Words) -> bool:
    """False where something is glued to the number that makes it no date: 5G, 25%, 12/NĐ-CP, 3-day."""
    if _THOUSANDS.match(text, end):
        return False
    found = _AFTER_NUMBER.match(text, end)
    if not found:
        return True
    if not found.group(2) or found.group(1) == "/":
        return False
    return found.group(2).lower() in words


def classify(digits: str, day_first: bool) -> tuple[str, Value]:
    """What a run of digits and the marks inside it may be.

    | digits                            | name       | value                     |
    | 3, 03, ২৫                         | day        | 3, 3, 25                  |
    | 2025                              | year       | 2025                      |
    | 2025-12-03, 3/12/2025, 03.12.2025 | full       | (2025, 12, 3)             |
    | 3/12, 3.12                        | day_month  | (0, 12, 3)                |
    | 1-4, 3-12                         | dashed     | Span of two days          |
    | 5/2025                            | month_year | (2025, 5, 0)              |
    | 2026-2028                         | years      | Span of two years         |
    | 5-10/2025                         | months     | Span of two months        |
    | 1-4/12, 30/11-2/12/2025           | span       | Span                      |
    | 10:30, 10.2.3.4, 75, 007          | number     | None                      |

    Where the day does not stand first by custom (English), 3/12/2025 is a number and 25/12/2025 a date.
    """
    if digits.isdecimal():
        return _single(digits)
    marks = {mark for mark in digits if not mark.isdecimal()}
    if ":" in marks:
        return "number", None
    if len(marks) > 1:
        return _two_ends(digits)
    mark = marks.pop()
    parts = digits.split(mark)
    if len(parts) == 3:
        return _three(parts, day_first)
    return _two(parts, mark) if len(parts) == 2 else ("number", None)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and 1500 <= int(digits) <= 2199


def _single(digits: str) -> tuple[str, Value]:
    if _is_year(digits):
        return "year", int(digits)
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return "day", int(digits)
    return "number", None


def _three(parts: list[str], day_first: bool) -> tuple[str, Value]:
    if len(parts[0]) == 4:
        year, month, day = parts
        day_first = True
    else:
        day, month, year = parts
    if not _is_year(year) or len(month) > 2 or len(day) > 2:
        return "number", None
    if not day_first:
        # In English either order is found: only a number above twelve, or twice the same, tells which it is.
        if int(day) <= 12 and int(month) <= 12 and int(day) != int(month):
            return "number", None
        if int(month) > 12:
            day, month = month, day
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return "number", None
    return "full", (int(year), int(month), int(day))


def _two(parts: list[str], mark: str) -> tuple[str, Value]:
    one, other = parts
    if mark in "-–" and _is_year(one) and _is_year(other):
        return (
            ("years", Span((int(one), 0, 0), (int(other), 0, 0)))
            if int(one) < int(other)
            else ("number", None)
        )
    if _is_year(other) and len(one) <= 2 and 1 <= int(one) <= 12:
        return "month_year", (int(other), int(one), 0)
    if len(one) > 2 or len(other) > 2 or not 1 <= int(one) <= 31 or not 1 <= int(other) <= 31:
        return "number", None
    if mark in "-–":
        return "dashed", Span((0, 0, int(one)), (0, 0, int(other)))
    return ("day_month", (0, int(other), int(one))) if int(other) <= 12 else ("number", None)


def _two_ends(digits: str) -> tuple[str, Value]:
    halves = re.split("[-–]", digits)
    if len(halves) != 2:
        return "number", None
    (one, first), (other, last) = (classify(half, True) for half in halves)
    begin = (0, 0, first) if isinstance(first, int) else first
    if not isinstance(begin, tuple) or not isinstance(last, tuple):
        return "number", None
    if one == "day" and other == "month_year":
        return "months", Span((0, begin[2], 0), last)
    if one in ("day", "day_month", "full") and other in ("day_month", "full"):
        return "span", Span(begin, last)
    return "number", None
