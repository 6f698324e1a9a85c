"""Segments: whatever is typed is kept, and of two that contradict none is lost."""

import pytest
from django.contrib.auth.models import User

from articles import editing, segments
from articles.drafting import open_new
from articles.models import Draft, Segment, SegmentVersion
from articles.models.drafts import SegmentStatus, VersionOrigin
from articles.refused import Refused
from tests.factories import make_text

VI = [
    "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang đã hội đàm với Thư ký Hội đồng An ninh Belarus.",
    "Hai bên ký kết Ý định thư hợp tác.",
    "Chiều cùng ngày, đoàn rời Hà Nội.",
]
BN = "৩ ডিসেম্বর হ্যানয়ে জেনারেল লুওং তাম কোয়াং আলোচনা করেন।"


@pytest.fixture
def writer(db: None) -> User:
    return User.objects.create_user("writer")


@pytest.fixture
def other(db: None) -> User:
    return User.objects.create_user("other")


@pytest.fixture
def draft(writer: User) -> Draft:
    return open_new(make_text(*VI), "bn", writer)


@pytest.fixture
def segment(draft: Draft) -> Segment:
    return draft.segments.get(number=1)


def contents(segment: Segment) -> list[str]:
    return list(segment.versions.order_by("number").values_list("content", flat=True))


def numbers(draft: Draft) -> list[int]:
    return list(draft.segments.filter(is_dropped=False).order_by("position").values_list("number", flat=True))


def test_what_is_typed_becomes_the_current_version(segment: Segment, writer: User) -> None:
    saved = segments.save(segment, BN, 0, writer)
    assert (saved.segment.content, saved.segment.version, saved.is_beside) == (BN, 1, False)
    assert saved.segment.status == SegmentStatus.WRITTEN


def test_words_are_kept_in_nfc_with_plain_line_ends(segment: Segment, writer: User) -> None:
    saved = segments.save(segment, "ড\u09bcাকা\r\nদ্বিতীয় অনুচ্ছেদ\r\n", 0, writer)
    assert saved.segment.content == "ড\u09bcাকা\nদ্বিতীয় অনুচ্ছেদ".replace("য়", "য\u09bc")


def test_the_same_words_make_no_version(segment: Segment, writer: User) -> None:
    segments.save(segment, BN, 0, writer)
    assert segments.save(segment, BN, 1, writer).version is None
    assert contents(segment) == [BN]


def test_words_that_were_written_on_an_older_version_stand_beside_and_both_are_kept(
    segment: Segment, writer: User, other: User
) -> None:
    segments.save(segment, "first", 0, writer)
    late = segments.save(segment, "second", 0, other)
    assert late.is_beside
    assert late.segment.content == "first"
    assert contents(segment) == ["first", "second"]
    assert [version.content for version in segments.beside(segment.draft)] == ["second"]


def test_whoever_types_on_beside_has_one_version_to_merge_and_all_in_the_history(
    segment: Segment, writer: User, other: User
) -> None:
    segments.save(segment, "first", 0, writer)
    for words in ("sec", "second"):
        segments.save(segment, words, 0, other, VersionOrigin.AUTOSAVED)
    assert [version.content for version in segments.beside(segment.draft)] == ["second"]
    assert contents(segment) == ["first", "sec", "second"]


def test_a_merge_settles_what_stood_beside(segment: Segment, writer: User, other: User) -> None:
    segments.save(segment, "first", 0, writer)
    segments.save(segment, "second", 0, other)
    merged = segments.merge(segment, "first and second", 1, [2], other)
    assert merged.segment.content == "first and second"
    assert segments.beside(segment.draft) == []
    assert contents(segment) == ["first", "second", "first and second"]


def test_a_merge_that_comes_too_late_settles_nothing(segment: Segment, writer: User, other: User) -> None:
    segments.save(segment, "first", 0, writer)
    segments.save(segment, "second", 0, other)
    segments.save(segment, "third", 1, writer)
    assert segments.merge(segment, "first and second", 1, [2], other).is_beside
    assert {version.content for version in segments.beside(segment.draft)} == {"second", "first and second"}


def test_what_is_typed_after_the_draft_went_to_review_is_kept_beside(
    draft: Draft, writer: User, other: User
) -> None:
    for each in draft.segments.all():
        segments.save(each, BN, 0, writer)
    editing.submit(draft, writer)
    late = segments.save(draft.segments.get(number=2), "late", 1, other, VersionOrigin.AUTOSAVED)
    assert late.is_beside
    assert late.segment.content == BN


