"""Keeps texts that report the same confirmed meeting aligned with one another.

Called by what changes evidence (archive.curation) or texts (the import); `align_texts` makes all anew.  The
texts of one article are aligned by the import itself (articles.importers.store).
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from archive.models import Evidence, Meeting
from articles import alignments
from articles.models import Revision, Text

MOST_TEXTS = 12
"""Of one meeting that are aligned beforehand; others are aligned when somebody reads them side by side."""


def align_meetings(meetings: Iterable[int]) -> int:
    """Stores the alignments that are missing between the texts of each meeting; returns how many."""
    return alignments.store_missing(pairs_of(meetings))


def align_text(text: Text) -> int:
    """The same for all meetings that a text is evidence for: it has a new revision."""
    meetings = Meeting.objects.confirmed().filter(evidence__passage__revision__text=text)
    return align_meetings(list(meetings.values_list("pk", flat=True).distinct()))


def pairs_of(meetings: Iterable[int]) -> list[tuple[Revision, Revision]]:
    """Every two texts that report one of these meetings, where it is confirmed and not only mentioned; each once."""
    pairs = {
        pair for texts in _texts_of(meetings).values() for pair in combinations(sorted(texts)[:MOST_TEXTS], 2)
    }
    wanted = {text for pair in pairs for text in pair}
    current = Revision.objects.filter(text__in=wanted, is_current=True).select_related("text")
    revisions = {revision.text_id: revision for revision in current}
    return [(revisions[one], revisions[other]) for one, other in sorted(pairs)]


def _texts_of(meetings: Iterable[int]) -> dict[int, set[int]]:
    evidence = Evidence.objects.filter(
        meeting__in=Meeting.objects.confirmed().filter(pk__in=list(meetings)).exclude(standing="mentioned"),
        passage__revision__text__in=Text.objects.published(),
    )
    found: dict[int, set[int]] = defaultdict(set)
    for meeting, text in evidence.values_list("meeting", "passage__revision__text").order_by().distinct():
        found[meeting].add(text)
    return found
