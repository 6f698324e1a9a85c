"""The limit's server: bare WSGI over the tables of benchmarks.limit_load.  No framework, no templates.

What remains is the query, joining ready strings, and the HTTP server.

    LIMIT_DB=sqlite:FILE gunicorn benchmarks.limit_app:app
    LIMIT_DB=postgresql://… gunicorn benchmarks.limit_app:app
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import parse_qsl

import psycopg

from benchmarks.words import COUNTRIES, ORGANISATIONS

DATABASE = os.environ["LIMIT_DB"]
NUMBERS = {line.split(" ", 1)[0]: number for number, line in enumerate(COUNTRIES + ORGANISATIONS, 1)}
CHUNK = 500
HEAD = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>%s</title>\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="/static/site.css"></head>\n<body><header><a href="/">Meetings archive</a>'
    '<nav><ul><li><a href="/timeline/">Timeline</a></li><li><a href="/search/">Search</a></li>'
    '<li><a href="/export.csv">Export</a></li></ul></nav>\n<form action="/search/">'
    '<input type="search" name="q"><button>Search</button></form></header>\n<main>'
)
FOOT = (
    "</main><footer><p>Curated archive of meetings between countries and organisations.</p></footer>"
    "</body></html>\n"
)
Query = dict[str, str]
_thread = threading.local()


def _connection() -> Any:
    """The connection of this thread, kept."""
    if not hasattr(_thread, "connection"):
        if DATABASE.startswith("postgres"):
            _thread.connection = psycopg.connect(DATABASE, autocommit=True, prepare_threshold=1)
        else:
            path = DATABASE.removeprefix("sqlite:")
            _thread.connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
            _thread.connection.execute("pragma mmap_size=2000000000")
            _thread.connection.execute("pragma cache_size=-64000")
    return _thread.connection


def _run(query: str, values: tuple[Any, ...]) -> Any:
    written = query.replace("?", "%s") if DATABASE.startswith("postgres") else query
    return _connection().execute(written, values)


def _rows(query: str, *values: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = _run(query, values).fetchall()
    return found


def _timeline(query: Query) -> Iterator[str]:
    """One page of a pair, with the counts of its facets."""
    pair = sorted((NUMBERS[query["a"]], NUMBERS[query["b"]]))
    first, last = query.get("from", "2015-01-01"), query.get("to", "2025-12-31")
    rows = _rows(
        "select card from bare_meeting where a = ? and b = ? and date between ? and ? "
        "order by date desc, id desc limit 50",
        *(*pair, first, last),
    )
    counts = _rows(
        "select name, value, sum(n) from bare_facet where a = ? and b = ? and year between ? and ? "
        "group by 1, 2 order by 1, 3 desc",
        *(*pair, int(first[:4]), int(last[:4])),
    )
    total = sum(count for name, _, count in counts if name == "Year")
    yield HEAD % "Timeline" + f'<h1>Timeline</h1><p><b class="count">{total}</b> meetings</p>\n<aside>'
    for name, values in groupby(counts, key=lambda row: row[0]):
        options = "".join(
            f'<li><a href="?a={pair[0]}&amp;b={pair[1]}&amp;{name.lower()}={value}">{value}</a> <i>{count}</i></li>'
            for _, value, count in values
        )
        yield f"<section><h2>{name}</h2><ul>{options}</ul></section>"
    yield "</aside>\n<ol>"
    yield from (card for (card,) in rows)
    yield "</ol>" + FOOT


def _deep(query: Query) -> Iterator[str]:
    """The page of one side after a date and a number, with the size of the whole list."""
    side, first, last = NUMBERS[query["side"]], query["from"], query["to"]
    rows = _rows(
        "select m.card from (select id from bare_side where org = ? and (date, id) < (?, ?) and date >= ? "
        "order by date desc, id desc limit 50) s join bare_meeting m using (id) order by m.date desc, m.id desc",
        *(side, query["after_date"], int(query["after_id"]), first),
    )
    ((count,),) = _rows(
        "select count(*) from bare_side where org = ? and date between ? and ?", side, first, last
    )
    yield HEAD % "Timeline" + f'<h1>Timeline</h1><p><b class="count">{count}</b> meetings</p>\n<ol>'
    yield from (card for (card,) in rows)
    yield "</ol>" + FOOT


def _meeting(number: str) -> Iterator[str]:
    ((card,),) = _rows("select card from bare_meeting where id = ?", int(number))
    yield HEAD % "Meeting" + card + FOOT


def _article(number: str) -> Iterator[str]:
    ((head,),) = _rows("select head from bare_article where id = ?", int(number))
    yield HEAD % "Article" + head
    yield from (
        body for (body,) in _rows("select html from bare_body where article = ? order by id", int(number))
    )
    yield "<h2>Meetings</h2><ol>"
    yield from (
        card for (card,) in _rows("select card from bare_meeting where article = ? order by id", int(number))
    )
    yield "</ol>" + FOOT


def _export(query: Query) -> Iterator[bytes]:
    """All meetings of a side in a period as CSV."""
    cursor = _run(
        "select m.csv from bare_side s join bare_meeting m using (id) "
        "where s.org = ? and s.date between ? and ? order by s.date desc, s.id desc",
        (NUMBERS[query["side"]], query["from"], query["to"]),
    )
    yield b"id,date,place,side_a,side_b,title,officials,topics,article,source_url\r\n"
    while rows := cursor.fetchmany(CHUNK):
        yield "".join(line for (line,) in rows).encode()


def _page(path: str, query: Query) -> Iterable[str]:
    if path == "/timeline/":
        return _timeline(query)
    if path == "/deep/":
        return _deep(query)
    if path.startswith("/meeting/"):
        return _meeting(path.split("/")[2])
    if path.startswith("/article/"):
        return _article(path.split("/")[2])
    return ["ok\n"]


def app(environ: dict[str, Any], start: Callable[[str, list[tuple[str, str]]], Any]) -> Iterable[bytes]:
    """The WSGI application."""
    path, query = environ["PATH_INFO"], dict(parse_qsl(environ["QUERY_STRING"]))
    if path == "/export.csv":
        start("200 OK", [("Content-Type", "text/csv; charset=utf-8")])
        return _export(query)
    body = "".join(_page(path, query)).encode()
    start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]