def test_an_emptied_segment_is_to_be_translated_again(segment: Segment, writer: User) -> None:
    segments.save(segment, BN, 0, writer)
    assert segments.save(segment, "  \n", 1, writer).segment.status == SegmentStatus.EMPTY
    assert contents(segment) == [BN, ""]


def test_a_machine_draft_says_so_until_a_person_has_written(segment: Segment, writer: User) -> None:
    machine = segments.save(segment, BN, 0, writer, VersionOrigin.MACHINE, "Engine 2.1")
    assert machine.segment.status == SegmentStatus.MACHINE
    assert segments.save(segment, BN + " ", 1, writer).version is None
    assert segments.save(segment, BN.replace("৩", "তেসরা"), 1, writer).segment.status == SegmentStatus.WRITTEN


def test_an_older_version_comes_back_as_a_new_one(segment: Segment, writer: User) -> None:
    segments.save(segment, "first", 0, writer)
    segments.save(segment, "second", 1, writer)
    segments.save(segment, "first", 2, writer, VersionOrigin.RESTORED)
    assert contents(segment) == ["first", "second", "first"]


def test_a_segment_that_is_too_long_is_refused_by_its_length(segment: Segment, writer: User) -> None:
    with pytest.raises(Refused, match="100000 characters at most; this has 100001"):
        segments.save(segment, "ক" * 100_001, 0, writer)
    assert not SegmentVersion.objects.exists()


def test_two_segments_are_joined_and_divided_again(draft: Draft, segment: Segment, writer: User) -> None:
    second = draft.segments.get(number=2)
    segments.save(segment, "এক", 0, writer)
    segments.save(second, "দুই", 0, writer)
    joined = segments.join(segment, 1, 1, writer)
    assert (joined.source_first, joined.source_last, joined.content) == (1, 2, "এক\nদুই")
    assert numbers(draft) == [1, 3]
    made = segments.split(joined, joined.version, 2, 1, writer)
    joined.refresh_from_db()
    assert (joined.source_first, joined.source_last, joined.content) == (1, 1, "এক")
    assert (made.source_first, made.source_last, made.content) == (2, 2, "দুই")
    assert numbers(draft) == [1, 4, 3]
    assert contents(second) == ["দুই"], "the joined segment keeps its versions"


def test_segments_are_not_joined_over_a_change_of_somebody_else(
    draft: Draft, segment: Segment, writer: User, other: User
) -> None:
    segments.save(draft.segments.get(number=2), "দুই", 0, other)
    with pytest.raises(Refused, match="changed segment 2 meanwhile"):
        segments.join(segment, 0, 0, writer)
    assert numbers(draft) == [1, 2, 3]


def test_the_last_segment_has_nothing_to_join_and_one_paragraph_nothing_to_divide(
    draft: Draft, segment: Segment, writer: User
) -> None:
    with pytest.raises(Refused, match="no segment of the same kind after it"):
        segments.join(draft.segments.get(number=3), 0, 0, writer)
    with pytest.raises(Refused, match="nothing to divide"):
        segments.split(segment, 0, None, 0, writer)
    with pytest.raises(Refused, match="not its first"):
        segments.split(segment, 0, 1, 0, writer)


def test_a_piece_is_left_out_on_purpose_only_where_it_has_no_words(segment: Segment, writer: User) -> None:
    assert segments.omit(segment, 0, writer).status == SegmentStatus.OMITTED
    assert segment.versions.get().author == writer
    segments.save(segment, BN, 1, writer)
    with pytest.raises(Refused, match="empty it first"):
        segments.omit(segment, 2, writer)


def test_nobody_marks_their_own_words_as_reviewed(draft: Draft, writer: User, other: User) -> None:
    for each in draft.segments.all():
        segments.save(each, BN, 0, writer)
    first = draft.segments.get(number=1)
    with pytest.raises(Refused, match="in review"):
        segments.mark_reviewed(first, 1, other)
    editing.submit(draft, writer)
    with pytest.raises(Refused, match="their own words"):
        segments.mark_reviewed(first, 1, writer)
    assert segments.mark_reviewed(first, 1, other).status == SegmentStatus.REVIEWED


def test_a_comment_is_kept_when_it_is_settled(segment: Segment, writer: User, other: User) -> None:
    with pytest.raises(Refused):
        segments.comment(segment, "  ", other)
    said = segments.comment(segment, "Which day?", other)
    segments.settle(said, writer)
    said.refresh_from_db()
    assert (said.content, said.settled_by) == ("Which day?", writer)
