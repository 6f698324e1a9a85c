"""Every page of the desk as HTML: valid, in order, in each language of the interface."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from desk.roles import Role
from tests import pages, test_valid_html
from tests.desk.addresses import ADDRESSES
from tests.factories import make_account
from tests.html_tree import Element, tree


def answers(client: Client, name: str) -> Iterator[tuple[str, bytes]]:
    """(language, page) of an address, where it shows one."""
    told = ADDRESSES[name]()
    for language in pages.LANGUAGES:
        with translation.override(language):
            address = reverse(f"desk:{name}", kwargs=told.kwargs) + told.query
        answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield language, answer.content


@pytest.fixture
def folder(curated: None, tmp_path: Path) -> Path:
    """A folder with every page of the desk in every language, as an administrator sees it."""
    client = Client()
    client.force_login(make_account(Role.ADMINISTRATOR, "looker"))
    for name in ADDRESSES:
        with transaction.atomic():  # each finds the archive as it was
            for language, page in answers(client, name):
                (tmp_path / f"{name}-{language}.html").write_bytes(page)
            transaction.set_rollback(True)
    return tmp_path


def faults(page: Element, language: str) -> Iterator[str]:
    levels = [int(one.tag[1]) for one in page.one("main") if re.fullmatch("h[1-6]", one.tag)]
    ids = [one.attributes["id"] for one in page if "id" in one.attributes]
    targets = {one.attributes["href"][1:] for one in page if one.attributes.get("href", "").startswith("#")}
    fields = [one for one in page if one.tag in ("select", "textarea")]
    if page.one("html").attributes["lang"] != language:
        yield "another language"
    if levels.count(1) != 1 or not all(after - before <= 1 for before, after in itertools.pairwise(levels)):
        yield f"headings {levels}"
    if twice := {one for one in ids if ids.count(one) > 1}:
        yield f"ids twice: {sorted(twice)}"
    if lost := targets - set(ids) - {""}:
        yield f"targets that are not there: {sorted(lost)}"
    labels = {one.attributes.get("for") for one in page.all("label")}
    if unnamed := [one.attributes for one in fields if not _is_named(one, labels)]:
        yield f"fields without a label: {unnamed[:3]}"
    if [name for one in page for name in one.attributes if name == "style" or name.startswith("on")]:
        yield "inline style or handler"


def _is_named(field: Element, labels: set[str | None]) -> bool:
    parents = itertools.takewhile(bool, _above(field))
    return (
        field.attributes.get("id") in labels
        or "aria-label" in field.attributes
        or "aria-labelledby" in field.attributes
        or any(parent.tag == "label" for parent in parents)
    )


def _above(element: Element) -> Iterator[Element]:
    while element.parent is not None:
        element = element.parent
        yield element


def test_every_page_of_the_desk_is_in_order_in_every_language(folder: Path) -> None:
    files = sorted(folder.iterdir())
    assert len(files) > 60
    found = {
        file.stem: told
        for file in files
        if (told := list(faults(tree(file.read_text()), file.stem.rpartition("-")[2])))
    }
    assert found == {}


@test_valid_html.pytestmark
def test_the_validator_finds_nothing_on_any_page_of_the_desk(folder: Path) -> None:
    found = test_valid_html.told(folder)
    assert not found, "\n".join(found)
