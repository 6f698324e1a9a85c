"""The only code that moves a text, and the draft of a translation, from one state to another.

    draft ──submit──► in review ──publish──► published (a new revision of its text)
      ▲                 │  │
      └───take back─────┘  └──send back──► changes requested ──submit──► in review

Every function is one transaction that changes nothing where it raises Refused.  What stands above the articles
(evidence, search, the record) follows in archive.publishing, which callers use.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import alignments, revisions, segments
from articles.models import Draft, DraftEvent, Revision, Segment, Text
from articles.models.drafts import DraftState, DraftStep, SegmentStatus
from articles.refused import Refused
from articles.revisions import NewPassage


@dataclass(frozen=True)
class Credit:
    """What the public reads of a translation: who translated and who compared it with its original; empty: not
    recorded."""

    translator: str = ""
    reviewer: str = ""


@transaction.atomic
def submit(draft: Draft, by: User, note: str = "") -> None:
    """Sends a draft for review.  Refused while a segment is empty, or words stand beside others unmerged."""
    draft = _locked(draft, DraftState.writable())
    if faults := _unready(draft):
        raise Refused(*faults)
    _step(draft, DraftState.IN_REVIEW, DraftStep.SUBMITTED, by, note)
    Text.objects.filter(pk=draft.text_id, state=Text.State.DRAFT).update(state=Text.State.IN_REVIEW)


@transaction.atomic
def take_back(draft: Draft, by: User) -> None:
    """Its translators go on working on what waits for review.  Refused for whoever has written nothing of it."""
    draft = _locked(draft, [DraftState.IN_REVIEW])
    if by.pk not in {draft.opened_by_id, *segments.authors(draft)}:
        raise Refused(_("Only its translators take a translation back; send it back instead."))
    _step(draft, DraftState.DRAFT, DraftStep.TAKEN_BACK, by)
    _unreviewed(draft)


@transaction.atomic
def send_back(draft: Draft, by: User, note: str) -> None:
    """Asks the translators for changes.  Refused without a word on what to change, and by its own translators."""
    draft = _locked(draft, [DraftState.IN_REVIEW])
    if not note.strip():
        raise Refused(_("Say what should be changed."))
    _refuse_authors(draft, by)
    _step(draft, DraftState.RETURNED, DraftStep.RETURNED, by, note)
    _unreviewed(draft)


@transaction.atomic
def discard(draft: Draft, by: User, note: str) -> None:
    """Ends a draft without publishing it; everything typed is kept with it.  Refused without a reason."""
    draft = _locked(draft, DraftState.open_states())
    if not note.strip():
        raise Refused(_("Say why the draft is discarded."))
    _step(draft, DraftState.DISCARDED, DraftStep.DISCARDED, by, note)
    _unreviewed(draft)


@transaction.atomic
def take_up(draft: Draft, by: User, seen: int) -> None:
    """Says that what was corrected in the published text since the draft was begun is in the draft now, or is not
    wanted there.  seen: number of the revision that was looked at.  Refused where that is not the current one."""
    draft = _locked(draft, DraftState.writable())
    current = draft.text.revisions.filter(is_current=True).first()
    if current is None or current.number != seen:
        raise Refused(_("The text has been corrected once more: look at what it says now."))
    if current == draft.began_from:
        raise Refused(_("The text has not been corrected since this draft was begun."))
    note = f"{draft.began_from.number if draft.began_from else 0} → {current.number}"
    Draft.objects.filter(pk=draft.pk).update(began_from=current)
    DraftEvent.objects.create(draft=draft, step=DraftStep.TEXT_CHANGED, by=by, note=note)


@transaction.atomic
def publish(draft: Draft, by: User, credit: Credit, note: str = "") -> Revision:
    """Makes the draft the current state of its text: a human who did not write it has read it all.

    Refused for its own translators, while something is empty or unmerged, and where the text or its original has
    a newer state than the draft was made from.
    """
    draft = _locked(draft, [DraftState.IN_REVIEW])
    _refuse_authors(draft, by)
    if faults := [*_unready(draft), *_overtaken(draft)]:
        raise Refused(*faults)
    revision = _revision(draft, by, note)
    _describe(draft, revision, credit)
    draft.published_as = revision
    _step(draft, DraftState.PUBLISHED, DraftStep.PUBLISHED, by, note)
    draft.segments.exclude(status=SegmentStatus.OMITTED).update(status=SegmentStatus.REVIEWED)
    return revision


@transaction.atomic
def publish_text(text: Text, by: User) -> None:
    """Lets the public read an imported text.  Refused where it has no words or is published, and for whoever brought
    it, where it is a translation that a person made."""
    text = Text.objects.select_for_update(of=("self",)).get(pk=text.pk)
    if text.state not in (Text.State.DRAFT, Text.State.IN_REVIEW):
        raise Refused(_("The text is published already."))
    if text.kind == Text.Kind.HUMAN and text.revisions.filter(author=by).exists():
        raise Refused(_("Nobody approves their own translation: another editor decides."))
    if not text.revisions.filter(is_current=True).exists():
        raise Refused(_("The text has no words yet: publish its translation when it has been reviewed."))
    text.state = Text.State.PUBLISHED
    text.save(update_fields=["state"])


def _locked(draft: Draft, states: list[DraftState]) -> Draft:
    found = (
        Draft.objects.select_for_update(of=("self",)).select_related("text", "source__text").get(pk=draft.pk)
    )
    if found.state not in states:
        told = {"state": found.get_state_display()}
        raise Refused(_("This cannot be done with the translation now: %(state)s.") % told)
    return found


def _step(draft: Draft, state: DraftState, step: DraftStep, by: User, note: str = "") -> None:
    draft.state = state
    draft.save(update_fields=["state", "published_as"])
    DraftEvent.objects.create(draft=draft, step=step, by=by, note=note.strip())


def _unreviewed(draft: Draft) -> None:
    """A new translation is a draft again."""
    Text.objects.filter(pk=draft.text_id, state=Text.State.IN_REVIEW).update(state=Text.State.DRAFT)


def _refuse_authors(draft: Draft, by: User) -> None:
    if by.pk in segments.authors(draft):
        raise Refused(_("Nobody approves their own translation: another editor decides."))


def _unready(draft: Draft) -> list[str]:
    """Why a draft cannot be reviewed or published yet."""
    held = draft.segments.filter(is_dropped=False)
    empty = list(held.filter(status=SegmentStatus.EMPTY).values_list("number", flat=True))
    found = []
    if empty:
        numbers = ", ".join(map(str, sorted(empty)))
        found.append(
            _("Not yet translated: segment %(numbers)s. Leave out on purpose what needs no words.")
            % {"numbers": numbers}
        )
    if beside := {str(version.segment.number) for version in segments.beside(draft)}:
        numbers = ", ".join(sorted(beside, key=int))
        found.append(
            _("Two people wrote segment %(numbers)s: merge their words first.") % {"numbers": numbers}
        )
    if not held.exclude(content="").exclude(kind=Segment.Kind.TITLE).exists():
        found.append(_("Nothing is translated."))
    return found


def _overtaken(draft: Draft) -> list[str]:
    found = []
    if not draft.source.is_current:
        found.append(_("The original has changed since: send the translation back to follow it."))
    current = draft.text.revisions.filter(is_current=True).first()
    if current != draft.began_from:
        found.append(
            _("The text has been changed since this draft was begun: send it back to take that over.")
        )
    return found


def _revision(draft: Draft, by: User, note: str) -> Revision:
    """The new state of the text with its passages, and its alignment as the segments have it."""
    passages, links = _passages(draft)
    reason = note.strip()[:300] or "translation"
    revision = revisions.add(draft.text, passages, author=_main_author(draft), reason=reason)
    alignments.store_by_editor(draft.source, revision, links, by, "translation")
    return revision


def _main_author(draft: Draft) -> User | None:
    """Whoever opened the draft, where they wrote in it; else the first who did."""
    writers = segments.authors(draft)
    first: User | None = User.objects.filter(pk__in=writers).order_by("pk").first()
    return draft.opened_by if draft.opened_by_id in writers else first


def _passages(draft: Draft) -> tuple[list[NewPassage], list[tuple[list[int], list[int]]]]:
    """Every line as a passage, and which of them stand for which of the source, by their numbers."""
    held = {one.number: one for one in draft.source.passages.all()}
    found: list[NewPassage] = []
    links = []
    for segment in draft.segments.filter(is_dropped=False).exclude(kind=Segment.Kind.TITLE):
        lines = [line.strip() for line in segment.content.split("\n") if line.strip()]
        numbers = list(range(len(found) + 1, len(found) + 1 + len(lines)))
        found += [NewPassage(segment.kind, line) for line in lines]
        if segment.kind != Segment.Kind.CAPTION:
            links.append(([one.number for one in segments.source_of(segment, held)], numbers))
    return found, [link for link in links if link[0] or link[1]]


def _describe(draft: Draft, revision: Revision, credit: Credit) -> None:
    """What is known of the text from now on."""
    text, today = draft.text, timezone.now().date().isoformat()
    text.title = _title(draft)[:500]
    text.state = Text.State.PUBLISHED
    text.translated_from, text.translated_on = draft.source, today
    text.translator = credit.translator[:200] or text.translator
    text.reviewed, text.reviewed_by, text.reviewed_on = True, credit.reviewer[:200], today
    text.save()


def _title(draft: Draft) -> str:
    """The headline, translated by itself or as the first heading."""
    held = list(draft.segments.filter(is_dropped=False).exclude(content=""))
    own = [one for one in held if one.kind == Segment.Kind.TITLE]
    headings = [one for one in held if one.kind == Segment.Kind.HEADING and draft.source.text.title]
    return (own or headings)[0].content.replace("\n", " ") if own or headings else draft.text.title
