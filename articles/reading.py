"""What the page of an article shows: one text, or two side by side in rows of their alignment.

Addresses of passages: #p7 is passage 7 of the text that the page is of (the left one); of the text beside it,
#t12-p7 is passage 7 of text 12, so that no two things of a page have one name.
"""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from articles import alignments
from articles.alignments import Aligned, Linked
from articles.models import Passage, Revision, Text


@dataclass(frozen=True)
class Row:
    """Passages that stand beside one another; of an empty side nothing corresponds."""

    left: list[Passage]
    right: list[Passage]
    is_doubtful: bool = False
    percent: int | None = None
    """How sure the machine is of a pair, 0 to 100; None where an editor is sure, or of no pair."""

    @property
    def first(self) -> Passage:
        return (self.left or self.right)[0]


@dataclass(frozen=True)
class Parallel:
    """Two revisions side by side."""

    left: Revision
    right: Revision
    rows: list[Row]
    aligned: Aligned

    @property
    def prefix(self) -> str:
        """What the names of the right text's passages begin with: "t12-" in #t12-p7."""
        return f"t{self.right.text_id}-"

    @property
    def pairs(self) -> int:
        return sum(1 for link in self.aligned.links if link.left and link.right)

    @property
    def alone(self) -> int:
        return sum(1 for link in self.aligned.links if not (link.left and link.right))

    @property
    def doubtful(self) -> int:
        return sum(1 for link in self.aligned.links if link.is_doubtful)


def with_passages() -> Prefetch:
    """For revisions: their passages, in one query."""
    return Prefetch("passages", Passage.objects.order_by("number"))


def parallel(left: Revision, right: Revision) -> Parallel:
    """Two revisions (with their passages) in rows: their alignment, captions where they stand."""
    aligned = alignments.found(left, right)
    lefts, rights = list(left.passages.all()), list(right.passages.all())
    rows = [_row(link, lefts, rights) for link in aligned.links]
    placed = {passage.pk for row in rows for passage in (*row.left, *row.right)}
    for passage in lefts:
        if passage.pk not in placed:
            rows.insert(_place([row.left for row in rows], passage), Row([passage], []))
    for passage in rights:
        if passage.pk not in placed:
            rows.insert(_place([row.right for row in rows], passage), Row([], [passage]))
    return Parallel(left, right, rows, aligned)


def _row(link: Linked, left: list[Passage], right: list[Passage]) -> Row:
    percent = round(link.score * 100) if link.score is not None and link.left and link.right else None
    return Row(_within(link.left, left), _within(link.right, right), link.is_doubtful, percent)


def _within(numbers: tuple[int, ...], passages: list[Passage]) -> list[Passage]:
    """The passages of a link, with the captions that stand between them."""
    if not numbers:
        return []
    return [passage for passage in passages if min(numbers) <= passage.number <= max(numbers)]


def _place(side: list[list[Passage]], passage: Passage) -> int:
    """Before the row that holds the next passage of the same side."""
    later = (place for place, held in enumerate(side) if held and held[0].number > passage.number)
    return next(later, len(side))


def beside(left: Text, right: Text) -> str:
    """The address of two texts side by side, the first on the left (both with their `article`)."""
    return f"{left.article.get_absolute_url()}?text={left.pk}&with={right.pk}"


def text_address(revision: Revision) -> str:
    """The permanent address of a revision: of the very words, whatever the text says later."""
    text = revision.text
    return f"{text.article.get_absolute_url()}?text={text.pk}&revision={revision.number}"


def passage_address(revision: Revision, number: int) -> str:
    """The permanent address of a passage."""
    return f"{text_address(revision)}#p{number}"


def cite_address(revision: Revision, number: int, other: Revision | None = None) -> str:
    """The page that says how to cite a passage, with its counterpart in another text."""
    text = revision.text
    page = reverse("articles:cite", kwargs={"pk": text.article_id, "slug": text.article.slug})
    old = "" if revision.is_current else f"&revision={revision.number}"
    beside_it = f"&with={other.text_id}" if other else ""
    return f"{page}?text={text.pk}{old}&p={number}{beside_it}"
