"""Files of a translation at the desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles import segments
from articles.drafting import open_new
from articles.exchange import po, xliff
from articles.exchange.unit import MAX_BYTES
from articles.models import Draft
from desk.models import LogEntry
from tests.factories import make_text
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]

VI = ["Đại tướng Lương Tam Quang tiếp Đoàn.", "Hai bên ký kết Ý định thư."]


@pytest.fixture
def draft(contributor: User) -> Draft:
    return open_new(make_text(*VI), "bn", contributor)


@pytest.fixture
def client_(contributor: User, as_user: Callable[[User], Client]) -> Client:
    return as_user(contributor)


@pytest.fixture
def send(client_: Client, draft: Draft) -> Send:
    """send("x.po", b"…", do="take") uploads a file."""

    def sent(name: str, data: bytes, **values: str) -> Any:
        form = {"do": "take", **values, "file": SimpleUploadedFile(name, data)}
        return client_.post(f"/desk/translations/{draft.pk}/exchange/", form, follow=True)

    return sent


@pytest.mark.parametrize(("form", "ending", "module"), [("xliff", "xlf", xliff), ("po", "po", po)])
def test_a_translation_goes_out_and_comes_back_filled(
    client_: Client, draft: Draft, send: Send, form: str, ending: str, module: Any
) -> None:
    answer = client_.get(f"/desk/translations/{draft.pk}/file/{form}/")
    assert answer["Content-Disposition"] == f'attachment; filename="sederunt-{draft.pk}-vi-bn.{ending}"'
    told = module.read(answer.content)
    told.units[0] = type(told.units[0])(1, VI[0], "জেনারেল লুওং তাম কোয়াং", told.units[0].version)
    page = tree(send(f"filled.{ending}", module.written(told)))
    assert "Taken: 1." in page.text
    assert "left as they are: 2." in page.text
    assert draft.segments.get(number=1).content == "জেনারেল লুওং তাম কোয়াং"
    assert LogEntry.objects.get().detail == f"from the file filled.{ending}: 1 taken, 1 empty"


def test_a_conflict_is_told_and_shown_to_be_merged(
    client_: Client, draft: Draft, send: Send, contributor: User
) -> None:
    data = client_.get(f"/desk/translations/{draft.pk}/file/po/").content
    segments.save(draft.segments.get(number=1), "নতুন", 0, contributor)
    page = tree(send("filled.po", data.replace(b'msgstr ""\n\n', 'msgstr "পুরোনো"\n\n'.encode(), 1)))
    assert "to be merged: 1." in page.text
    assert draft.segments.get(number=1).content == "নতুন"
    shown = client_.get(f"/desk/translations/{draft.pk}/").text
    assert "নতুন" in shown
    assert "পুরোনো" in client_.get(f"/desk/translations/{draft.pk}/?segment=1").text


def test_a_machine_translation_is_laid_beneath_with_its_engine(send: Send, draft: Draft) -> None:
    page = tree(send("machine.txt", "ক\nখ".encode(), do="prefill", engine="NLLB-200", version="3.3B"))
    assert "Taken: 1, 2." in page.text
    segment = draft.segments.get(number=2)
    assert (segment.content, segment.status, segment.versions.get().note) == ("খ", "machine", "NLLB-200 3.3B")


@pytest.mark.parametrize(
    ("name", "data", "values", "says"),
    [
        ("a.docx", b"x", {}, "ends with .xlf"),
        ("a.txt", b"x", {}, "ends with .xlf"),
        ("a.po", b"\nnothing", {}, "Line 2: The file is no PO file"),
        ("a.xlf", b'\n<!DOCTYPE a [<!ENTITY b "c">]><a/>', {}, "Line 2: A document type"),
        ("a.txt", b"a\nb", {"do": "prefill"}, "Say which engine"),
        ("a.txt", b"a\nb", {"do": "prefill", "engine": "NLLB"}, "Say which engine"),
        ("a.txt", b"a", {"do": "prefill", "engine": "NLLB", "version": "1"}, "has 1 paragraphs"),
        (
            "a.txt",
            b"a\n\xff",
            {"do": "prefill", "engine": "NLLB", "version": "1"},
            "Line 2: The file is not UTF-8",
        ),
        ("a.po", b" " * (MAX_BYTES + 1), {}, "larger than 8 MiB"),
        ("a.po", b"", {}, "nothing to translate"),
    ],
)
def test_a_bad_file_is_refused_with_its_line_and_what_was_typed_stays(
    send: Send, draft: Draft, name: str, data: bytes, values: dict[str, str], says: str
) -> None:
    answer = send(name, data, **values)
    assert answer.status_code == 400
    page = tree(answer)
    assert says in page.one("div", class_="notice-bad").text
    assert page.one("input", name="engine").attributes["value"] == values.get("engine", "")
    assert not draft.segments.exclude(content="").exists()


def test_what_is_no_form_is_refused(client_: Client, draft: Draft) -> None:
    address = f"/desk/translations/{draft.pk}"
    assert client_.post(f"{address}/exchange/", {"do": "burn"}).status_code == 400
    assert client_.post(f"{address}/exchange/", {"do": "take"}).status_code == 400
    assert client_.get(f"{address}/file/docx/").status_code == 404
    assert client_.get("/desk/translations/9999/exchange/").status_code == 404
