"""/meetings/ over the curated archive: which meetings an address lists, in which order, with which choices."""

import csv
import io
import json
from urllib.parse import parse_qsl, urlencode

import pytest

from archive import index
from archive.models import Meeting
from tests.factories import make_meeting
from tests.html_tree import tree

TALKS = "2025-12-03-viet-nam-belarus-talks"
RECEPTION = "2025-12-03-viet-nam-belarus-reception"
CONSULTATION = "2025-12-02-viet-nam-belarus-consultation"
VISIT = "2025-12-01-viet-nam-belarus-visit"
PLANNED = "2025-11-viet-nam-morocco"
UNODC, AUSTRALIA, MOROCCO, KASPERSKY = (
    f"2025-10-25-viet-nam-{side}" for side in ("unodc", "australia", "morocco", "kaspersky")
)
OPENING = "2025-10-25-hanoi-convention-opening"
CONVENTION = "2025-10-viet-nam-belarus-hanoi-convention"
NATIONAL_DAY = "2025-09-02-viet-nam-belarus-national-day"
MAY_VISIT = "2025-05-viet-nam-belarus-visit"
INTERPOL = "xxxx-05-13-belarus-interpol"
NEWEST_FIRST = [
    TALKS, RECEPTION, CONSULTATION, VISIT, PLANNED, UNODC, AUSTRALIA, MOROCCO, KASPERSKY, OPENING, CONVENTION,
    NATIONAL_DAY, MAY_VISIT, INTERPOL,
]  # fmt: skip
OLDEST_FIRST = [
    MAY_VISIT, NATIONAL_DAY, CONVENTION, OPENING, KASPERSKY, MOROCCO, AUSTRALIA, UNODC, PLANNED, VISIT,
    CONSULTATION, RECEPTION, TALKS, INTERPOL,
]  # fmt: skip

pytestmark = pytest.mark.usefixtures("curated")

# Written down once and asked of both databases.
LISTS = {
    "": NEWEST_FIRST,
    "sort=newest": NEWEST_FIRST,
    "sort=oldest": OLDEST_FIRST,
    "country=VN&country=BY": [TALKS, RECEPTION, CONSULTATION, VISIT, CONVENTION, NATIONAL_DAY, MAY_VISIT],
    "country=BY&country=VN&sort=oldest": [
        MAY_VISIT, NATIONAL_DAY, CONVENTION, VISIT, CONSULTATION, RECEPTION, TALKS,
    ],
    "country=BY": [TALKS, RECEPTION, CONSULTATION, VISIT, CONVENTION, NATIONAL_DAY, MAY_VISIT, INTERPOL],
    "relation=by-vn": [TALKS, RECEPTION, CONSULTATION, VISIT, CONVENTION, NATIONAL_DAY, MAY_VISIT],
    "relation=vn-ma": [PLANNED, MOROCCO],
    "organisation=unodc": [UNODC],
    "organisation=interpol": [INTERPOL],
    "country=VN&organisation=kaspersky": [KASPERSKY],
    "organisation=security-council-by": [TALKS, RECEPTION, CONSULTATION, VISIT],
    "official=volfovich": [TALKS, RECEPTION, VISIT],
    "official=to-lam&official=waly": [RECEPTION, UNODC, MAY_VISIT],
    "topic=training": [TALKS, UNODC, INTERPOL],
    "kind=reception": [RECEPTION, UNODC, AUSTRALIA, MOROCCO, KASPERSKY],
    "kind=visit&kind=consultation": [CONSULTATION, VISIT, MAY_VISIT],
    "standing=planned": [PLANNED],
    "host=by": [MAY_VISIT],
    "language=vi": [TALKS, CONSULTATION, VISIT, MAY_VISIT],
    "publisher=vietnamplus.vn": [RECEPTION, VISIT, CONVENTION, NATIONAL_DAY, MAY_VISIT],
    "known=yearless": [INTERPOL],
    "known=month&known=planned": [PLANNED, CONVENTION, MAY_VISIT],
    "review=machine": [],
    "from=2025-12-01&to=2025-12-31": [TALKS, RECEPTION, CONSULTATION, VISIT],
    "from=2025-12": [TALKS, RECEPTION, CONSULTATION, VISIT],
    "from=2025-12-04": [VISIT],
    "from=2025-12-05": [],
    "to=2025-05": [MAY_VISIT],
    "to=2025-05-01": [MAY_VISIT],
    "from=2025-10-20&to=2025-10-25": [UNODC, AUSTRALIA, MOROCCO, KASPERSKY, OPENING, CONVENTION],
    "from=2025-11-30&to=2025-11-30": [PLANNED],
    "from=2024&to=2024": [],
    "country=VN&country=BY&topic=terrorism&language=vi": [TALKS],
}  # fmt: skip


