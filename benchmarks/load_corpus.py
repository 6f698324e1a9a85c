"""Fills the database of DATABASE_URL with a corpus that benchmarks.corpus made, through the product's own models.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 python -m benchmarks.load_corpus DATA

An empty database is migrated first; one that holds meetings is refused.  Articles come in batches, so memory
stays the same at every size.  Progress goes to standard error.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

# Models can be imported only after that.
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from archive import index  # noqa: E402
from archive.models import (  # noqa: E402
    Evidence,
    Meeting,
    Name,
    Official,
    Organisation,
    Participation,
    Post,
    Side,
    Topic,
)
from articles import search_index  # noqa: E402
from articles.models import Article, Passage, Publisher, Revision, Text  # noqa: E402
from benchmarks.words import ALPHA_2  # noqa: E402

BATCH = 250
TOLD = 2500
"""Progress is told after so many articles, a multiple of BATCH."""
ROWS = 2000
SCRIPTS = {"bn": "Beng", "vi": "Latn", "en": "Latn"}
OPENING = 300
KINDS = ("talks", "reception", "talks", "consultation", "courtesy_call")
Line = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder that benchmarks.corpus wrote")
    data = parser.parse_args().data
    if not (data / "articles.jsonl").exists():
        _refuse(f"{data} holds no articles.jsonl: make it with python -m benchmarks.corpus --out {data}")
    call_command("migrate", verbosity=0)
    if Meeting.objects.exists():
        _refuse("the database holds meetings already: name an empty one in DATABASE_URL")
    started = time.monotonic()
    Loader(data).load()
    _say(f"all articles in {time.monotonic() - started:.0f} s; making the search index …")
    search_index.rebuild()
    _say(f"searchable after {time.monotonic() - started:.0f} s; making timeline rows and facet sets …")
    count = index.rebuild()
    _settle()
    _say(f"{count} meetings on the timeline after {time.monotonic() - started:.0f} s")


def _refuse(reason: str) -> NoReturn:
    sys.exit(f"load_corpus: {reason}.")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _settle() -> None:
    """Statistics for the planner, as a database that has been in use for a day has them."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def side_key(code: str) -> str:
    """How the archive calls a side of the corpus: "VNM" → "vn", "UNODC" → "unodc"."""
    return ALPHA_2.get(code, code).lower()


def meeting_slug(number: int) -> str:
    """The address of meeting `number` of the corpus."""
    return f"meeting-{number}"


