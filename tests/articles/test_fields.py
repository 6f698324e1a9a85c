"""The EDTF field: the value is kept as written, its bounds follow it wherever it is set."""

import datetime as dt

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.fields import bounds
from articles.models import Article

CASES = [
    ("2025-12-03", dt.date(2025, 12, 3), dt.date(2025, 12, 3)),
    ("2025-12-01/2025-12-04", dt.date(2025, 12, 1), dt.date(2025, 12, 4)),
    ("2025-11", dt.date(2025, 11, 1), dt.date(2025, 11, 30)),
    ("2024-02~", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
    ("XXXX-05-13", None, None),
]


def article(published, reference="file:a.txt"):
    return Article(reference=reference, published=published, published_basis="editor" if published else "")


@pytest.mark.parametrize(("value", "lower", "upper"), CASES)
def test_the_value_is_stored_as_written_and_its_bounds_beside_it(db, value, lower, upper):
    article(value).save()
    assert Article.objects.values_list("published", "published_lower", "published_upper").get() == (
        value,
        lower,
        upper,
    )


def test_a_changed_value_changes_the_bounds_before_and_after_saving(db):
    held = article("2025-12-03")
    held.save()
    held.published = "2025-11"
    assert held.published_lower == dt.date(2025, 11, 1)
    held.save()
    assert Article.objects.get().published_upper == dt.date(2025, 11, 30)


def test_the_bounds_follow_the_value_in_bulk_and_from_fixtures_too(db):
    Article.objects.bulk_create([article(value, f"file:{value}") for value, _, _ in CASES])
    assert (
        Article.objects.filter(published_lower__lte="2025-12-02", published_upper__gte="2025-12-02").count()
        == 1
    )
    written = serializers.serialize("json", [article("2025-10", "file:b")])
    for one in serializers.deserialize("json", written):
        one.save()
    assert Article.objects.get(reference="file:b").published_lower == dt.date(2025, 10, 1)


def test_bounds_set_by_hand_do_not_outlive_the_value(db):
    held = Article(
        reference="file:a", published="2025", published_basis="url", published_lower=dt.date(1999, 1, 1)
    )
    held.save()
    assert Article.objects.get(published_lower="2025-01-01") == held


def test_no_date_has_no_bounds(db):
    article("").save()
    assert Article.objects.filter(published_lower=None, published_upper=None).count() == 1
    assert bounds("") == (None, None)


@pytest.mark.parametrize("value", ["3/12", "2025-02-30", "2025-12-04/2025-12-01", "3 December 2025"])
def test_a_value_that_is_no_edtf_date_is_refused_by_name_and_cannot_be_saved(db, value):
    with pytest.raises(ValidationError, match=value.split("/")[0]):
        article(value).full_clean()
    with pytest.raises(ValidationError):
        article(value).save()


def test_the_database_itself_refuses_bounds_that_are_out_of_order(db):
    article("2025-12-03").save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(published_lower="2026-01-01")
