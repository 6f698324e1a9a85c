"""Imports at the desk: what was brought, how far it is read, and what became of it.

The bytes of a file stay with its run until nothing of it waits any more; those of a stored text are kept for good
as its ImportedFile.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import not_empty, one_of
from articles.models import Revision, Text

STALLED_AFTER = dt.timedelta(minutes=3)
"""A run that has not been heard of for so long has lost its worker."""
UNTAKEN_AFTER = dt.timedelta(seconds=30)
"""A run that nobody has taken up for so long waits for a worker that may not be there."""


class RunState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Stopped")


class ImportRun(models.Model):
    """Files that one person brought at one time."""

    State = RunState

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="import_runs")
    at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    heard_at = models.DateTimeField(default=timezone.now, help_text="When it was last queued or at work.")
    ended_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text="Bytes of all its files.")
    error = models.TextField(blank=True, help_text="Why it stopped.")

    class Meta:
        ordering = ["-pk"]
        constraints = [one_of("state", RunState, "import_run_state")]

    def __str__(self) -> str:
        return _("Import %(number)s") % {"number": self.pk}

    @property
    def is_at_work(self) -> bool:
        """Queued or running, as far as is known."""
        return self.state in (RunState.WAITING, RunState.RUNNING)

    @property
    def is_stalled(self) -> bool:
        """Nobody has been at work on it for long: whoever was has been stopped."""
        return self.state == RunState.RUNNING and timezone.now() - self.heard_at > STALLED_AFTER

    @property
    def is_untaken(self) -> bool:
        return self.state == RunState.WAITING and timezone.now() - self.heard_at > UNTAKEN_AFTER

    @property
    def may_run_again(self) -> bool:
        return self.state == RunState.FAILED or self.is_stalled


class FileState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    READING = "reading", _("Being read")
    READ = "read", _("Read")


class ImportRunFile(models.Model):
    """One file of a run.  stated: what was said of it in the form, which overrules what is recognised
    (articles.importers.overruling.Stated as JSON)."""

    State = FileState

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="files")
    number = models.PositiveIntegerField(help_text="1 for the first.")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    content = models.BinaryField(null=True, help_text="Empty when nothing of it waits any more.")
    stated = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.WAITING)
    done = models.PositiveBigIntegerField(default=0, help_text="Bytes that are read.")
    documents = models.PositiveIntegerField(default=0, help_text="Documents that are finished.")

    class Meta:
        ordering = ["run_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="import_run_file_number_once"),
            not_empty("name", "import_run_file_has_name"),
            one_of("state", FileState, "import_run_file_state"),
        ]

    def __str__(self) -> str:
        return self.name


class ResultStatus(models.TextChoices):
    CREATED = "created", _("New text")
    REVISED = "revised", _("New state of a text")
    UNCHANGED = "unchanged", _("Held already")
    REJECTED = "rejected", _("Rejected")
    WAITING = "waiting", _("Waits for an editor")
    DECLINED = "declined", _("Not taken over")


class ImportResult(models.Model):
    """What became of one text of a file, or why a document of it was rejected."""

    Status = ResultStatus

    file = models.ForeignKey(ImportRunFile, models.CASCADE, related_name="results")
    ordinal = models.PositiveIntegerField(default=0, help_text="Which document of its file, from 1; 0: none.")
    item = models.PositiveIntegerField(
        default=0, help_text="Document of the file, from 1; 0: the whole file."
    )
    member = models.CharField(max_length=2000, blank=True, help_text="Its path inside an archive.")
    status = models.CharField(max_length=10, choices=ResultStatus)
    text = models.ForeignKey(Text, models.SET_NULL, null=True, blank=True, related_name="import_results")
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=35, blank=True)
    title = models.CharField(max_length=500, blank=True, help_text="Headline or first words.")
    line = models.PositiveIntegerField(null=True, blank=True)
    code = models.CharField(max_length=30, blank=True, help_text="Why it was rejected, for programs.")
    message = models.TextField(blank=True, help_text="Why it was rejected, or what followed.")
    warnings = models.JSONField(default=list, blank=True, help_text="code, message, line of each.")
    proposed = models.PositiveIntegerField(default=0, help_text="Meetings that are proposed.")

    class Meta:
        ordering = ["file__number", "pk"]
        constraints = [one_of("status", ResultStatus, "import_result_status")]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.title or self.file}"

    @property
    def place(self) -> str:
        """news.zip/a.csv, document 3, line 7: where in the file it stands; empty for the whole file."""
        parts = [self.member] if self.member else []
        if self.item:
            parts.append(_("document %(number)s") % {"number": self.item})
        if self.line:
            parts.append(_("line %(number)s") % {"number": self.line})
        return ", ".join(map(str, parts))


class AddDraft(models.Model):
    """The form of an article as somebody left it, to be taken up again; nothing of it is in the archive."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="add_drafts")
    values: models.JSONField[Any, Any] = models.JSONField(help_text="Everything typed, by field.")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        words = " ".join(str(self.values.get("text", "")).split())
        return words[:80] or str(_("Draft without a text"))


class SameEventNote(models.Model):
    """An editor says that a text reports the same event as an article that is held."""

    text = models.OneToOneField(Text, models.CASCADE, related_name="same_event_note")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["text_id"]

    def __str__(self) -> str:
        return f"{self.text_id} = {self.article_id}"