class Loader:
    """One run: what is looked up by the numbers of the corpus is kept, everything else passes through."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.sides: dict[int, dict[str, Any]] = {}
        """Number of the side → the field of Side that names it."""
        self.officials: dict[int, tuple[int, list[str]]] = {}
        """Number of the official → primary key and titles of the posts."""
        self.topics: dict[str, Topic] = {}
        self.publishers: dict[str, Publisher] = {}

    def load(self) -> None:
        self._load_sides()
        self._load_officials()
        meetings = self._lines("meetings.jsonl")
        articles = self._lines("articles.jsonl")
        done, started = 0, time.monotonic()
        while batch := list(islice(articles, BATCH)):
            with transaction.atomic():
                held = [(article, list(islice(meetings, len(article["meetings"])))) for article in batch]
                self._load_batch(held)
            done += len(batch)
            if done % TOLD == 0:
                _say(f"{done} articles, {60 * done / (time.monotonic() - started):.0f} a minute")

    def _lines(self, name: str) -> Iterator[Line]:
        with (self.data / name).open(encoding="utf-8") as file:
            yield from map(json.loads, file)

    def _load_sides(self) -> None:
        countries = settings.BASE_DIR / "fixtures" / "reference" / "1_countries.json"
        call_command("loaddata", str(countries), verbosity=0)
        names = []
        for line in self._lines("organisations.jsonl"):
            key = side_key(line["code"])
            if line["kind"] == "country":
                self.sides[line["id"]] = {"country_id": key.upper()}
                continue
            made = Organisation.objects.create(slug=key, name=line["name_en"], kind="international")
            self.sides[line["id"]] = {"organisation": made}
            names += _names(line, organisation=made)
        Name.objects.bulk_create(names)

    def _load_officials(self) -> None:
        lines = list(self._lines("officials.jsonl"))
        people = Official.objects.bulk_create(map(self._official, lines), batch_size=ROWS)
        pairs = list(zip(lines, people, strict=True))
        posts = [Post(official=person, title=title) for line, person in pairs for title in _titles(line)]
        Post.objects.bulk_create(posts, batch_size=ROWS)
        names = [name for line, person in pairs for name in _names(line, official=person)]
        Name.objects.bulk_create(names, batch_size=ROWS)
        self.officials = {
            line["id"]: (person.pk, [post["en"] for post in line["posts"]]) for line, person in pairs
        }

    def _official(self, line: Line) -> Official:
        side = self.sides[line["side"]]
        language = "vi" if side.get("country_id") == "VN" else "en"
        slug = f"official-{line['id']}"
        return Official(slug=slug, name=line[f"name_{language}"], name_language=language, **side)

    def _load_batch(self, held: list[tuple[Line, list[Line]]]) -> None:
        versions = self._load_texts([article for article, _ in held])
        made = Meeting.objects.bulk_create([_meeting(line) for _, lines in held for line in lines])
        meetings = iter(made)
        told = [
            (line, next(meetings), place, versions[article["id"]])
            for article, lines in held
            for place, line in enumerate(lines)
        ]
        self._load_topics([(line, meeting) for line, meeting, _, _ in told])
        self._load_people([(line, meeting) for line, meeting, _, _ in told])
        evidence = [
            _evidence(meeting, passages[place]) for _, meeting, place, texts in told for passages in texts
        ]
        Evidence.objects.bulk_create(evidence, batch_size=ROWS)

    def _load_texts(self, lines: list[Line]) -> dict[int, list[list[Passage]]]:
        """The passages of each language version, by number of the article."""
        articles = Article.objects.bulk_create([self._article(line) for line in lines])
        versions = [
            (line["id"], version, _text(article, version))
            for line, article in zip(lines, articles, strict=True)
            for version in line["versions"]
        ]
        Text.objects.bulk_create([text for _, _, text in versions], batch_size=ROWS)
        revisions = [Revision(text=text, number=1) for _, _, text in versions]
        Revision.objects.bulk_create(revisions, batch_size=ROWS)
        found: dict[int, list[list[Passage]]] = {line["id"]: [] for line in lines}
        for (number, version, _), revision in zip(versions, revisions, strict=True):
            found[number].append(_passages(revision, version["body"]))
        every = [passage for texts in found.values() for passages in texts for passage in passages]
        Passage.objects.bulk_create(every, batch_size=ROWS)
        return found

    def _article(self, line: Line) -> Article:
        original = next(version["lang"] for version in line["versions"] if version["kind"] == "original")
        return Article(
            reference=line["source_url"],
            source_url=line["source_url"],
            publisher=self._publisher(line["source_url"].split("/")[2]),
            published=line["published"],
            published_basis="metadata",
            original_language=original,
        )

    def _publisher(self, domain: str) -> Publisher:
        if domain not in self.publishers:
            self.publishers[domain] = Publisher.objects.create(name=domain, domain=domain)
        return self.publishers[domain]

    def _load_topics(self, pairs: list[tuple[Line, Meeting]]) -> None:
        through = Meeting.topics.through
        rows = [
            through(meeting_id=meeting.pk, topic_id=self._topic(name).pk)
            for line, meeting in pairs
            for name in line["topics"]
        ]
        through.objects.bulk_create(rows, batch_size=ROWS)

    def _topic(self, name: str) -> Topic:
        if name not in self.topics:
            slug = name.replace(" ", "-")
            self.topics[name] = Topic.objects.create(slug=slug, name=name.capitalize())
        return self.topics[name]

    def _load_people(self, pairs: list[tuple[Line, Meeting]]) -> None:
        sides = {
            (meeting.pk, number): Side(meeting=meeting, position=position, **self.sides[number])
            for line, meeting in pairs
            for position, number in enumerate(line["sides"])
        }
        Side.objects.bulk_create(sides.values(), batch_size=ROWS)
        people = [
            self._participation(meeting, position, seat, sides[meeting.pk, seat["side"]])
            for line, meeting in pairs
            for position, seat in enumerate(line["officials"])
        ]
        Participation.objects.bulk_create(people, batch_size=ROWS)

    def _participation(self, meeting: Meeting, position: int, seat: Line, side: Side) -> Participation:
        primary_key, titles = self.officials[seat["official"]]
        post = titles[seat["post"]]
        return Participation(
            meeting=meeting, side=side, position=position, official_id=primary_key, post=post
        )


def _titles(line: Line) -> Iterable[str]:
    return dict.fromkeys(post["en"] for post in line["posts"])


def _names(line: Line, **owner: Any) -> list[Name]:
    return [
        Name(text=line[f"name_{language}"], language=language, script=script, **owner)
        for language, script in SCRIPTS.items()
    ]


def _meeting(line: Line) -> Meeting:
    return Meeting(
        slug=meeting_slug(line["id"]),
        title=line["title_en"],
        date=line["date"],
        date_basis="stated",
        place=line["place"]["en"],
        place_language="en",
        place_basis="stated",
        kind=KINDS[line["id"] % len(KINDS)],
    )


def _text(article: Article, version: Line) -> Text:
    return Text(
        article=article,
        language=version["lang"],
        kind="original" if version["kind"] == "original" else "machine_translation",
        title=version["title"],
        opening=version["body"][:OPENING],
    )


def _passages(revision: Revision, body: str) -> list[Passage]:
    return [
        Passage(revision=revision, number=number, content=content)
        for number, content in enumerate(body.split("\n\n"), 1)
    ]


def _evidence(meeting: Meeting, passage: Passage) -> Evidence:
    """The first words of the passage: the corpus begins the passage of a meeting with its date."""
    quote = passage.content.split(",")[0]
    return Evidence(meeting=meeting, fact="date", passage=passage, start=0, quote=quote)


if __name__ == "__main__":
    main()
