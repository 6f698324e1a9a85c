"""Drafts of translations on their way to the public, and what stops them."""

import pytest
from django.contrib.auth.models import User

from articles import alignments, editing, segments
from articles.drafting import open_new, open_on, take_over
from articles.editing import Credit
from articles.models import Alignment, Draft, Passage, Text
from articles.models.drafts import DraftState, SegmentStatus
from articles.refused import Refused
from tests.factories import make_revision, make_text

VI = ["Đại tướng Lương Tam Quang tiếp Đoàn.", "Hai bên ký kết Ý định thư.", "Đoàn rời Hà Nội."]
BN = [
    "জেনারেল লুওং তাম কোয়াং প্রতিনিধিদলকে স্বাগত জানান।",
    "দুই পক্ষ অভিপ্রায় পত্রে স্বাক্ষর করে।",
    "প্রতিনিধিদল হ্যানয় ত্যাগ করে।",
]


@pytest.fixture
def writer(db: None) -> User:
    return User.objects.create_user("writer")


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor")


@pytest.fixture
def source(db: None) -> Text:
    return make_text(*VI, title="Hội đàm tại Hà Nội")


@pytest.fixture
def draft(source: Text, writer: User) -> Draft:
    return open_new(source, "bn", writer)


@pytest.fixture
def written(draft: Draft, writer: User) -> Draft:
    for segment, words in zip(draft.segments.order_by("position"), ["হ্যানয়ে আলোচনা", *BN], strict=True):
        segments.save(segment, words, 0, writer)
    return draft


def published(draft: Draft, writer: User, editor: User) -> Text:
    editing.submit(draft, writer)
    editing.publish(draft, editor, Credit("Ms Translator", "Mr Reviewer"), "reads well")
    return Text.objects.get(pk=draft.text_id)


def test_a_new_translation_has_a_segment_for_the_headline_and_for_every_paragraph(draft: Draft) -> None:
    kinds = [(segment.kind, segment.source_first) for segment in draft.segments.all()]
    assert kinds == [("title", None), ("body", 1), ("body", 2), ("body", 3)]
    assert draft.text.state == Text.State.DRAFT
    assert not Text.objects.published().filter(pk=draft.text_id).exists()


def test_who_begins_a_translation_that_is_begun_gets_that_one(
    draft: Draft, source: Text, editor: User
) -> None:
    assert open_new(source, "bn", editor) == draft


@pytest.mark.parametrize(
    ("language", "told"), [("vi", "in this language already"), ("xx", "no language of the archive")]
)
def test_no_translation_into_its_own_or_an_unknown_language(
    source: Text, writer: User, language: str, told: str
) -> None:
    with pytest.raises(Refused, match=told):
        open_new(source, language, writer)


def test_a_published_translation_is_a_revision_with_its_alignment_and_says_who_made_it(
    written: Draft, source: Text, writer: User, editor: User
) -> None:
    text = published(written, writer, editor)
    revision = text.revisions.get(is_current=True)
    assert list(revision.passages.order_by("number").values_list("content", flat=True)) == [
        content.replace("য়", "য\u09bc") for content in BN
    ]
    assert (revision.author, revision.reason) == (writer, "reads well")
    assert (text.title, text.state) == ("হ্যানয\u09bcে আলোচনা", Text.State.PUBLISHED)
    assert (text.translator, text.reviewed_by, text.reviewed) == ("Ms Translator", "Mr Reviewer", True)
    assert text.status.code == "human-reviewed"
    aligned = alignments.found(source.revisions.get(), revision)
    assert aligned.by_editor
    assert [(link.left, link.right) for link in aligned.links] == [((1,), (1,)), ((2,), (2,)), ((3,), (3,))]


def test_joined_segments_and_lines_make_an_alignment_of_several_paragraphs(
    written: Draft, source: Text, writer: User, editor: User
) -> None:
    first = written.segments.get(number=2)
    segments.join(first, 1, 1, writer)
    last = written.segments.get(number=4)
    segments.save(last, "এক।\nদুই।", last.version, writer)
    revision = published(written, writer, editor).revisions.get(is_current=True)
    links = alignments.found(source.revisions.get(), revision).links
    assert [(link.left, link.right) for link in links] == [((1, 2), (1, 2)), ((3,), (3, 4))]


