"""What somebody typed into the search field, as a tree.

    word word            both, anywhere in a text          (AND may be written)
    a OR b               either; AND binds closer than OR
    NOT a, -a            texts without it
    "two words"          beside each other, in this order; also “…” and «…»
    prefix*              words that begin so
    field:value          field:"two words", field:(a OR b)
    ( … )                groups

AND, OR and NOT are operators in capitals only.  A word that is written with a hyphen or a digit inside (“G7”) is a
phrase of its parts.  Nothing is guessed: what has no meaning raises QuerySyntax.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.text.normalise import clean
from articles.text.search_words import Form, query_forms

LONGEST = 400
MOST_TERMS = 40
SHORTEST_PREFIX = 2
DEEPEST = 20


class QuerySyntax(ValueError):
    """The query cannot be read.  code: what is wrong; place: of which character, from 1; value: what stands there."""

    def __init__(self, code: str, place: int, value: str = "") -> None:
        super().__init__(f"{code} at character {place}: {value}")
        self.code, self.place, self.value = code, place, value


@dataclass(frozen=True)
class Phrase:
    """Words beside each other; one word where somebody typed one."""

    typed: str
    forms: tuple[Form, ...]
    quoted: bool = False


@dataclass(frozen=True)
class Prefix:
    typed: str
    folded: str


@dataclass(frozen=True)
class Field:
    """Terms that must hold of one field; `typed` is the whole value as it was written."""

    name: str
    typed: str
    term: "Node"


@dataclass(frozen=True)
class Not:
    term: "Node"


@dataclass(frozen=True)
class All:
    terms: tuple["Node", ...]


@dataclass(frozen=True)
class Any:
    terms: tuple["Node", ...]


Node = Phrase | Prefix | Field | Not | All | Any


def parse(text: str, fields: frozenset[str]) -> Node:
    """The tree of a query.  fields: the names that may stand before a colon.  Raises QuerySyntax."""
    text = clean(text).replace("\n", " ")
    if len(text) > LONGEST:
        raise QuerySyntax("too_long", LONGEST + 1, text[LONGEST : LONGEST + 20])
    return _Reader(text, fields).query()


def terms(node: Node) -> Iterator[Phrase | Prefix]:
    """The words, phrases and prefixes that are looked for in texts, without those under NOT or a field."""
    match node:
        case Phrase() | Prefix():
            yield node
        case All(parts) | Any(parts):
            for part in parts:
                yield from terms(part)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    place: int


_OPENING = '"“”„«»＂'
_LEXER = re.compile(
    rf"""(?P<space>\s+)
    |(?P<open>\()|(?P<close>\))
    |(?P<phrase>[{_OPENING}][^{_OPENING}]*[{_OPENING}])
    |(?P<unclosed>[{_OPENING}].*)
    |(?P<field>[A-Za-z_]+:)(?=[^\s)])(?!//)
    |(?P<minus>(?:(?<=[\s(])|(?<!.))-(?=[^\s)-]))
    |(?P<word>[^\s(){_OPENING}]+)""",
    re.VERBOSE,
)


def _lex(text: str) -> list[_Token]:
    found = []
    for match in _LEXER.finditer(text):
        kind = str(match.lastgroup)
        if kind == "word" and match.group() in ("AND", "OR", "NOT"):
            kind = match.group()
        if kind != "space":
            found.append(_Token(kind, match.group(), match.start() + 1))
    return found


class _Reader:
    """Recursive descent over the tokens."""

    def __init__(self, text: str, fields: frozenset[str]) -> None:
        self.tokens = _lex(text)
        self.end = len(text) + 1
        self.fields = fields
        self.place = 0
        self.count = 0
        self.depth = 0

    def query(self) -> Node:
        found = self._any()
        if (token := self._next()) is not None:
            raise QuerySyntax("unopened" if token.kind == "close" else "unexpected", token.place, token.text)
        if found is None:
            raise QuerySyntax("no_word", 1)
        if all(isinstance(part, Not) for part in (found.terms if isinstance(found, All) else (found,))):
            raise QuerySyntax("only_not", 1)
        return found

    def _next(self) -> _Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _any(self) -> Node | None:
        parts = [self._all()]
        while (token := self._next()) and token.kind == "OR":
            self.place += 1
            parts.append(self._all())
            if None in parts[-2:]:
                raise QuerySyntax("operator_alone", token.place, token.text)
        return _joined(Any, parts)

    def _all(self) -> Node | None:
        parts: list[Node | None] = []
        while (token := self._next()) and token.kind not in ("OR", "close"):
            if token.kind == "AND":
                self.place += 1
                following = self._next()
                if not parts or following is None or following.kind in ("AND", "OR", "close"):
                    raise QuerySyntax("operator_alone", token.place, token.text)
                continue
            parts.append(self._one(token))
        return _joined(All, parts)

    def _one(self, token: _Token) -> Node | None:
        self.place += 1
        match token.kind:
            case "NOT" | "minus":
                return self._not(token)
            case "open":
                return self._group(token)
            case "unclosed":
                raise QuerySyntax("unclosed_quote", token.place, token.text[:20])
            case "field":
                return self._field(token)
            case "phrase":
                return self._phrase(token)
        return self._word(token)

    def _not(self, token: _Token) -> Node:
        following = self._next()
        if following is None or following.kind in ("AND", "OR", "close"):
            raise QuerySyntax("operator_alone", token.place, token.text)
        found = self._deeper(token, following)
        if found is None:
            raise QuerySyntax("operator_alone", token.place, token.text)
        return found.term if isinstance(found, Not) else Not(found)

    def _deeper(self, token: _Token, following: _Token) -> Node | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise QuerySyntax("too_deep", token.place, token.text)
        found = self._one(following)
        self.depth -= 1
        return found

    def _group(self, token: _Token) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise QuerySyntax("too_deep", token.place, token.text)
        found = self._any()
        closing = self._next()
        if closing is None or closing.kind != "close":
            raise QuerySyntax("unclosed_group", token.place, token.text)
        if found is None:
            raise QuerySyntax("empty_group", token.place, "()")
        self.place += 1
        self.depth -= 1
        return found

    def _field(self, token: _Token) -> Node:
        name = token.text[:-1].lower()
        if name not in self.fields:
            raise QuerySyntax("unknown_field", token.place, token.text[:-1])
        following = self._next()
        if following is None or following.kind in ("AND", "OR", "NOT", "minus", "field", "close"):
            raise QuerySyntax("empty_field", token.place, token.text)
        first = self.place
        term = self._deeper(token, following)
        if term is None:
            raise QuerySyntax("empty_field", token.place, token.text)
        typed = " ".join(found.text for found in self.tokens[first : self.place])
        return Field(name, typed.strip(_OPENING), term)

    def _phrase(self, token: _Token) -> Node | None:
        return self._counted(token, token.text[1:-1], quoted=True)

    def _word(self, token: _Token) -> Node | None:
        text = token.text
        if text.endswith(":") and text[:-1].lower() in self.fields:
            raise QuerySyntax("empty_field", token.place, text)
        if "*" in text.rstrip("*") or text.endswith("**"):
            raise QuerySyntax("star_inside", token.place, text)
        if not text.endswith("*"):
            return self._counted(token, text, quoted=False)
        forms = query_forms(text[:-1])
        if len(forms) != 1 or len(forms[0].folded) < SHORTEST_PREFIX:
            raise QuerySyntax("short_prefix", token.place, text)
        self._count(token)
        return Prefix(text, forms[0].folded)

    def _counted(self, token: _Token, text: str, *, quoted: bool) -> Phrase | None:
        """None for what holds no word: a dash, a comma."""
        forms = tuple(query_forms(text))
        self.count += len(forms)
        self._count(token, 0)
        return Phrase(text.strip(), forms, quoted) if forms else None

    def _count(self, token: _Token, more: int = 1) -> None:
        self.count += more
        if self.count > MOST_TERMS:
            raise QuerySyntax("too_many", token.place, token.text)


def _joined(kind: type[All] | type[Any], parts: list[Node | None]) -> Node | None:
    """The parts that are there, flat; one alone stands for itself."""
    found: list[Node] = []
    for part in parts:
        if isinstance(part, kind):
            found += part.terms
        elif part is not None:
            found.append(part)
    return found[0] if len(found) == 1 else kind(tuple(found)) if found else None
