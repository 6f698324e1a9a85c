"""/articles/, an article with its texts, and the bytes of its files."""

import pytest

from articles import views
from articles.models import ImportedFile, Text
from tests.factories import make_article, make_file, make_publisher, make_revision, make_text
from tests.html_tree import tree

VIETNAMESE = "file:003_d0fde7a990ed22fc.txt"


def texts(page):
    return [(line.lang, line.raw) for line in page.all(class_="text")]


@pytest.fixture
def talks(curated):
    return Text.objects.get(article__reference=VIETNAMESE)


def test_an_article_shows_every_paragraph_as_it_is_with_its_language_and_number(talks, client):
    page = tree(client.get(talks.article.get_absolute_url()))
    held = list(talks.revisions.get().passages.all())
    shown = texts(page)
    assert len(shown) == 13
    assert {language for language, _ in shown} == {"vi"}
    for passage, (_, text) in zip(held, shown, strict=True):
        assert text.removeprefix("Caption: ") == passage.content
    assert page.one(id="p1").raw.startswith("Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang")


def test_an_article_shows_what_was_set_aside_with_its_line(talks, client):
    page = tree(client.get(talks.article.get_absolute_url()))
    items = [item.text for item in page.one("ul", class_="removed-list").all("li")]
    assert items[0] == "Line 1: date 2025-12-03"
    assert items[-1] == "Line 25: ./."


def test_what_nobody_recorded_is_said_not_to_be_recorded(talks, client):
    source = tree(client.get(talks.article.get_absolute_url())).one(class_="colophon").text
    assert "Publisher Not recorded" in source
    assert "Address Not recorded" in source
    assert "Retrieved Not recorded" in source
    assert "Published 3 December 2025 (from the text’s own date line)" in source


def test_a_translation_names_its_source_but_not_as_its_own_publisher(curated, client):
    text = Text.objects.get(article__published="2025-10-25")
    page = tree(client.get(text.article.get_absolute_url()))
    source = page.one(class_="colophon")
    assert "Not recorded for the Bengali text" in source.text
    assert "The engine is not recorded." in source.text
    assert source.one("a", rel="external noopener").attributes["href"] == text.article.source_url
    assert [line.lang for line in source.holding("Báo Tin tức")] == ["vi"]


def test_an_article_names_the_meetings_and_the_officials_it_speaks_of(curated, client):
    text = Text.objects.get(article__published="2025-10-25")
    page = tree(client.get(text.article.get_absolute_url()))
    meetings = [link.attributes["href"] for link in page.one(id="h-meetings").parent.parent.all("a")]
    assert "/meetings/2025-10-25-viet-nam-unodc/" in meetings
    assert len(meetings) == 6
    named = page.one(id="h-named").parent.parent.all("a")
    assert next(link.attributes["href"] for link in named) == "/officials/luong-tam-quang/"
    assert [part.lang for part in named[0].holding("লুওং ট্যাম কোয়াং")] == ["bn"]


def test_the_language_versions_of_an_article_lead_to_each_other(db, client):
    article = make_article(title="Talks")
    original = make_text("Ngày 3/12.", article=article, kind_presumed=False)
    translation = make_text(
        "৩ ডিসেম্বর।", article=article, language="bn", kind="human_translation", reviewed=True
    )
    address = article.get_absolute_url()
    assert texts(tree(client.get(address))) == [("vi", "Ngày 3/12.")]
    page = tree(client.get(f"{address}?text={translation.pk}"))
    assert texts(page) == [("bn", "৩ ডিসেম্বর।")]
    switch = page.one("nav", class_="switch")
    beside, other = switch.all("a")
    assert (switch.one("strong").text, beside.text, other.text) == ("বাংলা", "Side by side", "Tiếng Việt")
    assert other.attributes["href"] == f"?text={original.pk}"
    assert beside.attributes["href"] == f"{address}?text={translation.pk}&with={original.pk}"
    assert "Human translation, human-reviewed" in page.one(class_="colophon").text


def test_an_earlier_revision_says_that_it_is_one(db, client):
    text = make_text("Bản đầu.")
    make_revision(text, "Bản sau.")
    address = text.article.get_absolute_url()
    assert texts(tree(client.get(address))) == [("vi", "Bản sau.")]
    page = tree(client.get(f"{address}?text={text.pk}&revision=1"))
    assert texts(page) == [("vi", "Bản đầu.")]
    assert "This is revision 1, an earlier state of the text." in page.one(class_="notice").text


