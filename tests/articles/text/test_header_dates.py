"""A line above the text that is a date and nothing else."""

import pytest

from articles.text.header_dates import (
    header_day,
    is_date_line,
    is_masthead,
    leading_stamp,
    states_publication,
)
from articles.text.normalise import nfc


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
        ("প্রকাশিত: ৫:১৮ অপরাহ্ন, ১৪ সেপ্টেম্বর ২০২৫ | আপডেট: ৬:১৮ অপরাহ্ন, ১৫ সেপ্টেম্বর ২০২৫", "2025-09-14"),
        ("বুধবার, ৩ ডিসেম্বর ২০২৫, ১৮ অগ্রহায়ণ ১৪৩২", "2025-12-03"),
        ("16:30 03.12.2025", "2025-12-03"),
        ("Tue Nov 18, 2025 09:40 PM Last update on: Tue Nov 18, 2025 10:22 PM", "2025-11-18"),
        ("Publié hier à 18h20", None),
        ("Опубликовано: 25 октября, 19:13", None),
        ("3 часа назад", None),
        ("date 2025-10", "2025-10"),
        ("বাংলাদেশ সময়: ১৪১৮ ঘণ্টা, ফেব্রুয়ারি ০৯, ২০২৫", "2025-02-09"),
        ("বুধবার, ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১, ১৯ যিলহজ ১৪৪৫ হিজরী", "2024-06-26"),
        ("২০ বৈশাখ ১৪৩২", None),
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


def test_a_day_of_change_is_read_where_it_is_asked_for():
    line = "Publié le 3 décembre 2025 à 18h20, mis à jour le 4 décembre 2025 à 9h"
    assert header_day(line) == "2025-12-03"
    assert header_day(line, changed=True) == "2025-12-04"
    assert header_day("Cập nhật: 06/11/2025 08:15", changed=True) == "2025-11-06"


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("date 2025-12-03 Ngày 3/12, tại Hà Nội", "date 2025-12-03"),
        ("Publié le 03/12/2025 à 18h20 Le ministre a signé", "Publié le 03/12/2025 à 18h20"),
        ("প্রকাশ: ২১ জানুয়ারি ২০২৬ ঢাকায় এক বৈঠকে", "প্রকাশ: ২১ জানুয়ারি ২০২৬"),
        ("Date 2025-12-03, the ministers met.", None),
        ("Published in 2025, the book names them", None),
        ("Ngày 3/12/2025 tại Hà Nội hai bên hội đàm", None),
    ],
)
def test_a_stamp_glued_to_the_first_sentence_ends_before_it(line, stamp):
    assert leading_stamp(nfc(line)) == (stamp and nfc(stamp))


def test_a_date_in_two_calendars_without_a_label_is_that_of_the_page():
    assert is_masthead("বুধবার, ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১")
    assert not is_masthead("প্রকাশ: ২৬ জুন ২০২৪, ১২ আষাঢ় ১৪৩১")
    assert not is_masthead("বুধবার, ২৬ জুন ২০২৪")


def test_a_label_or_a_day_of_change_behind_it_makes_a_date_one_of_publication():
    assert states_publication("প্রকাশিত: ২০ মার্চ ২০২৫")
    assert states_publication("০৯ সেপ্টেম্বর ২০২৪, ২১:০৫আপডেট : ১০ সেপ্টেম্বর ২০২৪, ২১:০৫")
    assert not states_publication("আপডেট: ১০ সেপ্টেম্বর ২০২৪")
    assert not states_publication("শনিবার, ৩ মে ২০২৫")
