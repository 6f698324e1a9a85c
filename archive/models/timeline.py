"""What is kept ready for reading: one row a meeting, one set of meetings a facet value, and the rows of before.

Rows and sets are concluded from the meetings by archive.index, in the transaction that changes them, and can be
made anew at any time (`rebuild_timeline`).
"""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.utils import timezone

from archive.models.meetings import Meeting


class TimelineRow(models.Model):
    """A meeting ready for lists and exports.

    `key` is its place on the timeline: day, time of day, order of entry (archive.timeline_key); larger is later.
    `record` is the meeting as JSON, the very text that /meetings.json prints.
    """

    key = models.PositiveBigIntegerField(primary_key=True)
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="row")
    record = models.TextField()
    csv = models.TextField(help_text="The line of /meetings.csv.")
    lower = models.DateField(null=True)
    upper = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["lower", "upper"],
                condition=models.Q(upper__gt=models.F("lower")),
                name="timeline_row_periods",
            ),
            # The meetings of a selection are read from here: the rows themselves are wide.
            models.Index(fields=["key", "meeting"], name="timeline_row_meetings"),
        ]

    def __str__(self) -> str:
        return str(self.key)

    def as_record(self) -> dict[str, Any]:
        """The record as values."""
        found: dict[str, Any] = json.loads(self.record)
        return found


class TimelineState(models.Model):
    """What a row of the timeline said from `since` until `until`; the valid one has no end.

    Rows are added and closed, never changed otherwise (archive.history).  `meeting_number` is no foreign key:
    what was said of a meeting is kept when the meeting goes.
    """

    meeting_number = models.PositiveBigIntegerField()
    key = models.PositiveBigIntegerField()
    record = models.TextField()
    lower = models.DateField(null=True)
    upper = models.DateField(null=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting_number"], condition=models.Q(until=None), name="state_valid_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="state_ends_later",
            ),
        ]
        indexes = [
            models.Index(fields=["key", "since"], name="state_by_key"),
            models.Index(fields=["meeting_number", "since"], name="state_by_meeting"),
            models.Index(fields=["since"], name="state_since"),
            models.Index(fields=["until"], name="state_until"),
        ]

    def as_record(self) -> dict[str, Any]:
        """The record as values."""
        found: dict[str, Any] = json.loads(self.record)
        return found

    def __str__(self) -> str:
        return f"{self.meeting_number} since {self.since:%Y-%m-%d}"


class FacetSet(models.Model):
    """The timeline keys of all meetings that carry one facet value, as a serialised roaring bitmap."""

    facet = models.CharField(max_length=15)
    value = models.CharField(max_length=120)
    label = models.CharField(
        max_length=200, blank=True, help_text="What the value is called; empty where code names it."
    )
    label_language = models.CharField(max_length=35, blank=True)
    size = models.PositiveIntegerField(help_text="Number of confirmed and machine-found meetings.")
    members = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="facet_value_once")]
        indexes = [models.Index(fields=["facet", "-size", "value"], name="facet_largest_first")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value} ({self.size})"


class ArchiveState(models.Model):
    """One row: the version of the public record, raised by every change; pages are cached against it."""

    version = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="state_is_one_row")]

    def __str__(self) -> str:
        return str(self.version)
