"""Alignments of texts: made, stored and found.

`store` keeps what the machine finds for two revisions; `found` gives the alignment a page shows: an editor's,
else the stored one, else one made now and not kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Alignment, AlignmentLink, Passage, Revision, Text
from articles.text.align import DOUBTFUL, METHOD, align

LONGEST = 1000
"""Paragraphs: longer texts are not aligned by machine."""

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Linked:
    """Passage numbers that belong together; an empty side has no counterpart.  score None: an editor is sure."""

    left: Numbers
    right: Numbers
    score: float | None

    @property
    def is_doubtful(self) -> bool:
        return bool(self.left and self.right) and self.score is not None and self.score < DOUBTFUL


@dataclass(frozen=True)
class Aligned:
    """How two revisions, as the caller orders them, stand to one another."""

    links: list[Linked]
    by_editor: bool
    is_stored: bool


def found(left: Revision, right: Revision) -> Aligned:
    """The alignment of two revisions: an editor's, else the machine's, else one made now without being kept."""
    held = list(
        Alignment.objects.filter(
            left__in=(left.pk, right.pk), right__in=(left.pk, right.pk)
        ).prefetch_related("links")
    )
    best = next((one for one in held if one.maker == Alignment.Maker.EDITOR), held[0] if held else None)
    numbers = _numbers_of(left), _numbers_of(right)
    if best is None:
        return Aligned(_made(left, right), by_editor=False, is_stored=False)
    if best.left_id == left.pk:
        links = [_linked(link, *numbers) for link in best.links.all()]
    else:
        turned = [_linked(link, *numbers[::-1]) for link in best.links.all()]
        links = [Linked(link.right, link.left, link.score) for link in turned]
    links = in_order(links, *numbers)
    return Aligned(links, best.maker == Alignment.Maker.EDITOR, is_stored=True)


@transaction.atomic
def store(one: Revision, other: Revision) -> Alignment:
    """Keeps the machine's alignment of two revisions, in place of an older one of the machine's."""
    left, right = sorted((one, other), key=lambda revision: revision.pk)
    Alignment.objects.filter(left=left, right=right, maker=Alignment.Maker.MACHINE).delete()
    alignment = Alignment.objects.create(left=left, right=right, method=METHOD)
    _keep(alignment, _made(left, right))
    return alignment


@transaction.atomic
def store_by_editor(
    one: Revision,
    other: Revision,
    links: Iterable[tuple[Sequence[int], Sequence[int]]],
    editor: User | None = None,
    method: str = "by hand",
) -> Alignment:
    """Keeps an editor's alignment, in place of an earlier one by an editor.

    links: passage numbers of `one` and of `other` that belong together.  ValidationError where a number is no
    paragraph of its text, stands twice, or the numbers of a link do not follow one another.  Pages are kept by the
    version of the record: the caller raises it (archive.index.changed).
    """
    told = [Linked(tuple(left), tuple(right), None) for left, right in links]
    _check(told, one, other)
    left, right = sorted((one, other), key=lambda revision: revision.pk)
    if left.pk != one.pk:
        told = [Linked(link.right, link.left, None) for link in told]
    Alignment.objects.filter(left=left, right=right, maker=Alignment.Maker.EDITOR).delete()
    alignment = Alignment.objects.create(
        left=left, right=right, maker=Alignment.Maker.EDITOR, method=method, editor=editor
    )
    _keep(alignment, in_order(told, _numbers_of(left), _numbers_of(right)))
    return alignment


def carry_over(old: Revision, new: Revision, later: Mapping[int, Sequence[int]]) -> int:
    """Keeps what editors aligned with an older revision for the newer one; returns how many alignments.

    later: number of a paragraph of the older revision → its numbers in the newer one; what is missing went.  An
    alignment that does not fit any more, since paragraphs changed places, is left to the machine.
    """
    held = Alignment.objects.filter(Q(left=old) | Q(right=old), maker=Alignment.Maker.EDITOR)
    kept = 0
    for alignment in held.select_related("left__text", "right__text", "editor").prefetch_related("links"):
        other = alignment.right if alignment.left_id == old.pk else alignment.left
        if not other.is_current:
            continue
        links = [_moved(link, later) for link in found(old, other).links]
        with suppress(ValidationError), transaction.atomic():
            told = [(left, right) for left, right in links if left or right]
            store_by_editor(new, other, told, alignment.editor, alignment.method)
            kept += 1
    return kept


def _moved(link: Linked, later: Mapping[int, Sequence[int]]) -> tuple[list[int], Numbers]:
    moved = {number for old in link.left for number in later.get(old, ())}
    return sorted(moved), link.right


def store_missing(pairs: Iterable[tuple[Revision, Revision]]) -> int:
    """Stores the machine's alignment of each pair that has none by this method yet; returns how many were made."""
    wanted = {tuple(sorted((one.pk, other.pk))): (one, other) for one, other in pairs}
    revisions = {pk for pair in wanted for pk in pair}
    held = Alignment.objects.filter(left__in=revisions, maker=Alignment.Maker.MACHINE, method=METHOD)
    missing = wanted.keys() - set(held.values_list("left_id", "right_id"))
    for pair in sorted(missing):
        # Who changes another meeting at the same moment may have made the same alignment.
        with suppress(IntegrityError), transaction.atomic():
            store(*wanted[pair])
    return len(missing)


