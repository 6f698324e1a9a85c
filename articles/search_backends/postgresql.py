"""The index of words in PostgreSQL: a table of text-search vectors made of ready tokens, with a GIN index.

The vectors are made by `array_to_tsvector`: no parser, no dictionary and no locale of the server touches a token.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from pyroaring import BitMap

from articles.search_backends.expression import AllOf, Expression, Token

CREATE = (
    "CREATE TABLE articles_search_words (key bigint PRIMARY KEY, words tsvector NOT NULL);"
    # Stored beside the rows and as it is: rows stay narrow, and a vector is never read to answer a query.
    "ALTER TABLE articles_search_words ALTER COLUMN words SET STORAGE EXTERNAL;"
    "ALTER TABLE articles_search_words SET (toast_tuple_target = 128);"
    "CREATE INDEX articles_search_words_words ON articles_search_words USING gin (words)"
)
DROP = "DROP TABLE IF EXISTS articles_search_words"

WINDOW = 8
"""Texts that are looked at for each that is wanted, before the whole index is asked."""
Entry = tuple[int, set[str]]
"""Key and tokens of a text."""


def add(entries: Iterable[Entry]) -> None:
    """Indexes texts that are not in the index."""
    rows = [(key, sorted(tokens)) for key, tokens in entries]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_search_words VALUES (%s, array_to_tsvector(%s::text[]))", rows
        )


def remove(entries: Iterable[Entry]) -> None:
    """Takes texts out of the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_search_words WHERE key = ANY(%s)", [[key for key, _ in entries]])


def clear() -> None:
    """Empties the index."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_search_words")


def settle() -> None:
    """After much was added: the list of what is new goes into the index, and the planner learns the sizes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('articles_search_words_words'::regclass)")
        cursor.execute("ANALYZE articles_search_words")


def keys(expression: Expression) -> BitMap:
    """The keys of all texts that answer the expression."""
    with _index() as cursor:
        cursor.execute(
            "SELECT array_agg(key) FROM articles_search_words WHERE words @@ %s::tsquery",
            [_match(expression)],
        )
        return BitMap(cursor.fetchone()[0] or [])


def newest(expression: Expression, limit: int, among: BitMap) -> list[int]:
    """The largest keys of `among` that answer the expression, at most `limit`, the largest first.

    Most words are frequent enough among the newest.  For the others the index is asked for all keys: with ORDER BY
    and LIMIT the planner takes a rare word for a common one and reads every vector of the table.
    """
    window = list(among[max(0, len(among) - WINDOW * limit) :])
    with _index() as cursor:
        cursor.execute(
            "SELECT key FROM articles_search_words WHERE key = ANY(%s) AND words @@ %s::tsquery",
            [window, _match(expression)],
        )
        found = sorted((key for (key,) in cursor.fetchall()), reverse=True)
    if len(found) < limit and len(window) < len(among):
        found = sorted(keys(expression) & among, reverse=True)
    return found[:limit]


@contextmanager
def _index() -> Iterator[Any]:
    """A cursor whose questions the index answers.

    The planner does not count what it costs to read the vectors, which are stored beside the rows: for a word of
    every second text it would read them all, a hundred times as slowly.
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield cursor
        cursor.execute("SET LOCAL enable_seqscan = on")  # the caller's transaction may go on


def _match(expression: Expression) -> str:
    """As a tsquery; tokens hold neither quotation mark nor backslash."""
    if isinstance(expression, Token):
        return f"'{expression.token}'{':*' if expression.prefix else ''}"
    joint = " & " if isinstance(expression, AllOf) else " | "
    return f"({joint.join(map(_match, expression.parts))})"
