"""Meetings as an iCalendar file (RFC 5545): one all-day event for each whose days are known.  Pure: no Django.

    record  (date "2025-12-03")              an event of that day
    record  (date "2025-12-01/2025-12-04")   an event of four days
    record  (date "2025-10", "XXXX-05-13")   no event: `days` is None

Lines end with CR LF and are folded at 75 octets, never inside a character.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from articles import edtf_date

LONGEST = 75
Record = dict[str, Any]


def days(record: Record) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a meeting; None where one of them is not known."""
    ends = record["date"].split("/")
    found = [edtf_date.parse(end) for end in ends if end not in ("", "..")]
    if len(found) < len(ends) or any(end.precision != "day" for end in found):
        return None
    first, last = found[0].lower, found[-1].upper
    return (first, last) if first and last and first <= last else None


def calendar(
    records: Iterable[Record],
    *,
    name: str,
    description: str,
    stamp: dt.datetime,
    address: str,
    told: dict[str, str],
    unconfirmed: str = "",
) -> Iterator[str]:
    """The file, line by line.  Records without days are passed over.

    stamp: when the record was changed last; address: of meetings, with {} for the slug; told: for each event,
    by slug, a sentence that says how its date is known; unconfirmed: what is said of machine-found meetings.
    """
    yield from map(
        _folded,
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Sederunt//Meetings//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"NAME:{_text(name)}",
            f"X-WR-CALNAME:{_text(name)}",
            f"DESCRIPTION:{_text(description)}",
            f"X-WR-CALDESC:{_text(description)}",
        ],
    )
    for record in records:
        yield from map(_folded, _event(record, stamp, address, told.get(record["slug"], ""), unconfirmed))
    yield _folded("END:VCALENDAR")


def _event(record: Record, stamp: dt.datetime, address: str, told: str, unconfirmed: str) -> Iterator[str]:
    found = days(record)
    if found is None:
        return
    page = address.replace("{}", record["slug"])
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(page)}"
    yield f"DTSTAMP:{stamp.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{found[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{found[1] + dt.timedelta(days=1):%Y%m%d}"
    is_machine = record.get("review") == "machine"
    yield f"SUMMARY:{_text(' – '.join(filter(None, [record['title'], unconfirmed if is_machine else ''])))}"
    if place := ", ".join(part for part in (record["venue"], record["place"]) if part):
        yield f"LOCATION:{_text(place)}"
    yield f"DESCRIPTION:{_text(told)}"
    yield f"URL:{page}"
    yield f"STATUS:{'TENTATIVE' if record['standing'] == 'planned' or is_machine else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line end are escaped, other control characters dropped."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return "".join(char for char in value if char == "\t" or (ord(char) >= 32 and ord(char) != 127))


def _folded(line: str) -> str:
    """The line with its end, in pieces of at most 75 octets; a further piece begins with a space."""
    pieces, held, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > LONGEST:
            pieces.append(held)
            held, size = " ", 1
        held, size = held + char, size + width
    return "\r\n".join([*pieces, held]) + "\r\n"
