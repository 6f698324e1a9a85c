"""The picture of the home page: one line a relation, one cell a month, one mark a meeting."""

import pytest

from archive.selection import Criteria, Selection
from archive.strip import MOST_MARKS, MOST_RELATIONS, NARROW_WIDTH, YEARLESS_PLACE, strip
from tests.factories import make_meeting

pytestmark = pytest.mark.django_db


def picture():
    return strip(Selection(Criteria()))


def cells(line):
    return {cell.place: (cell.count, [glyph for glyph, _ in cell.marks]) for cell in line.cells}


def test_the_last_year_is_drawn_with_a_mark_for_how_each_date_is_known():
    make_meeting(date="2025-12-03")
    make_meeting(date="2025-12-01/2025-12-04")
    make_meeting(date="2025-05", date_basis="other_passage")
    make_meeting(date="XXXX-05-13")
    make_meeting(date="2024-12-03")
    make_meeting(["VN", "MA"], date="2024-12-03")
    found = picture()
    assert (found.year, found.dated, found.yearless) == (2025, 3, 1)
    line = found.lines[0]
    assert (line.value.label, line.total) == ("Viet Nam – Belarus", 5)
    assert cells(line) == {
        11: (2, ["g-day", "g-range"]),
        4: (1, ["g-month"]),
        YEARLESS_PLACE: (1, ["g-none"]),
    }


def test_more_meetings_than_marks_fit_are_a_number():
    for _ in range(MOST_MARKS + 1):
        make_meeting(date="2025-12-03")
    assert cells(picture().lines[0]) == {11: (5, [])}


def test_a_cell_says_what_it_holds_and_leads_to_it():
    make_meeting(date="2025-12-03")
    make_meeting(date="XXXX")
    spoken = {cell.spoken: cell.query for cell in picture().lines[0].cells}
    assert spoken == {
        "Belarus – Viet Nam, December 2025: 1 meeting": "relation=by-vn&from=2025-12&to=2025-12",
        "Belarus – Viet Nam, year not stated: 1 meeting": "relation=by-vn&known=yearless",
    }


def test_the_most_frequent_relations_are_drawn():
    for number in range(MOST_RELATIONS + 3):
        make_meeting(["VN", f"A{chr(65 + number)}"])
    make_meeting(["VN", "BY"])
    make_meeting(["VN", "BY"])
    lines = picture().lines
    assert len(lines) == MOST_RELATIONS
    assert lines[0].value.label == "Viet Nam – Belarus"
    assert [line.y for line in lines] == sorted(line.y for line in lines)
    assert max(line.y for line in lines) < picture().height


def test_the_drawing_for_phones_holds_the_same_cells_inside_its_width():
    for date in ("2025-05", "2025-10-25", "2025-12-03", "XXXX-05-13"):
        make_meeting(date=date)
    whole = picture()
    narrow = whole.narrow
    assert [name for name, _ in narrow.months] == [
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "No yr",
    ]
    [(line, _, placed)] = narrow.lines
    assert [(cell.spoken, cell.count) for cell in placed] == [
        (cell.spoken, cell.count) for cell in line.cells
    ]
    for cell in placed:
        assert cell.x >= 0
        assert cell.x + cell.width <= NARROW_WIDTH + 1


def test_without_a_dated_meeting_there_is_no_picture():
    make_meeting(date="XXXX-05-13")
    assert picture() is None
