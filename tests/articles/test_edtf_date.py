"""EDTF dates: what is accepted, what it means, how it reads."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from articles.edtf_date import InvalidDate, machine, parse, wording

BOUNDS = [
    ("2025-12-03", "2025-12-03", "2025-12-03", "day"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2025-12", "2025-12-01", "2025-12-31", "month"),
    ("2025-05-XX", "2025-05-01", "2025-05-31", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2025", "2025-01-01", "2025-12-31", "year"),
    ("2025-XX-XX", "2025-01-01", "2025-12-31", "year"),
    ("201X", "2010-01-01", "2019-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "none"),
    ("2025-21", "2025-03-01", "2025-05-31", "season"),
    ("2025-24", "2025-12-01", "2026-02-28", "season"),
    ("2025-35", "2025-07-01", "2025-09-30", "season"),
    ("2025-41", "2025-07-01", "2025-12-31", "season"),
    ("2025?-05-13", "2025-05-13", "2025-05-13", "day"),
    ("2025-05-13?", "2025-05-13", "2025-05-13", "day"),
    ("2025-10~", "2025-10-01", "2025-10-31", "month"),
    ("2025-12-01/2025-12-04", "2025-12-01", "2025-12-04", "interval"),
    ("2025?-12-01/2025?-12-04", "2025-12-01", "2025-12-04", "interval"),
    ("2026/2028", "2026-01-01", "2028-12-31", "interval"),
    ("2025-12-03/2025-12-03", "2025-12-03", "2025-12-03", "interval"),
    ("2025-11/..", "2025-11-01", None, "interval"),
    ("2025-11/", "2025-11-01", None, "interval"),
    ("2025?-11/..", "2025-11-01", None, "interval"),
    ("../2025", None, "2025-12-31", "interval"),
    ("/2025", None, "2025-12-31", "interval"),
    ("XXXX-05-13", None, None, "day"),
    ("XXXX-02-29", None, None, "day"),
    ("XXXX-05", None, None, "month"),
    ("XXXX-12-01/XXXX-12-04", None, None, "interval"),
    ("XXXX", None, None, "none"),
]


@pytest.mark.parametrize(("text", "lower", "upper", "precision"), BOUNDS)
def test_a_date_has_the_bounds_and_the_precision_that_its_text_states(text, lower, upper, precision):
    found = parse(text)
    assert (found.lower and found.lower.isoformat(), found.upper and found.upper.isoformat()) == (
        lower,
        upper,
    )
    assert (found.text, found.precision) == (text, precision)


@pytest.mark.parametrize("text", [row[0] for row in BOUNDS])
def test_a_year_is_known_unless_every_digit_of_it_is_missing(text):
    assert parse(text).year_known is ("XXXX" not in text)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025-12-03", False, False),
        ("2025?-05-13", False, True),
        ("2025-05-13?", False, True),
        ("2025-10~", True, False),
        ("2025-10%", True, True),
        ("2025-12-01/2025?-12-04", False, True),
        ("2025~/..", True, False),
        ("2025-21~", True, False),
    ],
)
def test_marks_of_doubt_are_seen_wherever_they_stand(text, approximate, uncertain):
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


NO_DATES = """
2025-02-30 2025-02-29 2025-13 2025-00 2025-12-00 2025?-02-30 2025-02-29? XXXX-02-30 XXXX-13 0000
2025-12-04/2025-12-01 2026/2025 2025-12-30/XXXX-01-02 ../.. / XXXX/.. 2025-1X 2025-05-1X 2025-XX-13
202X-05 3/12 13.5.2025 2025-5-13 25-05-13 2025-12-01/2025-12-02/2025-12-03 [2025,2026] {2025,2026}
2025-05-13T10:00:00 Y17000 -0050 2025-42 ২০২৫-১২-০৩ today
"""


@pytest.mark.parametrize("text", NO_DATES.split())
def test_what_is_no_date_is_refused_with_its_value_and_the_way_to_write_it(text):
    with pytest.raises(InvalidDate) as refusal:
        parse(text)
    assert text in str(refusal.value)
    assert "Write " in str(refusal.value)


def test_a_day_and_month_without_a_year_get_the_year_asked_for():
    with pytest.raises(InvalidDate) as refusal:
        parse("3/12")
    told = "“3/12” has no year. Write 2025-12-03, or XXXX-12-03 if the year is unknown."
    assert str(refusal.value) == told


def test_an_empty_date_and_an_endless_one_are_refused():
    with pytest.raises(InvalidDate, match="empty"):
        parse("  ")
    with pytest.raises(InvalidDate, match="too long"):
        parse("2025-" * 1000)


def test_a_refused_date_prints_nothing(capsys):
    with pytest.raises(InvalidDate):
        parse("2025-1X")
    assert capsys.readouterr().out == ""


def test_space_around_a_date_is_ignored():
    assert parse(" 2025-12-03\n").text == "2025-12-03"


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_plain_day_means_what_the_edtf_library_says(day):
    found = parse(day.isoformat())
    assert found.lower == found.upper == day
    assert tuple(parse_edtf(day.isoformat()).lower_strict()[:3]) == (day.year, day.month, day.day)


@given(st.text(alphabet="0123456789X?~%-/. ", max_size=24))
def test_any_string_is_read_or_refused_and_never_breaks_anything(text):
    try:
        found = parse(text)
    except InvalidDate:
        return
    assert found.lower is None or found.upper is None or found.lower <= found.upper
    assert wording(found)
    assert wording(found, "list")
    assert wording(found, "month")
    machine(found)


WORDS = [
    # value, full, list, month
    ("2025-12-03", "3 December 2025", "3 Dec 2025", "December 2025"),
    ("2025-12", "December 2025", "Dec 2025", "December 2025"),
    ("2025", "2025", "2025", "2025"),
    ("2025-05-XX", "May 2025", "May 2025", "May 2025"),
    ("2025-12-01/2025-12-04", "1 to 4 December 2025", "1 to 4 Dec 2025", "December 2025"),
    (
        "2025-11-30/2025-12-02",
        "30 November to 2 December 2025",
        "30 Nov to 2 Dec 2025",
        "November to December 2025",
    ),
    (
        "2025-12-30/2026-01-02",
        "30 December 2025 to 2 January 2026",
        "30 Dec 2025 to 2 Jan 2026",
        "December 2025 to January 2026",
    ),
    ("2025-12-03/2025-12-03", "3 December 2025", "3 Dec 2025", "December 2025"),
    ("2026/2028", "2026 to 2028", "2026 to 2028", "2026 to 2028"),
    ("2025/2025-12-04", "2025 to 4 December 2025", "2025 to 4 Dec 2025", "2025 to December 2025"),
    ("XXXX-05-13", "13 May, year not stated", "13 May, year not stated", "May, year not stated"),
    ("XXXX-09-02", "2 September, year not stated", "2 Sep, year not stated", "September, year not stated"),
    ("XXXX", "date not stated", "date not stated", "date not stated"),
    (
        "XXXX-12-01/XXXX-12-04",
        "1 to 4 December, year not stated",
        "1 to 4 Dec, year not stated",
        "December, year not stated",
    ),
    ("2025?-05-13", "13 May, probably 2025", "13 May, probably 2025", "May, probably 2025"),
    ("2025-05-13?", "probably 13 May 2025", "probably 13 May 2025", "probably May 2025"),
    (
        "2025?-12-01/2025?-12-04",
        "1 to 4 December, probably 2025",
        "1 to 4 Dec, probably 2025",
        "December, probably 2025",
    ),
    ("2025-10~", "about October 2025", "about Oct 2025", "about October 2025"),
    ("2025%", "probably about 2025", "probably about 2025", "probably about 2025"),
    ("2025-11/..", "since November 2025", "since Nov 2025", "since November 2025"),
    (
        "2025-11/",
        "from November 2025, end not stated",
        "from Nov 2025, end not stated",
        "from November 2025, end not stated",
    ),
    ("../2025", "until 2025", "until 2025", "until 2025"),
    ("/2025", "until 2025, start not stated", "until 2025, start not stated", "until 2025, start not stated"),
    ("201X", "the 2010s", "the 2010s", "the 2010s"),
    ("20XX", "2000 to 2099", "2000 to 2099", "2000 to 2099"),
    ("2025-22", "summer 2025", "summer 2025", "summer 2025"),
    ("2025-33", "first quarter of 2025", "first quarter of 2025", "first quarter of 2025"),
    ("2025-41", "second half of 2025", "second half of 2025", "second half of 2025"),
]


@pytest.mark.parametrize(("value", "full", "in_a_list", "month"), WORDS)
def test_a_date_reads_as_the_design_writes_it(value, full, in_a_list, month):
    assert wording(value, "full") == full
    assert wording(value, "list") == in_a_list
    assert wording(value, "month") == month
    assert wording(parse(value)) == full


def test_dates_have_no_words_in_a_language_the_interface_lacks():
    with pytest.raises(ValueError, match="“ru”"):
        wording("2025-12-03", language="ru")


@pytest.mark.parametrize(
    ("value", "attribute"),
    [
        ("2025-12-03", "2025-12-03"),
        ("2025-12", "2025-12"),
        ("2025-12-XX", "2025-12"),
        ("2025", "2025"),
        ("XXXX-05-13", "05-13"),
        ("2025?-10-25", "10-25"),
        ("2025-05-13?", None),
        ("2025?-05", None),
        ("2025-10~", None),
        ("XXXX-05", None),
        ("XXXX", None),
        ("201X", None),
        ("2025-21", None),
        ("2025-12-01/2025-12-04", None),
        ("2025-11/..", None),
    ],
)
def test_the_machine_date_holds_only_what_is_certain(value, attribute):
    assert machine(value) == attribute
    assert machine(parse(value)) == attribute
