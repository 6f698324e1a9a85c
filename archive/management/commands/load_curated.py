"""Fills an empty archive: countries, the curated officials and organisations, the five seed documents and
their meetings.  An archive that holds anything is left as it is.

fixtures/reference/*.json   countries, publishers, organisations, officials, topics, documents
fixtures/seeds/*.txt        the documents, imported as any other file
fixtures/curated/texts.json the editors' words on these texts (title, kind, note)
fixtures/curated/*.json     names, meetings, evidence
"""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from archive import aligning, index
from archive.models import Evidence, Meeting, Official, Organisation
from archive.models.versioned import unrecorded
from articles import search_index
from articles.importers.readers import plain_text
from articles.importers.store import store
from articles.models import Article, Text

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


class Command(BaseCommand):
    help = "Fills an empty archive with the curated facts and the five seed documents."

    def handle(self, **options: Any) -> None:
        if any(model.objects.exists() for model in (Article, Meeting, Organisation, Official)):
            self.stdout.write("The archive holds records: nothing is loaded, nothing is changed.")
            return
        with transaction.atomic(), unrecorded():
            load_fixtures(FIXTURES / "reference")
            self.stdout.write("Loaded countries, organisations, officials, topics and documents.")
            files = import_seeds(FIXTURES / "seeds")
            self.stdout.write(f"Imported {files} documents.")
            describe_texts(FIXTURES / "curated" / "texts.json")
            load_fixtures(FIXTURES / "curated")
            aligning.align_meetings(Meeting.objects.values_list("pk", flat=True))
            search_index.rebuild()
            meetings = index.rebuild()
            self.stdout.write(
                f"Loaded {meetings} meetings with {Evidence.objects.count()} pieces of evidence."
            )


def load_fixtures(folder: Path) -> None:
    """Loads the numbered fixtures of a folder, in their order."""
    paths = sorted(str(path) for path in folder.glob("[0-9]*.json"))
    call_command("loaddata", *paths, verbosity=0)


def import_seeds(folder: Path) -> int:
    """Imports the text files of a folder; returns their number."""
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        data = path.read_bytes()
        store(plain_text.read(data, path.name), data)
    return len(paths)


def describe_texts(path: Path) -> None:
    """Gives imported texts what only editors know."""
    for told in json.loads(path.read_text(encoding="utf-8")):
        text = Text.objects.select_related("article").get(
            article__reference=told["reference"], language=told["language"]
        )
        text.kind, text.kind_presumed, text.note = told["kind"], told["kind_presumed"], told["note"]
        text.save(update_fields=["kind", "kind_presumed", "note"])
        text.article.title = told["title"]
        text.article.save(update_fields=["title"])
