"""Home, officials, organisations, relations: what they tell of the curated archive, and that they are paged."""

import re

import pytest

from archive.views import officials, organisations, relations
from tests.factories import make_country, make_meeting, make_name, make_official, make_organisation
from tests.html_tree import tree


def entries(part):
    """(name, number) of a ledger's lines."""
    return [
        (line.one(class_="n").text, line.one(class_="c").text)
        for line in part.all("li")
        if line.all(class_="c")
    ]


@pytest.fixture
def home(curated, client):
    return tree(client.get("/"))


def test_the_home_page_tells_how_much_the_archive_holds(home):
    told = {item.one("dt").text: item.one("dd").text for item in home.one("dl", class_="tally").all("div")}
    assert told == {
        "meetings": "14", "articles": "5", "officials named": "12", "organisations": "16", "source languages": "2",
        "documents signed": "2",
    }  # fmt: skip


def test_the_home_page_lists_the_newest_meetings_first(home):
    rows = [row.attributes["id"] for row in home.all("li", class_="meet")]
    assert rows[:2] == ["m-2025-12-03-viet-nam-belarus-talks", "m-2025-12-03-viet-nam-belarus-reception"]
    assert len(rows) == 10


def test_the_picture_of_the_home_page_has_its_numbers_as_a_table_and_every_cell_leads_to_them(home, client):
    lines = home.one("details", class_="as-table").one("tbody").all("tr")
    assert [(line.one("th").text, line.one("td", class_="r").text) for line in lines][:2] == [
        ("Viet Nam – Belarus", "7"),
        ("Viet Nam – Morocco", "2"),
    ]
    assert sum(int(line.one("td", class_="r").text) for line in lines) == 14
    for line in lines:
        for cell in line.all("td")[1].all("a"):
            number = int(cell.text.split(": ")[1].split()[0])
            page = tree(client.get(cell.attributes["href"]))
            assert len(page.all("li", class_="meet")) >= number > 0
            assert page.one(id="h-results").text.endswith("of 14 meetings")


def test_the_home_page_has_one_search_box_with_examples_that_find_something(home, client):
    form = home.one("form", role="search")
    assert form.attributes["action"] == "/search/"
    examples = home.one(id="q-try").all("a")
    assert len(examples) == 3
    assert len({example.lang for example in examples}) == 3
    for example in examples:
        assert client.get(example.attributes["href"]).status_code == 200


def test_the_picture_shows_relations_that_met_in_its_year(db, client):
    for _ in range(3):
        make_meeting(["VN", "MA"], date="2019-05-03")
    make_meeting(["VN", "BY"], date="2025-12-03")
    make_meeting(["BY", "AU"], date="XXXX-05-13")
    lines = tree(client.get("/")).one("details", class_="as-table").one("tbody").all("tr")
    assert {line.one("th").text for line in lines} == {"Viet Nam – Belarus", "Belarus – Australia"}


@pytest.mark.parametrize(
    "address", ["/", "/relations/vn-by/", "/countries/vn/", "/officials/luong-tam-quang/"]
)
@pytest.mark.parametrize("language", ["vi", "bn"])
def test_the_measures_of_pictures_are_numbers_in_every_language(curated, client, address, language):
    page = tree(client.get(f"/{language}{address}"))
    measured = [
        element.attributes[name]
        for drawing in page.one("main").all("svg")
        for element in [drawing, *drawing.all()]
        for name in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height")
        if name in element.attributes
    ]
    assert measured
    assert [value for value in measured if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value)] == []


def test_the_home_page_names_organisations_as_texts_print_them(home):
    names = {
        item.lang
        for item in home.one(id="organisations").parent.parent.all("small")
        for item in item.all("span")
    }
    assert {"vi", "bn"} <= names


def test_both_drawings_of_the_picture_hold_the_cells_of_the_table(home):
    table = {link.attributes["href"] for link in home.one("details", class_="as-table").all("a")}
    for drawing in home.all("svg", class_="strip"):
        assert {link.attributes["href"] for link in drawing.all("a")} == table


def test_an_archive_without_anything_has_pages_that_say_so(db, client):
    for address, told in {
        "/": "No meeting is recorded yet.",
        "/meetings/": "No meeting is recorded yet",
        "/articles/": "No article is held yet.",
        "/officials/": "No official is recorded yet.",
        "/organisations/": "No organisation is recorded yet.",
        "/relations/": "No ",
    }.items():
        answer = client.get(address)
        assert answer.status_code == 200
        assert told in tree(answer).one("main").text, address


def test_an_official_shows_every_spelling_with_its_language_and_how_often_it_is_printed(curated, client):
    page = tree(client.get("/officials/luong-tam-quang/"))
    rows = (
        page.one("table", class_="table")
        if len(page.all("table", class_="table")) == 1
        else page.all("table")[0]
    )
    told = {
        line.one("th").text: (line.one("th").lang, line.all("td")[0].text, line.all("td")[2].text)
        for line in rows.one("tbody").all("tr")
    }
    assert told["Lương Tam Quang"] == ("vi", "Vietnamese", "8")
    assert told["লুওং তাম কোয়াং"][:2] == ("bn", "Bengali")
    assert len([name for name, (lang, *_) in told.items() if lang == "bn"]) == 3
    assert page.one("h1").all(lang="vi")[0].text == "Lương Tam Quang"


def test_an_official_shows_whom_they_met_and_who_sat_beside_them(curated, client):
    page = tree(client.get("/officials/luong-tam-quang/"))
    met = dict(entries(page.one(id="h-met").parent.parent))
    assert met["Aleksandr Grigorievich Volfovich Belarus"] == "1 meeting"
    assert len(met) == 6
    assert entries(page.one(id="h-with").parent.parent) == [("Lê Quốc Hùng", "1 meeting")]
    assert "Letter of intent" in page.one(id="h-signed").parent.parent.text


