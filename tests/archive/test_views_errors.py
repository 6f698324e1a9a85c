"""What goes wrong is said in the site's look, with one heading and ways to go on."""

import pytest
from django.test import Client

from archive import curation
from archive.models import Meeting
from tests.html_tree import tree


def in_the_sites_look(answer):
    """The page of an error, which has the site's head and foot, one h1 and a link home."""
    page = tree(answer)
    assert len(page.all("h1")) == 1
    assert page.one("header", class_="mast").all("a", href="/meetings/")
    assert page.one("footer", class_="foot")
    assert page.one("link", rel="stylesheet")
    assert page.one("title").text.endswith("· Sederunt")
    assert page.one("main").all("a")
    return page


def test_an_address_that_is_none(db, client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    page = in_the_sites_look(answer)
    assert page.one("h1").text == "There is no page at this address"
    assert "tried" not in page.text


def test_a_page_that_a_list_does_not_have(curated, client):
    answer = client.get("/meetings/?page=9")
    assert answer.status_code == 404
    assert "The list has no such page." in in_the_sites_look(answer).text


@pytest.mark.parametrize("address", ["/meetings/?foo=1", "/officials/?page=x", "/articles/?foo=1"])
def test_an_address_that_is_not_understood(curated, client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    in_the_sites_look(answer)


def test_a_record_that_was_removed(curated, client):
    curation.remove(Meeting.objects.get(slug="2025-11-viet-nam-morocco"), "Entered twice.")
    answer = client.get("/meetings/2025-11-viet-nam-morocco/")
    assert answer.status_code == 410
    assert "Entered twice." in in_the_sites_look(answer).text


def test_a_fault_of_ours_keeps_its_details_to_itself(curated, monkeypatch):
    def fail(_meeting):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("archive.views.meetings.meeting_page", fail)
    client = Client(raise_request_exception=False)
    answer = client.get("/meetings/2025-11-viet-nam-morocco/")
    assert answer.status_code == 500
    page = in_the_sites_look(answer)
    assert page.one("h1").text == "Something broke here"
    assert "secret detail" not in page.text


def test_an_address_longer_than_any_is_answered(db, client):
    assert client.get(f"/meetings/{'a' * 5000}/").status_code == 404
    assert client.get(f"/meetings/?topic={'a' * 5000}").status_code == 400


@pytest.mark.parametrize("value", ["%00", "a%00b", "%0a", "%F0%9F%92%A9", "%E0%A6", "٣", "1e3", "9" * 30])
def test_odd_values_are_refused_and_never_a_fault_of_ours(curated, client, value):
    for parameter in (
        "country",
        "organisation",
        "relation",
        "official",
        "topic",
        "kind",
        "host",
        "publisher",
    ):
        assert client.get(f"/meetings/?{parameter}={value}").status_code == 400, parameter
    addresses = [f"/meetings/?{parameter}={value}" for parameter in ("from", "to", "page", "after", "sort")]
    addresses += [f"/articles/?{parameter}={value}" for parameter in ("page", "publisher", "language")]
    for address in [*addresses, f"/officials/?page={value}"]:
        assert client.get(address).status_code in (200, 400, 404), address
    assert client.get(f"/relations/vn-{value}/").status_code == 404
    assert client.get(f"/officials/{value}/").status_code == 404
