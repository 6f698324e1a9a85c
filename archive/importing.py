"""What follows a stored file: evidence is found again, texts are aligned, meetings are proposed.

Called by the import from the command line and by that of the desk, inside the transaction that stored the file.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from archive import proposals, publishing
from archive.anchoring import Anchored, reanchor
from archive.matching import report_of
from archive.models import Evidence, Meeting, Proposal
from archive.proposing import Proposer
from articles.importers.store import Outcome
from articles.models import Article, Text


@dataclass(frozen=True)
class Followed:
    """anchored: quotations of older states, where the text is a new state of itself. proposed: meetings, by what
    became of them (archive.proposals.COUNTED). fault: why no meetings could be looked for."""

    outcome: Outcome
    anchored: Anchored | None = None
    proposed: Counter[str] = field(default_factory=Counter)
    fault: str = ""


def follow_up(outcomes: list[Outcome], proposer: Proposer | None) -> list[Followed]:
    """For all texts of one document.  proposer: None where no meetings are to be looked for."""
    anchored = [_brought_up_to_date(outcome) for outcome in outcomes]
    return [_proposed(outcome, quotes, proposer) for outcome, quotes in zip(outcomes, anchored, strict=True)]


def _brought_up_to_date(outcome: Outcome) -> Anchored | None:
    anchored = reanchor(outcome.text) if outcome.status == "revised" else None
    if outcome.status != "unchanged":
        publishing.follow(outcome.text)
    return anchored


def _proposed(outcome: Outcome, anchored: Anchored | None, proposer: Proposer | None) -> Followed:
    """Proposes the meetings of a text that is new or changed; a text that cannot be read is kept all the same."""
    if outcome.status == "unchanged" or proposer is None:
        return Followed(outcome, anchored)
    try:
        return Followed(outcome, anchored, proposals.propose(outcome.text, proposer))
    except proposals.NotRead as error:
        return Followed(outcome, anchored, fault=str(error))


def suggest_same_event(text: Text, article: Article) -> None:
    """What somebody says reports the event of a held article is proposed to join it, where the sides tell which.

    Only proposals that seem to be no meeting of the archive yet, and only where the article has one meeting of the
    same sides, or one proposal.
    """
    open_ones = Proposal.objects.filter(text=text, state=Proposal.State.OPEN, candidate=None)
    quoting = Evidence.objects.filter(meeting=OuterRef("pk"), passage__revision__text__article=article)
    held = [(meeting, report_of(meeting).named) for meeting in Meeting.objects.held().filter(Exists(quoting))]
    others = list(Proposal.objects.standing_for_an_event().filter(text__article=article).exclude(text=text))
    for proposal in open_ones:
        meetings = [meeting for meeting, named in held if named == proposal.sides]
        reports = [other for other in others if other.sides == proposal.sides]
        if len(meetings) == 1:
            proposal.candidate = meetings[0]
        elif not meetings and len({other.same_event for other in reports}) == 1:
            proposal.same_event = reports[0].same_event
            proposal.candidate = reports[0].meeting or reports[0].candidate
        proposal.save(update_fields=["candidate", "same_event"])


def told(followed: Followed) -> str:
    """What followed, in words: “evidence: 2 found again, 0 to place by hand; 1 meeting proposed”; may be empty."""
    parts = []
    if followed.anchored:
        parts.append(
            f"evidence: {followed.anchored.moved} found again, {followed.anchored.lost} to place by hand"
        )
    if followed.fault:
        parts.append(f"warning: {followed.fault}")
    elif found := proposals.told(followed.proposed):
        parts.append(found)
    return "; ".join(parts)
