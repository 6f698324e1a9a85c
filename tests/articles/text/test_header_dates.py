"""A line above the text that is a date and nothing else."""

import pytest

from articles.text.header_dates import header_day, is_date_line


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("date 2025-12-03", "2025-12-03"),
        ("Thứ Bảy, 25/10/2025, 19:13 (GMT+7)", "2025-10-25"),
        ("Ngày 3 tháng 12 năm 2025", "2025-12-03"),
        ("প্রকাশ: ২৫ অক্টোবর ২০২৫, ১৯:১৩", "2025-10-25"),
        ("৩ মে ২০২৫", "2025-05-03"),
        ("25 октября 2025, 19:13", "2025-10-25"),
        ("14.05.2025 | 10:15", "2025-05-14"),
        ("Publié le 3 décembre 2025 à 19h13", "2025-12-03"),
        ("Published: December 3, 2025 at 10:15 am", "2025-12-03"),
        ("Updated: December 3, 2025", None),
    ],
)
def test_a_date_line_is_known_and_read(line, day):
    assert is_date_line(line)
    assert header_day(line) == day


@pytest.mark.parametrize(
    "line", ["3 December", "2025", "On 3 December 2025 the ministers met", "3/4", "Storm no. 10"]
)
def test_another_line_is_none(line):
    assert not is_date_line(line)


def test_a_day_that_could_be_a_month_is_only_read_where_days_come_first():
    assert header_day("05/06/2025") == "2025-06-05"
    assert header_day("05/06/2025", day_first=False) is None
    assert header_day("25/06/2025", day_first=False) == "2025-06-25"


def test_a_dateline_with_a_year_gives_the_day():
    assert header_day("ঢাকা, ২৫ অক্টোবর ২০২৫ (বাসস)") == "2025-10-25"
    assert header_day("HANOI, Dec 3 (Xinhua) --") is None