def test_nobody_approves_their_own_translation(written: Draft, writer: User, editor: User) -> None:
    editing.submit(written, writer)
    for decide in (
        lambda by: editing.publish(written, by, Credit()),
        lambda by: editing.send_back(written, by, "again"),
    ):
        with pytest.raises(Refused, match="Nobody approves their own translation"):
            decide(writer)
    editing.send_back(written, editor, "Segment 2: which day?")
    segments.save(written.segments.get(number=2), "সেদিন।", 1, editor)
    editing.submit(written, writer)
    with pytest.raises(Refused, match="their own translation"):
        editing.publish(written, editor, Credit())


def test_an_empty_segment_or_unmerged_words_keep_a_draft_from_review(
    draft: Draft, writer: User, editor: User
) -> None:
    first = draft.segments.get(number=1)
    segments.save(first, "শিরোনাম", 0, writer)
    segments.save(first, "অন্য শিরোনাম", 0, editor)
    with pytest.raises(Refused) as refused:
        editing.submit(draft, writer)
    assert "segment 2, 3, 4" in refused.value.reasons[0]
    assert "segment 1" in refused.value.reasons[1]


def test_what_is_left_out_on_purpose_may_be_published(
    written: Draft, source: Text, writer: User, editor: User
) -> None:
    last = written.segments.get(number=4)
    segments.save(last, "", 1, writer)
    segments.omit(written.segments.get(number=4), 2, writer)
    revision = published(written, writer, editor).revisions.get(is_current=True)
    links = alignments.found(source.revisions.get(), revision).links
    assert [(link.left, link.right) for link in links][-1] == ((3,), ())


def test_a_returned_draft_keeps_what_was_asked_for_and_can_be_submitted_again(
    written: Draft, writer: User, editor: User
) -> None:
    editing.submit(written, writer, "please read")
    with pytest.raises(Refused, match="Say what should be changed"):
        editing.send_back(written, editor, " ")
    editing.send_back(written, editor, "The year is not in the source.")
    editing.submit(written, writer)
    steps = [(event.step, event.note) for event in written.events.all()]
    assert steps == [
        ("opened", ""),
        ("submitted", "please read"),
        ("returned", "The year is not in the source."),
        ("submitted", ""),
    ]


def test_only_its_translators_take_a_translation_back(written: Draft, writer: User, editor: User) -> None:
    editing.submit(written, writer)
    with pytest.raises(Refused, match="send it back instead"):
        editing.take_back(written, editor)
    editing.take_back(written, writer)
    written.refresh_from_db()
    assert (written.state, written.text.state) == (DraftState.DRAFT, Text.State.DRAFT)


def test_a_step_that_does_not_follow_is_refused(written: Draft, writer: User, editor: User) -> None:
    for step in (
        lambda: editing.publish(written, editor, Credit()),
        lambda: editing.send_back(written, editor, "x"),
        lambda: editing.take_back(written, writer),
    ):
        with pytest.raises(Refused, match="cannot be done with the translation now: Draft"):
            step()


def test_a_discarded_draft_is_kept_and_another_can_be_begun(
    written: Draft, source: Text, writer: User
) -> None:
    editing.discard(written, writer, "begun twice")
    again = open_new(source, "bn", writer)
    assert again.pk != written.pk
    assert written.segments.filter(content=BN[1].replace("য়", "য\u09bc")).exists()


def test_a_changed_original_makes_the_translation_outdated_and_a_new_draft_shows_where(
    written: Draft, source: Text, writer: User, editor: User
) -> None:
    text = published(written, writer, editor)
    assert not text.is_outdated
    make_revision(source, VI[0], "Hai bên ký kết hai Ý định thư.", VI[2])
    text = Text.objects.with_status().get(pk=text.pk)
    assert text.is_outdated
    assert text.is_published
    again = open_on(text, source, writer)
    statuses = {segment.number: segment.status for segment in again.segments.all()}
    assert statuses == {1: "reviewed", 2: "reviewed", 3: SegmentStatus.CHANGED, 4: "reviewed"}


