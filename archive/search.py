"""Answers a search: the texts with their passages, what else was searched, whom the words name, and the facets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from heapq import heappush, heappushpop
from operator import or_

from pyroaring import BitMap

from archive.index import version
from archive.labels import labels
from archive.quotation import Piece, quotation
from archive.search_expansion import Expander, Expansion, phrase_of
from archive.search_fields import Fields
from archive.search_names import Directory, current_directory
from archive.search_request import Request
from articles import search as texts
from articles.languages import LANGUAGES
from articles.models import Passage, SearchText, Text
from articles.text import query as tree
from articles.text.passage_match import Group, best_lines, spans

PER_PAGE = 20
SHOWN = 2
"""Passages of one text on the page; of a page with few texts, SHOWN_OF_FEW."""
SHOWN_OF_FEW, FEW = 4, 5
LONGEST, AROUND = 260, 110
"""Code points of a quoted passage, and of what is left around a hit in a longer one."""
YEAR = 4
"""Digits of a year."""
COUNTED = 100
"""So many texts are read, at most, to count the passages of all results."""


class UnknownChoice(ValueError):
    """A chosen facet value that the archive does not have."""

    def __init__(self, facet: str, value: str) -> None:
        super().__init__(f"{facet}={value}")
        self.facet, self.value = facet, value


@dataclass(frozen=True)
class Quoted:
    """A passage with what was found in it."""

    number: int
    pieces: list[Piece]
    url: str


@dataclass(frozen=True)
class Result:
    text: Text
    title: list[Piece]
    """The headline with what was found in it; empty where the text has none."""
    passages: list[Quoted]
    count: int
    """Passages of the text with a word of the query."""

    @property
    def more(self) -> int:
        return self.count - len(self.passages)


@dataclass(frozen=True)
class Counted:
    """A word that was searched, with the number of texts it is found in."""

    text: str
    language: str
    count: int


@dataclass
class Answer:
    """One page of results."""

    request: Request
    total: int
    articles: int | None
    """Number of articles; None where there are too many texts to read."""
    passages: int | None
    estimated: bool
    results: list[Result]
    expansions: tuple[Expansion, ...]
    words: list[Counted]
    selection: "Selection"
    pages: int
    unfound: list[str] = field(default_factory=list)
    """Words of the query that no text has."""


class Selection:
    """The texts of a query, narrowed by the chosen facet values."""

    def __init__(self, found: texts.Found, chosen: dict[str, BitMap]) -> None:
        self.found = found
        self.chosen = chosen
        self.keys = self._narrowed(chosen.values())

    def _narrowed(self, constraints: Iterable[BitMap]) -> BitMap:
        return BitMap(self.found.texts).intersection(*constraints) if constraints else self.found.texts

    def ignoring(self, facet: str) -> BitMap:
        """What the other facets leave: a facet's own choices do not narrow its counts."""
        return self._narrowed([members for name, members in self.chosen.items() if name != facet])

    def counts(self, facet: str, values: Iterable[tuple[str, BitMap]], shown: int) -> list[tuple[str, int]]:
        """(value, number of texts) of the values with most, at least `shown` of them; equal ones as they came.

        The values come largest first, and none has more texts in a selection than it has in all: where enough have
        more than the next one could have, the others need not be counted.
        """
        within = self.ignoring(facet)
        counted: list[tuple[str, int]] = []
        best: list[int] = []
        for value, members in values:
            if len(best) == shown and len(members) < best[0]:
                break
            count = within.intersection_cardinality(members)
            counted.append((value, count))
            (heappush if len(best) < shown else heappushpop)(best, count)
        return sorted(counted, key=lambda pair: -pair[1])


