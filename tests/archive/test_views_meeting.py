"""/meetings/<slug>/: what the page of one meeting tells, and in which language it marks it."""

import pytest

from archive import curation, index
from archive.models import Meeting
from articles.models import Passage, Text
from tests.factories import make_evidence, make_meeting, make_official, make_revision, make_text
from tests.html_tree import tree

TALKS = "/meetings/2025-12-03-viet-nam-belarus-talks/"
INTERPOL = "/meetings/xxxx-05-13-belarus-interpol/"


@pytest.fixture
def talks(curated, client):
    return tree(client.get(TALKS))


def test_the_talks_of_3_december_show_both_sides_with_their_four_people(talks):
    benches = talks.one(id="f-present").all(class_="bench")
    people = [[name.text for name in bench.all(class_="seat-name")] for bench in benches]
    assert [bench.one("h3").text.split(" Ministry")[0].split(" Security")[0] for bench in benches] == [
        "Viet Nam",
        "Belarus",
    ]
    assert people == [
        ["Lương Tam Quang", "Lê Quốc Hùng"],
        ["Aleksandr Grigorievich Volfovich", "Aleksandr Viktorovich Neverovsky"],
    ]
    assert "Minister of Public Security; General; member of the Politburo. Signed." in benches[0].text
    assert "host" in benches[0].one("h3").text
    assert "host" not in benches[1].one("h3").text


def test_the_talks_show_their_two_texts_in_two_languages_and_lead_to_them(talks, client):
    items = talks.one("ul", class_="cover").all("li")
    assert [item.one(class_="lang").text for item in items] == ["Tiếng Việt", "বাংলা"]
    assert "Original, presumed" in items[0].text
    assert "Machine translation, presumed" in items[1].text
    for item in items:
        answer = client.get(item.one("a").attributes["href"])
        assert answer.status_code == 200
        assert tree(answer).all("p", class_="text")


def test_the_talks_show_the_letter_of_intent_as_signed_in_both_languages_and_the_roadmap_as_planned(talks):
    documents = talks.one("ul", class_="docs").all("li")
    assert len(documents) == 2
    letter = next(item for item in documents if "Letter of intent" in item.one("b").text)
    assert "Signed 3 December 2025." in letter.text
    assert {line.lang for line in letter.all("p")} == {"en", "vi", "bn"}
    roadmap = next(item for item in documents if item is not letter)
    assert roadmap.one("strong").text == "Planned"


def test_every_passage_is_quoted_as_printed_with_its_language_and_a_way_to_its_text(talks, client):
    quoted = talks.one("ol", class_="passages").all("li", class_="psg")
    assert len(quoted) > 10
    assert {item.one("blockquote").lang for item in quoted} == {"bn", "vi"}
    for item in quoted:
        quote = item.one("blockquote")
        words = quote.raw.strip().removeprefix("… ").removesuffix(" …")
        assert (
            Passage.objects.filter(content__contains=words, revision__text__language=quote.lang).count() == 1
        )
        assert quote.all(class_="hit")
        address, _, target = item.one(class_="src").all("a")[0].attributes["href"].partition("#")
        paragraph = tree(client.get(address)).one(id=target)
        assert words in paragraph.raw
        assert paragraph.lang == quote.lang


def test_every_number_leads_to_a_passage_and_every_fact_that_a_passage_backs_is_on_the_page(talks):
    numbers = [link.attributes["href"] for link in talks.all("a", class_="ref")]
    passages = {f"#{item.attributes['id']}" for item in talks.all("li", class_="psg")}
    assert len(numbers) > 30
    assert set(numbers) == passages
    ids = [element.attributes["id"] for element in talks if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for link in talks.one("ol", class_="passages").all("a"):
        if link.attributes["href"].startswith("#"):
            assert link.attributes["href"][1:] in ids


def test_the_date_comes_with_its_basis_and_the_words_it_was_read_from(talks):
    row = talks.one(id="f-date")
    assert row.one("span", class_="prec").text == "3 December 2025"
    assert row.one(class_="basis").text.startswith("Day and month from the Vietnamese text.")
    [words] = row.holding("Ngày 3/12")
    assert words.lang == "vi"
    assert row.all("a", class_="ref")


def test_names_carry_their_language(talks):
    assert talks.one("h1").all(lang="vi")[0].text == "Lương Tam Quang"
    spellings = {line.lang for line in talks.all("dd")}
    assert spellings == {"bn", "vi"}
    for part in (talks.one("p", class_="kicker"), talks.one(class_="table-mid"), talks.one(id="f-place")):
        assert [place.lang for place in part.holding("Hà Nội")] == ["vi"]


def test_the_visit_leads_to_its_parts_and_they_to_the_visit(curated, client):
    visit = tree(client.get("/meetings/2025-12-01-viet-nam-belarus-visit/"))
    rows = [row for row in visit.all("tr") if row.all("th", scope="row")]
    parts = [row.all("a")[0].attributes["href"] for row in rows if row.one("th").text == "Contains"]
    assert TALKS in parts
    assert len(parts) == 3
    for part in parts:
        rows = {
            row.one("th").text: row for row in tree(client.get(part)).all("tr") if row.all("th", scope="row")
        }
        assert (
            rows["Part of"].all("a")[0].attributes["href"] == "/meetings/2025-12-01-viet-nam-belarus-visit/"
        )


def test_the_meeting_without_a_year_shows_none_and_says_why(curated, client):
    page = tree(client.get(INTERPOL))
    assert page.one("p", class_="kicker").one("time").attributes["datetime"] == "05-13"
    fact = page.one(id="f-date")
    assert fact.one("span", class_="prec").text == "13 May, year not stated"
    assert fact.one(class_="basis").text.startswith("The text says “today, 13 May” and names no year")
    assert "2025" not in page.one("h1").text + page.one("p", class_="kicker").text


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("2025-05-viet-nam-belarus-visit", "Only mentioned."),
        ("2025-11-viet-nam-morocco", "Announced, not yet reported."),
    ],
)
def test_what_is_only_mentioned_or_announced_says_so_at_the_top(curated, client, slug, told):
    assert told in tree(client.get(f"/meetings/{slug}/")).one(class_="notice").text


