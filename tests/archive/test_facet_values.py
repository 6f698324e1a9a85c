"""The page of all values of a facet: found by name, counted within the selection, each a way to narrow it."""

import pytest

from archive import asof, index, past, selection
from tests.factories import make_meeting, make_official, make_organisation
from tests.html_tree import tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people():
    for number in range(12):
        make_meeting(officials=[make_official(f"Person {number:02}", slug=f"person-{number}")], kind="visit")
    quang = make_official("Lương Tam Quang", slug="quang", name_language="vi")
    for kind in ("talks", "visit"):
        make_meeting(["VN", make_organisation()], officials=[quang], kind=kind)


def listed(client, query="", facet="official"):
    page = tree(client.get(f"/meetings/values/{facet}/?{query}"))
    return {
        link.one(class_="n").text: (int(link.one(class_="c").text.split()[0]), link.attributes["href"])
        for link in page.one("ul", class_="ledger").all("a")
    }


def test_the_filter_column_leads_to_all_values_with_its_filters(client):
    more = tree(client.get("/meetings/?kind=visit&sort=oldest")).one("a", class_="more")
    assert more.text.startswith("5 more")
    assert more.attributes["href"] == "/meetings/values/official/?kind=visit&sort=oldest"
    assert len(listed(client, "kind=visit&sort=oldest")) == 13


def test_every_value_has_the_number_of_meetings_that_choosing_it_gives(client):
    found = listed(client, "kind=visit")
    assert list(found)[:2] == ["Lương Tam Quang", "Person 00"]
    for count, address in found.values():
        assert len(tree(client.get(address)).all("li", class_="meet")) == count == 1
    assert listed(client)["Lương Tam Quang"] == (2, "/meetings/?official=quang")


def test_names_are_found_without_marks_and_case(client):
    assert list(listed(client, "find=luong")) == list(listed(client, "find=LƯƠNG")) == ["Lương Tam Quang"]
    page = tree(client.get("/meetings/values/official/?find=nobody&kind=visit"))
    assert "None in this selection" in page.one("ul", class_="ledger").text
    assert page.one("input", id="find").attributes["value"] == "nobody"
    assert page.one("input", name="kind").attributes["value"] == "visit"


def test_a_chosen_value_is_marked_and_leads_back_to_the_list_without_it(client):
    page = tree(client.get("/meetings/values/official/?official=quang&kind=talks"))
    [chosen] = [
        link for link in page.one("ul", class_="ledger").all("a") if "aria-current" in link.attributes
    ]
    assert chosen.attributes["href"] == "/meetings/?kind=talks"


def test_a_chosen_relation_is_dropped_in_either_order(client):
    for query in ("relation=vn-by", "relation=by-vn"):
        assert listed(client, query, "relation")["Viet Nam – Belarus Remove this filter"][1] == "/meetings/"


@pytest.mark.parametrize("address", ["/meetings/values/review/", "/meetings/values/nothing/"])
def test_a_facet_that_the_column_has_not_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_what_is_wrong_is_refused_and_a_page_beyond_the_end_not_found(client):
    assert client.get("/meetings/values/official/?kind=party").status_code == 400
    assert client.get("/meetings/values/official/?page=2").status_code == 404


@pytest.mark.parametrize("facet", ["official", "relation"])
def test_values_beyond_the_most_frequent_are_there_now_and_in_the_past(client, monkeypatch, facet):
    everything = listed(client, "", facet)
    then = asof.written(index.changed_at())
    for module in (selection, past):
        monkeypatch.setattr(module, "LONG_FACET_LIMIT", 1)
    selection._sets = selection.Sets(-1)
    make_meeting(["MA", "AU"], officials=[make_official("Newcomer")])
    assert len(listed(client, "", facet)) == len(everything) + 1
    past._kept.clear()
    frozen = listed(client, f"asof={then}", facet)
    assert {name: count for name, (count, _) in frozen.items()} == {
        name: count for name, (count, _) in everything.items()
    }
