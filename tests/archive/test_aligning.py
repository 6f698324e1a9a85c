"""Texts that report the same confirmed meeting are aligned with one another."""

import pytest
from django.core.management import call_command

from archive import aligning, curation
from articles.alignments import store_by_editor
from articles.models import Alignment, Text
from tests.articles.text.parallel_texts import REPORT
from tests.factories import first_passage, make_evidence, make_meeting, make_revision, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts():
    return [make_text(*REPORT[language][:4], language=language) for language in ("vi", "bn", "ru")]


def aligned():
    return set(Alignment.objects.values_list("left__text", "right__text"))


def test_new_evidence_from_another_text_aligns_it_with_those_of_the_meeting(texts):
    meeting = make_meeting(texts=texts[:2], proven=True)
    curation.add_evidence(meeting, "kind", first_passage(texts[2]), REPORT["ru"][0][:20])
    first, second, third = (text.pk for text in texts)
    assert aligned() == {(first, second), (first, third), (second, third)}


def test_a_meeting_that_waits_for_an_editor_aligns_nothing_until_it_is_confirmed(texts):
    meeting = make_meeting(texts=texts[:2], review="machine", proven=True)
    curation.touch([meeting])
    assert aligned() == set()
    curation.confirm(meeting)
    assert len(aligned()) == 1


def test_texts_that_the_public_may_not_read_are_left_out(texts):
    texts[1].state = "draft"
    texts[1].save()
    meeting = make_meeting(texts=texts, proven=True)
    assert aligning.align_meetings([meeting.pk]) == 1
    assert aligned() == {(texts[0].pk, texts[2].pk)}


def test_only_so_many_texts_of_a_meeting_are_aligned_beforehand(texts, monkeypatch):
    monkeypatch.setattr(aligning, "MOST_TEXTS", 2)
    meeting = make_meeting(texts=texts, proven=True)
    assert aligning.align_meetings([meeting.pk]) == 1


def test_what_is_aligned_is_looked_up_in_a_constant_number_of_queries(texts, django_assert_max_num_queries):
    meetings = [make_meeting(texts=texts, proven=True).pk for _ in range(3)]
    aligning.align_meetings(meetings)
    with django_assert_max_num_queries(3):
        aligning.align_meetings(meetings)


def test_a_new_revision_is_aligned_with_the_other_texts_of_its_meetings(texts):
    meeting = make_meeting(texts=texts[:2], proven=True)
    aligning.align_meetings([meeting.pk])
    revision = make_revision(texts[0], *REPORT["vi"][1:])
    make_evidence(meeting, "kind", first_passage(texts[0]))
    assert aligning.align_text(texts[0]) == 1
    assert Alignment.objects.filter(right=revision).exists()
    assert Alignment.objects.count() == 2


def test_align_texts_makes_all_anew_and_leaves_editors_alignments(texts, capsys):
    article = texts[0].article
    make_text(*REPORT["en"][:4], language="en", article=article)
    make_meeting(texts=texts[:2], proven=True)
    store_by_editor(texts[0].revisions.get(), texts[1].revisions.get(), [((1,), (2,))])
    call_command("align_texts")
    assert capsys.readouterr().out == "Aligned 2 pairs of texts.\n"
    assert sorted(Alignment.objects.values_list("maker", flat=True)) == ["editor", "machine", "machine"]
    call_command("align_texts")
    assert Alignment.objects.count() == 3


def test_the_seeds_are_aligned_when_they_are_loaded():
    call_command("load_curated", verbosity=0)
    bengali, vietnamese = (
        Text.objects.get(article__source_url__contains="daibieunhandan"),
        Text.objects.get(language="vi"),
    )
    alignment = Alignment.objects.get(left__text=bengali, right__text=vietnamese)
    links = [(link.left_first, link.right_first) for link in alignment.links.all()]
    assert sorted(links[:2], key=str) == [(1, None), (None, 1)]
    assert links[2:] == [(n, n if n < 8 else n + 1) for n in range(2, 13)]
