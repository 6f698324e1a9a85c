"""Every page as readers ask for it: without movement, in their own colours, on paper."""

from typing import Any

import pytest

from tests.browser.faults import expect_none
from tests.pages import LANGUAGES

pytestmark = pytest.mark.every_page

MOVING = """() => {
    const faults = [];
    for (const each of document.querySelectorAll("*")) for (const part of ["", "::before", "::after"]) {
        const style = getComputedStyle(each, part || null);
        const lasts = times => times.split(",").some(time => parseFloat(time) > 0);
        if (style.animationName !== "none" && lasts(style.animationDuration)) faults.push(style.animationName);
        if (lasts(style.transitionDuration)) faults.push("transition of " + each.outerHTML.slice(0, 80));
        if (style.scrollBehavior === "smooth") faults.push("smooth scrolling of " + each.tagName);
    }
    return faults;
}"""
# The lightness of two colours, as WCAG reckons it, for shapes that no text repeats.
INVISIBLE = """() => {
    const channels = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const light = colour => channels(colour).map(value => value / 255)
        .map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
        .reduce((sum, value, place) => sum + value * [.2126, .7152, .0722][place], 0);
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.color = "Canvas";
    const canvas = light(getComputedStyle(probe).color);
    probe.remove();
    const contrast = colour => {
        const other = light(colour);
        return (Math.max(canvas, other) + .05) / (Math.min(canvas, other) + .05);
    };
    return [...document.querySelectorAll(".sel, .glyph, .gl, .i, .host-a, .host-b, svg.bar rect:not(.bar-bg)")]
        .filter(each => each.checkVisibility())
        .filter(each => {
            const style = getComputedStyle(each);
            const colour = each.matches("svg, use") ? style.color : style.fill;
            return colour !== "none" && contrast(colour) < 3;
        }).map(each => each.outerHTML.slice(0, 120));
}"""
SHOWN_ON_PAPER = """() => [...document.querySelectorAll(
    ".skip, .mast-tools, .nav, .foot nav, .crumbs, .menus, .filters, .filters-open, .pager, .search, button"
)].filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 100))"""
# Addresses of other sites, printed after their links or written in them.
NOT_PRINTED = """() => [...document.querySelectorAll("main a[href^='http']")].filter(each =>
    each.host !== location.host && each.checkVisibility() && !each.textContent.includes(each.href) &&
    !getComputedStyle(each, "::after").content.includes(each.getAttribute("href"))
).map(each => each.outerHTML.slice(0, 160))"""
BLACK_ON_WHITE = """() => getComputedStyle(document.body).color === "rgb(0, 0, 0)" &&
    getComputedStyle(document.documentElement).backgroundColor === "rgb(255, 255, 255)\""""


def test_nothing_moves_for_who_asks_for_less_motion(make_page: Any, addresses: Any) -> None:
    page = make_page(reduced_motion="reduce")
    found = {}
    for name, address in addresses("en").items():
        page.goto(address)
        found[name] = page.evaluate(MOVING)
    expect_none(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mark_is_seen_in_the_colours_of_the_reader(make_page: Any, addresses: Any, scheme: str) -> None:
    page = make_page(forced_colors="active", color_scheme=scheme)
    found = {}
    for name, address in addresses("en").items():
        page.goto(address)
        found[name] = page.evaluate(INVISIBLE)
    expect_none(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_page_holds_its_text_and_addresses_and_nothing_to_operate(
    make_page: Any, addresses: Any, language: str
) -> None:
    page = make_page(width=720, color_scheme="dark")
    page.emulate_media(media="print")
    found = {}
    for name, address in addresses(language).items():
        page.goto(address)
        found[name] = page.evaluate(SHOWN_ON_PAPER) + page.evaluate(NOT_PRINTED)
        if not page.evaluate(BLACK_ON_WHITE):
            found[name].append("not black on white")
        assert page.locator("h1").is_visible(), name
    expect_none(found)


@pytest.mark.parametrize(
    "name", ["meeting", "article", "official", "relation", "organisation", "country", "document"]
)
def test_a_printed_record_ends_with_its_address(make_page: Any, addresses: Any, name: str) -> None:
    page = make_page()
    page.goto(addresses("en")[name])
    page.emulate_media(media="print")
    printed = page.locator(".only-print")
    assert printed.is_visible()
    assert page.url in printed.inner_text()


def test_a_printed_meeting_shows_its_passages(make_page: Any, addresses: Any) -> None:
    page = make_page()
    page.goto(addresses("en")["meeting"])
    page.emulate_media(media="print")
    assert page.locator("blockquote").first.is_visible()
