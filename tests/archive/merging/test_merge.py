"""Merging officials, organisations and meetings, and undoing it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from archive import search_names
from archive.curation import Refused
from archive.management.commands.check_archive import timeline as drift
from archive.merging.merge import later_changes, merge, preview, undo
from archive.models import (
    Evidence,
    Meeting,
    MeetingLink,
    Name,
    Official,
    Operation,
    Organisation,
    Participation,
    Post,
    Redirect,
    TimelineRow,
)
from archive.models.redirects import by_address
from tests.archive.merging.rows import curated_rows
from tests.factories import (
    first_passage,
    make_correction,
    make_document,
    make_evidence,
    make_meeting,
    make_name,
    make_official,
    make_organisation,
    make_text,
    prove,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def merged(kept: Any, gone: Any, by: User) -> Operation:
    return merge(kept, gone, "The same.", by, preview(kept, gone).seen)


def seats(official: Official) -> list[str]:
    return [seat.meeting.title for seat in official.participations.order_by("meeting__title")]


def test_names_posts_seats_and_signatures_move_and_the_old_address_leads_on(
    editor: User, client: Client
) -> None:
    kept = make_official("Lương Tam Quang", name_language="vi", slug="kept")
    gone = make_official("লুওং তাম কোয়াং", name_language="bn", slug="gone", wikidata="Q7")
    make_name("Luong Tam Quang", official=gone, language="en")
    Post.objects.create(official=gone, title="Minister", start="2024")
    make_document().signatories.add(gone)
    make_meeting(officials=[gone], title="One", proven=True)
    make_meeting(officials=[kept], title="Two", proven=True)
    before = preview(kept, gone)
    assert before.plan.blocked == []
    merged(kept, gone, editor)
    kept = Official.objects.get()
    assert kept.wikidata == "Q7"
    assert seats(kept) == ["One", "Two"]
    assert {(name.text, name.language) for name in kept.names.all()} == {
        ("Luong Tam Quang", "en"),
        ("লুওং তাম কোয়াং", "bn"),
    }
    assert [post.title for post in kept.posts.all()] == ["Minister"]
    assert kept.documents_signed.count() == 1
    moved = client.get("/officials/gone/")
    assert (moved.status_code, moved["Location"]) == (301, "/officials/kept/")
    assert kept.history.first().history_user == editor
    assert kept.history.first().history_change_reason == "The same."
    assert list(drift()) == []


def test_search_finds_the_merged_one_by_the_old_spelling(editor: User) -> None:
    kept, gone = make_official("Lương Tam Quang"), make_official("Quang Luong")
    merged(kept, gone, editor)
    assert "Quang Luong" in Client().get(kept.get_absolute_url()).content.decode()
    assert Name.objects.filter(official=kept, text="Quang Luong").exists()
    search_names.forget()


def test_two_seats_in_one_meeting_become_one_with_all_evidence_and_another_post_is_told(editor: User) -> None:
    kept, gone = make_official("A"), make_official("B")
    meeting = make_meeting(officials=[kept, gone], proven=True)
    one, other = meeting.participations.all()
    Participation.objects.filter(pk=one.pk).update(post="Minister")
    Participation.objects.filter(pk=other.pk).update(post="General")
    passage = first_passage(make_text())
    make_evidence(meeting, "participant", passage, participation=other)
    merged(kept, gone, editor)
    seat = meeting.participations.get()
    assert (seat.official, seat.post) == (kept, "Minister")
    quoted = seat.evidence.get(passage=passage)
    assert quoted.stated == "General"
    call_command("check_archive")


def test_whoever_sat_on_two_sides_of_one_table_is_not_one_person(editor: User) -> None:
    kept, gone = make_official("A"), make_official("B")
    meeting = make_meeting(officials=[kept], proven=True)
    Participation.objects.create(meeting=meeting, side=meeting.sides.last(), position=1, official=gone)
    assert "opposite" in preview(kept, gone).plan.blocked[0]
    with pytest.raises(Refused, match="opposite"):
        merged(kept, gone, editor)
    assert Official.objects.count() == 2


def test_two_editors_at_once_the_second_is_told_what_changed(editor: User) -> None:
    kept, gone = make_official("A"), make_official("B")
    looked = preview(kept, gone)
    make_name("Another", official=gone)
    with pytest.raises(Refused) as refused:
        merge(kept, gone, "Same.", editor, looked.seen, looked.began)
    assert "look again" in refused.value.reasons[0]
    assert "Another" in refused.value.reasons[1]
    merge(kept, gone, "Same.", editor, preview(kept, gone).seen)
    with pytest.raises(Refused, match="gone"):
        merge(kept, gone, "Same.", editor, looked.seen)


def test_a_merge_needs_a_reason_and_two_records(editor: User) -> None:
    kept, gone = make_official("A"), make_official("B")
    with pytest.raises(Refused, match="why"):
        merge(kept, gone, " ", editor, preview(kept, gone).seen)
    with pytest.raises(Refused, match="another"):
        preview(kept, kept)


def test_bodies_are_merged_with_their_people_parents_and_sides(editor: User) -> None:
    top = make_organisation("top")
    gone = make_organisation("gone", name="MPS", parent=top)
    kept = make_organisation("kept", name="Ministry of Public Security", parent=gone)
    child = make_organisation("child", parent=gone)
    person = make_official(organisation=gone)
    make_meeting(sides=["VN", gone], proven=True)
    merged(kept, gone, editor)
    kept, child = Organisation.objects.get(slug="kept"), Organisation.objects.get(slug="child")
    assert (kept.parent, child.parent) == (top, kept)
    assert Official.objects.get(pk=person.pk).organisation == kept
    assert kept.sides.count() == 1
    assert "kept" in TimelineRow.objects.get().record
    assert list(drift()) == []


def test_undo_brings_back_every_row_and_address(editor: User, client: Client) -> None:
    kept, gone = make_official("A", slug="a"), make_official("B", slug="b", wikidata="Q1")
    make_name("Bee", official=gone, kind="preferred")
    make_name("Ay", official=kept, kind="preferred")
    Post.objects.create(official=kept, title="Minister", start="2024")
    Post.objects.create(official=gone, title="Minister", start="2024", end="2025", note="told")
    meeting = make_meeting(officials=[kept, gone], proven=True)
    make_meeting(officials=[gone], proven=True)
    Redirect.objects.create(slug="older", official=gone)
    before = curated_rows()
    operation = merged(kept, gone, editor)
    assert curated_rows() != before
    assert meeting.participations.count() == 1
    undo(operation, editor)
    assert curated_rows() == before
    assert client.get("/officials/b/").status_code == 200
    assert client.get("/officials/older/")["Location"] == "/officials/b/"
    assert list(drift()) == []
    with pytest.raises(Refused, match="already"):
        undo(operation, editor)


def test_what_came_later_is_told_and_stays(editor: User) -> None:
    kept, gone = make_official("A"), make_official("B")
    operation = merged(kept, gone, editor)
    assert later_changes(operation) == []
    make_name("Later", official=kept)
    assert [change.told for change in later_changes(operation)] == ["Later"]
    undo(operation, editor)
    assert kept.names.get().text == "Later"


def test_undo_is_refused_where_a_row_is_gone_or_was_moved_again(editor: User) -> None:
    kept, gone, third = make_official("A"), make_official("B"), make_official("C")
    name = make_name("Bee", official=gone)
    operation = merged(kept, gone, editor)
    name.refresh_from_db()
    name.official = third
    name.save()
    with pytest.raises(Refused, match=r"Bee.*changed again"):
        undo(operation, editor)
    name.delete()
    with pytest.raises(Refused, match="gone"):
        undo(operation, editor)
    assert Official.objects.count() == 2


def two_records(**overrides: Any) -> tuple[Meeting, Meeting]:
    official = make_official("Lương Tam Quang")
    one = make_meeting(officials=[official], title="Talks", topics=["cybercrime"], host=0, proven=True)
    other = make_meeting(
        **{"officials": [official, make_official("Second")], "title": "Meeting", "topics": ["border"],
           "date": "2025-12-04", "place": "Hà Nội", "place_language": "vi", "place_basis": "stated",
           "documents": [make_document()], **overrides}
    )  # fmt: skip
    return one, other


def test_two_records_of_one_meeting_become_one_with_the_evidence_of_both(
    editor: User, client: Client
) -> None:
    kept, gone = two_records()
    passage = first_passage(make_text())
    prove(gone, passage)
    make_correction(meeting=gone)
    third = make_meeting(title="Third", proven=True)
    MeetingLink.objects.create(meeting=third, kind="follows", to=gone)
    make_evidence(third, "link", link=gone)
    looked = preview(kept, gone)
    assert looked.plan.blocked == []
    assert ("date", "2025-12-03", "2025-12-04") in {
        (clash.field, clash.kept, clash.gone) for clash in looked.plan.clashes
    }
    merged(kept, gone, editor)
    kept = Meeting.objects.get(pk=kept.pk)
    assert kept.place == "Hà Nội"
    assert {topic.slug for topic in kept.topics.all()} == {"cybercrime", "border"}
    assert [seat.official.name for seat in kept.participations.all() if seat.official] == [
        "Lương Tam Quang",
        "Second",
    ]
    assert kept.sides.count() == 2
    assert kept.evidence.get(fact="date", passage=passage).stated == "2025-12-04"
    assert third.links.get().to == kept
    assert kept.corrections.count() == 1
    assert client.get(gone.get_absolute_url())["Location"] == kept.get_absolute_url()
    assert not TimelineRow.objects.filter(meeting_id=gone.pk).exists()
    assert list(drift()) == []
    call_command("check_archive")


def test_undoing_a_merge_of_meetings_brings_both_back(editor: User) -> None:
    kept, gone = two_records(proven=True)
    MeetingLink.objects.create(meeting=kept, kind="follows", to=gone)
    make_evidence(kept, "link", link=gone)
    before = curated_rows()
    operation = merged(kept, gone, editor)
    undo(operation, editor)
    assert curated_rows() == before
    assert TimelineRow.objects.count() == 2
    assert list(drift()) == []
    call_command("check_archive")


def test_a_confirmed_meeting_takes_nothing_that_nobody_proved(editor: User) -> None:
    kept, gone = two_records(review="machine")
    make_evidence(gone, "date", first_passage(make_text()))
    looked = preview(kept, gone)
    assert len(looked.plan.left_out) == 4
    merged(kept, gone, editor)
    assert Meeting.objects.get(pk=kept.pk).participations.count() == 1
    assert Evidence.objects.filter(meeting=kept, fact="date").count() == 2
    call_command("check_archive")


def test_whoever_was_named_by_the_old_address_is_found_where_it_leads(editor: User) -> None:
    """Proposals hold addresses: they were made before the merge."""
    kept, gone = make_official("Kept", slug="kept"), make_official("Gone", slug="gone")
    merged(kept, gone, editor)
    assert by_address(Official, "gone") == kept
    assert by_address(Official, "kept") == kept
    assert by_address(Organisation, "gone") is None
    assert by_address(Official, "") is None
