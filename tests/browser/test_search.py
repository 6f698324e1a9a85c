"""Search with the keyboard alone, with and without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("curated")


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def page(request: pytest.FixtureRequest, make_page: Any) -> Page:
    made: Page = make_page(java_script_enabled=request.param)
    return made


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until what is looked for has the focus."""
    wanted = page.locator(selector).first
    for _press in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the Tab key does not reach {selector}")


def test_a_query_is_typed_narrowed_and_followed_to_its_passage(page: Page) -> None:
    page.goto("/search/")
    tab_to(page, "#q")
    page.keyboard.insert_text("নিরাপত্তা")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_contain_text("নিরাপত্তা")
    tab_to(page, "input[name=language][value=bn]")
    page.keyboard.press("Space")
    tab_to(page, "#filters button[type=submit] >> nth=-1")
    page.keyboard.press("Enter")
    expect(page.locator(".chips .chip")).to_have_count(1)
    expect(page.locator("#q")).to_have_value("নিরাপত্তা")
    tab_to(page, ".snip-at")
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("নিরাপত্তা")


def test_a_spelling_is_taken_away_and_searched_again(page: Page) -> None:
    page.goto("/search/?q=cybercrime")
    spelling = page.locator(".terms .chip bdi").first.inner_text()
    tab_to(page, ".terms .chip")
    page.keyboard.press("Enter")
    expect(page.locator(".terms").last).to_contain_text(spelling)
    tab_to(page, ".terms:has-text('Not searched') .chip")
    page.keyboard.press("Enter")
    expect(page.locator(".terms .chip bdi").first).to_have_text(spelling)
    expect(page.get_by_text("Not searched")).to_have_count(0)
