"""Facts × texts of one meeting."""

import pytest
from django.core.exceptions import ValidationError

from archive import curation
from archive.coverage import LONGEST_QUOTE, SIDE_BY_SIDE, shortened
from archive.meeting_page import meeting_page
from archive.models import Participation, Side
from articles.models import Publisher
from tests.factories import (
    first_passage,
    make_article,
    make_country,
    make_evidence,
    make_meeting,
    make_official,
    make_organisation,
    make_publisher,
    make_text,
)
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
WORDS = "Ngày 3/12, tại Hà Nội, hội đàm."


def of_press(country, **overrides):
    """A text of the press of a country; "" where the publisher's country is not recorded."""
    publisher = make_publisher(country=country)
    return make_text(WORDS, article=make_article(publisher=publisher), **overrides)


def covered(meeting):
    return meeting_page(meeting).coverage


def row(meeting, fact):
    return next(found for found in covered(meeting).rows if found.fact == fact)


def stances(meeting, fact):
    return [cell.stance for cell in row(meeting, fact).cells]


def test_a_text_agrees_differs_or_is_silent():
    one, other, third = make_text(WORDS), make_text(WORDS), make_text(WORDS)
    meeting = make_meeting(texts=[one], place="Hà Nội", place_language="vi", place_basis="stated")
    make_evidence(meeting, "date", first_passage(other), stated="2025-12-04")
    make_evidence(meeting, "date", first_passage(third), is_indirect=True)
    make_evidence(meeting, "place", first_passage(other), stated="Minsk")
    assert stances(meeting, "date") == ["agrees", "differs", "indirect"]
    assert stances(meeting, "place") == ["silent", "differs", "silent"]
    assert [found.label for found in covered(meeting).differences] == ["Date", "Place"]
    assert row(meeting, "date").cells[1].stated == ["4 December 2025"]
    assert [cell.column.number for cell in row(meeting, "date").dissenting] == [2]


def test_a_country_alone_is_a_less_precise_place():
    text = make_text(WORDS)
    make_country("VN")
    meeting = make_meeting(place="Hà Nội", place_language="vi", place_basis="stated", place_country_id="VN")
    make_evidence(meeting, "place", first_passage(text), stated="VN")
    assert stances(meeting, "place") == ["less_precise"]


def test_what_a_text_says_otherwise_proves_no_fact_but_that_somebody_was_there():
    text = make_text(WORDS)
    meeting = make_meeting(officials=[make_official("Tô Lâm")], texts=[text], proven=True)
    curation.touch([meeting])
    meeting.evidence.filter(fact="date").update(stated="2025-12-04")
    with pytest.raises(curation.Unproven, match="date: neither"):
        curation.touch([meeting])
    meeting.evidence.filter(fact="date").update(stated="XXXX-12")
    curation.touch([meeting])
    meeting.evidence.filter(fact="participant").delete()
    make_evidence(
        meeting,
        "participant",
        first_passage(text),
        participation=Participation.objects.get(),
        stated="Minister",
    )
    curation.touch([meeting])
    assert stances(meeting, "participant") == ["differs"]


@pytest.mark.parametrize(
    ("fact", "stated"), [("date", "3/12"), ("kind", "war"), ("time_of_day", "dawn"), ("standing", "so")]
)
def test_what_is_no_value_of_the_fact_is_refused(fact, stated):
    passage = first_passage(make_text(WORDS))
    with pytest.raises(ValidationError):
        curation.add_evidence(make_meeting(proven=True), fact, passage, "Ngày 3/12", stated=stated)


def test_a_deliberate_contradiction_is_flagged_on_the_page(client):
    meeting = make_meeting(texts=[make_text(WORDS)], proven=True)
    other = make_text(WORDS)
    curation.add_evidence(meeting, "date", first_passage(other), "Ngày 3/12", stated="2025-12-04")
    page = tree(client.get(meeting.get_absolute_url()))
    [apart] = page.one("table", class_="differences").all("tr", class_="is-apart")
    assert "Differs: 4 December 2025" in apart.text
    assert page.one("table", class_="matrix").one("td", class_="is-differs").text.startswith("Differs: 4 Dec")


