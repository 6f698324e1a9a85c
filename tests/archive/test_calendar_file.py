"""iCalendar files that any calendar program reads."""

import datetime as dt

import pytest

from archive import calendar_file

RECORD = {
    "slug": "2025-12-03-talks", "title": "Talks", "date": "2025-12-03", "standing": "reported", "place": None,
    "venue": None,
}  # fmt: skip


def lines(*records, told=None):
    file = "".join(
        calendar_file.calendar(
            records,
            name="Meetings",
            description="None left out.",
            stamp=dt.datetime(2025, 12, 5, 10, tzinfo=dt.timezone(dt.timedelta(hours=7))),
            address="https://a.example/meetings/{}/",
            told=told or {},
        )
    )
    assert file.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
    return file.replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2025-12-03", (2025, 12, 3), (2025, 12, 3)),
        ("2025?-10-25", (2025, 10, 25), (2025, 10, 25)),
        ("2025-12-01/2025-12-04", (2025, 12, 1), (2025, 12, 4)),
        ("2025-12", None, None),
        ("2025-10~", None, None),
        ("2025", None, None),
        ("XXXX-05-13", None, None),
        ("2025-05/2025-06", None, None),
        ("2025-12-01/..", None, None),
        ("/2025-12-01", None, None),
    ],
)
def test_days_are_those_of_a_date_known_to_the_day(date, first, last):
    found = calendar_file.days({"date": date})
    assert found == ((dt.date(*first), dt.date(*last)) if first else None)


def test_a_meeting_is_an_event_of_whole_days_under_its_permanent_address():
    found = lines(
        {**RECORD, "place": "Hà Nội", "venue": "Government House"}, told={RECORD["slug"]: "Day stated"}
    )
    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sederunt//Meetings//EN"]
    event = found[found.index("BEGIN:VEVENT") + 1 : found.index("END:VEVENT")]
    assert event == [
        "UID:https://a.example/meetings/2025-12-03-talks/", "DTSTAMP:20251205T030000Z", "DTSTART;VALUE=DATE:20251203",
        "DTEND;VALUE=DATE:20251204", "SUMMARY:Talks", "LOCATION:Government House\\, Hà Nội",
        "DESCRIPTION:Day stated", "URL:https://a.example/meetings/2025-12-03-talks/", "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
    ]  # fmt: skip


def test_a_period_ends_on_the_day_after_its_last():
    found = lines({**RECORD, "date": "2025-12-30/2025-12-31"})
    assert "DTSTART;VALUE=DATE:20251230" in found
    assert "DTEND;VALUE=DATE:20260101" in found


def test_what_is_announced_is_tentative_and_what_has_no_day_is_no_event():
    assert "STATUS:TENTATIVE" in lines({**RECORD, "standing": "planned"})
    assert "BEGIN:VEVENT" not in lines({**RECORD, "date": "2025-12"})


def test_separators_and_line_ends_are_escaped_and_long_bengali_titles_folded_between_characters():
    title = "বাংলা; “a,b\\c”\nদ্বিতীয় সারি\x07 " + "নিরাপত্তা " * 20
    [summary] = [line for line in lines({**RECORD, "title": title}) if line.startswith("SUMMARY:")]
    assert summary == "SUMMARY:" + "বাংলা\\; “a\\,b\\\\c”\\nদ্বিতীয় সারি " + "নিরাপত্তা " * 20
