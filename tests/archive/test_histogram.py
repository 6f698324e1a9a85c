"""The picture above the timeline: a bar a month, or a year, that leads to its meetings."""

import pytest
from django.http import QueryDict

from archive.filters import MeetingFilter
from archive.histogram import histogram
from tests.factories import make_meeting

pytestmark = pytest.mark.django_db


def picture(query=""):
    filters = MeetingFilter(QueryDict(query))
    assert filters.is_valid()
    return histogram(filters.selection(), QueryDict(query))


def bars(found):
    return {bar.label: (bar.selected, bar.held) for bar in found.bars if bar.held}


def test_two_years_or_less_are_shown_by_month_with_the_empty_ones():
    for date in ("2024-11-03", "2025-12-03", "2025-12-05"):
        make_meeting(date=date)
    found = picture()
    assert len(found.bars) == 24
    assert bars(found) == {"2024-11": (1, 1), "2025-12": (2, 2)}
    assert (found.years, found.held) == ([2024, 2025], 3)


def test_more_than_two_years_are_shown_by_year():
    for date in ("2020-11-03", "2025", "2025-12-05"):
        make_meeting(date=date)
    found = picture()
    assert [bar.label for bar in found.bars] == ["2020", "2021", "2022", "2023", "2024", "2025"]
    assert bars(found) == {"2020": (1, 1), "2025": (2, 2)}


def test_the_selection_stands_against_all_and_its_period_does_not_empty_the_others():
    make_meeting(date="2025-10-25", kind="talks")
    make_meeting(date="2025-12-03", kind="talks")
    make_meeting(date="2025-12-04", kind="visit")
    found = picture("kind=talks&from=2025-10&to=2025-10")
    assert bars(found) == {"2025-10": (1, 1), "2025-12": (1, 2)}
    assert [bar.label for bar in found.bars if bar.chosen] == ["2025-10"]


def test_the_tallest_bar_fills_the_picture_and_the_others_are_in_proportion():
    for date in ("2025-10-25", "2025-12-03", "2025-12-04"):
        make_meeting(date=date)
    heights = {bar.label: (bar.held_height, bar.held_y) for bar in picture().bars if bar.held}
    assert heights == {"2025-10": (30.0, 31.0), "2025-12": (60.0, 1.0)}


def test_the_yearless_have_a_bar_of_their_own_that_drops_the_period():
    make_meeting(date="XXXX-05-13")
    make_meeting(date="2025-12-03")
    bar = picture("from=2025-12&kind=talks&page=1").yearless
    assert (bar.selected, bar.held, bar.query) == (0, 1, "kind=talks&known=yearless")


def test_a_bar_narrows_to_itself_and_a_second_one_widens_the_period():
    for date in ("2025-05-03", "2025-10-25", "2025-12-03"):
        make_meeting(date=date)
    first = {bar.label: bar.query for bar in picture("kind=talks&page=1").bars}
    assert first["2025-10"] == "kind=talks&from=2025-10&to=2025-10"
    second = {bar.label: bar.query for bar in picture("from=2025-10&to=2025-10").bars}
    assert second["2025-12"] == "from=2025-10&to=2025-12"
    assert second["2025-05"] == "from=2025-05&to=2025-10"
    assert second["2025-10"] == "from=2025-10&to=2025-10"


def test_without_a_dated_meeting_there_is_no_picture():
    assert picture() is None
    make_meeting(date="XXXX-05-13")
    assert picture() is None


def test_a_short_period_among_many_years_is_shown_by_month_with_ways_to_the_years_around():
    for date in ("2019-03-03", "2020-11-03", "2025-12-05"):
        make_meeting(date=date)
    assert picture("kind=talks").by_year
    found = picture("kind=talks&from=2020&to=2020-12")
    assert not found.by_year
    assert [bar.label for bar in found.bars] == [f"2020-{month:02}" for month in range(1, 13)]
    assert (found.earlier.year, found.later.year) == (2019, 2021)
    assert found.earlier.query == "kind=talks&from=2019&to=2019"
    assert found.all_years.query == "kind=talks"
    edge = picture("from=2025-12&to=2030")
    assert (edge.years, edge.later) == ([2025], None)


def test_a_long_or_open_period_keeps_the_years():
    for date in ("2015-03-03", "2025-12-05"):
        make_meeting(date=date)
    for query in ("from=2016&to=2020", "from=2024", "to=2015"):
        found = picture(query)
        assert found.by_year
        assert (len(found.bars), found.all_years) == (11, None)
