"""Two texts side by side, marks in a text, and how to cite a passage."""

import gzip

import pytest

from articles.alignments import store_by_editor
from articles.models import Passage, Text
from tests.articles.text.parallel_texts import REPORT, UNRELATED
from tests.factories import make_article, make_meeting, make_publisher, make_revision, make_text
from tests.html_tree import tree


@pytest.fixture
def seeds(curated):
    return Text.objects.get(language="vi"), Text.objects.get(article__source_url__contains="daibieunhandan")


@pytest.fixture
def pair(db):
    article = make_article(title="Coast guards", publisher=make_publisher("paper.example", name="Paper"))
    original = make_text(*REPORT["en"], article=article, language="en", title="Coast guards meet")
    return original, make_text(*REPORT["bn"], article=article, language="bn", kind="machine_translation")


def beside(left, right):
    return f"{left.article.get_absolute_url()}?text={left.pk}&with={right.pk}"


def rows(page):
    """For each row: the ids of its left and of its right passages."""
    return [
        tuple(
            [found.attributes["id"] for found in cell.all(class_="text")] for cell in row.all(class_="cell")
        )
        for row in page.all(class_="para")
    ]


def test_the_two_reports_of_the_seeds_stand_side_by_side_as_the_design_has_them(seeds, client):
    left, right = seeds
    page = tree(client.get(f"{left.article.get_absolute_url()}?with={right.pk}"))
    expected = [(["p1"], []), ([], [f"t{right.pk}-p1"])]
    expected += [([f"p{n}"], [f"t{right.pk}-p{n}"]) for n in range(2, 8)]
    expected += [(["p8"], [])]
    expected += [([f"p{n}"], [f"t{right.pk}-p{n - 1}"]) for n in range(9, 14)]
    assert rows(page) == expected
    gaps = [gap.text for gap in page.all(class_="nopair")]
    assert gaps == [f"No counterpart in the {name} text" for name in ("Bengali", "Vietnamese", "Bengali")]
    notice = page.one(class_="notice").text
    assert "These are two reports of one event, not an original and its translation." in notice
    assert "11 pairs match. 2 paragraphs have no counterpart." in notice
    assert "caption-p" in page.one(id="p8").attributes["class"]


def test_numbers_are_those_of_each_text_and_lead_to_its_passage(seeds, client):
    left, right = seeds
    page = tree(client.get(beside(left, right)))
    ninth = page.all(class_="para")[9]
    assert ninth.attributes["aria-label"] == "Paragraph 9 in Vietnamese, 8 in Bengali"
    links = [link.attributes["href"] for link in ninth.one(class_="para-n").all("a")]
    assert links[:2] == ["#p9", f"#t{right.pk}-p8"]
    ids = [found.attributes["id"] for found in page.all() if found.attributes.get("id")]
    assert len(ids) == len(set(ids))


def test_every_passage_and_gap_says_its_language(seeds, client):
    left, right = seeds
    page = tree(client.get(beside(left, right)))
    assert {found.lang for found in page.all(class_="text") if found.attributes["id"].startswith("p")} == {
        "vi"
    }
    assert {found.lang for found in page.all(class_="text") if found.attributes["id"].startswith("t")} == {
        "bn"
    }


def test_either_text_stands_on_either_side(pair, client):
    original, translation = pair
    page = tree(client.get(beside(original, translation)))
    switch = {link.text: link.attributes["href"] for link in page.one("nav", class_="switch").all("a")}
    assert switch["Swap sides"] == beside(translation, original)
    swapped = rows(tree(client.get(switch["Swap sides"])))
    assert swapped == [([f"p{n}"], [f"t{original.pk}-p{n}"]) for n in range(1, 10)]


def test_an_original_and_its_translation_are_called_so_and_each_says_what_it_is(pair, client):
    page = tree(client.get(beside(*pair)))
    assert "These are an original and its translation." in page.one(class_="notice").text
    assert [box.one(class_="kind").text for box in page.all(class_="colophon")] == [
        "Original",
        "Machine translation",
    ]
    head = page.one("meta", name="sederunt:translation")
    assert head.attributes["content"] == "original, machine"


def test_texts_of_which_nobody_said_that_they_report_the_same_are_told_apart(db, client):
    left, right = make_text(*REPORT["en"], language="en"), make_text(*UNRELATED["ru"], language="ru")
    page = tree(client.get(beside(left, right)))
    assert "no editor has said that they report the same event" in page.one(class_="notice").text
    doubtful = page.all(class_="is-doubtful")
    assert doubtful
    assert all("Doubtful pair." in row.text for row in doubtful)


def test_an_editor_s_alignment_is_shown_and_named(pair, client):
    original, translation = pair
    store_by_editor(original.revisions.get(), translation.revisions.get(), [((1, 2), (1,))])
    page = tree(client.get(beside(original, translation)))
    assert rows(page)[0] == (["p1", "p2"], [f"t{translation.pk}-p1"])
    assert "Editors aligned the paragraphs." in page.one(class_="notice").text


