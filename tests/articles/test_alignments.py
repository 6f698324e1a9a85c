"""Alignments: made, stored and found."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles import alignments
from articles.alignments import Linked, found, in_order, store, store_by_editor, store_missing
from articles.importers.readers import plain_text
from articles.importers.store import store as store_file
from articles.models import Alignment, Passage
from tests.articles.text.parallel_texts import REPORT
from tests.factories import make_article, make_revision, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def revisions():
    """The same report in two languages; its third English passage is a caption."""
    article = make_article()
    english = make_text(*REPORT["en"][:5], article=article, language="en").revisions.get()
    bengali = make_text(*REPORT["bn"][:2], *REPORT["bn"][3:5], article=article, language="bn").revisions.get()
    english.passages.filter(number=3).update(kind=Passage.Kind.CAPTION)
    return english, bengali


def shown(aligned):
    return [(link.left, link.right) for link in aligned.links]


PAIRS = [((1,), (1,)), ((2,), (2,)), ((4,), (3,)), ((5,), (4,))]


def test_captions_stand_in_no_link_and_numbers_stay_those_of_the_passages(revisions):
    assert shown(found(*revisions)) == PAIRS


def test_two_texts_that_nobody_stored_are_aligned_when_shown_and_nothing_is_written(revisions):
    aligned = found(*revisions)
    assert (aligned.is_stored, aligned.by_editor, Alignment.objects.count()) == (False, False, 0)


@pytest.mark.parametrize("turned", [False, True])
def test_a_stored_alignment_reads_alike_from_either_side(revisions, turned):
    store(*(revisions[::-1] if turned else revisions))
    english, bengali = revisions
    assert found(english, bengali).is_stored
    assert shown(found(english, bengali)) == PAIRS
    assert shown(found(bengali, english)) == [(right, left) for left, right in PAIRS]


def test_storing_again_replaces_the_machine_s_own(revisions):
    store(*revisions)
    again = store(*revisions)
    assert list(Alignment.objects.all()) == [again]
    assert again.links.count() == 4


def test_what_is_stored_already_is_not_made_again(revisions):
    assert store_missing([revisions, revisions[::-1]]) == 1
    assert store_missing([revisions]) == 0


def test_an_alignment_by_an_older_method_is_made_anew(revisions):
    store(*revisions)
    Alignment.objects.update(method="lengths-0")
    assert store_missing([revisions]) == 1
    assert Alignment.objects.get().method == alignments.METHOD


def test_an_editor_s_alignment_goes_before_the_machine_s_whichever_came_first(revisions):
    editor = User.objects.create(username="editor")
    store_by_editor(*revisions, [((1, 2), (1,)), ((4,), (2,))], editor)
    store(*revisions)
    aligned = found(*revisions)
    assert aligned.by_editor
    assert shown(aligned) == [((1, 2), (1,)), ((4,), (2,)), ((5,), ()), ((), (3,)), ((), (4,))]
    assert not any(link.is_doubtful for link in aligned.links)
    assert Alignment.objects.count() == 2


def test_an_editor_may_give_the_texts_in_either_order(revisions):
    english, bengali = revisions
    store_by_editor(bengali, english, [((2,), (1,))])
    assert ((1,), (2,)) in shown(found(english, bengali))


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ([((9,), (1,))], "¶9 is no paragraph"),
        ([((3,), (1,))], "¶3 is no paragraph"),
        ([((1,), (1,)), ((1,), (2,))], "¶1 stands in two links"),
        ([((1, 4), (1,))], "follow one another"),
    ],
)
def test_an_editor_s_alignment_that_cannot_be_is_refused(revisions, links, told):
    with pytest.raises(ValidationError, match=told):
        store_by_editor(*revisions, links)
    assert not Alignment.objects.exists()


def test_a_new_revision_has_an_alignment_of_its_own_and_the_old_one_stays(revisions):
    old = store(*revisions)
    english, bengali = revisions
    new = make_revision(english.text, *REPORT["en"][:2])
    assert not found(new, bengali).is_stored
    store_missing(alignments.pairs_of(english.text.article_id))
    assert found(new, bengali).is_stored
    assert shown(found(english, bengali)) == PAIRS
    assert Alignment.objects.filter(pk=old.pk).exists()


def test_a_text_too_long_for_the_machine_is_shown_without_pairs(revisions, monkeypatch):
    monkeypatch.setattr(alignments, "LONGEST", 3)
    assert all(not (link.left and link.right) for link in found(*revisions).links)


def test_a_link_of_a_machine_below_the_threshold_is_doubtful():
    assert Linked((1,), (1,), 0.2).is_doubtful
    assert not Linked((1,), (), 0.2).is_doubtful
    assert not Linked((1,), (1,), None).is_doubtful


def test_paragraphs_that_no_link_names_stand_where_they_are_read():
    links = [Linked((2,), (1,), 1), Linked((4,), (3,), 1)]
    assert [(link.left, link.right) for link in in_order(links, [1, 2, 3, 4], [1, 2, 3])] == [
        ((1,), ()), ((2,), (1,)), ((3,), ()), ((), (2,)), ((4,), (3,)),
    ]  # fmt: skip


def test_the_import_aligns_the_texts_of_one_article():
    def take(language, name):
        head = {"vi": "Nguồn: https://a.example/1", "bn": "সূত্র: https://a.example/1"}[language]
        data = "\n".join([*REPORT[language], head]).encode()
        return store_file(plain_text.read(data, name), data)

    take("vi", "a.txt")
    assert not Alignment.objects.exists()
    outcome = take("bn", "b.txt")
    alignment = Alignment.objects.get()
    assert alignment.right == outcome.revision
    assert alignment.links.count() == len(REPORT["vi"])
    take("bn", "b.txt")
    assert Alignment.objects.count() == 1
