import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.exports import csv_line, json_line, safe_cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("Hà Nội", "Hà Nội"),
        (["bn", "vi"], "bn; vi"),
        ([], ""),
        (7, "7"),
        ("=1+1", "'=1+1"),
        ("+84 24", "'+84 24"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        (["=1+1", "vi"], "'=1+1; vi"),
    ],
)
def test_a_cell_is_never_a_formula(value, cell):
    assert safe_cell(value) == cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=2))
def test_what_is_written_as_csv_is_read_back_cell_by_cell(values):
    [row] = csv.reader(io.StringIO(csv_line(values), newline=""))
    assert row == [safe_cell(value) for value in values]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_a_csv_line_ends_as_the_standard_says():
    assert csv_line(["a", 'b "c"', "d,e"]) == 'a,"b ""c""","d,e"\r\n'


def test_json_keeps_the_script_of_the_text_and_the_order_of_the_keys():
    assert json_line({"b": "হ্যানয়", "a": None}) == '{"b":"হ্যানয়","a":null}'
    assert json.loads(json_line(["\n", "</script>"])) == ["\n", "</script>"]
