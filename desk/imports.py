"""Imports at the desk: files are brought, read one document after the other, and stored as drafts.

A document is one transaction with its results and with how far its file is read: whatever stops a run, it can be
run again and goes on where it was.  What would change a text that is not the bringer's own draft waits for an
editor.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import importing
from archive.importing import Followed
from archive.proposing import Proposer
from articles import search_index
from articles.importers.overruling import Stated, overrule, stated_of
from articles.importers.parsed import ParsedArticle, Refused
from articles.importers.reading import read_documents
from articles.importers.store import Arrival, Outcome, store_versions
from articles.languages import UnknownLanguage
from articles.models import Article, Text
from articles.refused import Refused as NotDone
from desk import log
from desk.models import Action, ImportResult, ImportRun, ImportRunFile, SameEventNote
from desk.models.imports import FileState, ResultStatus, RunState
from desk.roles import Right, may

LONGEST_NAME = 255
LONGEST_TITLE = 300
LONGEST_ERROR = 500
OPTION = re.compile(r" \(--[a-z-]+\)")
"""What refusals say to those who import from the command line."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Brought:
    """A file as it was sent.  refused: why it is not read at all; its bytes are not kept then."""

    name: str
    data: bytes
    stated: Stated = field(default_factory=Stated)
    refused: Refused | None = None


class Waits(Exception):
    """The document would change texts that an editor has to be asked about."""

    def __init__(self, texts: list[Text]) -> None:
        super().__init__()
        self.texts = texts


@transaction.atomic
def begin(by: User, files: list[Brought]) -> ImportRun:
    """A run of these files, waiting to be performed."""
    run = ImportRun.objects.create(by=by)
    for number, brought in enumerate(files, 1):
        refused = brought.refused
        file = ImportRunFile.objects.create(
            run=run,
            number=number,
            name=(brought.name or _("file"))[-LONGEST_NAME:],
            size=0 if refused else len(brought.data),
            content=None if refused else brought.data,
            stated=brought.stated.as_json(),
            state=FileState.READ if refused else FileState.WAITING,
        )
        if refused:
            _rejected(file, 0, refused).save()
    run.size = run.files.aggregate(size=Sum("size"))["size"] or 0
    run.save(update_fields=["size"])
    log.note(by, Action.CREATED, run, ", ".join(brought.name for brought in files)[:1000])
    return run


def perform(pk: int) -> None:
    """Reads what is left of a run.  Nothing where another worker has it; what stops it is noted and raised."""
    taken = ImportRun.objects.filter(pk=pk, state=RunState.WAITING)
    if not taken.update(state=RunState.RUNNING, heard_at=timezone.now(), error=""):
        return
    run = ImportRun.objects.select_related("by").get(pk=pk)
    try:
        proposer = Proposer()
        for file in run.files.exclude(state=FileState.READ).defer("content"):
            _read(run, file, proposer)
    except BaseException as error:  # the worker may be told to stop in the middle of a run
        logger.exception("Import %s stopped", pk)
        _stopped(run, error)
        raise
    ImportRun.objects.filter(pk=pk).update(state=RunState.DONE, ended_at=timezone.now())


def run_again(run: ImportRun, by: User) -> None:
    """Queues a run that has stopped; NotDone where it has not."""
    with transaction.atomic():
        held = ImportRun.objects.select_for_update().get(pk=run.pk)
        if not held.may_run_again:
            raise NotDone(_("The import has not stopped."))
        held.state, held.heard_at, held.ended_at = RunState.WAITING, timezone.now(), None
        held.save(update_fields=["state", "heard_at", "ended_at"])
        log.note(by, Action.CHANGED, held, "run again")


def _stopped(run: ImportRun, error: BaseException) -> None:
    told = (
        _("The worker was stopped.")
        if isinstance(error, SystemExit | KeyboardInterrupt)
        else f"{type(error).__name__}: {error}"
    )
    ImportRun.objects.filter(pk=run.pk).update(
        state=RunState.FAILED, error=told[:LONGEST_ERROR], ended_at=timezone.now()
    )


