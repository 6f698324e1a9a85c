"""Fills the read-optimised tables of the limit, the bare SQL that ratios are taken against.

    python -m benchmarks.limit_load DATA sqlite:FILE | postgresql://…

A meeting is stored as its ready HTML row and CSV line; sides, pairs and dates are covered by indexes; facet
counts are kept for each pair and year.  This shows what the machine can do, not how to write a product: nothing
here can be changed, or asked for in another way than the tasks do.
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
from typing import Any

import psycopg

MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
TABLES = {
    "bare_meeting": (
        "id integer primary key",
        "date text",
        "a int",
        "b int",
        "article int",
        "card text",
        "csv text",
    ),
    "bare_side": ("org int", "date text", "id int"),
    "bare_facet": ("a int", "b int", "name text", "value text", "year int", "n int"),
    "bare_article": ("id integer primary key", "head text"),
    "bare_body": ("id integer primary key", "article int", "html text"),
}
INDEXES = {
    "bare_meeting": ("(a, b, date, id)", "(article)"),
    "bare_side": ("(org, date, id)",),
    "bare_facet": ("(a, b, year, name, value, n)",),
    "bare_body": ("(article)",),
}
Line = dict[str, Any]
Rows = Iterable[tuple[Any, ...]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("database")
    arguments = parser.parse_args()
    load(arguments.data, arguments.database)


def load(data: Path, database: str) -> None:
    """Makes the tables and fills them; a SQLite file that is there is replaced."""
    cards = Cards(data)
    tables = {
        "bare_meeting": (cards.row(line) for line in _lines(data, "meetings.jsonl")),
        "bare_side": cards.sides(),
        "bare_facet": cards.facets(),
        "bare_article": ((line["id"], _head(line)) for line in _lines(data, "articles.jsonl")),
        "bare_body": _bodies(_lines(data, "articles.jsonl")),
    }
    if database.startswith("sqlite:"):
        _fill_sqlite(Path(database.removeprefix("sqlite:")), tables)
    else:
        _fill_postgresql(database, tables)


def _made(table: str) -> str:
    return f"create table {table} ({', '.join(TABLES[table])})"


def _indexes() -> list[str]:
    return [
        f"create index on_{table}_{place} on {table} {columns}"
        for table in INDEXES
        for place, columns in enumerate(INDEXES[table])
    ]


def _fill_sqlite(path: Path, tables: dict[str, Rows]) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "pragma page_size=8192; pragma journal_mode=wal; pragma synchronous=normal; begin"
    )
    for table, rows in tables.items():
        connection.execute(_made(table))
        marks = ", ".join("?" * len(TABLES[table]))
        connection.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608  names of our own
    for statement in [*_indexes(), "commit", "analyze", "pragma wal_checkpoint(truncate)"]:
        connection.execute(statement)
    connection.close()


def _fill_postgresql(url: str, tables: dict[str, Rows]) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for table, rows in tables.items():
            connection.execute(f"drop table if exists {table}")
            connection.execute(_made(table))
            with connection.cursor() as cursor, cursor.copy(f"copy {table} from stdin") as copy:
                for row in rows:
                    copy.write_row(row)
        for statement in [*_indexes(), *(f"vacuum analyze {table}" for table in TABLES)]:
            connection.execute(statement)


def _lines(data: Path, name: str) -> Iterator[Line]:
    with (data / name).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


class Cards:
    """Ready rows of meetings; their sides and facet counts come out once all rows have been taken."""

    def __init__(self, data: Path) -> None:
        self.bodies = {line["id"]: line for line in _lines(data, "organisations.jsonl")}
        self.officials = {line["id"]: line for line in _lines(data, "officials.jsonl")}
        self._sides: list[tuple[int, str, int]] = []
        self._facets: Counter[tuple[int, int, str, str, int]] = Counter()

    def row(self, line: Line) -> tuple[Any, ...]:
        first, second = line["sides"]
        self._sides += [(side, line["date"], line["id"]) for side in (first, second)]
        year = int(line["date"][:4])
        counted = [("Topic", topic) for topic in line["topics"]]
        for name, value in [*counted, ("Year", str(year)), ("Place", line["place"]["en"])]:
            self._facets[first, second, name, value, year] += 1
        return (line["id"], line["date"], first, second, line["article"], self._card(line), self._csv(line))

    def sides(self) -> Rows:
        yield from self._sides

    def facets(self) -> Rows:
        yield from ((*key, count) for key, count in self._facets.items())

    def _card(self, line: Line) -> str:
        year, month, day = map(int, line["date"].split("-"))
        sides = " – ".join(
            f'<a href="/timeline/?a={side["code"]}">{escape(side["name_en"])}</a>'
            for side in (self.bodies[number] for number in line["sides"])
        )
        topics = "".join(f'<a href="/timeline/?topic={escape(t)}">{escape(t)}</a> ' for t in line["topics"])
        return (
            f'<li class="meeting"><time datetime="{line["date"]}">{MONTHS[month - 1]} {day}, {year}</time> '
            f'<h3><a href="/meeting/{line["id"]}/">{escape(line["title_vi"])}</a></h3>\n'
            f'<p class="bn" lang="bn">{escape(line["title_bn"])}</p>'
            f'<p class="sides">{sides}, {escape(line["place"]["en"])}</p>\n'
            f'<ul class="officials">{self._people(line)}</ul>\n<p class="topics">{topics}</p>\n'
            f'<p><a href="/article/{line["article"]}/">Article</a> '
            f'<a href="{escape(line["source_url"])}" rel="noopener">Source</a></p></li>\n'
        )

    def _seats(self, line: Line, language: str) -> Iterator[tuple[str, str]]:
        for seat in line["officials"]:
            official = self.officials[seat["official"]]
            yield official[f"name_{language}"], official["posts"][seat["post"]][language]

    def _people(self, line: Line) -> str:
        return "".join(
            f'<li>{escape(name)} <span class="post">{escape(post)}</span></li>'
            for name, post in self._seats(line, "vi")
        )

    def _csv(self, line: Line) -> str:
        sides = [self.bodies[number]["name_en"] for number in line["sides"]]
        people = "; ".join(f"{name} ({post})" for name, post in self._seats(line, "en"))
        out = io.StringIO()
        csv.writer(out).writerow(
            [
                *(line["id"], line["date"], line["place"]["en"], *sides, line["title_vi"]),
                *(people, "; ".join(line["topics"]), line["article"], line["source_url"]),
            ]
        )
        return out.getvalue()


def _head(line: Line) -> str:
    source = f'<a href="{escape(line["source_url"])}">Source</a>'
    return f"<p><time>{line['published']}</time> {source} {' '.join(line['topics'])}</p>"


def _bodies(lines: Iterable[Line]) -> Rows:
    for line in lines:
        for place, version in enumerate(line["versions"]):
            paragraphs = "".join(f"<p>{escape(part)}</p>\n\n" for part in version["body"].split("\n\n"))
            body = (
                f'<article class="version" lang="{version["lang"]}"><h1>{escape(version["title"])}</h1>'
                f"<p>{version['kind']}</p>{paragraphs}</article>\n"
            )
            yield line["id"] * 4 + place, line["id"], body


if __name__ == "__main__":
    main()
