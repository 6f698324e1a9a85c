"""Adds to a loaded corpus what benchmarks.load_corpus leaves out: printed forms, documents, steps, further evidence.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 python -m benchmarks.more_facts

With the corpus of 20,000 articles: 271,787 printed forms, 4,027 documents at two meetings each, 9,741 steps, and
evidence of kind, standing, place, documents and steps.  To be run once; benchmarks.pages then measures full pages.
"""

import os
from collections import defaultdict
from itertools import chain

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

# Models can be imported only after that.
from django.db import transaction  # noqa: E402

from archive.models import (  # noqa: E402
    Document,
    Evidence,
    MeetingDocument,
    MeetingLink,
    Name,
    Participation,
    PrintedForm,
    Side,
)
from articles.models import Text  # noqa: E402

ROWS = 2000
STANDINGS = ("signed", "planned", "mentioned")
FACTS = ("kind", "standing", "place")


@transaction.atomic
def main() -> None:
    dated = {item.meeting_id: item for item in Evidence.objects.filter(fact="date")}
    meetings = sorted(dated)
    documents, steps = _documents(meetings), _steps(meetings)
    evidence = chain(
        (_like(dated[pk], fact=fact) for pk in meetings for fact in FACTS),
        (_like(dated[use.meeting_id], fact="document", document_id=use.document_id) for use in documents),
        (_like(dated[step.meeting_id], fact="link", link_id=step.to_id) for step in steps),
    )
    Evidence.objects.bulk_create(evidence, batch_size=ROWS)
    _printed_forms()


def _like(dated: Evidence, **fact: object) -> Evidence:
    return Evidence(
        meeting_id=dated.meeting_id, passage_id=dated.passage_id, start=dated.start, quote=dated.quote, **fact
    )


def _documents(meetings: list[int]) -> list[MeetingDocument]:
    """One for ten meetings: signed, planned or mentioned there, and mentioned once more."""
    made = Document.objects.bulk_create(
        Document(slug=f"memorandum-{number}", title=f"Memorandum {number} on cooperation", kind="memorandum")
        for number in range(len(meetings) // 10)
    )
    uses = [
        MeetingDocument(meeting_id=meetings[10 * number + place], document=document, standing=standing)
        for number, document in enumerate(made)
        for place, standing in ((0, STANDINGS[number % 3]), (5, "mentioned"))
    ]
    return MeetingDocument.objects.bulk_create(uses, batch_size=ROWS)


def _steps(meetings: list[int]) -> list[MeetingLink]:
    """Every fourth meeting follows the one of the same sides before it."""
    sides: dict[int, set[int | str | None]] = defaultdict(set)
    for meeting, country, body in Side.objects.values_list("meeting", "country", "organisation"):
        sides[meeting].add(country or body)
    before: dict[frozenset[int | str | None], int] = {}
    steps = []
    for meeting in meetings:
        pair = frozenset(sides[meeting])
        if meeting % 4 == 0 and pair in before:
            steps.append(MeetingLink(meeting_id=meeting, to_id=before[pair], kind="follows"))
        before[pair] = meeting
    return MeetingLink.objects.bulk_create(steps, batch_size=ROWS)


def _printed_forms() -> None:
    """Every participant as each text of the meeting prints the name."""
    texts: dict[int, set[int]] = defaultdict(set)
    for meeting, text in Evidence.objects.values_list("meeting", "passage__revision__text"):
        texts[meeting].add(text)
    languages = dict(Text.objects.values_list("pk", "language"))
    rows = Name.objects.filter(official__isnull=False).values_list("official", "language", "text")
    names = {(official, language): text for official, language, text in rows}
    seats = Participation.objects.values_list("pk", "meeting", "official", "post")
    forms = (
        PrintedForm(
            participation_id=seat, text_id=text, name=names.get((official, languages[text]), ""), post=post
        )
        for seat, meeting, official, post in seats
        for text in sorted(texts[meeting])
    )
    PrintedForm.objects.bulk_create(forms, batch_size=ROWS)


if __name__ == "__main__":
    main()
