"""Which meetings the passages that back them say something of: the timeline's filter `q`.

A meeting is found by the passages that evidence of it is cut from, in any language and by any spelling.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import QueryDict
from pyroaring import BitMap

from archive.models import Evidence
from archive.search import Searcher
from archive.search_request import read, told
from articles.models import SearchText
from articles.text.passage_match import Group, best_lines
from articles.text.query import QuerySyntax

CHUNK = 500
Passages = set[tuple[int, int]]
"""Text (primary key) and number of a passage of its current revision."""


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
    found = BitMap()
    keys = list(texts)
    for start in range(0, len(keys), CHUNK):
        found |= _of(keys[start : start + CHUNK], groups)
    return found


def _of(keys: list[int], groups: tuple[Group, ...]) -> BitMap:
    rows = list(SearchText.objects.filter(pk__in=keys))
    evidence = Evidence.objects.filter(
        passage__revision__text__in=[row.text_id for row in rows], passage__revision__is_current=True
    )
    return BitMap(_keys(evidence, _passages(rows, groups) if groups else None))


def _passages(rows: Iterable[SearchText], groups: tuple[Group, ...]) -> Passages:
    return {(row.text_id, number) for row in rows for number in best_lines(groups, row.read()[1])}


def _keys(evidence: QuerySet[Evidence], wanted: Passages | None) -> Iterable[int]:
    """The timeline keys of the meetings that are backed by a wanted passage; None: by any."""
    places = evidence.order_by().values_list(
        "meeting__row__key", "passage__revision__text", "passage__number"
    )
    of_meeting: dict[int, Passages] = defaultdict(set)
    for key, text, number in places.distinct():
        if key is not None:
            of_meeting[key].add((text, number))
    return [key for key, passages in of_meeting.items() if wanted is None or passages & wanted]
