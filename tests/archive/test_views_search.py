"""/search/ as its reader sees it."""

import json
from urllib.parse import urlencode

import pytest

from articles.models import Article
from tests.html_tree import tree

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]


def get(client, q="", prefix="", **parameters):
    return client.get(f"{prefix}/search/?" + urlencode({"q": q, **parameters}, doseq=True))


def test_without_a_query_the_page_says_how_to_search(client):
    page = client.get("/search/")
    assert page.status_code == 200
    assert "How to search" in tree(page).one("main").text


def test_results_quote_the_passages_in_their_language_and_lead_to_them(client):
    page = tree(get(client, "নিরাপত্তার"))
    quotes = list(page.all("blockquote"))
    assert {quote.attributes["lang"] for quote in quotes} == {"bn", "vi"}
    first = quotes[0]
    address = first.one("a").attributes["href"]
    path, _, anchor = address.partition("#")
    text = tree(client.get(path)).one(id=anchor)
    assert first.one("mark").text in text.text


def offered(page):
    """The further spellings, each a link that takes it away."""
    return [link for link in page.all("a", class_="chip") if "Do not search this spelling" in link.text]


def test_each_further_spelling_is_seen_and_can_be_taken_away(client):
    chips = offered(tree(get(client, "Lương Tam Quang")))
    assert {chip.one("bdi").text for chip in chips} >= {"লুওং ট্যাম কোয়াং", "লুং ট্যাম কোয়াং"}
    fewer = tree(client.get("/search/" + chips[0].attributes["href"]))
    assert {chip.one("bdi").text for chip in offered(fewer)} == {chip.one("bdi").text for chip in chips[1:]}
    assert "Search this spelling again" in fewer.one("main").text


def test_only_the_typed_words_on_demand(client):
    page = tree(get(client, "Lương Tam Quang", expand="0"))
    assert not page.all("blockquote", lang="bn")
    assert "Search other spellings too" in page.one("main").text


def test_a_person_is_named_and_leads_to_their_page(client):
    page = tree(get(client, "লুওং ট্যাম কোয়াং"))
    assert [link for link in page.all("a") if link.attributes.get("href") == "/officials/luong-tam-quang/"]


@pytest.mark.parametrize("q", ["(a", 'x "y', "foo:bar", "topic:nothing", "NOT a", "x*", "a AND", "x " * 300])
def test_what_cannot_be_read_gets_400_a_reason_and_no_list(client, q):
    answer = get(client, q)
    assert answer.status_code == 400
    page = tree(answer)
    assert page.one(id="problems")
    assert not page.all("blockquote")
    assert page.one(id="q").attributes["value"].strip() == q.strip()


@pytest.mark.parametrize(
    "parameters",
    [
        {"official": "nobody"},
        {"year": "20x"},
        {"word": "zzz"},
        {"text_kind": "rumour"},
        {"country": "Atlantis"},
    ],
)
def test_a_facet_value_that_the_archive_does_not_have_is_refused(client, parameters):
    answer = get(client, "UNODC", **parameters)
    assert answer.status_code == 400
    assert "is not in the archive" in tree(answer).one("main").text


def test_the_address_of_a_source_leads_to_its_article(client):
    article = Article.objects.exclude(source_url=None).first()
    assert get(client, article.source_url).headers["Location"] == article.get_absolute_url()


def test_a_nearly_right_word_is_offered(client):
    page = tree(get(client, "an nihn"))
    assert [link for link in page.all("a") if link.attributes.get("href", "").startswith("?q=an+ninh")]
    assert "No text has" in page.one("main").text


def test_facets_narrow_and_keep_the_query(client):
    page = tree(get(client, "২০২৫", language="vi"))
    assert {quote.attributes["lang"] for quote in page.all("blockquote")} == {"vi"}
    [chip] = [link for link in page.all("a") if "Remove this filter" in link.text]
    assert "language" not in chip.attributes["href"]


def test_a_page_beyond_the_last_is_not_found(client):
    assert get(client, "2025", page="9").status_code == 404


def test_the_same_hits_in_every_language_of_the_interface(client):
    counts = {
        prefix: len(tree(get(client, "নিরাপত্তা", prefix=prefix)).all("blockquote"))
        for prefix in ("", "/vi", "/bn")
    }
    assert len(set(counts.values())) == 1


def test_texts_found_by_a_field_alone_count_no_passages(client):
    page = tree(get(client, "language:vi"))
    assert page.one(id="h-results").text == "1 text, 1 article"
    assert "0 passages" not in page.one("main").text


def test_a_search_can_be_cited_with_its_address(client):
    [citation] = tree(get(client, "cybercrime")).all("p", class_="cite-text")
    assert "Search for “cybercrime”. 5 further spellings were searched. 4 texts found." in citation.text
    assert "/search/?q=cybercrime" in citation.text


def test_a_query_is_escaped(client):
    page = get(client, "<script>alert(1)</script>")
    assert b"<script>alert" not in page.content


def test_a_search_asks_a_constant_number_of_queries(client, django_assert_max_num_queries):
    get(client, "Belarus")
    with django_assert_max_num_queries(60):
        get(client, "নিরাপত্তা")


def test_a_topic_that_covers_the_search_says_how_many_meetings_it_has(client):
    page = tree(get(client, "cybercrime"))
    [notice] = [each for each in page.all("p", class_="notice") if "A topic covers this search" in each.text]
    link = notice.one("a")
    listed = client.get(link.attributes["href"].replace("/meetings/", "/meetings.json"))
    meetings = json.loads(b"".join(listed.streaming_content))
    assert link.text == f"Cybercrime, {len(meetings)} meetings"
    assert len(meetings) > 1
    assert "records of this name" not in page.one("main").text


def test_relations_are_called_in_the_language_of_the_page(client):
    page = tree(client.get("/vi/search/", {"q": "cybercrime"}))
    assert "Việt Nam – Belarus" in page.one("aside", class_="filters").text


def test_the_way_back_to_the_typed_words_stands_after_the_spellings(client):
    [*_rest, last] = tree(get(client, "cybercrime")).all("div", class_="terms")
    assert last.all("a")[-1].text == "Search the exact words only"
    assert offered(last)
