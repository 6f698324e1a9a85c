"""Where a meeting stands on the timeline: one whole number, larger is later.  Pure: no Django.

A key is `day × 512 + place within the day`.  Days are counted from 1800-01-01, after 400 places kept for
dates whose year is unknown, so that these sort before every dated meeting (the pages print them last, as a
group of their own) and among themselves by month and day.  A month, a year or a period stands at its first
day.  Within a day: morning, noon, afternoon, evening, then what has no time of day; inside each of these the
meeting entered first has the larger key, so that a list, newest first, keeps the order of the text.

    date                     time of day   day number   first place
    "XXXX"                                          0          511
    "XXXX-05-13"                                  134          511
    "1800-01-01"                                  400          511
    "2025-12-02"             "afternoon"        82915          305
    "2025-12-01/2025-12-04"                     82914          511
    "1799-12-31"                          ValueError: before the archive's first day
"""

import datetime as dt
import re

PER_DAY = 512
FIRST_DAY = dt.date(1800, 1, 1)
LAST_DAY = dt.date(2199, 12, 31)
YEARLESS_DAYS = 400
_SLOTS = {"morning": 0, "noon": 1, "afternoon": 2, "evening": 3, "": 4}
_SLOT_SIZE = PER_DAY // len(_SLOTS)
_MONTH_DAY = re.compile(r"^X{4}-(\d\d)(?:-(\d\d))?$")
FIRST_DATED_KEY = YEARLESS_DAYS * PER_DAY


class OutOfRange(ValueError):
    """A date that the timeline has no place for."""


def day_number(lower: dt.date | None, upper: dt.date | None, edtf: str) -> int:
    """The day a date stands at; `lower` and `upper` are its strict bounds.  OutOfRange beyond 1800–2199."""
    day = lower or upper
    if day is None:
        return _yearless_day(edtf)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutOfRange(f"{edtf}: the timeline runs from {FIRST_DAY.year} to {LAST_DAY.year}")
    return YEARLESS_DAYS + (day - FIRST_DAY).days


def _yearless_day(edtf: str) -> int:
    """Day of a leap year for "XXXX-05-13" and "XXXX-05" (its first day), 0 where nothing is known."""
    found = _MONTH_DAY.match(edtf.replace("?", "").replace("~", "").replace("%", ""))
    if not found:
        return 0
    month, day = int(found[1]), int(found[2] or 1)
    return dt.date(2000, month, day).timetuple().tm_yday


def places(day: int, time_of_day: str) -> range:
    """The keys a meeting may take, best first: its time of day downwards, then the rest of the day."""
    top = day * PER_DAY + (PER_DAY if time_of_day == "" else _SLOT_SIZE * (_SLOTS[time_of_day] + 1)) - 1
    return range(top, day * PER_DAY - 1, -1)


def whole_day(day: int) -> range:
    """All keys of a day."""
    return range(day * PER_DAY, (day + 1) * PER_DAY)


def in_reading_order(key: int) -> tuple[int, int]:
    """Sorts the keys of one day: morning first, what has no time of day last, inside these in the order of entry."""
    return min(key % PER_DAY // _SLOT_SIZE, len(_SLOTS) - 1), -key


def keys_between(first: dt.date, last: dt.date) -> range:
    """The keys of all meetings that stand at a day from `first` to `last`, both included."""
    first, last = max(first, FIRST_DAY), min(last, LAST_DAY)
    start = (YEARLESS_DAYS + (first - FIRST_DAY).days) * PER_DAY
    return range(start, max(start, (YEARLESS_DAYS + (last - FIRST_DAY).days + 1) * PER_DAY))


def date_of(key: int) -> dt.date | None:
    """The day a key stands at; None where the year is unknown."""
    day = key // PER_DAY - YEARLESS_DAYS
    return FIRST_DAY + dt.timedelta(days=day) if day >= 0 else None
