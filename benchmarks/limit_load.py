"""Fills the read-optimised tables of the limit, the bare SQL that ratios are taken against.

    python -m benchmarks.limit_load DATA sqlite:FILE | postgresql://…

A meeting is stored as its ready HTML row and CSV line; sides, pairs and dates are covered by indexes; facet
counts are kept for each pair and year.  This shows what the machine can do, not how to write a product: nothing
here can be changed, searched or filtered in another way than the tasks ask.
"""

import argparse
import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any, Protocol

import psycopg

MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
TABLES = {
    "bare_meeting": "id int primary key, date text, a int, b int, article int, card text, csv text",
    "bare_side": "org int, date text, id int, primary key (org, date, id)",
    "bare_facet": "a int, b int, name text, value text, year int, n int, primary key (a, b, name, value, year)",
    "bare_article": "id int primary key, head text",
    "bare_body": "id int primary key, article int, html text",
}
INDEXES = {
    "bare_meeting": ("a, b, date, id", "article"),
    "bare_body": ("article",),
}
CHUNK = 1000
Line = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("database")
    arguments = parser.parse_args()
    load(arguments.data, arguments.database)


def load(data: Path, database: str) -> None:
    """Makes the tables anew and fills them."""
    tables = PostgreSQLTables(database) if database.startswith("postgres") else SQLiteTables(database)
    cards = Cards(data)
    tables.fill("bare_meeting", map(cards.row, _lines(data, "meetings.jsonl")))
    tables.fill("bare_side", cards.sides)
    tables.fill("bare_facet", ((*key, count) for key, count in cards.facets.items()))
    tables.fill("bare_article", ((line["id"], _head(line)) for line in _lines(data, "articles.jsonl")))
    tables.fill("bare_body", _bodies(_lines(data, "articles.jsonl")))
    tables.finish()


class Tables(Protocol):
    def fill(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None: ...

    def finish(self) -> None: ...


class SQLiteTables:
    """Tables in a file; one that is there is replaced."""

    def __init__(self, database: str) -> None:
        path = Path(database.removeprefix("sqlite:"))
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(
            "pragma page_size=8192; pragma journal_mode=wal; pragma synchronous=normal; begin"
        )
        for table, columns in TABLES.items():
            # An integer primary key is the row's own place; other keys hold the table.
            held = "" if "id int primary key" in columns else " without rowid"
            columns = columns.replace("id int primary key", "id integer primary key")
            self.connection.execute(f"create table {table} ({columns}){held}")

    def fill(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * TABLES[table].split(" primary key (")[0].rstrip(", ").count(",") + "?")
        self.connection.executemany(_insert(table), rows) if marks else None

    def finish(self) -> None:
        for statement in _index_statements():
            self.connection.execute(statement)
        self.connection.execute("commit")
        self.connection.execute("analyze")
        self.connection.execute("pragma wal_checkpoint(truncate)")
        self.connection.close()
