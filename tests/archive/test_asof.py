"""Moments as addresses write them."""

import datetime as dt

import pytest

from archive import asof

NOW = dt.datetime(2025, 12, 5, 12, tzinfo=dt.UTC)


def utc(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-12-04", utc(2025, 12, 4, 23, 59, 59, 999999)),
        ("2025-12-04T10:30", utc(2025, 12, 4, 10, 30)),
        ("2025-12-04T10:30:15Z", utc(2025, 12, 4, 10, 30, 15)),
        (" 2025-12-04T10:30:00.25Z ", utc(2025, 12, 4, 10, 30, 0, 250000)),
        ("2025-12-04T10:30:00+07:00", utc(2025, 12, 4, 3, 30)),
        ("2025-12-04T10:30:00 07:00", utc(2025, 12, 4, 3, 30)),
        ("2025-12-04T10:30:00-05:00", utc(2025, 12, 4, 15, 30)),
        ("2025-12-05T12:00:00Z", NOW),
    ],
)
def test_a_day_means_its_end_and_a_time_itself(text, moment):
    assert asof.parse(text, NOW) == moment


@pytest.mark.parametrize(
    "text", ["2025-12-05", "2025-12-05T12:00:00.000001Z", "2999-01-01", "2025-12-05T12:30:00Z"]
)
def test_what_is_not_over_is_the_future(text):
    with pytest.raises(asof.InvalidMoment) as error:
        asof.parse(text, NOW)
    assert error.value.reason == "future"


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2025", "2025-12", "2025-02-30", "2025-12-04T25:00", "২০২৫-১২-০৪", "2025-W49-4",
     "0001-01-01T00:00:00+14:00", "20251204", "2025-12-04 10:30"],
)  # fmt: skip
def test_anything_else_is_no_moment(text):
    with pytest.raises(asof.InvalidMoment) as error:
        asof.parse(text, NOW)
    assert error.value.reason == "malformed"


def test_a_written_moment_reads_as_itself():
    moment = utc(2025, 12, 4, 10, 30, 0, 42)
    assert asof.written(moment) == "2025-12-04T10:30:00.000042Z"
    assert asof.parse(asof.written(moment), NOW) == moment
