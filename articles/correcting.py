"""Corrections of texts by editors: each has its author and its reason, and nothing is overwritten."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import alignments, revisions
from articles.models import Passage, Revision, Text, Upheld
from articles.refused import Refused
from articles.revisions import NewPassage
from articles.text.normalise import clean
from articles.text_changes import later_numbers

LONGEST_REASON = 300
LONGEST_PASSAGE = 100_000
MOST_PASSAGES = 2000


class Stale(Refused):
    """The text has another state than the one that the change began from."""

    def __init__(self, current: Revision) -> None:
        told = _("Somebody else has changed the text since you began: it is at revision %(number)s now.")
        super().__init__(told % {"number": current.number})
        self.current = current


@transaction.atomic
def revise(
    text: Text, passages: Sequence[NewPassage], by: User, reason: str, *, is_minor: bool = False
) -> Revision:
    """Makes these paragraphs the text, as its next revision; an editor's alignments go along.

    Refused without a reason, without a paragraph of the body, or where nothing would change.
    """
    reason, passages = clean(reason), [_cleaned(new) for new in passages]
    last = text.revisions.get(is_current=True)
    if problems := _reason_problems(reason) + _passage_problems(passages, last):
        raise Refused(*problems)
    revision = revisions.add(text, passages, author=by, reason=reason, is_minor=is_minor)
    alignments.carry_over(last, revision, later_numbers(last, revision))
    return revision


@transaction.atomic
def uphold(text: Text, original: Revision, by: User, reason: str) -> Upheld:
    """Somebody says that a translation still holds for this, the current, state of its original.

    Refused without a reason, where it is not outdated, or where the original has changed again.
    """
    reason = clean(reason)
    text = Text.objects.select_for_update(of=("self",)).with_status().get(pk=text.pk)
    if problems := _reason_problems(reason):
        raise Refused(*problems)
    if not text.is_outdated or text.kind == Text.Kind.ORIGINAL:
        raise Refused(_("The translation is not outdated: nothing is to be said."))
    if not original.is_current:
        raise Stale(original.text.revisions.get(is_current=True))
    made = Upheld.objects.create(
        text=text, before=text.translated_from, revision=original, by=by, reason=reason
    )
    text.translated_from = original
    if text.state == Text.State.OUTDATED:
        text.state = Text.State.PUBLISHED
    text.save(update_fields=["translated_from", "state"])
    return made


def original_of(text: Text) -> Revision | None:
    """The current state of the text that a translation is made from; None where nobody can say which that is."""
    if text.translated_from is not None:
        return Revision.objects.filter(text=text.translated_from.text_id, is_current=True).first()
    originals = Revision.objects.filter(
        text__article=text.article_id, text__kind=Text.Kind.ORIGINAL, is_current=True
    )
    found = list(originals.exclude(text=text.pk)[:2])
    return found[0] if len(found) == 1 else None


def _cleaned(new: NewPassage) -> NewPassage:
    return NewPassage(new.kind, clean(new.content), new.line)


def _reason_problems(reason: str) -> list[str]:
    if not reason:
        return [_("Say why: the reason is kept with the change.")]
    if len(reason) > LONGEST_REASON:
        return [_("The reason is longer than %(number)s characters.") % {"number": LONGEST_REASON}]
    return []


def _passage_problems(passages: Sequence[NewPassage], last: Revision) -> list[str]:
    found = []
    if not any(new.kind != Passage.Kind.CAPTION for new in passages):
        found.append(_("A text has at least one paragraph or heading."))
    if len(passages) > MOST_PASSAGES:
        found.append(_("A text has at most %(number)s paragraphs.") % {"number": MOST_PASSAGES})
    for place, new in enumerate(passages, 1):
        told = {"number": place, "most": LONGEST_PASSAGE}
        if new.kind not in Passage.Kind:
            found.append(_("Paragraph %(number)s has no known kind.") % told)
        if not new.content:
            found.append(_("Paragraph %(number)s is empty.") % told)
        if len(new.content) > LONGEST_PASSAGE:
            found.append(_("Paragraph %(number)s is longer than %(most)s characters.") % told)
    held = [(passage.kind, passage.content) for passage in last.passages.order_by("number")]
    if not found and held == [(new.kind, new.content) for new in passages]:
        found.append(_("Nothing has changed: the text says this already."))
    return found
