"""/meetings/<slug>/: what the page of one meeting tells, and in which language it marks it."""

import json
import re
from itertools import pairwise

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
    items = [talks.one(id=f"text-{number}") for number in (1, 2)]
    assert [item.one(class_="lang").text for item in items] == ["Tiếng Việt", "বাংলা"]
    assert "Original, presumed" in items[0].text
    assert "Machine translation, presumed" in items[1].text
    for item in items:
        answer = client.get(item.one(class_="t").one("a").attributes["href"])
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
    refs = [link.attributes["href"] for link in talks.all("a", class_="ref")]
    numbers = [address for address in refs if address.startswith("#p")]
    passages = {f"#{item.attributes['id']}" for item in talks.all("li", class_="psg")}
    assert len(numbers) > 30
    assert set(numbers) == passages
    ids = [element.attributes["id"] for element in talks if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for link in talks.one("main").all("a"):
        if link.attributes["href"].startswith("#"):
            assert link.attributes["href"][1:] in ids


def test_the_date_comes_with_its_basis_and_the_words_it_was_read_from(talks):
    row = talks.one(id="f-date")
    assert row.one("span", class_="prec").text == "3 December 2025"
    basis = [line.text for line in row.all(class_="basis")]
    assert basis[0].startswith("Day and month from the Vietnamese text.")
    assert basis[1] == "Stated in Vietnamese only."
    [words] = row.holding("Ngày 3/12")
    assert words.lang == "vi"
    assert row.all("a", class_="ref")


def matrix(page):
    """{what the row is about: the cells} of the table of facts and texts."""
    rows = page.one("table", class_="matrix").all("tr")
    return {row.one("th", scope="row").text: row.all("td") for row in rows if row.all("th", scope="row")}


def test_the_matrix_tells_which_text_states_a_fact_which_less_and_which_is_silent(talks, client):
    rows = matrix(talks)
    told = {name: [" ".join(cell.text.split()[:2]) for cell in cells] for name, cells in rows.items()}
    assert told["Date: 3 December 2025"] == ["Agrees, less", "Not stated;"]
    assert told["Place: Hà Nội"] == ["Agrees Passage", "Not mentioned"]
    assert told["Lê Quốc Hùng"][0] == "Not mentioned"
    assert [cell.text.split()[0] for cell in rows["Cybercrime"]] == ["Agrees", "Agrees"]
    earlier = "First consultation session, chaired by Lê Quốc Hùng and Alexander Neverovsky"
    assert [cell.text.split()[0] for cell in rows[earlier]] == ["Agrees", "Agrees"]
    consultation = tree(client.get("/meetings/2025-12-02-viet-nam-belarus-consultation/"))
    cells = matrix(consultation)["Date: 2 December 2025"]
    assert sorted(cell.text.split(" Passage")[0] for cell in cells) == ["Agrees", "Agrees, less precise"]


def test_a_name_that_a_text_spells_in_two_ways_stands_in_both_in_its_cell(talks):
    cell = matrix(talks)["Aleksandr Viktorovich Neverovsky"][1]
    printed = cell.one(class_="said")
    assert printed.lang == "bn"
    assert printed.text == "নেভারভস্কি আলেকজান্ডার ভিক্টোরোভিচ · নেভারোভস্কি আলেকজান্ডার ভিক্টোরোভিচ"


def test_every_cell_of_the_matrix_that_is_not_silent_leads_to_a_passage(talks):
    cells = [cell for cells in matrix(talks).values() for cell in cells]
    assert len(cells) > 60
    for cell in cells:
        assert bool(cell.all("a", class_="ref")) == (cell.text != "Not mentioned")


def test_where_the_versions_differ_shows_the_words_of_each_text_in_its_language(talks):
    table = talks.one("table", class_="differences")
    rows = {row.one("th", scope="row").text: row.all("td") for row in table.one("tbody").all("tr")}
    assert list(rows) == ["Date", "Place", "Lê Quốc Hùng", "Aleksandr Viktorovich Neverovsky"]
    vi, bn = rows["Date"]
    assert [words.lang for words in vi.holding("Ngày 3/12, tại Hà Nội")] == ["vi"]
    assert "২ ডিসেম্বর, ২০২৫" in bn.text
    assert rows["Place"][1].text == "Not mentioned"


def test_texts_whose_publisher_has_no_country_count_for_no_side(talks):
    told = talks.one(class_="press").text
    assert "Press of Viet Nam (host): Text 2 bn" in told
    assert "counted for no side: Text 1 vi" in told
    assert "Only text 2 (Bengali) states: Lê Quốc Hùng; Aleksandr Viktorovich Neverovsky" in told


def test_a_text_that_speaks_of_the_meeting_in_a_report_of_another_is_listed_as_referring_to_it(talks):
    items = talks.one(id="h-cover").parent.parent.all("li")
    assert "2 texts report this meeting, 1 text refers to it" in talks.one(id="h-cover").parent.text
    link = items[2].holding("Refers to it in a report of another meeting")[0]
    assert link.attributes["href"] == "/meetings/2025-12-03-viet-nam-belarus-reception/"


def test_two_texts_of_a_meeting_can_be_read_beside_one_another(talks, client):
    first, second = (
        Text.objects.get(language="vi"),
        Text.objects.get(title="", language="bn", opening__startswith="আলো"),
    )
    link = talks.one(id="text-1").one("a", class_="beside")
    assert link.attributes["href"] == f"{first.article.get_absolute_url()}?text={first.pk}&with={second.pk}"
    assert link.text == "Read beside text 2 (Bengali)"
    assert client.get(link.attributes["href"]).status_code == 200


def test_the_step_that_another_meeting_tells_of_has_its_passage_here_too(talks):
    [row] = [row for row in talks.all("tr") if row.all("th") and row.all("th")[0].text == "Later step"]
    passage = talks.one(id=row.one("a", class_="ref").attributes["href"][1:])
    assert passage.one("blockquote").lang == "bn"
    assert [link.text for link in passage.one(class_="src").all("a")[1:]] == [
        "earlier or later step (3 December 2025)"
    ]


def test_related_meetings_say_why_they_are_related(talks):
    related = talks.one("ul", class_="related").all("li")
    assert "Also there: Lương Tam Quang" in related[0].text
    assert any("Same two sides" in item.text for item in related)


def test_the_citation_and_the_exports_are_of_this_record(talks, client, curated):
    cited = talks.one(class_="cite-text").text
    assert "hold talks and sign a letter of intent”, Hà Nội, 3 December 2025. Sederunt, version of" in cited
    assert cited.endswith(f"http://testserver{TALKS}")
    links = [link.attributes["href"] for link in talks.all("a") if "download" in link.attributes]
    record, line = (client.get(address) for address in links)
    assert record.json() in json.loads(client.get("/meetings.json").getvalue())
    assert record.json()["slug"] == "2025-12-03-viet-nam-belarus-talks"
    assert line.content.decode().splitlines()[1] in client.get("/meetings.csv").getvalue().decode()


@pytest.mark.parametrize("end", [".json", ".csv"])
def test_the_exports_of_a_removed_meeting_are_gone_and_of_an_unknown_one_not_found(curated, client, end):
    curation.remove(Meeting.objects.get(slug="2025-11-viet-nam-morocco"), "Entered twice.")
    assert client.get(f"/meetings/2025-11-viet-nam-morocco{end}").status_code == 410
    assert client.get(f"/meetings/never-held{end}").status_code == 404


def test_no_level_of_headings_is_skipped(talks):
    levels = [int(element.tag[1]) for element in talks.one("main") if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


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
