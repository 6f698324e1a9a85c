"""Where the words of a query stand in a passage.  Pure: no Django.

Kept lines (articles.text.search_words) tell fast which passages hold them; the passage itself then tells where.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from articles.text.query import Phrase, Prefix
from articles.text.search_words import Form, words

Span = tuple[int, int]
"""Start and end in code points."""


@dataclass(frozen=True)
class Pattern:
    """One term of a query: as a regular expression over lines, and as a comparison of words."""

    line: re.Pattern[str]
    term: Phrase | Prefix


Group = tuple[Pattern, ...]


def pattern_of(term: Phrase | Prefix) -> Pattern:
    """What to look for.

    | plain word        | its stem, as a word or as the stem of one        |
    | quoted word       | the word, or a word with this stem               |
    | phrase            | the words in order, the last one with any ending |
    | prefix            | words that begin so                              |
    """
    if isinstance(term, Prefix):
        return Pattern(re.compile(_after(" ", term.folded)), term)
    last = wanted(term)
    if len(term.forms) == 1:
        return Pattern(re.compile(_after("[ /]", last) + _END), term)
    first, *others = (form.folded for form in term.forms[:-1])
    rest = "".join(rf"{_TAIL} {re.escape(word)}" for word in others)
    return Pattern(
        re.compile(rf"{_after(' ', first)}{rest}{_TAIL} (?:[^\s/=]+/)?{re.escape(last)}{_END}"), term
    )


_TAIL = r"(?:[/=]\S*)?"
_END = r"(?=[ /=\n])"


def _after(before: str, word: str) -> str:
    """A word behind a sign.  The word itself stands first: then the search jumps from one to the next."""
    literal = re.escape(word)
    return f"{literal}(?<={before}{literal})"


def joined(lines: Iterable[str]) -> str:
    """Lines as patterns read them: a space before, a line end behind."""
    return "".join(f" {line}\n" for line in lines)


def wanted(phrase: Phrase) -> str:
    """The last word as it is looked for: by its stem where it was typed alone, else as it was typed."""
    last = phrase.forms[-1]
    return last.stem if len(phrase.forms) == 1 and not phrase.quoted else last.folded


def best_lines(groups: Sequence[Group], lines: Iterable[tuple[int, str]]) -> list[int]:
    """The numbers of the passages that hold most of what was asked.

    A group is one thing that was asked with all its spellings; where a passage holds several of them, those that hold
    only one say less and are left out.
    """
    numbers, kept = zip(*lines, strict=True) if (lines := list(lines)) else ((), ())
    text = joined(kept)
    ends = list(accumulate(len(line) + 2 for line in kept))
    held = Counter(place for group in groups for place in _places(group, text, ends))
    most = max(held.values(), default=0)
    return [number for place, number in enumerate(numbers) if most and held[place] == most]


def _places(group: Group, text: str, ends: list[int]) -> set[int]:
    """The lines, by their place, that hold any of the patterns."""
    return {bisect_right(ends, found.start()) for pattern in group for found in pattern.line.finditer(text)}


def spans(patterns: Sequence[Pattern], passage: str) -> list[Span]:
    """Where the terms stand in a passage, in order, none over another; a word is never marked in part."""
    read = [(word.start, word.end, form) for word in words(passage) for form in word.forms]
    found: list[Span] = []
    for pattern in patterns:
        found += _of(pattern.term, read)
    return _merged(found)


def _of(term: Phrase | Prefix, read: list[tuple[int, int, Form]]) -> list[Span]:
    if isinstance(term, Prefix):
        return [(start, end) for start, end, form in read if form.folded.startswith(term.folded)]
    *first, _ = term.forms
    last, size = wanted(term), len(term.forms)
    found = []
    for place in range(len(read) - size + 1):
        end = read[place + size - 1]
        if last not in (end[2].folded, end[2].stem):
            continue
        if all(read[place + step][2].folded == form.folded for step, form in enumerate(first)):
            found.append((read[place][0], end[1]))
    return found


def _merged(found: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
