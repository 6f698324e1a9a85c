"""Imports news coverage: `import_articles PATH… [--format F] [--language L] [--dry-run] [--json]`.

PATH is a file, a folder, a ZIP archive or “-” for standard input (docs/formats/README.md).
Exit status 0: every document was taken or was held already; 1: at least one was rejected; 130: interrupted by
Ctrl-C: the document at hand is finished, what was finished is kept, the same command takes up the rest.
With --dry-run nothing is written; with --dry-run --json standard output has one proposal document a line
(docs/formats/proposal.schema.json).  Messages go to standard error.  Documents go through one by one: memory
does not grow with their number.
"""

import gc
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DataError, IntegrityError, transaction
from tqdm import tqdm

from archive import importing
from archive.importing import Followed
from archive.management.interruption import Interruption
from archive.proposing import Proposer
from articles.exports import json_line
from articles.importers.container import PassedOver
from articles.importers.formats import FORMATS
from articles.importers.limits import MAX_FILE_BYTES
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.reading import Found, files_of, read_path, readable
from articles.importers.store import held, store_versions
from articles.languages import LANGUAGES
from articles.models import Revision

ORDER = ("created", "revised", "unchanged", "rejected")
INTERRUPTED = 130
FEW_CYCLES = 20_000
"""New objects after which cycles among them are looked for: reading texts makes many objects and hardly any cycle."""


