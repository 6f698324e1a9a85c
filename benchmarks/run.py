"""Measures Sederunt against bare SQL on the same corpus, on each database, and prints the ratios.

    python -m benchmarks.run [--articles 20000] [--databases sqlite,postgresql] [--keep DIR] [--json FILE]

It makes the corpus, loads it into the product and into the limit's tables (benchmarks.limit_load), checks that
both answer right (benchmarks.check), then asks both the same questions: one gunicorn worker of one thread,
one kept connection, no proxy.

“first” is the median over different pages, each asked for once by a fresh process: no page, no row of it and
no facet of it was printed before.  “again” is one page asked for over and over.  The ratio is that of “first”.
With --keep, the corpus and the SQLite files stay in DIR and are used the next time.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import check, corpus, limit_load
from benchmarks.measure import Timing, timed
from benchmarks.servers import ROOT, Client, collect_static, served
from benchmarks.tasks import Corpus, Question
from script import postgresql

AGAIN = 100
EXPORTS = 10
WARM_UP = ("/meetings/", "/meetings/?country=NP&country=LK", "/about/")
LIMIT_WARM_UP = (
    "/timeline/?a=NPL&b=LKA",
    "/deep/?side=NPL&from=2015-01-01&to=2025-12-31&after_date=2025&after_id=1",
)


@dataclass
class Measured:
    """One task on one database."""

    task: str
    limit: Timing = field(default_factory=Timing)
    ours: Timing = field(default_factory=Timing)
    limit_again: Timing = field(default_factory=Timing)
    ours_again: Timing = field(default_factory=Timing)

    def figures(self) -> dict[str, Any]:
        return {
            "task": self.task,
            "limit_ms": round(self.limit.median, 2),
            "ours_ms": round(self.ours.median, 2),
            "ours_slow_ms": round(self.ours.slow, 2),
            "ratio": round(self.ours.median / self.limit.median, 1),
            "limit_again_ms": round(self.limit_again.median, 2),
            "ours_again_ms": round(self.ours_again.median, 2),
            "limit_bytes": self.limit.size,
            "ours_bytes": self.ours.size,
        }


@dataclass(frozen=True)
class Databases:
    """Where the product and the limit hold the corpus."""

    name: str
    ours: Mapping[str, str]
    limit: Mapping[str, str]

    @contextmanager
    def product(self) -> Iterator[Client]:
        with served("config.wsgi:application", self.ours) as client:
            yield client

    @contextmanager
    def bare(self) -> Iterator[Client]:
        with served("benchmarks.limit_app:app", self.limit) as client:
            yield client


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="folder for the corpus and the SQLite files")
    parser.add_argument("--json", type=Path, help="file for the figures")
    arguments = parser.parse_args()
    postgresql.stop_on_signals()
    with tempfile.TemporaryDirectory(prefix="sederunt-bench-") as temporary:
        folder = (arguments.keep or Path(temporary)).resolve()
        data = _corpus(folder, arguments.articles)
        found = {}
        for name in arguments.databases.split(","):
            with _database(name, folder, data) as databases:
                found[name] = _run(databases, Corpus(data), arguments.rounds)
    return _report(found, arguments)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _corpus(folder: Path, articles: int) -> Path:
    data = folder / f"corpus-{articles}"
    if not (data / "queries.json").exists():
        _say(f"Making {articles} articles …")
        corpus.write(data, articles)
    return data


@contextmanager
def _database(name: str, folder: Path, data: Path) -> Iterator[Databases]:
    """The corpus in both systems on one database."""
    var = {"SEDERUNT_VAR": str(folder / "var"), "SEDERUNT_LOG_LEVEL": "WARNING"}
    if name == "sqlite":
        ours, limit = (folder / f"{system}-{data.name}.sqlite3" for system in ("sederunt", "limit"))
        urls = f"sqlite:///{ours}", f"sqlite:{limit}"
        yield _loaded(Databases(name, var | {"DATABASE_URL": urls[0]}, {"LIMIT_DB": urls[1]}), data, ours)
    elif name == "postgresql":
        with postgresql.server(postgresql.find_binaries(os.environ)) as url:
            yield _loaded(Databases(name, var | {"DATABASE_URL": url}, {"LIMIT_DB": url}), data, None)
    else:
        sys.exit(f"benchmarks.run: “{name}” is no database: write --databases sqlite,postgresql.")


def _loaded(databases: Databases, data: Path, file: Path | None) -> Databases:
    collect_static(databases.ours)
    done = file.with_suffix(".loaded") if file else None
    if done and done.exists():
        return databases
    if file:
        for ending in ("", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
    _say(f"Loading the product's database ({databases.name}) …")
    command = [sys.executable, "-m", "benchmarks.load_corpus", str(data)]
    subprocess.run(command, cwd=ROOT, env=os.environ | databases.ours, check=True)
    _say(f"Loading the limit's tables ({databases.name}) …")
    limit_load.load(data, databases.limit["LIMIT_DB"])
    if done:
        done.touch()
    return databases


def _run(databases: Databases, held: Corpus, rounds: int) -> dict[str, Any]:
    """Checks, then measures."""
    _say(f"Checking the answers ({databases.name}) …")
    with databases.product() as client:
        compared = check.check_ours(client, held)
        keys = check.walk(client, held)
        digests = check.digests(client, held)
        addresses = _article_addresses(client, held)
    with databases.bare() as client:
        check.check_limit(client, held)
    _say(f"Right: {', '.join(f'{count} {what}' for what, count in compared.items())}.  Measuring …")
    measured = _measured(databases, _tasks(held, keys, addresses), rounds)
    return {"compared": compared, "digests": digests, "tasks": [found.figures() for found in measured]}


def _article_addresses(client: Client, held: Corpus) -> dict[int, str]:
    """Numbers of articles in two languages with the address that the product sends their readers to."""
    numbers = [query["id"] for query in held.queries["articles_two_lang"]]
    return {number: client.get(f"/articles/{number}/").headers["Location"] for number in numbers}


def _tasks(held: Corpus, keys: list[int], addresses: dict[int, str]) -> dict[str, list[Question]]:
    return {
        "timeline of a pair in a period, with facets": held.timelines(),
        "late page of a side, with facets": held.deep(keys),
        "pair at all times, with facets": held.facets(),
        "meeting": held.meeting_pages(),
        "article": held.article_pages(addresses),
        "CSV of a side": [held.export()] * EXPORTS,
        "nothing (/healthz)": [Question("/healthz", "/")] * AGAIN,
    }


def _measured(databases: Databases, tasks: dict[str, list[Question]], rounds: int) -> list[Measured]:
    found = {task: Measured(task) for task in tasks}
    unchanged = Measured("page that has not changed (304)")
    for _ in range(rounds):
        for task, questions in tasks.items():
            _measure(databases, questions, found[task])
        _measure_unchanged(databases, next(iter(tasks.values())), unchanged)
    return [*found.values(), unchanged]


def _measure(databases: Databases, questions: list[Question], found: Measured) -> None:
    """A fresh process of each; what both need once (templates, facet sets, connection) is made before."""
    sides: list[tuple[Callable[[], Any], tuple[str, ...], list[str], Timing, Timing]] = [
        (databases.bare, LIMIT_WARM_UP, [item.limit for item in questions], found.limit, found.limit_again),
        (databases.product, WARM_UP, [item.ours for item in questions], found.ours, found.ours_again),
    ]
    for server, warm_up, addresses, first, again in sides:
        with server() as client:
            timed(client, warm_up * 2)
            first += timed(client, addresses)
            again += timed(client, addresses[:1] * (AGAIN if len(set(addresses)) > 1 else EXPORTS))


def _measure_unchanged(databases: Databases, questions: list[Question], found: Measured) -> None:
    """The limit has no 304: it answers nothing instead."""
    with databases.bare() as client:
        found.limit += timed(client, ["/"] * len(questions))
    with databases.product() as client:
        tag = client.get(questions[0].ours).headers["ETag"]
        addresses = [question.ours for question in questions]
        found.ours += timed(client, addresses, {"If-None-Match": tag}, status=304)
    found.limit_again, found.ours_again = found.limit, found.ours


def _report(found: dict[str, Any], arguments: argparse.Namespace) -> int:
    for name, run in found.items():
        print(f"\n{name}, {arguments.articles} articles, medians in milliseconds, sizes in bytes\n")
        print(_table(run["tasks"]))
    digests = [run.pop("digests") for run in found.values()]
    same = all(digest == digests[0] for digest in digests)
    if len(digests) > 1:
        print(
            f"\n{len(digests[0])} CSV exports are {'' if same else 'NOT '}the same bytes on both databases."
        )
    if arguments.json:
        machine = {"processors": os.cpu_count(), "python": platform.python_version()}
        told = {"articles": arguments.articles, "machine": machine, "databases": found}
        arguments.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if same else 1


def _table(rows: list[dict[str, Any]]) -> str:
    heads = {
        "task": "task",
        "limit_ms": "limit",
        "ours_ms": "first",
        "ours_again_ms": "again",
        "ours_slow_ms": "95 %",
        "ratio": "ratio",
        "limit_bytes": "limit size",
        "ours_bytes": "size",
    }
    lines = ["| " + " | ".join(heads.values()) + " |", "| --- |" + " ---: |" * (len(heads) - 1)]
    lines += ["| " + " | ".join(str(row[key]) for key in heads) + " |" for row in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
