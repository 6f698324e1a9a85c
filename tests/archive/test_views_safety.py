"""What an editor or a source writes is text and nothing else; no page runs anything of its own."""

import re

import pytest
from django.urls import get_resolver, resolve

from archive import index
from archive.models import DocumentTitle, Participation, PrintedForm
from articles.models import ImportedFile
from tests.factories import (
    make_country,
    make_document,
    make_evidence,
    make_meeting,
    make_name,
    make_official,
    make_organisation,
    make_publisher,
    make_text,
    make_topic,
)
from tests.html_tree import tree
from tests.test_project import route_names

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.fixture
def hostile(db):
    """An archive in which everything that can be written is hostile; its public addresses."""
    make_country("BY", name=HOSTILE)
    body = make_organisation("body", name=HOSTILE)
    official = make_official(
        HOSTILE, slug="official", country=make_country("VN"), note=HOSTILE, name_language="vi"
    )
    text = make_text(
        f"{HOSTILE} Ngày 3/12.",
        HOSTILE,
        title=HOSTILE,
        note=HOSTILE,
        translator=HOSTILE,
        kind="human_translation",
    )
    text.revisions.get().removed.create(line=1, kind="comments", scope="line", content=HOSTILE)
    text.article.publisher = make_publisher("paper.example", name=HOSTILE)
    text.article.title = HOSTILE
    text.article.save()
    document = make_document(title=HOSTILE)
    document.signatories.add(official)
    DocumentTitle.objects.create(document=document, text=HOSTILE, language="vi")
    texts = dict.fromkeys(("title", "date_words", "date_note", "place", "venue", "note"), HOSTILE)
    languages = {
        "date_words_language": "vi",
        "place_language": "vi",
        "venue_language": "vi",
        "place_basis": "stated",
    }
    meeting = make_meeting(
        ["VN", "BY", body], slug="hostile", officials=[official], documents=[document], texts=[text],
        topics=[make_topic("hostile", name=HOSTILE[:100])], **texts, **languages,
    )  # fmt: skip
    meeting.sides.update(label=HOSTILE)
    seat = Participation.objects.get()
    seat.post, seat.note = HOSTILE, HOSTILE
    seat.save()
    PrintedForm.objects.create(participation=seat, text=text, name=HOSTILE, post=HOSTILE, occurrences=1)
    make_evidence(meeting, "host", note=HOSTILE)
    make_name(HOSTILE, official=official, first_seen=text)
    make_name(HOSTILE, organisation=body)
    meeting.evidence.update(gloss=HOSTILE)
    removed = make_meeting(slug="gone", removed_reason=HOSTILE)
    index.rebuild()
    relation = "/relations/vn-by/"
    return [
        "/", "/meetings/", "/meetings/?topic=hostile&country=BY&official=official", meeting.get_absolute_url(),
        removed.get_absolute_url(), text.article.get_absolute_url(), "/articles/", official.get_absolute_url(),
        "/officials/", body.get_absolute_url(), "/organisations/", "/relations/", relation,
    ]  # fmt: skip


def test_markup_in_a_passage_a_title_or_a_name_is_shown_and_never_run(hostile, client):
    for address in hostile:
        answer = client.get(address)
        page = tree(answer)
        assert answer.status_code in (200, 410), address
        assert programs(page) == [], address
        assert page.all("img") == [], address
        assert not [name for element in page for name in element.attributes if name.startswith("on")], address
        assert "<script>alert(1)" in (page.all("body") or [page])[0].text, address


@pytest.mark.parametrize(
    "parameter", ["foo", "country", "from", "page", "relation", "sort", "<script>alert(1)</script>"]
)
def test_markup_in_an_address_is_shown_and_never_run(db, client, parameter):
    for path in ("/meetings/", "/articles/", "/officials/"):
        answer = client.get(path, {parameter: HOSTILE})
        page = tree(answer)
        assert answer.status_code == 400
        assert programs(page) + page.all("img") == []
    refusal = client.get("/meetings.csv", {parameter: HOSTILE})
    assert refusal.headers["Content-Type"].startswith("text/plain")
    assert refusal.headers["X-Content-Type-Options"] == "nosniff"