class Command(BaseCommand):
    help = (
        "Imports text files, pages, feeds, records and archives: keeps their bytes, finds language, source and "
        "date, splits passages."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="files, folders, ZIP archives, or - for standard input"
        )
        parser.add_argument("--format", choices=FORMATS, help="instead of recognising it by the content")
        parser.add_argument(
            "--language", choices=sorted(LANGUAGES), help="BCP 47 tag, instead of recognising it"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a line on standard output")

    def handle(self, *, paths: list[str], **options: Any) -> None:
        self.options = options
        self.counts: Counter[str] = Counter()
        self.files = self.proposed = 0
        self.last = ""
        try:
            with Interruption() as self.interruption, _progress(paths) as self.bar:
                for path in paths:
                    for found in files_of(path):
                        self._import(found)
        except KeyboardInterrupt:
            self._say_interrupted()
            self._summarise()
            sys.exit(INTERRUPTED)
        self._summarise()
        if self.counts["rejected"]:
            sys.exit(1)

    @cached_property
    def proposer(self) -> Proposer:
        proposer = Proposer()
        gc.freeze()  # its names stay to the end: nothing is gained by looking through them again and again
        gc.set_threshold(FEW_CYCLES)
        return proposer

    def _import(self, found: Found | Refused | PassedOver) -> None:
        if isinstance(found, PassedOver):
            _say_passed_over(found)
            return
        self.files += 1
        if isinstance(found, Refused):
            self._reject(found.name, found)
        else:
            self._import_file(found)

    def _import_file(self, found: Found) -> None:
        path, start, options = readable(found.path), int(self.bar.n), self.options
        same = self._held(found)
        if same:
            self.counts["unchanged"] += 1
            self.last = path
            self._say_held(path, same)
        else:
            for document in read_path(found.path, format=options["format"], language=options["language"]):
                with self.interruption.held_off():
                    self._take(path, document)
                    self.last = _where(path, document)
                size = 0 if isinstance(document, Refused) else document.size
                self._advance(min(size, start + found.size - int(self.bar.n)))
        self._advance(start + found.size - int(self.bar.n))

    def _advance(self, size: int) -> None:
        self.bar.set_postfix_str(f"{sum(self.counts.values()):,} documents", refresh=False)
        self.bar.update(max(0, size))

    def _held(self, found: Found) -> Revision | None:
        """What was made of a file of the same bytes, known by its SHA-256; None where it must be read."""
        wants_proposal = self.options["dry_run"] and self.options["json"]
        if wants_proposal or not 0 < found.size <= MAX_FILE_BYTES:
            return None
        try:
            with open(found.path, "rb") as file:
                return held(hashlib.file_digest(file, "sha256").hexdigest())
        except OSError:
            return None  # reading it says why

    def _take(self, path: str, document: ParsedArticle | Refused) -> None:
        if isinstance(document, Refused):
            self._reject(path, document)
            return
        if document.encoding in ("utf-16-le", "utf-16-be") and self.options["format"] is None:
            told = "the file seems to be UTF-16, but no byte-order mark says so: save it as UTF-8, or name its --format"
            self._reject(path, Refused("bad_encoding", told).placed(document.item, document.member))
            return
        try:
            found = self._store(document)
        except Refused as refused:
            self._reject(path, refused.placed(document.item, document.member))
            return
        except (DataError, IntegrityError) as error:
            told = f"the database does not take it: {' '.join(str(error).split())[:200]}"
            self._reject(path, Refused("bad_record", told).placed(document.item, document.member))
            return
        statuses = {followed.outcome.status for followed in found}
        self.counts[next(status for status in ORDER if status in statuses)] += 1
        for text, followed in zip(document.texts, found, strict=True):
            self._say_taken(path, text, followed)

    def _store(self, document: ParsedArticle) -> list[Followed]:
        with transaction.atomic():
            dry_run = self.options["dry_run"]
            found = importing.follow_up(store_versions(document), None if dry_run else self.proposer)
            if dry_run:
                transaction.set_rollback(True)
        self.proposed += sum(followed.proposed["new"] for followed in found)
        return found

    def _reject(self, path: str, refused: Refused) -> None:
        self.counts["rejected"] += 1
        where = _where(readable(path), refused, refused.line)
        tqdm.write(f"{where}: rejected ({refused.code}): {refused.message}", file=sys.stderr)
        if self.options["json"]:
            self.stdout.write(json_line(refused.as_proposal(readable(path))))

    def _say_taken(self, path: str, parsed: ParsedArticle, followed: Followed) -> None:
        outcome, note = followed.outcome, importing.told(followed)
        would = "would be " if self.options["dry_run"] else ""
        found = f"{parsed.language}, {len(parsed.passages)} passages, {len(parsed.removed)} removed"
        if not parsed.encoding.startswith("utf-8"):
            found += f", read as {parsed.encoding.upper()}"
        tqdm.write(
            f"{_where(path, parsed)}: {would}{outcome.status} ({found}){note and '; '}{note}", file=sys.stderr
        )
        for warning in parsed.warnings:
            where = _where(path, parsed, warning.line)
            tqdm.write(f"{where}: warning ({warning.code}): {warning.message}", file=sys.stderr)
        if self.options["json"]:
            document = (
                self.proposer.document(parsed, path)
                if self.options["dry_run"]
                else _outcome(path, outcome.status, outcome.revision, parsed.item)
            )
            self.stdout.write(json_line(document))

    def _say_held(self, path: str, revision: Revision) -> None:
        would = "would be " if self.options["dry_run"] else ""
        tqdm.write(f"{path}: {would}unchanged ({revision.text.language}, the same bytes)", file=sys.stderr)
        if self.options["json"]:
            self.stdout.write(json_line(_outcome(path, "unchanged", revision)))

    def _say_interrupted(self) -> None:
        where = f"after {self.last}" if self.last else "before the first file was finished"
        told = "What was finished is kept; the same command takes up the rest."
        sys.stderr.write(f"Interrupted {where}. {told}\n")

    def _summarise(self) -> None:
        total = sum(self.counts.values())
        parts = ", ".join(f"{self.counts[status]} {status}" for status in ORDER)
        files = _counted(self.files, "file")
        documents = files if total == self.files else f"{_counted(total, 'document')} in {files}"
        ended = " (nothing written: dry run)" if self.options["dry_run"] else ""
        if self.proposed:
            ended = f"; {_counted(self.proposed, 'meeting')} proposed"
        sys.stderr.write(f"{documents}: {parts}{ended}\n")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _where(path: str, found: ParsedArticle | Refused, line: int | None = None) -> str:
    """news.zip/a/b.csv#3:7: the file, the file inside it, the document of it, the line."""
    member = f"/{found.member}" if found.member else ""
    item = f"#{found.item}" if found.item else ""
    return f"{path}{member}{item}:{line}" if line else f"{path}{member}{item}"


def _outcome(path: str, status: str, revision: Revision, item: int | None = None) -> dict[str, Any]:
    """What became of a document, as --json tells it."""
    return {
        "file": path,
        **({"item": item} if item else {}),
        "outcome": status,
        "article": revision.text.article_id,
        "text": revision.text_id,
        "revision": revision.number,
    }


def _say_passed_over(found: PassedOver) -> None:
    others = "" if found.count == 1 else f" and {found.count - 1:,} more"
    tqdm.write(
        f"{readable(found.path)}: hidden and not read: {readable(found.example)}{others}", file=sys.stderr
    )


def _progress(paths: list[str]) -> "tqdm[Any]":
    """A bar over the bytes of all files: rate, remaining time. None where nobody watches it."""
    watched = sys.stderr.isatty()
    files = size = 0
    for found in _sized(paths) if watched else ():
        files += 1
        size += found.size
    alone = files < 2 and size < 1_000_000
    return tqdm(
        total=size or None,
        unit="B",
        unit_scale=True,
        disable=not watched or alone,
        file=sys.stderr,
        dynamic_ncols=True,
    )


def _sized(paths: list[str]) -> Iterator[Found]:
    return (found for path in paths for found in files_of(path) if isinstance(found, Found))
