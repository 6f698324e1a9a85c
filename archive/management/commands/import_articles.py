"""Imports files of news coverage: `import_articles PATH… [--language L] [--dry-run] [--json]`.

Exit status 0: every file was taken or was held already; 1: at least one was rejected.
With --dry-run nothing is written; with --dry-run --json standard output has one proposal document a line
(docs/formats/proposal.schema.json).  Messages go to standard error.
"""

import os
import stat
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from tqdm import tqdm

from archive.anchoring import reanchor
from articles.exports import json_line
from articles.importers.decoding import MAX_FILE_BYTES
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.readers import plain_text
from articles.importers.store import Outcome, store
from articles.languages import LANGUAGES

ORDER = ("created", "revised", "unchanged", "rejected")


class Command(BaseCommand):
    help = "Imports text files: keeps their bytes, finds language, source and date, splits passages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="text files")
        parser.add_argument(
            "--language", choices=sorted(LANGUAGES), help="BCP 47 tag, instead of recognising it"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a line on standard output")

    def handle(self, *, paths: list[str], **options: Any) -> None:
        self.options = options
        counts: Counter[str] = Counter()
        quiet = not sys.stderr.isatty()
        for path in tqdm(paths, unit="file", disable=quiet or len(paths) < 2, file=sys.stderr):
            counts[self._import(path)] += 1
        self._summarise(counts)
        if counts["rejected"]:
            sys.exit(1)

    def _import(self, path: str) -> str:
        try:
            data = read_bytes(path)
            parsed = plain_text.read(data, Path(path).name, language=self.options["language"])
        except Refused as refused:
            self._say_refused(path, refused)
            return "rejected"
        outcome, note = self._store(parsed, data)
        self._say_taken(path, parsed, outcome, note)
        return outcome.status

    def _store(self, parsed: ParsedArticle, data: bytes) -> tuple[Outcome, str]:
        with transaction.atomic():
            outcome = store(parsed, data)
            note = ""
            if outcome.status == "revised":
                anchored = reanchor(outcome.text)
                note = f"; evidence: {anchored.moved} found again, {anchored.lost} to place by hand"
            if self.options["dry_run"]:
                transaction.set_rollback(True)
        return outcome, note

    def _say_refused(self, path: str, refused: Refused) -> None:
        where = f"{path}:{refused.line}" if refused.line else path
        tqdm.write(f"{where}: rejected ({refused.code}): {refused.message}", file=sys.stderr)
        if self.options["json"]:
            self.stdout.write(json_line(refused.as_proposal(path)))

    def _say_taken(self, path: str, parsed: ParsedArticle, outcome: Outcome, note: str) -> None:
        would = "would be " if self.options["dry_run"] else ""
        found = f"{parsed.language}, {len(parsed.passages)} passages, {len(parsed.removed)} removed"
        tqdm.write(f"{path}: {would}{outcome.status} ({found}){note}", file=sys.stderr)
        for warning in parsed.warnings:
            where = f"{path}:{warning.line}" if warning.line else path
            tqdm.write(f"{where}: warning ({warning.code}): {warning.message}", file=sys.stderr)
        if self.options["json"]:
            self.stdout.write(json_line(self._document(path, parsed, outcome)))

    def _document(self, path: str, parsed: ParsedArticle, outcome: Outcome) -> dict[str, Any]:
        if self.options["dry_run"]:
            return parsed.as_proposal(path)
        return {
            "file": path,
            "outcome": outcome.status,
            "article": outcome.text.article_id,
            "text": outcome.text.pk,
            "revision": outcome.revision.number,
        }

    def _summarise(self, counts: Counter[str]) -> None:
        total = sum(counts.values())
        parts = ", ".join(f"{counts[status]} {status}" for status in ORDER)
        files = "file" if total == 1 else "files"
        written = " (nothing written: dry run)" if self.options["dry_run"] else ""
        sys.stderr.write(f"{total} {files}: {parts}{written}\n")


def read_bytes(path: str) -> bytes:
    """The bytes of a file; Refused where it cannot be read, is no plain file or is larger than the limit."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise Refused("unreadable", f"is a directory; name its files: {Path(path) / '*.txt'}")
        if not stat.S_ISREG(mode):
            raise Refused("unreadable", "is no plain file; save its text to a file and import that")
        with open(path, "rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise Refused("unreadable", f"cannot be read: {error.strerror}") from error
