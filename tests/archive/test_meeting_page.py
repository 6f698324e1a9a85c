"""What the page of a meeting is made of: benches, numbered passages, links."""

import pytest

from archive.meeting_page import meeting_page
from archive.models import MeetingLink, Participation, PrintedForm
from archive.numbered import anchor, anchors, target
from articles.models import Passage
from tests.factories import (
    make_document,
    make_evidence,
    make_meeting,
    make_name,
    make_official,
    make_text,
)

pytestmark = pytest.mark.django_db


def test_passages_are_numbered_text_by_text_in_the_order_of_the_text():
    first, second = make_text("Một.", "Hai.", "Ba."), make_text("Bốn.", "Năm.")
    meeting = make_meeting()
    for text, number in ((first, 3), (second, 2), (first, 1), (second, 1), (first, 3)):
        make_evidence(meeting, "kind", Passage.objects.get(revision__text=text, number=number))
    page = meeting_page(meeting)
    assert [(found.number, found.passage.content) for found in page.passages] == [
        (1, "Một."), (2, "Ba."), (3, "Bốn."), (4, "Năm."),
    ]  # fmt: skip
    assert page.texts == [first, second]


def test_a_fact_has_the_numbers_of_its_own_passages_and_a_person_theirs():
    text = make_text("Một.", "Hai.")
    meeting = make_meeting(officials=[make_official(), make_official()])
    one, two = Passage.objects.order_by("number")
    first, second = Participation.objects.order_by("position")
    make_evidence(meeting, "date", one)
    make_evidence(meeting, "participant", two, participation=second)
    page = meeting_page(meeting)
    assert [found.number for found in page.refs["date"]] == [1]
    assert [[found.number for found in seat.refs] for seat in page.benches[0].seats] == [[], [2]]
    assert page.benches[0].seats[0].person == first
    assert page.texts == [text]


def test_the_spellings_of_a_person_stand_by_language_their_own_first():
    texts = [make_text(language=language) for language in ("bn", "vi")]
    meeting = make_meeting(officials=[make_official("Tô Lâm", name_language="vi")])
    seat = Participation.objects.get()
    for text, name in ((texts[0], "টো লাম"), (texts[0], "টু লাম"), (texts[1], "Tô Lâm"), (texts[1], "")):
        PrintedForm.objects.create(participation=seat, text=text, name=name, post="x")
    spellings = meeting_page(meeting).benches[0].seats[0].spellings
    assert list(spellings.items()) == [("vi", ["Tô Lâm"]), ("bn", ["টো লাম", "টু লাম"])]


def test_who_signed_is_marked_only_where_the_document_was_signed():
    official = make_official()
    document = make_document()
    document.signatories.add(official)
    meeting = make_meeting(officials=[official, make_official()], documents=[document])
    page = meeting_page(meeting)
    assert [seat.is_signatory for seat in page.benches[0].seats] == [True, False]
    assert [item.document for item, _ in page.signed] == [document]
    meeting.documents.update(standing="planned")
    page = meeting_page(meeting)
    assert [seat.is_signatory for seat in page.benches[0].seats] == [False, False]
    assert page.signed == []


def test_links_are_told_from_both_ends_and_removed_meetings_are_left_out():
    visit, talks, gone = make_meeting(), make_meeting(), make_meeting(removed_reason="Entered twice.")
    for meeting in (talks, gone):
        MeetingLink.objects.create(meeting=meeting, kind="part_of", to=visit)
    MeetingLink.objects.create(meeting=visit, kind="follows", to=gone)
    assert [(link.words, link.other) for link in meeting_page(talks).links] == [("Part of", visit)]
    assert [(link.words, link.other) for link in meeting_page(visit).links] == [("Contains", talks)]


def test_what_no_passage_states_is_among_the_notes():
    meeting = make_meeting()
    note = make_evidence(meeting, "host", note="Inferred from the occasion.")
    page = meeting_page(meeting)
    assert (page.notes, page.passages) == ({"host": [note]}, [])


def test_facts_lead_to_the_rows_that_show_them_by_names_that_last():
    meeting = make_meeting(topics=["drugs"], officials=[make_official()])
    named = anchors(meeting)
    rows = [
        anchor(target(make_evidence(meeting, fact, **of), meeting), named).id
        for fact, of in (
            ("date", {}),
            ("time_of_day", {}),
            ("topic", {"topic": meeting.topics.get()}),
            ("side", {"side": meeting.sides.last()}),
            ("participant", {"participation": meeting.participations.get()}),
        )
    ]
    assert rows == ["date", "time-of-day", "topic-drugs", "side-2", "person-1"]


def test_a_relation_is_offered_where_two_sides_sit():
    assert meeting_page(make_meeting(["VN", "BY"])).relation_url == "/relations/vn-by/"
    assert meeting_page(make_meeting(["VN", "BY", "MA"])).relation_url == ""


def test_a_text_that_the_public_may_not_read_is_not_quoted():
    readable, draft = make_text("Một."), make_text("Hai.", state="draft")
    page = meeting_page(make_meeting(texts=[readable, draft]))
    assert [found.passage.content for found in page.passages] == ["Một."]
    assert [one.text for one in page.covering] == [readable]


def test_a_name_that_no_text_of_its_language_prints_here_is_told_as_the_archive_knows_it():
    texts = [make_text(language="vi"), make_text(language="bn")]
    official = make_official("Lê Quốc Hùng", name_language="vi")
    for name, language, script in (("Lê Quốc Hùng", "vi", "Latn"), ("Ле Куок Хунг", "ru", "Cyrl")):
        make_name(name, official=official, language=language, script=script)
    meeting = make_meeting(officials=[official], texts=texts)
    PrintedForm.objects.create(participation=Participation.objects.get(), text=texts[1], name="লে কোক হাং")
    spellings = meeting_page(meeting).benches[0].seats[0].spellings
    assert spellings == {"vi": ["Lê Quốc Hùng"], "bn": ["লে কোক হাং"]}
    assert meeting_page(make_meeting(texts=texts[:1])).benches[0].seats == []
