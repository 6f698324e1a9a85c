"""The first visit to any page, compressed as a server in front does it, weighs less than 60 KB without pictures."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests import pages

LIMIT = 60_000
ASSET = re.compile(r'<(?:link|script)\b[^>]*\b(?:href|src)="/static/([^"]+)"')


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def static(name: str) -> bytes:
    with open(finders.find(name), "rb") as file:
        return file.read()


def weight(page: bytes) -> int:
    """The page and every stylesheet, script and icon that it names."""
    names = set(ASSET.findall(page.decode()))
    assert "sederunt.css" in names
    return compressed(page) + sum(compressed(static(name)) for name in names)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_first_visit_to_a_page_weighs_less_than_60_kilobytes(
    curated: None, client: Client, language: str
) -> None:
    weights = {
        name: weight(client.get(address).content) for name, address in pages.addresses(language).items()
    }
    for name, size in sorted(weights.items(), key=lambda item: -item[1]):
        print(f"{size:6} bytes  {name} ({language})")  # shown by pytest -rP
    assert {name: size for name, size in weights.items() if size >= LIMIT} == {}
