"""Which texts answer a query: random queries against a reading of every text, on whichever database runs."""

import random

import pytest

from articles import search, search_index
from articles.models import SearchText, Text, TextSet
from articles.search_backends import backend
from articles.search_backends.expression import Token
from articles.text import query as tree
from articles.text.search_words import Form, query_forms
from tests.factories import make_text

pytestmark = pytest.mark.django_db

WORDS = (
    "an ninh Việt Nam viet Đại tướng dai নিরাপত্তা নিরাপত্তার নিরাপত্তায় মন্ত্রী লুওং ট্যাম কোয়াং কোয়াংকে কোয়াং ২০২৫ 2025 G7 "
    "безопасность Неверовский Неверовского ёлка елка l'accord cyber cybercrime 2026-2028 র‍্যাব র্যাব ৎ ত"
).split()


def random_passage(rng: random.Random) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 12)))


def random_query(rng: random.Random, depth: int = 0) -> str:
    kind = rng.choice(["word", "word", "phrase", "prefix", "and", "or", "not"] if depth < 3 else ["word"])
    if kind == "word":
        return rng.choice(WORDS)
    if kind == "phrase":
        return '"' + " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 4))) + '"'
    if kind == "prefix":
        return rng.choice(["an", "nin", "vie", "নিরা", "কো", "нев", "cyb", "202", "без"]) + "*"
    first, second = random_query(rng, depth + 1), random_query(rng, depth + 1)
    return {
        "and": f"({first}) ({second})",
        "or": f"({first}) OR ({second})",
        "not": f"({first}) NOT ({second})",
    }[kind]


def answers(node: tree.Node, passages: list[list[Form]]) -> bool:
    """Whether a text answers, by looking at every word of it."""
    match node:
        case tree.Phrase(_, forms, quoted):
            return any(holds(forms, quoted, read, place) for read in passages for place in range(len(read)))
        case tree.Prefix(_, folded):
            return any(form.folded.startswith(folded) for read in passages for form in read)
        case tree.Not(term):
            return not answers(term, passages)
        case tree.All(parts):
            return all(answers(part, passages) for part in parts)
        case tree.Any(parts):
            return any(answers(part, passages) for part in parts)
    raise TypeError(node)


def holds(forms: tuple[Form, ...], quoted: bool, read: list[Form], place: int) -> bool:
    if len(forms) == 1:
        wanted = forms[0].folded if quoted else forms[0].stem
        return wanted in (read[place].folded, read[place].stem)
    there = read[place : place + len(forms)]
    if len(there) < len(forms):
        return False
    first = all(one.folded == other.folded for one, other in zip(there[:-1], forms[:-1], strict=True))
    return first and forms[-1].folded in (there[-1].folded, there[-1].stem)


def found(query: str) -> set[int]:
    """The texts (primary keys) that the index finds."""
    keys = search.Search(lambda _field: None).found(tree.parse(query, frozenset())).texts
    return set(SearchText.objects.filter(key__in=list(keys)).values_list("text", flat=True))


@pytest.mark.parametrize("seed", range(6))
def test_random_queries_find_what_a_reader_finds(seed: int) -> None:
    rng = random.Random(seed)
    texts = {}
    for _ in range(25):
        passages = [random_passage(rng) for _ in range(rng.randint(1, 4))]
        text = make_text(*passages)
        search_index.put([text])
        texts[text.pk] = [query_forms(passage) for passage in passages]
    for _ in range(60):
        query = random_query(rng)
        node = tree.parse(query, frozenset())
        assert found(query) == {pk for pk, read in texts.items() if answers(node, read)}, query


def put(*passages: str, **fields: object) -> Text:
    text = make_text(*passages, **fields)
    search_index.put([text])
    return text


def in_order(query: str, stop: int = 20) -> list[int]:
    node = tree.parse(query, frozenset())
    keys = search.ordered(search.Search(lambda _field: None).found(node), 0, stop)
    texts = dict(SearchText.objects.values_list("key", "text"))
    return [texts[key] for key in keys]


def test_the_very_words_come_first_and_words_beside_each_other_before_words_apart() -> None:
    apart = put("tướng của đại dương")
    unmarked = put("dai tuong")
    marked = put("Đại tướng")
    assert in_order("Đại tướng") == [marked.pk, unmarked.pk, apart.pk]
    assert in_order("dai tuong") == [unmarked.pk, marked.pk, apart.pk]


def test_a_new_revision_replaces_the_words_of_the_old_one() -> None:
    text = put("một hai")
    passage = text.revisions.get().passages.get()
    type(passage).objects.filter(pk=passage.pk).update(content="ba bốn")
    search_index.put([text])
    assert found("hai") == set()
    assert found("bốn") == {text.pk}
    assert not backend().keys(Token("hai"))


def test_a_text_that_is_no_longer_published_is_not_found() -> None:
    text = put("một hai")
    text.state = Text.State.DRAFT
    text.save()
    search_index.put([text])
    assert found("hai") == set()
    assert not TextSet.objects.exists()


def test_a_removed_text_is_not_found() -> None:
    text = put("một hai")
    search_index.remove([text])
    assert not backend().keys(Token("hai"))
    assert not SearchText.objects.exists()


def test_rebuilding_finds_the_same() -> None:
    texts = [put("một hai"), put("hai ba")]
    before = (
        found("hai"),
        list(TextSet.objects.values_list("facet", "value", "size").order_by("facet", "value")),
    )
    assert search_index.rebuild() == 2
    assert (
        found("hai"),
        list(TextSet.objects.values_list("facet", "value", "size").order_by("facet", "value")),
    ) == before
    assert before[0] == {text.pk for text in texts}


def test_putting_an_unchanged_text_again_changes_no_key() -> None:
    text = put("một hai")
    key = SearchText.objects.get().key
    search_index.put([text])
    assert SearchText.objects.get().key == key
    assert len(backend().keys(Token("hai"))) == 1


def test_a_long_phrase_in_many_texts_is_an_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a b c")
    put("a b x b c")
    node = tree.parse('"a b c"', frozenset())
    exactly = search.Search(lambda _field: None).found(node)
    assert (len(exactly.texts), exactly.estimated) == (1, False)
    monkeypatch.setattr(search, "CHECKED", 1)
    about = search.Search(lambda _field: None).found(node)
    assert (len(about.texts), about.estimated) == (2, True)
