"""The coverage table: which article is held in which language, how, and what is missing."""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.drafting import open_new
from articles.models import Article, Text
from tests.factories import make_article, make_meeting, make_publisher, make_revision, make_text
from tests.html_tree import Element, tree

pytestmark = pytest.mark.django_db
Get = Callable[[str], Any]


@pytest.fixture
def get(editor: User, as_user: Callable[[User], Client]) -> Get:
    client = as_user(editor)
    return lambda query="": client.get(f"/desk/coverage/{query}")


@pytest.fixture
def held(db: None) -> dict[str, Article]:
    """Articles by the name of what is special about their Bengali text."""
    publisher = make_publisher("nhandan.vn")
    made = {}
    told: dict[str, dict[str, Any]] = {
        "human": {"kind": "human_translation"},
        "reviewed": {"kind": "human_translation", "reviewed": True},
        "machine": {"kind": "machine_translation"},
        "draft": {"kind": "human_translation", "state": "draft"},
        "in_review": {"kind": "human_translation", "state": "in_review"},
        "outdated": {"kind": "machine_translation"},
    }
    for place, (name, values) in enumerate(told.items(), 1):
        article = make_article(title=name, published=f"2025-{place:02}-03", publisher=publisher)
        text = make_text(article=article)
        if name == "outdated":
            values = {**values, "translated_from": text.revisions.get()}
        make_text("বৈঠক", article=article, language="bn", **values)
        made[name] = article
    make_revision(made["outdated"].texts.get(kind="original"), "Hội nghị")
    made["missing"] = make_article(title="missing")
    make_text(article=made["missing"])
    return made


def titles(page: Element) -> list[str]:
    return [one.children[0].strip() for one in page.all("th", scope="row") if one.all("small")]


def cells(page: Element) -> dict[str, list[str]]:
    """Title → what the cell of each language says."""
    table = page.one("table", class_="coverage")
    found = {}
    for row in table.one("tbody").all("tr"):
        said = [
            " ".join(link.raw.split(" in ")[0] for link in cell.all("a")).strip() for cell in row.all("td")
        ]
        found[row.one("th").children[0].strip()] = said
    return found


def test_every_article_says_for_every_language_how_it_is_held(get: Get, held: dict[str, Article]) -> None:
    page = tree(get(""))
    table = page.one("table", class_="coverage")
    assert [head.text for head in table.one("thead").all("th")] == ["Article", "English", "Tiếng Việt", "বাংলা"]
    bengali = {title: said[2] for title, said in cells(page).items()}
    assert bengali == {
        "human": "Human translation",
        "reviewed": "Human-reviewed translation",
        "machine": "Machine translation",
        "draft": "Draft",
        "in_review": "In review",
        "outdated": "Outdated",
        "missing": "Translate",
    }
    assert {said[1] for said in cells(page).values()} == {"Original"}


def test_a_cell_leads_to_its_text_or_to_its_translation(
    get: Get, held: dict[str, Article], editor: User
) -> None:
    page = tree(get(""))
    links = {one.raw: one.attributes["href"] for one in page.one("table", class_="coverage").all("a")}
    source = held["missing"].texts.get()
    assert links["Translate in Bengali: missing"] == f"/desk/texts/{source.pk}/translate/?language=bn"
    human = held["human"].texts.get(language="bn")
    assert links["Human translation in Bengali: human"] == f"/desk/texts/{human.pk}/"
    outdated = held["outdated"].texts.get(language="bn")
    assert links["Outdated in Bengali: outdated"] == f"/desk/texts/{outdated.pk}/changed/"
    draft = open_new(source, "bn", editor)
    page = tree(get("?state=draft&language=bn"))
    links = {one.raw: one.attributes["href"] for one in page.one("table", class_="coverage").all("a")}
    assert links["Draft in Bengali: missing"] == f"/desk/translations/{draft.pk}/"


def test_a_missing_translation_is_made_from_the_original_though_its_column_is_not_shown(
    get: Get, held: dict[str, Article]
) -> None:
    page = tree(get("?language=bn&state=missing"))
    link = page.one("table", class_="coverage").one("a")
    assert link.attributes["href"].startswith(f"/desk/texts/{held['missing'].texts.get().pk}/translate/")


