"""Keeps the search index in step with the published texts.

`put` and `remove` are called, in the transaction of the change, by whatever changes a text; `rebuild` makes
everything anew.  Reading is articles.search.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from django.db import transaction
from django.db.models import F, Max, QuerySet
from pyroaring import BitMap

from articles.models import Passage, SearchState, SearchText, SearchWord, Text, TextSet
from articles.search_backends import backend
from articles.search_key import keys_of
from articles.text.search_words import index_tokens, line, read_line

CHUNK = 500
FacetValue = tuple[str, str]
Deltas = dict[FacetValue, tuple[BitMap, BitMap]]
"""Facet value → keys that go, keys that come."""


class IndexFull(ValueError):
    """More texts of one day than the index has places for."""


def put(texts: Iterable[Text]) -> None:
    """Brings what is searched of these texts up to date; texts that are not published are taken out."""
    primary_keys = [text.pk for text in texts]
    with transaction.atomic():
        lock()
        deltas = _deltas()
        held = {row.text_id: row for row in SearchText.objects.filter(text__in=primary_keys)}
        current = {text.pk: text for text in _published().filter(pk__in=primary_keys)}
        _drop([row for pk, row in held.items() if pk not in current], deltas)
        for text in current.values():
            _replace(text, held.get(text.pk), deltas)
        _apply(deltas)
        _raise_version()


def remove(texts: Iterable[Text]) -> None:
    """Takes texts out of the index; to be called before they are deleted."""
    with transaction.atomic():
        lock()
        deltas = _deltas()
        _drop(list(SearchText.objects.filter(text__in=[text.pk for text in texts])), deltas)
        _apply(deltas)
        _raise_version()


def set_record_values(values: dict[int, set[FacetValue]]) -> None:
    """What the meetings that texts report say of them: text (primary key) → facet values, in place of the former."""
    with transaction.atomic():
        lock()
        deltas = _deltas()
        changed = []
        for row in SearchText.objects.filter(text__in=values):
            new = values[row.text_id]
            if _pairs(row.record_values) != new:
                _note(deltas, row.key, _pairs(row.record_values), new)
                row.record_values = sorted(map(list, new))
                changed.append(row)
        SearchText.objects.bulk_update(changed, ["record_values"], batch_size=CHUNK)
        _apply(deltas)
        _raise_version()


def rebuild() -> int:
    """Makes the whole index anew, but for the values of the record; returns the number of texts."""
    with transaction.atomic():
        lock()
        SearchText.objects.all().delete()
        TextSet.objects.all().delete()
        SearchWord.objects.all().delete()
        backend().clear()
        deltas, words, count = _deltas(), set[str](), 0
        for rows in _new_rows():
            SearchText.objects.bulk_create(rows)
            _add_tokens(rows, words)
            for row in rows:
                _note(deltas, row.key, set(), _pairs(row.own_values))
            count += len(rows)
        _keep_words(words)
        _apply(deltas)
        _raise_version()
    backend().settle()
    return count


def version() -> int:
    """The version of the index: the same number, the same answers."""
    return SearchState.objects.filter(pk=1).values_list("version", flat=True).first() or 0


def tokens_of(row: SearchText) -> set[str]:
    """What the index of words holds of a text."""
    headline, passages = row.read()
    return index_tokens([line for _, line in passages], [headline])


def own_values(text: Text) -> set[FacetValue]:
    """The facet values that a text has by itself."""
    article = text.article
    found = {("language", text.language), ("text_kind", text.kind)}
    if article.publisher:
        found.add(("publisher", article.publisher.domain))
    year = str(article.published_lower.year) if article.published_lower else "none"
    return {*found, ("year", year)}


def lock() -> None:
    """One writer at a time; taken before any other lock of the record, and held until the transaction ends.

    Versions begin at the time of the first change, so that none is ever repeated.
    """
    SearchState.objects.get_or_create(pk=1, defaults={"version": int(time.time())})
    SearchState.objects.select_for_update().get(pk=1)


def _raise_version() -> None:
    SearchState.objects.filter(pk=1).update(version=F("version") + 1)


def _deltas() -> Deltas:
    return defaultdict(lambda: (BitMap(), BitMap()))


def _published() -> QuerySet[Text]:
    return Text.objects.published().select_related("article__publisher")


def _pairs(kept: list[list[str]]) -> set[FacetValue]:
    return {(facet, value) for facet, value in kept}


def _note(deltas: Deltas, key: int, old: set[FacetValue], new: set[FacetValue]) -> None:
    for pair in old - new:
        deltas[pair][0].add(key)
    for pair in new - old:
        deltas[pair][1].add(key)


def _drop(rows: list[SearchText], deltas: Deltas) -> None:
    backend().remove([(row.key, tokens_of(row)) for row in rows])
    for row in rows:
        _note(deltas, row.key, _pairs(row.own_values) | _pairs(row.record_values), set())
    SearchText.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _replace(text: Text, old: SearchText | None, deltas: Deltas) -> None:
    passages = Passage.objects.filter(revision__text=text, revision__is_current=True).order_by("number")
    row = _row(text, list(passages), _key(text, old))
    row.record_values = old.record_values if old else []
    if old and (old.key, bytes(old.lines)) == (row.key, row.lines):
        _note(deltas, row.key, _pairs(old.own_values), _pairs(row.own_values))
        row.save(update_fields=["own_values"])
        return
    if old:
        _drop([old], deltas)
    row.save(force_insert=True)
    words: set[str] = set()
    _add_tokens([row], words)
    _keep_words(words)
    _note(deltas, row.key, set(), _pairs(row.own_values) | _pairs(row.record_values))


def _row(text: Text, passages: list[Passage], key: int) -> SearchText:
    lines = [(passage.number, line(passage.content)) for passage in passages]
    packed = SearchText.packed(line(text.title), lines)
    return SearchText(key=key, text=text, lines=packed, own_values=sorted(map(list, own_values(text))))


def _key(text: Text, old: SearchText | None) -> int:
    """The key the text has, if its day still is the same, else the next free one of its day."""
    places = keys_of(text.article.published_lower)
    if old and old.key in places:
        return old.key
    taken = SearchText.objects.filter(key__gte=places.start, key__lt=places.stop).aggregate(last=Max("key"))
    return _checked(places.start if taken["last"] is None else taken["last"] + 1, places)


def _checked(key: int, places: range) -> int:
    if key not in places:
        raise IndexFull(f"the search index holds no more texts of one day than {len(places)}")
    return key


def _new_rows() -> Iterator[list[SearchText]]:
    """All published texts by their day, in pieces, with free keys."""
    ids = list(_published().order_by("article__published_lower", "pk").values_list("pk", flat=True))
    next_free: dict[int, int] = {}
    for start in range(0, len(ids), CHUNK):
        piece = ids[start : start + CHUNK]
        texts = {text.pk: text for text in _published().filter(pk__in=piece)}
        passages = _passages(piece)
        yield [_row(texts[pk], passages.get(pk, []), _next_key(texts[pk], next_free)) for pk in piece]


def _next_key(text: Text, next_free: dict[int, int]) -> int:
    """The next key of the text's day; next_free: first key of a day → the one that no text has yet."""
    places = keys_of(text.article.published_lower)
    key = _checked(next_free.get(places.start, places.start), places)
    next_free[places.start] = key + 1
    return key


