"""The sitemap by its schema, with every public page in every language; robots.txt and security.txt."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from archive import index, sitemap
from archive.models import Meeting
from articles.models import Text
from tests.factories import make_meeting, make_official, make_text

SITE = "http://testserver"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("sitemap.xsd")))
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def parsed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    content = answer.getvalue() if answer.streaming else answer.content
    tree = etree.fromstring(content)
    SCHEMA.assertValid(tree)
    return tree


def files(client):
    """{address of a file: its last change}"""
    return {
        entry.findtext(f"{MAP}loc").removeprefix(SITE): entry.findtext(f"{MAP}lastmod")
        for entry in parsed(client, "/sitemap.xml")
    }


def entries(client, address):
    """{address of a page: (last change, {language: address})}"""
    return {
        url.findtext(f"{MAP}loc").removeprefix(SITE): (
            url.findtext(f"{MAP}lastmod"),
            {link.get("hreflang"): link.get("href") for link in url.findall(LINK)},
        )
        for url in parsed(client, address)
    }


def test_every_file_is_valid_and_every_address_in_it_is_a_page_at_its_one_address(curated, client):
    listed = {}
    for address in files(client):
        found = entries(client, address)
        assert not set(found) & set(listed)
        listed |= found
    for address in listed:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert f'<link rel="canonical" href="{SITE}{address}">' in answer.content.decode()
    for wanted in (
        "/", "/vi/", "/bn/about/", "/meetings/2025-12-03-viet-nam-belarus-talks/", "/relations/vn-by/",
        "/bn/officials/luong-tam-quang/", "/organisations/ministry-of-public-security-vn/", "/vi/countries/vn/",
    ):  # fmt: skip
        assert wanted in listed
    for kind in ("/articles/", "/documents/"):
        assert [address for address in listed if address.startswith(kind) and address != kind]


def test_a_page_names_itself_in_every_language(curated, client):
    found = entries(client, "/sitemap-meetings-1.xml")
    path = "/meetings/2025-12-03-viet-nam-belarus-talks/"
    wanted = {
        "en": f"{SITE}{path}",
        "vi": f"{SITE}/vi{path}",
        "bn": f"{SITE}/bn{path}",
        "x-default": f"{SITE}{path}",
    }
    assert [found[f"{prefix}{path}"][1] for prefix in ("", "/vi", "/bn")] == [wanted] * 3


@pytest.mark.django_db
def test_the_last_change_is_that_of_the_record_and_is_not_told_where_nobody_knows(client):
    meeting, text = make_meeting(slug="talks", officials=[make_official(slug="quang")]), make_text()
    Meeting.objects.update(changed_at=datetime(2025, 12, 4, 9, 30, tzinfo=UTC))
    text.revisions.update(created_at=datetime(2025, 12, 5, tzinfo=UTC))
    draft = make_text(article=text.article, language="bn", kind="machine_translation", state="draft")
    draft.revisions.update(created_at=datetime(2025, 12, 9, tzinfo=UTC))
    assert files(client)["/sitemap-meetings-1.xml"] == "2025-12-04T09:30:00+00:00"
    assert files(client)["/sitemap-articles-1.xml"] == "2025-12-05T00:00:00+00:00"
    assert files(client)["/sitemap-officials-1.xml"] is None
    assert (
        entries(client, "/sitemap-meetings-1.xml")[meeting.get_absolute_url()][0]
        == "2025-12-04T09:30:00+00:00"
    )
    article = text.article.get_absolute_url()
    assert entries(client, "/sitemap-articles-1.xml")[article][0] == "2025-12-05T00:00:00+00:00"
    assert entries(client, "/sitemap-officials-1.xml")["/officials/quang/"][0] is None


@pytest.mark.django_db
def test_what_is_not_public_is_not_listed(client):
    make_meeting(slug="shown")
    make_meeting(["AU", "MA"], slug="gone", removed_reason="It was two meetings.")
    make_meeting(["AU", "KG"], slug="found-by-a-machine", review="machine")
    hidden = make_text(state="draft")
    assert listed(client, "meetings") == {
        "/meetings/shown/", "/vi/meetings/shown/", "/bn/meetings/shown/"
    }  # fmt: skip
    assert listed(client, "relations") == {f"{prefix}/relations/by-vn/" for prefix in ("", "/vi", "/bn")}
    assert "/countries/kg/" not in listed(client, "countries")
    assert listed(client, "articles") == set()
    Text.objects.filter(pk=hidden.pk).update(state="published")
    index.changed()
    assert hidden.article.get_absolute_url() in listed(client, "articles")


def listed(client, section):
    """The addresses in all files of a section; which numbers they have depends on the primary keys."""
    return {
        address
        for file in files(client)
        if f"/sitemap-{section}-" in file
        for address in entries(client, file)
    }


@pytest.mark.django_db
def test_many_records_stand_in_several_files_each_by_its_number(client, monkeypatch):
    monkeypatch.setattr(sitemap, "SPAN", 4)
    slugs = [make_meeting(slug=f"talks-{number}").slug for number in range(10)]
    listed = [address for address in files(client) if "meetings" in address]
    assert len(listed) >= 3
    found = [address for file in listed for address in entries(client, file)]
    assert len(found) == len(set(found)) == 30
    assert {f"/meetings/{slug}/" for slug in slugs} <= set(found)
    assert all(len(entries(client, file)) <= 12 for file in listed)


@pytest.mark.django_db
def test_a_file_asks_the_database_as_often_however_much_it_holds(client, monkeypatch):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap-meetings-1.xml").getvalue()
        return len(captured)

    make_meeting()
    few = queries()
    for _ in range(8):
        make_meeting()
    assert queries() == few


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap-meetings-2.xml", "/sitemap-nothing-1.xml", "/sitemap-lists-2.xml", "/sitemap-meetings-0.xml",
        "/sitemap-meetings-99999999999999999999.xml", "/sitemap-articles-1.xml",
    ],
)  # fmt: skip
@pytest.mark.django_db
def test_a_file_that_would_be_empty_is_not_there(client, address):
    make_meeting()
    assert client.get(address).status_code == 404


def test_an_empty_archive_has_a_sitemap_of_its_lists(db, client):
    assert list(files(client)) == ["/sitemap-lists-1.xml"]
    make_meeting(["AU", "KG"], review="machine")
    assert list(files(client)) == ["/sitemap-lists-1.xml"]


def test_the_files_stay_below_the_limit_of_the_protocol():
    languages = 3
    assert sitemap.SPAN * languages < 50_000


@pytest.mark.django_db
def test_crawlers_are_told_where_the_sitemap_is_and_what_to_leave_alone(client, settings):
    settings.SITE_URL = "https://sederunt.example.org"
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert "Sitemap: https://sederunt.example.org/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /reports/"} <= set(lines)
    assert "https://sederunt.example.org/sitemap-lists-1.xml" in client.get("/sitemap.xml").content.decode()


@pytest.mark.django_db
def test_whom_to_tell_of_a_weak_spot_is_told_where_somebody_is_named(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.CONTACT = "mailto:security@example.org"
    told = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )
    assert told["Contact"] == "mailto:security@example.org"
    expires = datetime.fromisoformat(told["Expires"])
    assert timedelta(0) < expires - datetime.now(UTC) < timedelta(days=366)
    assert told["Canonical"].endswith("/.well-known/security.txt")
    assert client.post("/robots.txt").status_code == 405