def listed(page):
    return [item.attributes["id"].removeprefix("m-") for item in page.all("li", class_="meet")]


def slugs(client, query):
    return [record["slug"] for record in json.loads(client.get(f"/meetings.json?{query}").getvalue())]


@pytest.mark.parametrize(("query", "wanted"), LISTS.items())
def test_an_address_lists_these_meetings_in_this_order_and_no_other(client, query, wanted):
    page = tree(client.get(f"/meetings/?{query}"))
    assert listed(page) == wanted
    assert page.one(id="h-results").text == f"{len(wanted)} of 14 meetings"


@pytest.mark.parametrize("query", LISTS)
def test_the_data_have_the_rows_and_the_order_of_the_page(client, query):
    assert slugs(client, query) == LISTS[query]
    written = client.get(f"/meetings.csv?{query}").getvalue().decode("utf-8-sig")
    assert [row["slug"] for row in csv.DictReader(io.StringIO(written, newline=""))] == LISTS[query]


@pytest.mark.parametrize("query", ["", "sort=oldest"])
def test_the_meeting_without_a_year_stands_last_in_a_group_of_its_own(client, query):
    page = tree(client.get(f"/meetings/?{query}"))
    group = page.one("h3", id="none")
    assert group.text == "Year not stated"
    assert page.all(class_="group-y")[-1] is group
    row = page.one(id=f"m-{INTERPOL}")
    assert row.one("time").attributes["datetime"] == "05-13"
    assert row.one("time").text == "13 May, year not stated"
    assert "Year not stated in the source" in row.text
    assert "2025" not in row.one(class_="meet-date").text


def test_meetings_are_grouped_by_year_and_month_with_their_numbers(client):
    page = tree(client.get("/meetings/?country=VN&country=BY"))
    assert [heading.text for heading in page.all("h3", class_="group-y")] == ["2025"]
    months = [heading.text.split(" Link to")[0] for heading in page.all("h4", class_="group-m")]
    assert months == [
        "December 4 of 4 meetings", "October 1 of 6 meetings", "September 1 of 1 meeting", "May 1 of 1 meeting",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "uncertain"),
    [
        ("from=2025-12-04", set()),
        ("from=2025-11-30&to=2025-11-30", {PLANNED}),
        ("from=2025-10-20&to=2025-10-25", {CONVENTION}),
        ("from=2025-10", set()),
        ("to=2025-05-01", {MAY_VISIT}),
        ("", set()),
    ],
)
def test_a_meeting_known_only_to_the_month_is_marked_where_the_period_cuts_it(client, query, uncertain):
    page = tree(client.get(f"/meetings/?{query}"))
    marked = {
        item.attributes["id"].removeprefix("m-")
        for item in page.all("li", class_="meet")
        if "May lie outside the period asked for" in item.text
    }
    assert marked == uncertain


