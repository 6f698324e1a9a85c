"""`rebuild_search`: makes the search index anew from the published texts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive import index, text_facets
from articles import search_index


class Command(BaseCommand):
    help = "Makes the search index anew from the published texts."

    def handle(self, **options: Any) -> None:
        try:
            texts = search_index.rebuild()
            text_facets.rebuild()
            index.changed()
        except search_index.IndexFull as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Indexed {texts} texts.")
