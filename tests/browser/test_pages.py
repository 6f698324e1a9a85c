"""Every kind of page in Chromium: accessible, inside the screen, and whole without JavaScript.

The fixture `page` fails a test whose page asks another host, logs an error or breaks the security policy.
"""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from articles.models import Article, Text

PAGES = {
    "home": "/",
    "timeline": "/meetings/",
    "filtered": "/meetings/?country=VN&country=BY&topic=training&from=2025-10&sort=oldest",
    "empty": "/meetings/?country=MA&from=2024&to=2024-05",
    "refused": "/meetings/?foo=1&country=ZZ&from=3/12",
    "meeting": "/meetings/2025-12-03-viet-nam-belarus-talks/",
    "meeting without a year": "/meetings/xxxx-05-13-belarus-interpol/",
    "planned meeting": "/meetings/2025-11-viet-nam-morocco/",
    "relation": "/relations/vn-by/",
    "relations": "/relations/",
    "official": "/officials/luong-tam-quang/",
    "officials": "/officials/",
    "organisation": "/organisations/ministry-of-public-security-vn/",
    "organisations": "/organisations/",
    "articles": "/articles/",
    "article": "the Vietnamese article",
    "Bengali article": "the Bengali article",
    "side by side": "the Vietnamese text with the Bengali one",
    "doubtful pairs": "two texts that report different meetings",
    "citation": "a passage of both",
    "about": "/about/",
    "report": "/meetings/2025-12-03-viet-nam-belarus-talks/report/?fact=date",
    "corrections": "/corrections/",
    "not found": "/nowhere/",
}
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDTHS = {"phone": 390, "desk": 1280}


@pytest.fixture
def address(curated: None, transactional_db: None) -> Any:
    """address(name) → the address of a page of PAGES; those of articles hold numbers."""
    article = Article.objects.get(reference="file:003_d0fde7a990ed22fc.txt").get_absolute_url()
    other, far = (
        Text.objects.get(article__reference__contains=part).pk for part in ("daibieunhandan", "baotintuc")
    )
    articles = {
        "article": article,
        "Bengali article": Article.objects.get(published="2025-10-25").get_absolute_url(),
        "side by side": f"{article}?with={other}",
        "doubtful pairs": f"{article}?with={far}",
        "citation": f"{article}cite/?p=9&with={other}",
    }
    return lambda name: articles.get(name, PAGES[name])


def faults(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds, one line a fault."""
    found = Axe().run(page, options=rules).response
    assert found["passes"], "axe has looked at nothing"
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [("desk", "light", RULES), ("phone", "light", RULES), ("desk", "dark", COLOURS)],
    ids=["desk", "phone", "dark"],
)
def test_axe_finds_nothing_on_any_page(
    make_page: Any, address: Any, width: str, scheme: str, rules: dict[str, Any]
) -> None:
    page = make_page(width=WIDTHS[width], color_scheme=scheme)
    found = {}
    for name in PAGES:
        page.goto(address(name))
        for menu in page.locator("details.menu > summary").all():
            menu.click()
        found[name] = faults(page, rules)
    assert {name: told for name, told in found.items() if told} == {}


def test_axe_would_see_a_fault(make_page: Any, address: Any) -> None:
    page = make_page()
    page.goto(address("about"))
    page.evaluate("document.querySelector('h1').replaceWith(document.createElement('img'))")
    assert "image-alt" in " ".join(faults(page, RULES))


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(make_page: Any, address: Any, width: int) -> None:
    page = make_page(width=width)
    wider = {}
    for name in PAGES:
        page.goto(address(name))
        wider[name] = sideways(page)
    assert {name: pixels for name, pixels in wider.items() if pixels > 0} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_shows_the_same_without_javascript(make_page: Any, address: Any, width: str) -> None:
    scripted = make_page(width=WIDTHS[width])
    plain = make_page(width=WIDTHS[width], java_script_enabled=False)
    for name in PAGES:
        shown = []
        for page in (scripted, plain):
            page.goto(address(name))
            shown.append(page.locator("main").inner_text())
        assert shown[0] == shown[1], name
        assert len(shown[0]) > 60, name


def test_letters_are_large_enough_and_lines_of_bengali_have_room(make_page: Any, address: Any) -> None:
    page = make_page()
    page.goto(address("Bengali article"))
    style = page.locator("p.text[lang=bn]").first.evaluate(
        "e => { const s = getComputedStyle(e); return [parseFloat(s.fontSize), parseFloat(s.lineHeight)] }"
    )
    assert style[0] >= 16
    assert style[1] / style[0] >= 1.6


def test_a_printed_meeting_shows_its_passages_and_its_address_and_no_navigation(
    make_page: Any, address: Any
) -> None:
    page = make_page()
    page.goto(address("meeting"))
    page.emulate_media(media="print")
    assert page.locator(".only-print").is_visible()
    assert page.locator("blockquote").first.is_visible()
    assert not page.locator(".nav nav").is_visible()
