"""The head of every page: one address, Open Graph, description and JSON-LD of the right types."""

import json

import pytest

from archive.models import Country, Document, Meeting, Official, Organisation
from articles.models import Article
from tests.factories import make_meeting, make_text
from tests.html_tree import tree

SITE = "http://testserver"


def head(client, address):
    return tree(client.get(address, follow=True)).one("head")


def graph(client, address):
    """The nodes of a page by type."""
    script = head(client, address).one("script", type="application/ld+json")
    assert script.attributes == {"type": "application/ld+json"}
    whole = json.loads(script.raw)
    assert whole["@context"] == "https://schema.org"
    return {node["@type"]: node for node in whole["@graph"]}


def meta(page, name):
    return [found.attributes["content"] for found in page.all("meta", property=name)]


def pages():
    """(address, types) of every kind of page."""
    article = Article.objects.filter(texts__language="vi").first()
    return [
        ("/", {"WebPage", "WebSite"}),
        ("/about/", {"WebPage", "BreadcrumbList"}),
        ("/meetings/", {"CollectionPage", "BreadcrumbList"}),
        (Meeting.objects.get(slug__contains="belarus-talks").get_absolute_url(), {"WebPage", "Event"}),
        ("/relations/", {"CollectionPage"}),
        ("/relations/vn-by/", {"CollectionPage"}),
        ("/officials/", {"CollectionPage"}),
        (Official.objects.get(slug="luong-tam-quang").get_absolute_url(), {"ProfilePage", "Person"}),
        ("/organisations/", {"CollectionPage"}),
        (Organisation.objects.get(slug="ministry-of-public-security-vn").get_absolute_url(),
         {"ProfilePage", "GovernmentOrganization"}),
        ("/countries/", {"CollectionPage"}),
        (Country.objects.get(code="VN").get_absolute_url(), {"CollectionPage", "Country"}),
        ("/documents/", {"CollectionPage"}),
        (Document.objects.filter(meetings__standing="signed").first().get_absolute_url(),
         {"WebPage", "DigitalDocument"}),
        ("/articles/", {"CollectionPage"}),
        (article.get_absolute_url(), {"WebPage", "NewsArticle"}),
        ("/corrections/", {"WebPage", "BreadcrumbList"}),
    ]  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "/vi", "/bn"])
def test_every_page_says_what_it_is_in_every_language(curated, client, prefix):
    for address, types in pages():
        nodes = graph(client, prefix + address)
        assert types <= set(nodes), address
        page = next(node for kind, node in nodes.items() if kind.endswith("Page"))
        assert page["url"] == f"{SITE}{prefix}{address}"
        assert page["inLanguage"] == (prefix[1:] or "en")
        title = head(client, prefix + address).one("title").text
        assert title == f"{page['name']} · Sederunt"


def test_a_page_of_a_list_holds_its_items(curated, client):
    for address, name in (
        ("/meetings/", "Lương Tam Quang and Aleksandr Volfovich hold talks and sign a letter of intent"),
        ("/relations/vn-by/", "General Secretary Tô Lâm receives Aleksandr Volfovich"),
        ("/relations/", "Viet Nam – Belarus"),
        ("/officials/", "Lương Tam Quang"),
        ("/organisations/", "Ministry of Public Security of Viet Nam"),
        ("/countries/", "Viet Nam"),
        ("/articles/", "Report of the talks of 3 December 2025, in Vietnamese"),
    ):
        listed = graph(client, address)["CollectionPage"]["mainEntity"]
        items = {item["name"]: item["url"] for item in listed["itemListElement"]}
        assert listed["numberOfItems"] >= len(items)
        assert client.get(items[name].removeprefix(SITE)).status_code == 200, address


def test_the_event_of_a_meeting_is_what_its_page_shows(curated, client):
    event = graph(client, "/vi/meetings/2025-12-03-viet-nam-belarus-talks/")["Event"]
    assert event["@id"] == f"{SITE}/meetings/2025-12-03-viet-nam-belarus-talks/#event"
    assert event["startDate"] == "2025-12-03"
    assert event["organizer"]["name"] == "Ministry of Public Security of Viet Nam"
    assert "Aleksandr Grigorievich Volfovich" in [found["name"] for found in event["attendee"]]
    assert event["superEvent"][0]["name"] == "Aleksandr Volfovich visits Viet Nam"
    assert {found["inLanguage"] for found in event["subjectOf"]} == {"vi", "bn"}
    whole = graph(client, "/meetings/2025-12-01-viet-nam-belarus-visit/")["Event"]
    assert (whole["startDate"], whole["endDate"]) == ("2025-12-01", "2025-12-04")
    assert event["url"] in [found["url"] for found in whole["subEvent"]]


def test_a_meeting_without_a_year_has_no_day_in_its_data(curated, client):
    event = graph(client, "/meetings/xxxx-05-13-belarus-interpol/")["Event"]
    assert "startDate" not in event
    assert event["additionalProperty"]["value"] == "XXXX-05-13"


def test_the_way_in_the_data_is_the_way_on_the_page(curated, client):
    address = "/bn/meetings/2025-12-03-viet-nam-belarus-talks/"
    steps = graph(client, address)["BreadcrumbList"]["itemListElement"]
    shown = tree(client.get(address)).one("nav", class_="crumbs").all("li")
    assert [step["name"] for step in steps] == [item.text for item in shown]
    assert steps[0]["item"] == f"{SITE}/bn/"
    assert "item" not in steps[-1]


