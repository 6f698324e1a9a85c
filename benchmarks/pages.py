"""How long every type of page takes when it is made first, on a database that benchmarks.load_corpus filled.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 python -m benchmarks.pages [--only NAME,NAME] [--json FILE]

Of each type the page with the most behind it is asked for: the relation, official, organisation and country with
the most meetings, the longest article.  Each is made in a process of its own, which has not made it before.

queries  questions to the database
first    in a process that has answered other pages of this version of the record
changed  the first page after a change of the record: sets, names and spellings are read anew
ratio    first to /healthz of the same run

`first` and `changed` are milliseconds of the processor's time, the least of --times runs; on PostgreSQL, whose
server spends its own, of wall time.  Each `changed` raises the version of the record, which makes no other change.
"""

import argparse
import gc
import json
import os
import sys
import time
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

# Models can be imported only after that.
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils.http import urlencode  # noqa: E402

from archive import index, selection  # noqa: E402
from archive.models import Document, FacetSet, Meeting, Official  # noqa: E402
from archive.selection import current_sets  # noqa: E402
from archive.views.officials import PER_PAGE  # noqa: E402
from articles.models import Article  # noqa: E402

WARM_UP = ("/healthz", "/meetings/?kind=reception", "/about/", "/search/?q=zebra")
BARE = "/healthz"
AIM = 300
HEADS = ("page", "queries", "first", "changed", "ratio", "bytes")
FIXED = {
    BARE: BARE,
    "home": "/",
    "timeline": "/meetings/",
    "timeline, words": "/meetings/?q=police",
    "timeline, empty": "/meetings/?country=MA&country=BY&from=1990&to=1991",
    "calendar": "/meetings/calendar/",
    "relations": "/relations/",
    "relations.csv": "/relations.csv",
    "officials": "/officials/",
    "organisations": "/organisations/",
    "countries": "/countries/",
    "documents": "/documents/",
    "articles": "/articles/",
    "corrections": "/corrections/",
    "about": "/about/",
    "sitemap": "/sitemap.xml",
    "search, help": "/search/",
    "search, a word": "/search/?q=cybercrime",
    "search, Bengali": "/search/?" + urlencode({"q": "নিরাপত্তা"}),
    "search, near miss": "/search/?q=cybercrmie",
}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="names of pages, separated by commas")
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--json", type=Path, help="file for the figures")
    arguments = parser.parse_args()
    call_command("collectstatic", interactive=False, verbosity=0)
    named = addresses()
    wanted = {name: named[name] for name in arguments.only.split(",")} if arguments.only else named
    rows = measured({BARE: BARE, **wanted}, arguments.times)
    print(f"{connection.vendor}, {Meeting.objects.count()} meetings, milliseconds\n")
    print(_table(rows))
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if all(row["first"] < AIM for row in rows) else 1


def addresses() -> dict[str, str]:
    """The address of one page of each type."""
    official, body, country = map(_most, ("official", "organisation", "country"))
    meeting = Meeting.objects.confirmed().annotate(seats=Count("participations")).order_by("-seats", "pk")[0]
    article = Article.objects.annotate(told=Count("texts__revisions__passages")).order_by("-told", "pk")[0]
    about = meeting.get_absolute_url()
    read = article.get_absolute_url()
    chosen = {
        "timeline of a country": f"/meetings/?country={country}&sort=oldest",
        "timeline, near": f"/meetings/?near={meeting.date}&within=30",
        "officials, last page": f"/officials/?page={-(-Official.objects.count() // PER_PAGE)}",
        "values of a facet": "/meetings/values/official/",
        "meeting": about,
        "report": f"{about}report/?fact=date",
        "relation": f"/relations/{current_sets().shown('relation')[_most('relation')].parameter}/",
        "official": f"/officials/{official}/",
        "official, mentions": f"/officials/{official}/mentions/",
        "organisation": f"/organisations/{body}/",
        "organisation, mentions": f"/organisations/{body}/mentions/",
        "country": f"/countries/{country.lower()}/",
        "article": read,
        "side by side": f"{read}?with={article.texts.order_by('pk').values_list('pk', flat=True).last()}",
        "search, a name": f"/search/?{urlencode({'q': Official.objects.get(slug=official).name})}",
    }
    if document := Document.objects.filter(meetings__isnull=False).order_by("pk").first():
        chosen["document"] = document.get_absolute_url()
    return FIXED | chosen


def _most(facet: str) -> str:
    """The value with the most meetings."""
    return str(
        FacetSet.objects.filter(facet=facet).order_by("-size", "value").values_list("value", flat=True)[0]
    )


def measured(named: dict[str, str], times: int) -> list[dict[str, Any]]:
    """Each page in a warm process; then each after a change of the record, which no warm process has seen."""
    _forget()
    client = Client(headers={"host": "localhost"})
    for address in WARM_UP:
        client.get(address)
    first = {name: _least(client, address, times, changed=False) for name, address in named.items()}
    changed = {name: _least(client, address, times, changed=True) for name, address in named.items()}
    return [
        {
            "page": name,
            "queries": found["queries"],
            "first": found["ms"],
            "changed": changed[name]["ms"],
            "ratio": round(found["ms"] / first[BARE]["ms"]),
            "bytes": found["bytes"],
        }
        for name, found in first.items()
    ]


def _forget() -> None:
    """This process has made nothing yet: the sets that choosing the addresses has loaded are dropped."""
    selection._sets = selection.Sets(-1)


def _least(client: Client, address: str, times: int, *, changed: bool) -> dict[str, Any]:
    found = [_in_own_process(lambda: _answer(client, address, changed=changed)) for _ in range(times)]
    return min(found, key=lambda answer: answer["ms"])


def _in_own_process(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `work` returns in a copy of this process, which forgets all that it has made."""
    connection.close()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            os.write(writing, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer = told.read()
    os.waitpid(child, 0)
    if not answer:
        raise RuntimeError("the page was not made: see above")
    found: dict[str, Any] = json.loads(answer)
    return found


def _answer(client: Client, address: str, *, changed: bool) -> dict[str, Any]:
    if changed:
        index.changed()
    client.get(BARE)
    clock = time.perf_counter if connection.vendor == "postgresql" else time.process_time
    gc.collect()
    with CaptureQueriesContext(connection) as asked:
        started = clock()
        answer = client.get(address)
        size = len(answer.getvalue())
        taken = clock() - started
    if answer.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return {"ms": round(1000 * taken, 1), "bytes": size, "queries": len(asked)}


def _table(rows: list[dict[str, Any]]) -> str:
    lines = ["| " + " | ".join(HEADS) + " |", "| --- |" + " ---: |" * (len(HEADS) - 1)]
    lines += ["| " + " | ".join(str(row[head]) for head in HEADS) + " |" for row in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
