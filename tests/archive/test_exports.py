"""/meetings.csv and /meetings.json: every column and key is documented, every cell is safe, order is kept."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from archive import index, timeline
from archive.exports import COLUMNS
from archive.models import Participation, Side
from tests.factories import make_meeting, make_official, make_text

DOCUMENT = (Path(__file__).parents[2] / "docs" / "formats" / "meetings.md").read_text(encoding="utf-8")


def documented(heading):
    """The names in the first column of the table below a heading."""
    section = DOCUMENT.split(f"## {heading}")[1].split("\n## ")[0]
    cells = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    return [name for cell in cells for name in re.findall("`([^`]+)`", cell)]


def rows(client, query=""):
    written = client.get(f"/meetings.csv{query}").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written, newline="")))


def records(client, query=""):
    return json.loads(client.get(f"/meetings.json{query}").getvalue())


def keys(records):
    found = set()
    for record in records:
        for key, value in record.items():
            found.add(key)
            if value and isinstance(value, list) and isinstance(value[0], dict):
                found |= {f"{key}[].{inner}" for item in value for inner in item}
    return found


def test_the_columns_of_the_csv_file_are_those_of_the_document_in_its_order(curated, client):
    assert list(rows(client)[0]) == documented("Columns of `/meetings.csv`") == list(COLUMNS)


def test_the_keys_of_the_json_file_are_those_of_the_document(curated, client):
    assert keys(records(client)) == set(documented("Keys of `/meetings.json`"))


def test_the_csv_file_begins_with_the_byte_order_mark_that_spreadsheets_need(curated, client):
    written = client.get("/meetings.csv").getvalue()
    assert written.startswith(b"\xef\xbb\xbfslug,date,")
    assert written.count(b"\r\n") == written.count(b"\n") == 15


def test_the_row_of_the_talks(curated, client):
    [row] = [row for row in rows(client) if row["slug"] == "2025-12-03-viet-nam-belarus-talks"]
    assert (row["date"], row["date_basis"], row["kind"], row["host"]) == (
        "2025-12-03",
        "header",
        "talks",
        "vn",
    )
    assert (row["sides"], row["place"], row["place_country"]) == ("Viet Nam; Belarus", "Hà Nội", "VN")
    assert row["participants"].startswith("Lương Tam Quang (Minister of Public Security; General; ")
    assert (row["languages"], row["publishers"]) == ("bn; vi", "daibieunhandan.vn")


def test_the_row_of_the_meeting_without_a_year_holds_no_bounds(curated, client):
    row = rows(client)[-1]
    assert (row["date"], row["date_lower"], row["date_upper"]) == ("XXXX-05-13", "", "")
    assert records(client)[-1]["date_lower"] is None


def test_both_files_hold_the_same_meetings(curated, client):
    for row, record in zip(rows(client), records(client), strict=True):
        for column in ("slug", "title", "date", "kind", "standing", "review"):
            assert row[column] == record[column]
        assert row["date_upper"] == (record["date_upper"] or "")
        assert row["sides"] == "; ".join(side["name"] for side in record["sides"])
        assert row["topics"] == "; ".join(record["topics"])


@pytest.mark.parametrize("formula", ["=HYPERLINK(0)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_run_as_a_formula(db, client, formula):
    official = make_official(formula)
    make_meeting(
        officials=[official], title=formula, place=formula, place_language="en", place_basis="stated"
    )
    [row] = rows(client)
    assert row["title"] == row["place"] == f"'{formula}"
    assert row["participants"] == f"'{formula}"
    assert records(client)[0]["title"] == formula


def test_a_person_without_a_name_is_told_by_the_post_and_a_text_counts_once(db, client):
    text = make_text()
    meeting = make_meeting(texts=[text, text])
    Participation.objects.create(
        meeting=meeting, side=Side.objects.first(), position=0, post="Deputy Minister"
    )
    index.put([meeting])
    [row] = rows(client)
    assert row["participants"] == "name not stated (Deputy Minister)"
    assert row["languages"] == "vi"


def test_an_empty_selection_is_a_header_and_an_empty_array(curated, client):
    assert rows(client, "?kind=phone_call") == []
    assert client.get("/meetings.csv?kind=phone_call").getvalue().decode("utf-8-sig").startswith("slug,")
    assert records(client, "?kind=phone_call") == []


def test_a_list_longer_than_one_piece_of_the_stream_is_whole(db, client, monkeypatch):
    monkeypatch.setattr(timeline, "EXPORT_CHUNK", 4)
    for number in range(11):
        make_meeting(slug=f"made-{number:02}", date=f"2025-01-{number + 1:02}")
    wanted = [f"made-{number:02}" for number in reversed(range(11))]
    assert [row["slug"] for row in rows(client)] == wanted
    assert [record["slug"] for record in records(client)] == wanted
