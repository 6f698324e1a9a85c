"""What the meetings that a text reports say of the text: their countries, officials, topics …, for searching.

A text reports a meeting where evidence is cut from it.  Called by archive.index in the transaction of a change.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from archive.facets import FacetValue, values
from archive.models import Evidence, TimelineRow
from archive.record import Record
from articles import search_index

KEPT = frozenset({"country", "relation", "official", "organisation", "topic"})
CHUNK = 500


def refresh(texts: Iterable[int]) -> None:
    """Brings the values of these texts (primary keys) up to date; only confirmed meetings count."""
    wanted = set(texts)
    if not wanted:
        return
    pairs = Evidence.objects.filter(passage__revision__text__in=wanted).values_list(
        "passage__revision__text", "meeting"
    )
    of_text: dict[int, set[int]] = defaultdict(set)
    for text, meeting in pairs.distinct():
        of_text[text].add(meeting)
    of_meeting = _values({meeting for meetings in of_text.values() for meeting in meetings})
    search_index.set_record_values(
        {
            text: set[FacetValue]().union(*(of_meeting.get(pk, set()) for pk in of_text[text]))
            for text in wanted
        }
    )


def rebuild() -> None:
    """The values of all texts anew."""
    texts = Evidence.objects.filter(passage__isnull=False).values_list("passage__revision__text", flat=True)
    every = sorted(set(texts.distinct()))
    for start in range(0, len(every), CHUNK):
        refresh(every[start : start + CHUNK])


def reported_by(meetings: Iterable[int]) -> set[int]:
    """The texts (primary keys) that the rows of these meetings name."""
    rows = TimelineRow.objects.filter(meeting__in=list(meetings)).values_list("record", flat=True)
    return {text["text"] for row in rows for text in json.loads(row)["texts"]}


def _values(meetings: set[int]) -> dict[int, set[FacetValue]]:
    rows = TimelineRow.objects.filter(meeting__in=meetings).values_list("meeting", "record")
    return {
        meeting: _kept(record)
        for meeting, record in ((meeting, json.loads(text)) for meeting, text in rows)
        if record["review"] == "confirmed"
    }


def _kept(record: Record) -> set[FacetValue]:
    found = {(facet, value) for facet, value in values(record) if facet in KEPT}
    return found | {("document", item["slug"]) for item in record["documents"]}
