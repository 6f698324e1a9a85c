"""The translation memory: how passages like one that is to be translated stand in texts the archive has published.

Nothing is kept for it: it reads the alignments of published texts (articles.alignments) where they are not doubtful.
The index of words (articles.search_backends) says which texts share rare neighbours with the passage; only these are
read and compared, so that an answer costs the same in a large archive.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import NamedTuple

from django.db.models import Q
from pyroaring import BitMap
from rapidfuzz import fuzz

from articles.models import Alignment, AlignmentLink, Passage, Revision, SearchText, Text
from articles.models.texts import PUBLIC_STATES
from articles.search import current_sets
from articles.search_backends import backend
from articles.search_backends.expression import Token
from articles.text.align import DOUBTFUL
from articles.text.normalise import exact_key
from articles.text.search_words import PAIR, words

ALIKE = 0.7
"""From which likeness (0 to 1) a passage is suggested."""
MOST_ASKED = 24
"""Neighbours that the index is asked for, evenly from the whole passage."""
MOST_TEXTS = 30
"""Texts that are read."""
SURE = 0.8
"""Score of a link between two reports of one event from which they are taken to say the same."""
COMMON = 2000
"""Neighbours that more texts have say little, and are left out where others are rarer."""
SHORTEST = 2
"""Words: a single word is the glossary's."""

RANKS = ("reviewed", "human", "original", "machine")
"""Who wrote the target, the surest first; `original`: it was not translated at all."""


@dataclass(frozen=True)
class Suggestion:
    """A passage of the archive like the one asked for, and what stands beside it in the other language.

    score: likeness of the two sources, 0 to 1. exact: they are the same but for capitals and spaces. text, passages:
    where the target stands. kind: one of RANKS. is_translation: both are texts of one article; else two reports of
    one event, which say the same in their own words.
    """

    source: str
    target: str
    score: float
    exact: bool
    text: int
    passages: tuple[int, ...]
    kind: str
    is_translation: bool


class _Pair(NamedTuple):
    """A link, turned so that its source side is in the language asked for: revisions and passage numbers."""

    source: int
    source_span: tuple[int, int]
    target: int
    target_span: tuple[int, int]
    is_translation: bool


def suggest(
    source: str,
    source_language: str,
    target_language: str,
    limit: int = 3,
    but_not: Collection[int] = (),
) -> list[Suggestion]:
    """The likeliest passages, exact ones first, at one likeness what people wrote before what machines did.

    but_not: texts (by id) that are not looked at: the one that is being translated, and its translation.
    """
    texts = _candidates(source, source_language, but_not)
    pairs = list(_pairs(texts, target_language, but_not)) if texts else []
    contents = _contents((pair.source, pair.source_span) for pair in pairs)
    wanted = exact_key(source)
    scored = []
    for pair in pairs:
        found = exact_key(_joined(contents, pair.source, pair.source_span))
        score = fuzz.ratio(wanted, found, score_cutoff=100 * ALIKE) / 100
        if score:
            scored.append((1.0 if found == wanted else min(score, 0.99), pair))
    return _best(scored, contents, limit)


def _best(
    scored: list[tuple[float, _Pair]], contents: dict[int, dict[int, str]], limit: int
) -> list[Suggestion]:
    """The first `limit` that differ in their target."""
    likeliest = sorted(scored, key=lambda one: (-one[0], one[1]))[: 4 * limit]
    targets = _contents((pair.target, pair.target_span) for _, pair in likeliest)
    texts = {text.revision: text for text in _texts_of({pair.target for _, pair in likeliest})}
    found = [_suggestion(score, pair, contents, targets, texts[pair.target]) for score, pair in likeliest]
    found.sort(key=lambda one: (-one.score, not one.is_translation, RANKS.index(one.kind), one.text))
    unlike: dict[str, Suggestion] = {}
    for one in found:
        unlike.setdefault(exact_key(one.target), one)
    return list(unlike.values())[:limit]


class _Target(NamedTuple):
    revision: int
    text: int
    kind: str


def _texts_of(revisions: set[int]) -> Iterator[_Target]:
    rows = Text.objects.filter(revisions__in=revisions)
    for revision, text, kind, reviewed in rows.values_list("revisions", "pk", "kind", "reviewed"):
        if revision in revisions:
            rank = "original" if kind == Text.Kind.ORIGINAL else "reviewed" if reviewed else ""
            yield _Target(revision, text, rank or ("human" if kind == Text.Kind.HUMAN else "machine"))


