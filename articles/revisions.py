"""Adds a revision to a text: the one way in which the words of a text change.

The import and the editors come here.  What stands on the words of a text follows in the same transaction: its first
words, the search index, and which state of it its translations were made from.  Nothing is overwritten.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from articles import search_index
from articles.models import ImportedFile, Passage, Revision, Text

OPENING_LENGTH = 200


@dataclass(frozen=True)
class NewPassage:
    """A paragraph to be: its kind (Passage.Kind), its words in NFC, and its line in an imported file."""

    kind: str
    content: str
    line: int | None = None


@transaction.atomic
def add(
    text: Text,
    passages: Iterable[NewPassage],
    *,
    file: ImportedFile | None = None,
    author: User | None = None,
    reason: str,
    is_minor: bool = False,
) -> Revision:
    """Makes these paragraphs the current state of a text.

    Translations that were made from the state before become outdated, unless the words are the same: then they
    count as made from the new one.  A minor edit changes nothing of that.
    """
    Text.objects.select_for_update().get(pk=text.pk)  # two writers number their revisions one after the other
    last = text.revisions.filter(is_current=True).first()
    number = text.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    text.revisions.filter(is_current=True).update(is_current=False)
    revision = Revision.objects.create(
        text=text, number=number + 1, file=file, author=author, reason=reason, is_minor=is_minor
    )
    rows = [
        Passage(revision=revision, number=place, kind=new.kind, content=new.content, line=new.line)
        for place, new in enumerate(passages, 1)
    ]
    Passage.objects.bulk_create(rows)
    if last:
        _tell_translations(text, last, revision)
    text.opening = opening(rows)
    text.save(update_fields=["opening"])
    search_index.put([text])
    return revision


def has_new_words(revision: Revision) -> bool:
    """Whether a revision is the first of its text, or says something else than the one before."""
    before = Revision.objects.filter(text=revision.text_id, number=revision.number - 1).first()
    return before is None or _words(before) != _words(revision)


def translations_of(text: Text) -> list[Text]:
    """The texts that are made from any state of this one."""
    return list(Text.objects.filter(translated_from__text=text).with_status().order_by("pk"))


def opening(passages: Iterable[Passage]) -> str:
    """The first words that are no caption, cut between words."""
    first = next((passage.content for passage in passages if passage.kind != Passage.Kind.CAPTION), "")
    if len(first) <= OPENING_LENGTH:
        return first
    return first[:OPENING_LENGTH].rsplit(" ", 1)[0] + " …"


def _tell_translations(text: Text, last: Revision, revision: Revision) -> None:
    """A translation of which nobody has said what it was made from was not made from words that came after it."""
    if not has_new_words(revision):
        Text.objects.filter(translated_from=last).update(translated_from=revision)
    elif text.kind == Text.Kind.ORIGINAL:
        held = Text.objects.filter(article=text.article_id, revisions__is_current=True)
        unknown = held.filter(translated_from__isnull=True).exclude(kind=Text.Kind.ORIGINAL)
        Text.objects.filter(pk__in=list(unknown.values_list("pk", flat=True))).update(translated_from=last)


def _words(revision: Revision) -> list[str]:
    return list(revision.passages.order_by("number").values_list("content", flat=True))
