"""The pages of countries: whom they met, who hosted, and what they say where nothing is recorded."""

import pytest

from archive.models import Redirect
from tests.factories import make_country, make_document, make_meeting, make_official, make_organisation
from tests.html_tree import tree


def entries(part):
    return [
        (line.one(class_="n").text, line.one(class_="c").text)
        for line in part.all("li")
        if line.all(class_="c")
    ]


def section(page, heading):
    return page.one(id=heading).parent.parent


def test_a_country_lists_every_relation_with_its_meetings(curated, client):
    page = tree(client.get("/countries/vn/"))
    assert page.one("h1").text == "Viet Nam"
    found = entries(section(page, "h-pairs"))
    assert found[:2] == [("Belarus", "7 meetings"), ("Morocco", "2 meetings")]
    for link in section(page, "h-pairs").all("a"):
        number = link.one(class_="c").text.split()[0]
        relation = tree(client.get(link.attributes["href"]))
        assert relation.one("p", class_="kicker").text.startswith(f"Relation{number} meeting")


def test_a_country_tells_what_it_hosted_and_where_it_went(curated, client):
    page = tree(client.get("/countries/by/"))
    picture = section(page, "h-hosts")
    assert "hosted by Belarus, 1. Below: hosted by the other side, 6." in picture.one("figcaption").text
    rows = picture.one("tbody").all("tr")
    counted = [[int(cell.text) for cell in row.all("td")] for row in rows]
    assert [sum(column) for column in zip(*counted, strict=True)] == [1, 6, 0]


def test_years_are_drawn_where_the_months_are_too_many(db, client):
    for year in (2010, 2015, 2015, 2024):
        make_meeting(["VN", "BY"], date=f"{year}-05-03", host=0)
    make_meeting(["VN", "BY"], date="1950", host=1)
    picture = section(tree(client.get("/countries/vn/")), "h-hosts")
    rows = {
        row.one("th").text: [cell.text for cell in row.all("td")] for row in picture.one("tbody").all("tr")
    }
    assert rows == {
        "1950 to 2001": ["0", "1", "0"], "2010": ["1", "0", "0"], "2015": ["2", "0", "0"], "2024": ["1", "0", "0"],
    }  # fmt: skip
    drawn = [float(bar.attributes["height"]) for bar in picture.one("svg", class_="months").all("rect")]
    assert len(drawn) == 5


def test_the_picture_shows_the_number_where_there_are_five_and_more(db, client):
    for _ in range(7):
        make_meeting(["VN", "BY"], host=0)
    make_meeting(["VN", "BY"], date="2025-01-02", host=0)
    drawing = section(tree(client.get("/countries/vn/")), "h-hosts").one("svg", class_="months")
    heights = sorted(float(bar.attributes["height"]) for bar in drawing.all("rect"))
    assert len(heights) == 2
    assert heights[1] == pytest.approx(7 * heights[0], rel=0.02)


def test_meetings_of_others_held_in_a_country_are_told_apart(db, client):
    make_meeting(
        ["VN", "BY"], place_country=make_country("AU"), place_basis="stated", title="Talks elsewhere"
    )
    page = tree(client.get("/countries/au/"))
    assert "Talks elsewhere" in section(page, "h-venue").text
    assert "No meeting of this country is recorded" in page.text


def test_a_country_without_meetings_says_so(curated, client):
    page = tree(client.get("/countries/fr/"))
    assert page.one("h1").text == "France"
    assert "No meeting of this country is recorded" in page.one("main").text


def test_what_is_no_country_is_not_found_and_capitals_lead_on(curated, client):
    answer = client.get("/countries/zz/")
    assert answer.status_code == 404
    assert "“zz” is not an ISO 3166-1 code" in tree(answer).text
    moved = client.get("/countries/VN/")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/countries/vn/")
    assert client.get("/countries/vn/?x=1").status_code == 400


def test_the_list_of_countries_is_by_name(curated, client):
    found = entries(section(tree(client.get("/countries/")), "h-all"))
    assert found == [
        ("Australia", "1 meeting"), ("Belarus", "8 meetings"), ("Morocco", "2 meetings"), ("Viet Nam", "13 meetings"),
    ]  # fmt: skip
    assert client.get("/countries/?page=2").status_code == 404


@pytest.mark.parametrize("kind", ["meeting", "official", "organisation", "document"])
def test_an_earlier_address_leads_to_the_record_for_good(db, client, kind):
    target = {
        "meeting": make_meeting,
        "official": make_official,
        "organisation": make_organisation,
        "document": make_document,
    }[kind]()
    if kind == "document":
        make_meeting(documents=[target])
    Redirect.objects.create(slug="as-it-was", **{kind: target})
    answer = client.get(f"/{kind}s/as-it-was/")
    assert (answer.status_code, answer.headers["Location"]) == (301, target.get_absolute_url())
    assert client.get(f"/{kind}s/as-it-never-was/").status_code == 404
    others = {"meeting", "official", "organisation", "document"} - {kind}
    assert {client.get(f"/{other}s/as-it-was/").status_code for other in others} == {404}
