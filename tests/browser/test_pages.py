"""Every type of page in Chromium: accessible, inside the screen, and whole without JavaScript.

The fixture `make_page` fails a test whose page asks another host, logs an error or breaks the security policy.
"""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.faults import expect_none
from tests.pages import LANGUAGES

pytestmark = pytest.mark.every_page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
# All details but menus; menus open one at a time.
OPEN = "document.querySelectorAll('details:not(.menu)').forEach(each => { each.open = true })"
# The reader may widen the space between letters, words, lines and paragraphs (WCAG 1.4.12).
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { letter-spacing: .12em !important; word-spacing: .16em !important;
        line-height: 1.5 !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
# Elements that hide what is larger than they are; what is there for screen readers alone is one pixel large.
CUT = """() => [...document.body.querySelectorAll("*")].filter(each => {
    const style = getComputedStyle(each);
    const hides = axis => ["hidden", "clip"].includes(style[axis]);
    return each.clientWidth > 1 && each.clientHeight > 1 && !each.matches("svg *, svg, input, textarea") && (
        (hides("overflowX") && each.scrollWidth > each.clientWidth + 1) ||
        (hides("overflowY") && each.scrollHeight > each.clientHeight + 1) ||
        style.textOverflow === "ellipsis");
}).map(each => each.outerHTML.slice(0, 160))"""
SMALL = """() => [...document.querySelectorAll(
    "button, input:not([type=hidden]), select, textarea, summary"
)].filter(each => {
    const target = each.matches("[type=checkbox], [type=radio]") && each.labels[0] || each;
    const box = target.getBoundingClientRect();
    return each.checkVisibility() && box.width > 1 && (box.width < 24 || box.height < 24);
}).map(each => each.outerHTML.slice(0, 160))"""


def faults(page: Page, within: str | None = None) -> list[str]:
    """What axe finds, one line a fault."""
    found = Axe().run(page, context=within, options=RULES).response
    assert found["testEngine"]["name"] == "axe-core"
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def faults_with_everything_open(page: Page) -> list[str]:
    page.evaluate(OPEN)
    found = faults(page)
    for menu in page.locator("details.menu:visible").all():
        menu.locator("summary").click()
        menu.evaluate("each => { each.id ||= 'the-open-menu' }")
        found += faults(page, f"#{menu.get_attribute('id')}")
        menu.evaluate("each => { if (each.id === 'the-open-menu') each.removeAttribute('id') }")
    return found


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        ("en", 1280, "light"),
        ("en", 390, "dark"),
        ("vi", 390, "light"),
        ("bn", 1280, "dark"),
        ("bn", 390, "light"),
    ],
)
def test_axe_finds_nothing_on_any_page(
    make_page: Any, addresses: Any, language: str, width: int, scheme: str
) -> None:
    page = make_page(width=width, color_scheme=scheme)
    found = {}
    for name, address in addresses(language).items():
        page.goto(address)
        found[name] = faults_with_everything_open(page)
    expect_none(found)


def test_axe_would_see_a_fault(make_page: Any, addresses: Any) -> None:
    page = make_page()
    page.goto(addresses("en")["about"])
    page.evaluate("document.querySelector('h1').replaceWith(document.createElement('img'))")
    assert "image-alt" in " ".join(faults(page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_and_no_control_is_small(
    make_page: Any, addresses: Any, language: str
) -> None:
    """640 pixels are a window of 1280 at twice the size of letters, 320 one at four times."""
    page = make_page()
    found = {}
    for name, address in addresses(language).items():
        page.goto(address)
        page.evaluate(OPEN)
        for width in (1280, 768, 640, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            wider = sideways(page)
            found[f"{name} at {width}"] = page.evaluate(SMALL) + ([f"{wider} px wider"] if wider > 0 else [])
    expect_none(found)


@pytest.mark.parametrize(("language", "width"), [("en", 320), ("vi", 390), ("bn", 1280), ("bn", 320)])
def test_wider_spaces_between_letters_and_lines_cut_nothing(
    make_page: Any, addresses: Any, language: str, width: int
) -> None:
    page = make_page(width=width)
    found = {}
    for name, address in addresses(language).items():
        page.goto(address)
        page.evaluate(OPEN)
        page.evaluate(SPACED)
        wider = sideways(page)
        found[name] = page.evaluate(CUT) + ([f"{wider} px wider"] if wider > 0 else [])
    expect_none(found)


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("vi", 768), ("bn", 390)])
def test_every_page_shows_the_same_without_javascript(
    make_page: Any, addresses: Any, language: str, width: int
) -> None:
    scripted = make_page(width=width)
    plain = make_page(width=width, java_script_enabled=False)
    for name, address in addresses(language).items():
        shown = []
        for page in (scripted, plain):
            page.goto(address)
            # A button that copies is the one thing that scripts add.
            page.locator("main .copy").evaluate_all("found => found.forEach(button => button.remove())")
            shown.append(page.locator("main").inner_text())
        assert shown[0] == shown[1], name
        assert len(shown[0]) > 60, name


def test_letters_are_large_enough_and_lines_of_bengali_have_room(make_page: Any, addresses: Any) -> None:
    page = make_page()
    page.goto(addresses("en")["article-bn"])
    style = page.locator("p.text[lang=bn]").first.evaluate(
        "e => { const s = getComputedStyle(e); return [parseFloat(s.fontSize), parseFloat(s.lineHeight)] }"
    )
    assert style[0] >= 16
    assert style[1] / style[0] >= 1.6
