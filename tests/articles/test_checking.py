"""Checks of stored texts: against what a text was made from, and what editors have set aside."""

import pytest
from django.contrib.auth.models import User

from articles import alignments, checking
from articles.models import DismissedCheck, Text
from articles.quality.check import Document
from articles.refused import Refused
from desk.roles import Role
from tests.factories import make_account, make_article, make_revision, make_text

pytestmark = pytest.mark.django_db

ORIGINAL = ("Ngày 3/12, tại Hà Nội, hai bên hội đàm.", "Hai bên nhất trí tăng cường hợp tác.")
BENGALI = ("৩ ডিসেম্বর, হ্যানয়ে উভয় পক্ষ আলোচনা করেছে।", "উভয় পক্ষ সহযোগিতা বাড়াতে সম্মত হয়েছে।")


@pytest.fixture
def editor() -> User:
    return make_account(Role.EDITOR)


def translation(*passages: str, original: tuple[str, ...] = ORIGINAL) -> Text:
    article = make_article()
    source = make_text(*original, article=article)
    values = {"language": "bn", "kind": Text.Kind.MACHINE, "translated_from": source.revisions.get()}
    return make_text(*passages, article=article, **values)


def told(text: Text) -> list[tuple[str, int | None]]:
    return [(one.finding.check, one.finding.unit) for one in checking.findings(text) if one.is_open]


def test_a_good_translation_has_no_finding() -> None:
    assert told(translation(*BENGALI)) == []


def test_a_text_is_compared_with_the_revision_it_was_made_from() -> None:
    text = translation("৩ ডিসেম্বর, হ্যানয়ে উভয় পক্ষ আলোচনা করেছে।", BENGALI[1])
    make_revision(text.translated_from.text, "Ngày 4/12, tại Hà Nội, hai bên hội đàm.", ORIGINAL[1])
    assert told(text) == []
    text.translated_from = None  # then with the original as it stands now
    assert told(text) == [("dates", 0), ("dates", 0)]


def test_paragraphs_that_an_editor_joined_are_compared_together() -> None:
    joined = f"{BENGALI[0]} {BENGALI[1]}"
    text = translation(joined)
    alignments.store_by_editor(text.translated_from, text.revisions.get(), [((1, 2), (1,))])
    (unit,) = checking.document_of_text(text).units
    assert (unit.source, unit.target) == ("\n".join(ORIGINAL), joined)
    assert told(text) == []


def test_a_paragraph_without_translation_is_found() -> None:
    text = translation(BENGALI[0])
    alignments.store_by_editor(text.translated_from, text.revisions.get(), [((1,), (1,))])
    assert told(text) == [("empty", 1)]


def test_without_an_original_only_the_text_itself_is_checked() -> None:
    text = make_text("সাইবার ক্রাইম , সন্ত্রাসবাদ।", language="bn", kind=Text.Kind.MACHINE)
    assert told(text) == [("spaces", 0)]


def test_a_doubtful_alignment_compares_nothing() -> None:
    text = translation("৪ জানুয়ারি ২০২৪, ঢাকায় ৭ জন আহত।", BENGALI[1])
    alignment = alignments.store(text.translated_from, text.revisions.get())
    alignment.links.update(score=0.1)
    assert [unit.source for unit in checking.document_of_text(text).units] == ["", ""]


def test_a_finding_is_set_aside_with_a_reason_until_its_words_change(editor: User) -> None:
    text = translation("২ ডিসেম্বর, হ্যানয়ে উভয় পক্ষ আলোচনা করেছে।", BENGALI[1])
    open_findings = [found for found in checking.findings(text) if found.is_open]
    for found in open_findings:
        checking.dismiss(text, found, "The original prints a wrong day.", editor)
    assert told(text) == []
    row = DismissedCheck.objects.first()
    assert row is not None
    assert (row.check_id, row.reason, row.by) == ("dates", "The original prints a wrong day.", editor)
    make_revision(text, "২ ডিসেম্বর, হ্যানয়ে উভয় পক্ষ আলোচনা করেছে।", "উভয় পক্ষ সহযোগিতা করতে সম্মত হয়েছে।")
    assert told(text) == []  # another paragraph changed
    make_revision(text, "১ ডিসেম্বর, হ্যানয়ে উভয় পক্ষ আলোচনা করেছে।", "উভয় পক্ষ সহযোগিতা করতে সম্মত হয়েছে।")
    assert told(text) != []


def test_what_was_set_aside_counts_again(editor: User) -> None:
    text = translation(BENGALI[0] + "  ক।", BENGALI[1])
    (found,) = [found for found in checking.findings(text) if found.is_open]
    checking.undismiss(checking.dismiss(text, found, "As printed.", editor))
    assert told(text) == [("spaces", 0)]


def test_a_finding_is_set_aside_once(editor: User) -> None:
    text = translation(BENGALI[0] + "  ক।", BENGALI[1])
    (found,) = [found for found in checking.findings(text) if found.is_open]
    first = checking.dismiss(text, found, "As printed.", editor)
    assert checking.dismiss(text, found, "Again.", editor) == first


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_reason_is_needed(editor: User, reason: str) -> None:
    text = translation(BENGALI[0] + "  ক।", BENGALI[1])
    (found,) = [found for found in checking.findings(text) if found.is_open]
    with pytest.raises(Refused):
        checking.dismiss(text, found, reason, editor)
    assert not DismissedCheck.objects.exists()


def test_what_agrees_cannot_be_set_aside(editor: User) -> None:
    text = translation(*BENGALI)
    passed = next(found for found in checking.findings(text) if found.finding.passed)
    with pytest.raises(Refused):
        checking.dismiss(text, passed, "Why not.", editor)


def test_segments_of_an_editor_are_checked_without_being_stored() -> None:
    document = checking.document_of([("Ngày 3/12", "৪ ডিসেম্বর")], "vi", "bn")
    assert isinstance(document, Document)
    assert [found.finding.check for found in checking.findings_of(document) if found.is_open] == [
        "dates",
        "dates",
    ]
