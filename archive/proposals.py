"""Stores what extraction proposes for a text.  Safe to run again; never touches what an editor decided.

A report that was found before keeps its row and its key (archive.reports.found_again): confirmed and refused
rows stay as they are, the others follow the rules and the text.  What is no longer found becomes withdrawn.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from archive import proposal_content, reports
from archive.extraction.source import Paragraph, Source
from archive.matching import Events, Joined
from archive.models import Meeting, Proposal, ProposalDecision, Reading
from archive.proposed_facts import paragraphs
from archive.proposing import DATELINES, Proposer
from archive.reports import Report
from articles.importers import urls
from articles.models import Article, Passage, Revision, Text
from articles.text.normalise import fold

LONGEST_KEY = 180
COUNTED = ("new", "changed", "unchanged", "withdrawn", "decided")
"""What can become of a proposed meeting."""
MACHINE_STATES = (Proposal.State.OPEN, Proposal.State.MATCHED)


class NotRead(Exception):
    """Extraction failed on a text: a fault of the rules, which must not stop the others."""

    def __init__(self, text: Text, error: Exception) -> None:
        super().__init__(
            f"text {text.pk} (article {text.article_id}, {text.language}): no meetings could be proposed: "
            f"{type(error).__name__}: {error}"
        )


@dataclass(frozen=True)
class Found:
    """A meeting as extraction found it, and as it is compared with others."""

    content: dict[str, Any]
    report: Report


def unread(proposer: Proposer) -> QuerySet[Text]:
    """The texts that have not been read as they stand, by these rules and names."""
    read = Reading.objects.filter(text=OuterRef("pk"), extractor=proposer.version, revision__is_current=True)
    return Text.objects.published().filter(~Exists(read))


@transaction.atomic
def propose(text: Text, proposer: Proposer) -> Counter[str]:
    """Reads the text as it stands and stores the meetings it seems to report; how many of each of COUNTED.

    NotRead, and nothing is changed, where extraction fails.
    """
    Text.objects.select_for_update().get(pk=text.pk)  # two readings of one text wait for each other
    revision = text.revisions.get(is_current=True)
    found = _found(text, revision, proposer)
    held = list(_held(text).filter(split_from=None))
    again = reports.found_again(_held_reports(held), [new.report for new in found])
    counts = Counter(dict.fromkeys(COUNTED, 0))
    rows = {place: held[row] for place, row in again.items()}
    keys = {row.key for row in held}
    taken = {row.meeting_id for row in held if row.meeting_id}
    events = Events(text)
    for place, new in enumerate(found):
        row = rows.get(place) or Proposal(text=text, key=_key(new.report, keys))
        event = Joined() if _is_settled(row) else events.of(new.report, taken)
        counts[_store(row, new, revision, proposer.version, event)] += 1
        keys.add(row.key)
        taken.add(row.meeting_id or row.candidate_id or 0)
    for row in held:
        if row not in rows.values() and row.state in MACHINE_STATES and not _is_begun(row):
            _withdraw(row)
            counts["withdrawn"] += 1
    _carry_along(text, revision)
    _note_reading(text, revision, proposer.version)
    return counts


def _held(text: Text) -> QuerySet[Proposal]:
    """What was proposed before, with whether an editor has begun to decide it."""
    begun = ProposalDecision.objects.filter(proposal=OuterRef("pk"), undone_at=None)
    found: QuerySet[Proposal] = Proposal.objects.filter(text=text).annotate(is_begun=Exists(begun))
    return found.select_related("revision").order_by("pk")


def _is_begun(row: Proposal) -> bool:
    """An editor has decided facts of it: what another reading finds does not change it, or take it away."""
    return bool(row.pk and getattr(row, "is_begun", False))


def _is_settled(row: Proposal) -> bool:
    return row.is_decided or row.state == Proposal.State.MACHINE or _is_begun(row)


def _carry_along(text: Text, revision: Revision) -> None:
    """What editors work on, or have made themselves, follows their text: its quotations are found in the new one."""
    for row in _held(text).filter(state__in=Proposal.State.waiting()).exclude(revision=revision):
        if _is_settled(row) or row.split_from_id:
            old, new = ([one.content for one in paragraphs(of)] for of in (row.revision, revision))
            row.content = proposal_content.requoted(row.content, old, new)
            row.revision = revision
            row.save(update_fields=["content", "revision"])


def _found(text: Text, revision: Revision, proposer: Proposer) -> list[Found]:
    source = source_of(text, revision)
    try:
        meetings = proposer.meetings(source)
    except Exception as error:
        raise NotRead(text, error) from error
    paragraphs = [paragraph.text for paragraph in source.paragraphs]
    return [Found(meeting, reports.report(meeting, paragraphs)) for meeting in meetings]


def source_of(text: Text, revision: Revision) -> Source:
    """What extraction reads of a stored text; its paragraphs are the passages without captions."""
    article = Article.objects.select_related("publisher").get(pk=text.article_id)
    datelines = revision.removed.filter(kind__in=DATELINES).values_list("content", flat=True)
    domain = article.publisher.domain if article.publisher else urls.domain(article.source_url or "")
    basis = {"": "none", "editor": "metadata"}.get(article.published_basis, article.published_basis)
    return Source(
        text.language,
        tuple(
            Paragraph(number, passage.content, passage.kind == Passage.Kind.HEADING)
            for number, passage in enumerate(paragraphs(revision), 1)
        ),
        article.published or None,
        basis,
        domain,
        "\n".join(datelines),
    )


def _held_reports(held: list[Proposal]) -> list[Report]:
    """What was found before, with the passages that it was found in."""
    revisions = {row.revision_id: row.revision for row in held}
    words = {pk: [passage.content for passage in paragraphs(revision)] for pk, revision in revisions.items()}
    return [reports.report(row.content, words[row.revision_id]) for row in held]


def _note_reading(text: Text, revision: Revision, version: str) -> None:
    values = {"revision": revision, "extractor": version, "read_at": timezone.now()}
    if not Reading.objects.filter(text=text).update(**values):
        Reading.objects.create(text=text, revision=revision, extractor=version)


def _store(row: Proposal, new: Found, revision: Revision, version: str, event: Joined) -> str:
    """Brings a row up to date with what was found, unless an editor has decided it; what became of it."""
    if row.is_decided or row.state == Proposal.State.MACHINE:
        return "decided"
    if _is_begun(row):
        return "unchanged"
    before = _said(row) if row.pk else None
    _fill(row, new, revision, event)
    if _said(row) == before:
        return "unchanged"
    row.extractor = version
    row.save()
    return "changed" if before else "new"


def _fill(row: Proposal, new: Found, revision: Revision, event: Joined) -> None:
    row.revision = revision
    row.same_event = event.key or f"{revision.text_id}/{row.key}"
    row.content = {**new.content, "same_event": row.same_event}
    row.words = words_of(row.content, revision.text)
    row.sides = new.report.named
    row.date = new.report.day
    row.kind = new.content["kind"]
    row.standing = new.content["standing"]
    row.confidence = new.content.get("confidence", 0)
    row.candidate = event.meeting
    row.state = Proposal.State.MATCHED if event.is_of_text else Proposal.State.OPEN


def words_of(content: proposal_content.Content, text: Text) -> str:
    """What the proposal is looked up by: the headline and every name in it, as archives compare spellings."""
    return fold(" ".join([text.title or text.opening, *proposal_content.names(content)]))


def _said(row: Proposal) -> tuple[Any, ...]:
    """What an editor would see changed."""
    return (row.revision_id, row.content, row.state, row.candidate_id)


def _withdraw(row: Proposal) -> None:
    row.state, row.candidate = Proposal.State.WITHDRAWN, None
    row.save(update_fields=["state", "candidate"])


def _key(report: Report, used: set[str]) -> str:
    """“by+vn/2025-12-03/talks”, and a number where the text has that already."""
    whole = f"{report.named}/{report.day or 'undated'}/{report.kind}"[:LONGEST_KEY]
    return next(key for key in _numbered(whole) if key not in used)


def _numbered(key: str) -> Iterator[str]:
    yield key
    number = 2
    while True:
        yield f"{key}/{number}"
        number += 1


def join_reports(proposal: Proposal, meeting: Meeting) -> None:
    """The other undecided reports of an event whose first report became a meeting propose to join it."""
    same = Proposal.objects.undecided().filter(same_event=proposal.same_event).exclude(text=proposal.text)
    same.filter(state=Proposal.State.OPEN).update(candidate=meeting)


def told(counts: Counter[str]) -> str:
    """What became of the meetings of a text, in words: “2 meetings proposed, 1 withdrawn”; empty for nothing."""
    found = {"proposed": counts["new"], "changed": counts["changed"], "withdrawn": counts["withdrawn"]}
    return ", ".join(
        f"{number} {'meeting' if number == 1 else 'meetings'} {became}"
        for became, number in found.items()
        if number
    )
