"""Do both systems give the right answers?  Every question of queries.json, counted against the corpus itself."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator

from benchmarks.servers import Client, rows_of
from benchmarks.tasks import PAGE, Corpus, Question, limit, ours


class WrongAnswerError(Exception):
    """An answer that is not the true one; the text says which."""


def _expect(what: str, found: object, true: object) -> None:
    if found != true:
        raise WrongAnswerError(f"{what}: {str(found)[:300]} where {str(true)[:300]} is true")


def questions_of(corpus: Corpus) -> Iterator[Question]:
    """The timelines of queries.json; their counts there and ours must agree already."""
    for query in corpus.queries["pair_frequent"] + corpus.queries["pair_rare"]:
        question = corpus.pair((query["a"], query["b"]), query["date_from"], query["date_to"])
        _expect(f"{question.ours} in the corpus", question.total, query["meetings"])
        yield question


def check_ours(client: Client, corpus: Corpus) -> dict[str, int]:
    """Asks the product; returns how many answers of each kind were compared."""
    questions = list(questions_of(corpus))
    for question in questions:
        check_timeline(client.page(question.ours), question)
    for query in corpus.queries["facets"]:
        _check_facets(client, corpus, (query["a"], query["b"]))
    for query in corpus.queries["deep"]:
        _check_deep(client, corpus, query)
    rows = _check_exports(client, corpus.export())
    return {
        "timelines": len(questions),
        "facets": len(corpus.queries["facets"]),
        "deep pages": len(corpus.queries["deep"]),
        "exported rows": rows,
    }


def check_timeline(page: str, question: Question) -> None:
    """A timeline page of the product: its total and its meetings in order."""
    found = re.search(r'id="h-results">(\d+) of ', page)
    _expect(f"total of {question.ours}", found and int(found[1]), question.total)
    _expect(f"rows of {question.ours}", rows_of(page), list(question.shows))


def _check_facets(client: Client, corpus: Corpus, sides: tuple[str, str]) -> None:
    page = client.page(f"/meetings/?{ours(sides)}")
    found = corpus.within("0", "9", *sides)
    options = re.findall(r'name="topic" value="([\w-]+)".*?<span class="c">(\d+)<', page)
    held = {topic: int(count) for topic, count in options if int(count)}
    _expect(f"topics of {sides}", held, corpus.by_topic(found))
    bars = re.findall(r'from=(\d{4})&amp;to=\1"><b>(\d+)</b>', page)
    held = {year: int(count) for year, count in bars if int(count)}
    _expect(f"years of {sides}", held, corpus.by_year(found))


def _check_deep(client: Client, corpus: Corpus, query: dict[str, object]) -> None:
    """By number and by key: one page."""
    sides, period = (str(query["side"]),), (str(query["date_from"]), str(query["date_to"]))
    address = f"/meetings/?{ours(sides, *period)}"
    found = corpus.within(*period, *sides)
    offset = int(str(query["offset"]))
    true = [met.number for met in found[offset : offset + PAGE]]
    before = client.page(f"{address}&page={offset // PAGE}")
    after = re.search(r'after=(\d+)" rel="next"', before)
    _expect(f"link to the next page of {address}", bool(after), True)
    by_key = client.page(f"{address}&after={after[1] if after else ''}")
    by_number = client.page(f"{address}&page={query['page']}")
    _expect(f"page {query['page']} of {address}", rows_of(by_number), true)
    _expect(f"the page after a key of {address}", rows_of(by_key), true)


def walk(client: Client, corpus: Corpus) -> list[int]:
    """Goes from page to page of Viet Nam's meetings by the links; returns the keys in them."""
    true = [met.number for met in corpus.within("0", "9", "VNM")]
    start = f"/meetings/?{ours(('VNM',), '2015-01-01', '2025-12-31')}"
    keys: list[int] = []
    seen = rows_of(page := client.page(start))
    while found := re.search(r'after=(\d+)" rel="next"', page):
        keys.append(int(found[1]))
        seen += rows_of(page := client.page(f"{start}&after={found[1]}"))
    _expect("all pages of Viet Nam, one after another", seen, true)
    # The last page has no next one, and is no full one: it is not measured.
    return keys[:-1]


def _check_exports(client: Client, question: Question) -> int:
    """CSV and JSON: the rows of the pages, in their order."""
    table = list(csv.DictReader(io.StringIO(client.page(question.ours).removeprefix("\ufeff"))))
    slugs = [f"meeting-{number}" for number in question.shows]
    _expect(f"rows of {question.ours}", [row["slug"] for row in table], slugs)
    records = json.loads(client.page(question.ours.replace(".csv", ".json")))
    _expect("rows of the same as JSON", [record["slug"] for record in records], slugs)
    return len(table)


def digests(client: Client, corpus: Corpus) -> dict[str, str]:
    """SHA-256 of exports, to compare two databases."""
    addresses = [
        corpus.export().ours,
        "/meetings.csv?organisation=unodc&sort=oldest",
        "/meetings.csv?topic=trade",
    ]
    addresses += [question.ours.replace("/meetings/", "/meetings.csv") for question in questions_of(corpus)]
    return {address: hashlib.sha256(client.get(address).body).hexdigest() for address in addresses}


def check_limit(client: Client, corpus: Corpus) -> None:
    """The limit's totals and numbers of rows; of one day it lists the meetings the other way round."""
    for question in questions_of(corpus):
        page = client.page(question.limit)
        _expect(f"total of {question.limit}", _limit_total(page), question.total)
        _expect(f"rows of {question.limit}", page.count('<li class="meeting">'), len(question.shows))
    for query in corpus.queries["deep"]:
        after = {"side": query["side"], "after_date": query["after_date"], "after_id": query["after_id"]}
        address = f"/deep/?{limit(after, query['date_from'], query['date_to'])}"
        page = client.page(address)
        _expect(f"total of {address}", _limit_total(page), query["meetings"])
        first = re.search(r'href="/meeting/(\d+)/"', page)
        _expect(f"first row of {address}", first and int(first[1]), query["first"])
    export = corpus.export()
    _expect("rows of the limit's CSV", client.page(export.limit).count("\r\n") - 1, export.total)


def _limit_total(page: str) -> int:
    found = re.search(r'class="count">(\d+)<', page)
    return int(found[1]) if found else -1