@pytest.mark.parametrize(
    ("query", "parameter", "value", "reason"),
    [
        ("foo=1", "foo", "1", "There is no such filter."),
        ("words=", "words", "", "There is no such filter."),
        ("country=ZZ", "country", "ZZ", "“ZZ” is not in the archive."),
        ("country=vn", "country", "vn", "“vn” is not in the archive."),
        ("organisation=nobody", "organisation", "nobody", "“nobody” is not in the archive."),
        ("official=nobody", "official", "nobody", "“nobody” is not in the archive."),
        ("topic=nothing", "topic", "nothing", "“nothing” is not in the archive."),
        ("publisher=example.org", "publisher", "example.org", "“example.org” is not in the archive."),
        ("relation=vn", "relation", "vn", "“vn” does not name two sides, as “vn-by” does."),
        ("relation=vn-vn", "relation", "vn-vn", "does not name two sides"),
        ("host=zz", "host", "zz", "“zz” is not a side of any meeting."),
        ("kind=party", "kind", "party", "party is not one of the available choices"),
        ("standing=x", "standing", "x", "x is not one of the available choices"),
        ("language=xx", "language", "xx", "xx is not one of the available choices"),
        ("known=x", "known", "x", "x is not one of the available choices"),
        ("review=x", "review", "x", "x is not one of the available choices"),
        ("sort=random", "sort", "random", "random is not one of the available choices"),
        ("from=3/12", "from", "3/12", "“3/12” is not a date. Write a year, month or day"),
        ("from=2025-02-30", "from", "2025-02-30", "is not a date"),
        ("to=XXXX-05-13", "to", "XXXX-05-13", "is not a date"),
        ("from=2025-12&to=2025-10", "to", "2025-10", "The period ends (2025-10) before it begins (2025-12)."),
        ("page=0", "page", "0", "greater than or equal to 1"),
        ("page=-1", "page", "-1", "greater than or equal to 1"),
        ("page=x", "page", "x", "Enter a whole number."),
        ("after=x", "after", "x", "Enter a whole number."),
        ("after=-5", "after", "-5", "greater than or equal to 0"),
        ("page=2&after=5", "after", "5", "Write either page or after, not both."),
    ],
)
def test_what_is_wrong_in_an_address_is_refused_by_name_and_value_in_all_forms(
    client, query, parameter, value, reason
):
    answer = client.get(f"/meetings/?{query}")
    page = tree(answer)
    assert answer.status_code == 400
    assert len(page.all("h1")) == 1
    problems = [item.text for item in page.one(class_="notice-bad").all("li")]
    assert [
        problem for problem in problems if problem.startswith(f"{parameter}={value}:") and reason in problem
    ]
    assert page.all("li", class_="meet") == []
    as_csv = client.get(f"/meetings.csv?{query}")
    assert (as_csv.status_code, as_csv.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert f"{parameter}={value}: " in as_csv.content.decode()
    as_json = client.get(f"/meetings.json?{query}")
    assert as_json.status_code == 400
    assert parameter in [error["parameter"] for error in as_json.json()["errors"]]


def test_all_that_is_wrong_is_named_at_once(client):
    page = tree(client.get("/meetings/?foo=1&country=ZZ&from=3/12"))
    parameters = [item.one("code").text for item in page.one(class_="notice-bad").all("li")]
    assert sorted(parameters) == ["country=ZZ", "foo=1", "from=3/12"]


def test_an_empty_date_field_of_the_form_is_no_filter(client):
    assert slugs(client, "from=&to=") == NEWEST_FIRST


def test_a_page_beyond_the_last_is_not_found(client):
    assert client.get("/meetings/?page=1").status_code == 200
    assert client.get("/meetings/?page=2").status_code == 404
    assert client.get("/meetings/?page=999999999").status_code == 404


def test_an_empty_list_offers_what_taking_one_filter_away_gives(client):
    page = tree(client.get("/meetings/?country=MA&topic=culture&from=2024&to=2024-05"))
    assert page.one(class_="empty").one("h3").text == "No meeting matches these filters"
    offers = {link.one(class_="n").text: link for link in page.one(class_="empty").all("a")}
    assert set(offers) == {
        "Any country, keeping Culture · 2024 to May 2024",
        "Any topic, keeping Morocco · 2024 to May 2024",
        "Any date, keeping Morocco · Culture",
        "Only Morocco", "Only Culture", "Only 2024 to May 2024",
    }  # fmt: skip
    for link in offers.values():
        wanted = int(link.one(class_="c").text.split()[0])
        assert len(listed(tree(client.get(link.attributes["href"])))) == wanted
    other = tree(client.get("/meetings/?country=MA&topic=culture"))
    assert [link.one(class_="c").text for link in other.one(class_="empty").all("a")] == [
        "1 meeting",
        "2 meetings",
    ]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "country=VN&country=BY",
        "official=volfovich&language=vi",
        "kind=reception&from=2025-10",
        "organisation=unodc",
    ],
)
def test_the_number_beside_a_choice_is_what_choosing_it_gives(client, query):
    page = tree(client.get(f"/meetings/?{query}"))
    options = list(page.all("label", class_="opt"))
    assert len(options) > 20
    for option in options:
        box = option.one("input")
        name, value = box.attributes["name"], box.attributes["value"]
        count = int(option.one(class_="c").text.split()[0])
        kept = [pair for pair in parse_qsl(query) if name in ("country", "organisation") or pair[0] != name]
        address = urlencode(list(dict.fromkeys([*kept, (name, value)])))
        assert len(slugs(client, address)) == count, address


