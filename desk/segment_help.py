"""What helps whoever writes a segment: what the checks find, approved words, earlier translations."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Draft
from articles.quality.check import Document, Finding, Unit, failed
from articles.quality.registry import run
from desk.draft_page import Row, rows


@dataclass(frozen=True)
class Help:
    """findings: of the open segment. failing: numbers of the segments in which a check fails, in reading order."""

    findings: list[Finding] = field(default_factory=list)
    failing: list[int] = field(default_factory=list)


def help_for(draft: Draft, listed: list[Row], opened: Row | None) -> Help:
    """For the page of a draft with these rows."""
    found = run(document_of(draft, listed))
    failing = sorted({finding.unit for finding in failed(found) if finding.unit is not None})
    place = listed.index(opened) if opened else None
    mine = [finding for finding in found if finding.unit == place] if opened else []
    return Help(mine, [listed[at].segment.number for at in failing])


def document_of(draft: Draft, listed: list[Row]) -> Document:
    """The draft as the checks read it."""
    languages = (draft.source.text.language, draft.text.language)
    return Document(tuple(Unit(row.source_text, row.segment.content, *languages) for row in listed))


def findings_as_json(draft: Draft, number: int) -> list[dict[str, Any]]:
    """What the checks find in one segment, for a page that saves by itself."""
    listed = rows(draft)
    opened = next((row for row in listed if row.segment.number == number), None)
    return [
        {"passed": finding.passed, "message": worded(finding), "check": finding.check}
        for finding in help_for(draft, listed, opened).findings
    ]


def worded(finding: Finding) -> str:
    """A finding in the language of the interface."""
    return _(finding.message_id) % finding.params