def _read(run: ImportRun, file: ImportRunFile, proposer: Proposer) -> None:
    """The documents of a file that are not finished yet, each in its own transaction."""
    ImportRunFile.objects.filter(pk=file.pk).update(state=FileState.READING)
    stream, finished = io.BytesIO(content_of(file)), file.documents
    for ordinal, document in enumerate(documents_of(file, stream), 1):
        if ordinal > finished:
            with transaction.atomic():
                take(run, file, ordinal, document, proposer)
                file.documents, file.done = ordinal, max(file.done, _place(stream, file))
                file.save(update_fields=["documents", "done"])
                ImportRun.objects.filter(pk=run.pk).update(heard_at=timezone.now())
    file.state, file.done = FileState.READ, file.size
    file.save(update_fields=["state", "done"])
    let_go(file)


def _place(stream: io.BytesIO, file: ImportRunFile) -> int:
    """How far a file is read; whoever unpacks an archive closes it at its end."""
    return file.size if stream.closed else min(stream.tell(), file.size)


def content_of(file: ImportRunFile) -> bytes:
    """The bytes of a file, read only when they are needed."""
    content = ImportRunFile.objects.values_list("content", flat=True).get(pk=file.pk)
    return bytes(content or b"")


def documents_of(file: ImportRunFile, stream: io.BytesIO) -> Iterator[ParsedArticle | Refused]:
    return read(stream, file.name, stated_of(file.stated))


def read(stream: io.BytesIO, name: str, stated: Stated) -> Iterator[ParsedArticle | Refused]:
    """What a file holds, with what was said of it in the form.  Raises UnknownLanguage."""
    for document in read_documents(stream, name, language=stated.language or None):
        if isinstance(document, Refused):
            document.message = OPTION.sub("", document.message)
            yield document
        elif document.encoding in ("utf-16-le", "utf-16-be"):
            told = _("The file seems to be UTF-16, but no byte-order mark says so. Save it as UTF-8.")
            yield Refused("bad_encoding", told).placed(document.item, document.member)
        else:
            yield overrule(document, stated)


def take(
    run: ImportRun,
    file: ImportRunFile,
    ordinal: int,
    document: ParsedArticle | Refused,
    proposer: Proposer,
    confirmed_by: User | None = None,
) -> list[ImportResult]:
    """Stores one document, or says why not; all that became of it in rows."""
    made = partial(_stored, run, file, proposer=proposer, confirmed_by=confirmed_by)
    rows = _rows(file, ordinal, document, made)
    ImportResult.objects.bulk_create(rows)
    return rows


def _rows(
    file: ImportRunFile, ordinal: int, document: ParsedArticle | Refused, made: Any
) -> list[ImportResult]:
    if isinstance(document, Refused):
        return [_rejected(file, ordinal, document)]
    try:
        with transaction.atomic():
            found: list[Followed] = made(document)
    except Waits as waits:
        return [
            _result(file, ordinal, parsed, ResultStatus.WAITING, text=text)
            for parsed, text in zip(document.texts, waits.texts, strict=True)
        ]
    except Refused as refused:
        return [_rejected(file, ordinal, refused.placed(document.item, document.member))]
    except (DataError, IntegrityError, UnknownLanguage) as error:
        told = _("It cannot be stored: %(why)s") % {"why": " ".join(str(error).split())[:200]}
        return [_rejected(file, ordinal, Refused("bad_record", told).placed(document.item, document.member))]
    return [
        _result(file, ordinal, parsed, ResultStatus(one.outcome.status), followed=one)
        for parsed, one in zip(document.texts, found, strict=True)
    ]


def _stored(
    run: ImportRun,
    file: ImportRunFile,
    document: ParsedArticle,
    proposer: Proposer,
    confirmed_by: User | None,
) -> list[Followed]:
    """One document in the archive.  Waits, and nothing is changed, where an editor has to be asked."""
    search_index.lock()  # two imports at once wait for each other before they look for what is held
    stated = stated_of(file.stated)
    outcomes = store_versions(document, _arrival(run.by, stated))
    if confirmed_by is None and not all(_is_free(outcome, run.by) for outcome in outcomes):
        raise Waits([outcome.text if outcome.status != "created" else None for outcome in outcomes])  # type: ignore[misc]
    found = importing.follow_up(outcomes, proposer)
    for outcome in outcomes:
        if outcome.status != "unchanged":
            told = f"{file.name}: {outcome.status}"
            log.note(confirmed_by or run.by, Action.IMPORTED, outcome.text, told)
    _note_same_event(outcomes[0].text, stated.same_event, run.by)
    return found


