"""Checks what no constraint of the database can: `check_archive`.

Every fault is one line on standard output that begins with where it is.  Exit status 0: no fault; 1: faults.
Nothing is written.  A line that begins with “warning:” is no fault and does not change the exit status: it is what a
check of a translation says and no editor has set aside (docs/checks.md).  The checks, in this order:

quotations   every quotation stands in its passage, letter for letter, where it says it does
statements   what a passage states otherwise is a value of its fact: a date in EDTF, a kind …
anchors      every quotation is cut from the current revision of its text
proofs       every fact of a confirmed meeting has evidence, and no evidence is for what is not stated
proposals    every quotation of a proposal that waits for an editor stands in its text
names        a spelling occurs in the text that it is said to be first seen in
numbering    the passages of a revision are numbered 1, 2, 3 …
alignments   the links of two revisions name each of their paragraphs once
bounds       the stored bounds of a date are those of its EDTF string
timeline     rows and facet sets are those that rebuild_timeline would make
database     every constraint of the models is in the database, every foreign key leads somewhere
translations warnings: what the checks of the editor find in translations that the public reads; left out by
             --faults-only, since every one is read: some 20 a second
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser
from django.db import IntegrityError, connection
from django.db.models import Count, Max, Model
from pyroaring import BitMap

from archive import curation, exports, facets, history, timeline_key
from archive.labels import labels
from archive.models import Evidence, FacetSet, Meeting, Name, Post, Proposal, TimelineRow
from archive.proposed_facts import paragraphs
from archive.record import meetings, record
from archive.renderings import with_knowledge
from articles import checking
from articles.alignments import faults
from articles.exports import json_line
from articles.fields import bounds
from articles.models import Alignment, Article, Passage, Revision, Text

CHUNK = 1000
Faults = Iterator[str]
Sets = dict[tuple[str, str], BitMap]


class Command(BaseCommand):
    help = "Checks evidence, names, dates and the timeline; exit status 1 where something is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--faults-only", action="store_true", help="leave out the warnings, which read every translation"
        )

    def handle(self, **options: Any) -> None:
        found = 0
        for check in CHECKS:
            for fault in check():
                self.stdout.write(fault)
                found += 1
        if found:
            self.stderr.write(f"{found} {'fault' if found == 1 else 'faults'} in the archive.")
        else:
            self.stdout.write(
                f"No fault in {Meeting.objects.count()} meetings, {Evidence.objects.count()} pieces of evidence, "
                f"{Text.objects.count()} texts and {Passage.objects.count()} passages."
            )
        for warning in () if options["faults_only"] else translations():
            self.stdout.write(f"warning: {warning}")
        if found:
            sys.exit(1)


def quotations() -> Faults:
    held = Evidence.objects.select_related("meeting", "passage__revision")
    for evidence in held.order_by("pk").iterator(chunk_size=CHUNK):
        if not evidence.is_verbatim:
            yield f"{_where(evidence)}: “{evidence.quote}” does not stand at {evidence.start} of {_source(evidence)}"


def statements() -> Faults:
    held = Evidence.objects.exclude(stated="").select_related("meeting")
    for evidence in held.order_by("pk").iterator(chunk_size=CHUNK):
        try:
            evidence.clean_stated()
        except ValidationError as error:
            yield f"{_where(evidence)}: {' '.join(error.messages)}"


def anchors() -> Faults:
    broken = Evidence.objects.filter(passage__revision__is_current=False)
    for evidence in broken.select_related("meeting", "passage__revision").order_by("pk").iterator():
        yield f"{_where(evidence)}: cut from {_source(evidence)}, which is not current: place it again by hand"


def _where(evidence: Evidence) -> str:
    return f"evidence {evidence.pk} ({evidence.meeting.slug}, {evidence.fact})"


def _source(evidence: Evidence) -> str:
    passage = evidence.passage
    if passage is None:
        return "no passage"
    return f"¶{passage.number} in revision {passage.revision.number} of text {passage.revision.text_id}"


def proofs() -> Faults:
    confirmed = curation.with_facts(Meeting.objects.confirmed().order_by("pk"))
    for meeting in confirmed.iterator(chunk_size=CHUNK):
        for fault in curation.faults_as_loaded(meeting):
            yield f"meeting {meeting.slug}: {fault}"


def proposals() -> Faults:
    waiting = Proposal.objects.undecided().exclude(state=Proposal.State.WITHDRAWN).select_related("revision")
    for proposal in waiting.order_by("pk").iterator(chunk_size=CHUNK):
        passages = [passage.content for passage in paragraphs(proposal.revision)]
        for item in proposal.content["evidence"]:
            cut = item["quote"]
            held = passages[cut["paragraph"] - 1 : cut["paragraph"]]
            if not held or held[0][cut["start"] : cut["end"]] != cut["text"]:
                told = f"“{cut['text']}” does not stand in paragraph {cut['paragraph']}"
                where = f"revision {proposal.revision.number} of text {proposal.text_id}"
                yield f"proposal {proposal.pk} ({item['fact']}): {told} of {where}; run propose_meetings"


def names() -> Faults:
    seen = Name.objects.filter(first_seen__isnull=False).select_related("official", "organisation")
    by_text: dict[int | None, list[Name]] = defaultdict(list)
    for name in seen:
        by_text[name.first_seen_id].append(name)
    for text, found in by_text.items():
        words = _words(text)
        for name in found:
            if not any(name.text in content for content in words):
                yield f"name {name.pk} ({name.official or name.organisation}): “{name.text}” is not in text {text}"


def _words(text: int | None) -> list[str]:
    """The headline and all passages that a text ever had: a later revision may spell a name otherwise."""
    passages = Passage.objects.filter(revision__text=text).values_list("content", flat=True)
    return [*Text.objects.filter(pk=text).values_list("title", flat=True), *passages]


def numbering() -> Faults:
    numbered = Revision.objects.annotate(held=Count("passages"), last=Max("passages__number"))
    for text, number, held, last in numbered.order_by("pk").values_list("text", "number", "held", "last"):
        if not held:
            yield f"revision {number} of text {text}: it has no passage"
        elif held != last:
            yield f"revision {number} of text {text}: {held} passages, but the last one is number {last}"


def aligned() -> Faults:
    revisions = [f"{side}__passages" for side in ("left", "right")]
    held = Alignment.objects.order_by("pk").prefetch_related("links", *revisions)
    for alignment in held.iterator(chunk_size=CHUNK):
        for fault in faults(alignment):
            yield f"alignment {alignment.pk} ({alignment.maker}): {fault}; run align_texts"


def date_bounds() -> Faults:
    for model, field in ((Article, "published"), (Meeting, "date"), (Post, "start"), (Post, "end")):
        stored = model._default_manager.order_by("pk").values_list(
            "pk", field, f"{field}_lower", f"{field}_upper"
        )
        for pk, written, *held in stored.iterator(chunk_size=CHUNK):
            where = f"{model._meta.verbose_name} {pk}, {field} “{written}”"
            try:
                meant = [*bounds(written)]
            except ValidationError as error:
                yield f"{where}: {' '.join(error.messages)}"
                continue
            if held != meant:
                yield f"{where}: stored are {_period(held)}, meant are {_period(meant)}"


def _period(of: list[Any]) -> str:
    return " to ".join(str(day or "no bound") for day in of)


def timeline() -> Faults:
    """Keys are compared by their day and time of day: inside these a meeting keeps the place it was given."""
    sets: Sets = defaultdict(BitMap)
    for found in _chunks(meetings().order_by("pk").iterator(chunk_size=CHUNK)):
        rows = TimelineRow.objects.in_bulk([meeting.pk for meeting in found], field_name="meeting_id")
        for meeting in found:
            yield from _row_faults(meeting, rows.get(meeting.pk), sets)
    for row in TimelineRow.objects.exclude(meeting__removed_reason="").select_related("meeting"):
        yield f"timeline row {row.key}: its meeting {row.meeting.slug} has been removed; run rebuild_timeline"
    for row in history.unlike_rows().select_related("meeting"):
        yield f"meeting {row.meeting.slug}: its valid state is not its timeline row; run rebuild_timeline"
    yield from _set_faults(sets)


def _row_faults(meeting: Meeting, row: TimelineRow | None, sets: Sets) -> Faults:
    where = f"meeting {meeting.slug}"
    if row is None:
        yield f"{where}: it is not on the timeline; run rebuild_timeline"
        return
    made = record(meeting)
    for facet_value in facets.values(made):
        sets[facet_value].add(row.key)
    expected = (json_line(made), exports.line(made), meeting.date_lower, meeting.date_upper)
    if expected != (row.record, row.csv, row.lower, row.upper):
        yield f"{where}: timeline row {row.key} is not what the meeting says now; run rebuild_timeline"
    try:
        day = timeline_key.day_number(meeting.date_lower, meeting.date_upper, meeting.date)
    except timeline_key.OutOfRange as error:
        yield f"{where}: {error}"
        return
    if row.key not in timeline_key.places(day, meeting.time_of_day):
        yield f"{where}: timeline row {row.key} stands at another day or time of day; run rebuild_timeline"


def _set_faults(expected: Sets) -> Faults:
    held = {(found.facet, found.value): found for found in FacetSet.objects.all()}
    named = labels(expected)
    for facet_value in sorted(set(held) | set(expected)):
        found, members = held.get(facet_value), expected.get(facet_value, BitMap())
        meant = (members, len(members), *named.get(facet_value, ("", "")))
        if found is None or _set_as_held(found) != meant:
            facet, value = facet_value
            yield f"facet {facet}={value}: it is not what the meetings say now; run rebuild_timeline"


def _set_as_held(found: FacetSet) -> tuple[BitMap, int, str, str]:
    return BitMap.deserialize(bytes(found.members)), found.size, found.label, found.label_language


def _chunks(found: Iterable[Meeting]) -> Iterator[list[Meeting]]:
    rest = iter(found)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def database() -> Faults:
    for label in ("articles", "archive"):
        for model in apps.get_app_config(label).get_models():
            yield from _missing_constraints(model)
    try:
        connection.check_constraints()
    except IntegrityError as error:
        yield f"database: {error}"


def translations() -> Faults:
    held = Text.objects.published().exclude(kind=Text.Kind.ORIGINAL).select_related("article")
    for text in held.order_by("pk").iterator(chunk_size=CHUNK):
        for found in checking.findings(text, with_knowledge):
            if found.is_open:
                place = f", segment {found.finding.unit + 1}" if found.finding.unit is not None else ""
                yield f"text {text.pk}{place} ({found.finding.check}): {found.finding.message}"


def _missing_constraints(model: type[Model]) -> Faults:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        held = connection.introspection.get_constraints(cursor, table)
    for constraint in model._meta.constraints:
        if constraint.name not in held:
            yield f"table {table}: the constraint {constraint.name} is missing; run migrate"


CHECKS: tuple[Callable[[], Faults], ...] = (
    quotations,
    statements,
    anchors,
    proofs,
    proposals,
    names,
    numbering,
    aligned,
    date_bounds,
    timeline,
    database,
)
