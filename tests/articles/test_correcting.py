"""Correcting a text: a new revision with its author and reason, and what follows it."""

import pytest
from django.contrib.auth.models import User

from articles import alignments, correcting
from articles.correcting import Stale
from articles.models import Alignment, SearchText, Text, Upheld
from articles.refused import Refused
from articles.revisions import NewPassage
from tests.factories import make_article, make_revision, make_text

pytestmark = pytest.mark.django_db

DAY = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang đã hội đàm"
SIGNED = "Hai bên ký kết Ý định thư hợp tác"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def new(*contents: str) -> list[NewPassage]:
    return [NewPassage("body", content) for content in contents]


def contents(text: Text) -> list[str]:
    return [one.content for one in text.revisions.get(is_current=True).passages.order_by("number")]


def test_a_correction_is_a_new_revision_and_the_old_one_stays_as_it_was(editor: User) -> None:
    text = make_text(DAY, SIGNED)
    revision = correcting.revise(
        text, new(f"  {DAY} với Volfovich ", SIGNED), editor, "A name was left out.", is_minor=True
    )
    text.refresh_from_db()
    assert (revision.number, revision.author, revision.reason, revision.is_minor) == (
        2,
        editor,
        "A name was left out.",
        True,
    )
    assert contents(text) == [f"{DAY} với Volfovich", SIGNED]
    assert [one.content for one in text.revisions.get(number=1).passages.all()] == [DAY, SIGNED]
    assert text.opening == f"{DAY} với Volfovich"


@pytest.mark.parametrize(
    ("passages", "reason", "told"),
    [
        (new(DAY), "  ", "Say why"),
        (new(DAY), "x" * 301, "longer than 300"),
        ([NewPassage("caption", "Ảnh")], "why", "at least one paragraph or heading"),
        ([], "why", "at least one paragraph"),
        (new(DAY, " \u200b"), "why", "Paragraph 2 is empty"),
        (new("x" * 100_001), "why", "longer than 100000"),
        ([NewPassage("verse", DAY)], "why", "no known kind"),
        (new(*[DAY] * 2001), "why", "at most 2000"),
        (new(DAY, SIGNED), "why", "Nothing has changed"),
    ],
)
def test_what_is_no_correction_is_refused_and_nothing_changes(
    editor: User, passages: list[NewPassage], reason: str, told: str
) -> None:
    text = make_text(DAY, SIGNED)
    with pytest.raises(Refused, match=told):
        correcting.revise(text, passages, editor, reason)
    assert text.revisions.count() == 1


def test_another_kind_of_paragraph_is_a_change(editor: User) -> None:
    text = make_text(DAY, SIGNED)
    correcting.revise(text, [NewPassage("heading", DAY), *new(SIGNED)], editor, "It is the headline.")
    assert text.revisions.get(is_current=True).passages.get(number=1).kind == "heading"


@pytest.mark.parametrize("is_minor", [False, True])
def test_translations_of_changed_words_are_outdated_also_after_a_minor_edit(
    editor: User, is_minor: bool
) -> None:
    text = make_text(DAY, SIGNED)
    told, untold = (
        make_text("৩ ডিসেম্বর", article=text.article, language=language, kind="machine_translation", **values)
        for language, values in (("bn", {"translated_from": text.revisions.get()}), ("en", {}))
    )
    correcting.revise(text, new(DAY), editor, "Said twice.", is_minor=is_minor)
    for translation in (told, untold):
        translation.refresh_from_db()
        assert translation.is_outdated
        assert translation.translated_from.number == 1
        assert translation.is_published


def test_another_kind_alone_leaves_translations_as_they_are(editor: User) -> None:
    text = make_text(DAY, SIGNED)
    translation = make_text(
        "৩",
        article=text.article,
        language="bn",
        kind="human_translation",
        translated_from=text.revisions.get(),
    )
    revision = correcting.revise(
        text, [NewPassage("heading", DAY), *new(SIGNED)], editor, "It is the headline."
    )
    translation.refresh_from_db()
    assert (translation.is_outdated, translation.translated_from) == (False, revision)


