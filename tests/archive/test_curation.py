"""Writing meetings and evidence: what is accepted, what is refused, and that the record always follows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import Model

from archive import curation, index
from archive.management.commands.check_archive import timeline as drift
from archive.models import (
    Country,
    Document,
    Evidence,
    FacetSet,
    Meeting,
    MeetingLink,
    Official,
    Organisation,
    Side,
    TimelineRow,
    Topic,
)
from articles.models import Article, Publisher, Text
from tests.factories import (
    first_passage,
    make_article,
    make_country,
    make_document,
    make_evidence,
    make_meeting,
    make_official,
    make_organisation,
    make_publisher,
    make_text,
    make_topic,
    prove,
)

pytestmark = pytest.mark.django_db

WORDS = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang"


def proposed(**overrides: Any) -> Meeting:
    """A meeting that no editor has confirmed."""
    return make_meeting(**{"review": "machine", **overrides})


def record_of(meeting: Meeting) -> dict[str, Any]:
    return TimelineRow.objects.get(meeting=meeting).as_record()


def label(facet: str, value: str) -> str:
    return FacetSet.objects.get(facet=facet, value=value).label


def test_every_fact_of_a_meeting_needs_evidence_before_it_is_confirmed() -> None:
    official = make_official("Lương Tam Quang", name_language="vi")
    meeting = proposed(
        sides=["VN", "unodc"],
        host=0,
        officials=[official],
        topics=["cybercrime"],
        documents=[make_document(title="Letter of intent")],
        time_of_day="morning",
        place="Hà Nội",
        place_language="vi",
        place_basis="stated",
    )
    MeetingLink.objects.create(meeting=meeting, kind="follows", to=make_meeting(title="First consultation"))
    with pytest.raises(curation.Unproven) as refused:
        curation.confirm(meeting)
    assert refused.value.reasons == [
        f"{meeting.slug}: {fact}: neither a quoted passage nor a note says so"
        for fact in [
            "date",
            "time of day",
            "place",
            "kind",
            "standing",
            "host",
            "side “Viet Nam”",
            "side “unodc”",
            "participant “Lương Tam Quang”",
            "document “Letter of intent”",
            "topic “Cybercrime”",
            "earlier or later step “First consultation”",
        ]
    ]
    meeting.refresh_from_db()
    assert meeting.review == "machine"
    assert record_of(meeting)["review"] == "machine"


def test_a_proven_meeting_is_confirmed_and_the_timeline_says_so() -> None:
    meeting = proposed()
    prove(meeting, first_passage(make_text(WORDS)))
    before = meeting.changed_at
    curation.confirm(meeting)
    meeting.refresh_from_db()
    assert meeting.review == "confirmed"
    assert meeting.changed_at > before
    assert record_of(meeting)["review"] == "confirmed"
    assert not list(drift())


def test_an_editors_note_stands_in_for_a_passage() -> None:
    meeting = proposed()
    prove(meeting)
    meeting.evidence.filter(fact="kind").delete()
    assert curation.faults(meeting) == ["kind: neither a quoted passage nor a note says so"]
    curation.add_note(meeting, "kind", "The text says “meeting”; recorded as talks.")
    assert curation.faults(meeting) == []


def test_a_meeting_with_one_side_cannot_be_confirmed() -> None:
    meeting = proposed(sides=["VN"])
    prove(meeting)
    assert curation.faults(meeting) == ["a meeting has two sides or more"]


def test_evidence_for_what_the_meeting_does_not_state_is_a_fault() -> None:
    meeting = proposed()
    prove(meeting)
    make_evidence(meeting, "topic", topic=make_topic("cybercrime"))
    assert curation.faults(meeting) == ["topic: there is evidence for it, but the meeting does not state it"]


def test_a_confirmed_meeting_cannot_be_saved_with_a_new_fact_that_nothing_proves() -> None:
    meeting = make_meeting(proven=True)
    meeting.time_of_day = "evening"
    meeting.title = "Another title"
    with pytest.raises(curation.Unproven, match="time of day"):
        curation.save(meeting)
    meeting.refresh_from_db()
    assert (meeting.time_of_day, meeting.title == "Another title") == ("", False)
    assert record_of(meeting)["time_of_day"] is None


def test_an_unconfirmed_meeting_is_saved_with_whatever_is_known_of_it() -> None:
    meeting = proposed()
    meeting.date = "XXXX-05-13"
    curation.save(meeting)
    assert record_of(meeting)["date"] == "XXXX-05-13"
    assert not list(drift())


def test_a_date_beyond_the_timeline_is_refused_in_words_and_nothing_is_saved() -> None:
    meeting = proposed()
    meeting.date = "1750-01-01"
    with pytest.raises(curation.Refused, match="the timeline runs from 1800 to 2199"):
        curation.save(meeting)
    meeting.refresh_from_db()
    assert meeting.date == "2025-12-03"


def test_a_removed_meeting_leaves_every_list_and_comes_back_when_restored() -> None:
    meeting = make_meeting(proven=True)
    curation.remove(meeting, "Entered twice.")
    assert not TimelineRow.objects.filter(meeting=meeting).exists()
    assert not FacetSet.objects.exists()
    curation.restore(meeting)
    assert record_of(meeting)["slug"] == meeting.slug
    assert not list(drift())


def test_a_meeting_is_not_removed_without_a_reason() -> None:
    meeting = make_meeting()
    with pytest.raises(curation.Refused, match=meeting.slug):
        curation.remove(meeting, "  ")
    assert TimelineRow.objects.filter(meeting=meeting).exists()


def test_a_confirmed_meeting_that_lost_its_evidence_while_removed_is_not_restored() -> None:
    meeting = make_meeting(proven=True)
    curation.remove(meeting, "Entered twice.")
    meeting.evidence.filter(fact="date").delete()
    with pytest.raises(curation.Unproven, match="date"):
        curation.restore(meeting)
    assert Meeting.objects.get(pk=meeting.pk).removed_reason == "Entered twice."


def test_a_quotation_is_placed_in_its_passage_and_its_text_joins_the_record() -> None:
    meeting, text = proposed(), make_text(WORDS)
    editor = User.objects.create_user("editor")
    evidence = curation.add_evidence(
        meeting, "place", first_passage(text), "tại Hà Nội", gloss="in Hà Nội", by=editor
    )
    assert (evidence.start, evidence.added_by, evidence.is_verbatim) == (11, editor, True)
    assert [found["text"] for found in record_of(meeting)["texts"]] == [text.pk]


def test_a_quotation_typed_with_composed_letters_is_found_in_the_passage() -> None:
    passage = first_passage(make_text("প্রতিমন্ত্রী বৈঠকে যোগ দেন; সময়", language="bn"))
    evidence = curation.add_evidence(proposed(), "kind", passage, "সময\u09bc")
    assert evidence.quote == "সময়"
    assert evidence.is_verbatim
    composed = curation.add_evidence(proposed(), "kind", passage, "সম\u09df")
    assert composed.quote == evidence.quote


def test_a_quotation_that_is_not_in_the_passage_is_refused_naming_both() -> None:
    meeting, passage = proposed(), first_passage(make_text(WORDS))
    with pytest.raises(curation.NotInPassage) as refused:
        curation.add_evidence(meeting, "place", passage, "tại hà nội")
    assert "“tại hà nội” does not stand in ¶1" in str(refused.value)
    assert WORDS in str(refused.value)
    assert not meeting.evidence.exists()


def test_an_empty_quotation_is_refused() -> None:
    with pytest.raises(curation.NotInPassage):
        curation.add_evidence(proposed(), "date", first_passage(make_text(WORDS)), "")


def test_of_several_occurrences_the_nearest_is_quoted() -> None:
    passage = first_passage(make_text("Hà Nội, Hà Nội, Hà Nội"))
    assert [curation.place_of(passage, "Hà Nội", near) for near in (0, 7, 100)] == [0, 8, 16]


@pytest.mark.parametrize(
    ("fact", "target"),
    [("side", None), ("topic", None), ("side", "another meeting’s side")],
)
def test_evidence_must_say_which_part_of_its_own_meeting_it_is_about(fact: str, target: str | None) -> None:
    meeting = proposed()
    side = Side.objects.filter(meeting=make_meeting()).first() if target else None
    with pytest.raises(ValidationError):
        curation.add_note(meeting, fact, "Known to the editors.", target=side)
    assert not meeting.evidence.exists()


def test_deleting_the_only_evidence_of_a_confirmed_fact_is_refused() -> None:
    meeting = make_meeting(proven=True)
    with pytest.raises(curation.Unproven, match="date"):
        curation.delete(meeting.evidence.get(fact="date"))
    assert meeting.evidence.filter(fact="date").exists()


def test_a_deleted_meeting_leaves_no_trace_and_meetings_that_spoke_of_it_follow() -> None:
    gone, text = make_meeting(topics=["cybercrime"]), make_text(WORDS)
    other = proposed()
    make_evidence(other, "link", first_passage(text), link=gone)
    index.put([other])
    assert record_of(other)["texts"]
    curation.delete(gone)
    assert not FacetSet.objects.filter(facet="topic").exists()
    assert record_of(other)["texts"] == []
    assert not list(drift())


def test_a_deleted_topic_leaves_the_meetings_that_had_it() -> None:
    topic = make_topic("cybercrime")
    meeting = make_meeting(topics=[topic], proven=True)
    curation.delete(topic)
    assert record_of(meeting)["topics"] == []
    assert not list(drift())


def rename(**values: str) -> Callable[[Model], None]:
    def change(obj: Model) -> None:
        for field, value in values.items():
            setattr(obj, field, value)
        obj.save()

    return change


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Country, rename(name="Another name")),
        (Organisation, rename(name="Another name", slug="another-slug")),
        (Organisation, lambda body: rename(parent=make_organisation())(body)),
        (Official, rename(name="Another name", name_language="bn", slug="another-slug")),
        (Topic, rename(name="Another name", slug="another-slug")),
        (Document, rename(title="Another title", slug="another-slug")),
        (Publisher, rename(name="Another name", domain="another.example", language="bn")),
        (Article, rename(title="Another title", source_url="https://another.example/1")),
        (Text, rename(language="bn", kind="machine_translation")),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_whatever_a_meeting_prints_the_record_follows_when_it_changes(
    model: type[Model], change: Callable[[Model], None]
) -> None:
    parent = make_organisation("united-nations")
    unodc = make_organisation("unodc", parent=parent)
    body = make_organisation("ministry-of-public-security-vn", parent=make_organisation("government-vn"))
    article = make_article(publisher=make_publisher())
    meeting = make_meeting(
        sides=["VN", unodc],
        host=0,
        officials=[make_official()],
        topics=["cybercrime"],
        documents=[make_document()],
        texts=[make_text(article=article)],
        place_country=make_country("BY"),
        place_basis="stated",
    )
    meeting.sides.filter(position=0).update(body=body)
    index.put([meeting])
    version = index.version()
    for obj in model._default_manager.all():
        before = model._default_manager.get(pk=obj.pk)
        change(obj)
        curation.refresh_for(obj)
        assert not list(drift()), f"{before} was changed"
        # Names are told apart by their own rules: one at a time.
        for field in model._meta.concrete_fields:
            setattr(obj, field.attname, getattr(before, field.attname))
        obj.save()
        curation.refresh_for(obj)
    assert index.version() > version


def test_a_renamed_country_is_renamed_in_records_exports_and_choices() -> None:
    meeting = make_meeting(sides=["VN", "BY"], host=1)
    country = Country.objects.get(code="BY")
    country.name = "Republic of Belarus"
    country.save()
    curation.refresh_for(country)
    row = TimelineRow.objects.get(meeting=meeting)
    assert row.as_record()["sides"][1]["name"] == "Republic of Belarus"
    assert "Republic of Belarus" in row.csv
    assert label("country", "BY") == label("host", "by") == "Republic of Belarus"


def test_more_meetings_than_one_portion_are_all_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curation, "CHUNK", 2)
    meetings = [make_meeting(sides=["VN", "KG"]) for _ in range(5)]
    country = make_country("KG", name="Kyrgyz Republic")
    curation.refresh_for(country)
    assert {record_of(meeting)["sides"][1]["name"] for meeting in meetings} == {"Kyrgyz Republic"}


def test_every_change_raises_the_version_that_pages_are_kept_by() -> None:
    official = make_official()
    before = index.version()
    curation.refresh_for(official)
    assert index.version() > before


def test_every_confirmed_meeting_of_the_curated_facts_is_proven() -> None:
    call_command("load_curated", verbosity=0)
    held = curation.with_facts(Meeting.objects.confirmed())
    assert {meeting.slug: curation.faults_as_loaded(meeting) for meeting in held} == {
        meeting.slug: [] for meeting in held
    }
    assert Evidence.objects.filter(passage__isnull=False).count() > 200


def test_facts_of_many_meetings_are_read_in_a_constant_number_of_queries(
    django_assert_max_num_queries: Any,
) -> None:
    for _ in range(12):
        make_meeting(topics=["cybercrime"], officials=[make_official()], texts=[make_text()], proven=True)
    with django_assert_max_num_queries(7):
        for meeting in curation.with_facts(Meeting.objects.all()):
            assert curation.faults_as_loaded(meeting) == []
