"""Deciding about errors that readers reported."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import index, report_limit
from archive.models import CorrectionReport
from articles.text.normalise import nfc

State = CorrectionReport.State


class NotDecided(ValueError):
    """A decision that was not made; says why."""


def decide(report: CorrectionReport, editor: User, state: str, note: str = "", language: str = "en") -> None:
    """Accepts or declines a report.  Raises NotDecided; otherwise the note, if there is one, is public now.

    The reader's e-mail address is deleted.  A note can be worded anew: the day of the decision stays.
    """
    if state not in (State.ACCEPTED, State.DECLINED):
        raise NotDecided(_("A report is accepted or declined."))
    if state == State.ACCEPTED and not note.strip():
        raise NotDecided(_("Tell readers what was wrong, and what the page says now."))
    if report.state != state:
        report.decided_at = timezone.now()
    report.state, report.decided_by, report.email = state, editor, ""
    report.public_note, report.note_language = nfc(note.strip()), language
    with transaction.atomic():
        report.save()
        index.changed()
    report_limit.forget()


def delete(reports: Iterable[CorrectionReport]) -> None:
    """Deletes reports and their public notes."""
    with transaction.atomic():
        for report in reports:
            report.delete()
        index.changed()