def test_the_readable_end_of_an_address_may_change(db, client):
    text = make_text(article=make_article(title="Hội đàm tại Hà Nội"))
    address = text.article.get_absolute_url()
    assert address == f"/articles/{text.article.pk}-hoi-dam-tai-ha-noi/"
    for old in (f"/articles/{text.article.pk}/", f"/articles/{text.article.pk}-an-older-title/"):
        answer = client.get(f"{old}?text={text.pk}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{address}?text={text.pk}")


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("?foo=1", 400, "There is no parameter “foo” here."),
        ("?text=x", 400, "“x” is not a number for text."),
        ("?text=0", 400, "“0” is not a number for text."),
        ("?revision=1.5", 400, "“1.5” is not a number for revision."),
        ("?text=99999999", 404, "The archive holds no such text of this article."),
        ("?with=x", 400, "“x” is not a number for with."),
        ("?with=99999999", 404, "The archive holds no text 99999999."),
        ("?revision=7", 404, "There is no page at this address"),
    ],
)
def test_a_wrong_parameter_of_an_article_is_named(talks, client, query, status, told):
    answer = client.get(f"{talks.article.get_absolute_url()}{query}")
    assert answer.status_code == status
    assert told in tree(answer).one("main").text


def test_what_is_not_published_is_not_shown(db, client):
    text = make_text("Bản nháp.", state="draft")
    assert client.get(text.article.get_absolute_url()).status_code == 404
    assert "Bản nháp." not in client.get("/articles/").content.decode()
    file = make_file(b"draft")
    make_revision(text, "Bản nháp.", file=file)
    assert client.get(f"/files/{file.pk}/").status_code == 404


def test_a_file_is_given_back_byte_for_byte(curated, client):
    for file in ImportedFile.objects.all():
        answer = client.get(f"/files/{file.pk}/")
        assert answer.content == bytes(file.content)
        assert file.sha256[:16] in answer.headers["Content-Disposition"]


def test_the_list_of_articles_runs_from_the_newest_and_the_undated_come_last(db, client):
    for published in ("2025-10-25", "", "2025-12-03", "2024"):
        make_text(f"Bài {published or 'không ngày'}.", article=make_article(published=published))
    page = tree(client.get("/articles/"))
    assert [line.one("p", class_="t").text for line in page.one("ul", class_="cover").all("li")] == [
        "Bài 2025-12-03.", "Bài 2025-10-25.", "Bài 2024.", "Bài không ngày.",
    ]  # fmt: skip


def test_the_list_of_articles_is_narrowed_by_language_and_publisher(curated, client):
    def listed(query):
        return len(tree(client.get(f"/articles/?{query}")).one("ul", class_="cover").all("li"))

    assert (listed(""), listed("language=bn"), listed("language=vi"), listed("publisher=baotintuc.vn")) == (
        5,
        4,
        1,
        1,
    )


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("foo=1", "There is no parameter “foo” here."),
        ("language=xx", "No article is held in “xx”."),
        ("publisher=example.org", "No article of “example.org” is held."),
        ("page=0", "“0” is not a number for page."),
        ("page=two", "“two” is not a number for page."),
    ],
)
def test_a_wrong_parameter_of_the_list_is_named(curated, client, query, told):
    answer = client.get(f"/articles/?{query}")
    assert answer.status_code == 400
    assert told in tree(answer).one("main").text


def test_the_list_of_articles_is_paged_without_loss_and_keeps_its_filter(db, client, monkeypatch):
    monkeypatch.setattr(views, "PER_PAGE", 4)
    publisher = make_publisher("baotintuc.vn")
    for _ in range(10):
        make_text(article=make_article(publisher=publisher))
    make_text()
    seen, address = [], "/articles/?publisher=baotintuc.vn"
    while address:
        page = tree(client.get(address))
        seen += [
            line.one("p", class_="t").one("a").attributes["href"]
            for line in page.one("ul", class_="cover").all("li")
        ]
        following = page.all("a", rel="next")
        address = f"/articles/{following[0].attributes['href']}" if following else ""
    assert len(seen) == len(set(seen)) == 10
    assert client.get("/articles/?publisher=baotintuc.vn&page=4").status_code == 404
