"""What is said of a text as an original or a translation."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import Text
from articles.translation_status import made_by
from tests.factories import make_article, make_revision, make_text

TRANSLATED = {"language": "bn", "kind": "machine_translation"}


def text(**values):
    return Text(**{"language": "bn", "kind": "machine_translation", **values})


@pytest.mark.parametrize(
    ("values", "code", "label"),
    [
        ({"kind": "original"}, "original", "Original"),
        ({"kind": "original", "kind_presumed": True}, "original-presumed", "Original, presumed"),
        ({}, "machine", "Machine translation"),
        ({"kind_presumed": True}, "machine-presumed", "Machine translation, presumed"),
        ({"reviewed": True}, "machine-reviewed", "Machine translation, human-reviewed"),
        ({"kind": "human_translation"}, "human", "Human translation"),
        (
            {"reviewed": True, "state": "outdated", "kind_presumed": True},
            "machine-reviewed-presumed-outdated",
            "Machine translation, human-reviewed, presumed, outdated",
        ),
    ],
)
def test_code_and_label_name_all_that_holds(values, code, label):
    found = text(**values).status
    assert (found.code, found.label) == (code, label)


def test_each_kind_has_its_line_in_the_design():
    kinds = [{"kind": "original"}, {}, {"kind": "human_translation"}, {"reviewed": True}]
    styles = ["kind kind-original", "kind kind-machine", "kind", "kind kind-human"]
    assert [text(**values).status.style for values in kinds] == styles


def test_what_nobody_has_recorded_is_said_to_be_not_recorded():
    assert text(kind_presumed=True).status.sentence == (
        "Presumed to be a machine translation: nobody has said so. The engine is not recorded. "
        "The date of the translation is not recorded. Not reviewed by a person."
    )
    assert text(kind="original", kind_presumed=True).status.sentence == (
        "Presumed to be the original: nobody has said so."
    )


def test_engine_version_dates_and_reviewer_are_told():
    told = text(
        translator="Engine",
        translator_version="4.2",
        translated_on="2025-12",
        reviewed=True,
        reviewed_by="An Editor",
        reviewed_on="2026-01-05",
        state="outdated",
    )
    assert told.status.sentence == (
        "A machine translation. Engine: Engine, version 4.2. Date of the translation: December 2025. "
        "Reviewed by An Editor; date: 5 January 2026. Outdated: its original has changed since."
    )
    assert made_by(told) == "Engine 4.2"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "human_translation", "translator": "A. Person"}, "Translator: A. Person."),
        ({"kind": "human_translation"}, "The translator is not recorded."),
        ({"translator": "Engine"}, "Engine: Engine, version not recorded."),
        ({"reviewed": True}, "Reviewed by a person; name and date are not recorded."),
        ({"reviewed": True, "reviewed_by": "An Editor"}, "Reviewed by An Editor; the date is not recorded."),
        (
            {"reviewed": True, "reviewed_on": "2026"},
            "Reviewed by a person whose name is not recorded; date: 2026.",
        ),
    ],
)
def test_half_known_facts_say_which_half(values, said):
    assert said in text(**values).status.sentence


def test_a_translation_is_outdated_once_its_original_has_a_newer_revision(db, django_assert_num_queries):
    original = make_text("Ngày 3/12.")
    made_from = original.revisions.get()
    translation = make_text("৩ ডিসেম্বর।", article=original.article, translated_from=made_from, **TRANSLATED)
    assert Text.objects.get(pk=translation.pk).status.code == "machine"
    make_revision(original, "Ngày 4/12.")
    with django_assert_num_queries(1):
        assert Text.objects.with_status().get(pk=translation.pk).status.code == "machine-outdated"


def test_an_outdated_text_stays_readable(db):
    outdated = make_text("৩ ডিসেম্বর।", state="outdated", **TRANSLATED)
    make_text("Bản thảo.", state="draft")
    assert list(Text.objects.published()) == [outdated]
    assert outdated.is_published


def test_a_text_is_no_translation_of_itself(db):
    translation = make_text("৩ ডিসেম্বর।", **TRANSLATED)
    translation.translated_from = translation.revisions.get()
    with pytest.raises(ValidationError, match="no translation of itself"):
        translation.clean()


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "original", "translated_on": "2025"},
        {"kind": "original", "translator_version": "4"},
        {"kind": "machine_translation", "reviewed_by": "An Editor"},
        {"kind": "machine_translation", "reviewed_on": "2025"},
    ],
)
def test_the_database_refuses_what_contradicts_itself(db, values):
    with pytest.raises(IntegrityError, match=r"text_original_is_not_translated|text_reviewer_has_reviewed"):
        Text.objects.create(article=make_article(), language="bn", **values)
