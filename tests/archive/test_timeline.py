"""Meetings as rows of a page."""

import datetime as dt

import pytest

from archive import timeline
from archive.models import TimelineRow
from archive.selection import Criteria, Selection
from tests.factories import make_meeting

pytestmark = pytest.mark.django_db


def test_a_page_is_grouped_by_year_and_month_and_the_yearless_stand_alone():
    for date in ("2025-12-03", "2025-12-01", "2025-10~", "2024", "XXXX-05-13"):
        make_meeting(slug=date.lower().replace("~", ""), date=date)
    page = timeline.page(Selection(Criteria()))
    told = [
        (year.number, [(month.first.month, len(month.rows)) for month in year.months], len(year.rows))
        for year in page.years
    ]
    assert told == [(2025, [(12, 2), (10, 1)], 0), (2024, [(1, 1)], 0), (None, [], 1)]


def test_a_month_tells_how_many_it_holds_whatever_is_selected():
    make_meeting(date="2025-12-03", kind="talks")
    make_meeting(date="2025-12-04", kind="visit")
    make_meeting(date="2025-12-05", review="machine")
    [year] = timeline.page(Selection(Criteria({"kind": ("talks",)}))).years
    [month] = year.months
    assert (month.selected, month.held) == (1, 2)


def test_of_one_day_the_later_time_of_day_comes_first_and_the_text_keeps_its_order():
    for time_of_day in ("morning", "", "evening"):
        for number in (1, 2):
            make_meeting(slug=f"{time_of_day or 'none'}-{number}", date="2025-10-25", time_of_day=time_of_day)
    keys = Selection(Criteria()).keys(0, 10)
    slugs = dict(TimelineRow.objects.values_list("key", "meeting__slug"))
    assert [slugs[key] for key in keys] == [
        "none-1",
        "none-2",
        "evening-1",
        "evening-2",
        "morning-1",
        "morning-2",
    ]


def test_an_empty_selection_has_one_empty_page_and_no_second():
    selection = Selection(Criteria())
    page = timeline.page(selection)
    assert (page.number, page.pages, page.years, page.shown, page.next_after) == (1, 1, [], 0, None)
    assert timeline.page(selection, number=2) is None


@pytest.mark.parametrize(
    ("date", "first", "last", "uncertain"),
    [
        ("2025-10", dt.date(2025, 10, 5), None, True),
        ("2025-10", None, dt.date(2025, 10, 5), True),
        ("2025-10", dt.date(2025, 10, 1), dt.date(2025, 10, 31), False),
        ("2025", dt.date(2025, 10, 1), dt.date(2025, 10, 31), True),
        ("2025-10-05", dt.date(2025, 10, 5), dt.date(2025, 10, 5), False),
        ("2025-10-01/2025-10-09", dt.date(2025, 10, 5), dt.date(2025, 10, 5), False),
    ],
)
def test_a_date_that_the_period_cuts_is_uncertain_unless_it_is_a_period_itself(date, first, last, uncertain):
    make_meeting(date=date)
    [year] = timeline.page(Selection(Criteria({}, first, last))).years
    assert [row.uncertain for month in year.months for row in month.rows] == [uncertain]


def test_the_newest_rows_come_first():
    for day in ("01", "03", "02"):
        make_meeting(date=f"2025-12-{day}")
    assert [row.day.day for row in timeline.latest(Selection(Criteria()), 2)] == [3, 2]
