"""One FilterSet for pages and data: what an address means, and what it may not say."""

import datetime as dt

import pytest
from django.http import QueryDict

from archive import asof, index
from archive.filter_fields import known_sides, split_relation
from archive.filters import MeetingFilter, canonical
from archive.models import Official, TimelineRow
from archive.selection import Criteria
from tests.factories import make_country, make_meeting, make_official, make_organisation

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


@pytest.mark.parametrize("name", ["from", "to", "near", "within", "asof", "sort", "page", "after"])
def test_what_has_one_value_is_refused_twice(name):
    [problem] = filters(f"{name}=2&{name}=2").problems[:1]
    assert (problem["parameter"], problem["value"], problem["message"]) == (
        name,
        "2, 2",
        "Write it only once.",
    )


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("near=2025-12-03&within=0", dt.date(2025, 12, 3), dt.date(2025, 12, 3)),
        ("near=2025-12-03&within=30", dt.date(2025, 11, 3), dt.date(2026, 1, 2)),
        ("near=2025?-12-03&within=1", dt.date(2025, 12, 2), dt.date(2025, 12, 4)),
        ("near=visit&within=1", dt.date(2025, 11, 30), dt.date(2025, 12, 5)),
        ("near=sometime&within=2", dt.date(2025, 4, 29), dt.date(2025, 6, 2)),
    ],
)
def test_the_days_around_a_day_or_around_all_days_that_a_meeting_may_have_had(query, first, last):
    make_meeting(slug="visit", date="2025-12-01/2025-12-04")
    make_meeting(slug="sometime", date="2025-05")
    near = criteria(query).near
    assert (near.first, near.last) == (first, last)


@pytest.mark.parametrize(
    ("query", "parameter", "told"),
    [
        ("near=2025-12-03", "near", "how many days around"),
        ("near=2025-12-03&within=", "within", "how many days around"),
        ("within=3", "within", "the day or the meeting"),
        ("near=&within=3", "near", "the day or the meeting"),
        ("near=2025-12&within=3", "near", "“2025-12” is neither a day"),
        ("near=never-held&within=3", "near", "“never-held” is neither a day"),
        ("near=a%00b&within=3", "near", "Null characters"),
        ("near=yearless&within=3", "near", "The year of the meeting “yearless” is not known"),
        ("near=2025-12-03&within=-1", "within", "greater than or equal to 0"),
        ("near=2025-12-03&within=3661", "within", "less than or equal to 3660"),
        ("near=2025-12-03&within=some", "within", "whole number"),
        ("asof=2999-01-01", "asof", "“2999-01-01” is not over yet"),
        ("asof=soon", "asof", "“soon” is no moment"),
    ],
)
def test_a_nearness_or_a_moment_that_says_nothing_is_refused_where_it_is_wrong(query, parameter, told):
    make_meeting(slug="yearless", date="XXXX-05-13")
    [problem] = filters(query).problems
    assert problem["parameter"] == parameter
    assert told in problem["message"]


def test_the_days_around_a_meeting_are_those_of_the_moment_asked_for():
    meeting = make_meeting(slug="moved", date="2025-12-03")
    then = asof.written(index.changed_at())
    meeting.date = "2025-01-09"
    meeting.save()
    index.put([meeting])
    assert criteria(f"near=moved&within=0&asof={then}").near.first == dt.date(2025, 12, 3)
    assert criteria("near=moved&within=0").near.first == dt.date(2025, 1, 9)


def test_what_has_gone_from_the_archive_is_still_understood_at_a_moment_when_it_was_there():
    gone = make_organisation("gone-body")
    meeting = make_meeting(["VN", gone], officials=[make_official(slug="gone")], host=1)
    then = asof.written(index.changed_at())
    index.remove([meeting])
    meeting.delete()
    gone.delete()
    Official.objects.all().delete()
    for query in ("official=gone", "organisation=gone-body", "relation=gone-body-vn", "host=gone-body"):
        assert not filters(query).is_valid()
        found = filters(f"{query}&asof={then}")
        assert found.is_valid(), found.problems
        assert len(found.selection()) == 1
    assert not filters(f"official=nobody&asof={then}").is_valid()
    assert not filters("official=gone&asof=1990-01-01").is_valid()


def test_the_same_filters_have_one_address_in_whatever_order_they_are_given():
    one = canonical(QueryDict("topic=b&to=2025&country=VN&topic=a&sort=newest&page=1&kind=&from=2024"))
    assert one == canonical(QueryDict("from=2024&topic=a&country=VN&topic=b&to=2025"))
    assert one == "country=VN&topic=a&topic=b&from=2024&to=2025"
    assert canonical(QueryDict("sort=oldest&page=2&asof=2025"), "asof", "page") == "sort=oldest"
