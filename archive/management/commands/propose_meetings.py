"""Stores the meetings that texts seem to report: `propose_meetings --article ID… | --all [--again] [--dry-run]`.

Nothing is confirmed by it: proposals wait in the admin for an editor, and what an editor has decided stays.
--all reads the texts that have not been read as they stand by the present rules and names, so that the same
command takes up what Ctrl-C has left; with --again it reads all of them.  --dry-run says what would happen.
Exit status 0; 1: a text could not be read; 130: interrupted, what was finished is kept.  Messages go to
standard error.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import QuerySet
from tqdm import tqdm

from archive import proposals
from archive.proposing import Proposer
from articles.models import Article, Text

CHUNK = 500
INTERRUPTED = 130


class Command(BaseCommand):
    help = "Reads stored texts and stores the meetings they seem to report, for an editor to confirm."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument(
            "--article", type=int, nargs="+", metavar="ID", help="the texts of these articles (their numbers)"
        )
        which.add_argument("--all", action="store_true", help="all texts not read by these rules and names")
        parser.add_argument("--again", action="store_true", help="with --all: those that were read, too")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")

    def handle(self, *, article: list[int] | None, all: bool, again: bool, **options: Any) -> None:
        self.dry_run: bool = options["dry_run"]
        self.counts: Counter[str] = Counter()
        self.proposer = Proposer()
        texts = self._texts(article, again=again)
        total = texts.values("article").distinct().count()
        try:
            with _bar(total) as bar:
                for number in _numbers(texts):
                    self._read(texts.filter(article=number))
                    bar.update()
        except KeyboardInterrupt:
            sys.stderr.write("Interrupted. What was finished is kept; the same command takes up the rest.\n")
            self._summarise()
            sys.exit(INTERRUPTED)
        self._summarise()
        if self.counts["failed"]:
            sys.exit(1)

    def _texts(self, articles: list[int] | None, *, again: bool) -> QuerySet[Text]:
        if articles is None:
            return Text.objects.published() if again else proposals.unread(self.proposer)
        missing = set(articles) - set(Article.objects.in_bulk(articles))
        if missing:
            raise CommandError(f"There is no article {', '.join(map(str, sorted(missing)))}.")
        return Text.objects.published().filter(article__in=articles)

    def _read(self, texts: QuerySet[Text]) -> None:
        """The texts of one article: one transaction, but for those that cannot be read."""
        with transaction.atomic():
            for text in texts.order_by("pk"):
                try:
                    found = proposals.propose(text, self.proposer)
                except proposals.NotRead as error:
                    self.counts["failed"] += 1
                    tqdm.write(str(error), file=sys.stderr)
                    continue
                self.counts += found
                self.counts["texts"] += 1
                if told := proposals.told(found):
                    where = f"article {text.article_id} ({text.language})"
                    tqdm.write(f"{where}: {told}", file=sys.stderr)
            if self.dry_run:
                transaction.set_rollback(True)

    def _summarise(self) -> None:
        texts = f"{self.counts['texts']} {'text' if self.counts['texts'] == 1 else 'texts'} read"
        parts = ", ".join(f"{self.counts[name]} {name}" for name in proposals.COUNTED)
        failed = f"; {self.counts['failed']} could not be read" if self.counts["failed"] else ""
        written = " (nothing written: dry run)" if self.dry_run else ""
        sys.stderr.write(f"{texts}: proposed meetings: {parts}{failed}{written}\n")


def _numbers(texts: QuerySet[Text]) -> Iterator[int]:
    """The numbers of the articles, in order and in small helpings: the list is never in memory."""
    last = 0
    while True:
        after = texts.filter(article__gt=last).order_by("article").values_list("article", flat=True)
        numbers = list(after.distinct()[:CHUNK])
        if not numbers:
            return
        yield from numbers
        last = numbers[-1]


def _bar(total: int) -> "tqdm[Any]":
    """Rate and remaining time; none where nobody watches it."""
    watched = sys.stderr.isatty()
    return tqdm(total=total, unit="article", disable=not watched, file=sys.stderr, dynamic_ncols=True)
