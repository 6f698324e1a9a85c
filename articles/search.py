"""Which texts answer a query, in which order, and which passages of them.

A query is a tree (articles.text.query).  Its words are asked of the index of words, which knows texts; AND, OR and
NOT between parts that the index cannot join are joined here, as sets.  Totals and facet counts are sizes of such
sets; only the texts of one page are read.

A phrase of two words is one question to the index.  A longer one is asked as its pairs of neighbours: a text that
has every pair nearly always has the phrase.  Up to CHECKED texts are then read and checked; beyond that the total
is an estimate, and says so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from pyroaring import BitMap

from articles.models import SearchText, TextSet
from articles.search_backends import backend
from articles.search_backends.expression import AllOf, AnyOf, Expression, Token
from articles.search_index import version
from articles.text import query as tree
from articles.text.passage_match import Group, joined, pattern_of
from articles.text.search_words import EXACT, PAIR, TITLE, Form

CHECKED = 300
"""So many texts are read, at most, to check a phrase of three and more words."""

Resolve = Callable[[tree.Field], BitMap | None]
"""What a field of the record stands for: search keys, or None where the field is one of texts themselves."""


Tier = Expression | BitMap
"""A part of what was found: a question to the index that is asked only as far as a page needs, or the keys."""


@dataclass(frozen=True)
class Found:
    """The texts that answer.  tiers: the best first; they may overlap, and hold texts that are not among `texts`.
    estimated: `texts` is an upper bound, since not every one was read."""

    texts: BitMap
    tiers: tuple[Tier, ...]
    estimated: bool = False

    def within(self, keys: BitMap) -> "Found":
        """Those that are also in `keys`."""
        return Found(self.texts & keys, self.tiers, self.estimated)


@dataclass
class Sets:
    """The sets of one version of the index, kept in the process."""

    version: int
    _members: dict[tuple[str, str], BitMap] = field(default_factory=dict)
    _facets: dict[str, list[tuple[str, BitMap]]] = field(default_factory=dict)
    _asked: dict[Expression, BitMap] = field(default_factory=dict)

    def facet(self, facet: str) -> list[tuple[str, BitMap]]:
        """(value, members) of the MOST_VALUES most frequent values, the most frequent first."""
        if facet not in self._facets:
            rows = TextSet.objects.filter(facet=facet).order_by("-size", "value")[:MOST_VALUES]
            self._facets[facet] = [(row.value, BitMap.deserialize(bytes(row.members))) for row in rows]
        return self._facets[facet]

    def members(self, facet: str, value: str) -> BitMap:
        """The texts that carry a value; an empty set where none does."""
        if (facet, value) not in self._members:
            row = TextSet.objects.filter(facet=facet, value=value).first()
            self._members[facet, value] = BitMap.deserialize(bytes(row.members)) if row else BitMap()
        return self._members[facet, value]

    def every(self) -> BitMap:
        """All texts that are searched."""
        return BitMap().union(*(members for _, members in self.facet("language")))

    def keys(self, expression: Expression) -> BitMap:
        """The texts that answer an expression; asked of the database once."""
        if expression not in self._asked:
            if len(self._asked) >= MOST_ASKED:
                self._asked.clear()
            self._asked[expression] = backend().keys(expression)
        return self._asked[expression]


MOST_ASKED = 256
MOST_VALUES = 500
_sets = Sets(-1)


def current_sets() -> Sets:
    """The sets of the version that the database holds now; kept in memory until it changes."""
    global _sets
    now = version()
    if _sets.version != now:
        _sets = Sets(now)
    return _sets


class Search:
    """One query against the index as it stands now."""

    def __init__(self, resolve: Resolve, sets: Sets | None = None) -> None:
        self.resolve = resolve
        self.sets = sets or current_sets()
        self.estimated = False

    def found(self, query: tree.Node, widened: tree.Node | None = None) -> Found:
        """What answers `widened` (the query with further spellings).  The first tiers answer the query itself: its
        very words beside each other, its words beside each other, its very words, its words."""
        texts = self._keys(widened or query, exact=False)
        estimated = self.estimated
        whole = adjacent(query)
        tiers = [] if whole == query else [self._tier(whole, exact=True), self._tier(whole, exact=False)]
        tiers.append(self._tier(query, exact=True))
        if widened is not None and widened != query:
            tiers.append(self._tier(query, exact=False))
        return Found(texts, tuple(tiers), estimated)

    def _tier(self, node: tree.Node, *, exact: bool) -> Tier:
        return _expression(node, exact) or self._keys(node, exact=exact)

    def of(self, term: tree.Node) -> BitMap:
        """The texts that one term finds by itself."""
        return self._keys(term, exact=False)

    def _keys(self, node: tree.Node, *, exact: bool) -> BitMap:
        if (asked := _expression(node, exact)) is not None:
            return self._checked(node, self.sets.keys(asked))
        match node:
            case tree.Not(term):
                return self.sets.every() - self._keys(term, exact=False)
            case tree.All(parts):
                return self._every_part(parts, exact)
            case tree.Any(parts):
                return BitMap().union(*(self._keys(part, exact=exact) for part in parts))
            case tree.Field():
                return self._field(node)
        raise TypeError(f"no such part of a query: {node!r}")

    def _every_part(self, parts: Iterable[tree.Node], exact: bool) -> BitMap:
        """What the index can join is one question to it; the rest is taken from its answer."""
        parts = list(parts)
        plain = [part for part in parts if _expression(part, exact) is not None and not _is_long(part)]
        rest = [part for part in parts if part not in plain]
        held = [self._keys(tree.All(tuple(plain)), exact=exact)] if plain else []
        held += [self._keys(part, exact=exact) for part in rest if not isinstance(part, tree.Not)]
        positive = held[0].intersection(*held[1:]) if held else self.sets.every()
        negative = [self._keys(part.term, exact=False) for part in rest if isinstance(part, tree.Not)]
        return positive.difference(*negative) if negative else positive

    def _field(self, node: tree.Field) -> BitMap:
        found = self.resolve(node)
        if found is not None:
            return found
        asked = _title_expression(node.term)
        return self.sets.keys(asked)

    def _checked(self, node: tree.Node, keys: BitMap) -> BitMap:
        """The texts in which the words of a long phrase really stand beside each other."""
        if not isinstance(node, tree.Phrase) or not _is_long(node) or not keys:
            return keys
        if len(keys) > CHECKED:
            self.estimated = True
            return keys
        pattern = pattern_of(node)
        rows = SearchText.objects.filter(pk__in=list(keys))
        return BitMap(row.pk for row in rows if pattern.line.search(joined(row.lines_read())))


def _is_long(node: tree.Node) -> bool:
    return isinstance(node, tree.Phrase) and len(node.forms) > 2


def _expression(node: tree.Node, exact: bool) -> Expression | None:
    """The node as one question to the index of words; None where parts of it are no words."""
    match node:
        case tree.Phrase():
            return _phrase_expression(node, exact)
        case tree.Prefix():
            return Token(node.folded, prefix=True)
        case tree.All(parts) | tree.Any(parts):
            asked = [_expression(part, exact) for part in parts]
            if None in asked or (len(parts) > 1 and any(map(_is_long, parts))):
                return None
            return _joined(AllOf if isinstance(node, tree.All) else AnyOf, asked)
    return None


def _joined(kind: type[AllOf] | type[AnyOf], parts: list[Expression | None]) -> Expression:
    found = [part for part in dict.fromkeys(parts) if part is not None]
    return found[0] if len(found) == 1 else kind(tuple(found))


def _phrase_expression(phrase: tree.Phrase, exact: bool) -> Expression:
    forms = phrase.forms
    exactly = [Token(EXACT + form.exact) for form in forms] if exact else []
    if len(forms) == 1:
        return exactly[0] if exact else Token(word_token(forms[0], phrase.quoted))
    pairs = [Token(one.folded + PAIR + other.folded) for one, other in pairwise(forms)]
    return _joined(AllOf, [*pairs, *exactly])


def word_token(form: Form, quoted: bool) -> str:
    """What a word is looked for by: its stem; where it was quoted, as it was written but for marks."""
    return form.folded if quoted else form.stem


def _title_expression(term: tree.Node) -> Expression:
    """Words of headlines; what cannot be told of a headline raises QuerySyntax."""
    match term:
        case tree.Phrase(_, forms, quoted):
            return _joined(AllOf, [Token(TITLE + word_token(form, quoted)) for form in forms])
        case tree.Prefix(_, folded):
            return Token(TITLE + folded, prefix=True)
        case tree.All(parts) | tree.Any(parts):
            kind = AllOf if isinstance(term, tree.All) else AnyOf
            return _joined(kind, [_title_expression(part) for part in parts])
    raise tree.QuerySyntax("not_in_title", 1)


def adjacent(node: tree.Node) -> tree.Node:
    """The query with words that were typed beside each other as phrases; the query itself where there are none."""
    if not isinstance(node, tree.All):
        return node
    parts: list[tree.Node] = []
    for part in node.terms:
        before = parts[-1] if parts else None
        if (
            isinstance(part, tree.Phrase)
            and isinstance(before, tree.Phrase)
            and not (part.quoted or before.quoted)
        ):
            parts[-1] = tree.Phrase(f"{before.typed} {part.typed}", before.forms + part.forms)
        else:
            parts.append(part)
    return parts[0] if len(parts) == 1 else tree.All(tuple(parts))


def ordered(found: Found, start: int, stop: int) -> list[int]:
    """The keys at places start to stop: tier by tier, in each the newest first."""
    keys: list[int] = []
    for tier in found.tiers:
        if len(keys) < stop:
            keys += _best(tier, found.texts, set(keys), stop - len(keys))
    if len(keys) < stop:
        keys += _newest(found.texts - BitMap(keys), stop - len(keys))
    return keys[start:stop]


def _best(tier: Tier, texts: BitMap, seen: set[int], wanted: int) -> list[int]:
    """The newest keys of a tier that are among the texts and not seen yet."""
    if isinstance(tier, BitMap):
        return _newest((tier & texts) - BitMap(seen), wanted)
    return backend().newest(tier, wanted, texts - BitMap(seen))


def _newest(keys: BitMap, wanted: int) -> list[int]:
    return list(keys[max(0, len(keys) - wanted) :])[::-1]


@lru_cache(maxsize=512)
def groups(query: tree.Node) -> tuple[Group, ...]:
    """What is looked for in passages: for each part that must be there, its spellings."""
    parts = query.terms if isinstance(query, tree.All) else (query,)
    found = (tuple(pattern_of(term) for term in tree.terms(part)) for part in parts)
    return tuple(group for group in found if group)