def test_an_original_that_changes_under_a_draft_stops_it_until_it_follows(
    written: Draft, source: Text, writer: User, editor: User
) -> None:
    editing.submit(written, writer)
    make_revision(source, "Chuyến thăm bắt đầu.", VI[0], "Hai bên ký kết hai Ý định thư.")
    with pytest.raises(Refused, match="original has changed since"):
        editing.publish(written, editor, Credit())
    editing.take_back(written, writer)
    take_over(written, writer)
    rows = [(one.source_first, one.status, bool(one.content)) for one in written.segments.all()]
    assert (1, SegmentStatus.EMPTY, False) in rows, "a new paragraph waits for its translation"
    assert (2, SegmentStatus.WRITTEN, True) in rows, "what has only moved stays as it is"
    contents = {one.content for one in written.segments.all()}
    assert {content.replace("য়", "য\u09bc") for content in BN} <= contents, "no translation is lost"


def test_revising_a_machine_translation_begins_with_its_words_and_their_alignment(
    source: Text, writer: User, editor: User
) -> None:
    machine = make_text(*BN, article=source.article, language="bn", kind=Text.Kind.MACHINE)
    draft = open_on(machine, source, writer)
    assert {one.status for one in draft.segments.exclude(kind="title")} == {SegmentStatus.MACHINE}
    segments.save(draft.segments.get(number=1), "শিরোনাম", 0, writer)
    text = published(draft, writer, editor)
    assert text.status.code == "machine-reviewed"
    assert text.revisions.count() == 2


def test_an_imported_draft_is_published_once(db: None, editor: User) -> None:
    text = make_text(*VI, state=Text.State.DRAFT)
    editing.publish_text(text, editor)
    text.refresh_from_db()
    assert text.is_published
    with pytest.raises(Refused, match="published already"):
        editing.publish_text(text, editor)


def test_a_translation_without_words_is_not_published_as_a_text(draft: Draft, editor: User) -> None:
    with pytest.raises(Refused, match="no words yet"):
        editing.publish_text(draft.text, editor)
    assert not Passage.objects.filter(revision__text=draft.text).exists()
    assert not Alignment.objects.exists()


def test_a_headline_that_stands_in_the_text_is_translated_once(writer: User, editor: User) -> None:
    source = make_text("Hội đàm tại Hà Nội", *VI, title="Hội đàm tại Hà Nội")
    source.revisions.get().passages.filter(number=1).update(kind=Passage.Kind.HEADING)
    draft = open_new(source, "bn", writer)
    assert [one.kind for one in draft.segments.all()] == ["heading", "body", "body", "body"]
    for segment, words in zip(draft.segments.all(), ["হ্যানয়ে আলোচনা", *BN], strict=True):
        segments.save(segment, words, 0, writer)
    assert published(draft, writer, editor).title == "হ্যানয\u09bcে আলোচনা"


def test_corrections_of_the_published_text_are_taken_up_before_a_draft_replaces_them(
    written: Draft, source: Text, writer: User, editor: User
) -> None:
    text = published(written, writer, editor)
    again = open_on(text, source, writer)
    segments.save(again.segments.get(number=2), "নতুন কথা।", 1, writer)
    make_revision(text, *BN)
    editing.submit(again, writer)
    with pytest.raises(Refused, match="changed since this draft was begun"):
        editing.publish(again, editor, Credit())
    editing.take_back(again, writer)
    with pytest.raises(Refused, match="once more"):
        editing.take_up(again, writer, 1)
    editing.take_up(again, writer, 2)
    again.refresh_from_db()
    editing.submit(again, writer)
    assert editing.publish(again, editor, Credit()).number == 3


def test_nobody_publishes_the_translation_that_they_brought(db: None, writer: User, editor: User) -> None:
    text = make_text(*BN, language="bn", kind=Text.Kind.HUMAN, state=Text.State.DRAFT)
    text.revisions.update(author=writer)
    with pytest.raises(Refused, match="their own translation"):
        editing.publish_text(text, writer)
    editing.publish_text(text, editor)
    text.refresh_from_db()
    assert text.is_published
