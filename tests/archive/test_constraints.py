"""The rules are the database's own: wrong rows are refused to whoever writes them, forms or not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, Model, ProtectedError
from django.utils import timezone

from archive.models import (
    BulkRun,
    Concept,
    Confirmation,
    CorrectionReport,
    Country,
    Document,
    DocumentTitle,
    Evidence,
    FacetSet,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Name,
    Official,
    Operation,
    Organisation,
    Participation,
    Post,
    PrintedForm,
    Proposal,
    ProposalDecision,
    Reading,
    Redirect,
    Side,
    Term,
    TimelineRow,
    Topic,
)
from articles import segments
from articles.drafting import open_new
from articles.models import (
    Article,
    DismissedCheck,
    Draft,
    ImportedFile,
    Passage,
    Publisher,
    RemovedText,
    Revision,
    Segment,
    SegmentVersion,
    Text,
    Upheld,
)
from tests.archive.rules import RULES, Values
from tests.factories import (
    first_passage,
    make_alignment,
    make_country,
    make_document,
    make_evidence,
    make_file,
    make_meeting,
    make_name,
    make_official,
    make_organisation,
    make_publisher,
    make_text,
    make_topic,
)

pytestmark = pytest.mark.django_db

TRIED_BELOW = {
    "correction_accepted_with_note",
    "correction_state",
    "link_to_another",
    "organisation_is_not_its_parent",
    "proposal_confirmed_as_a_meeting",
    "alignment_editor_made_it",
}


@pytest.fixture
def archive() -> Values:
    """One row of each kind, all of them as they should be."""
    official = make_official("Lương Tam Quang")
    text = make_text("Ngày 3/12, tại Hà Nội")
    meeting = make_meeting(
        sides=["VN", "unodc"], host=0, officials=[official], texts=[text], topics=["cybercrime"],
        documents=[make_document()],
    )  # fmt: skip
    MeetingLink.objects.create(meeting=meeting, kind="follows", to=make_meeting(slug="earlier"))
    Post.objects.create(official=official, title="Minister", start="2024", end="2025")
    make_name("Lương Tam Quang", official=official, first_seen=text)
    make_name("UNODC", organisation=Organisation.objects.get(slug="unodc"))
    make_publisher("vietnamplus.vn")
    make_file()
    DocumentTitle.objects.create(document=Document.objects.get(), text="Ý định thư hợp tác", language="vi")
    revision = text.revisions.get()
    RemovedText.objects.create(revision=revision, line=9, kind="comments", scope="line", content="মন্তব্য (0)")
    PrintedForm.objects.create(participation=meeting.participations.get(), text=text, name="Lương Tam Quang")
    Proposal.objects.create(
        text=text, revision=revision, key="unodc+vn", same_event="1", content={"sides": []}, sides="unodc+vn",
        date="2025-12-03", kind="talks", standing="reported", confidence=0.9, extractor="1",
    )  # fmt: skip
    make_alignment((1, 1))
    Reading.objects.create(text=text, revision=revision, extractor="1")
    Redirect.objects.create(slug="before", official=official)
    Operation.objects.create(
        kind="merge", record_kind="official", record_id=1, other_id=2, reason="Same.", steps={},
        by=User.objects.create_user("merger"),
    )  # fmt: skip
    CorrectionReport.objects.create(meeting=meeting, message="The day is wrong.", language="en")
    Term.objects.create(
        concept=Concept.objects.create(name="visa"), language="vi", text="thị thực", standing="preferred"
    )
    DismissedCheck.objects.create(
        text=text, check_id="numbers", fingerprint="f", told="1", reason="So.", by=User.objects.create()
    )
    _draft(text, User.objects.create_user("writer"))
    _decisions(Proposal.objects.get(), meeting, User.objects.get(username="writer"))
    return {"meeting": meeting, "text": text, "official": official, "revision": revision}


def _draft(text: Text, writer: User) -> None:
    """A translation in the making, with a word of everybody."""
    draft = open_new(text, "bn", writer)
    segments.save(draft.segments.get(), "৩ ডিসেম্বর", 0, writer)
    segments.comment(draft.segments.get(), "Which day?", writer)
    Upheld.objects.create(text=draft.text, revision=draft.source, by=writer, reason="Only a comma.")


def _decisions(proposal: Proposal, meeting: Meeting, editor: User) -> None:
    """What an editor decided of a proposal, and what became of it."""
    ProposalDecision.objects.create(proposal=proposal, fact="date", verdict="accepted", by=editor)
    run = BulkRun.objects.create(least=0.9, by=editor)
    Confirmation.objects.create(
        proposal=proposal, meeting=meeting, is_new=True, state_before="open", run=run, by=editor
    )


def refused(write: Callable[[], Any]) -> str:
    """The words of the database that refuses a row."""
    try:
        with transaction.atomic():
            write()
            connection.check_constraints()  # foreign keys are looked at when a transaction ends
    except IntegrityError as error:
        return str(error)
    pytest.fail("the database took it")


@pytest.mark.parametrize(
    ("model", "values", "rule"), RULES, ids=lambda value: value if isinstance(value, str) else ""
)
@pytest.mark.usefixtures("archive")
def test_a_row_that_breaks_a_rule_is_refused(model: type[Model], values: Values, rule: str) -> None:
    assert rule in refused(lambda: model._default_manager.update(**values))


def test_every_rule_that_a_model_states_is_tried_here() -> None:
    models = [model for app in ("articles", "archive") for model in apps.get_app_config(app).get_models()]
    stated = {rule.name for model in models for rule in model._meta.constraints}
    checks = {
        rule.name for model in models for rule in model._meta.constraints if isinstance(rule, CheckConstraint)
    }
    assert checks - {rule for _model, _values, rule in RULES} - TRIED_BELOW == set()
    assert {rule for _model, _values, rule in RULES} | TRIED_BELOW <= stated


def copy_of(obj: Model, **changes: Any) -> Model:
    """A new row like another, but for the changes."""
    values = {field.attname: getattr(obj, field.attname) for field in obj._meta.concrete_fields}
    values.pop(obj._meta.pk.attname)
    return type(obj)(**{**values, **changes})


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Publisher, {}),
        (Article, {}),
        (Article, {"reference": "another", "source_url": "https://vietnamplus.vn/1"}),
        (ImportedFile, {}),
        (Text, {}),
        (Revision, {"is_current": False}),
        (Revision, {"number": 2}),
        (Passage, {}),
        (Topic, {"slug": "another"}),
        (Organisation, {}),
        (Organisation, {"slug": "another", "wikidata": "Q1"}),
        (Official, {}),
        (Official, {"slug": "another", "wikidata": "Q1"}),
        (Post, {}),
        (Name, {}),
        (Document, {}),
        (DocumentTitle, {}),
        (Meeting, {}),
        (Side, {"country_id": "BY", "is_host": False}),
        (Side, {"position": 7, "is_host": False}),
        (Side, {"position": 7, "country_id": "BY"}),
        (Participation, {"official_id": None, "post": "Minister"}),
        (Participation, {"position": 7}),
        (PrintedForm, {}),
        (MeetingDocument, {}),
        (MeetingLink, {}),
        (TimelineRow, {"key": 1}),
        (FacetSet, {}),
        (Proposal, {}),
        (Reading, {}),
        (Redirect, {}),
        (Concept, {}),
        (Term, {}),
        (Term, {"text": "visa"}),
        (DismissedCheck, {}),
        (Draft, {}),
        (Segment, {}),
        (SegmentVersion, {}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "-".join(value),
)
@pytest.mark.usefixtures("archive")
def test_what_may_be_there_once_is_there_once(model: type[Model], changes: Values) -> None:
    make_country("BY")
    given = {"source_url": "https://vietnamplus.vn/1", "wikidata": "Q1"}
    held = model._default_manager.order_by("pk").first()
    for field in set(given) & set(changes):
        model._default_manager.filter(pk=held.pk).update(**{field: given[field]})
    told = refused(lambda: model._default_manager.bulk_create([copy_of(held, **changes)]))
    assert "unique" in told.lower()


def test_two_names_alike_belong_to_two_officials_or_two_languages() -> None:
    for official, language in ((make_official(), "vi"), (make_official(), "vi")):
        make_name("Quang", official=official, language=language)
        make_name("Quang", official=official, language="en")
    assert Name.objects.count() == 4


def test_a_side_is_not_both_a_country_and_an_organisation(archive: Values) -> None:
    side = Side(
        meeting=archive["meeting"], position=7, country=make_country("BY"), organisation=make_organisation()
    )
    assert "side_is_country_or_organisation" in refused(lambda: Side.objects.bulk_create([side]))


def test_a_name_is_not_of_an_official_and_an_organisation(archive: Values) -> None:
    name = Name(
        official=archive["official"], organisation=make_organisation(), text="A", language="vi", script="Latn"
    )
    assert "name_has_one_owner" in refused(lambda: Name.objects.bulk_create([name]))


def test_a_meeting_is_not_linked_to_itself(archive: Values) -> None:
    link = MeetingLink(meeting=archive["meeting"], kind="follows", to=archive["meeting"])
    assert "link_to_another" in refused(lambda: MeetingLink.objects.bulk_create([link]))


def test_a_confirmed_proposal_names_its_meeting_which_stays(archive: Values) -> None:
    decided = {"decided_by": User.objects.create_user("editor"), "decided_at": "2025-12-03T12:00:00Z"}
    rule = "proposal_confirmed_as_a_meeting"
    assert rule in refused(lambda: Proposal.objects.update(state="confirmed", **decided))
    assert rule in refused(lambda: Proposal.objects.update(meeting=archive["meeting"]))
    Proposal.objects.update(state="confirmed", meeting=archive["meeting"], **decided)
    with pytest.raises(ProtectedError):
        archive["meeting"].delete()


def test_an_organisation_is_not_its_own_parent() -> None:
    body = make_organisation()
    rule = refused(lambda: Organisation.objects.filter(pk=body.pk).update(parent=body))
    assert "organisation_is_not_its_parent" in rule


@pytest.mark.parametrize("fact", ["date", "participant"])
def test_evidence_names_the_target_of_its_fact_and_no_other(fact: str, archive: Values) -> None:
    evidence = Evidence(meeting=archive["meeting"], fact=fact, note="Known.", topic=make_topic("training"))
    assert "evidence_fact_has_its_target" in refused(lambda: Evidence.objects.bulk_create([evidence]))


@pytest.mark.parametrize("field", ["meeting", "passage"])
def test_evidence_leads_to_a_meeting_and_a_passage_that_exist(field: str, archive: Values) -> None:
    assert refused(lambda: Evidence.objects.update(**{f"{field}_id": 99_999}))


def test_a_passage_that_is_quoted_cannot_be_deleted_with_its_article(archive: Values) -> None:
    with pytest.raises(ProtectedError):
        archive["text"].article.delete()
    with pytest.raises(ProtectedError):
        first_passage(archive["text"]).delete()


@pytest.mark.parametrize("name", ["official", "country", "organisation", "document"])
def test_whoever_took_part_cannot_be_deleted(name: str, archive: Values) -> None:
    held = {
        "official": archive["official"],
        "country": Country.objects.get(code="VN"),
        "organisation": Organisation.objects.get(slug="unodc"),
        "document": Document.objects.get(),
    }
    with pytest.raises(ProtectedError):
        held[name].delete()


def test_a_year_nobody_stated_has_no_bounds_and_is_accepted() -> None:
    meeting = make_meeting(date="XXXX-05-13")
    stored = Meeting.objects.values_list("date_lower", "date_upper").get(pk=meeting.pk)
    assert stored == (None, None)


def test_rows_written_in_bulk_have_the_bounds_of_their_dates() -> None:
    values = {"title": "Visit", "date_basis": "stated", "kind": "visit"}
    Meeting.objects.bulk_create([Meeting(slug="visit", date="2025-12-01/2025-12-04", **values)])
    stored = Meeting.objects.values_list("date_lower", "date_upper").get()
    assert [day.isoformat() for day in stored] == ["2025-12-01", "2025-12-04"]


def test_two_versions_of_a_text_are_never_both_current(archive: Values) -> None:
    second = Revision(text=archive["text"], number=2, is_current=True)
    assert refused(lambda: Revision.objects.bulk_create([second]))
    Revision.objects.bulk_create([Revision(text=archive["text"], number=2, is_current=False)])
    assert (
        make_evidence(archive["meeting"], "kind", first_passage(archive["text"])).passage.revision.number == 1
    )


def test_only_an_editor_s_alignment_names_an_editor() -> None:
    alignment = make_alignment()
    alignment.editor = User.objects.create(username="editor")
    assert "alignment_editor_made_it" in refused(alignment.save)


def test_two_revisions_have_one_alignment_of_each_maker() -> None:
    alignment = make_alignment()
    assert "alignment" in refused(copy_of(alignment).save)
    copy_of(alignment, maker="editor").save()


@pytest.mark.usefixtures("archive")
def test_an_accepted_correction_tells_readers_what_was_wrong() -> None:
    editor = User.objects.create_user("editor")
    decided = {"state": "accepted", "decided_by": editor, "decided_at": timezone.now(), "email": ""}
    told = refused(lambda: CorrectionReport.objects.update(**decided))
    assert "correction_accepted_with_note" in told
    lost = {**decided, "state": "lost"}
    assert "correction_state" in refused(lambda: CorrectionReport.objects.update(**lost))
