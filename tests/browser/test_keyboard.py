"""Every page with the keyboard alone: each stop is reached in the order of the page, is seen, and nothing covers it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faults import expect_none
from tests.pages import LANGUAGES

pytestmark = pytest.mark.every_page

MOST_STOPS = 400
# Where the focus is: its place among all elements, and what is wrong with it.
STOP = """() => {
    const here = document.activeElement;
    if (here === document.body || here === document.documentElement) return null;
    const style = getComputedStyle(here);
    const boxes = [...here.getClientRects()].filter(box => box.width && box.height);
    const points = boxes.flatMap(box => [.5, .1, .9].flatMap(part =>
        [box.height / 2, 4, box.height - 4].map(down => [box.left + box.width * part, box.top + down])));
    const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (here.contains(top) || top.contains(here));
    });
    const faults = [];
    // A link in a picture draws its ring as the edge of its cell.
    const cell = here.querySelector(":scope > .cell");
    const drawn = cell ? getComputedStyle(cell).strokeWidth : style.outlineStyle === "none" ? 0 : style.outlineWidth;
    if (parseFloat(drawn) < 2) faults.push("no ring");
    if (!seen) faults.push("covered or out of sight");
    if (here.tabIndex > 0) faults.push("an order of its own");
    return {place: [...document.querySelectorAll("*")].indexOf(here), faults,
            text: here.outerHTML.slice(0, 120)};
}"""
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter(each => !each.disabled && each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true})
    && each.getClientRects().length && !(each.type === "radio")).length"""


def stops(page: Page) -> list[dict[str, Any]]:
    """Every stop from the start of the page to its end."""
    found: list[dict[str, Any]] = []
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (found and stop["place"] == found[0]["place"]):
            break
        found.append(stop)
    return found


def faults(page: Page) -> list[str]:
    reachable = page.evaluate(REACHABLE)
    found = stops(page)
    told = [f"{', '.join(stop['faults'])}: {stop['text']}" for stop in found if stop["faults"]]
    places = [stop["place"] for stop in found]
    if places != sorted(places):
        told.append("the order of the stops is not that of the page")
    if len(found) < reachable:
        told.append(f"{len(found)} stops, but {reachable} links and controls")
    return told


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("bn", 390)])
def test_the_keyboard_reaches_everything_in_order_and_every_stop_is_seen(
    make_page: Any, addresses: Any, language: str, width: int
) -> None:
    page = make_page(width=width, reduced_motion="reduce")
    found = {}
    for name, address in addresses(language).items():
        page.goto(address.partition("#")[0])
        found[name] = faults(page)
    expect_none(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_of_every_page_skips_to_the_content(
    make_page: Any, addresses: Any, language: str
) -> None:
    page = make_page(width=390, reduced_motion="reduce")
    for name, address in addresses(language).items():
        page.goto(address.partition("#")[0])
        page.keyboard.press("Tab")
        skip = page.locator("a.skip:focus")
        expect(skip, name).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page, name).to_have_url(re.compile("#main$"))
        page.keyboard.press("Tab")
        assert page.locator("main :focus, main:focus, main ~ * :focus").count() == 1, name


def test_every_menu_opens_and_closes_with_the_keyboard(make_page: Any, addresses: Any) -> None:
    page = make_page(java_script_enabled=False)
    opened = 0
    for name, address in addresses("en").items():
        page.goto(address)
        for menu in page.locator("details.menu:visible").all():
            menu.locator("summary").focus()
            page.keyboard.press("Enter")
            expect(menu.locator(".menu-panel"), name).to_be_visible()
            page.keyboard.press("Space")
            expect(menu.locator(".menu-panel"), name).not_to_be_visible()
            opened += 1
    assert opened > 5
