"""Where texts stand among all that are searched."""

import datetime as dt

import pytest

from articles.search_key import FIRST_DATED_KEY, LAST_KEY, keys_between, keys_of


def test_undated_texts_stand_before_every_dated_one() -> None:
    assert keys_of(None).stop == FIRST_DATED_KEY == keys_of(dt.date(1900, 1, 1)).start


@pytest.mark.parametrize(
    "day", [dt.date(1066, 10, 14), dt.date(1900, 1, 1), dt.date(2025, 12, 3), dt.date(9999, 1, 1)]
)
def test_every_day_has_places_that_fit_32_bits(day: dt.date) -> None:
    keys = keys_of(day)
    assert len(keys) == 65_536
    assert FIRST_DATED_KEY <= keys.start < keys.stop <= LAST_KEY + 1


def test_a_later_day_has_larger_keys() -> None:
    assert keys_of(dt.date(2025, 12, 2)).stop == keys_of(dt.date(2025, 12, 3)).start


def test_a_period_holds_both_its_ends_and_one_that_ends_before_it_begins_nothing() -> None:
    period = keys_between(dt.date(2025, 12, 1), dt.date(2025, 12, 4))
    assert keys_of(dt.date(2025, 12, 1)).start == period.start
    assert keys_of(dt.date(2025, 12, 4)).stop == period.stop
    assert not keys_between(dt.date(2025, 12, 4), dt.date(2025, 12, 1))
