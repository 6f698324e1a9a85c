"""A cited selection stays what it was: page, files, checksum."""

import hashlib
import re

import pytest

from archive import asof, history, index
from archive.models import Meeting
from tests.factories import make_meeting
from tests.html_tree import tree

pytestmark = pytest.mark.usefixtures("curated")
FORMS = ("csv", "json", "jsonl", "ics")


def change():
    held = Meeting.objects.get(slug="2025-12-03-viet-nam-belarus-talks")
    held.title, held.date = "Another title", "2024-02-01"
    held.save()
    index.put([held])
    index.remove(Meeting.objects.filter(slug="2025-10-25-viet-nam-unodc"))
    make_meeting(slug="new", date="2025-12-05", topics=["cybercrime"])


def body(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.getvalue() if answer.streaming else answer.content


@pytest.mark.parametrize(
    "query", ["", "topic=cybercrime", "country=BY&from=2025-10&sort=oldest", "near=2025-12-03&within=9"]
)
def test_the_address_of_the_citation_lists_tomorrow_what_it_lists_today(client, query):
    cited = tree(client.get(f"/meetings/?{query}")).one(class_="cite-text")
    address = cited.all(class_="address")[0].text.removeprefix("http://testserver")
    before = tree(client.get(address)).raw
    rows = [row.raw for row in tree(client.get(address)).all("li", class_="meet")]
    assert rows == [row.raw for row in tree(client.get(f"/meetings/?{query}")).all("li", class_="meet")]
    files = {form: body(client, address.replace("/meetings/", f"/meetings.{form}")) for form in FORMS}
    change()
    after = tree(client.get(address))
    assert [row.raw for row in after.all("li", class_="meet")] == rows
    assert after.one(class_="hist").raw in before
    for form, content in files.items():
        assert body(client, address.replace("/meetings/", f"/meetings.{form}")) == content


def test_the_checksum_on_the_page_is_that_of_the_lines_and_stands_in_every_header(client):
    query = f"topic=cybercrime&asof={asof.written(index.changed_at())}"
    page = client.get(f"/meetings/?{query}")
    lines = body(client, f"/meetings.jsonl?{query}")
    digest = hashlib.sha256(lines).hexdigest()
    assert tree(page).one(class_="digest").text == digest
    for answer in [page, *(client.get(f"/meetings.{form}?{query}") for form in FORMS)]:
        assert answer.headers["Dataset-SHA256"] == digest
    assert client.get(f"/meetings/?{query}").headers["Dataset-SHA256"] == digest
    live = client.get("/meetings/?topic=cybercrime")
    assert "Dataset-SHA256" not in live.headers
    assert digest in tree(live).one(class_="cite-text").text


def test_a_selection_of_several_pages_says_its_checksum_on_the_frozen_page(client):
    for number in range(60):
        make_meeting(slug=f"made-{number:02}")
    live = tree(client.get("/meetings/?sort=oldest")).all(class_="menu-panel")[0]
    assert "SHA-256" not in live.text
    assert "says the checksum" in live.text
    address = live.one(class_="address").text.removeprefix("http://testserver")
    digest = hashlib.sha256(body(client, address.replace("/meetings/", "/meetings.jsonl"))).hexdigest()
    for page in ("", "&page=2"):
        assert tree(client.get(address + page)).one(class_="digest").text == digest


def test_the_page_of_a_moment_says_so_and_leads_to_now(client):
    then = asof.written(index.changed_at())
    change()
    notice = tree(client.get(f"/meetings/?kind=talks&asof={then}")).one(class_="notice-frozen")
    assert notice.one("strong").text.startswith("The record as of ")
    assert "3 meetings have been added, changed or removed since." in notice.text
    assert notice.one("a").attributes["href"] == "/meetings/?kind=talks"


def test_every_link_of_a_frozen_page_keeps_the_moment(client):
    then = asof.written(index.changed_at())
    page = tree(client.get(f"/meetings/?topic=cybercrime&asof={then}"))
    kept = re.compile("asof=")
    for group in ("hist", "switch"):
        assert all(kept.search(link.attributes["href"]) for link in page.one(class_=group).all("a"))
    assert kept.search(page.one("a", class_="chip").attributes["href"])
    exports = [menu for menu in page.all("details", class_="menu") if menu.one("summary").text == "Export"]
    assert all(kept.search(link.attributes["href"]) for link in exports[0].all("a"))
    assert page.one("input", name="asof").attributes["value"] == then


def test_a_frozen_view_of_before_the_first_record_is_empty_and_says_so(client):
    page = tree(client.get("/meetings/?asof=1990-01-01"))
    assert page.one(id="h-results").text == "0 of 0 meetings"
    assert "The record had not begun then" in page.one(class_="notice-frozen").text
    assert page.one(class_="empty").text == "No meeting was recorded then"
    assert body(client, "/meetings.json?asof=1990-01-01") == b"[\n]\n"
    assert client.get("/meetings/calendar/?asof=1990-01-01").status_code == 200


@pytest.mark.parametrize("form", ["/", ".csv", ".json", ".jsonl", ".ics", "/calendar/"])
def test_the_future_is_refused(client, form):
    answer = client.get(f"/meetings{form}?asof=2999-01-01")
    assert answer.status_code == 400
    assert "is not over yet" in answer.content.decode()


def test_an_edit_changes_the_data_by_that_edit_only(client):
    then = asof.written(index.changed_at())
    held = Meeting.objects.get(slug="2025-12-03-viet-nam-belarus-talks")
    before = body(client, f"/meetings.jsonl?asof={then}").decode().splitlines()
    held.title = "Another title"
    held.save()
    index.put([held])
    now = asof.written(index.changed_at())
    after = body(client, f"/meetings.jsonl?asof={now}").decode().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert "Another title" in changed[0][1]
    assert history.number_changed(asof.parse(then, index.changed_at())) == 1
