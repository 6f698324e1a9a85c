"""How a reader finds their way: filters, passages and the keyboard, with and without JavaScript."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

TALKS = "/meetings/2025-12-03-viet-nam-belarus-talks/"

pytestmark = pytest.mark.usefixtures("curated")
scripts = pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
widths = pytest.mark.parametrize("width", [390, 1280])


def tick(page: Page, facet: str, value: str) -> None:
    page.locator(f"input[name={facet}][value={value}]").check()


@scripts
@widths
def test_a_reader_ticks_two_countries_and_reads_the_meetings_between_them(
    make_page: Any, scripts: bool, width: int
) -> None:
    page = make_page(width=width, java_script_enabled=scripts)
    page.goto("/meetings/")
    expect(page.locator("#h-results")).to_have_text("14 of 14 meetings")
    if width == 390:
        page.get_by_role("link", name="Filters").click()
    tick(page, "country", "BY")
    tick(page, "country", "VN")
    page.get_by_role("button", name="Apply filters").first.click()
    expect(page.locator("#h-results")).to_have_text("7 of 14 meetings")
    assert page.locator("li.meet").count() == 7
    expect(page.locator("li.meet").first).to_contain_text("Lương Tam Quang")
    page.locator("a.chip", has_text="Belarus").click()
    expect(page.locator("#h-results")).to_have_text("13 of 14 meetings")


@scripts
def test_a_reader_writes_a_period_and_an_error_says_what_to_write(make_page: Any, scripts: bool) -> None:
    page = make_page(java_script_enabled=scripts)
    page.goto("/meetings/")
    page.get_by_label("From").fill("2025-12")
    page.get_by_label("From").press("Enter")
    expect(page.locator("#h-results")).to_have_text("4 of 14 meetings")
    assert "from=2025-12" in page.url
    page.get_by_label("From").fill("3/12")
    page.get_by_label("From").press("Enter")
    expect(page.locator(".notice-bad")).to_contain_text("“3/12” is not a date. Write a year, month or day")


@scripts
def test_on_a_phone_the_filters_are_away_until_they_are_asked_for(make_page: Any, scripts: bool) -> None:
    page = make_page(width=390, java_script_enabled=scripts)
    page.goto("/meetings/")
    expect(page.locator("#filters")).not_to_be_visible()
    page.get_by_role("link", name="Filters").click()
    page.wait_for_url("**#filters")
    expect(page.locator("#filters")).to_be_visible()
    page.get_by_role("link", name="Close").click()
    expect(page.locator("#filters")).not_to_be_visible()
    expect(page.locator("#results")).to_be_visible()


@scripts
def test_a_month_of_the_picture_narrows_to_it(make_page: Any, scripts: bool) -> None:
    page = make_page(java_script_enabled=scripts)
    page.goto("/meetings/")
    page.locator("ol.hist a", has_text="Oct").click()
    expect(page.locator("#h-results")).to_have_text("6 of 14 meetings")
    assert "from=2025-10&to=2025-10" in page.url


@scripts
@widths
def test_the_number_of_a_fact_leads_to_its_passage_which_is_set_off(
    make_page: Any, scripts: bool, width: int
) -> None:
    page = make_page(width=width, java_script_enabled=scripts)
    page.goto(TALKS)
    page.locator("#f-date a.ref").first.click()
    target = page.locator("li.psg:target")
    expect(target).to_be_in_viewport()
    expect(target.locator(".hit").first).to_contain_text("Ngày 3/12")
    assert re.search("#p[0-9]+$", page.url)
    other = page.locator("li.psg:not(:target)").first
    look = """e => {
        const style = getComputedStyle(e);
        return [style.backgroundColor, style.boxShadow, style.outlineStyle, style.borderInlineStartColor].join()
    }"""
    assert target.evaluate(look) != other.evaluate(look)


@scripts
def test_a_passage_leads_to_its_paragraph_in_the_article_and_back_to_the_facts(
    make_page: Any, scripts: bool
) -> None:
    page = make_page(java_script_enabled=scripts)
    page.goto(TALKS)
    page.locator("#p1 .src a").first.click()
    expect(page.locator("p.text:target")).to_be_in_viewport()
    page.go_back()
    page.locator("#p1 .src a", has_text="date").first.click()
    expect(page.locator("tr#f-date")).to_be_in_viewport()


@pytest.mark.parametrize(
    "address", ["/", "/meetings/", TALKS, "/relations/vn-by/", "/articles/", "/nowhere/"]
)
def test_the_first_stop_of_the_keyboard_skips_to_the_content(make_page: Any, address: str) -> None:
    page = make_page()
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.keyboard.press("Tab")
    assert page.locator("main :focus, main:focus").count() == 1


def test_the_filters_work_with_the_keyboard_alone(make_page: Any) -> None:
    page = make_page()
    page.goto("/meetings/")
    page.locator("input[name=country][value=BY]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#h-results")).to_have_text("8 of 14 meetings")


def test_every_stop_of_the_keyboard_can_be_seen(make_page: Any) -> None:
    page = make_page()
    page.goto("/meetings/")
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const style = getComputedStyle(document.activeElement);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_a_menu_opens_with_the_keyboard_and_holds_the_exports(make_page: Any) -> None:
    page = make_page(java_script_enabled=False)
    page.goto("/meetings/?organisation=unodc")
    page.locator("details.menu summary", has_text="Export").focus()
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV one row per meeting").click()
    assert download.value.suggested_filename == "meetings.csv"
