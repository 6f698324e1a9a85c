"""What helps whoever writes a segment: what the checks find, approved words, earlier translations."""

from dataclasses import dataclass, field

from archive.renderings import Hint, hints, with_knowledge
from articles import checking
from articles.checking import Found
from articles.models import Draft
from articles.models.drafts import SegmentStatus
from desk.draft_page import Row, rows
from desk.earlier import Earlier, earlier_translations


@dataclass(frozen=True)
class Help:
    """Of the open segment: findings that count, findings that were set aside, names and terms with their approved
    renderings, translations of passages like it.  failing: numbers of all segments in which a check fails, in
    reading order."""

    findings: list[Found] = field(default_factory=list)
    dismissed: list[Found] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    earlier: list[Earlier] = field(default_factory=list)
    failing: list[int] = field(default_factory=list)


def help_for(draft: Draft, listed: list[Row], opened: Row | None) -> Help:
    """For the page of a draft with these rows."""
    languages = (draft.source.text.language, draft.text.language)
    pairs = [(_compared(row), row.segment.content) for row in listed]
    document = checking.document_of(pairs, *languages, with_knowledge)
    found = checking.findings_of(document, draft.text)
    failing = sorted({one.finding.unit for one in found if one.is_open and one.finding.unit is not None})
    numbers = [listed[at].segment.number for at in failing]
    if opened is None:
        return Help(failing=numbers)
    place = listed.index(opened)
    mine = [one for one in found if one.finding.unit == place]
    return Help(
        [one for one in mine if one.dismissed is None],
        [one for one in mine if one.dismissed is not None],
        hints(document.units[place]),
        earlier_translations(draft, opened.source_text),
        numbers,
    )


def _compared(row: Row) -> str:
    """What a segment left out on purpose says in the original is not missing."""
    return "" if row.segment.status == SegmentStatus.OMITTED else row.source_text


def found_in(draft: Draft, number: int) -> list[Found]:
    """Everything the checks say of one segment, as the page shows it."""
    listed = rows(draft)
    opened = next((row for row in listed if row.segment.number == number), None)
    told = help_for(draft, listed, opened)
    return [*told.findings, *told.dismissed]
