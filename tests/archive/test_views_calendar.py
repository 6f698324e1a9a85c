"""/meetings/calendar/ and /meetings.ics, with the filters of the list."""

import pytest

from archive import month_grid
from tests.factories import make_meeting
from tests.html_tree import tree

pytestmark = pytest.mark.usefixtures("curated")


def test_the_calendar_opens_at_the_last_month_and_links_each_day_to_its_list(client):
    page = tree(client.get("/meetings/calendar/?country=BY"))
    assert page.one("caption").text == "December 2025"
    day = next(link for link in page.all("a", class_="cal-n") if link.text.startswith("3 "))
    assert day.attributes["href"] == "/meetings/?country=BY&from=2025-12-03&to=2025-12-03"
    assert client.get(day.attributes["href"]).status_code == 200
    assert (
        page.one("nav", class_="cal-nav").one(rel="prev").attributes["href"].startswith("?country=BY&month=")
    )


def test_list_and_calendar_lead_to_each_other_with_the_same_filters(client):
    here = (
        tree(client.get("/meetings/?kind=talks&sort=oldest")).one(class_="switch").one("a").attributes["href"]
    )
    assert here == "/meetings/calendar/?kind=talks"
    back = tree(client.get(here)).one(class_="switch").one("a").attributes["href"]
    assert back == "/meetings/?kind=talks"


def test_every_dated_meeting_is_in_the_calendar_of_its_month(client, monkeypatch):
    monkeypatch.setattr(month_grid, "SHOWN", 9)
    for held in tree(client.get("/meetings/")).all("li", class_="meet"):
        slug = held.attributes["id"].removeprefix("m-")
        if slug.startswith("20"):
            page = client.get(f"/meetings/calendar/?month={slug[:7]}").content.decode()
            assert f"/meetings/{slug}/" in page


def test_a_year_is_a_table_of_months(client):
    page = tree(client.get("/meetings/calendar/?year=2025"))
    rows = {row.one("th").text: row.one("td").text for row in page.one("table").one("tbody").all("tr")}
    assert len(rows) == 12
    assert page.one("tfoot").one("td").text == str(sum(map(int, rows.values())))


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("month=2025-13", "“2025-13” is not a month"),
        ("month=1799-12", "“1799-12” is not a month"),
        ("month=২০২৫-১২", "“২০২৫-১২” is not a month"),
        ("month=2025-12&month=2025-11", "is not a month"),
        ("year=25", "“25” is not a year"),
        ("year=2200", "“2200” is not a year"),
        ("year=2025&month=2025-12", "either month or year"),
        ("week=3", "There is no such filter."),
        ("kind=party", "kind=party"),
    ],
)
def test_what_is_wrong_is_refused_by_name(client, query, told):
    answer = client.get(f"/meetings/calendar/?{query}")
    assert answer.status_code == 400
    assert told in tree(answer).one(class_="notice").text


def test_the_first_and_the_last_month_of_the_timeline_have_a_calendar(client):
    for month in ("1800-01", "2199-12"):
        assert client.get(f"/meetings/calendar/?month={month}").status_code == 200


def test_the_empty_fields_of_the_form_leave_the_address(client):
    answer = client.get("/meetings/calendar/?from=&to=&near=&within=&kind=visit&month=2025-12")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/meetings/calendar/?kind=visit&month=2025-12",
    )


def test_without_a_meeting_the_calendar_offers_the_ways_out(client):
    page = tree(client.get("/meetings/calendar/?country=MA&topic=culture"))
    ways = page.one(class_="empty").all("a")
    assert all(way.attributes["href"].startswith("/meetings/calendar/?") for way in ways)
    assert not page.all("table", class_="cal")


def test_the_calendar_file_holds_what_has_a_day_and_counts_the_rest(client):
    make_meeting(slug="vague", date="2025")
    file = client.get("/meetings.ics")
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    content = file.content.decode().replace("\r\n ", "")
    listed = len(tree(client.get("/meetings/")).all("li", class_="meet"))
    events = content.count("BEGIN:VEVENT")
    [told] = [line for line in content.split("\r\n") if line.startswith("X-WR-CALDESC:")]
    assert told.startswith(f"X-WR-CALDESC:{listed - events} meetings of the selection are left out")
    assert "/meetings/vague/" not in content
    assert "UID:http://testserver/meetings/2025-12-03-viet-nam-belarus-talks/" in content
    assert client.get("/meetings.ics?kind=party").status_code == 400


def test_the_calendar_file_keeps_to_the_filters(client):
    content = client.get("/meetings.ics?from=2025-12-03&to=2025-12-03&kind=reception").content.decode()
    assert content.count("BEGIN:VEVENT") == 1