def _passages(texts: list[int]) -> dict[int, list[Passage]]:
    """The current passages by text (primary key)."""
    current = Passage.objects.filter(revision__text__in=texts, revision__is_current=True)
    rows = current.order_by("revision__text_id", "number").select_related("revision")
    return {pk: list(found) for pk, found in groupby(rows, key=attrgetter("revision.text_id"))}


def _add_tokens(rows: list[SearchText], words: set[str]) -> None:
    """Indexes rows; adds their folded words to `words`."""
    entries = []
    for row in rows:
        headline, passages = row.read()
        lines = [kept for _, kept in passages]
        entries.append((row.key, index_tokens(lines, [headline])))
        words.update(form.folded for kept in (headline, *lines) for form in read_line(kept))
    backend().add(entries)


def _keep_words(words: set[str]) -> None:
    new = (SearchWord(word=word, length=len(word)) for word in sorted(words) if not word.isdecimal())
    SearchWord.objects.bulk_create(new, batch_size=CHUNK, ignore_conflicts=True)


def _apply(deltas: Deltas) -> None:
    """Writes the changed sets; a set that becomes empty goes."""
    held = {
        (found.facet, found.value): found
        for found in TextSet.objects.filter(
            facet__in={facet for facet, _ in deltas}, value__in={v for _, v in deltas}
        )
    }
    for (facet, value), (removed, added) in sorted(deltas.items()):
        found = held.get((facet, value)) or TextSet(facet=facet, value=value)
        before = BitMap.deserialize(bytes(found.members)) if found.pk else BitMap()
        members = (before - removed) | added
        found.size, found.members = len(members), members.serialize()
        if members:
            found.save()
        elif found.pk:
            found.delete()
