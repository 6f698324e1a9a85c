"""What the texts of a page of results report: how many meetings, and which other text says the same."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from archive.models import Evidence, Meeting
from archive.models.meetings import confirmed
from articles.models import Text
from articles.reading import beside


@dataclass(frozen=True)
class Reported:
    """meetings: how many the text reports; language and compare: of another text of them, and both side by side."""

    meetings: int
    language: str = ""
    compare: str = ""


def reported(texts: Iterable[Text]) -> dict[int, Reported]:
    """By text (primary key), in a constant number of queries."""
    shown = {text.pk: text for text in texts}
    meetings = _meetings(shown)
    tellers = _tellers({meeting for found in meetings.values() for meeting in found})
    wanted = {pk: _other(text, meetings[pk], tellers) for pk, text in shown.items()}
    others = Text.objects.published().select_related("article").in_bulk([pk for pk in wanted.values() if pk])
    return {pk: _reported(text, len(meetings[pk]), others.get(wanted[pk] or 0)) for pk, text in shown.items()}


def _meetings(texts: Iterable[int]) -> dict[int, set[int]]:
    told = confirmed("meeting__") & ~Q(meeting__standing=Meeting.Standing.MENTIONED)
    pairs = Evidence.objects.filter(told, passage__revision__text__in=list(texts)).order_by()
    found: dict[int, set[int]] = defaultdict(set)
    for text, meeting in pairs.values_list("passage__revision__text", "meeting").distinct():
        found[text].add(meeting)
    return found


def _tellers(meetings: set[int]) -> dict[int, list[tuple[str, int]]]:
    """Meeting → (language, text) of the texts that report it."""
    pairs = Evidence.objects.filter(meeting__in=meetings, passage__isnull=False).order_by()
    path = "passage__revision__text"
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for meeting, language, text in pairs.values_list("meeting", f"{path}__language", path).distinct():
        found[meeting].append((language, text))
    return found


def _other(text: Text, meetings: set[int], tellers: dict[int, list[tuple[str, int]]]) -> int | None:
    """The text of another language that shares most meetings with this one."""
    shared: dict[int, int] = defaultdict(int)
    for meeting in meetings:
        for language, other in tellers[meeting]:
            if language != text.language:
                shared[other] += 1
    return min(shared, key=lambda other: (-shared[other], other), default=None)


def _reported(text: Text, meetings: int, other: Text | None) -> Reported:
    if other is None:
        return Reported(meetings)
    return Reported(meetings, other.language, beside(text, other))
