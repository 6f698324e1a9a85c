"""The pages of documents: what is signed, planned and spoken of, and the passages that say so."""

import pytest

from archive.models import MeetingDocument
from archive.views import documents
from tests.factories import first_passage, make_document, make_evidence, make_meeting, make_text
from tests.html_tree import tree


def listed(client, query=""):
    page = tree(client.get(f"/documents/{query}"))
    return [
        link.attributes["href"].split("/")[2]
        for link in page.one("ul", class_="docs").all("a", class_="plain")
    ]


def test_documents_are_listed_newest_first_and_chosen_by_kind_and_standing(curated, client):
    assert set(listed(client)[:2]) == {"letter-of-intent-vn-by-2025", "roadmap-vn-by-2026-2028"}
    assert len(listed(client)) == 4
    assert listed(client, "?kind=memorandum") == ["memorandum-human-trafficking-vn-ma"]
    assert set(listed(client, "?standing=signed")) == {"letter-of-intent-vn-by-2025", "hanoi-convention"}
    assert listed(client, "?standing=mentioned") == []


def test_a_document_signed_once_is_not_planned_any_more(db, client):
    document = make_document(slug="letter")
    plan = make_meeting(date="2025-05-03")
    MeetingDocument.objects.create(meeting=plan, document=document, standing="planned")
    assert listed(client, "?standing=planned") == ["letter"]
    make_meeting(documents=[document])
    assert listed(client, "?standing=planned") == []
    assert listed(client, "?standing=signed") == ["letter"]


def test_what_was_announced_for_signing_and_not_reported_is_due(curated, client):
    assert listed(client, "?due=2025-11") == ["memorandum-human-trafficking-vn-ma"]
    assert listed(client, "?due=2025-10") == []
    page = tree(client.get("/documents/memorandum-human-trafficking-vn-ma/"))
    assert "Announced for November 2025. No report of a signing is held." in page.one("p", class_="lede").text


@pytest.mark.parametrize(
    ("query", "told"),
    [("kind=song", "“song”"), ("standing=lost", "“lost”"), ("due=soon", "“soon”"), ("x=1", "“x”"), ("page=0", "“0”")],
)  # fmt: skip
def test_a_filter_that_is_none_is_refused_by_name(curated, client, query, told):
    answer = client.get(f"/documents/?{query}")
    assert answer.status_code == 400
    assert told in tree(answer).one("main").text


def test_a_document_shows_its_titles_signatories_and_the_passages_of_each_meeting(curated, client):
    page = tree(client.get("/documents/letter-of-intent-vn-by-2025/"))
    titles = {cell.lang for cell in page.one(id="h-titles").parent.parent.one("tbody").all("td")}
    assert titles == {"vi", "bn"}
    people = page.one(id="h-signed").parent.parent.text
    assert "Lương Tam Quang" in people
    assert "Volfovich" in people
    quoted = [quote.text for quote in page.all("blockquote")]
    assert any("ký kết Ý định thư hợp tác" in quote for quote in quoted)
    row = page.one(id="h-uses").parent.parent.one("tbody").one("tr")
    assert row.one("th").text == "Signed"
    for ref in row.all("a", class_="ref"):
        assert page.one(id=ref.attributes["href"][1:]).tag == "li"
    assert len(row.all("a", class_="ref")) == len(quoted) > 1
    assert "The text of the document is not held." in page.text


def test_the_passages_of_a_document_are_paged(db, client, monkeypatch):
    monkeypatch.setattr(documents, "PASSAGES", 3)
    document = make_document(slug="letter")
    for _ in range(5):
        meeting = make_meeting(documents=[document])
        make_evidence(meeting, "document", first_passage(make_text()), document=document)
    assert len(tree(client.get("/documents/letter/")).all("blockquote")) == 3
    assert len(tree(client.get("/documents/letter/?page=2")).all("blockquote")) == 2
    assert client.get("/documents/letter/?page=3").status_code == 404


def test_a_document_of_no_confirmed_meeting_is_not_public(db, client):
    make_document(slug="bare")
    make_meeting(documents=[make_document(slug="proposed")], review="machine")
    assert listed(client) == []
    assert "No document is recorded yet." in tree(client.get("/documents/")).text
    assert client.get("/documents/bare/").status_code == 404
    assert client.get("/documents/proposed/").status_code == 404
