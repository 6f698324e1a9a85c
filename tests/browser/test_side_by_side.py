"""Two texts side by side, as a reader with a mouse, a phone or a printer sees them."""

from typing import Any

import pytest
from playwright.sync_api import Page

from articles.models import Article, Text


@pytest.fixture
def address(curated: None, transactional_db: None) -> str:
    article = Article.objects.get(reference="file:003_d0fde7a990ed22fc.txt")
    other = Text.objects.get(article__reference__contains="daibieunhandan")
    return f"{article.get_absolute_url()}?with={other.pk}"


def boxes(page: Page) -> list[tuple[dict[str, float], dict[str, float]]]:
    """Left and right cell of every row."""
    return [
        tuple(cell.bounding_box() for cell in row.locator(".cell").all())  # type: ignore[misc]
        for row in page.locator(".para").all()
    ]


@pytest.mark.parametrize("media", ["screen", "print"])
def test_counterparts_begin_at_one_height_on_a_desk_and_on_paper(
    make_page: Any, address: str, media: str
) -> None:
    page = make_page(width=1280, java_script_enabled=False)
    page.emulate_media(media=media)
    page.goto(address)
    cells = boxes(page)
    assert len(cells) == 14
    assert all(abs(left["y"] - right["y"]) < 1 and left["x"] < right["x"] for left, right in cells)


def test_on_a_phone_the_counterpart_stands_below(make_page: Any, address: str) -> None:
    page = make_page(width=390)
    page.goto(address)
    assert all(left["y"] < right["y"] and left["x"] == right["x"] for left, right in boxes(page))


def test_the_number_of_a_passage_leads_to_it_and_tints_its_row(make_page: Any, address: str) -> None:
    page = make_page(width=1280)
    page.goto(address)
    row = page.locator(".para").nth(9)
    plain = row.evaluate("element => getComputedStyle(element).backgroundColor")
    row.locator(".para-n a").nth(1).click()
    page.wait_for_url("**-p8")
    assert row.evaluate("element => getComputedStyle(element).backgroundColor") != plain


def test_the_lines_under_names_go_without_javascript(make_page: Any, address: str) -> None:
    page = make_page(width=1280, java_script_enabled=False)
    page.goto(address)
    name = page.locator(".text .mn").first
    drawn = "element => getComputedStyle(element).textDecorationLine"
    assert name.evaluate(drawn) == "underline"
    page.get_by_label("Underline names").uncheck()
    assert name.evaluate(drawn) == "none"
