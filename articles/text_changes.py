"""What has changed between two states of a text, for a page: paragraphs with their words, and how many of each kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Passage, Revision, Text
from articles.reading import with_passages
from articles.text.word_diff import Run, compare

LABELS: dict[str, Promise] = {
    "equal": _("Unchanged"),
    "changed": _("Changed"),
    "kind": _("Other kind of paragraph"),
    "split": _("Split"),
    "joined": _("Joined"),
    "moved": _("Moved"),
    "deleted": _("Deleted"),
    "inserted": _("New"),
}


@dataclass(frozen=True)
class Changed:
    """Paragraphs of the older and of the newer state that belong together; `kind` is one of LABELS."""

    kind: str
    old: list[Passage]
    new: list[Passage]
    runs: tuple[Run, ...]

    @property
    def label(self) -> Promise:
        return LABELS[self.kind]

    @property
    def is_equal(self) -> bool:
        return self.kind == "equal"

    @property
    def shown_kind(self) -> str:
        """Body, heading or caption: as it is now, or was."""
        return (self.new or self.old)[0].kind


@dataclass(frozen=True)
class Difference:
    """All paragraphs of two states, in the order of the newer one."""

    changes: list[Changed]

    @property
    def shown(self) -> list[Changed]:
        return [change for change in self.changes if not change.is_equal]

    @property
    def equal(self) -> int:
        return len(self.changes) - len(self.shown)

    @property
    def counts(self) -> list[tuple[Promise, int]]:
        """How many paragraphs became what, in the order of LABELS; without those that are unchanged."""
        found = Counter(change.kind for change in self.shown)
        return [(label, found[kind]) for kind, label in LABELS.items() if found[kind]]

    @property
    def is_empty(self) -> bool:
        return not self.shown


def between(old: Sequence[Passage], new: Sequence[Passage]) -> Difference:
    """The passages of two states, each in order; they need not be stored."""
    found = compare([one.content for one in old], [one.content for one in new])
    changes = []
    for change in found:
        lefts, rights = [old[place] for place in change.old], [new[place] for place in change.new]
        is_other = change.kind == "equal" and lefts[0].kind != rights[0].kind
        changes.append(Changed("kind" if is_other else change.kind, lefts, rights, change.runs))
    return Difference(changes)


def of(old: Revision | None, new: Revision) -> Difference:
    """The difference of two revisions (with their passages); of the first one, everything is new."""
    return between(list(old.passages.all()) if old else [], list(new.passages.all()))


def later_numbers(old: Revision, new: Revision) -> dict[int, list[int]]:
    """Number of a paragraph of the older revision → its numbers in the newer one, where it still is there."""
    return {
        passage.number: [new_one.number for new_one in change.new]
        for change in of(old, new).changes
        for passage in change.old
        if change.new
    }


def original_since(text: Text) -> tuple[Revision | None, Revision | None]:
    """The state of the original that a translation was made from, and the one that readers find now, with their
    passages; None where nobody has said what it was made from, or readers find no such text."""
    if text.translated_from_id is None:
        return None, None
    public = Text.objects.published().filter(revisions=text.translated_from_id)
    held = (
        Revision.objects.filter(text__in=public)
        .select_related("text__article")
        .prefetch_related(with_passages())
    )
    found = {one.is_current: one for one in held.filter(Q(pk=text.translated_from_id) | Q(is_current=True))}
    return found.get(False, found.get(True)), found.get(True)
