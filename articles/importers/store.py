"""Parsed articles into rows: idempotent, one transaction a file, editors' fields never overwritten.

How a file is recognised, in this order:
1. its bytes are those of a current revision: nothing changes (of its language, in a record of several);
2. its id is that of a held article: its text of the same language gets a new revision, or is added;
3. its source address and language are those of a held text: a new revision of that text;
4. its name is that of a held text of the same language, and at least a third of their words are the same:
   a new revision of that text;
5. otherwise it is a new text (of a held article, where the address is known) or a new article.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from articles import alignments, revisions
from articles.importers import urls
from articles.importers.parsed import ParsedArticle, Refused
from articles.models import Article, ImportedFile, Publisher, RemovedText, Revision, Text
from articles.revisions import NewPassage
from articles.text.normalise import tokens

SAME_TEXT = 1 / 3
LONGEST_REFERENCE = 280
LONGEST_PUBLISHER = 200
MACHINE_BASES = ("", "header", "url", "metadata")

Status = Literal["created", "revised", "unchanged"]


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    status: Status
    text: Text
    revision: Revision


@dataclass(frozen=True)
class Arrival:
    """How a document comes in.

    state: of a text that is new. by: who brought it, None from the command line. article: which it is a
    translation of. kind: of a text that is new, None where it is to be presumed. presumed: nobody has said the
    kind. translator: who, or which engine.
    """

    state: str = Text.State.PUBLISHED
    by: User | None = None
    article: Article | None = None
    kind: str | None = None
    presumed: bool = True
    translator: str = ""


FROM_COMMAND_LINE = Arrival()


def store(parsed: ParsedArticle, data: bytes) -> Outcome:
    """Stores one parsed file with its bytes.  All or nothing."""
    outcome = _store(parsed, data, None, FROM_COMMAND_LINE)
    _align(outcome)
    return outcome


def store_versions(parsed: ParsedArticle, arrival: Arrival = FROM_COMMAND_LINE) -> list[Outcome]:
    """Stores one document in every language of its record, as texts of one article.  All or nothing.

    Raises Refused where the record's id is that of another article.
    """
    with transaction.atomic():
        outcomes = [_store(parsed, parsed.data, arrival.article, arrival)]
        article = outcomes[0].text.article
        outcomes += [_store(version, parsed.data, article, arrival) for version in parsed.versions]
        _note_original(parsed, outcomes)
        for outcome in outcomes:
            _align(outcome)
        return outcomes


def _align(outcome: Outcome) -> None:
    """A new state of a text is aligned with the other texts of its article."""
    if outcome.status != "unchanged":
        alignments.store_missing(alignments.pairs_of(outcome.text.article_id))


def _note_original(parsed: ParsedArticle, outcomes: list[Outcome]) -> None:
    """A translation that came in one record with its original was made from that state of it.

    Where the original has other words now and the translation has not, it keeps its older one: it is outdated.
    """
    originals = [outcome for outcome in outcomes if outcome.text.kind == Text.Kind.ORIGINAL]
    if len(originals) != 1:
        return
    for told, outcome in zip(parsed.texts, outcomes, strict=True):
        text = outcome.text
        if told.translation and text.kind != Text.Kind.ORIGINAL and revisions.has_new_words(outcome.revision):
            text.translated_from = originals[0].revision
            text.save(update_fields=["translated_from"])


def _store(parsed: ParsedArticle, data: bytes, article: Article | None, arrival: Arrival) -> Outcome:
    """article: the one that the text belongs to, where that is known already."""
    with transaction.atomic():
        same = _held_unchanged(parsed)
        if same and (article is None or same.text.article_id == article.pk):
            return Outcome("unchanged", same.text, same)
        article = article or _named_article(parsed)
        text = _text_of(article, parsed) if article else held_text(parsed)
        status: Status = "revised" if text else "created"
        text = text or _new_text(parsed, article, arrival)
        if _may_fill(text, arrival):
            _fill_article(text.article, parsed)
        return Outcome(status, text, _add_revision(text, parsed, data, arrival.by))


def held(sha256: str) -> Revision | None:
    """The current revision that was made of a file of exactly these bytes: it need not be read again."""
    return _current(sha256).first()


def _current(sha256: str) -> QuerySet[Revision]:
    current = Revision.objects.filter(file__sha256=sha256, is_current=True)
    return current.select_related("text__article")


def _held_unchanged(parsed: ParsedArticle) -> Revision | None:
    current = _current(parsed.sha256)
    if parsed.item is not None:
        current = current.filter(text__language=parsed.language)
    return current.first()


def held_text(parsed: ParsedArticle) -> Text | None:
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


def _named_article(parsed: ParsedArticle) -> Article | None:
    """The article that an earlier record gave the same id. Raises Refused where the addresses speak against it."""
    if not parsed.external_id:
        return None
    article: Article | None = Article.objects.filter(reference=_reference(parsed)).first()
    if article is None or _same_source(article, parsed) or _same_site(article, parsed):
        return article
    told = f"the id “{parsed.external_id}” belongs to {article.source_url}, not to {parsed.source_url}"
    raise Refused("bad_record", f"{told}. Give the record its own id, or its old address")


def _text_of(article: Article, parsed: ParsedArticle) -> Text | None:
    held: Text | None = Text.objects.filter(article=article, language=parsed.language).order_by("pk").first()
    return held


def _same_site(article: Article, parsed: ParsedArticle) -> bool:
    """An article may move within its site; editors' addresses stay as they are."""
    return urls.domain(article.source_url or "") == parsed.domain


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


