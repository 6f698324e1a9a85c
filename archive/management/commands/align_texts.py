"""Makes the machine’s alignments anew: of all texts of each article, and of all texts of each confirmed meeting.

Alignments of older revisions and those of editors stay as they are.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from archive import aligning, index
from archive.models import Meeting
from articles import alignments
from articles.models import Article, Revision

CHUNK = 500


class Command(BaseCommand):
    help = "Aligns anew the texts of each article, and those that report the same confirmed meeting."

    def handle(self, **options: Any) -> None:
        made = 0
        for pairs in _pairs():
            with transaction.atomic():
                for one, other in pairs:
                    alignments.store(one, other)
                    made += 1
        index.changed()
        self.stdout.write(f"Aligned {made} {'pair' if made == 1 else 'pairs'} of texts.")


def _pairs() -> Iterator[list[tuple[Revision, Revision]]]:
    for article in Article.objects.published().order_by("pk").values_list("pk", flat=True).iterator():
        yield alignments.pairs_of(article)
    meetings = Meeting.objects.confirmed().order_by("pk").values_list("pk", flat=True).iterator()
    done: set[tuple[int, int]] = set()
    while chunk := list(islice(meetings, CHUNK)):
        new = [pair for pair in aligning.pairs_of(chunk) if _key(pair) not in done and not _is_of_one(pair)]
        done.update(map(_key, new))
        yield new


def _key(pair: tuple[Revision, Revision]) -> tuple[int, int]:
    return pair[0].pk, pair[1].pk


def _is_of_one(pair: tuple[Revision, Revision]) -> bool:
    """Texts of one article have been aligned already."""
    return pair[0].text.article_id == pair[1].text.article_id
