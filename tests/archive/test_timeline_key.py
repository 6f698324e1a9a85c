import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import timeline_key
from archive.timeline_key import OutOfRange, date_of, day_number, keys_between, places

DAYS = st.dates(timeline_key.FIRST_DAY, timeline_key.LAST_DAY)


def number_of(day):
    return day_number(day, day, day.isoformat())


@pytest.mark.parametrize(
    ("edtf", "time_of_day", "day", "place"),
    [
        ("XXXX", "", 0, 511),
        ("XXXX-05-13", "", 134, 511),
        ("1800-01-01", "", 400, 511),
        ("2025-12-02", "afternoon", 82915, 305),
    ],
)
def test_the_examples_of_the_module(edtf, time_of_day, day, place):
    lower = None if edtf.startswith("XXXX") else dt.date.fromisoformat(edtf)
    assert day_number(lower, lower, edtf) == day
    assert places(day, time_of_day)[0] == day * timeline_key.PER_DAY + place


def test_a_period_stands_at_its_first_day():
    first = dt.date(2025, 12, 1)
    period = day_number(first, dt.date(2025, 12, 4), "2025-12-01/2025-12-04")
    assert period == number_of(first) == 82914


@pytest.mark.parametrize("day", [dt.date(1799, 12, 31), dt.date(2200, 1, 1)])
def test_a_day_beyond_the_timeline_is_refused_with_its_value(day):
    with pytest.raises(OutOfRange, match=rf"{day}: the timeline runs from 1800 to 2199"):
        number_of(day)


@given(DAYS, DAYS)
def test_a_later_day_has_the_larger_key_whatever_its_time_of_day(first, second):
    if first != second:
        early, late = sorted((first, second))
        assert max(places(number_of(early), "")) < min(places(number_of(late), "morning"))


@given(DAYS)
def test_a_key_leads_back_to_its_day(day):
    assert {date_of(key) for key in places(number_of(day), "noon")} == {day}


def test_a_yearless_date_stands_before_every_dated_one_and_has_no_day():
    yearless = [
        day_number(None, None, edtf) for edtf in ("XXXX", "XXXX-02-29", "XXXX-05", "XXXX-05-13", "XXXX-12-31")
    ]
    assert yearless == sorted(set(yearless))
    assert max(yearless) < number_of(timeline_key.FIRST_DAY)
    assert date_of(max(places(yearless[-1], ""))) is None


def test_uncertain_and_approximate_yearless_dates_stand_at_their_day():
    assert day_number(None, None, "XXXX-05-13?") == day_number(None, None, "XXXX-05-13~") == 134


def test_times_of_day_follow_each_other_and_what_has_none_comes_after_them():
    firsts = [places(0, time)[0] for time in ("morning", "noon", "afternoon", "evening", "")]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("time", ["morning", "noon", "afternoon", "evening", ""])
def test_the_meeting_entered_first_has_the_larger_key_and_stays_inside_its_day(time):
    keys = list(places(7, time))
    assert keys == sorted(keys, reverse=True)
    assert set(keys) <= set(timeline_key.whole_day(7))


@given(DAYS, DAYS, DAYS)
def test_keys_between_two_days_are_those_of_the_days_from_one_to_the_other(first, last, day):
    keys, of_day = keys_between(first, last), places(number_of(day), "")
    ends = (of_day[0] in keys, of_day[-1] in keys)
    assert ends == ((True, True) if first <= day <= last else (False, False))


def test_keys_of_a_time_before_and_after_all_days_are_those_of_the_timeline():
    everything = keys_between(dt.date(1, 1, 1), dt.date(9999, 12, 31))
    assert everything.start == timeline_key.FIRST_DATED_KEY
    assert date_of(everything.stop - 1) == timeline_key.LAST_DAY
