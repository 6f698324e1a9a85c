"""What every language's date grammar has in common: patterns over symbols, and reading what they match."""

import re
from collections.abc import Sequence

from articles.dates.assemble import assemble
from articles.dates.lexer import SYMBOLS, Meanings, Token, Words, lex
from articles.dates.mentions import DateMention

_NAME = re.compile("[a-z_]+")
_NO_SPACE = str.maketrans("", "", " \n")
_NEVER_FIRST = ("other", "break", "number", "comma", "close", "dash", "slash", "dot")


class Grammar:
    """The dates of one language: its words, and its rules in the order in which they are tried.

    A rule is a regular expression whose letters are names of symbols: "day suffix? month (comma? year)?".
    Spaces mean nothing. A rule that reads more stands before one that reads less, so the longest wins.
    day_first: 3/12/2025 is the third of December; otherwise such a date is none, for it may be either.
    """

    def __init__(self, words: Words, rules: Sequence[str], day_first: bool = True) -> None:
        self.meanings = Meanings(words)
        self.day_first = day_first
        never = "".join(SYMBOLS[name] for name in _NEVER_FIRST)
        self.pattern = re.compile(f"(?=[^{never}])(?:{'|'.join(symbols(rule) for rule in rules)})")

    def find(self, text: str) -> list[DateMention]:
        """Every date of a text in NFC, in order; none overlaps another."""
        codes, parts = lex(text, self.meanings, self.day_first)
        found: list[DateMention] = []
        for match in self.pattern.finditer(codes):
            tokens = [Token(*each) for each in parts[match.start() : match.end()]]
            found.extend(assemble(text, tokens))
        return found


def symbols(rule: str) -> str:
    """A rule as a regular expression over symbols. Raises KeyError for a name that is no symbol."""
    return _NAME.sub(lambda name: SYMBOLS[name.group()], rule).translate(_NO_SPACE)