def _suggestion(
    score: float,
    pair: _Pair,
    contents: dict[int, dict[int, str]],
    targets: dict[int, dict[int, str]],
    target: _Target,
) -> Suggestion:
    first, last = pair.target_span
    return Suggestion(
        source=_joined(contents, pair.source, pair.source_span),
        target=_joined(targets, pair.target, pair.target_span),
        score=round(score, 2),
        exact=score == 1.0,
        text=target.text,
        passages=tuple(number for number in sorted(targets[pair.target]) if first <= number <= last),
        kind=target.kind,
        is_translation=pair.is_translation,
    )


def _candidates(source: str, language: str, but_not: Collection[int]) -> list[int]:
    """Texts of the language that share most of the rare neighbours of the passage."""
    asked = _neighbours(source)
    held = {token: backend().keys(Token(token)) for token in asked}
    of_language = current_sets().members("language", language)
    found = [(keys & of_language) for keys in held.values()]
    rare = [keys for keys in found if 0 < len(keys) <= COMMON] or [_in_all(found)]
    weights: dict[int, float] = defaultdict(float)
    for keys in rare:
        weight = 1 / log(len(keys) + 2)
        for key in list(keys)[-COMMON:]:
            weights[key] += weight
    best = sorted(weights, key=lambda key: (-weights[key], -key))[: MOST_TEXTS + len(but_not)]
    texts = SearchText.objects.filter(pk__in=best).exclude(text__in=but_not)
    return list(texts.order_by("-pk").values_list("text", flat=True)[:MOST_TEXTS])


def _neighbours(source: str) -> list[str]:
    """Tokens of words beside each other, as the index holds them; of very few words the words themselves."""
    folded = [form.folded for word in words(source) for form in word.forms]
    if len(folded) < SHORTEST:
        return []
    pairs = list(dict.fromkeys(one + PAIR + other for one, other in pairwise(folded)))
    step = max(1, -(-len(pairs) // MOST_ASKED))
    return pairs[::step]


def _in_all(found: list[BitMap]) -> BitMap:
    return found[0].intersection(*found[1:]) if found else BitMap()


def _pairs(texts: Iterable[int], target_language: str, but_not: Collection[int]) -> Iterator[_Pair]:
    """The links between current revisions of these texts and of published texts in the other language."""
    current = Revision.objects.filter(text__in=texts, is_current=True)
    articles = dict(current.values_list("pk", "text__article"))
    for own, other in (("left", "right"), ("right", "left")):
        held = Alignment.objects.filter(
            **{
                f"{own}__in": list(articles),
                f"{other}__is_current": True,
                f"{other}__text__language": target_language,
                f"{other}__text__state__in": PUBLIC_STATES,
            }
        ).exclude(**{f"{other}__text__in": list(but_not)})
        fields = ("pk", "maker", own, other, f"{other}__text__article")
        yield from _links_of(_decided(held.values_list(*fields)), articles, own, other)


class _Held(NamedTuple):
    """An alignment, turned as a pair is."""

    pk: int
    maker: str
    source: int
    target: int
    article: int


def _decided(rows: Iterable[tuple[int, str, int, int, int]]) -> dict[int, _Held]:
    """Alignments by id; where an editor aligned two revisions, the machine's of the same two does not count."""
    best: dict[tuple[int, int], _Held] = {}
    for held in map(_Held._make, rows):
        before = best.get((held.source, held.target))
        if before is None or held.maker == Alignment.Maker.EDITOR:
            best[held.source, held.target] = held
    return {held.pk: held for held in best.values()}


def _links_of(held: dict[int, _Held], articles: dict[int, int], own: str, other: str) -> Iterator[_Pair]:
    links = AlignmentLink.objects.filter(
        Q(score__isnull=True) | Q(score__gte=DOUBTFUL),
        **{"alignment__in": list(held), f"{own}_first__isnull": False, f"{other}_first__isnull": False},
    )
    fields = ("alignment", "score", f"{own}_first", f"{own}_last", f"{other}_first", f"{other}_last")
    for alignment, score, first, last, start, end in links.values_list(*fields):
        one = held[alignment]
        is_translation = articles[one.source] == one.article
        if is_translation or score is None or score >= SURE:
            yield _Pair(one.source, (first, last), one.target, (start, end), is_translation)


def _contents(spans: Iterable[tuple[int, tuple[int, int]]]) -> dict[int, dict[int, str]]:
    """Revision → number → words of its body."""
    revisions = {revision for revision, _ in spans}
    held = Passage.objects.filter(revision__in=revisions).exclude(kind=Passage.Kind.CAPTION)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for revision, number, content in held.values_list("revision", "number", "content"):
        found[revision][number] = content
    return found


def _joined(contents: dict[int, dict[int, str]], revision: int, span: tuple[int, int]) -> str:
    numbers = sorted(contents[revision])
    return " ".join(contents[revision][number] for number in numbers if span[0] <= number <= span[1])