def test_what_no_passage_states_shows_how_the_editors_know_it(curated, client):
    page = tree(client.get("/meetings/2025-09-02-viet-nam-belarus-national-day/"))
    assert "Viet Nam is inferred from the occasion; no city is named." in page.text


def test_a_person_whose_name_no_text_states_is_shown_by_the_post(curated, client):
    page = tree(client.get("/meetings/2025-10-viet-nam-belarus-hanoi-convention/"))
    [seat] = page.all(class_="seat")[-1:]
    assert "Name not stated" in page.one(id="f-present").text
    assert "Minister" in seat.text


def test_a_machine_found_meeting_says_that_nobody_has_confirmed_it(db, client):
    make_meeting(slug="found", review="machine")
    assert (
        "No editor has confirmed this meeting yet."
        in tree(client.get("/meetings/found/")).one(class_="notice").text
    )


def test_a_removed_meeting_answers_410_with_the_reason_in_the_sites_look(curated, client):
    curation.remove(Meeting.objects.get(slug="2025-11-viet-nam-morocco"), "Entered twice.")
    answer = client.get("/meetings/2025-11-viet-nam-morocco/")
    page = tree(answer)
    assert answer.status_code == 410
    assert page.one("main").holding("Entered twice.")
    assert page.one("h1").text == "This record was removed"


def test_an_unknown_meeting_is_not_found(db, client):
    answer = client.get("/meetings/never-held/")
    assert answer.status_code == 404
    assert "No meeting has this address." in tree(answer).one("main").text


def test_a_quotation_of_an_older_revision_leads_to_that_revision(db, client):
    text = make_text("Ngày 3/12, tại Hà Nội.")
    meeting = make_meeting(texts=[text])
    make_revision(text, "Bản khác.")
    link = tree(client.get(meeting.get_absolute_url())).one(class_="src").all("a")[0].attributes["href"]
    assert "&revision=1#p1" in link
    old = tree(client.get(link.partition("#")[0]))
    assert "Ngày 3/12, tại Hà Nội." in old.text
    assert "an earlier state of the text" in old.text


def test_two_facts_of_one_passage_share_one_number(db, client):
    text = make_text("Ngày 3/12, tại Hà Nội, hội đàm.")
    meeting = make_meeting(texts=[text])
    passage = Passage.objects.get()
    make_evidence(meeting, "kind", passage, start=23, quote="hội đàm")
    index.put([meeting])
    page = tree(client.get(meeting.get_absolute_url()))
    assert len(page.all("li", class_="psg")) == 1
    assert [hit.raw for hit in page.all(class_="hit")] == ["Ngày 3/12, tại Hà Nộ", "hội đàm"]
    assert [link.text for link in page.one(class_="src").all("a")[1:]] == ["date", "kind"]


def test_a_meeting_of_three_sides_shows_three_benches_and_no_relation(db, client):
    meeting = make_meeting(["VN", "BY", "MA"], officials=[make_official("Tô Lâm", name_language="vi")])
    page = tree(client.get(meeting.get_absolute_url()))
    assert [bench.one("h3").text for bench in page.all(class_="bench")] == ["Viet Nam", "Belarus", "Morocco"]
    assert not [link for link in page.all("a") if "/relations/vn-" in link.attributes["href"]]


def test_a_draft_text_is_not_linked_from_lists_of_articles(curated, client):
    Text.objects.filter(language="vi").update(state="draft")
    page = tree(client.get("/articles/"))
    assert "Tiếng Việt" not in page.one("main").text
