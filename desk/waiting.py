"""What waits at the desk for one account: a number and a way to it."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import CorrectionReport, Evidence, Meeting, Proposal
from articles.models import Draft, Text
from articles.models.drafts import DraftState
from desk.models import ImportResult
from desk.models.imports import ResultStatus
from desk.roles import Right, may


@dataclass(frozen=True)
class Waiting:
    label: Promise
    number: int
    url: str


def waiting(user: User) -> list[Waiting]:
    """The lists that this account may work on, empty ones too; each is one count."""
    found = []
    if may(user, Right.DECIDE_PROPOSALS):
        number = Proposal.objects.undecided().exclude(state=Proposal.State.WITHDRAWN).count()
        found.append(Waiting(_("Proposals to decide"), number, reverse("desk:proposals")))
        unconfirmed = Meeting.objects.held().filter(review=Meeting.Review.MACHINE).count()
        found.append(
            Waiting(_("Meetings not confirmed"), unconfirmed, f"{reverse('desk:meetings')}?review=machine")
        )
    if may(user, Right.PUBLISH):
        drafts_of_files = Text.objects.filter(state=Text.State.DRAFT, revisions__is_current=True).count()
        found.append(Waiting(_("Texts to publish"), drafts_of_files, f"{reverse('desk:texts')}?state=draft"))
    if may(user, Right.REVISE):
        files = ImportResult.objects.filter(status=ResultStatus.WAITING).count()
        found.append(Waiting(_("Files that wait"), files, f"{reverse('desk:imports')}?waiting=1"))
    if may(user, Right.TRANSLATE):
        found.append(
            Waiting(_("Translations of mine"), _mine(user), f"{reverse('desk:translations')}?mine=1")
        )
    if may(user, Right.REVIEW):
        drafts = f"{reverse('desk:translations')}?state={DraftState.IN_REVIEW.value}"
        found.append(Waiting(_("Translations to review"), _to_review(user), drafts))
    if may(user, Right.DECIDE_REPORTS):
        new = CorrectionReport.objects.filter(state=CorrectionReport.State.NEW).count()
        found.append(Waiting(_("Reported errors"), new, reverse("desk:reports")))
    if may(user, Right.CURATE):
        lost = Evidence.objects.filter(passage__revision__is_current=False).count()
        found.append(Waiting(_("Lost passages"), lost, reverse("desk:anchors")))
    return found


def _mine(user: User) -> int:
    wrote = Q(opened_by=user) | Q(segments__versions__author=user)
    return Draft.objects.filter(wrote, state__in=DraftState.open_states()).distinct().count()


def _to_review(user: User) -> int:
    """Nobody approves what they have translated."""
    wrote = Draft.objects.filter(Q(opened_by=user) | Q(segments__versions__author=user)).values("pk")
    return Draft.objects.filter(state=DraftState.IN_REVIEW).exclude(pk__in=wrote).count()