def test_a_caption_between_the_paragraphs_of_one_link_stays_between_them(pair, client):
    original, translation = pair
    original.revisions.get().passages.filter(number=2).update(kind=Passage.Kind.CAPTION)
    store_by_editor(original.revisions.get(), translation.revisions.get(), [((1, 3), (1,))])
    assert rows(tree(client.get(beside(original, translation))))[0][0] == ["p1", "p2", "p3"]


def test_an_earlier_revision_can_be_read_beside_another_text(pair, client):
    original, translation = pair
    make_revision(original, "Another text.")
    page = tree(client.get(f"{beside(original, translation)}&revision=1"))
    assert len(rows(page)) == 9
    assert "This is revision 1, an earlier state of the text." in page.one(class_="notice").text


def test_a_text_offers_the_texts_that_report_the_same_meeting(db, client):
    one, other = make_text("Ngày 3/12."), make_text("৩ ডিসেম্বর।", language="bn")
    foreign = make_text("Bài khác.")
    make_meeting(texts=[one, other])
    make_meeting(texts=[one, foreign], standing="mentioned")
    page = tree(client.get(one.article.get_absolute_url()))
    links = page.one(id="h-beside").parent.parent.all("a")
    assert [link.attributes["href"] for link in links] == [beside(one, other)]
    assert "Compare with the Bengali text" in links[0].text


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("with={own}", 400, "A text cannot stand beside itself"),
        ("with={draft}", 404, "The archive holds no text {draft}."),
        ("with=", 400, "“” is not a number for with."),
        ("text={other}", 404, "The archive holds no such text of this article."),
    ],
)
def test_a_text_that_cannot_stand_there_is_refused(db, client, query, status, told):
    own, other, draft = make_text(), make_text(), make_text(state="draft")
    keys = {"own": own.pk, "other": other.pk, "draft": draft.pk}
    answer = client.get(f"{own.article.get_absolute_url()}?{query.format(**keys)}")
    assert answer.status_code == status
    assert told.format(**keys) in tree(answer).one("main").text


def test_names_lead_to_their_pages_and_their_lines_can_be_switched_off(seeds, client):
    page = tree(client.get(seeds[1].article.get_absolute_url()))
    links = {link.text: link.attributes["href"] for link in page.all("a", class_="mn")}
    assert links["লুওং ট্যাম কোয়াংকে"] == "/officials/luong-tam-quang/"
    assert links["বেলারুশের নিরাপত্তা পরিষদের"] == "/organisations/security-council-by/"
    assert page.one("input", id="marks").attributes["type"] == "checkbox"
    assert "Official, Viet Nam" in page.one(class_="key").text


def cited(client, text, query):
    return client.get(f"{text.article.get_absolute_url()}cite/?text={text.pk}&{query}")


def test_a_passage_is_cited_in_both_languages_the_original_first(pair, client):
    original, translation = pair
    answer = cited(client, translation, f"p=2&with={original.pk}")
    first, second = (block.text for block in tree(answer).all(class_="cite-lines"))
    address = f"http://testserver{original.article.get_absolute_url()}?text={original.pk}&revision=1#p2"
    for part in ("English: Original", "Publisher: Paper", "Headline: Coast guards meet", "Published: n.d.",
                 REPORT["en"][1], "The original text.", address, "Accessed:"):  # fmt: skip
        assert part in first
    for part in ("Bengali: Machine translation", "Named as source: Paper", "[Coast guards]", REPORT["bn"][1],
                 "The engine is not recorded."):  # fmt: skip
        assert part in second


def test_the_address_of_a_citation_shows_the_cited_words_after_the_text_has_changed(pair, client):
    original, _ = pair
    make_revision(original, "New words.")
    text = tree(cited(client, original, "revision=1&p=2")).one(class_="cite-text").text
    address = next(word for word in text.split() if "#p2" in word).rstrip(",")
    page = tree(client.get(address.removeprefix("http://testserver")))
    assert page.one(id="p2").text == REPORT["en"][1]


@pytest.mark.parametrize(
    ("published", "words"),
    [("XXXX-05-13", "n.d. (13 May, year not stated)"), ("2024-03", "March 2024"), ("", "n.d.")],
)
def test_a_date_without_a_year_is_n_d_with_its_day(db, client, published, words):
    text = make_text(article=make_article(published=published))
    assert f"Published: {words}" in tree(cited(client, text, "p=1")).one(class_="cite-text").text


def test_a_passage_without_counterpart_is_cited_alone(seeds, client):
    page = tree(cited(client, seeds[0], f"p=1&with={seeds[1].pk}"))
    assert page.one(class_="nopair").text == "No counterpart in the Bengali text"
    assert len(page.all(class_="cite-lines")) == 1


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("", 400, "Say which passage is cited"),
        ("p=0", 400, "“0” is not a number for p."),
        ("p=77", 404, "The text has no passage 77."),
        ("p=1&page=2", 400, "There is no parameter “page” here."),
    ],
)
def test_a_wrong_citation_is_refused(db, client, query, status, told):
    answer = cited(client, make_text(), query)
    assert answer.status_code == status
    assert told in tree(answer).one("main").text


def test_a_page_of_two_long_texts_is_light(pair, client):
    assert len(gzip.compress(client.get(beside(*pair)).content)) < 15_000