def test_what_is_chosen_is_ticked(client):
    page = tree(client.get("/meetings/?country=VN&relation=by-vn&topic=training&known=stated"))
    ticked = [box.attributes for box in page.all("input") if "checked" in box.attributes]
    assert [(box["name"], box["value"]) for box in ticked] == [
        ("country", "VN"), ("relation", "vn-by"), ("topic", "training"), ("known", "stated"),
    ]  # fmt: skip


def test_a_chip_stands_for_each_filter_and_leads_to_the_list_without_it(client):
    query = "country=VN&country=BY&topic=training&from=2025&relation=by-vn&host=vn&sort=oldest&page=1"
    page = tree(client.get(f"/meetings/?{query}"))
    chips = {chip.text.removesuffix(" Remove this filter"): chip for chip in page.all("a", class_="chip")}
    assert list(chips) == [
        "Country Viet Nam", "Country Belarus", "Topic Training", "Relation Viet Nam – Belarus", "Host Viet Nam",
        "Dates from 2025",
    ]  # fmt: skip
    assert chips["Country Belarus"].attributes["href"] == (
        "/meetings/?country=VN&topic=training&from=2025&relation=by-vn&host=vn&sort=oldest"
    )
    assert chips["Dates from 2025"].attributes["href"] == (
        "/meetings/?country=VN&country=BY&topic=training&relation=by-vn&host=vn&sort=oldest"
    )


def test_the_export_links_keep_the_filters_and_the_order(client):
    page = tree(client.get("/meetings/?topic=training&sort=oldest&page=1"))
    menus = {menu.one("summary").text: menu for menu in page.all("details", class_="menu")}
    links = [link.attributes["href"] for link in menus["Export"].all("a")]
    assert links == [
        f"/meetings.{form}?topic=training&sort=oldest" for form in ("csv", "json", "jsonl", "ics")
    ]
    [followed] = [link.attributes["href"] for link in menus["Follow"].all("a")]
    assert followed == "webcal://testserver/meetings.ics?topic=training"


def test_machine_found_meetings_are_listed_only_when_asked_for(client):
    make_meeting(slug="found", review="machine", date="2025-12-09", title="Found by machine")
    assert slugs(client, "") == NEWEST_FIRST
    assert slugs(client, "review=machine") == ["found"]
    assert slugs(client, "review=machine&review=confirmed") == ["found", *NEWEST_FIRST]
    row = tree(client.get("/meetings/?review=machine")).one("li", class_="meet")
    assert "Machine, not confirmed" in row.text


def test_a_removed_meeting_is_in_no_list(client):
    held = Meeting.objects.get(slug=PLANNED)
    held.removed_reason = "Entered twice."
    held.save()
    index.put([held])
    assert PLANNED not in slugs(client, "")
    assert tree(client.get("/meetings/")).one(id="h-results").text == "13 of 13 meetings"


def test_pages_follow_each_other_without_a_gap_by_number_and_by_place(client):
    for number in range(60):
        make_meeting(slug=f"made-{number:02}", date=f"20{10 + number % 10}-0{1 + number % 9}-11")
    for query in ("", "sort=oldest"):
        everything = slugs(client, query)
        first, second = (tree(client.get(f"/meetings/?{query}&page={page}")) for page in (1, 2))
        assert listed(first) + listed(second) == everything
        assert len(everything) == 74
        following = first.one("a", rel="next").attributes["href"]
        assert "after=" in following
        assert listed(tree(client.get(f"/meetings/{following}"))) == listed(second)
        assert second.one("a", rel="prev").attributes["href"].endswith("page=1")
        assert second.all("a", rel="next") == []
