"""The passages that a page quotes, each once and numbered from 1, and the numbers of the facts they state."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from archive.models import Evidence
from archive.models.meetings import confirmed
from archive.numbered import NumberedPassage
from articles.models import Passage
from articles.models.texts import readable


def public_evidence() -> QuerySet[Evidence]:
    """Quotations of readable texts for facts of confirmed meetings, with all that quoting them needs."""
    return (
        Evidence.objects.filter(confirmed("meeting__"), readable("passage__revision__text__"))
        .select_related("meeting", "passage__revision__text__article__publisher")
        .order_by("pk")
    )


class Cited:
    """Passages in the order in which their evidence was given; `of` finds the numbers of some evidence."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        grouped: dict[Passage, list[Evidence]] = defaultdict(list)
        for item in evidence:
            if item.passage:
                grouped[item.passage].append(item)
        self.passages = [
            NumberedPassage(number, passage, passage.revision.text, items)
            for number, (passage, items) in enumerate(grouped.items(), 1)
        ]
        self._numbered = {item.pk: found for found in self.passages for item in found.evidence}

    def of(self, evidence: Iterable[Evidence]) -> list[NumberedPassage]:
        """The numbered passages of these pieces of evidence, each once."""
        found = (self._numbered.get(item.pk) for item in evidence)
        return list({passage.number: passage for passage in found if passage}.values())
