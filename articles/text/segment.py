"""Cutting a text into paragraphs and sentences. Nothing is changed and nothing is lost."""

import re
from dataclasses import dataclass
from functools import cache

from articles import languages
from articles.text.normalise import clean

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True)
class Line:
    """One line of a file: its number from 1, and its text as it stands, without the line end."""

    number: int
    text: str


def passages(text: str) -> list[Line]:
    """The paragraphs of a decoded file: every line that shows anything.

    A paragraph never runs over two lines, and blank lines only separate: articles copied from a page
    often have no blank line between paragraphs. Lines end with LF, CR LF, CR, U+0085, U+2028 or U+2029.
    A line of spaces, zero-width characters or controls alone is blank.
    """
    lines = (Line(number, line) for number, line in enumerate(LINE_END.split(text), start=1))
    return [line for line in lines if _shows_anything(line.text)]


def _shows_anything(line: str) -> bool:
    stripped = line.strip()
    return stripped[:1].isalnum() or bool(stripped and clean(stripped))


_UNSPACED = "।॥؟。？！"  # these end a sentence even where no space follows
_CLOSING = "\"'”’»›)]}）」』"
_WORD_BREAK = re.compile(r"[\s(\[{«“‘\"'—–-]")
_LONGEST_WORD = 40  # in characters: enough to know an initial or an abbreviation by


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ABBREVIATIONS: dict[str, frozenset[str]] = {
    "en": _words(
        "mr mrs ms dr prof gen lt maj col sgt capt adm sen rep gov rev hon cllr atty engr barr amb comm insp supt "
        "st no vs cf etc dept approx "
        "jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    "vi": _words("tp ts ths pgs gs bs kts tx tt tr đ/c"),
    "ru": _words("г гг в вв им т д п пр ул руб коп тыс млн млрд см стр ст р акад проф ген адм обл"),
    "be": _words("г гг ст стст імя т д п вул руб кап тыс млн млрд гл праф акад ген вобл р"),
    "uk": _words("р рр ст ім т д п вул грн коп тис млн млрд див проф акад ген обл м"),
    "fr": _words("m mm mme mlle me dr pr st ste art av cf etc env no vol p"),
    "es": _words("sr sra srta dr dra d da ud uds gral cnel núm pág art etc ee"),
    "ar": _words("د أ م"),
}


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a passage, each with the space that follows it: joined, they are the text again.

    Raises languages.UnknownLanguage. A doubtful place is not cut: a full stop ends no sentence after an
    initial (A. Volfovich), a number that numbers a list, an abbreviation (Dr., г.) or before a small
    letter, and a danda always ends one. Bengali has no full stop, so এ. ভলফোভিচ stays whole.
    """
    found: list[str] = []
    start = 0
    for end in _ends(languages.get(language).sentence_ends).finditer(text):
        if end.end() == len(text):
            break
        if _ends_sentence(text, start, end, language):
            found.append(text[start : end.end()])
            start = end.end()
    return [*found, text[start:]] if start < len(text) else found


@cache
def _ends(marks: str) -> re.Pattern[str]:
    """What may end a sentence: its marks, what closes behind them, and the space."""
    return re.compile(rf"[{re.escape(marks)}]+[{re.escape(_CLOSING)}]*\s*")


def _ends_sentence(text: str, start: int, end: re.Match[str], language: str) -> bool:
    marks = end.group()
    if any(mark in _UNSPACED for mark in marks):
        return True
    following = text[end.end()]
    if not marks[-1].isspace() or following.islower():
        return False
    before = text[max(start, end.start() - _LONGEST_WORD) : end.start()]
    return not (marks[0] == "." and _is_shortened(before, language))


def _is_shortened(before: str, language: str) -> bool:
    if before.strip().isdecimal():
        return True
    word = _WORD_BREAK.split(before)[-1]
    letters = [letter for letter in word.split(".")[-1] if letter.isalpha()]
    if len(letters) == 1 and (not letters[0].islower() or "." in word):
        return True
    return word.lower() in _ABBREVIATIONS.get(language, frozenset())
