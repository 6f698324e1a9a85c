"""The moment of an `asof` parameter.  Pure: no Django.

"2025-12-04"                        the end of that day, UTC
"2025-12-04T10:30:00Z"              that moment; so are "…+07:00" and, as UTC, a time without a zone
"2025-12-04T10:30:00.250000 02:00"  "+02:00": forms and addresses turn the plus into a space
"2999-01-01", "yesterday"           InvalidMoment
"""

import datetime as dt
import re
from typing import Literal

Reason = Literal["malformed", "future"]
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_PLUS_LOST = re.compile(r" (?=\d\d:\d\d$)", re.ASCII)


class InvalidMoment(ValueError):
    """`reason` says whether the value is no moment, or one that is not over yet."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def parse(text: str, now: dt.datetime) -> dt.datetime:
    """The moment that `text` names, in UTC.  InvalidMoment where it names none, or one after `now`."""
    try:
        moment = _read(_PLUS_LOST.sub("+", text.strip()))
    except (ValueError, OverflowError):
        raise InvalidMoment("malformed") from None
    if moment > now:
        raise InvalidMoment("future")
    return moment


def _read(text: str) -> dt.datetime:
    if _DAY.fullmatch(text):
        return dt.datetime.combine(dt.date.fromisoformat(text), dt.time.max, dt.UTC)
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    moment = dt.datetime.fromisoformat(text)
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def written(moment: dt.datetime) -> str:
    """A moment as addresses write it: "2025-12-04T10:30:00.250000Z"."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
