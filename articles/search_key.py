"""Where a text stands among all that are searched: one whole number, newer is larger.  Pure: no Django.

A key is `day × 65,536 + place`.  Days are counted from 1900-01-01, after 4,096 days kept for texts whose date is not
known, so that these stand before (in a list, newest first: after) all others.  A month or a year stands at its first
day; days beyond 1900–2068 stand at the first or the last.

    published      keys
    None           0 … 268,435,455
    1900-01-01     268,435,456 …
    2025-12-03     3,282,108,416 …
"""

import datetime as dt

PER_DAY = 65_536
UNDATED_DAYS = 4096
FIRST_DAY = dt.date(1900, 1, 1)
LAST_KEY = 2**32 - 1
FIRST_DATED_KEY = UNDATED_DAYS * PER_DAY
_LAST = LAST_KEY // PER_DAY - UNDATED_DAYS


def keys_of(published: dt.date | None) -> range:
    """The keys that a text of this date may have."""
    if published is None:
        return range(FIRST_DATED_KEY)
    day = UNDATED_DAYS + min(max((published - FIRST_DAY).days, 0), _LAST)
    return range(day * PER_DAY, (day + 1) * PER_DAY)


def keys_between(first: dt.date, last: dt.date) -> range:
    """The keys of texts published from `first` to `last`, both included."""
    return range(keys_of(first).start, max(keys_of(first).start, keys_of(last).stop))
