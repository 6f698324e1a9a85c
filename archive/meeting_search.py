"""Which meetings the passages that back them say something of: the timeline's filter `q`.

A meeting is found by the passages that evidence of it is cut from, in any language and by any spelling.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from django.http import QueryDict
from pyroaring import BitMap, FrozenBitMap

from archive.models import Evidence
from archive.search import Searcher
from archive.search_request import read, told
from articles.models import SearchText
from articles.text.passage_match import Group, best_lines
from articles.text.query import QuerySyntax

CHUNK = 500
KEPT = 64
"""As many answers are kept."""
Places = dict[int, list[tuple[int, int]]]
"""Text (primary key) → number of a passage of its current revision, timeline key of a meeting that it backs."""


class NotUnderstood(ValueError):
    """The query cannot be read; the message says why, in the language of the interface."""


def meetings_about(text: str) -> BitMap:
    """The timeline keys of the meetings whose passages answer a query.  Raises NotUnderstood."""
    query = QueryDict(mutable=True)
    query["q"] = text
    request, problems = read(query)
    if request is None or request.query is None:
        raise NotUnderstood(problems[0].message if problems else "")
    try:
        searcher = Searcher(request)
        texts, groups = searcher.everything()
    except QuerySyntax as error:
        raise NotUnderstood(told(error)) from error
    return BitMap(_found(searcher.versions, texts.serialize(), groups))


@lru_cache(maxsize=KEPT)
def _found(versions: tuple[int, int], texts: bytes, groups: tuple[Group, ...]) -> FrozenBitMap:
    """Kept for one version of the record and of the index: every further page of a list asks the same."""
    keys = list(BitMap.deserialize(texts))
    found = BitMap()
    for start in range(0, len(keys), CHUNK):
        found |= _of(keys[start : start + CHUNK], groups)
    return FrozenBitMap(found)


def _of(keys: list[int], groups: tuple[Group, ...]) -> BitMap:
    texts = list(SearchText.objects.filter(pk__in=keys).values_list("text", flat=True))
    places = _places(texts)
    if not groups:
        return BitMap(key for found in places.values() for _number, key in found)
    rows = SearchText.objects.filter(text__in=places).only("text", "lines")
    return BitMap(key for row in rows for key in _backed(row, places[row.text_id], groups))


def _places(texts: list[int]) -> Places:
    """The passages of these texts that evidence is cut from."""
    evidence = Evidence.objects.filter(
        passage__revision__text__in=texts, passage__revision__is_current=True, meeting__row__isnull=False
    ).order_by()
    found: Places = defaultdict(list)
    columns = "passage__revision__text", "passage__number", "meeting__row__key"
    for text, number, key in evidence.values_list(*columns).distinct():
        found[text].append((number, key))
    return found


def _backed(row: SearchText, places: list[tuple[int, int]], groups: tuple[Group, ...]) -> Iterable[int]:
    """The meetings that the best passages of a text back; of one thing asked, every passage that holds it is best."""
    lines = row.read()[1]
    if len(groups) == 1:
        backing = {number for number, _key in places}
        lines = [(number, line) for number, line in lines if number in backing]
    best = set(best_lines(groups, lines))
    return [key for number, key in places if number in best]
