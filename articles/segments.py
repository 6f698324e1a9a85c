"""The only writer of segments: whatever is typed becomes a version, and of two that contradict none is lost.

Every function is one transaction; it changes nothing where it raises Refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Draft, Passage, Segment, SegmentComment, SegmentVersion
from articles.models.drafts import SegmentStatus, VersionOrigin
from articles.refused import Refused
from articles.text.normalise import nfc

LONGEST = 100_000
"""Characters of one segment."""

STATUS_AFTER = {VersionOrigin.MACHINE: SegmentStatus.MACHINE, VersionOrigin.BEGAN: SegmentStatus.REVIEWED}
"""What a segment is after a version of this origin; otherwise it is written by a person."""


@dataclass(frozen=True)
class Saved:
    """What became of typed words.

    version: the row that holds them; None where they are those of the current version. is_beside: they were
    written on another version than the current, and stand beside it until somebody merges the two.
    """

    segment: Segment
    version: SegmentVersion | None
    is_beside: bool = False


@transaction.atomic
def save(
    segment: Segment,
    content: str,
    began_from: int,
    by: User,
    origin: VersionOrigin = VersionOrigin.TYPED,
    note: str = "",
) -> Saved:
    """Keeps what somebody wrote on version `began_from` of a segment.

    | the current version is | the draft        | becomes                                  |
    | began_from             | can be written   | the current version                      |
    | another one            |                  | a version beside it, to be merged        |
    | any                    | in review, ended | a version beside it, and nothing is lost |

    The same words as the current version make no new one.  Refused: more than LONGEST characters.
    """
    segment = _locked(segment)
    content = _clean(content)
    if content == segment.content and segment.version:
        return Saved(segment, None)
    is_beside = began_from != segment.version or not segment.draft.is_writable or segment.is_dropped
    version = _version(segment, content, began_from, by, origin, note, is_beside)
    if is_beside:
        _supersede(version)
    else:
        _make_current(segment, version)
    return Saved(segment, version, is_beside)


@transaction.atomic
def merge(segment: Segment, content: str, began_from: int, settles: Iterable[int], by: User) -> Saved:
    """Makes one version of the current one and of those beside it whose numbers are `settles`.

    Where somebody has changed the segment meanwhile, the merged words stand beside it like any others.
    """
    saved = save(segment, content, began_from, by, VersionOrigin.MERGED)
    if not saved.is_beside:
        rows = saved.segment.versions.filter(
            is_beside=True, settled_at__isnull=True, number__in=list(settles)
        )
        rows.update(settled_at=timezone.now())
    return saved


def beside(draft: Draft) -> list[SegmentVersion]:
    """What stands beside the current versions of a draft and nobody has merged yet."""
    rows = SegmentVersion.objects.filter(segment__draft=draft, is_beside=True, settled_at__isnull=True)
    return list(rows.select_related("segment", "author").order_by("segment__position", "number"))


@transaction.atomic
def omit(segment: Segment, began_from: int, by: User) -> Segment:
    """Says that this piece is left out on purpose; an empty version tells who said so.

    Refused where it has words, or has changed meanwhile."""
    segment = _current(segment, began_from)
    if segment.content:
        raise Refused(_("Segment %(number)s is translated: empty it first.") % {"number": segment.number})
    _make_current(segment, _version(segment, "", began_from, by, VersionOrigin.TYPED))
    segment.status = SegmentStatus.OMITTED
    segment.save(update_fields=["status"])
    return segment


@transaction.atomic
def join(segment: Segment, began_from: int, next_began_from: int, by: User) -> Segment:
    """Makes one segment of this and the one after it; the other one is kept with its versions.

    Refused where there is none, the two are of different kinds or somebody has changed one meanwhile.
    """
    segment = _current(segment, began_from)
    later = segment.draft.segments.filter(is_dropped=False, position__gt=segment.position)
    following = later.order_by("position").first()
    if following is None or following.kind != segment.kind or segment.kind == Segment.Kind.TITLE:
        raise Refused(_("There is no segment of the same kind after it to join with."))
    following = _current(following, next_began_from)
    numbers = [
        number
        for one in (segment, following)
        for number in (one.source_first, one.source_last)
        if number is not None
    ]
    content = "\n".join(filter(None, [segment.content, following.content]))
    segment.source_first, segment.source_last = min(numbers, default=None), max(numbers, default=None)
    segment.save(update_fields=["source_first", "source_last"])
    Segment.objects.filter(pk=following.pk).update(is_dropped=True)
    _rewrite(segment, content, by)
    return segment


@transaction.atomic
def split(segment: Segment, began_from: int, source_from: int | None, line_from: int, by: User) -> Segment:
    """Divides a segment: from passage `source_from` of the source and line `line_from` (from 0) of the
    translation on, everything goes to a new segment, which is returned.

    Refused where nothing would be divided.
    """
    segment = _current(segment, began_from)
    lines = segment.content.split("\n") if segment.content else []
    first, last = segment.source_first, segment.source_last
    divides_source = source_from is not None and first is not None and last is not None
    if divides_source and not first < source_from <= last:  # type: ignore[operator]
        raise Refused(_("Choose a paragraph of this segment, and not its first."))
    if not divides_source and not 0 < line_from < len(lines):
        raise Refused(_("There is nothing to divide: a segment of one paragraph stays one."))
    later = segment.draft.segments.filter(position__gt=segment.position)
    later.update(position=F("position") + 1)
    number = (segment.draft.segments.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Segment.objects.create(
        draft=segment.draft,
        number=number,
        position=segment.position + 1,
        kind=segment.kind,
        source_first=source_from if divides_source else None,
        source_last=last if divides_source else None,
    )
    if divides_source:
        segment.source_last = (source_from or 0) - 1
        segment.save(update_fields=["source_last"])
    if rest := "\n".join(lines[line_from:]) if line_from < len(lines) else "":
        _rewrite(made, rest, by)
        _rewrite(segment, "\n".join(lines[:line_from]), by)
    return made


@transaction.atomic
def mark_reviewed(segment: Segment, began_from: int, by: User) -> Segment:
    """Says that a person who did not write it has compared the segment with its source."""
    segment = _locked(segment)
    if segment.version != began_from:
        raise Refused(_("Somebody has changed segment %(number)s meanwhile.") % {"number": segment.number})
    if segment.draft.state != Draft.State.IN_REVIEW:
        raise Refused(_("Only what is in review can be marked as reviewed."))
    if by.pk in authors(segment.draft, segment):
        raise Refused(_("Nobody reviews their own words: ask another editor."))
    segment.status = SegmentStatus.REVIEWED
    segment.save(update_fields=["status"])
    return segment


@transaction.atomic
def comment(segment: Segment, content: str, by: User) -> SegmentComment:
    """Says something about a segment.  Refused where nothing is said."""
    if not content.strip():
        raise Refused(_("Write what you want to say."))
    return SegmentComment.objects.create(segment=segment, author=by, content=nfc(content.strip()))


@transaction.atomic
def settle(comment: SegmentComment, by: User) -> None:
    """Says that a comment has been answered by a change, or needs none."""
    SegmentComment.objects.filter(pk=comment.pk, settled_at__isnull=True).update(
        settled_by=by, settled_at=timezone.now()
    )


def authors(draft: Draft, segment: Segment | None = None) -> set[int]:
    """Primary keys of all who wrote in the draft, or in one segment of it: they do not review it."""
    rows = SegmentVersion.objects.filter(segment__draft=draft).exclude(origin=VersionOrigin.BEGAN)
    if segment is not None:
        rows = rows.filter(segment=segment)
    return set(rows.values_list("author", flat=True))


def source_of(segment: Segment, passages: dict[int, Passage]) -> list[Passage]:
    """The paragraphs of the source that a segment translates.  passages: of the source, by number."""
    first, last = segment.source_first, segment.source_last
    if first is None or last is None:
        return []
    is_caption = segment.kind == Segment.Kind.CAPTION
    held = (passages[number] for number in range(first, last + 1) if number in passages)
    return [one for one in held if (one.kind == Passage.Kind.CAPTION) == is_caption]


def _locked(segment: Segment) -> Segment:
    """The row as it stands: of two who save at once one waits for the other.  The draft goes first, so that
    nobody submits it in between."""
    Draft.objects.select_for_update().get(pk=segment.draft_id)
    return Segment.objects.select_for_update(of=("self",)).select_related("draft__text").get(pk=segment.pk)


def _current(segment: Segment, began_from: int) -> Segment:
    """The same where it may be changed and nobody has changed it since; otherwise Refused."""
    found = _locked(segment)
    if not found.draft.is_writable:
        told = {"state": found.draft.get_state_display()}
        raise Refused(_("The translation cannot be changed now: %(state)s.") % told)
    if found.version != began_from or found.is_dropped:
        raise Refused(_("Somebody has changed segment %(number)s meanwhile.") % {"number": found.number})
    return found


def _clean(content: str) -> str:
    """NFC, lines ended by \\n, no empty lines at both ends."""
    cleaned = nfc(content.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")).strip()
    if len(cleaned) > LONGEST:
        told = {"most": LONGEST, "length": len(cleaned)}
        raise Refused(_("A segment holds %(most)s characters at most; this has %(length)s.") % told)
    return cleaned


def _version(
    segment: Segment,
    content: str,
    began_from: int,
    by: User,
    origin: VersionOrigin,
    note: str = "",
    is_beside: bool = False,
) -> SegmentVersion:
    last = segment.versions.aggregate(last=Max("number"))["last"] or 0
    return SegmentVersion.objects.create(
        segment=segment,
        number=last + 1,
        content=content,
        began_from=began_from,
        author=by,
        origin=origin,
        note=note[:300],
        is_beside=is_beside,
    )


def _make_current(segment: Segment, version: SegmentVersion) -> None:
    segment.content, segment.version = version.content, version.number
    written = STATUS_AFTER.get(VersionOrigin(version.origin), SegmentStatus.WRITTEN)
    segment.status = written if version.content else SegmentStatus.EMPTY
    segment.save(update_fields=["content", "version", "status"])


def _rewrite(segment: Segment, content: str, by: User) -> None:
    """A version that follows from joining or dividing; the words keep their standing."""
    status = segment.status if content else SegmentStatus.EMPTY
    _make_current(segment, _version(segment, content, segment.version, by, VersionOrigin.JOINED))
    if status in (SegmentStatus.MACHINE, SegmentStatus.CHANGED, SegmentStatus.EMPTY):
        segment.status = status if content and status != SegmentStatus.EMPTY else segment.status
        segment.save(update_fields=["status"])


def _supersede(version: SegmentVersion) -> None:
    """Who types on beside a conflict has one version there, the last; the earlier ones stay in the history."""
    earlier = version.segment.versions.filter(
        is_beside=True, settled_at__isnull=True, author=version.author, began_from=version.began_from
    )
    earlier.exclude(pk=version.pk).update(settled_at=timezone.now())
