"""What only the desk needs to keep."""

from desk.models.imports import AddDraft, ImportResult, ImportRun, ImportRunFile, SameEventNote
from desk.models.log import Action, LogEntry

__all__ = [
    "Action",
    "AddDraft",
    "ImportResult",
    "ImportRun",
    "ImportRunFile",
    "LogEntry",
    "SameEventNote",
]
