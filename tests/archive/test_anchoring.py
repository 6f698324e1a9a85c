"""Evidence follows its quotation into the next revision of its text, and is never moved to other words."""

import pytest

from archive.anchoring import Anchored, reanchor
from archive.models import Evidence
from articles.models import Passage
from tests.factories import make_evidence, make_meeting, make_revision, make_text

OPENING = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang đã hội đàm với Thư ký Hội đồng An ninh Belarus."
PRAISE = "Bày tỏ vui mừng trước kết quả tích cực, Bộ trưởng Lương Tam Quang nhấn mạnh hai bên đã trao đổi quan điểm."
PROPOSAL = (
    "Trước tình hình thế giới, Bộ trưởng Lương Tam Quang đề nghị hai bên cần tiếp tục triển khai hiệu quả."
)
NEW = "Sáng cùng ngày, đoàn đại biểu đã đặt hoa tại Đài tưởng niệm."

pytestmark = pytest.mark.django_db


def quoted(content, quote, *others):
    """Evidence that quotes one passage of a text of several."""
    text = make_text(content, *others)
    meeting = make_meeting(texts=[])
    passage = Passage.objects.get(revision__text=text, number=1)
    return text, make_evidence(meeting, "kind", passage, start=content.index(quote), quote=quote)


def after(text, evidence, *passages):
    """What the revision of these passages makes of the evidence: (outcome, its passage now, its start)."""
    make_revision(text, *passages)
    outcome = reanchor(text)
    evidence = Evidence.objects.select_related("passage__revision").get(pk=evidence.pk)
    assert evidence.is_verbatim
    return outcome, evidence.passage, evidence.start


def test_a_quotation_in_an_unchanged_passage_moves_to_the_new_revision():
    text, evidence = quoted(OPENING, "hội đàm")
    outcome, passage, start = after(text, evidence, OPENING)
    assert (outcome, passage.revision.number, start) == (Anchored(1, 0), 2, OPENING.index("hội đàm"))


def test_it_follows_its_passage_when_others_come_before_it():
    text, evidence = quoted(OPENING, "hội đàm")
    _, passage, start = after(text, evidence, NEW, PRAISE, OPENING)
    assert (passage.number, passage.content[start : start + 7]) == (3, "hội đàm")


def test_it_moves_inside_a_passage_whose_beginning_has_changed():
    text, evidence = quoted(OPENING, "hội đàm")
    _, passage, start = after(text, evidence, f"(VNA) {OPENING}")
    assert start == OPENING.index("hội đàm") + 6
    assert passage.revision.number == 2


def test_words_that_several_passages_hold_stay_with_their_own_passage_when_the_numbers_shift():
    text, evidence = quoted(PRAISE, "Bộ trưởng Lương Tam Quang", PROPOSAL)
    outcome, passage, _ = after(text, evidence, PROPOSAL, PRAISE)
    assert outcome == Anchored(1, 0)
    assert passage.content == PRAISE


def test_of_two_occurrences_in_one_passage_the_one_with_the_old_words_around_it_is_taken():
    content = "Hà Nội chào đón đoàn; hội đàm diễn ra tại Hà Nội chiều nay."
    text, evidence = quoted(content, "Hà Nội")
    evidence.start = content.rindex("Hà Nội")
    evidence.save()
    _, passage, start = after(text, evidence, f"Hà Nội, Hà Nội. {content}")
    assert passage.content[start - 4 : start + 12] == "tại Hà Nội chiều"


def test_words_that_are_gone_stay_with_the_revision_that_has_them():
    text, evidence = quoted(OPENING, "Ngày 3/12")
    outcome, passage, _ = after(text, evidence, OPENING.replace("Ngày 3/12", "Hôm thứ Tư"))
    assert (outcome, passage.revision.number) == (Anchored(0, 1), 1)


def test_words_whose_passage_is_gone_are_not_moved_to_one_of_several_others():
    text, evidence = quoted(OPENING, "Lương Tam Quang", PRAISE, PROPOSAL)
    outcome, passage, _ = after(text, evidence, PRAISE, PROPOSAL)
    assert (outcome, passage.content) == (Anchored(0, 1), OPENING)


def test_of_two_equal_passages_the_one_with_the_old_number_is_taken_else_none():
    text, evidence = quoted(OPENING, "hội đàm", OPENING)
    outcome, passage, _ = after(text, evidence, OPENING, OPENING)
    assert (outcome, passage.number, passage.revision.number) == (Anchored(1, 0), 1, 2)
    outcome, passage, _ = after(text, evidence, NEW, OPENING, OPENING)
    assert (outcome, passage.revision.number) == (Anchored(0, 1), 2)


def test_what_was_lost_is_found_again_when_the_words_come_back():
    text, evidence = quoted(OPENING, "Ngày 3/12")
    after(text, evidence, NEW)
    outcome, passage, _ = after(text, evidence, OPENING)
    assert (outcome, passage.revision.number) == (Anchored(1, 0), 3)


def test_the_evidence_of_other_texts_is_left_alone():
    text, evidence = quoted(OPENING, "hội đàm")
    other = make_text(OPENING)
    make_revision(other, OPENING)
    assert reanchor(other) == Anchored(0, 0)
    assert Evidence.objects.get(pk=evidence.pk).passage.revision.text == text
