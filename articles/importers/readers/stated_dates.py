"""Dates as machines state them in pages, feeds and records: ISO 8601, RFC 5322 and EDTF; nothing is guessed."""

import re
from datetime import date
from email.utils import parsedate

from articles import edtf_date
from articles.text.normalise import ascii_digits

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?=\D|\Z)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}.{0,10})?\Z")
_LONGEST = 100


def day_of(words: str) -> str | None:
    """The day of publication in a date of metadata, as its publisher counts days; None where it is none.

    | 2025-10-25T19:13:15+07:00, 2025-10-25 19:13, 2025/10/25, 20251025 | 2025-10-25 |
    | Sat, 25 Oct 2025 19:13:15 +0700                                   | 2025-10-25 |
    | 2025-10, 25/10/2025, 1970-01-01, 0000-00-00, last Saturday        | None       |
    """
    words = ascii_digits(words.strip())[:_LONGEST]
    found = _ISO.match(words) or _COMPACT.match(words)
    if found:
        year, month, day = (int(part) for part in found.groups())
    else:
        parts = parsedate(words) if any(letter.isalpha() for letter in words) else None
        if parts is None:
            return None
        year, month, day = parts[:3]
    try:
        return date(year, month, day).isoformat() if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def edtf_of(words: str) -> str:
    """The EDTF date in a record: EDTF itself, or the day of a time stamp. Raises edtf_date.InvalidDate."""
    try:
        return edtf_date.parse(words).text
    except edtf_date.InvalidDate:
        day = day_of(words)
        if day is None:
            raise
        return day
