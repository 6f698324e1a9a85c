"""Whether two reports of the same sides tell of one event: by their days, the kind of meeting and who took part.

The one rule for the texts of an import and for a report beside the meetings of the archive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from archive.extraction.joining import apart
from articles import edtf_date
from articles.text.likeness import ALIKE, NOT_UNLIKE

SAME_DAY = timedelta(0)
NEXT_DAY = timedelta(days=1)


@dataclass
class Told:
    """What a report says of an event. day: EDTF, or None. is_stated: not only the day of publication."""

    kind: str
    day: str | None
    is_stated: bool


def fit(one: Told, other: Told, likeness: Sequence[float], sides: int) -> float:
    """How surely two reports tell of one event; 0: they do not.

    likeness: for each side of which both name people, how surely they name somebody in common (0 to 100): on one
    they must, and on the others they may not name quite other people. sides: how many there are.  Without a day
    people of every side are needed, without people a day that both texts state.
    """
    if not can_be_one_day(one, other) or (one.kind != other.kind and "phone_call" in (one.kind, other.kind)):
        return 0
    unlike = apart(one.kind, other.kind)
    if likeness and (max(likeness) < ALIKE or min(likeness) < NOT_UNLIKE):
        return 0
    same_day = bool(one.day and one.day == other.day)
    if not (one.day and other.day) and len(likeness) < sides:
        return 0
    if not likeness and (unlike or not (same_day and one.is_stated and other.is_stated)):
        return 0
    return sum(likeness) / 25 + 2 * same_day + (one.kind == other.kind) - 3 * unlike + 1


def can_be_one_day(first: Told, second: Told) -> bool:
    """Days that overlap; the day of publication may be the day after."""
    if not first.day or not second.day:
        return True
    return days_meet(first.day, second.day, SAME_DAY if first.is_stated == second.is_stated else NEXT_DAY)


@lru_cache(maxsize=4096)
def days_meet(first: str, second: str, slack: timedelta = SAME_DAY) -> bool:
    """Whether two EDTF dates share a day, or less than the slack lies between; without a year, by day and month."""
    one, other = edtf_date.parse(first), edtf_date.parse(second)
    bounds = one.lower, one.upper, other.lower, other.upper
    if not all(isinstance(bound, date) for bound in bounds):
        return first[-6:] == second[-6:]
    return one.lower <= other.upper + slack and other.lower <= one.upper + slack  # type: ignore[operator]
