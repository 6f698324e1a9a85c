"""What script/screens does inside the environment: serves the prepared archive and takes the pictures.

    python -m script.pictures [--only NAME …]

docs/screens/NAME-WIDTH.png is a page in English, NAME-WIDTH-vi.png and NAME-WIDTH-bn.png the same page in the
other languages of the interface; docs/screens/README.md shows them all. A picture holds the top of its page in
the colours of the stylesheet alone, which keeps it small and the same from run to run.
"""

import argparse
import io
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import django
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from script import browser as chromium
from script.environment import ROOT, say

FOLDER = ROOT / "docs" / "screens"
# Width of the screen → how much of a long page is shown.
HEIGHTS = {1280: 1500, 768: 1600, 390: 2000}
COLOUR = re.compile(r"--[a-z0-9-]+: #([0-9a-f]{6});")
# Letters are drawn with softer edges: their colours, as far on the way to the paper.
SOFTENED, STEPS = ("15202b", "44515e", "0b4f6c"), (0.25, 0.5, 0.75)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-lcd-text",
    "--font-render-hinting=none",
]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="script/screens", description="Make the pictures of docs/screens.")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="pages by their names in tests/pages.py")
    only = parser.parse_args(arguments).only
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    # Needs Django's settings to be there.
    from tests import pages

    found = {language: pages.addresses(language) for language in pages.LANGUAGES}
    if unknown := sorted(set(only or []) - set(found["en"])):
        parser.error(f"there is no page {', '.join(unknown)}; there are: {', '.join(found['en'])}")
    FOLDER.mkdir(exist_ok=True)
    with _server() as origin, sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        for language, addresses in found.items():
            chosen = {name: origin + path for name, path in addresses.items() if not only or name in only}
            _take(launched, language, chosen)
        launched.close()
    if not only:
        _remove_others(
            {
                _file(name, width, language)
                for language in found
                for name in found[language]
                for width in HEIGHTS
            }
        )
        (FOLDER / "README.md").write_text(_gallery(list(found["en"]), list(found)), encoding="utf-8")
    return 0


@contextmanager
def _server() -> Iterator[str]:
    """The product's own server on a free port; gives its origin."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        [*command, "--threads", "4", "--log-level", "error", "--no-control-socket"], cwd=ROOT
    )
    try:
        origin = f"http://127.0.0.1:{port}"
        _wait(f"{origin}/healthz")
        yield origin
    finally:
        process.terminate()
        process.wait()


def _wait(url: str) -> None:
    for _ in range(300):
        try:
            urlopen(url).close()  # noqa: S310  our own server
            return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(f"{url} does not answer.")


def _take(launched: Browser, language: str, addresses: dict[str, str]) -> None:
    for width, height in HEIGHTS.items():
        page = launched.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        for name, url in addresses.items():
            page.goto(url)
            page.evaluate("document.fonts.ready")
            page.mouse.move(0, 0)
            path = FOLDER / _file(name, width, language)
            _keep(page.screenshot(full_page=True, animations="disabled"), height, path)
        page.close()
        say(f"{len(addresses)} pages at {width} pixels, {language}")


def _file(name: str, width: int, language: str) -> str:
    return f"{name}-{width}{'' if language == 'en' else f'-{language}'}.png"


def _keep(picture: bytes, height: int, path: Path) -> None:
    """Write the top of a picture in few colours; a file that would be the same stays as it is."""
    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    top = whole.crop((0, 0, whole.width, min(whole.height, height)))
    made = io.BytesIO()
    top.quantize(palette=_palette(), dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    if not path.exists() or path.read_bytes() != made.getvalue():
        path.write_bytes(made.getvalue())


def _palette() -> Image.Image:
    """The colours of the stylesheet in daylight, and those of the edges of letters."""
    light = (ROOT / "static" / "sederunt.css").read_text().partition("prefers-color-scheme: dark")[0]
    colours = [bytes.fromhex(found) for found in dict.fromkeys(COLOUR.findall(light))]
    for ink in map(bytes.fromhex, SOFTENED):
        colours += [bytes(round(part + (255 - part) * step) for part in ink) for step in STEPS]
    palette = Image.new("P", (1, 1))
    palette.putpalette(b"".join(colours))
    return palette


def _remove_others(names: set[str]) -> None:
    """Pictures of pages that are no more."""
    for path in FOLDER.glob("*.png"):
        if path.name not in names:
            path.unlink()


def _gallery(names: list[str], languages: list[str]) -> str:
    """docs/screens/README.md: a table for each page, a row for each language, a column for each width."""
    lines = [
        "# Every type of page",
        "",
        "Made by `script/screens` from the curated archive: each page of `tests/pages.py` in the three languages",
        "of the interface, on screens of 1280, 768 and 390 pixels. Long pages are cut.",
    ]
    for name in names:
        lines += ["", f"## {name.replace('-', ' ').capitalize()}", ""]
        lines += [
            f"| | {' | '.join(f'{width} px' for width in HEIGHTS)} |",
            "| --- |" + " --- |" * len(HEIGHTS),
        ]
        for language in languages:
            shown = [
                f"![{name}, {language}, {width} px]({_file(name, width, language)})" for width in HEIGHTS
            ]
            lines.append(f"| {language} | {' | '.join(shown)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
