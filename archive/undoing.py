"""Takes back that a proposal was confirmed or dismissed, as long as nothing else rests on it."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import confirmations, curation
from archive.curation import Refused
from archive.models import BulkRun, Confirmation, Meeting, MeetingLink, Proposal


@transaction.atomic
def take_back(proposal: Proposal, reason: str, by: User) -> Confirmation:
    """The meeting is removed with the reason (its address answers 410), or loses what this text had added; the
    proposal can be decided again.  Refused where something else rests on the meeting."""
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.state not in (Proposal.State.CONFIRMED, Proposal.State.MACHINE):
        raise Refused([_("This proposal is not confirmed.")])
    standing = proposal.confirmations.filter(undone_at=None).select_related("meeting").order_by("-pk").first()
    if standing is None:
        raise Refused(
            [_("It was confirmed before the archive kept what it added: change the meeting itself.")]
        )
    if not reason.strip():
        raise Refused([_("Say why: the address of the meeting answers with it.")])
    if standing.is_new:
        _take_down(proposal, standing, reason.strip())
    else:
        confirmations.withdraw(standing)
    _open(proposal, standing)
    standing.undone_by, standing.undone_at, standing.undone_reason = by, timezone.now(), reason.strip()[:300]
    standing.save(update_fields=["undone_by", "undone_at", "undone_reason"])
    return standing


def _take_down(proposal: Proposal, standing: Confirmation, reason: str) -> None:
    meeting = standing.meeting
    if problems := _resting_on(meeting, standing):
        raise Refused(problems)
    if standing.state_before == Proposal.State.MACHINE:
        meeting.review = Meeting.Review.MACHINE
        meeting.save(update_fields=["review"])
        # The machine's facts were written anew when they were confirmed: these are what the run is to take back.
        meeting.confirmations.exclude(pk=standing.pk).filter(undone_at=None).update(added=standing.added)
        curation.touch([meeting])
        return
    curation.remove(meeting, reason)
    Proposal.objects.undecided().filter(candidate=meeting).update(candidate=None)


def _resting_on(meeting: Meeting, standing: Confirmation) -> list[str]:
    """Why the meeting cannot go."""
    problems = []
    if meeting.confirmations.filter(undone_at=None, is_new=False).exists():
        problems.append(_("Another text was confirmed into this meeting: take that back first."))
    if MeetingLink.objects.filter(Q(meeting=meeting) | Q(to=meeting)).exists():
        problems.append(_("Another meeting is linked with this one."))
    if not problems and not confirmations.is_as_written(standing):
        problems.append(_("The meeting has been edited since: remove it on its own page."))
    return problems


def _open(proposal: Proposal, standing: Confirmation) -> None:
    proposal.state = standing.state_before
    proposal.decided_by = proposal.decided_at = None
    if proposal.state != Proposal.State.MACHINE:
        proposal.meeting = None
    proposal.save(update_fields=["state", "decided_by", "decided_at", "meeting"])


@transaction.atomic
def reopen(proposal: Proposal) -> Proposal:
    """A dismissed proposal can be decided again."""
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.state != Proposal.State.REFUSED:
        raise Refused([_("This proposal is not dismissed.")])
    proposal.state, proposal.reason = Proposal.State.OPEN, ""
    proposal.decided_by = proposal.decided_at = None
    proposal.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    return proposal


@transaction.atomic
def take_back_run(run: BulkRun, reason: str, by: User) -> list[Proposal]:
    """Takes back a bulk run as a whole.  Returns the proposals that stay: an editor has confirmed them since."""
    run = BulkRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if run.undone_at:
        raise Refused([_("This run is taken back already.")])
    stay = []
    for standing in run.confirmations.filter(undone_at=None).select_related("proposal"):
        if standing.proposal.state == Proposal.State.MACHINE:
            take_back(standing.proposal, reason, by)
        else:
            stay.append(standing.proposal)
    run.undone_by, run.undone_at = by, timezone.now()
    run.save(update_fields=["undone_by", "undone_at"])
    return stay