def _arrival(by: User, stated: Stated) -> Arrival:
    article = Article.objects.filter(pk=stated.translates).first() if stated.translates else None
    return Arrival(
        state=Text.State.DRAFT,
        by=by,
        article=article,
        kind=stated.kind or (Text.Kind.MACHINE if article else None),
        presumed=stated.kind is None or stated.presumed,
        translator=stated.translator,
    )


def _is_free(outcome: Outcome, by: User) -> bool:
    """Whether this may be stored without asking: a new draft, the bringer's own, or a draft made of a file."""
    if outcome.status != "revised":
        return True
    former = list(outcome.text.revisions.exclude(pk=outcome.revision.pk).order_by("-number"))
    if outcome.text.state != Text.State.DRAFT or not former or former[0].file_id is None:
        return False
    if Text.objects.published().filter(article=outcome.text.article_id).exists():
        return False  # its translation may be public, and would be outdated
    return may(by, Right.REVISE) or all(revision.author_id == by.pk for revision in former)


def _note_same_event(text: Text, number: int | None, by: User) -> None:
    article = Article.objects.filter(pk=number).first() if number else None
    if article:
        SameEventNote.objects.update_or_create(text=text, defaults={"article": article, "by": by})
        importing.suggest_same_event(text, article)


def _result(
    file: ImportRunFile,
    ordinal: int,
    parsed: ParsedArticle,
    status: ResultStatus,
    *,
    followed: Followed | None = None,
    text: Text | None = None,
) -> ImportResult:
    outcome = followed.outcome if followed else None
    return ImportResult(
        file=file,
        ordinal=ordinal,
        item=parsed.item or 0,
        member=parsed.member,
        status=status,
        text=outcome.text if outcome else text,
        revision=outcome.revision if outcome else None,
        language=parsed.language,
        title=(parsed.title or next(iter(parsed.paragraphs), ""))[:LONGEST_TITLE],
        message=importing.told(replace(followed, proposed=Counter())) if followed else "",
        warnings=[{"code": one.code, "message": one.message, "line": one.line} for one in parsed.warnings],
        proposed=followed.proposed["new"] if followed else 0,
    )


def _rejected(file: ImportRunFile, ordinal: int, refused: Refused) -> ImportResult:
    return ImportResult(
        file=file,
        ordinal=ordinal,
        item=refused.item or 0,
        member=refused.member,
        status=ResultStatus.REJECTED,
        line=refused.line,
        code=refused.code,
        message=refused.message,
    )


def let_go(file: ImportRunFile) -> None:
    """The bytes of a file that is read go, unless something of it waits."""
    if not file.results.filter(status=ResultStatus.WAITING).exists():
        ImportRunFile.objects.filter(pk=file.pk, state=FileState.READ).update(content=None)


@transaction.atomic
def remove(run: ImportRun, by: User) -> None:
    """Takes a run off the list; what it stored stays.  NotDone while it is at work."""
    if run.is_at_work and not run.is_stalled:
        raise NotDone(_("The import is at work. Wait until it has ended."))
    log.note(by, Action.REMOVED, run)
    run.delete()


@dataclass(frozen=True)
class Progress:
    """How far a run is.  percent: of its bytes, whole; 100 only at its end."""

    percent: int
    files_read: int
    files: int
    counts: dict[str, int]


def progress(run: ImportRun) -> Progress:
    """How far a run is, in two queries."""
    files = run.files.aggregate(
        done=Sum("done"), all=Count("pk"), read=Count("pk", filter=Q(state=FileState.READ))
    )
    counts = Counter(dict.fromkeys(ResultStatus.values, 0))
    found = ImportResult.objects.filter(file__run=run).values_list("status").annotate(n=Count("pk"))
    counts.update(dict(found.order_by()))
    share = int(100 * (files["done"] or 0) / run.size) if run.size else 0
    percent = 100 if run.state == RunState.DONE else min(share, 99)
    return Progress(percent, files["read"], files["all"], dict(counts))