def test_the_new_words_are_found_and_the_old_ones_are_not(editor: User) -> None:
    text = make_text(DAY, SIGNED)
    correcting.revise(
        text, new(DAY, "Hai bên ký Biên bản ghi nhớ"), editor, "The document was named wrongly."
    )
    kept = " ".join(line for _, line in SearchText.objects.get(text=text).read()[1])
    assert "nho" in kept
    assert "thu" not in kept


def test_an_editors_alignment_goes_along_with_paragraphs_that_stay(editor: User) -> None:
    article = make_article()
    text = make_text(DAY, SIGNED, "Cuối buổi hội đàm, hai bên chụp ảnh", article=article)
    other = make_text("শেষে", "৩ ডিসেম্বর", article=article, language="bn", kind="machine_translation")
    one, two = text.revisions.get(), other.revisions.get()
    alignments.store_by_editor(one, two, [([1, 2], [2]), ([3], [1])], editor)
    half = DAY.index(" Đại")
    revision = correcting.revise(
        text,
        new(
            "Một đoạn mới chưa từng có",
            DAY[:half],
            DAY[half + 1 :],
            SIGNED,
            "Cuối buổi hội đàm, hai bên chụp ảnh",
        ),
        editor,
        "Paragraphs as printed.",
    )
    aligned = alignments.found(revision, two)
    assert aligned.by_editor
    assert [(link.left, link.right) for link in aligned.links if link.left and link.right] == [
        ((2, 3, 4), (2,)),
        ((5,), (1,)),
    ]
    assert Alignment.objects.get(left__in=[one, two], right__in=[one, two]).editor == editor


def test_paragraphs_that_an_alignment_cannot_follow_are_left_to_the_machine(editor: User) -> None:
    article = make_article()
    last = "Cuối buổi hội đàm, hai bên chụp ảnh"
    text = make_text(DAY, SIGNED, last, article=article)
    other = make_text("৩ ডিসেম্বর", article=article, language="bn", kind="machine_translation")
    two = other.revisions.get()
    alignments.store_by_editor(text.revisions.get(), two, [([1, 2], [1])], editor)
    revision = correcting.revise(text, new(DAY, last, SIGNED), editor, "The order of the page.")
    assert not alignments.found(revision, two).by_editor


def test_a_translation_that_still_holds_is_no_longer_outdated_and_who_said_so_is_kept(editor: User) -> None:
    text = make_text(DAY, SIGNED)
    first = text.revisions.get()
    translation = make_text(
        "৩",
        article=text.article,
        language="bn",
        kind="human_translation",
        translated_from=first,
        state="outdated",
    )
    current = make_revision(text, DAY)
    correcting.uphold(translation, current, editor, "Only a repetition went.")
    translation.refresh_from_db()
    assert (translation.is_outdated, translation.translated_from, translation.state) == (
        False,
        current,
        "published",
    )
    kept = Upheld.objects.get()
    assert (kept.before, kept.revision, kept.by, kept.reason) == (
        first,
        current,
        editor,
        "Only a repetition went.",
    )


def test_nobody_upholds_what_is_not_outdated_or_against_an_older_state_or_without_a_reason(
    editor: User,
) -> None:
    text = make_text(DAY)
    first = text.revisions.get()
    translation = make_text(
        "৩", article=text.article, language="bn", kind="human_translation", translated_from=first
    )
    with pytest.raises(Refused, match="not outdated"):
        correcting.uphold(translation, first, editor, "why")
    make_revision(text, SIGNED)
    first.refresh_from_db()
    with pytest.raises(Refused, match="Say why"):
        correcting.uphold(translation, text.revisions.get(is_current=True), editor, " ")
    with pytest.raises(Stale, match="revision 2"):
        correcting.uphold(translation, first, editor, "why")
    assert not Upheld.objects.exists()


def test_the_original_of_a_translation_is_told_or_the_only_one_of_its_article() -> None:
    text = make_text(DAY)
    told = make_text("৩", language="bn", kind="human_translation", translated_from=text.revisions.get())
    sole = make_text("৩", article=text.article, language="bn", kind="human_translation")
    alone = make_text("৩", language="bn", kind="human_translation")
    current = make_revision(text, SIGNED)
    for translation in (told, sole, alone):
        translation.refresh_from_db()
    assert [correcting.original_of(one) for one in (told, sole, alone)] == [current, current, None]
    make_text(DAY, article=text.article, language="en")
    assert correcting.original_of(sole) is None
