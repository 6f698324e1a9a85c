"""Writes the log of the desk: called inside the transaction of what was done."""

from django.contrib.auth.models import User
from django.db.models import Model

from desk.models import Action, LogEntry


def note(by: User, action: Action, record: Model, detail: str = "") -> LogEntry:
    """Adds a line.  detail: what was changed and why, in the words of whoever did it or of the desk (English)."""
    told = str(record) or f"{record._meta.verbose_name} {record.pk}"
    return LogEntry.objects.create(by=by, action=action, record=record, told=told[:300], detail=detail)
