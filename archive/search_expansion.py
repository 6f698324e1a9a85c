"""Widens a query by the other spellings of the names in it: each seen and removable, all of it by expand=0."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.search_names import LONGEST_NAME, Directory, Owner, Spelling
from articles.text import query as tree
from articles.text.search_words import query_forms

MOST_EXPANSIONS = 8


@dataclass(frozen=True)
class Expansion:
    """Words of the query that name something, and the further spellings that are searched with them."""

    typed: str
    owner: Owner
    spellings: tuple[Spelling, ...]
    by_sound: bool = False
    """No spelling fits exactly: the name sounds like this one's, and like nobody else's."""


@dataclass(frozen=True)
class Expanded:
    query: tree.Node
    expansions: tuple[Expansion, ...]


class Expander:
    """One query.  dropped: spellings that the reader has taken away.  is_found: whether a text has a term."""

    def __init__(
        self, directory: Directory, dropped: frozenset[str], is_found: Callable[[tree.Node], bool]
    ) -> None:
        self.directory = directory
        self.dropped = dropped
        self.is_found = is_found
        self.expansions: list[Expansion] = []

    def expand(self, query: tree.Node) -> Expanded:
        """The same query with every name in it widened to its spellings."""
        return Expanded(self._node(query), tuple(self.expansions))

    def _node(self, node: tree.Node) -> tree.Node:
        match node:
            case tree.All(parts):
                return _one(tree.All, list(self._row(parts)))
            case tree.Any(parts):
                return tree.Any(tuple(self._node(part) for part in parts))
            case tree.Phrase(quoted=False):
                return next(self._row((node,)))
        return node

    def _row(self, parts: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
        """Words that stand together in the query: the longest names first, each word in one name at most."""
        place = 0
        while place < len(parts):
            run = _plain(parts[place:])
            widened = next(filter(None, (self._name(run[:size]) for size in range(len(run), 0, -1))), None)
            if widened is not None:
                found, size = widened
                yield found
                place += size
            else:
                yield parts[place] if run else self._node(parts[place])
                place += 1

    def _name(self, run: list[tree.Phrase]) -> tuple[tree.Node, int] | None:
        """The run as a name with its spellings, and of how many words it is; None where it is none."""
        if len(self.expansions) >= MOST_EXPANSIONS:
            return None
        typed = " ".join(phrase.typed for phrase in run)
        phrase = tree.Phrase(typed, tuple(form for part in run for form in part.forms))
        for expansion in self._meanings(typed, phrase):
            self.expansions.append(expansion)
        own = [expansion for expansion in self.expansions if expansion.typed == typed]
        others = [phrase_of(spelling.text) for expansion in own for spelling in expansion.spellings]
        return (tree.Any((phrase, *others)) if others else phrase, len(run)) if own else None

    def _meanings(self, typed: str, phrase: tree.Phrase) -> Iterator[Expansion]:
        owners = sorted(self.directory.named(typed))
        for owner in owners:
            yield Expansion(typed, owner, self._others(typed, self.directory.spellings(owner)))
        if owners:
            return
        if part := self.directory.part_of(typed):
            yield Expansion(typed, part, self._others(typed, self.directory.parts(part, typed)))
        elif len(typed) > 3 and not self.is_found(phrase):
            alike = self.directory.sounding_like(typed)
            if len(alike) == 1:
                owner = ("official", alike[0])
                yield Expansion(typed, owner, self._others(typed, self.directory.spellings(owner)), True)

    def _others(self, typed: str, spellings: list[Spelling]) -> tuple[Spelling, ...]:
        """Those that are written otherwise than what was typed, occur, and were not taken away."""
        own = [form.folded for form in query_forms(typed)]
        return tuple(
            spelling
            for spelling in spellings
            if [form.folded for form in query_forms(spelling.text)] != own
            and spelling.text not in self.dropped
            and self.is_found(phrase_of(spelling.text))
        )


def _plain(parts: tuple[tree.Node, ...]) -> list[tree.Phrase]:
    """The words at the beginning of the parts that somebody typed without quotation marks."""
    run: list[tree.Phrase] = []
    for part in parts[:LONGEST_NAME]:
        if not isinstance(part, tree.Phrase) or part.quoted:
            break
        run.append(part)
    return run


def phrase_of(text: str) -> tree.Phrase:
    """A spelling as it is looked for."""
    return tree.Phrase(text, tuple(query_forms(text)))


def _one(kind: type[tree.All], parts: list[tree.Node]) -> tree.Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
