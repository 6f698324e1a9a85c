import pytest

from archive.date_mark import GLYPHS, date_mark


@pytest.mark.parametrize(
    ("edtf", "known", "numeral", "after", "small", "machine", "is_word"),
    [
        ("2025-12-03", "stated", "3", "", "Dec 2025", "2025-12-03", False),
        ("2025-12-01/2025-12-04", "period", "1", "–4", "Dec 2025", None, False),
        ("2025-11-30/2025-12-02", "period", "30", "", "Nov – 2 Dec 2025", None, False),
        ("2025-12-30/2026-01-02", "period", "30", "", "Dec 2025 – 2 Jan 2026", None, False),
        ("2025-10~", "month", "Oct", "", "2025, about", None, True),
        ("2025-05", "month", "May", "", "2025", "2025-05", True),
        ("2025", "month", "2025", "", "", "2025", True),
        ("2025-10-25~", "supplied", "25", "", "Oct 2025, about", None, False),
        ("XXXX-05-13", "yearless", "13", "", "May, year not stated", "05-13", False),
        ("XXXX", "yearless", "?", "", "year not stated", None, True),
    ],
)
def test_the_mark_of_a_date(edtf, known, numeral, after, small, machine, is_word):
    mark = date_mark(edtf, known)
    assert (mark.numeral, mark.after, mark.small) == (numeral, after, small)
    assert (mark.machine, mark.is_word) == (machine, is_word)


def test_the_mark_of_a_month_without_a_year_names_the_month_and_says_so():
    mark = date_mark("XXXX-05", "yearless")
    assert (mark.numeral, mark.small) == ("May", "year not stated")


def test_every_way_of_knowing_a_date_has_its_own_glyph_in_the_page(client, db):
    page = client.get("/about/").content.decode()
    assert len(set(GLYPHS.values())) == len(GLYPHS) == 6
    for known, glyph in GLYPHS.items():
        assert f'<symbol id="{date_mark("XXXX", known).glyph}"' in page
        assert f'<use href="#{glyph}"/>' in page


def test_no_decade_or_century_is_shown_as_a_day():
    mark = date_mark("202X", "month")
    assert (mark.numeral, mark.after, mark.small) == ("2020", "–2029", "")


@pytest.mark.parametrize(
    ("edtf", "known", "language", "parts"),
    [
        ("2025-12-03", "stated", "vi", ("3", "", "tháng 12/2025")),
        ("2025-12-03", "stated", "bn", ("৩", "", "ডিসে ২০২৫")),
        ("2025-12-01/2025-12-04", "period", "vi", ("1", "–4", "tháng 12/2025")),
        ("2025-11-30/2025-12-02", "period", "vi", ("30", "", "tháng 11 – 2/12/2025")),
        ("2025-11-30/2025-12-02", "period", "bn", ("৩০", "", "নভে – ২ ডিসে ২০২৫")),
        ("2025-10", "month", "vi", ("T10", "", "2025")),
        ("2025-10~", "month", "bn", ("অক্টো", "", "২০২৫, আনুমানিক")),
        ("XXXX-05-13", "yearless", "vi", ("13", "", "tháng 5, không nêu năm")),
        ("XXXX", "yearless", "bn", ("?", "", "বছরের উল্লেখ নেই")),
    ],
)
def test_a_mark_speaks_the_language_of_the_interface(edtf, known, language, parts):
    mark = date_mark(edtf, known, language)
    assert (mark.numeral, mark.after, mark.small) == parts
    assert mark.machine == date_mark(edtf, known).machine
    assert mark.is_word == date_mark(edtf, known).is_word
