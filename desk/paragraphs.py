"""Rearranges the paragraphs of a form before anything is saved: add, join, part, delete, move."""

import re
from collections.abc import Sequence

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from articles.models import Passage
from articles.revisions import NewPassage

_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_ORDER = re.compile(r"(add|join|delete|up|down)-([0-9]{1,6})", re.ASCII)


def parted(rows: Sequence[NewPassage]) -> list[NewPassage]:
    """The paragraphs that the fields hold: a line end begins a new one, an empty field is none."""
    return [
        NewPassage(row.kind, line.strip())
        for row in rows
        for line in _LINE_END.split(row.content)
        if line.strip()
    ]


def arranged(rows: Sequence[NewPassage], order: str) -> tuple[list[NewPassage], int]:
    """The fields after an order, and the place (from 0) of the field it was about.  BadRequest for no order.

    | part        | every line end begins a field of its own     |
    | add-0       | an empty field before the first one          |
    | add-3       | an empty field after the third one           |
    | join-3      | the third and the fourth field become one    |
    | delete-3    | the third field goes                         |
    | up-3 down-3 | the third field changes places               |
    """
    found = list(rows)
    if order == "part":
        return parted(found), 0
    match = _ORDER.fullmatch(order)
    place = int(match[2]) - 1 if match else -2
    if match and match[1] == "add" and -1 <= place < len(found):
        found.insert(place + 1, NewPassage(Passage.Kind.BODY, ""))
        return found, place + 1
    if not match or match[1] == "add" or not 0 <= place < len(found):
        raise BadRequest(_("“%(order)s” is nothing that can be done with the paragraphs.") % {"order": order})
    return _rearranged(found, match[1], place)


def _rearranged(rows: list[NewPassage], order: str, place: int) -> tuple[list[NewPassage], int]:
    if order == "delete":
        del rows[place]
        return rows, max(0, min(place, len(rows) - 1))
    other = place - 1 if order == "up" else place + 1
    if not 0 <= other < len(rows):
        return rows, place
    if order == "join":
        joined = " ".join(filter(None, (rows[place].content.strip(), rows[other].content.strip())))
        rows[place : other + 1] = [NewPassage(rows[place].kind, joined)]
        return rows, place
    rows[place], rows[other] = rows[other], rows[place]
    return rows, other