def _may_fill(text: Text, arrival: Arrival) -> bool:
    """A draft says nothing of an article that the public reads already, and a translation nothing of its original."""
    if arrival.article is not None:
        return False
    return text.is_published or not Text.objects.published().filter(article=text.article_id).exists()


def _new_text(parsed: ParsedArticle, article: Article | None, arrival: Arrival) -> Text:
    if article is None and parsed.source_url:
        article = Article.objects.filter(source_url=parsed.source_url).first()
    article = article or Article.objects.create(
        reference=_free_reference(_reference(parsed)), source_url=parsed.source_url
    )
    text: Text = Text.objects.create(
        article=article,
        language=parsed.language,
        kind=arrival.kind or _kind(parsed, _publisher(parsed)),
        kind_presumed=arrival.presumed,
        translator=arrival.translator,
        translated_from=_original_of(arrival),
        state=arrival.state,
    )
    return text


def _original_of(arrival: Arrival) -> Revision | None:
    """The state of the original that a person says the text translates."""
    if arrival.article is None or arrival.kind in (None, Text.Kind.ORIGINAL):
        return None
    held = Revision.objects.filter(
        text__article=arrival.article, text__kind=Text.Kind.ORIGINAL, is_current=True
    )
    return held.first() if held.count() == 1 else None


def _reference(parsed: ParsedArticle) -> str:
    """“id:…”, else the address, else “file:NAME”; a very long one by its beginning and its SHA-256."""
    named = f"id:{parsed.external_id}" if parsed.external_id else parsed.source_url
    reference = named or f"file:{parsed.name}"
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
    """A text in another language than its publisher's, or its record's, is presumed to be a machine translation."""
    translated = parsed.translation or bool(
        publisher and publisher.language and publisher.language != parsed.language
    )
    return Text.Kind.MACHINE if translated else Text.Kind.ORIGINAL


def presumed_kind(parsed: ParsedArticle) -> str:
    """The kind that a text would have if nobody said it; nothing is stored."""
    return _kind(parsed, Publisher.objects.filter(domain=parsed.domain).first() if parsed.domain else None)


def _publisher(parsed: ParsedArticle) -> Publisher | None:
    if not parsed.domain:
        return None
    name = (parsed.publisher_name or parsed.domain)[:LONGEST_PUBLISHER]
    return Publisher.objects.get_or_create(domain=parsed.domain, defaults={"name": name})[0]


def _fill_article(article: Article, parsed: ParsedArticle) -> None:
    """Fills what is empty; replaces a date only where no editor has set it."""
    article.publisher = article.publisher or _publisher(parsed)
    if not article.source_url and not Article.objects.filter(source_url=parsed.source_url).exists():
        article.source_url = parsed.source_url
    article.source_url_as_printed = article.source_url_as_printed or parsed.source_url_as_printed or ""
    if article.publisher and not article.original_language:
        article.original_language = article.publisher.language
    if parsed.published and article.published_basis in MACHINE_BASES:
        article.published = parsed.published
        article.published_basis = parsed.published_basis
        article.published_words = parsed.published_words or ""
    article.save()


def _add_revision(text: Text, parsed: ParsedArticle, data: bytes, by: User | None) -> Revision:
    file, _ = ImportedFile.objects.get_or_create(
        sha256=parsed.sha256,
        defaults={"content": data, "size": len(data), "encoding": parsed.encoding, "name": parsed.name},
    )
    text.title = parsed.title or text.title
    text.save(update_fields=["title"])
    passages = (NewPassage(found.kind, found.text, found.line) for found in parsed.passages)
    revision = revisions.add(text, passages, file=file, author=by, reason="import")
    RemovedText.objects.bulk_create(
        RemovedText(
            revision=revision, line=found.line, kind=found.kind, scope=found.scope, content=found.text
        )
        for found in parsed.removed
    )
    return revision
