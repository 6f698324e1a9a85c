"""archive.reports: the same report again, and reports of one event."""

from dataclasses import replace
from typing import Any

import pytest

from archive.reports import (
    Person,
    Place,
    Report,
    can_be_one_day,
    found_again,
    may_be_one_event,
    report,
    side_key,
)

WORDS = "Ngày 3/12, Bộ trưởng Lương Tam Quang đã hội đàm với Thư ký Volfovich và tiếp Đại sứ."


def told(
    sides: str = "by+vn", day: str = "2025-12-03", kind: str = "talks", place: Any = None, **people: str
) -> Report:
    """told(vn="Lương Tam Quang", by="Volfovich"): a report of these people."""
    named = {side: (Person(name),) for side, name in people.items()}
    return Report(frozenset(sides.split("+")), day, kind, named, Place(WORDS, *place) if place else None)


def test_a_meeting_of_a_document_is_read() -> None:
    read = report(
        {
            "date": None,
            "kind": "talks",
            "sides": [{"country": "VN"}, {"organisation": "unodc", "name": "UNODC"}],
            "participants": [
                {"side": 1, "name": "Ghada Waly", "spellings": ["গাদা ওয়ালি"], "candidates": [{"slug": "waly"}]},
                {"side": 0, "name": "Minister", "spellings": []},
            ],
            "evidence": [
                {"fact": "kind", "quote": {"paragraph": 1, "start": 30, "end": 43, "text": "đã hội đàm với"}}
            ],
        },
        [WORDS],
    )
    assert (read.named, read.day, read.kind) == ("unodc+vn", "", "talks")
    assert read.people == {"unodc": (Person("Ghada Waly", frozenset({"waly"})),)}
    assert read.place == Place(WORDS, 30, 43)


@pytest.mark.parametrize(
    ("side", "key"),
    [
        ({"country": "VN", "organisation": None, "name": None}, "vn"),
        ({"country": None, "organisation": "interpol", "name": "INTERPOL"}, "interpol"),
        ({"country": None, "organisation": None, "name": "Kaspersky Lab"}, "name:kaspersky lab"),
    ],
)
def test_a_side_has_a_key(side: dict[str, Any], key: str) -> None:
    assert side_key(side) == key


@pytest.mark.parametrize(
    ("one", "other", "can_be"),
    [
        ("2025-12-03", "2025-12-03", True),
        ("2025-12-03", "2025-12-04", False),
        ("2025?-12-03", "2025-12-03", True),
        ("2025-12", "2025-12-03", True),
        ("XXXX-05-13", "2025-05-13", True),
        ("XXXX-05-13", "2025-05-14", False),
        ("", "2025-05-14", True),
    ],
)
def test_days_that_can_be_one(one: str, other: str, can_be: bool) -> None:
    assert can_be_one_day(one, other) is can_be_one_day(other, one) is can_be


QUANG = {"vn": "Lương Tam Quang", "by": "Aleksandr Volfovich"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(**QUANG), told(vn="লুওং ট্যাম কোয়াং", by="এ. ভলফোভিচ")),
        (told(**QUANG), told(kind="reception", **QUANG)),
        (told(**QUANG), told(day="", **QUANG)),
        (told(**QUANG), told(by="Volfovich Aleksandr Grigorievich")),
        (told(**QUANG), told(kind="consultation", **QUANG)),
        (told(**QUANG), replace(told(day="2025-12-04", **QUANG), is_stated=False)),
        (told(), told()),
    ],
    ids=[
        "other script",
        "other word for it",
        "no day",
        "one side named",
        "other kind",
        "published next day",
        "nobody named",
    ],
)
def test_reports_of_one_event(one: Report, other: Report) -> None:
    assert may_be_one_event(one, other)
    assert may_be_one_event(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(**QUANG), told(vn="Tô Lâm", by="Aleksandr Volfovich")),
        (told(by="Aleksandr Volfovich"), told(by="Alexander Neverovsky")),
        (told(**QUANG), told(sides="by+cn", **QUANG)),
        (told(**QUANG), told(day="2025-12-02", **QUANG)),
        (told(**QUANG), told(kind="phone_call", **QUANG)),
        (told(day=""), told(day="2025-12-03")),
        (told(day="", by="Volfovich"), told(by="Volfovich")),
        (told(day="2025-12"), told(day="2025-12-03")),
    ],
    ids=["other host", "one given name", "other sides", "other day", "other kind", "nobody and no day",
         "one side and no day", "nobody and a month"],
)  # fmt: skip
def test_reports_of_two_events(one: Report, other: Report) -> None:
    assert not may_be_one_event(one, other)
    assert not may_be_one_event(other, one)


@pytest.mark.parametrize(
    "new",
    [
        told(day="2025?-12-03", place=(39, 50), **QUANG),
        told(kind="reception", place=(35, 50), **QUANG),
        told(sides="interpol+vn", place=(39, 50), vn="Lương Tam Quang"),
        told(**QUANG),
        told(place=(39, 50)),
    ],
    ids=["year less sure", "other kind", "other side corrected", "text rewritten", "nobody named any more"],
)
def test_a_report_is_found_again_when_rules_or_text_change(new: Report) -> None:
    assert found_again([told(place=(39, 50), **QUANG)], [new]) == {0: 0}


@pytest.mark.parametrize(
    "new",
    [
        told(kind="reception", **QUANG),
        told(day="2025-12-02", place=(39, 50), **QUANG),
        told(vn="Tô Lâm", place=(39, 50)),
        told(sides="au+ma", place=(39, 50)),
    ],
    ids=["other kind elsewhere", "other day", "other person", "other sides"],
)
def test_another_report_does_not_take_its_place(new: Report) -> None:
    assert found_again([told(place=(39, 50), **QUANG)], [new]) == {}


def test_of_several_reports_each_is_found_again_as_itself() -> None:
    talks, reception = told(place=(39, 50)), told(kind="reception", place=(73, 77))
    assert found_again([talks, reception], [reception, talks]) == {0: 1, 1: 0}
    assert found_again([talks, reception], [reception]) == {0: 1}
    assert found_again([], [talks]) == found_again([talks], []) == {}
