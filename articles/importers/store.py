"""Parsed articles into rows: idempotent, one transaction a file, editors' fields never overwritten.

How a file is recognised, in this order:
1. its bytes are those of a current revision: nothing changes;
2. its source address and language are those of a held text: a new revision of that text;
3. its name is that of a held text of the same language, and at least a third of their words are the same:
   a new revision of that text;
4. otherwise it is a new text (of a held article, where the address is known) or a new article.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from django.db import transaction

from articles.importers.parsed import ParsedArticle
from articles.models import Article, ImportedFile, Passage, Publisher, RemovedText, Revision, Text
from articles.text.normalise import tokens

SAME_TEXT = 1 / 3
OPENING_LENGTH = 200
LONGEST_REFERENCE = 280
MACHINE_BASES = ("", "header", "url", "metadata")

Status = Literal["created", "revised", "unchanged"]


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    status: Status
    text: Text
    revision: Revision


def store(parsed: ParsedArticle, data: bytes) -> Outcome:
    """Stores one parsed file with its bytes.  All or nothing."""
    with transaction.atomic():
        held = _held_unchanged(parsed)
        if held:
            return Outcome("unchanged", held.text, held)
        text = _held_text(parsed)
        status: Status = "revised" if text else "created"
        text = text or _new_text(parsed)
        _fill_article(text.article, parsed)
        return Outcome(status, text, _add_revision(text, parsed, data))


def _held_unchanged(parsed: ParsedArticle) -> Revision | None:
    current = Revision.objects.filter(file__sha256=parsed.sha256, is_current=True)
    return current.select_related("text__article").first()


def _held_text(parsed: ParsedArticle) -> Text | None:
    """The text that this file is a later state of, if the archive holds it."""
    if parsed.source_url:
        same_address = Text.objects.filter(article__source_url=parsed.source_url, language=parsed.language)
        found: Text | None = same_address.select_related("article").order_by("pk").first()
        if found:
            return found
    named = Revision.objects.filter(is_current=True, file__name=parsed.name, text__language=parsed.language)
    for revision in named.select_related("text__article"):
        if _same_source(revision.text.article, parsed) and _likeness(revision, parsed) >= SAME_TEXT:
            held: Text = revision.text
            return held
    return None


def _same_source(article: Article, parsed: ParsedArticle) -> bool:
    """No two different addresses: one of them may be missing."""
    return not (article.source_url and parsed.source_url and article.source_url != parsed.source_url)


def _likeness(revision: Revision, parsed: ParsedArticle) -> float:
    """Shared words of two texts, from 0 to 1 (Jaccard)."""
    held = {
        word for content in revision.passages.values_list("content", flat=True) for word in tokens(content)
    }
    new = {word for passage in parsed.passages for word in tokens(passage.text)}
    return len(held & new) / len(held | new) if held or new else 1.0


def _new_text(parsed: ParsedArticle) -> Text:
    article = Article.objects.filter(source_url=parsed.source_url).first() if parsed.source_url else None
    article = article or Article.objects.create(
        reference=_free_reference(_reference(parsed)), source_url=parsed.source_url
    )
    kind = _kind(parsed, _publisher(parsed))
    text: Text = Text.objects.create(article=article, language=parsed.language, kind=kind, kind_presumed=True)
    return text


def _reference(parsed: ParsedArticle) -> str:
    """The address, else “file:NAME”; a very long one by its beginning and its SHA-256."""
    reference = parsed.source_url or f"file:{parsed.name}"
    if len(reference) <= LONGEST_REFERENCE:
        return reference
    return f"{reference[:200]}#sha256:{sha256(reference.encode()).hexdigest()}"


def _free_reference(wanted: str) -> str:
    """The reference, or “reference#2” where another article has it."""
    number, reference = 1, wanted
    while Article.objects.filter(reference=reference).exists():
        number += 1
        reference = f"{wanted}#{number}"
    return reference


def _kind(parsed: ParsedArticle, publisher: Publisher | None) -> str:
    """A text in another language than its publisher's is presumed to be a machine translation."""
    translated = bool(publisher and publisher.language and publisher.language != parsed.language)
    return Text.Kind.MACHINE if translated else Text.Kind.ORIGINAL


def _publisher(parsed: ParsedArticle) -> Publisher | None:
    if not parsed.domain:
        return None
    return Publisher.objects.get_or_create(domain=parsed.domain, defaults={"name": parsed.domain})[0]


def _fill_article(article: Article, parsed: ParsedArticle) -> None:
    """Fills what is empty; replaces a date only where no editor has set it."""
    article.publisher = article.publisher or _publisher(parsed)
    article.source_url = article.source_url or parsed.source_url
    article.source_url_as_printed = article.source_url_as_printed or parsed.source_url_as_printed or ""
    if article.publisher and not article.original_language:
        article.original_language = article.publisher.language
    if parsed.published and article.published_basis in MACHINE_BASES:
        article.published = parsed.published
        article.published_basis = parsed.published_basis
        article.published_words = parsed.published_words or ""
    article.save()


def _add_revision(text: Text, parsed: ParsedArticle, data: bytes) -> Revision:
    file, _ = ImportedFile.objects.get_or_create(
        sha256=parsed.sha256,
        defaults={"content": data, "size": len(data), "encoding": parsed.encoding, "name": parsed.name},
    )
    last = text.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    text.revisions.filter(is_current=True).update(is_current=False)
    revision = Revision.objects.create(text=text, number=last + 1, file=file, reason="import")
    Passage.objects.bulk_create(
        Passage(revision=revision, number=found.number, kind=found.kind, content=found.text, line=found.line)
        for found in parsed.passages
    )
    RemovedText.objects.bulk_create(
        RemovedText(
            revision=revision, line=found.line, kind=found.kind, scope=found.scope, content=found.text
        )
        for found in parsed.removed
    )
    text.title = parsed.title or text.title
    text.opening = _opening(parsed)
    text.save(update_fields=["title", "opening"])
    return revision


def _opening(parsed: ParsedArticle) -> str:
    """The first words, cut between words."""
    first = next(passage.text for passage in parsed.passages if passage.kind != "caption")
    if len(first) <= OPENING_LENGTH:
        return first
    return first[:OPENING_LENGTH].rsplit(" ", 1)[0] + " …"
