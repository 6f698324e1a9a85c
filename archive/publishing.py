"""What follows above the articles when the public may read a text, or a new state of it: evidence, alignments,
search and the record."""

from django.contrib.auth.models import User
from django.db import transaction

from archive import aligning, curation, index
from archive.anchoring import Anchored, reanchor
from articles import alignments, editing
from articles.editing import Credit
from articles.models import Draft, Revision, Text


@transaction.atomic
def publish_draft(draft: Draft, by: User, credit: Credit, note: str = "") -> tuple[Revision, Anchored]:
    """Publishes a reviewed translation; returns its new revision and what became of the evidence of the one before.

    articles.refused.Refused as editing.publish.
    """
    revision = editing.publish(draft, by, credit, note)
    anchored = reanchor(revision.text)
    follow(revision.text)
    return revision, anchored


@transaction.atomic
def publish_text(text: Text, by: User) -> None:
    """Publishes an imported text.  Refused as editing.publish_text."""
    editing.publish_text(text, by)
    follow(text)


def follow(text: Text) -> None:
    """Brings everything that reads a text up to date with it: its words or its state are new."""
    alignments.store_missing(alignments.pairs_of(text.article_id))
    aligning.align_text(text)
    curation.refresh_for(text.article)
    for translation in Text.objects.filter(translated_from__text=text):
        curation.refresh_for(translation)
    index.changed()
