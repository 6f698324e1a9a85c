"""The index of words in SQLite: an FTS5 table that stores nothing but the index.

Tokens are letters, digits and marks without spaces.  FTS5's `ascii` tokenizer takes every sign above ASCII as a part
of a token, so that what goes in, joined by spaces, comes out as the same tokens, whatever the script.
"""

from collections.abc import Iterable

from django.db import connection
from pyroaring import BitMap

from articles.search_backends.expression import AllOf, Expression, Token

_OPTIONS = "words, content='', detail=none, columnsize=0, tokenize='ascii'"
CREATE = f"CREATE VIRTUAL TABLE articles_search_words USING fts5({_OPTIONS})"
DROP = "DROP TABLE IF EXISTS articles_search_words"

Entry = tuple[int, set[str]]
"""Key and tokens of a text."""


def add(entries: Iterable[Entry]) -> None:
    """Indexes texts that are not in the index."""
    rows = [(key, " ".join(sorted(tokens))) for key, tokens in entries]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO articles_search_words(rowid, words) VALUES (%s, %s)", rows)


def remove(entries: Iterable[Entry]) -> None:
    """Takes texts out of the index; `entries` must hold the very tokens that were added."""
    rows = [(key, " ".join(sorted(tokens))) for key, tokens in entries]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_search_words(articles_search_words, rowid, words) VALUES ('delete', %s, %s)",
            rows,
        )


def clear() -> None:
    """Empties the index."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_search_words(articles_search_words) VALUES ('delete-all')")


def settle() -> None:
    """After much was added: puts the parts of the index together."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_search_words(articles_search_words) VALUES ('optimize')")


def keys(expression: Expression) -> BitMap:
    """The keys of all texts that answer the expression."""
    # One long value costs half of what thousands of rows do.
    select = "SELECT group_concat(rowid) FROM articles_search_words WHERE articles_search_words MATCH %s"
    with connection.cursor() as cursor:
        cursor.execute(select, [_match(expression)])
        joined = cursor.fetchone()[0]
    return BitMap(map(int, joined.split(","))) if joined else BitMap()


def newest(expression: Expression, limit: int, among: BitMap) -> list[int]:
    """The largest keys of `among` that answer the expression, at most `limit`, the largest first.

    The index gives its keys in order; those after the last that is needed are never looked at.
    """
    asked_for = limit
    while True:
        asked = _newest(expression, asked_for)
        found = [key for key in asked if key in among]
        if len(found) >= limit or len(asked) < asked_for:
            return found[:limit]
        asked_for *= 4


def _newest(expression: Expression, limit: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM articles_search_words WHERE articles_search_words MATCH %s"
            " ORDER BY rowid DESC LIMIT %s",
            [_match(expression), limit],
        )
        return [key for (key,) in cursor.fetchall()]


def _match(expression: Expression) -> str:
    """In FTS5's own language; tokens hold no quotation mark."""
    if isinstance(expression, Token):
        return f'"{expression.token}"{"*" if expression.prefix else ""}'
    joint = " AND " if isinstance(expression, AllOf) else " OR "
    return f"({joint.join(map(_match, expression.parts))})"