def test_hostile_data_stay_data_in_the_exports(hostile, client):
    assert client.get("/meetings.json").headers["Content-Type"] == "application/json"
    assert client.get("/meetings.csv").headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in client.get("/meetings.csv").headers["Content-Disposition"]


def test_an_imported_file_is_a_download_and_never_a_page(curated, client):
    answer = client.get(f"/files/{ImportedFile.objects.first().pk}/")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


def test_every_page_sets_the_policy_and_holds_no_script_style_or_handler_of_its_own(curated, client):
    for address in crawled(client):
        answer = client.get(address)
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = tree(answer)
        assert programs(page) + page.all("style") == [], address
        attributes = [name for element in page for name in element.attributes]
        assert not [name for name in attributes if name == "style" or name.startswith("on")], address


def programs(page):
    """Scripts inside the page that a browser would run: all but files of the site and data in JSON."""
    return [
        script
        for script in page.all("script")
        if script.attributes != {"type": "application/ld+json"}
        and (script.raw or not script.attributes.get("src", "").startswith("/static/"))
    ]


def crawled(client):
    """All addresses of the site that can be reached from its home page, without those of the admin.

    Of the timeline's filters, which combine without end, two steps are taken.
    """
    seen, waiting = {"/"}, ["/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code in (200, 301), f"{address} answers {answer.status_code}"
        if answer.status_code == 301 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for link in [
            element
            for element in tree(answer)
            if element.tag in ("a", "link") and "href" in element.attributes
        ]:
            found = absolute(address, link.attributes["href"])
            if found and found not in seen and len(re.findall("[?&]", found)) <= 1:
                seen.add(found)
                waiting.append(found)
    return sorted(seen)


def absolute(address, link):
    link = link.partition("#")[0].replace("http://testserver", "")
    if link.startswith("?"):
        return address.partition("?")[0] + link
    return link if link.startswith("/") and not link.startswith(("/admin/", "/static/")) else ""


def test_every_link_of_the_site_leads_somewhere_and_every_kind_of_page_is_linked(curated, client):
    found = crawled(client)
    assert len(found) > 100
    names = {
        resolve(address.partition("?")[0]).view_name
        for address in found
        if not address.startswith(("/vi/", "/bn/"))
    }
    public = {
        f"{space}:{name}"
        for space, (_, resolver) in get_resolver().namespace_dict.items()
        if space in ("archive", "articles")
        for name in route_names(resolver)
    }
    unlinked = {
        "archive:healthz", "archive:readyz", "archive:report-received", "articles:article-by-number",
        "archive:sitemap", "archive:sitemap-file", "archive:robots", "archive:security",
        "archive:reconcile", "archive:reconcile-suggest", "archive:reconcile-view", "articles:cite",
        "articles:changes",  # of a translation whose original has changed
    }  # fmt: skip
    assert public - unlinked <= names


def test_every_target_inside_a_page_is_there(curated, client):
    for address in crawled(client):
        answer = client.get(address)
        if (
            answer.status_code != 200
            or not answer.headers["Content-Type"].startswith("text/html")
            or "?" in address
        ):
            continue
        page = tree(answer)
        ids = [element.attributes["id"] for element in page if "id" in element.attributes]
        assert len(ids) == len(set(ids)), address
        targets = {
            element.attributes["href"][1:]
            for element in page
            if element.attributes.get("href", "").startswith("#")
        }
        assert targets <= set(ids), address


def test_links_from_one_page_into_another_lead_to_a_place_that_is_there(curated, client):
    places = {}
    for address in crawled(client):
        if "?" in address and not address.startswith("/articles/"):
            continue
        answer = client.get(address)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for link in tree(answer).all("a"):
            path, _, target = link.attributes.get("href", "").partition("#")
            if target and path.startswith("/"):
                if path not in places:
                    places[path] = {element.attributes.get("id") for element in tree(client.get(path))}
                assert target in places[path], f"{address} leads to {path}#{target}"
    assert len(places) > 5