class Searcher:
    """One request against one version of the record and of the index."""

    def __init__(self, request: Request) -> None:
        if request.query is None:
            raise ValueError("nothing was asked")
        self.request = request
        self.query: tree.Node = request.query
        of_record = version()
        self.directory: Directory = current_directory(of_record)
        self.sets = texts.current_sets()
        self.versions = of_record, self.sets.version
        """Of the record and of the index: the same versions, the same answers."""
        self.search = texts.Search(Fields(self.sets, self.directory).resolve, self.sets)

    def answer(self) -> Answer:
        """The page that was asked for.  Raises QuerySyntax or UnknownChoice where a value is unknown."""
        expander = Expander(self.directory, self.request.without, self._is_found)
        widened: tree.Node = self.query
        expansions: tuple[Expansion, ...] = ()
        if self.request.expand:
            expanded = expander.expand(self.query)
            widened, expansions = expanded.query, expanded.expansions
        found = self.search.found(self.query, widened)
        words = self._words(expansions)
        selection = Selection(found, dict(self._chosen(words)))
        return self._page(selection, widened, expansions, words)

    def _is_found(self, term: tree.Node) -> bool:
        return bool(self.search.of(term))

    def everything(self) -> tuple[BitMap, tuple[Group, ...]]:
        """All texts that answer, with what is looked for in their passages.  Raises QuerySyntax as `answer`."""
        widened = Expander(self.directory, frozenset(), self._is_found).expand(self.query).query
        return self.search.found(self.query, widened).texts, texts.groups(widened)

    def _page(
        self,
        selection: Selection,
        widened: tree.Node,
        expansions: tuple[Expansion, ...],
        words: list[tuple[Counted, BitMap]],
    ) -> Answer:
        narrowed = selection.found.within(selection.keys)
        total = len(narrowed.texts)
        groups = texts.groups(self._shown(widened, words))
        start = (self.request.page - 1) * PER_PAGE
        keys = texts.ordered(narrowed, start, start + PER_PAGE)
        counted = _counted(narrowed.texts, groups) if total <= COUNTED else None
        return Answer(
            self.request,
            total,
            counted[0] if counted else None,
            counted[1] if counted else None,
            narrowed.estimated,
            list(_results(keys, groups, total)),
            expansions,
            [_recounted(word, members & selection.ignoring("word")) for word, members in words],
            selection,
            max(1, -(-total // PER_PAGE)),
            [] if total else self._unfound(),
        )

    def _words(self, expansions: tuple[Expansion, ...]) -> list[tuple[Counted, BitMap]]:
        """What was typed and every further spelling, with the texts of each; nothing where nothing was widened."""
        found: dict[str, tuple[Counted, BitMap]] = {}
        for expansion in expansions:
            if not expansion.spellings:
                continue
            spelt = [(expansion.typed, ""), *((held.text, held.language) for held in expansion.spellings)]
            for text, language in spelt:
                keys = self.search.of(phrase_of(text))
                found[text] = Counted(text, language, len(keys)), keys
        return list(found.values())

    def _chosen(self, words: list[tuple[Counted, BitMap]]) -> Iterator[tuple[str, BitMap]]:
        by_word = {word.text: members for word, members in words}
        for facet, values in self.request.chosen.items():
            members = [
                by_word.get(value) if facet == "word" else self._members(facet, value) for value in values
            ]
            if None in members:
                raise UnknownChoice(facet, values[members.index(None)])
            yield facet, reduce(or_, members, BitMap())

    def _members(self, facet: str, value: str) -> BitMap | None:
        """The texts of a facet value; None where there is no such thing."""
        members = self.sets.members(facet, value)
        return members if members or _is_known(facet, value) else None

    def _shown(self, widened: tree.Node, words: list[tuple[Counted, BitMap]]) -> tree.Node:
        """What is marked in passages: all that was searched, or the words that were chosen."""
        chosen = self.request.chosen.get("word", ())
        known = {word.text for word, _ in words}
        wanted = [phrase_of(text) for text in chosen if text in known]
        return tree.Any(tuple(wanted)) if wanted else widened

    def _unfound(self) -> list[str]:
        return [term.typed for term in tree.terms(self.query) if not self.search.of(term)]


def _is_known(facet: str, value: str) -> bool:
    """Whether a value that no text has is a value all the same."""
    if facet in ("language", "text_kind"):
        return value in LANGUAGES or value in Text.Kind.values
    if facet == "year":
        return value == "none" or (value.isascii() and value.isdecimal() and len(value) == YEAR)
    return (facet, value) in labels([(facet, value)])


def _counted(keys: BitMap, groups: tuple[Group, ...]) -> tuple[int, int]:
    """How many articles and passages the texts are."""
    rows = SearchText.objects.filter(pk__in=list(keys)).select_related("text")
    articles, passages = set(), 0
    for row in rows:
        articles.add(row.text.article_id)
        passages += len(best_lines(groups, row.read()[1]))
    return len(articles), passages


def _recounted(word: Counted, members: BitMap) -> Counted:
    return Counted(word.text, word.language, len(members))


def _results(keys: list[int], groups: tuple[Group, ...], total: int) -> Iterator[Result]:
    """The texts of these keys in their order, each with the passages that hold most of the query."""
    patterns = tuple(pattern for group in groups for pattern in group)
    rows = SearchText.objects.select_related("text__article__publisher", "text__translated_from").in_bulk(
        keys
    )
    shown = SHOWN_OF_FEW if total <= FEW else SHOWN
    best = {key: best_lines(groups, row.read()[1]) for key, row in rows.items()}
    contents = _contents({rows[key].text_id: numbers[:shown] for key, numbers in best.items()})
    for key in keys:
        if (row := rows.get(key)) is not None:
            text = row.text
            quoted = [
                _quoted(text, number, contents[text.pk, number], patterns)
                for number in best[key][:shown]
                if (text.pk, number) in contents
            ]
            title = quotation(text.title, spans(patterns, text.title)) if text.title else []
            yield Result(text, title, quoted, len(best[key]))


def _contents(wanted: dict[int, list[int]]) -> dict[tuple[int, int], str]:
    """(text, number) → the passage, of the current revisions."""
    numbers = {number for found in wanted.values() for number in found}
    rows = Passage.objects.filter(
        revision__text__in=wanted, revision__is_current=True, number__in=numbers
    ).values_list("revision__text", "number", "content")
    return {(text, number): content for text, number, content in rows if number in wanted[text]}


def _quoted(text: Text, number: int, content: str, patterns: Group) -> Quoted:
    url = f"{text.article.get_absolute_url()}?text={text.pk}#p{number}"
    return Quoted(number, quotation(content, spans(patterns, content), LONGEST, AROUND), url)