def test_a_page_has_one_address_whatever_stands_in_its_query(client, curated):
    for asked, wanted in (
        ("/meetings/?kind=visit&country=VN&page=1", "/meetings/?country=VN&kind=visit"),
        ("/vi/meetings/?sort=newest", "/vi/meetings/"),
        ("/relations/by-vn/", "/relations/vn-by/"),
    ):
        page = head(client, asked)
        assert page.one("link", rel="canonical").attributes["href"] == SITE + wanted
        assert meta(page, "og:url") == [SITE + wanted]
        language = "vi" if wanted.startswith("/vi/") else "en"
        others = {
            link.attributes["hreflang"]: link.attributes["href"] for link in page.all("link", rel="alternate")
        }
        assert others[language] == SITE + wanted


def test_the_address_of_the_site_is_the_one_that_is_set(client, curated, settings):
    settings.SITE_URL = "https://sederunt.example.org"
    page = head(client, "/bn/about/")
    assert page.one("link", rel="canonical").attributes["href"] == "https://sederunt.example.org/bn/about/"
    assert graph(client, "/bn/about/")["WebPage"]["url"] == "https://sederunt.example.org/bn/about/"


def test_a_shared_page_has_a_title_a_description_and_its_languages(curated, client):
    page = head(client, "/vi/meetings/2025-12-03-viet-nam-belarus-talks/")
    assert meta(page, "og:title") == [
        "Lương Tam Quang and Aleksandr Volfovich hold talks and sign a letter of intent"
    ]
    assert (meta(page, "og:type"), meta(page, "og:site_name")) == (["website"], ["Sederunt"])
    assert meta(page, "og:locale") == ["vi_VN"]
    assert sorted(meta(page, "og:locale:alternate")) == ["bn_BD", "en_GB"]
    description = page.one("meta", name="description").attributes["content"]
    assert meta(page, "og:description") == [description]
    assert "Hà Nội" in description
    assert len(description) <= 200
    assert not meta(page, "og:image")


def test_an_article_is_described_by_its_own_first_words(curated, client):
    article = Article.objects.filter(texts__language="bn").first()
    page = head(client, article.get_absolute_url())
    description = page.one("meta", name="description").attributes["content"]
    first = article.texts.get().revisions.get(is_current=True).passages.filter(kind="body").first().content
    assert " ".join(first.split()).startswith(description.removesuffix("…"))
    assert meta(page, "og:type") == ["article"]


@pytest.mark.django_db
def test_markup_in_a_title_is_text_in_the_data(client):
    nasty = "</script><script>alert(1)</script> & “talks”\u2028"
    meeting = make_meeting(title=nasty)
    answer = client.get(meeting.get_absolute_url())
    assert "<script>alert" not in answer.content.decode()
    nodes = graph(client, meeting.get_absolute_url())
    assert nodes["Event"]["name"] == nasty
    assert nodes["WebPage"]["name"] == nasty.replace("\u2028", "")


@pytest.mark.django_db
def test_a_text_says_what_it_is_a_translation_of_and_how_it_was_made(client):
    original = make_text(title="Hội đàm")
    make_text(
        article=original.article, language="bn", kind="machine_translation", translator="NLLB", title="আলোচনা"
    )
    address = original.article.get_absolute_url()
    node = graph(client, address)["NewsArticle"]
    assert [found["headline"] for found in node["workTranslation"]] == ["আলোচনা"]
    node = graph(client, f"{address}?text={original.article.texts.get(language='bn').pk}")["NewsArticle"]
    assert [found["headline"] for found in node["translationOfWork"]] == ["Hội đàm"]
    assert "NLLB" in node["creditText"]
    assert "Not reviewed by a person" in node["creditText"]


def test_pages_that_are_none_say_nothing_to_machines(curated, client):
    for address in ("/nowhere/", "/meetings/?foo=1"):
        page = tree(client.get(address)).one("head")
        assert not page.all("script", type="application/ld+json")
        assert not page.all("link", rel="canonical")


@pytest.mark.django_db
def test_the_text_that_an_article_shows_anyhow_has_the_address_of_the_article(client):
    original = make_text(title="Hội đàm")
    translation = make_text(
        article=original.article, language="bn", kind="machine_translation", title="আলোচনা"
    )
    address = original.article.get_absolute_url()
    for asked, wanted in (
        (f"{address}?text={original.pk}", address),
        (f"{address}?text={translation.pk}", f"{address}?text={translation.pk}"),
        (f"{address}?with={translation.pk}&text={original.pk}", f"{address}?with={translation.pk}"),
    ):
        canonical = head(client, asked).one("link", rel="canonical")
        assert canonical.attributes["href"] == SITE + wanted
        assert client.get(wanted).status_code == 200


def test_the_home_page_says_how_the_archive_is_searched(curated, client):
    action = graph(client, "/vi/")["WebSite"]["potentialAction"]
    template = action["target"]["urlTemplate"]
    assert template == f"{SITE}/vi/search/?q={{search_term_string}}"
    assert (
        client.get(template.removeprefix(SITE).replace("{search_term_string}", "Belarus")).status_code == 200
    )
