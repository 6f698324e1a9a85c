"""Runs the checks on texts of the archive, and keeps which findings somebody has set aside, and why.

A translation is compared with the revision it was made from, else with its original as it stands now, passage by
passage through their alignment.  What the archive knows of names and terms is added by the caller (`enrich`), since
the articles know nothing of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import alignments
from articles.models import DismissedCheck, Passage, Revision, Text
from articles.quality.check import Document, Finding, Unit, fingerprint
from articles.quality.registry import run
from articles.refused import Refused
from articles.text.normalise import clean

Enrich = Callable[[Sequence[Unit]], Sequence[Unit]]
"""Adds known names and terms: archive.renderings.with_knowledge."""
LONGEST_REASON = 500


@dataclass(frozen=True)
class Found:
    """A finding, by what it is known again, and the row that set it aside, if one does."""

    finding: Finding
    fingerprint: str
    dismissed: DismissedCheck | None = None

    @property
    def is_open(self) -> bool:
        """Something may be wrong, and nobody has said that it is right."""
        return not self.finding.passed and self.dismissed is None


def document_of(
    segments: Iterable[tuple[str, str]],
    source_language: str,
    target_language: str,
    enrich: Enrich | None = None,
) -> Document:
    """(source, target) of each segment as a document."""
    units = [Unit(source, target, source_language, target_language) for source, target in segments]
    return Document(tuple(enrich(units) if enrich else units))


def document_of_text(text: Text, enrich: Enrich | None = None) -> Document:
    """The current revision of a text beside what it was translated from.

    Where the alignment is doubtful, or nothing is held of the original, a passage stands alone.
    """
    current = _current(text)
    original = original_of(text)
    if current is None:
        return Document(())
    if original is None:
        alone = [("", passage.content) for passage in _body(current)]
        return document_of(alone, text.language, text.language, enrich)
    pairs = _pairs(original, current)
    return document_of(pairs, original.text.language, text.language, enrich)


def original_of(text: Text) -> Revision | None:
    """The revision that a translation is compared with; None of an original, and where none is held."""
    if text.kind == Text.Kind.ORIGINAL:
        return None
    if text.translated_from_id:
        held = Revision.objects.select_related("text").prefetch_related("passages")
        return held.get(pk=text.translated_from_id)
    others = text.article.texts.filter(kind=Text.Kind.ORIGINAL).exclude(language=text.language)
    first = others.order_by("pk").first()
    return _current(first) if first else None


def findings(text: Text, enrich: Enrich | None = None) -> list[Found]:
    """What all checks say of the current revision of a text, in reading order."""
    return findings_of(document_of_text(text, enrich), text)


def findings_of(document: Document, text: Text | None = None) -> list[Found]:
    """What all checks say of segments; `text`: whose findings were set aside, of a new translation none."""
    held = {one.fingerprint: one for one in text.dismissed_checks.select_related("by")} if text else {}
    marked = [(finding, fingerprint(document, finding)) for finding in run(document)]
    return [Found(finding, mark, held.get(mark)) for finding, mark in marked]


@transaction.atomic
def dismiss(text: Text, found: Found, reason: str, by: User) -> DismissedCheck:
    """Sets a finding aside, until the words it is about change.  Refused without a reason."""
    reason = clean(reason)
    if not reason:
        raise Refused(_("Say why the text is right as it stands."))
    if len(reason) > LONGEST_REASON:
        raise Refused(_("A reason has at most %(most)s characters.") % {"most": LONGEST_REASON})
    if found.finding.passed:
        raise Refused(_("This check agrees: there is nothing to set aside."))
    row, _made = DismissedCheck.objects.get_or_create(
        text=text,
        fingerprint=found.fingerprint,
        defaults={
            "check_id": found.finding.check,
            "told": found.finding.message,
            "reason": reason,
            "by": by,
        },
    )
    return row


def undismiss(dismissed: DismissedCheck) -> None:
    """The finding counts again."""
    dismissed.delete()


def _current(text: Text) -> Revision | None:
    held = text.revisions.select_related("text").prefetch_related("passages")
    return held.filter(is_current=True).first()


def _body(revision: Revision) -> list[Passage]:
    return [passage for passage in revision.passages.all() if passage.kind != Passage.Kind.CAPTION]


def _pairs(original: Revision, current: Revision) -> Iterator[tuple[str, str]]:
    """(source, target) in the reading order of the translation's counterparts."""
    sources = {passage.number: passage.content for passage in _body(original)}
    targets = {passage.number: passage.content for passage in _body(current)}
    for link in alignments.found(original, current).links:
        source = "\n".join(sources[number] for number in link.left)
        target = "\n".join(targets[number] for number in link.right)
        yield ("" if link.is_doubtful else source), target
