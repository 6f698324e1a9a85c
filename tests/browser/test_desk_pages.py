"""Every page of the desk in Chromium: accessible and inside the screen.

The pages are made by tests/desk/test_desk_pages.py and shown to the browser as they are, with the files of static/.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.faults import expect_none
from tests.browser.test_pages import OPEN, SMALL, faults_with_everything_open, sideways
from tests.desk.test_desk_pages import folder  # noqa: F401  a fixture

pytestmark = pytest.mark.every_page
SITE = "http://desk.test"
STATIC = Path(__file__).parents[2] / "static"


@pytest.fixture
def shown(browser: Browser, folder: Path) -> Iterator[tuple[Page, list[str]]]:  # noqa: F811
    """A page on which SITE/NAME is a page of the desk, and all such names."""
    context = browser.new_context()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).partition("?")[0]
        file = STATIC / path.removeprefix("/static/") if path.startswith("/static/") else folder / path[1:]
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)

    context.route("**/*", answer)
    yield context.new_page(), sorted(file.name for file in folder.iterdir())
    context.close()


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 1280, "light"), ("vi", 390, "dark"), ("bn", 390, "light")]
)
def test_axe_finds_nothing_at_the_desk(
    shown: tuple[Page, list[str]], language: str, width: int, scheme: str
) -> None:
    page, names = shown
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for name in names:
        if name.endswith(f"-{language}.html"):
            page.goto(f"{SITE}/{name}")
            found[name] = faults_with_everything_open(page)
    expect_none(found)


@pytest.mark.parametrize("language", ["en", "vi", "bn"])
def test_no_page_of_the_desk_scrolls_sideways_and_no_control_is_small(
    shown: tuple[Page, list[str]], language: str
) -> None:
    page, names = shown
    found = {}
    for name in names:
        if not name.endswith(f"-{language}.html"):
            continue
        page.goto(f"{SITE}/{name}")
        page.evaluate(OPEN)
        for width in (1280, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            wider = sideways(page)
            found[f"{name} at {width}"] = page.evaluate(SMALL) + ([f"{wider} px wider"] if wider > 0 else [])
    expect_none(found)
