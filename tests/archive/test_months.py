"""The picture of a relation: meetings by month and host."""

import pytest

from archive.months import BASE, TALLEST, months
from archive.selection import Criteria, Selection
from tests.factories import make_meeting

pytestmark = pytest.mark.django_db


def picture():
    return months(Selection(Criteria({"relation": ("by|vn",)})), ("vn", "by"))


def column(found, name):
    return next(column for column in found.columns if column.label == name)


def test_meetings_stand_above_or_below_the_line_by_their_host():
    make_meeting(date="2025-12-03", host=0)
    make_meeting(date="2025-12-04", host=0)
    make_meeting(date="2025-12-05", host=1)
    make_meeting(date="2025-10-25")
    make_meeting(["VN", "MA"], date="2025-12-05", host=0)
    found = picture()
    assert (found.year, found.above, found.below, found.unstated) == (2025, 2, 1, 1)
    december, october = column(found, "Dec"), column(found, "Oct")
    assert (december.above, december.below, december.unstated) == (2, 1, 0)
    assert (october.above, october.below, october.unstated) == (0, 0, 1)
    assert all(y < BASE for y in december.above_bars)
    assert all(y > BASE for y in december.below_bars)
    assert len(found.columns) == 12


def test_only_the_last_year_is_drawn():
    make_meeting(date="2024-12-03", host=0)
    make_meeting(date="2025-01-03", host=1)
    found = picture()
    assert (found.year, found.above, found.below) == (2025, 0, 1)


def test_more_than_four_meetings_are_one_bar_with_their_number():
    for _ in range(TALLEST + 1):
        make_meeting(date="2025-12-03", host=0)
    december = column(picture(), "Dec")
    assert (december.above, len(december.above_bars)) == (5, 1)
    assert december.above_label < min(december.above_bars)


def test_without_a_dated_meeting_there_is_no_picture():
    make_meeting(date="XXXX-05-13", host=0)
    assert picture() is None
