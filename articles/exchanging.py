"""A draft goes out as a file and comes back: segment by segment, and nothing that somebody wrote is overwritten.

What comes back is matched by the number of its segment.  A segment whose source says something else than in the file
is refused; words written on an older version than the current one stand beside it, to be merged.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import segments
from articles.exchange import plain, po, xliff
from articles.exchange.unit import TranslationFile, Unit
from articles.models import Draft, Segment
from articles.models.drafts import SegmentStatus, VersionOrigin
from articles.refused import Refused
from articles.text.normalise import clean

CERTAIN = (SegmentStatus.WRITTEN, SegmentStatus.REVIEWED, SegmentStatus.OMITTED)
WRITERS: dict[str, Callable[[TranslationFile], bytes]] = {"xliff": xliff.written, "po": po.written}
READERS: dict[str, Callable[[bytes], TranslationFile]] = {
    "xliff": xliff.read,
    "xlf": xliff.read,
    "po": po.read,
}
"""By the end of a file's name."""


@dataclass
class Taken:
    """What became of the segments of a file, by their numbers; unknown: what the file calls those that the draft
    has not."""

    taken: list[int] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    other_source: list[int] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def sent(draft: Draft) -> TranslationFile:
    """The draft as it stands, with all its segments."""
    units = [
        Unit(
            segment.number,
            source,
            segment.content,
            segment.version,
            segment.status in CERTAIN,
            () if segment.kind == Segment.Kind.BODY else (str(segment.get_kind_display()),),
        )
        for segment, source in _with_sources(draft)
    ]
    return TranslationFile(draft.source.text.language, draft.text.language, units, draft.pk)


@transaction.atomic
def take(draft: Draft, file: TranslationFile, by: User) -> Taken:
    """Takes back a file that people have filled.  Refused where it is of another translation or language, or the
    draft cannot be written in now."""
    _check(draft, file, needs_target=True)
    if file.draft is not None and file.draft != draft.pk:
        raise Refused(_("The file is of another translation: number %(number)s.") % {"number": file.draft})
    told, held = Taken(), {segment.number: (segment, source) for segment, source in _with_sources(draft)}
    for unit in file.units:
        if unit.number not in held:
            told.unknown.append(_called(unit))
            continue
        segment, source = held[unit.number]
        if _other(source, unit.source):
            told.other_source.append(segment.number)
        elif not unit.target.strip():
            told.empty.append(segment.number)
        else:
            note = "" if unit.is_certain else "marked as not confirmed in the file"
            _keep(told, segment, unit.target, unit.version, by, VersionOrigin.FILE, note)
    return told


@transaction.atomic
def prefill(draft: Draft, file: TranslationFile, by: User, engine: str) -> Taken:
    """Lays a machine's words beside the sources of segments that have none yet; engine: its name and version.

    Segments are matched by number, else by their source.  What anybody has written stays.
    """
    _check(draft, file, needs_target=False)
    told, held = Taken(), list(_with_sources(draft))
    by_number = {unit.number: unit for unit in file.units if unit.number is not None}
    by_source = {clean(unit.source): unit for unit in reversed(file.units)}
    used = set()
    for segment, source in held:
        unit = by_number.get(segment.number)
        if unit is not None and _other(source, unit.source):
            told.other_source.append(segment.number)
            used.add(id(unit))
            unit = None
        unit = unit or (by_source.get(clean(source)) if source else None)
        if unit is None:
            continue
        used.add(id(unit))
        _lay(told, segment, unit.target, by, engine)
    told.unknown = [_called(unit) for unit in file.units if id(unit) not in used]
    return told


@transaction.atomic
def prefill_plain(draft: Draft, data: bytes, by: User, engine: str) -> Taken:
    """The same from a plain text with as many paragraphs as the draft has segments, its headline counted or not."""
    _check_open(draft)
    lines, held = plain.read(data), [segment for segment, _ in _with_sources(draft)]
    without_title = [segment for segment in held if segment.kind != Segment.Kind.TITLE]
    if len(lines) == len(without_title):
        held = without_title
    if len(lines) != len(held):
        told = {"lines": len(lines), "segments": len(without_title)}
        raise Refused(_("The file has %(lines)s paragraphs, the translation %(segments)s segments.") % told)
    found = Taken()
    for segment, line in zip(held, lines, strict=True):
        _lay(found, segment, line, by, engine)
    return found


def _with_sources(draft: Draft) -> list[tuple[Segment, str]]:
    """The segments in their order, each with what it translates."""
    passages = {one.number: one for one in draft.source.passages.all()}
    title = draft.source.text.title
    return [
        (
            segment,
            title
            if segment.kind == Segment.Kind.TITLE
            else "\n".join(one.content for one in segments.source_of(segment, passages)),
        )
        for segment in draft.segments.filter(is_dropped=False).order_by("position", "number")
    ]


def _check_open(draft: Draft) -> None:
    if not draft.is_writable:
        told = {"state": draft.get_state_display()}
        raise Refused(_("The translation cannot be changed now: %(state)s.") % told)


def _check(draft: Draft, file: TranslationFile, *, needs_target: bool) -> None:
    _check_open(draft)
    pairs = [
        (file.source_language, draft.source.text.language, False),
        (file.target_language, draft.text.language, needs_target),
    ]
    for told, wanted, is_needed in pairs:
        if (told or is_needed) and told.lower() != wanted.lower():
            message = _("The file is in “%(told)s”, the translation needs “%(wanted)s”.")
            raise Refused(message % {"told": told, "wanted": wanted})


def _keep(
    told: Taken, segment: Segment, words: str, version: int, by: User, origin: VersionOrigin, note: str
) -> None:
    saved = segments.save(segment, words, version, by, origin, note)
    if saved.version is None:
        told.same.append(segment.number)
    elif saved.is_beside:
        told.beside.append(segment.number)
    else:
        told.taken.append(segment.number)


def _lay(told: Taken, segment: Segment, words: str, by: User, engine: str) -> None:
    if not words.strip():
        told.empty.append(segment.number)
    elif segment.content or segment.status == SegmentStatus.OMITTED:
        told.held.append(segment.number)
    else:
        _keep(told, segment, words, segment.version, by, VersionOrigin.MACHINE, engine)


def _other(source: str, in_file: str) -> bool:
    """Other words; spaces and line ends are no words."""
    return clean(source).split() != clean(in_file).split()


def _called(unit: Unit) -> str:
    name = str(unit.number) if unit.number is not None else unit.source[:40]
    told = {"name": name, "line": unit.line}
    return _("%(name)s (line %(line)s)") % told if unit.line else name
