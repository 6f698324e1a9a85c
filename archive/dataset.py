"""The checksum of a list of meetings, by which a citation can be compared.  Pure: no Django.

It is the SHA-256 of the list as JSON lines: one record a line, each with its line end, in the order of the list;
`sha256sum` of /meetings.jsonl with the same parameters says the same.
"""

import hashlib
from collections.abc import Iterable


def digest(records: Iterable[str]) -> str:
    """SHA-256 of the records, as 64 hexadecimal digits."""
    found = hashlib.sha256()
    for record in records:
        found.update(line(record).encode())
    return found.hexdigest()


def line(record: str) -> str:
    """One line of the file."""
    return f"{record}\n"
