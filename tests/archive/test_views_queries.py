"""No page asks the database more often because the archive holds more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import asof, index, marks, past, selection
from archive.models import Meeting
from archive.templatetags import archive_tags
from tests.factories import (
    first_passage,
    make_article,
    make_document,
    make_evidence,
    make_meeting,
    make_name,
    make_official,
    make_organisation,
    make_text,
)

pytestmark = pytest.mark.django_db


def make_archive(numbers, official, organisation, document):
    """A meeting a number, of one official, one organisation and one document, with texts, topics and evidence."""
    for number in numbers:
        text = make_text(article=make_article(published="2025-12-03"))
        meeting = make_meeting(
            ["VN", "BY", organisation],
            date=f"20{10 + number % 15}-{1 + number % 12:02}-03",
            officials=[official, make_official(), make_official()],
            topics=[f"topic-{number % 7}", "cybercrime"],
            documents=[
                make_document(),
                document,
            ],
            texts=[text, make_text(language="bn", article=text.article, kind="machine_translation")],
            host=0,
        )
        for fact in ("kind", "standing"):
            make_evidence(meeting, fact)
        make_evidence(meeting, "document", first_passage(text), document=document)
        make_name(f"Tô Lâm {number}", official=official)
        make_name(f"Bộ Công an {number}", organisation=organisation)


@pytest.fixture
def queries(client):
    """queries(address) → how many queries the page makes in a process that keeps nothing yet."""

    def count(address):
        marks.forget()
        selection._sets = selection.Sets(-1)
        past._kept.clear()
        archive_tags._meeting_row.cache_clear()
        archive_tags._spine_row.cache_clear()
        archive_tags._facet_fieldset.cache_clear()
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
            content = answer.getvalue() if answer.streaming else answer.content
        assert answer.status_code == 200, address
        assert content
        return len(captured)

    return count


ADDRESSES = [
    "/", "/meetings/", "/meetings/?sort=oldest", "/meetings/?country=VN&country=BY&topic=cybercrime&from=2012",
    "/meetings/?kind=visit", "/meetings.csv", "/meetings.json", "/meetings.jsonl", "/meetings.ics",
    "/meetings/?near=2012-03-03&within=900", "/meetings/calendar/", "/meetings/calendar/?country=VN&year=2012",
    "/relations/", "/relations.csv", "/relations/vn-by/", "/officials/",
    "/officials/the-official/", "/organisations/", "/organisations/the-body/", "/articles/", "/about/",
    "/countries/", "/countries/vn/", "/officials/the-official/mentions/", "/organisations/the-body/mentions/",
     "/documents/", "/documents/the-document/",
]  # fmt: skip


def test_the_pages_of_3_and_of_60_meetings_make_the_same_number_of_queries(queries):
    official, organisation = make_official(slug="the-official"), make_organisation("the-body")
    document = make_document(slug="the-document")
    make_archive(range(3), official, organisation, document)
    few = {address: queries(address) for address in ADDRESSES}
    make_archive(range(3, 60), official, organisation, document)
    many = {address: queries(address) for address in ADDRESSES}
    assert Meeting.objects.count() == 60
    assert many == few
    assert max(many.values()) < 40


PAST = [
    "/meetings/", "/meetings/?topic=cybercrime&from=2011-05&to=2012", "/meetings/?near=2012-03-03&within=900",
    "/meetings.csv?country=VN", "/meetings/calendar/?year=2012", "/meetings/calendar/?month=2012-03",
]  # fmt: skip


def test_an_earlier_moment_makes_no_more_queries_however_much_was_held_and_changed(queries):
    official, organisation = make_official(slug="the-official"), make_organisation("the-body")
    document = make_document(slug="the-document")

    def counted(numbers):
        make_archive(numbers, official, organisation, document)
        moment = asof.written(index.changed_at())
        for meeting in Meeting.objects.all()[: len(numbers) // 2]:
            meeting.topics.clear()
            index.put([meeting])
        past._kept.clear()
        return {
            address: queries(f"{address}{'&' if '?' in address else '?'}asof={moment}") for address in PAST
        }

    few, many = counted(range(3)), counted(range(3, 60))
    # Values that only the past knows are looked up by facet: a few facets, never one by one.
    assert all(abs(many[address] - few[address]) <= 3 for address in PAST), (few, many)
    assert max(many.values()) < 40


def test_the_page_of_a_meeting_makes_the_same_number_of_queries_however_much_it_tells(queries):
    shared = make_official()
    make_meeting(["VN", "BY"], slug="small", officials=[shared], texts=[make_text()], topics=["a"],
                 documents=[make_document()])  # fmt: skip
    large = make_meeting(
        ["VN", "BY", "MA", "AU"],
        slug="large",
        officials=[shared, *(make_official() for _ in range(12))],
        topics=[f"topic-{number}" for number in range(12)],
        documents=[make_document() for _ in range(5)],
        texts=[make_text() for _ in range(6)],
    )
    for text in range(6):
        make_evidence(large, "kind", note=f"Note {text}")
    assert queries("/meetings/large/") == queries("/meetings/small/")


def test_the_page_of_an_article_makes_the_same_number_of_queries_however_much_it_reports(queries):
    small, large = make_text(), make_text("Một.", *(f"Đoạn {number}." for number in range(40)))
    make_meeting(texts=[small], officials=[make_official()])
    for _ in range(12):
        make_meeting(texts=[large], officials=[make_official(), make_official()])
    addresses = [text.article.get_absolute_url() for text in (small, large)]
    assert queries(addresses[0]) == queries(addresses[1])


def test_two_texts_side_by_side_make_the_same_number_of_queries_however_long_they_are(queries):
    pairs = [
        [make_text(*(f"Đoạn {number}." for number in range(length)), language=tag) for tag in ("vi", "bn")]
        for length in (2, 40)
    ]
    for pair in pairs:
        make_meeting(texts=pair, officials=[make_official()])
    for _ in range(12):
        make_meeting(texts=pairs[1], officials=[make_official(), make_official()])
    addresses = [f"{one.article.get_absolute_url()}?with={other.pk}" for one, other in pairs]
    assert queries(addresses[0]) == queries(addresses[1])
    page = pairs[1][0].article.get_absolute_url()
    assert queries(f"{page}cite/?p=1&with={pairs[1][1].pk}") < 20


def test_a_page_that_somebody_holds_costs_one_query(client):
    make_meeting()
    tag = client.get("/meetings/").headers["ETag"]
    with CaptureQueriesContext(connection) as captured:
        answer = client.get("/meetings/", headers={"If-None-Match": tag})
    assert (answer.status_code, len(captured)) == (304, 1)


def test_an_absent_value_costs_no_query(client):
    make_meeting()
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/meetings/")
    assert not [
        query for query in captured if "archive_facetset" in query["sql"] and "LIMIT 1" in query["sql"]
    ]
