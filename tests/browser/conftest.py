"""Chromium for the tests in this folder. `page` fails a test whose page misbehaved, whatever it looked at."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import playwright
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from script import browser as chromium
from tests import pages
from tests.settings import TEST_DB

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
HERE = Path(__file__).parent
MakePage = Callable[..., Page]
Addresses = Callable[[str], dict[str, str]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests run last: while playwright runs, Django's guard against async misuse has to be off."""
    items.sort(key=lambda item: item.path.is_relative_to(HERE))
    _share(config, items)
    ours = [item for item in items if item.path.is_relative_to(HERE)]
    if ours and (reason := _why_not()):
        for item in ours:
            item.add_marker(pytest.mark.skip(reason=reason))


def _share(config: pytest.Config, items: list[pytest.Item]) -> None:
    """How a page looks does not depend on the database: the two workers of script/test share these tests."""
    if hasattr(config, "workerinput"):
        shared = [item for item in items if item.get_closest_marker("every_page")]
        others = shared[1::2] if TEST_DB == "sqlite" else shared[::2]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


def _why_not() -> str | None:
    """What is missing to run a browser, and how to install it; None where nothing is."""
    if chromium.find() is None:
        return chromium.MISSING
    node = Path(playwright.__file__).parent / "driver" / "node"
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    if told.returncode != 0:
        return f"playwright cannot start: {told.stderr.strip()} (Debian: apt-get install libatomic1)"
    return None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as driver:
        # playwright's own loop runs in this thread, so Django takes every query for one from async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        # Two workers share the machine with a database server: what is waited for may take its time.
        expect.set_options(timeout=20_000)
        launched = driver.chromium.launch(executable_path=chromium.find(), args=FLAGS.split())
        yield launched
        launched.close()


class Watch:
    """Notes what no page of ours may do: ask another host, log an error, break the security policy."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.faults: list[str] = []
        self.visited: set[str] = set()
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))

    def _request(self, request: Request) -> None:
        if request.is_navigation_request():
            self.visited.add(request.url)
        if not request.url.startswith((f"{self.origin}/", "data:", "about:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        url = message.location["url"].partition("#")[0]
        # A test may visit a page that answers 404, and the browser asks for an icon by itself: neither is a
        # fault of the page.
        expected = url in self.visited or url == f"{self.origin}/favicon.ico"
        if message.type in ("error", "warning") and not (
            expected and "Failed to load resource" in message.text
        ):
            self.faults.append(f"console {message.type}: {message.text} ({url})")


@pytest.fixture
def make_page(browser: Browser, live_server: Any, transactional_db: None) -> Iterator[MakePage]:
    """make_page(width=1280, height=900, **options of playwright's new_context) → Page on the live server."""
    watches: list[Watch] = []
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=live_server.url, **options
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        watches.append(Watch(context, live_server.url))
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    faults = [fault for watch in watches for fault in watch.faults]
    assert not faults, "the pages misbehaved:\n" + "\n".join(faults)


@pytest.fixture
def addresses(curated: None, transactional_db: None) -> Addresses:
    """addresses(language) → the address of every page of the curated archive by its name."""
    return pages.addresses


@pytest.fixture
def page(make_page: MakePage) -> Page:
    """A page of 1280 × 900; `page.goto("/meetings/")` asks the live server."""
    return make_page()