def test_counts_of_each_language_lead_to_their_articles(
    get: Get, held: dict[str, Article], editor: User
) -> None:
    page = tree(get(""))
    counts = page.all("table", class_="table")[0]
    bengali = counts.one("tbody").all("tr")[2]
    assert [int(cell.text.split()[0]) for cell in bengali.all("td")] == [0, 1, 1, 1, 1, 1, 1, 1]
    for link in bengali.all("a"):
        shown = tree(get(link.attributes["href"]))
        assert len(titles(shown)) == int(link.text.split()[0])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?state=missing&language=bn", {"missing"}),
        ("?state=outdated", {"outdated"}),
        ("?state=original&language=bn", set()),
        ("?state=missing&language=vi", set()),
        ("?publisher=nhandan.vn&state=missing&language=bn", set()),
        ("?from=2025-02&to=2025-03", {"reviewed", "machine"}),
        ("?from=2025-06-04", set()),
        ("?to=2025-01-03", {"human"}),
        ("?country=MA", {"draft"}),
        ("?country=FR", set()),
    ],
)
def test_filters_leave_the_articles_they_name(
    get: Get, held: dict[str, Article], query: str, expected: set[str]
) -> None:
    make_meeting(["VN", "MA"], texts=[held["draft"].texts.get(language="vi")])
    make_meeting(["VN", "FR"])
    assert set(titles(tree(get(query)))) == expected


@pytest.mark.parametrize(
    ("sort", "first"),
    [("newest", "outdated"), ("oldest", "human"), ("added", "missing"), ("fewest", "missing")],
)
def test_the_order_can_be_chosen(get: Get, held: dict[str, Article], sort: str, first: str) -> None:
    assert titles(tree(get(f"?sort={sort}")))[0] == first


@pytest.mark.parametrize(
    "query",
    [
        "?what=1",
        "?state=lost",
        "?language=xx",
        "?publisher=nowhere.example",
        "?country=ZZ",
        "?from=3/12",
        "?from=2026&to=2025",
        "?sort=best",
        "?page=x",
    ],
)
@pytest.mark.parametrize("form", ["", ".csv"])
def test_a_choice_that_is_none_is_refused(
    held: dict[str, Article], editor: User, as_user: Callable[[User], Client], query: str, form: str
) -> None:
    address = f"/desk/coverage{form or '/'}{query}"
    assert as_user(editor).get(address).status_code == 400


def test_the_csv_holds_the_same_articles_in_the_same_order(
    get: Get, held: dict[str, Article], editor: User, as_user: Callable[[User], Client]
) -> None:
    Article.objects.filter(pk=held["human"].pk).update(title="=1+1")
    answer = as_user(editor).get("/desk/coverage.csv?sort=oldest")
    lines = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert lines[0] == ["article", "title", "publisher", "published", "address", "en", "vi", "bn"]
    assert [line[1] for line in lines[1:]] == ["'=1+1", *list(held)[1:]]
    assert [line[7] for line in lines[1:]] == list(held)
    assert lines[1][2:7] == ["nhandan.vn", "2025-01-03", "", "missing", "original"]


def test_a_page_costs_as_many_queries_however_much_is_held(get: Get, held: dict[str, Article]) -> None:
    counts = []
    for _ in range(2):
        for _ in range(30):
            make_text(
                "বৈঠক", article=make_text(title="Hội đàm").article, language="bn", kind="machine_translation"
            )
        with CaptureQueriesContext(connection) as captured:
            answer = get("")
        counts.append(len(captured))
        assert len(tree(answer).one("table", class_="coverage").all("tr")) <= 51
    assert counts[0] == counts[1]
    assert get("?page=2").status_code == 200
    assert get("?page=9").status_code == 404


def test_an_archive_without_articles_says_so(get: Get, db: None) -> None:
    assert not Text.objects.exists()
    assert "No article matches" in tree(get("")).text
