"""Looking up the words by which a line is known (data/lines.tsv): whole lines, labels, beginnings and counters."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, get_args

from articles.text.normalise import exact_key
from articles.text.word_lists import rows, words

Kind = Literal[
    "source_line", "comments", "date_header", "byline", "photo_caption", "photo_credit", "end_mark", "advert",
    "navigation", "related", "share", "subscribe", "other",
]  # fmt: skip
Shape = Literal[
    "whole", "label", "opening", "closing", "within", "network", "ending", "counter", "author", "agency", "link",
    "section", "office", "platform", "noun", "button", "button_beside",
]  # fmt: skip

_SIGNS = " .:：…!?»«>›<‹|•·*-–—−→▶►➤▸‣■●✓☛☞#+=_~[](){}\"'“”‘’،,;/\\⁠\u00a0"
_FIRST_WORD = re.compile(r"[^\s,:!?.…]+")
_WORD_GOES_ON = re.compile(r"[^\W_]|[\u0300-\u036f\u0980-\u0983\u09bc-\u09d7]")
_SYMBOLS = re.compile(
    r"[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+"
)


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """The form in which lines are compared: lower case, without pictures and the signs around it.

    | ▶ Đọc thêm:      | đọc thêm      |
    | 👉 ЧИТАЙТЕ ТАКЖЕ | читайте также |
    | [Read more »]    | read more     |
    """
    return exact_key(_SYMBOLS.sub(" ", text).replace("’", "'")).strip(_SIGNS)


def _read() -> dict[str, dict[str, Kind]]:
    found: dict[str, dict[str, Kind]] = {shape: {} for shape in get_args(Shape)}
    kinds = {name: name for name in get_args(Kind)}
    for kind, shape, cell in rows("lines.tsv"):
        for phrase in words(cell):
            found[shape].setdefault(key(phrase), kinds[kind])
    return found


_LISTS = _read()


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        first = _FIRST_WORD.search(phrase)
        index.setdefault(first.group() if first else phrase, []).append(phrase)
    return index


_BEGINNINGS = {shape: _by_first_word(phrases) for shape, phrases in _LISTS.items()}


def is_listed(shape: Shape, form: str) -> Kind | None:
    """The kind of a form that key() has made, if it is one of the words of that shape."""
    return _LISTS[shape].get(form)


def begins(shape: Shape, form: str) -> tuple[Kind, str] | None:
    """The kind of the longest words of that shape that a form begins with, and what follows them; or None.

    | opening | suivez-nous sur facebook | subscribe, " sur facebook" |
    | opening | subscribers were told    | None                       |
    """
    first = _FIRST_WORD.match(form)
    for phrase in _BEGINNINGS[shape].get(first.group(), ()) if first else ():
        rest = form[len(phrase) :]
        if form.startswith(phrase) and not _WORD_GOES_ON.match(rest):
            return _LISTS[shape][phrase], rest
    return None


def _pattern(shape: Shape) -> re.Pattern[str]:
    longest_first = sorted(_LISTS[shape], key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, longest_first)) + ")")


_PLATFORM_LAST = re.compile(
    rf"(?:\A|[\s(/])(?:{_pattern('platform').pattern})(?:[\s-]{{1,2}}{_pattern('noun').pattern}){{0,2}}\Z"
)
_WITHIN = _pattern("within")
_ENDINGS = tuple(_LISTS["ending"])


def names_platform_last(form: str) -> bool:
    """Whether a form ends with a network: … on google news, … на наш канал в telegram, … sur notre chaîne whatsapp."""
    return bool(_PLATFORM_LAST.search(form[-60:]))


def addresses_reader(form: str) -> Kind | None:
    """The kind of a form that holds words which only a site says to its readers: cliquez ici, ফলো করুন."""
    for found in _WITHIN.finditer(form):
        before = form[found.start() - 1] if found.start() else " "
        if not _WORD_GOES_ON.match(before) and not _WORD_GOES_ON.match(form[found.end() :]):
            return _LISTS["within"][found.group()]
    return None


def ends_as_listed(form: str) -> Kind | None:
    """The kind of a form that ends with words such as "all rights reserved"."""
    found = next((phrase for phrase in _ENDINGS if form.endswith(phrase)), None)
    return _LISTS["ending"][found] if found else None


def only_buttons(form: str) -> bool:
    """Whether a form names nothing but networks and other buttons of a site: share on: facebook | x | linkedin."""
    rest, networks = form, 0
    while rest:
        named, beside = begins("button", rest), begins("button_beside", rest)
        if not named and not beside:
            return False
        networks += bool(named)
        rest = (named or beside or ("", ""))[1].lstrip(" |,·/:•+&()0123456789-–—")
    return networks > 0
