"""One FilterSet for pages and data: what an address means, and what it may not say."""

import datetime as dt

import pytest
from django.http import QueryDict

from archive.filter_fields import known_sides, split_relation
from archive.filters import MeetingFilter
from archive.models import TimelineRow
from archive.selection import Criteria
from tests.factories import make_country, make_meeting, make_organisation

pytestmark = pytest.mark.django_db


def filters(query):
    return MeetingFilter(QueryDict(query))


def criteria(query):
    found = filters(query)
    assert found.is_valid(), found.problems
    return found.criteria


def test_no_parameter_is_no_filter():
    assert criteria("") == criteria("from=&to=&sort=") == Criteria()


def test_repeated_values_count_once_and_keep_their_order():
    make_country("VN")
    make_country("BY")
    assert criteria("country=VN&country=BY&country=VN").values == {"country": ("VN", "BY")}


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("from=2025", dt.date(2025, 1, 1), None),
        ("from=2025-10&to=2025-10", dt.date(2025, 10, 1), dt.date(2025, 10, 31)),
        ("to=2024-02", None, dt.date(2024, 2, 29)),
        ("from=2025-10-25&to=2025-10-25", dt.date(2025, 10, 25), dt.date(2025, 10, 25)),
        ("from=2025-10&to=2025-10-05", dt.date(2025, 10, 1), dt.date(2025, 10, 5)),
    ],
)
def test_a_period_runs_from_the_first_day_of_its_beginning_to_the_last_of_its_end(query, first, last):
    assert (criteria(query).first, criteria(query).last) == (first, last)


@pytest.mark.parametrize(
    "value", ["3/12", "25-10-2025", "2025-13", "2025-02-30", "2025-12-01/2025-12-04", "202X", "XXXX-05"]
)
def test_a_period_begins_with_a_year_a_month_or_a_day(value):
    [problem] = filters(f"from={value}").problems
    assert (problem["parameter"], problem["value"]) == ("from", value)
    assert "Write a year, month or day" in problem["message"]


def test_both_orders_of_a_relation_are_one_filter():
    make_country("VN")
    make_organisation("unodc")
    assert (
        criteria("relation=vn-unodc").values
        == criteria("relation=unodc-vn").values
        == {"relation": ("unodc|vn",)}
    )


def test_a_relation_is_cut_where_two_known_sides_meet():
    make_country("BY")
    for slug in ("united-nations", "red-cross"):
        make_organisation(slug)
    assert split_relation("by-united-nations") == ("by", "united-nations")
    assert split_relation("united-nations-red-cross") == ("united-nations", "red-cross")
    for address in ("by", "united-nations", "by-by", "by-nowhere", "", "-"):
        assert split_relation(address) is None


def test_a_relation_that_can_be_cut_in_two_ways_is_refused_instead_of_guessed():
    for slug in ("a-one", "b-two", "a-one-b", "two"):
        make_organisation(slug)
    assert split_relation("a-one-b-two") is None


def test_sides_are_lower_case_codes_and_slugs():
    make_country("VN")
    make_organisation("unodc")
    assert known_sides(["vn", "VN", "unodc", "zz", "v\x00"]) == {"vn", "unodc"}


def test_every_problem_is_told_in_the_order_of_the_address_unknown_parameters_first():
    found = filters("kind=party&foo=1&bar=2")
    assert not found.is_valid()
    assert [problem["parameter"] for problem in found.problems] == ["foo", "bar", "kind"]


def test_a_queryset_holds_the_rows_of_the_selection():
    wanted = make_meeting(kind="reception")
    make_meeting(kind="talks")
    found = filters("kind=reception")
    assert found.is_valid()
    assert [row.meeting for row in found.filter_queryset(TimelineRow.objects.all())] == [wanted]
