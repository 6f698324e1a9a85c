"""What an editor or a source writes is text and nothing else; no page runs anything of its own."""

import re
from dataclasses import dataclass

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


def programs(page):
    """Scripts inside the page that a browser would run: all but files of the site and data in JSON."""
    return [
        script
        for script in page.all("script")
        if script.attributes != {"type": "application/ld+json"}
        and (script.raw or not script.attributes.get("src", "").startswith("/static/"))
    ]


@dataclass
class Page:
    """What is asked of a page of the site.  links: whole addresses with their targets. own: scripts, styles and
    handlers inside it. ids: None of what is no page."""

    policy: str
    links: list[str]
    own: list[str]
    ids: list[str] | None


@pytest.fixture
def site(curated, client):
    """Every page that can be reached from the home page, by its address.  They are fetched once: the curated archive
    is the same in every test."""
    if not _site:
        _site.update(crawled(client))
    return _site


_site: dict[str, Page] = {}


def crawled(client):
    """All addresses of the site that can be reached from its home page, without those for editors.

    Of the timeline's filters, which combine without end, two steps are taken.
    """
    found, seen, waiting = {}, {"/"}, ["/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code in (200, 301), f"{address} answers {answer.status_code}"
        found[address] = looked_at(address, answer)
        for link in found[address].links:
            path = link.partition("#")[0]
            if path not in seen and len(re.findall("[?&]", path)) <= 1:
                seen.add(path)
                waiting.append(path)
    return found


def looked_at(address, answer):
    policy = answer.headers["Content-Security-Policy"]
    if answer.status_code == 301 or not answer.headers["Content-Type"].startswith("text/html"):
        return Page(policy, [], [], None)
    page = tree(answer)
    links = [element.attributes.get("href", "") for element in page if element.tag in ("a", "link")]
    own = [*map(str, programs(page)), *map(str, page.all("style"))]
    own += [
        name for element in page for name in element.attributes if name == "style" or name.startswith("on")
    ]
    ids = [element.attributes["id"] for element in page if "id" in element.attributes]
    return Page(policy, [whole for link in links if (whole := absolute(address, link))], own, ids)


def absolute(address, link):
    """The address of a link with its target; empty for another site, a file of the frame, the desk and the admin."""
    link = link.replace("http://testserver", "")
    if link.startswith("#"):
        return address + link
    if link.startswith("?"):
        return address.partition("?")[0] + link
    kept_out = re.match(r"/(?:(?:vi|bn)/)?(?:admin|accounts|desk|static)/", link)
    return link if link.startswith("/") and not kept_out else ""


def test_every_page_sets_the_policy_and_holds_no_script_style_or_handler_of_its_own(site):
    for address, page in site.items():
        assert "script-src 'self'" in page.policy
        assert "default-src 'none'" in page.policy
        assert "unsafe" not in page.policy
        assert page.own == [], address


def test_every_link_of_the_site_leads_somewhere_and_every_kind_of_page_is_linked(site):
    assert len(site) > 100
    names = {
        resolve(address.partition("?")[0]).view_name
        for address in site
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


def test_every_target_inside_a_page_is_there(site):
    for address, page in site.items():
        if page.ids is not None and "?" not in address:
            assert len(page.ids) == len(set(page.ids)), address
            targets = {link.partition("#")[2] for link in page.links if link.startswith(f"{address}#")}
            assert targets <= set(page.ids), address


def test_links_from_one_page_into_another_lead_to_a_place_that_is_there(site, client):
    places = {}
    for address, page in site.items():
        if "?" in address and not address.startswith("/articles/"):
            continue
        for link in page.links:
            path, _, target = link.partition("#")
            if target and path != address:
                if path not in places:
                    there = site.get(path) or looked_at(path, client.get(path))
                    places[path] = set(there.ids or [])
                assert target in places[path], f"{address} leads to {path}#{target}"
    assert len(places) > 5
