"""The language of the interface is that of the address, on every page."""

import pytest

from tests.factories import make_meeting
from tests.html_tree import tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _meeting():
    make_meeting(["VN", "BY"], slug="talks", date="2025-12-03", kind="talks")


def switch(page):
    """{language: address} of the switch; the page's own language has none."""
    found = tree(page).one("ul", class_="uilang")
    return {
        entry.text: "".join(link.attributes["href"] for link in entry.all("a")) for entry in found.all("li")
    }


@pytest.mark.parametrize(("path", "language"), [("/", "en"), ("/vi/", "vi"), ("/bn/", "bn")])
def test_the_address_decides_whatever_the_browser_prefers(client, path, language):
    client.cookies["django_language"] = "bn"
    answer = client.get(path, headers={"Accept-Language": "fr, vi;q=0.9"})
    assert answer.status_code == 200
    assert tree(answer).one("html").attributes["lang"] == language
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_the_switch_keeps_page_and_query_letter_for_letter(client):
    query = "country=VN&country=BY&from=2025-10&kind=talks&kind=visit"
    assert switch(client.get(f"/vi/meetings/?{query}")) == {
        "English": f"/meetings/?{query}",
        "Tiếng Việt": "",
        "বাংলা": f"/bn/meetings/?{query}",
    }
    assert switch(client.get("/meetings/talks/"))["বাংলা"] == "/bn/meetings/talks/"


def test_every_language_is_named_in_itself(client):
    found = tree(client.get("/")).one("ul", class_="uilang")
    assert {link.attributes["lang"]: link.text for link in found.all("a")} == {
        "vi": "Tiếng Việt",
        "bn": "বাংলা",
    }
    assert all(link.attributes["hreflang"] == link.attributes["lang"] for link in found.all("a"))


def test_a_page_names_its_counterparts(client):
    head = tree(client.get("/bn/meetings/?kind=talks")).one("head")
    found = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in head.all("link", rel="alternate")
        if "hreflang" in link.attributes
    }
    assert found == {
        "en": "http://testserver/meetings/?kind=talks",
        "vi": "http://testserver/vi/meetings/?kind=talks",
        "bn": "http://testserver/bn/meetings/?kind=talks",
        "x-default": "http://testserver/meetings/?kind=talks",
    }


def test_ids_are_the_same_in_every_language_so_that_a_place_is_kept(client):
    pages = [tree(client.get(f"{prefix}/meetings/talks/")) for prefix in ("", "/vi", "/bn")]
    ids = [[element.attributes["id"] for element in page if "id" in element.attributes] for page in pages]
    assert ids[0] == ids[1] == ids[2]


def test_links_stay_in_the_language_and_files_have_one_address(client):
    links = [link.attributes["href"] for link in tree(client.get("/vi/meetings/")).all("a")]
    assert "/vi/officials/" in links
    assert "/vi/meetings/talks/" in links
    assert "/meetings.csv" in links
    assert client.get("/vi/meetings.csv").status_code == 404
    assert client.get("/vi/healthz").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"), [("/bn/nothing/", 404), ("/bn/meetings/?kind=x", 400), ("/bn/articles/?x=1", 400)]
)
def test_what_went_wrong_is_said_in_the_language_of_the_address(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    page = tree(answer)
    assert page.one("html").attributes["lang"] == "bn"
    assert switch(answer)["English"] == path.removeprefix("/bn")
    assert not page.one("head").all("link", rel="alternate")


def test_a_fault_is_told_in_the_language_of_the_address(client, monkeypatch):
    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("archive.views.caching.version", broken)
    client.raise_request_exception = False
    answer = client.get("/vi/meetings/")
    assert answer.status_code == 500
    assert tree(answer).one("html").attributes["lang"] == "vi"
    assert switch(answer)["English"] == "/meetings/"


def test_pages_of_two_languages_are_two_pages_for_a_cache(client):
    tags = {client.get(path).headers["ETag"] for path in ("/", "/vi/", "/bn/")}
    assert len(tags) == 3