def pairs_of(article: int) -> list[tuple[Revision, Revision]]:
    """Every two texts of an article that the public may read, by their current revisions."""
    public = Text.objects.published().filter(article=article)
    current = Revision.objects.filter(text__in=public, is_current=True).select_related("text").order_by("pk")
    return list(combinations(current, 2))


def faults(alignment: Alignment) -> list[str]:
    """What is wrong with the links of an alignment, in words; empty where nothing is."""
    sides = {"left": alignment.left, "right": alignment.right}
    found = []
    for side, revision in sides.items():
        ends = [
            (getattr(link, f"{side}_first"), getattr(link, f"{side}_last")) for link in alignment.links.all()
        ]
        held = _numbers_of(revision)
        used = Counter(number for first, last in ends for number in _between(first, last, held))
        given = {number for both in ends for number in both if number is not None}
        wrong = {
            "is no paragraph of its revision": given - set(held),
            "stands in two links": {number for number, times in used.items() if times > 1},
            "stands in no link": set(held) - used.keys(),
        }
        found += [f"{side}, ¶{min(numbers)} {told}" for told, numbers in wrong.items() if numbers]
    return found


def _made(left: Revision, right: Revision) -> list[Linked]:
    """What the machine finds; nothing where a text is too long."""
    numbers = _numbers_of(left), _numbers_of(right)
    if max(map(len, numbers)) > LONGEST:
        return in_order([], *numbers)
    texts = [[passage.content for passage in _aligned(revision)] for revision in (left, right)]
    links = align(texts[0], texts[1], left.text.language, right.text.language)
    found = [
        Linked(
            tuple(numbers[0][place] for place in link.left),
            tuple(numbers[1][place] for place in link.right),
            link.score,
        )
        for link in links
    ]
    return in_order(found, *numbers)


def in_order(links: Iterable[Linked], left: Sequence[int], right: Sequence[int]) -> list[Linked]:
    """The links in reading order of the left text, with one for every paragraph that no link names.

    What stands on the right alone comes after the link that holds the paragraph before it, and after what stands
    there on the left alone.
    """
    told = list(links)
    on_left = {number for link in told for number in link.left}
    on_right = {number for link in told for number in link.right}
    told += [Linked((number,), (), None) for number in left if number not in on_left]
    rows = sorted((link for link in told if link.left), key=lambda link: link.left)
    alone = [link for link in told if not link.left]
    alone += [Linked((), (number,), None) for number in right if number not in on_right]
    for link in sorted(alone, key=lambda link: link.right):
        before = [place for place, row in enumerate(rows) if row.right and max(row.right) < min(link.right)]
        place = max(before, default=-1) + 1
        while place < len(rows) and not rows[place].right:
            place += 1
        rows.insert(place, link)
    return rows


def _aligned(revision: Revision) -> list[Passage]:
    """Captions are no body and stand in no link."""
    return [passage for passage in revision.passages.all() if passage.kind != Passage.Kind.CAPTION]


def _numbers_of(revision: Revision) -> list[int]:
    return [passage.number for passage in _aligned(revision)]


def _between(first: int | None, last: int | None, numbers: Sequence[int]) -> Numbers:
    if first is None or last is None:
        return ()
    return tuple(number for number in numbers if first <= number <= last)


def _linked(link: AlignmentLink, left: Sequence[int], right: Sequence[int]) -> Linked:
    return Linked(
        _between(link.left_first, link.left_last, left),
        _between(link.right_first, link.right_last, right),
        link.score,
    )


def _keep(alignment: Alignment, links: list[Linked]) -> None:
    AlignmentLink.objects.bulk_create(
        AlignmentLink(
            alignment=alignment,
            position=position,
            left_first=min(link.left, default=None),
            left_last=max(link.left, default=None),
            right_first=min(link.right, default=None),
            right_last=max(link.right, default=None),
            score=link.score,
        )
        for position, link in enumerate(links)
    )


def _check(links: list[Linked], one: Revision, other: Revision) -> None:
    """Raises ValidationError where an editor's links name what is not there, or a paragraph twice."""
    for numbers, held in (
        ([link.left for link in links], _numbers_of(one)),
        ([link.right for link in links], _numbers_of(other)),
    ):
        used = [number for group in numbers for number in group]
        if unknown := sorted(set(used) - set(held)):
            raise ValidationError(_("¶%(number)s is no paragraph of its text.") % {"number": unknown[0]})
        if twice := sorted(number for number, times in Counter(used).items() if times > 1):
            raise ValidationError(_("¶%(number)s stands in two links.") % {"number": twice[0]})
        for group in numbers:
            if group and _between(min(group), max(group), held) != tuple(sorted(group)):
                raise ValidationError(_("The paragraphs of one link follow one another."))
