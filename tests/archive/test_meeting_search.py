"""The timeline narrowed by words of the passages that back a meeting."""

import json

import pytest

from archive.filters import MeetingFilter
from archive.models import TimelineRow
from tests.html_tree import tree

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]


def slugs(q):
    filters = MeetingFilter({"q": q})
    assert filters.is_valid(), filters.problems
    rows = TimelineRow.objects.filter(key__in=list(filters.selection().members))
    return set(rows.values_list("meeting__slug", flat=True))


def test_only_the_meetings_whose_own_passages_say_it():
    found = slugs("ক্যাসপারস্কি")
    assert len(found) == 1
    assert "kaspersky" in found.pop()


@pytest.mark.parametrize("q", ["Lương Tam Quang", "luong tam quang", "লুওং ট্যাম কোয়াং", "лыонг там куанг"])
def test_a_name_in_any_script_finds_the_same_meetings(q):
    found = slugs(q)
    assert "2025-12-03-viet-nam-belarus-talks" in found
    assert found == slugs("Lương Tam Quang")


def test_what_no_passage_says_finds_no_meeting():
    assert slugs("zzzz") == set()


def test_the_page_lists_them_with_a_chip_and_a_bad_query_is_refused(client):
    page = tree(client.get("/meetings/?q=UNODC"))
    [chip] = [link for link in page.all("a", class_="chip") if "UNODC" in link.text]
    assert chip.attributes["href"].endswith("/meetings/")
    refused = client.get("/meetings/?q=(UNODC")
    assert refused.status_code == 400
    assert "A bracket is opened at character 1" in tree(refused).text


def test_exports_and_the_calendar_know_it_too(client):
    rows = json.loads(b"".join(client.get("/meetings.json?q=UNODC").streaming_content))
    assert {row["slug"] for row in rows} == slugs("UNODC")
    assert client.get("/meetings/calendar/?q=UNODC", follow=True).status_code == 200


def test_the_past_cannot_be_searched(client):
    refused = client.get("/meetings/?q=UNODC&asof=2026-01-01")
    assert refused.status_code == 400
    assert "either q or asof" in tree(refused).text
