"""Opens a draft: cuts the source into segments and lays what is translated already beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import alignments
from articles.languages import LANGUAGES
from articles.models import Article, Draft, DraftEvent, Passage, Revision, Segment, SegmentVersion, Text
from articles.models.drafts import SegmentKind, SegmentStatus, VersionOrigin
from articles.refused import Refused
from articles.text.normalise import exact_key


@dataclass(frozen=True)
class Piece:
    """A segment to be: passage numbers of the source (empty: only the translation has it) and what is there."""

    kind: SegmentKind
    source: tuple[int, ...]
    content: str = ""


def sources(article: Article) -> list[Text]:
    """The texts of an article that can be translated from, its original first."""
    held = article.texts.filter(revisions__is_current=True).distinct().order_by("pk")
    return sorted(held, key=lambda text: text.kind != Text.Kind.ORIGINAL)


@transaction.atomic
def open_new(source: Text, language: str, by: User) -> Draft:
    """Begins a human translation of a text; where one is held or begun already, that is opened instead.

    Refused for a language the archive does not know, and for the source's own.
    """
    if language not in LANGUAGES:
        raise Refused(_("“%(tag)s” is no language of the archive.") % {"tag": language})
    if language == source.language:
        raise Refused(_("The text is in this language already."))
    Article.objects.select_for_update().get(pk=source.article_id)
    text, _made = Text.objects.get_or_create(
        article_id=source.article_id,
        language=language,
        kind=Text.Kind.HUMAN,
        defaults={"state": Text.State.DRAFT},
    )
    return open_on(text, source, by)


@transaction.atomic
def open_on(text: Text, source: Text, by: User) -> Draft:
    """Begins the next state of a translation, from the source as it stands now; an open draft is returned.

    Refused where the source is the text itself, of another article, or has no words yet.
    """
    text = Text.objects.select_for_update(of=("self",)).select_related("translated_from").get(pk=text.pk)
    if text.kind == Text.Kind.ORIGINAL or text.pk == source.pk or text.article_id != source.article_id:
        raise Refused(_("A translation is made from another text of the same article."))
    held: Draft | None = Draft.objects.open().filter(text=text).first()
    if held is not None:
        return held
    revision = source.revisions.filter(is_current=True).first()
    if revision is None:
        raise Refused(_("The text has no words to translate yet."))
    began_from = text.revisions.filter(is_current=True).first()
    draft = Draft.objects.create(text=text, source=revision, began_from=began_from, opened_by=by)
    pieces = _from_translation(revision, began_from) if began_from else _from_source(revision)
    _write(draft, pieces, by)
    if began_from and text.translated_from and text.translated_from_id != revision.pk:
        _mark_changed(draft, text.translated_from, revision)
    DraftEvent.objects.create(draft=draft, step=DraftEvent.Step.OPENED, by=by)
    return draft


@transaction.atomic
def take_over(draft: Draft, by: User) -> Draft:
    """Moves an open draft to the current state of its source; what has changed there is marked, nothing is lost.

    A paragraph that is gone leaves its translation as a segment without a source; a new one is an empty segment.
    """
    draft = Draft.objects.select_for_update(of=("self",)).select_related("source", "text").get(pk=draft.pk)
    newer = Revision.objects.get(text=draft.source.text_id, is_current=True)
    if not draft.is_writable:
        raise Refused(
            _("The translation cannot be changed now: %(state)s.") % {"state": draft.get_state_display()}
        )
    if newer.pk == draft.source_id:
        raise Refused(_("The original has not changed since."))
    older = draft.source
    moved = _moved(older, newer)
    for segment in draft.segments.filter(is_dropped=False).exclude(kind=SegmentKind.TITLE):
        _move(segment, moved)
    Draft.objects.filter(pk=draft.pk).update(source=newer)
    draft.source = newer
    _add_missing(draft, newer)
    _mark_changed(draft, older, newer)
    DraftEvent.objects.create(
        draft=draft, step=DraftEvent.Step.SOURCE_CHANGED, by=by, note=f"{older.number} → {newer.number}"
    )
    return draft


def _from_source(revision: Revision) -> list[Piece]:
    """One segment a paragraph, the headline first."""
    title = [Piece(SegmentKind.TITLE, ())] if _has_title_of_its_own(revision) else []
    return title + [
        Piece(SegmentKind(one.kind), (one.number,)) for one in revision.passages.order_by("number")
    ]


def _from_translation(revision: Revision, target: Revision) -> list[Piece]:
    """One segment a link of the stored alignment; captions beside one another in their order."""
    contents = {one.number: one for one in target.passages.all()}
    kinds = {one.number: SegmentKind(one.kind) for one in revision.passages.all()}
    pieces = [
        Piece(
            kinds[link.left[0]] if link.left else SegmentKind(contents[link.right[0]].kind),
            tuple(link.left),
            "\n".join(contents[number].content for number in link.right),
        )
        for link in alignments.found(revision, target).links
    ]
    for number, content in _captions(revision, target):
        place = next(
            (at for at, one in enumerate(pieces) if one.source and number and one.source[0] > number),
            len(pieces),
        )
        pieces.insert(place, Piece(SegmentKind.CAPTION, (number,) if number else (), content))
    has_title = any(map(_has_title_of_its_own, (revision, target)))
    return ([Piece(SegmentKind.TITLE, (), target.text.title)] if has_title else []) + pieces


def _has_title_of_its_own(revision: Revision) -> bool:
    """Most headlines stand in the text as its first heading, and are translated there."""
    title = exact_key(revision.text.title)
    return bool(title) and all(exact_key(one.content) != title for one in revision.passages.all())


def _captions(revision: Revision, target: Revision) -> Iterable[tuple[int | None, str]]:
    """(number in the source, words of the translation): the first beside the first, and so on."""
    sides = [
        list(one.passages.filter(kind=Passage.Kind.CAPTION).order_by("number")) for one in (revision, target)
    ]
    for place in range(max(map(len, sides))):
        left, right = (side[place] if place < len(side) else None for side in sides)
        yield left.number if left else None, right.content if right else ""


def _write(draft: Draft, pieces: Sequence[Piece], by: User) -> None:
    for number, piece in enumerate(pieces, 1):
        segment = Segment.objects.create(
            draft=draft,
            number=number,
            position=number,
            kind=piece.kind,
            source_first=min(piece.source, default=None),
            source_last=max(piece.source, default=None),
        )
        if piece.content:
            _begin(segment, piece.content, by)


def _begin(segment: Segment, content: str, by: User) -> None:
    SegmentVersion.objects.create(
        segment=segment, number=1, content=content, began_from=0, author=by, origin=VersionOrigin.BEGAN
    )
    was_machine = segment.draft.text.kind == Text.Kind.MACHINE and not segment.draft.text.reviewed
    segment.content, segment.version = content, 1
    segment.status = SegmentStatus.MACHINE if was_machine else SegmentStatus.REVIEWED
    segment.save(update_fields=["content", "version", "status"])


def _mark_changed(draft: Draft, older: Revision, newer: Revision) -> None:
    """Segments whose source says something that it did not say in `older`."""
    before = {one.content for one in older.passages.all()}
    changed = {one.number for one in newer.passages.all() if one.content not in before}
    for segment in draft.segments.exclude(source_first=None).exclude(content=""):
        numbers = set(range(segment.source_first or 0, (segment.source_last or 0) + 1))
        if numbers & changed:
            Segment.objects.filter(pk=segment.pk).update(status=SegmentStatus.CHANGED)


def _moved(older: Revision, newer: Revision) -> dict[int, int]:
    """Number of a passage in the older state → its number in the newer one, of those that are there still.

    Paragraphs that were reworded in place count as the same."""
    sides = [list(one.passages.order_by("number")) for one in (older, newer)]
    older_words, newer_words = ([one.content for one in side] for side in sides)
    matcher = SequenceMatcher(None, older_words, newer_words, autojunk=False)
    moved = {}
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag in ("equal", "replace"):
            for step in range(min(left_end - left, right_end - right)):
                moved[sides[0][left + step].number] = sides[1][right + step].number
    return moved


def _move(segment: Segment, moved: dict[int, int]) -> None:
    if segment.source_first is None or segment.source_last is None:
        return
    numbers = [
        moved[number] for number in range(segment.source_first, segment.source_last + 1) if number in moved
    ]
    segment.source_first, segment.source_last = min(numbers, default=None), max(numbers, default=None)
    if not numbers and not segment.content:
        segment.is_dropped = True
    segment.save(update_fields=["source_first", "source_last", "is_dropped"])


def _add_missing(draft: Draft, newer: Revision) -> None:
    """Empty segments for paragraphs that no segment translates; then all positions in the order of the source."""
    held = list(draft.segments.order_by("position", "number"))
    covered = {
        number
        for one in held
        if one.source_first is not None and one.source_last is not None and not one.is_dropped
        for number in range(one.source_first, one.source_last + 1)
    }
    highest = max((one.number for one in held), default=0)
    for passage in newer.passages.order_by("number"):
        if passage.number not in covered:
            highest += 1
            place = next(
                (at for at, one in enumerate(held) if (one.source_first or 0) > passage.number), len(held)
            )
            made = Segment(
                draft=draft,
                number=highest,
                position=0,
                kind=SegmentKind(passage.kind),
                source_first=passage.number,
                source_last=passage.number,
            )
            held.insert(place, made)
    for position, segment in enumerate(held, 1):
        segment.position = position
        segment.save()
