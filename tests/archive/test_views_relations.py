"""Relations: their numbers as list, table and CSV file, and what the page of two sides tells with its passages."""

import csv
import io
import re
from pathlib import Path

import pytest

from archive.models import MeetingLink
from archive.relation_export import COLUMNS
from tests.factories import (
    first_passage,
    make_evidence,
    make_meeting,
    make_official,
    make_organisation,
    make_text,
)
from tests.html_tree import tree

DOCUMENT = (Path(__file__).parents[2] / "docs" / "formats" / "relations.md").read_text(encoding="utf-8")


def section(page, heading):
    return page.one(id=heading).parent.parent


def listed(client, query=""):
    """{relation: its cells} of the list, in its order."""
    part = section(tree(client.get(f"/relations/{query}")), "h-all")
    return {
        row.one("th").text: [cell.text for cell in row.all("td") if not cell.all("svg")]
        for row in part.one("tbody").all("tr")
    }


def exported(client):
    answer = client.get("/relations.csv")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_list_tells_meetings_hosts_and_dates_of_every_relation(curated, client):
    found = listed(client)
    assert list(found)[:2] == ["Viet Nam – Belarus", "Viet Nam – Morocco"]
    assert found["Viet Nam – Belarus"] == ["7", "6", "1", "0", "May 2025", "December 2025"]
    assert found["Belarus – INTERPOL"] == ["1", "0", "0", "1", "Year not stated"]
    assert len(found) == 7


def test_the_list_can_be_sorted_and_says_what_it_cannot(curated, client):
    assert next(iter(listed(client, "?sort=name"))) == "Belarus – INTERPOL"
    latest = list(listed(client, "?sort=latest"))
    assert latest[:2] == ["Viet Nam – Belarus", "Viet Nam – Morocco"]
    assert latest[-1] == "Belarus – INTERPOL"
    assert client.get("/relations/?sort=size").status_code == 400


def test_the_table_of_sides_holds_every_relation_twice(curated, client):
    part = section(tree(client.get("/relations/")), "h-matrix")
    counts = {}
    for cell in part.all("a"):
        counts.setdefault(cell.attributes["href"], []).append(cell.text.split()[0])
    assert counts["/relations/vn-by/"] == ["7", "7"]
    assert all(len(pair) == 2 for pair in counts.values())
    assert len(counts) == 7


def test_a_meeting_of_three_sides_counts_in_each_relation_and_its_articles_do_not(db, client):
    make_meeting(["VN", "BY", "MA"], texts=[make_text() for _ in range(5)])
    assert [row["meetings"] for row in exported(client)] == ["1", "1", "1"]


def test_the_csv_file_has_the_numbers_of_the_pages(curated, client):
    rows = exported(client)
    assert list(rows[0]) == list(COLUMNS) == re.findall(r"^\| `(\w+)`", DOCUMENT, re.MULTILINE)
    assert len(rows) == len(listed(client))
    for row in rows:
        page = tree(client.get(f"/relations/{row['relation']}/"))
        assert page.one("p", class_="kicker").all("span")[1].text.split()[0] == row["meetings"]
        assert len(page.one("ol", class_="spine").all("li", class_="sp")) == int(row["meetings"])
        kinds = [int(row[column]) for column in COLUMNS if column.startswith("kind_")]
        standings = [int(row[column]) for column in COLUMNS if column.startswith("standing_")]
        assert sum(kinds) == sum(standings) == int(row["meetings"])
        hosts = [int(row[f"host{end}"]) for end in ("ed_by_first", "ed_by_second", "_not_stated")]
        assert sum(hosts) == int(row["meetings"])
    assert client.get("/relations.csv?x=1").status_code == 400


