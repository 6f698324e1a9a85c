"""The calendar: every meeting of a month once on each of its days, or apart where its day is not known."""

import datetime as dt
import json

import pytest

from archive import month_grid
from archive.selection import Criteria, Selection
from tests.factories import make_meeting

pytestmark = pytest.mark.django_db
DECEMBER = dt.date(2025, 12, 1)


def month(first=DECEMBER, **values):
    return month_grid.month(Selection(Criteria(values)), first)


def slugs(rows):
    return [json.loads(row.json)["slug"] for row in rows]


def days(found):
    return {day.date.day: slugs(day.rows) for week in found.weeks for day in week if day and day.count}


def test_weeks_run_from_monday_to_sunday_and_hold_only_days_of_the_month():
    weeks = month(dt.date(2025, 11, 1)).weeks
    assert all(len(week) == 7 for week in weeks)
    assert [week[0].date.weekday() for week in weeks[1:]] == [0] * (len(weeks) - 1)
    assert weeks[0][:5] == [None] * 5
    assert [day.date.day for week in weeks for day in week if day] == list(range(1, 31))


def test_a_period_stands_on_each_of_its_days_that_lies_in_the_month():
    make_meeting(slug="long", date="2025-11-29/2025-12-02")
    make_meeting(slug="day", date="2025-12-02")
    assert days(month()) == {1: ["long"], 2: ["long", "day"]}
    assert days(month(dt.date(2025, 11, 1))) == {29: ["long"], 30: ["long"]}


def test_what_has_no_day_stands_apart_and_on_no_day():
    make_meeting(slug="month", date="2025-12")
    make_meeting(slug="year", date="2025")
    make_meeting(slug="about", date="2025-12~")
    make_meeting(slug="yearless", date="XXXX-12-03")
    make_meeting(slug="months", date="2025-11-15/2026-01-15")
    found = month()
    assert days(found) == {}
    assert set(slugs(found.in_month.rows)) == {"month", "about"}
    assert set(slugs(found.longer.rows)) == {"year", "months"}
    assert (found.in_month.count, found.longer.count) == (2, 2)


def test_a_full_day_shows_the_first_of_the_day_in_the_order_of_the_text_and_counts_the_rest():
    make_meeting(slug="untimed")
    for slug in ("first", "second"):
        make_meeting(slug=slug, time_of_day="morning")
    for slug in ("late", "later"):
        make_meeting(slug=slug, time_of_day="evening")
    [day] = [day for week in month().weeks for day in week if day and day.count]
    assert (slugs(day.rows), day.count, day.more) == (["first", "second", "late"], 5, 2)


def test_only_the_selection_is_shown_and_the_links_jump_over_empty_months():
    make_meeting(slug="talks", kind="talks")
    make_meeting(slug="visit", kind="visit")
    make_meeting(date="2024-02-29", kind="talks")
    make_meeting(date="2026-03-01", kind="talks")
    make_meeting(date="2025-11-30", kind="visit")
    make_meeting(date="XXXX-05-13", kind="talks")
    found = month(kind=("talks",))
    assert days(found) == {3: ["talks"]}
    assert (found.previous, found.next) == (dt.date(2024, 2, 1), dt.date(2026, 3, 1))
    first, last = month(dt.date(2024, 2, 1), kind=("talks",)), month(dt.date(2026, 3, 1), kind=("talks",))
    assert (first.previous, last.next) == (None, None)


def test_a_year_counts_its_months_and_leads_to_the_next_that_has_a_meeting():
    for date in ("2025-12-03", "2025-12", "2025-02-01", "2021-01-01", "2031-05"):
        make_meeting(date=date)
    found = month_grid.year(Selection(Criteria()), 2025)
    assert [count for _, count in found.months] == [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (found.total, found.previous, found.next) == (3, 2021, 2031)
