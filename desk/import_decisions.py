"""What waits in an import: an editor takes it over, or leaves the held text as it is."""

import io

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from archive.proposing import Proposer
from articles.models import Text
from articles.refused import Refused as NotDone
from desk import imports, log
from desk.models import Action, ImportResult, ImportRunFile
from desk.models.imports import ResultStatus


@transaction.atomic
def take_over(result: ImportResult, by: User) -> list[ImportResult]:
    """Stores a document that waits, in all its languages.  NotDone where it is the editor's own translation."""
    file = (
        ImportRunFile.objects.select_for_update()
        .select_related("run__by")
        .defer("content")
        .get(pk=result.file_id)
    )
    waiting = _waiting(file, result.ordinal)
    for one in waiting:
        if one.text and one.text.kind == Text.Kind.HUMAN and file.run.by_id == by.pk:
            raise NotDone(_("Nobody approves their own translation: another editor decides."))
    stream = io.BytesIO(imports.content_of(file))
    found = enumerate(imports.documents_of(file, stream), 1)
    document = next((document for ordinal, document in found if ordinal == result.ordinal), None)
    if document is None:
        raise NotDone(_("The bytes of the file are gone: bring it again."))
    ImportResult.objects.filter(pk__in=[one.pk for one in waiting]).delete()
    rows = imports.take(file.run, file, result.ordinal, document, Proposer(), confirmed_by=by)
    imports.let_go(file)
    return rows


@transaction.atomic
def decline(result: ImportResult, by: User) -> None:
    """Leaves the held texts as they are.  NotDone where somebody has decided it."""
    file = (
        ImportRunFile.objects.select_for_update()
        .select_related("run")
        .defer("content")
        .get(pk=result.file_id)
    )
    waiting = _waiting(file, result.ordinal)
    ImportResult.objects.filter(pk__in=[one.pk for one in waiting]).update(status=ResultStatus.DECLINED)
    log.note(by, Action.REFUSED, file.run, f"{file.name}: not taken over")
    imports.let_go(file)


def _waiting(file: ImportRunFile, ordinal: int) -> list[ImportResult]:
    held = file.results.filter(ordinal=ordinal, status=ResultStatus.WAITING).select_related("text")
    if not (found := list(held)):
        raise NotDone(_("It does not wait any more: somebody has decided it."))
    return found
