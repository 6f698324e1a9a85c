"""What a document would be in the archive, told without storing it: what holds it already, what it would propose."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from archive import reports
from archive.matching import Events
from archive.models import Meeting, Proposal
from archive.proposing import Proposer, source_of
from articles.importers.parsed import ParsedArticle
from articles.importers.store import SAME_TEXT, held, held_text
from articles.models import Passage, Text

COMPARED = 40
"""So many of its longest paragraphs are looked for in the texts that are held."""
SHORTEST = 40
"""Characters: shorter paragraphs are alike by chance."""
MOST_ALIKE = 3


@dataclass(frozen=True)
class Alike:
    """A held text with paragraphs of the document, letter for letter.  shared, of: how many of those compared."""

    text: Text
    shared: int
    of: int


@dataclass(frozen=True)
class Held:
    """same: made of these very bytes. revises: the text that the document would be a new state of. alike: other
    texts that share more than a third of its paragraphs."""

    same: Text | None
    revises: Text | None
    alike: list[Alike]


@dataclass(frozen=True)
class Expected:
    """A meeting that would be proposed.  meeting: the one of the archive that it seems to be."""

    proposal: Proposal
    meeting: Meeting | None


def holdings(parsed: ParsedArticle) -> Held:
    """What the archive has of a document already."""
    same = held(parsed.sha256)
    text = same.text if same else None
    revises = None if text else held_text(parsed)
    known = {found.pk for found in (text, revises) if found}
    return Held(text, revises, [found for found in _alike(parsed) if found.text.pk not in known][:MOST_ALIKE])


def _alike(parsed: ParsedArticle) -> list[Alike]:
    long = {passage.text for passage in parsed.passages if len(passage.text) >= SHORTEST}
    compared = sorted(long, key=len, reverse=True)[:COMPARED]
    if not compared:
        return []
    held = Passage.objects.filter(
        content__in=compared, revision__is_current=True, revision__text__language=parsed.language
    )
    counts = Counter(pk for pk, _ in set(held.values_list("revision__text", "content").order_by()))
    many = [(pk, count) for pk, count in counts.most_common() if count > len(compared) * SAME_TEXT]
    texts = Text.objects.select_related("article").in_bulk([pk for pk, _ in many[: MOST_ALIKE * 2]])
    return [Alike(texts[pk], count, len(compared)) for pk, count in many if pk in texts]


def expected(parsed: ParsedArticle, proposer: Proposer, text: Text | None = None) -> list[Expected]:
    """The meetings that the document would propose.  text: which holds it already, or would get a new state.

    Raises whatever extraction raises on a text that it cannot read.
    """
    events, taken, found = Events(text), set[int](), []
    for content in proposer.meetings(source_of(parsed)):
        report = reports.report(content, parsed.paragraphs)
        meeting = events.of(report, taken).meeting
        taken.add(meeting.pk if meeting else 0)
        found.append(Expected(_proposal(content, report), meeting))
    return found


def _proposal(content: dict[str, Any], report: reports.Report) -> Proposal:
    """A proposal that is not stored, to be shown as one."""
    return Proposal(
        content=content,
        sides=report.named,
        date=report.day,
        kind=content["kind"],
        standing=content["standing"],
        confidence=content.get("confidence", 0),
    )