def test_an_organisation_shows_its_names_meetings_and_relations(curated, client):
    page = tree(client.get("/organisations/unodc/"))
    assert [row.attributes["id"] for row in page.all("li", class_="meet")] == ["m-2025-10-25-viet-nam-unodc"]
    names = {line.one("th").text: line.one("th").lang for line in page.one("table").one("tbody").all("tr")}
    assert names["ইউএনওডিসি"] == "bn"
    assert entries(page.one(id="h-pairs").parent.parent) == [("Viet Nam – UNODC", "1 meeting")]


def test_a_part_of_an_organisation_counts_for_the_whole(curated, client):
    page = tree(client.get("/organisations/security-council-by/"))
    assert "m-2025-12-03-viet-nam-belarus-talks" in [
        row.attributes["id"] for row in page.all("li", class_="meet")
    ]
    assert "State Secretariat" in page.one(id="h-parts").parent.parent.text


def test_the_relation_of_two_sides_tells_their_meetings_newest_first(curated, client):
    page = tree(client.get("/relations/vn-by/"))
    titles = [
        row.one("a", class_="plain").attributes["href"] for row in page.one("ol", class_="spine").all("li")
    ]
    assert titles[0] == "/meetings/2025-12-03-viet-nam-belarus-talks/"
    assert len(titles) == 7
    assert page.one("h1").text == "Viet Nam and Belarus"
    caption = page.one(id="months-cap").text
    assert caption.startswith("Above the line: hosted by Viet Nam, 6. Below: hosted by Belarus, 1.")
    benches = [dict(entries(bench)) for bench in page.one(id="h-offs").parent.parent.all(class_="bench")]
    assert any(name.startswith("Tô Lâm") for name in benches[0])
    assert any(name.startswith("Aleksandr Lukashenko") for name in benches[1])


def test_the_relation_turned_around_puts_the_other_side_left_and_names_the_one_address(curated, client):
    page = tree(client.get("/relations/by-vn/"))
    assert page.one("h1").text == "Belarus and Viet Nam"
    assert page.one("link", rel="canonical").attributes["href"] == "http://testserver/relations/vn-by/"
    assert "hosted by Belarus, 1. Below: hosted by Viet Nam, 6." in page.one(id="months-cap").text


def test_the_numbers_of_a_relation_are_those_of_the_lists_they_lead_to(curated, client):
    page = tree(client.get("/relations/vn-by/"))
    table = page.one(id="h-brief").parent.parent.one("table", class_="facts")
    links = [link for link in table.all("a") if link.attributes["href"].startswith("/meetings/?")]
    cells = " ".join(cell.text for cell in table.all("td"))
    assert len(links) > 5
    for link in links:
        number = len(tree(client.get(link.attributes["href"])).all("li", class_="meet"))
        assert f"{link.text} {number}" in cells


@pytest.mark.parametrize("pair", ["vn", "vn-vn", "vn-nowhere", "zz-vn"])
def test_a_relation_of_what_is_no_side_is_not_found(curated, client, pair):
    answer = client.get(f"/relations/{pair}/")
    assert answer.status_code == 404
    assert "This address does not name two sides of the archive." in tree(answer).one("main").text


def test_a_relation_without_a_meeting_says_so(curated, client):
    page = tree(client.get("/relations/by-ma/"))
    assert "No meeting between these two sides is recorded." in page.text


def test_the_lists_of_officials_and_organisations_count_meetings(curated, client):
    people = entries(tree(client.get("/officials/")).one(id="h-all").parent.parent)
    assert [number for name, number in people if name.startswith("Tô Lâm")] == ["2 meetings"]
    bodies = entries(tree(client.get("/organisations/")).one(id="h-all").parent.parent)
    assert ("INTERPOL International body", "1 meeting") in bodies
    assert (len(people), len(bodies)) == (12, 16)


@pytest.mark.parametrize(
    ("path", "module"),
    [("/officials/", officials), ("/organisations/", organisations), ("/relations/", relations)],
)
def test_long_lists_are_paged_without_loss(db, client, monkeypatch, path, module):
    monkeypatch.setattr(module, "PER_PAGE", 4)
    for number in range(10):
        official, body = make_official(), make_organisation()
        make_name(f"Name {number}", organisation=body)
        make_meeting([make_country(f"A{chr(65 + number)}"), body], officials=[official])
    seen, address = [], path
    while address:
        page = tree(client.get(address))
        listed = page.one(id="h-all").parent.parent.all(class_="ledger") + page.all("tbody")
        seen += [link.attributes["href"] for part in listed for link in part.all("a")]
        following = page.all("a", rel="next")
        address = f"{path}{following[0].attributes['href']}" if following else ""
    assert len(seen) == len(set(seen)) == 10
    assert client.get(f"{path}?page=3").status_code == 200
    assert client.get(f"{path}?page=4").status_code == 404


@pytest.mark.parametrize("path", ["/officials/", "/organisations/", "/relations/", "/relations/vn-by/"])
@pytest.mark.parametrize(
    ("query", "told"), [("page=0", "“0”"), ("page=x", "“x”"), ("page=-1", "“-1”"), ("sort=1", "“sort”")]
)
def test_a_wrong_parameter_of_a_list_is_named(curated, client, path, query, told):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert told in tree(answer).one("main").text


def test_unknown_people_and_bodies_are_not_found(db, client):
    for address in ("/officials/nobody/", "/organisations/nothing/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert len(tree(answer).all("h1")) == 1