def test_the_brief_tells_the_first_and_latest_meeting_the_visit_and_the_documents_with_passages(
    curated, client
):
    page = tree(client.get("/relations/vn-by/"))
    brief = {row.one("th").text: row for row in page.one(id="h-brief").parent.parent.one("tbody").all("tr")}
    assert brief["First meeting"].all("td")[0].text.startswith("May 2025")
    assert brief["Latest meeting"].all("td")[0].text.startswith("3 December 2025")
    assert "1 to 4 December 2025, with 3 meetings" in brief["Visits"].text
    assert "Letter of intent" in brief["Document signed"].text
    assert "No report of a signing is held." in brief["Next step named"].text
    for name in ("First meeting", "Latest meeting", "Document signed", "Next step named"):
        refs = brief[name].all("a", class_="ref")
        assert refs, name
        for ref in refs:
            assert page.one(id=ref.attributes["href"][1:]).all("blockquote")
    languages = [quote.lang for quote in page.all("blockquote")]
    assert set(languages) == {"vi", "bn"}


def test_every_number_beside_a_statement_leads_to_its_passage_and_no_passage_is_idle(curated, client):
    page = tree(client.get("/relations/vn-by/"))
    refs = {ref.attributes["href"][1:] for ref in page.all("a", class_="ref")}
    assert refs == {item.attributes["id"] for item in page.all("li", class_="psg")}


def test_steps_between_the_meetings_are_told(curated, client):
    steps = section(tree(client.get("/relations/vn-by/")), "h-steps").text
    assert "Follows" in steps
    assert "2 December 2025" in steps


def test_a_step_carries_its_own_passages_only(db, client):
    text = make_text()
    first, second, third = (make_meeting(date=f"2025-0{month}-03") for month in (1, 2, 3))
    for later, earlier in ((second, first), (third, first)):
        MeetingLink.objects.create(meeting=later, kind="follows", to=earlier)
    make_evidence(second, "link", first_passage(text), link=first)
    page = tree(client.get("/relations/vn-by/"))
    cells = [row.all("a", class_="ref") for row in section(page, "h-steps").one("tbody").all("tr")]
    assert [len(found) for found in cells] == [0, 1]


def test_people_known_by_their_post_alone_are_listed_on_their_side(curated, client):
    page = tree(client.get("/relations/vn-by/"))
    belarus = section(page, "h-offs").all(class_="bench-b")[0]
    assert "3 named; 2 known by post only" in belarus.one("h3").text
    assert "Name not stated Minister of Internal Affairs" in belarus.text


@pytest.mark.parametrize(
    ("pair", "left", "right"),
    [
        ("by-interpol", "Kubrakov", "Al-Raisi"),
        ("interpol-by", "Al-Raisi", "Kubrakov"),
        ("vn-kaspersky", "Lương Tam", "Eugene"),
    ],
)
def test_a_body_is_a_side_like_a_country(curated, client, pair, left, right):
    page = tree(client.get(f"/relations/{pair}/"))
    benches = section(page, "h-offs").all(class_="bench")
    assert left in benches[0].text
    assert right in benches[1].text
    sides = page.one(id="h-brief").parent.parent.one("tbody").all("tr")[0].all("a")
    for link in sides:
        assert client.get(link.attributes["href"]).status_code == 200


def test_two_bodies_have_a_relation_too(db, client):
    make_meeting(["unodc", "interpol"], officials=[make_official("Ghada Waly")])
    page = tree(client.get("/relations/unodc-interpol/"))
    assert "Ghada Waly" in section(page, "h-offs").all(class_="bench")[0].text


def test_only_confirmed_meetings_are_told(db, client):
    make_meeting(["VN", "BY"], review="machine", officials=[make_official("Nobody yet")])
    page = tree(client.get("/relations/vn-by/"))
    assert "Nobody yet" not in page.text
    assert "No meeting between these two sides is recorded." in page.text
    assert exported(client) == []


def test_a_body_whose_key_has_two_letters_is_no_country(db, client):
    make_meeting(["VN", make_organisation("un", name="United Nations")])
    page = tree(client.get("/relations/vn-un/"))
    assert page.one("h1").text == "Viet Nam and United Nations"
    links = [link.attributes["href"] for link in section(page, "h-brief").one("tbody").all("tr")[0].all("a")]
    assert links == ["/countries/vn/", "/organisations/un/"]
