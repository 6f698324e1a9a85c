"""Where Chromium is: used by the browser tests, and by script/test to say so before they run."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "no Chromium was found: install it (Debian: apt-get install chromium) or set CHROMIUM to the path of a "
    "Chromium or Chrome"
)


def find() -> str | None:
    """$CHROMIUM, else the first known name on PATH; None where there is none."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)
