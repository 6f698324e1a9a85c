"""The translation memory: exact and fuzzy passages of the archive's own aligned texts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import alignments, search_index
from articles.memory import suggest
from articles.models import Text
from tests.factories import make_article, make_text

pytestmark = pytest.mark.django_db

SOURCE = "Bộ trưởng Lương Tam Quang đề nghị hai bên tiếp tục đẩy mạnh trao đổi đoàn các cấp."
TARGET = "মন্ত্রী লুওং ট্যাম কোয়াং উভয় পক্ষকে প্রতিনিধিদল বিনিময় জোরদার করার প্রস্তাব দেন।"
OTHER = "Hai bên hội đàm tại Hà Nội về phòng, chống tội phạm xuyên quốc gia."
OTHER_TARGET = "উভয় পক্ষ হ্যানয়ে আন্তঃদেশীয় অপরাধ প্রতিরোধ নিয়ে আলোচনা করেছে।"


def pair(
    source: tuple[str, ...] = (SOURCE, OTHER),
    target: tuple[str, ...] = (TARGET, OTHER_TARGET),
    links: list[tuple[tuple[int, ...], tuple[int, ...]]] | None = None,
    **values: object,
) -> Text:
    """A published original with its translation, aligned by an editor; returns the translation."""
    article = make_article()
    original = make_text(*source, article=article)
    made = {"language": "bn", "kind": Text.Kind.MACHINE, **values}
    translation = make_text(*target, article=article, **made)
    by_hand = links or [((number,), (number,)) for number in range(1, min(len(source), len(target)) + 1)]
    alignments.store_by_editor(original.revisions.get(), translation.revisions.get(), by_hand)
    search_index.put([original, translation])
    return translation


def test_the_same_passage_is_suggested_with_what_stands_beside_it() -> None:
    text = pair()
    (found,) = suggest(SOURCE, "vi", "bn")
    assert (found.source, found.target, found.score, found.exact) == (SOURCE, TARGET, 1.0, True)
    assert (found.text, found.passages, found.kind, found.is_translation) == (text.pk, (1,), "machine", True)


def test_capitals_and_spaces_are_no_difference() -> None:
    pair()
    (found,) = suggest(SOURCE.upper().replace(" ", "  "), "vi", "bn")
    assert found.exact


def test_a_passage_nearly_the_same_is_suggested_with_its_likeness() -> None:
    pair()
    (found,) = suggest(SOURCE.replace("đẩy mạnh", "tăng cường"), "vi", "bn")
    assert not found.exact
    assert 0.8 < found.score < 1


def test_what_is_unlike_is_not_suggested() -> None:
    pair()
    assert suggest("Bộ trưởng Lương Tam Quang tiếp Đại sứ Úc.", "vi", "bn") == []
    assert suggest("", "vi", "bn") == []
    assert suggest("Quang", "vi", "bn") == []


def test_people_come_before_machines() -> None:
    pair()
    human = pair(target=("মানুষের অনুবাদ।", OTHER_TARGET), kind=Text.Kind.HUMAN)
    reviewed = pair(target=("দেখা অনুবাদ।", OTHER_TARGET), reviewed=True)
    found = suggest(SOURCE, "vi", "bn")
    assert [(one.kind, one.text) for one in found][:2] == [("reviewed", reviewed.pk), ("human", human.pk)]
    assert found[2].kind == "machine"


def test_the_limit_counts_different_targets() -> None:
    pair()
    pair()
    pair(target=("অন্য অনুবাদ।", OTHER_TARGET))
    assert len(suggest(SOURCE, "vi", "bn")) == 2
    assert len(suggest(SOURCE, "vi", "bn", limit=1)) == 1


def test_the_text_itself_and_drafts_are_left_out() -> None:
    text = pair()
    original = text.article.texts.get(kind=Text.Kind.ORIGINAL)
    assert suggest(SOURCE, "vi", "bn", but_not=[original.pk]) == []
    assert suggest(SOURCE, "vi", "bn", but_not=[text.pk]) == []
    text.state = Text.State.DRAFT
    text.save()
    assert suggest(SOURCE, "vi", "bn") == []


def test_joined_paragraphs_are_suggested_together() -> None:
    text = pair(source=(SOURCE, OTHER), target=(TARGET, OTHER_TARGET), links=[((1, 2), (1, 2))])
    (found,) = suggest(f"{SOURCE} {OTHER}", "vi", "bn")
    assert (found.exact, found.target, found.passages) == (True, f"{TARGET} {OTHER_TARGET}", (1, 2))
    assert found.text == text.pk


def test_it_works_in_both_directions() -> None:
    pair()
    (found,) = suggest(TARGET, "bn", "vi")
    assert (found.target, found.kind) == (SOURCE, "original")


def test_an_editors_alignment_goes_before_the_machines() -> None:
    text = pair()
    original = text.article.texts.get(kind=Text.Kind.ORIGINAL)
    alignments.store(original.revisions.get(), text.revisions.get())
    alignments.store_by_editor(original.revisions.get(), text.revisions.get(), [((1,), (2,))])
    (found,) = suggest(SOURCE, "vi", "bn")
    assert found.target == OTHER_TARGET


def test_doubtful_links_are_no_memory() -> None:
    text = pair()
    original = text.article.texts.get(kind=Text.Kind.ORIGINAL)
    original.revisions.get().alignments_as_left.all().delete()
    alignments.store(original.revisions.get(), text.revisions.get()).links.update(score=0.4)
    assert suggest(SOURCE, "vi", "bn") == []


def test_the_number_of_queries_does_not_grow() -> None:
    asked = []
    for numbers in (range(2), range(2, 12)):
        for number in numbers:
            pair(source=(f"{SOURCE} {number}", OTHER), target=(f"{TARGET} {number}", OTHER_TARGET))
        suggest(SOURCE, "vi", "bn")
        with CaptureQueriesContext(connection) as queries:
            assert len(suggest(f"{SOURCE} 1", "vi", "bn", limit=2)) == 2
        asked.append(len(queries))
    assert asked[0] == asked[1]
