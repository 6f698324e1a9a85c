"""The record as of a moment: what a page says of it, how a selection is cited, the checksum of its records."""

import datetime as dt
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse

from archive import asof, dataset, history, index, timeline
from archive.filters import MeetingFilter, canonical
from archive.selection import Selection

HEADER = "Dataset-SHA256"


@dataclass(frozen=True)
class Frozen:
    """What a page of an earlier moment says."""

    moment: dt.datetime
    last_change: dt.datetime | None
    """The last change of the record until then; None where it had not begun."""
    changes: int
    live: str
    """The address of the same selection as of now."""


@dataclass(frozen=True)
class Citation:
    """How a selection is cited: an address that stays the same list, and one that goes on."""

    moment: dt.datetime
    frozen: str
    live: str
    digest: str
    """Empty where only the frozen page says it."""


def frozen(filters: MeetingFilter, page: str) -> Frozen | None:
    """What a page, whose path is `page`, says of the moment asked for; None where the record of now is shown."""
    moment = filters.moment
    if moment is None:
        return None
    live = _address(page, canonical(filters.data, "asof", "page", "after"))
    return Frozen(moment, history.last_change(moment), history.number_changed(moment), live)


def citation(
    request: HttpRequest, filters: MeetingFilter, selection: Selection, page: timeline.Page
) -> Citation | None:
    """None before the first record.  The checksum costs nothing where one page holds the whole selection."""
    moment = filters.moment or index.changed_at()
    if moment is None:
        return None
    kept = canonical(filters.data, "asof", "page", "after")
    pinned = f"{kept}&asof={asof.written(moment)}" if kept else f"asof={asof.written(moment)}"
    if page.pages == 1:
        digest = dataset.digest(page.records)
    else:
        digest = digest_of(filters, selection) if filters.moment else ""
    page_address = reverse("archive:timeline")
    frozen_address, live = (
        request.build_absolute_uri(_address(page_address, query)) for query in (pinned, kept)
    )
    return Citation(moment, frozen_address, live, digest)


def digest_of(filters: MeetingFilter, selection: Selection) -> str:
    """The checksum of the records of an earlier moment: it never changes, so it is kept."""
    key = f"digest {selection.sets.version} {canonical(filters.data, 'page', 'after')}".replace(" ", "_")
    kept: str | None = cache.get(_short(key))
    if kept is None:
        kept = dataset.digest(timeline.export(selection, "record", newest_first=filters.newest_first))
        cache.set(_short(key), kept, timeout=None)
    return kept


def _short(key: str) -> str:
    return dataset.digest([key])


def _address(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
