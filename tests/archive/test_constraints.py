"""The rules are the database's own: wrong rows are refused to whoever writes them, forms or not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, F, Model, ProtectedError

from archive.models import (
    ArchiveState,
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
    Organisation,
    Participation,
    Post,
    PrintedForm,
    Proposal,
    Reading,
    Redirect,
    Side,
    TimelineRow,
    Topic,
)
from articles.models import (
    Alignment,
    AlignmentLink,
    Article,
    ImportedFile,
    Passage,
    Publisher,
    RemovedText,
    Revision,
    Text,
)
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

Values = dict[str, Any]


ENDS = ("left_first", "left_last", "right_first", "right_last")

RULES: list[tuple[type[Model], Values, str]] = [
    (Publisher, {"name": ""}, "publisher_has_name"),
    (Publisher, {"domain": ""}, "publisher_has_domain"),
    (Article, {"reference": ""}, "article_has_reference"),
    (Article, {"published": "2025-12-03"}, "article_date_has_basis"),
    (Article, {"published_basis": "url"}, "article_date_has_basis"),
    (Article, {"published_basis": "guessed", "published": "2025"}, "article_published_basis"),
    (Article, {"source_url": "javascript:alert(1)"}, "article_address_is_http"),
    (
        Article,
        {"published_lower": "2025-12-04", "published_upper": "2025-12-03"},
        "article_published_in_order",
    ),
    (ImportedFile, {"sha256": "0" * 63 + "g"}, "file_sha256_is_hex"),
    (ImportedFile, {"size": 0}, "file_is_not_empty"),
    (Text, {"language": ""}, "text_has_language"),
    (Text, {"kind": "summary"}, "text_kind"),
    (Text, {"state": "lost"}, "text_state"),
    (Text, {"reviewed": True}, "text_original_needs_no_review"),
    (Text, {"reviewed_by": "An Editor"}, "text_reviewer_has_reviewed"),
    (Text, {"translated_on": "2025"}, "text_original_is_not_translated"),
    (Alignment, {"left": F("right")}, "alignment_left_is_older"),
    (Alignment, {"maker": "oracle"}, "alignment_maker"),
    (Alignment, {"method": ""}, "alignment_has_method"),
    (AlignmentLink, {"left_first": 2}, "alignment_link_left_in_order"),
    (AlignmentLink, {"left_last": None}, "alignment_link_left_in_order"),
    (AlignmentLink, {"right_first": 0}, "alignment_link_right_in_order"),
    (AlignmentLink, dict.fromkeys(ENDS), "alignment_link_has_a_side"),
    (AlignmentLink, {"score": 1.5}, "alignment_link_score"),
    (Revision, {"number": 0}, "revision_number_from_one"),
    (Passage, {"number": 0}, "passage_number_from_one"),
    (Passage, {"content": ""}, "passage_has_content"),
    (Passage, {"kind": "footnote"}, "passage_kind"),
    (RemovedText, {"scope": "word"}, "removed_scope"),
    (Country, {"code": "vn"}, "country_code_is_iso"),
    (Organisation, {"name": ""}, "organisation_has_name"),
    (Organisation, {"kind": "club"}, "organisation_kind"),
    (Organisation, {"wikidata": "42"}, "organisation_wikidata_is_qid"),
    (Official, {"name": ""}, "official_has_name"),
    (Official, {"wikidata": "Q0"}, "official_wikidata_is_qid"),
    (Post, {"title": ""}, "post_has_title"),
    (Post, {"start_lower": "2026-01-01", "start_upper": "2026-12-31"}, "post_ends_after_start"),
    (Name, {"text": ""}, "name_has_text"),
    (Name, {"script": "latn"}, "name_script_is_iso"),
    (Name, {"official": None, "organisation": None}, "name_has_one_owner"),
    (Topic, {"name": ""}, "topic_has_name"),
    (Document, {"title": ""}, "document_has_title"),
    (Document, {"kind": "poem"}, "document_kind"),
    (DocumentTitle, {"language": ""}, "document_title_has_language"),
    (Meeting, {"title": ""}, "meeting_has_title"),
    (Meeting, {"date": ""}, "meeting_has_date"),
    (Meeting, {"kind": "dinner"}, "meeting_kind"),
    (Meeting, {"standing": "rumoured"}, "meeting_standing"),
    (Meeting, {"review": "doubted"}, "meeting_review"),
    (Meeting, {"date_basis": "guessed"}, "meeting_date_basis"),
    (Meeting, {"date_basis": "editor"}, "meeting_editors_date_has_note"),
    (Meeting, {"date_lower": "2025-12-04"}, "meeting_date_in_order"),
    (Meeting, {"date_upper": None}, "meeting_date_has_both_bounds_or_none"),
    (Meeting, {"time_of_day": "midnight"}, "meeting_time_of_day"),
    (Meeting, {"place": "Hà Nội", "place_language": "vi"}, "meeting_place_has_basis"),
    (Meeting, {"place_basis": "stated"}, "meeting_place_has_basis"),
    (Meeting, {"place": "Hà Nội", "place_basis": "stated"}, "meeting_place_has_language"),
    (Meeting, {"venue": "Dinh Độc Lập", "place_basis": "stated"}, "meeting_venue_has_language"),
    (Side, {"organisation": None, "country": None}, "side_is_country_or_organisation"),
    (Participation, {"official": None}, "participation_name_or_post"),
    (Participation, {"role": "cook"}, "participation_role"),
    (Participation, {"uncertain": True}, "participation_uncertain_says_why"),
    (Redirect, {"official": None}, "redirect_has_one_target"),
    (PrintedForm, {"name": ""}, "printed_form_says_something"),
    (MeetingDocument, {"standing": "burnt"}, "meeting_document_standing"),
    (MeetingLink, {"kind": "precedes"}, "link_kind"),
    (Evidence, {"quote": ""}, "evidence_has_quote_or_note"),
    (Evidence, {"start": None}, "evidence_has_quote_or_note"),
    (Evidence, {"passage": None, "start": None, "quote": ""}, "evidence_has_quote_or_note"),
    (Evidence, {"stated": "XXXX-12-03", "is_indirect": True}, "evidence_stated_in_a_passage"),
    (
        Evidence,
        {"passage": None, "start": None, "quote": "", "note": "Known.", "is_indirect": True},
        "evidence_indirect_has_passage",
    ),
    (Evidence, {"passage": None, "start": None, "note": "Known."}, "evidence_has_quote_or_note"),
    (Evidence, {"fact": "weather"}, "evidence_fact"),
    (Evidence, {"fact": "side"}, "evidence_fact_has_its_target"),
    (ImportedFile, {"name": ""}, "file_has_name"),
    (RemovedText, {"content": ""}, "removed_has_content"),
    (Official, {"name_language": ""}, "official_name_has_language"),
    (Post, {"start_lower": "2024-12-31", "start_upper": "2024-01-01"}, "post_start_in_order"),
    (Post, {"end_lower": "2026-12-31", "end_upper": "2026-01-01"}, "post_end_in_order"),
    (Name, {"language": ""}, "name_has_language"),
    (Name, {"kind": "nickname"}, "name_kind"),
    (DocumentTitle, {"text": ""}, "document_title_has_text"),
    (Meeting, {"place_basis": "guessed", "place_country": "VN"}, "meeting_place_basis"),
    (ArchiveState, {"id": 2}, "state_is_one_row"),
    (Proposal, {"key": ""}, "proposal_has_key"),
    (Proposal, {"same_event": ""}, "proposal_has_event"),
    (Proposal, {"sides": ""}, "proposal_has_sides"),
    (Proposal, {"extractor": ""}, "proposal_has_extractor"),
    (Proposal, {"date_lower": "2025-12-04"}, "proposal_date_in_order"),
    (Proposal, {"kind": "dinner"}, "proposal_kind"),
    (Proposal, {"standing": "rumoured"}, "proposal_standing"),
    (Proposal, {"state": "lost"}, "proposal_state"),
    (Proposal, {"confidence": 1.5}, "proposal_confidence_from_0_to_1"),
    (Proposal, {"state": "refused", "reason": "No."}, "proposal_decided_by_somebody"),
    (Proposal, {"decided_at": "2025-12-03T12:00:00Z"}, "proposal_decided_by_somebody"),
    (Proposal, {"reason": "No."}, "proposal_refused_with_reason"),
    (Reading, {"extractor": ""}, "reading_has_extractor"),
]
TRIED_BELOW = {
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
    return {"meeting": meeting, "text": text, "official": official, "revision": revision}


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
