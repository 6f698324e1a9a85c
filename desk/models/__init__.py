"""What only the desk needs to keep."""

from desk.models.log import Action, LogEntry

__all__ = ["Action", "LogEntry"]
