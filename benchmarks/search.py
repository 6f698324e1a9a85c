"""Search against the bare index query, on a database that benchmarks.load_corpus filled.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 python -m benchmarks.search DATA [--json FILE]

The terms are those of the corpus (queries.json): rare ones, and common ones that stand in a third of all texts and
more; Bengali, Vietnamese, and Vietnamese without its marks.  For each term, in one process and one connection:

bare    the database's own answer: how many texts hold the words, and the keys of the newest twenty
found   the total, the order and the first twenty keys, nothing kept from before
answer  the whole first page: further spellings, facet counts, quoted passages; nothing kept from before
again   the same once more, with the sets of the index kept

Before anything is measured, totals are compared with the corpus.  Medians over the terms of a band, in
milliseconds of wall time; the ratio is found to bare.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

# Models can be imported only after that.
from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402

from archive.search import Searcher  # noqa: E402
from archive.search_facets import facets  # noqa: E402
from archive.search_request import read  # noqa: E402
from articles import search  # noqa: E402
from articles.search_backends.expression import AllOf, Expression, Token  # noqa: E402
from articles.text.query import parse  # noqa: E402
from articles.text.search_words import EXACT, query_forms  # noqa: E402

TIMES = 3
PAGE = 20
HEADS = ("band", "texts", "bare", "found", "ratio", "slowest", "answer", "again")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder that benchmarks.corpus wrote")
    parser.add_argument("--json", type=Path, help="file for the figures")
    arguments = parser.parse_args()
    bands = json.loads((arguments.data / "queries.json").read_text(encoding="utf-8"))["terms"]
    wrong = [told for band, terms in bands.items() for term in terms if (told := _wrong(band, term))]
    for told in wrong:
        print(told, file=sys.stderr)
    rows = [_measured(band, [term["q"] for term in terms]) for band, terms in bands.items()]
    print(f"{connection.vendor}, medians in milliseconds\n")
    print(_table(rows))
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong else 0


def _wrong(band: str, term: dict[str, Any]) -> str:
    """What is said of a term whose total is not that of the corpus, which knows neither endings nor order.

    A few more are right: the archive parts a word from digits that stand right beside it (সম্মত২৫শে), the corpus
    does not.
    """
    marks = not band.startswith("nodia")
    tokens = [EXACT + form.exact if marks else form.folded for form in query_forms(term["q"])]
    found = len(search.current_sets().keys(_all(tokens)))
    right = term["texts"] <= found <= 1.01 * term["texts"]
    return "" if right else f"{band}: “{term['q']}”: {found} texts, not {term['texts']}"


def _all(tokens: list[str]) -> Expression:
    return AllOf(tuple(map(Token, tokens))) if len(tokens) > 1 else Token(tokens[0])


def _measured(band: str, terms: list[str]) -> dict[str, Any]:
    _plan_by_index("off")
    bare = [_fastest(partial(_bare, term)) for term in terms]
    _plan_by_index("on")
    found = [_fastest(partial(_found, term)) for term in terms]
    answers = [_timed(partial(_answer, term, fresh=True)) for term in terms]
    again = [_fastest(partial(_answer, term, fresh=False)) for term in terms]
    totals = sorted(len(_found(term)) for term in terms)
    middle = statistics.median
    return {
        "band": band,
        "texts": f"{totals[0]}–{totals[-1]}",
        "bare": round(middle(bare), 2),
        "found": round(middle(found), 2),
        "ratio": round(middle(found) / middle(bare), 1),
        "slowest": round(max(found), 2),
        "answer": round(middle(answers), 1),
        "again": round(middle(again), 1),
    }


def _timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def _fastest(work: Callable[[], Any]) -> float:
    return min(_timed(work) for _ in range(TIMES))


def _bare(term: str) -> None:
    tokens = [form.stem for form in query_forms(term)]
    if connection.vendor == "postgresql":
        where = "FROM articles_search_words WHERE words @@ %s::tsquery"
        asked = " & ".join(f"'{token}'" for token in tokens)
        # Otherwise the planner walks the whole table for twenty texts with a rare word.
        newest = f"WITH found AS MATERIALIZED (SELECT key {where}) SELECT key FROM found ORDER BY key DESC"  # noqa: S608  constants
    else:
        where = "FROM articles_search_words WHERE articles_search_words MATCH %s"
        asked = " AND ".join(f'"{token}"' for token in tokens)
        newest = f"SELECT rowid {where} ORDER BY rowid DESC"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {where}", [asked])
        cursor.fetchone()
        cursor.execute(f"{newest} LIMIT {PAGE}", [asked])
        cursor.fetchall()


def _plan_by_index(scans: str) -> None:
    """The bare query uses the index, whatever PostgreSQL's planner thinks of it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET enable_seqscan = {scans}")


def _found(term: str) -> search.BitMap:
    found = search.Search(lambda _field: None, search.Sets(0)).found(parse(term, frozenset()))
    search.ordered(found, 0, PAGE)
    return found.texts


def _answer(term: str, *, fresh: bool) -> None:
    if fresh:
        search._sets = search.Sets(-1)
    query = QueryDict(mutable=True)
    query["q"] = term
    request, problems = read(query)
    if request is None:
        raise RuntimeError(f"“{term}”: {problems}")
    searcher = Searcher(request)
    facets(searcher.answer(), searcher.sets)


def _table(rows: list[dict[str, Any]]) -> str:
    lines = ["| " + " | ".join(HEADS) + " |", "| --- |" + " ---: |" * (len(HEADS) - 1)]
    lines += ["| " + " | ".join(str(row[head]) for head in HEADS) + " |" for row in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