def test_what_only_the_press_of_one_side_states_is_listed_under_it(client):
    ours, theirs = of_press("VN"), of_press("BY", language="ru")
    meeting = make_meeting(["VN", "BY"], host=0, texts=[ours, theirs], topics=["drugs"], proven=True)
    topic = meeting.topics.get()
    make_evidence(meeting, "topic", first_passage(theirs), topic=topic)
    told = covered(meeting)
    assert [(press.name, press.role, [found.value for found in press.rows]) for press in told.press] == [
        ("Viet Nam", "host", []),
        ("Belarus", "visitor", ["Drugs"]),
    ]
    lines = [line.text for line in tree(client.get(meeting.get_absolute_url())).one(class_="press").all("p")]
    assert (
        "Press of Viet Nam (host): Text 1 vi in Vietnamese Nothing that the others do not state." in lines[0]
    )
    assert lines[1].endswith("Only here: Drugs")


def test_the_press_of_a_third_country_and_of_nobody_knows_where_counts_for_no_side():
    third, unknown = of_press("MA"), of_press("")
    meeting = make_meeting(["VN", "BY"], texts=[third, unknown, make_text(WORDS)])
    told = covered(meeting)
    assert [(press.name, [one.number for one in press.columns]) for press in told.press] == [("", [1])]
    assert [one.number for one in told.unknown] == [2, 3]
    assert told.press[0].rows == []


def test_a_company_has_the_press_of_its_country():
    company = make_organisation("kaspersky", country=make_country("RU", name="Russia"), kind="company")
    meeting = make_meeting(["VN", company], texts=[of_press("RU")])
    assert [press.name for press in covered(meeting).press] == ["kaspersky"]
    assert Side.objects.count() == 2
    assert Publisher.objects.get().country == "RU"


def test_a_text_that_only_mentions_the_meeting_does_not_report_it():
    reporting, mentioning = make_text(WORDS), make_text(WORDS)
    meeting = make_meeting(texts=[reporting, mentioning])
    make_evidence(meeting, "kind", first_passage(reporting))
    make_evidence(meeting, "standing", first_passage(mentioning), stated="mentioned")
    assert [one.role for one in meeting_page(meeting).covering] == ["reports", "refers"]


def test_what_only_one_language_states_is_told_by_fact():
    vi, bn = make_text(WORDS), make_text(WORDS, language="bn")
    meeting = make_meeting(texts=[vi, bn])
    make_evidence(meeting, "kind", first_passage(bn))
    page = meeting_page(meeting)
    assert (page.only_in["kind"], page.only_in["date"], page.only_in["venue"]) == (["bn"], [], [])


def test_a_meeting_of_thirty_texts_is_told_by_numbers_and_its_matrix_is_folded(client):
    texts = [make_text(WORDS, language="bn" if number % 2 else "vi") for number in range(30)]
    meeting = make_meeting(texts=texts, topics=["drugs"], proven=True)
    make_evidence(meeting, "kind", first_passage(texts[7]))
    make_evidence(meeting, "date", first_passage(texts[9]), stated="2025-12-05")
    told = covered(meeting)
    assert told.is_folded
    assert not told.is_side_by_side
    page = tree(client.get(meeting.get_absolute_url()))
    assert "open" not in page.one("details", class_="matrix-fold").attributes
    rows = {
        found.one("th", scope="row").text: found.all("td")
        for found in page.one("table", class_="differences").one("tbody").all("tr")
    }
    assert [link.attributes["href"] for link in rows["Kind"][0].all("a")] == ["#text-8"]
    assert rows["Kind"][2].text == "29 texts"
    date = page.one(id="f-date").all("a", class_="ref")
    assert [link.attributes["href"] for link in date[-2:]] == ["#p8", "#h-matrix"]
    assert date[-1].text == "+22 more passages, in the table of texts"
    assert "5 December 2025" in rows["Date"][1].text
    for link in page.one("table", class_="differences").all("a", class_="ref"):
        assert page.one(id=link.attributes["href"][1:])


def test_texts_stand_side_by_side_while_they_are_few():
    meeting = make_meeting(texts=[make_text(WORDS) for _ in range(SIDE_BY_SIDE)])
    assert covered(meeting).is_side_by_side


def test_long_quotations_are_cut_between_words():
    quote = "হ্যানয় কনভেনশন " * 30
    cut = shortened(quote)
    assert len(cut) <= LONGEST_QUOTE + 2
    assert cut.endswith((" হ্যানয় …", " কনভেনশন …"))
    assert shortened("Ngày 3/12") == "Ngày 3/12"
