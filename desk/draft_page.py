"""What the page of a translation in the making shows: every segment beside its source."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from articles import segments
from articles.models import Draft, Passage, Segment, SegmentComment, SegmentVersion
from articles.models.drafts import SegmentStatus, VersionOrigin
from articles.text.word_diff import Run, difference

MOST_VERSIONS = 60
"""That are looked at for the history beside a segment."""
STYLES = {
    SegmentStatus.MACHINE: "kind kind-machine",
    SegmentStatus.REVIEWED: "kind kind-human",
    SegmentStatus.CHANGED: "kind kind-machine",
    SegmentStatus.WRITTEN: "kind",
    SegmentStatus.OMITTED: "kind",
}
ORDER = (
    SegmentStatus.REVIEWED,
    SegmentStatus.WRITTEN,
    SegmentStatus.MACHINE,
    SegmentStatus.CHANGED,
    SegmentStatus.OMITTED,
    SegmentStatus.EMPTY,
)
"""As the counts at the top name them, the finished first."""


@dataclass(frozen=True)
class Row:
    """One segment: what it translates (paragraphs with their numbers), and what stands beside or is said of it."""

    segment: Segment
    source: list[tuple[int | None, str]]
    beside: list[SegmentVersion] = field(default_factory=list)
    comments: list[SegmentComment] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return [line for line in self.segment.content.split("\n") if line.strip()]

    @property
    def style(self) -> str:
        return STYLES.get(SegmentStatus(self.segment.status), "")

    @property
    def open_comments(self) -> int:
        return sum(1 for comment in self.comments if comment.settled_at is None)

    @property
    def source_text(self) -> str:
        return "\n".join(words for _number, words in self.source)


@dataclass(frozen=True)
class Written:
    """A version and how it differs from the one that its author saw."""

    version: SegmentVersion
    runs: list[Run]


@dataclass(frozen=True)
class Bar:
    """A part of the progress picture: where it begins and how long it is, of 1300."""

    name: str
    start: int
    length: int


def rows(draft: Draft) -> list[Row]:
    """All segments in reading order, in a constant number of queries."""
    passages = {one.number: one for one in draft.source.passages.all()}
    beside: dict[int, list[SegmentVersion]] = defaultdict(list)
    for version in segments.beside(draft):
        beside[version.segment_id].append(version)
    comments: dict[int, list[SegmentComment]] = defaultdict(list)
    said = SegmentComment.objects.filter(segment__draft=draft).select_related("author", "settled_by")
    for comment in said.order_by("pk"):
        comments[comment.segment_id].append(comment)
    held = draft.segments.filter(is_dropped=False).order_by("position", "number")
    return [Row(one, _source(draft, one, passages), beside[one.pk], comments[one.pk]) for one in held]


def _source(draft: Draft, segment: Segment, passages: dict[int, Passage]) -> list[tuple[int | None, str]]:
    if segment.kind == Segment.Kind.TITLE:
        return [(None, draft.source.text.title)] if draft.source.text.title else []
    return [(one.number, one.content) for one in segments.source_of(segment, passages)]


def versions(row: Row) -> list[Written]:
    """The newest versions of a segment, the newest first; what was saved by itself on the way is left out."""
    held = list(row.segment.versions.select_related("author")[:MOST_VERSIONS])
    contents = {version.number: version.content for version in held}
    followed = {(one.began_from, one.author_id) for one in held if not one.is_beside}
    on_the_way = {
        one.number
        for one in held
        if one.origin == VersionOrigin.AUTOSAVED
        and not one.is_beside
        and (one.number, one.author_id) in followed
    }
    return [
        Written(version, difference(_seen(version, contents, on_the_way, held), version.content))
        for version in held
        if version.number not in on_the_way
    ]


def _seen(
    version: SegmentVersion, contents: dict[int, str], on_the_way: set[int], held: list[SegmentVersion]
) -> str:
    """The words that a version began from, those saved on the way passed over."""
    origins = {one.number: one.began_from for one in held}
    number = version.began_from
    while number in on_the_way:
        number = origins[number]
    return contents.get(number, "")


def counts(listed: list[Row]) -> list[tuple[str, int]]:
    """(name of a status, how many segments), without those that none has."""
    found = Counter(SegmentStatus(row.segment.status) for row in listed)
    return [(status.value, found[status]) for status in ORDER if found[status]]


def bars(listed: list[Row]) -> list[Bar]:
    """The picture of the counts, 1300 wide."""
    found, start = [], 0
    for name, number in counts(listed):
        length = round(1300 * number / max(len(listed), 1))
        found.append(Bar(name, start, length))
        start += length
    return found


def after(listed: list[Row], number: int | None) -> int | None:
    """The number of the segment that follows; None after the last."""
    numbers = [row.segment.number for row in listed]
    if number not in numbers or numbers.index(number) + 1 == len(numbers):
        return None
    return numbers[numbers.index(number) + 1]


def first_to_do(listed: list[Row]) -> int | None:
    """The first segment that waits for somebody: empty, changed or a machine's."""
    waiting = (SegmentStatus.EMPTY, SegmentStatus.CHANGED, SegmentStatus.MACHINE)
    return next((row.segment.number for row in listed if row.segment.status in waiting), None)
