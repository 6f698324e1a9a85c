"""Officials, organisations and dates in the passages of a text."""

import pytest

from archive import index
from archive.marks import mentions
from articles.text.normalise import nfc
from tests.factories import (
    make_country,
    make_evidence,
    make_meeting,
    make_name,
    make_official,
    make_organisation,
    make_text,
)

pytestmark = pytest.mark.django_db


def marked(text):
    """(words, classes, address) of all mentions of a text."""
    revision = text.revisions.get()
    found = mentions([revision])
    return [
        (passage.content[one.start : one.end], one.css, one.url)
        for passage in revision.passages.all()
        for one in found.of(passage)
    ]


@pytest.fixture
def minister():
    official = make_official("Lương Tam Quang", slug="quang", country=make_country("VN"))
    make_name(nfc("লুওং ট্যাম কোয়াং"), official=official, language="bn", script="Beng")
    return official


def test_a_name_leads_to_its_page_in_the_colour_of_its_side(minister):
    council = make_organisation("council", name="Security Council", country=make_country("BY"))
    make_name("Hội đồng An ninh", organisation=council)
    text = make_text("Lương Tam Quang và Hội đồng An ninh.")
    make_meeting(["VN", "BY"], texts=[text], officials=[minister])
    assert marked(text) == [
        ("Lương Tam Quang", "mn side-a", "/officials/quang/"),
        ("Hội đồng An ninh", "mn mn-org side-b", "/organisations/council/"),
    ]


def test_a_bengali_name_is_marked_with_its_case_ending(minister):
    text = make_text(nfc("মন্ত্রী লুওং ট্যাম কোয়াংকে অভ্যর্থনা"), language="bn")
    assert [words for words, _, _ in marked(text)] == [nfc("লুওং ট্যাম কোয়াংকে")]


def test_who_sits_on_no_side_has_no_colour(minister):
    text = make_text("Lương Tam Quang")
    make_meeting(["BY", "MA"], texts=[text])
    assert marked(text)[0][1] == "mn"


def test_the_sides_are_those_of_the_meeting_that_the_text_tells_most_about(minister):
    text = make_text("Lương Tam Quang")
    make_meeting(["BY", "VN"], texts=[text], date="2024-01-01")
    most = make_meeting(["VN", "BY"], texts=[text])
    make_evidence(most, "kind", text.revisions.get().passages.get())
    assert marked(text)[0][1] == "mn side-a"


def test_a_spelling_of_two_bodies_is_marked_only_where_a_meeting_says_which_is_meant():
    bodies = [make_organisation(f"justice-{number}") for number in range(2)]
    for body in bodies:
        make_name("Bộ Tư pháp", organisation=body)
    text = make_text("Đại diện Bộ Tư pháp phát biểu.")
    assert marked(text) == []
    make_meeting(["VN", bodies[1]], texts=[text])
    assert [url for _, _, url in marked(text)] == ["/organisations/justice-1/"]


def test_a_form_that_one_text_prints_is_marked_there_and_nowhere_else(minister):
    texts = [make_text("Bộ trưởng Quang phát biểu."), make_text("Quang Ninh và Quang.")]
    meeting = make_meeting(texts=texts[:1], officials=[minister])
    meeting.participations.get().printed_forms.create(text=texts[0], name="Quang")
    index.changed()
    assert [words for words, _, _ in marked(texts[0])] == ["Quang"]
    assert marked(texts[1]) == []


def test_a_date_leads_to_the_meeting_it_is_evidence_of():
    text = make_text("Ngày 3/12, tại Hà Nội")
    meeting = make_meeting(texts=[text], slug="talks")
    assert marked(text) == [("Ngày 3/12", "mn mn-date", meeting.get_absolute_url())]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("The talks of 2 December 2025 went on.", "?from=2025-12-02&to=2025-12-02"),
        ("A visit from 1 to 4 December 2025.", "?from=2025-12-01&to=2025-12-04"),
        ("The talks of 2 December went on.", None),
        ("In December 2025.", None),
    ],
)
def test_another_date_leads_to_that_day_of_the_timeline_where_day_and_year_are_stated(words, query):
    text = make_text(words, language="en")
    assert [url for _, _, url in marked(text)] == ([f"/meetings/{query}"] if query else [])


def test_the_key_explains_the_marks_that_are_there(minister):
    text = make_text("Lương Tam Quang, ngày 2/12/2025")
    make_meeting(["VN", "BY"], texts=[text], officials=[minister])
    revision = text.revisions.get()
    assert mentions([revision]).key == [("mn side-a", "Official, Viet Nam"), ("mn mn-date", "Date")]


def test_a_new_spelling_is_found_once_the_record_has_a_new_version(minister):
    text = make_text("Ông Lương T. Quang")
    assert marked(text) == []
    make_name("Lương T. Quang", official=minister)
    index.changed()
    assert [words for words, _, _ in marked(text)] == ["Lương T. Quang"]
