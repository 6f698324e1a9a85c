"""Files that are brought to the desk: what becomes of them, and that nothing is published by itself."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from archive.models import Proposal
from articles.models import ImportedFile, SearchText, Text
from articles.refused import Refused
from desk import imports, uploads
from desk.imports import Brought
from desk.models import Action, ImportResult, ImportRun, LogEntry
from desk.roles import Role
from tests.desk.bringing import bring, result_of, statuses
from tests.desk.texts import BENGALI, RECEPTION
from tests.factories import make_account
from tests.html_tree import tree

AsUser = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("curated")


def test_a_contributors_file_is_a_draft_with_its_meeting_proposed_and_the_public_sees_nothing(
    contributor: User, as_user: AsUser
) -> None:
    run = bring(as_user(contributor), ("tin.txt", RECEPTION))
    text = Text.objects.get(state=Text.State.DRAFT)
    assert (text.language, text.kind, text.title) == (
        "vi",
        "original",
        "Bộ trưởng Lương Tam Quang tiếp Bộ trưởng Nội vụ Kyrgyzstan",
    )
    assert [(found.kind, found.date, found.sides) for found in Proposal.objects.filter(text=text)] == [
        ("reception", "2026-01-14", "kg+vn")
    ]
    assert (run.state, statuses(run), result_of(run).proposed) == ("done", ["created"], 1)
    anybody = Client()
    assert anybody.get(text.article.get_absolute_url()).status_code == 404
    assert anybody.get(f"/files/{ImportedFile.objects.get(name='tin.txt').pk}/").status_code == 404
    assert not SearchText.objects.filter(text=text).exists()
    assert text.article.get_absolute_url() not in anybody.get("/search/?q=Niyazbekov").content.decode()
    for address in ("/articles/", "/articles/?page=1", "/meetings/", "/sitemap-articles-1.xml", "/"):
        page = anybody.get(address)
        told = b"".join(page.streaming_content if page.streaming else [page.content]).decode()  # type: ignore[attr-defined]
        assert "kyrgyzstan-1234" not in told
        assert f"/articles/{text.article_id}-" not in told
    line = LogEntry.objects.get(action=Action.IMPORTED)
    assert (line.by, line.record) == (contributor, text)


def test_the_page_of_a_run_leads_to_the_text_and_tells_what_is_proposed(
    contributor: User, as_user: AsUser
) -> None:
    client = as_user(contributor)
    run = bring(client, ("tin.txt", RECEPTION))
    page = tree(client.get(reverse("desk:import", args=[run.pk])))
    text = Text.objects.get(state=Text.State.DRAFT)
    links = [link.attributes["href"] for link in page.one("main").all("a")]
    assert reverse("desk:text", args=[text.pk]) in links
    assert "1 meeting proposed" in page.one("main").text
    assert page.one("progress").attributes["value"] == "100"


def test_the_progress_is_told_to_programs(contributor: User, as_user: AsUser) -> None:
    client = as_user(contributor)
    run = bring(client, ("tin.txt", RECEPTION), ("leer.txt", b"\n\n"))
    found = json.loads(client.get(reverse("desk:import-progress", args=[run.pk])).content)
    assert found["counts"] == {
        "created": 1, "revised": 0, "unchanged": 0, "rejected": 1, "waiting": 0, "declined": 0
    }  # fmt: skip
    assert (found["percent"], found["at_work"], found["files_read"], found["files"]) == (100, False, 2, 2)
    assert found["told"] == "All 2 files are read."


def test_a_run_that_waits_says_so_and_moves_by_the_byte(contributor: User, as_user: AsUser) -> None:
    client = as_user(contributor)
    run = imports.begin(
        contributor, [Brought("a.txt", RECEPTION.encode()), Brought("b.txt", BENGALI.encode())]
    )
    address = reverse("desk:import-progress", args=[run.pk])
    assert client.get(address).json()["told"] == "It waits for a worker."
    assert 'http-equiv="refresh"' in client.get(reverse("desk:import", args=[run.pk])).content.decode()
    run.state = "running"
    run.save()
    run.files.filter(number=1).update(state="read", done=len(RECEPTION.encode()))
    found = client.get(address).json()
    assert found["at_work"]
    share = 100 * len(RECEPTION.encode()) // (len(RECEPTION.encode()) + len(BENGALI.encode()))
    assert found["told"] == f"{share} % read: 1 of 2 files."


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("leer.txt", b"", "The file is empty."),
        ("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "the file is a picture, not text"),
        ("a.csv", b"nothing,here\n1,2\n", "the content is not a CSV table"),
        ("rss.xml", b"<?xml version='1.0'?><invoice/>", "XML of a kind that is not read"),
        ("kaputt.txt", "Ngày 14/1".encode()[:7] + b"\xff\xfe\xff", "is not UTF-8"),
        ("kaputt.zip", b"PK\x03\x04 broken", "ZIP archive is cut short"),
    ],
)
def test_a_bad_file_is_rejected_by_name_and_changes_nothing(
    contributor: User,
    as_user: AsUser,
    row_counts: Callable[[], dict[str, int]],
    name: str,
    content: bytes,
    told: str,
) -> None:
    before = row_counts()
    run = bring(as_user(contributor), (name, content))
    result = result_of(run)
    assert (result.status, result.file.name, run.state) == ("rejected", name, "done")
    assert told in result.message
    assert "--" not in result.message, "options of the command line are nothing to those who use the desk"
    after = row_counts()
    assert {table for table, count in after.items() if before[table] != count} <= {
        "desk.ImportRun", "desk.ImportRunFile", "desk.ImportResult", "desk.LogEntry"
    }  # fmt: skip


def test_a_bad_file_does_not_keep_the_good_ones_out(contributor: User, as_user: AsUser) -> None:
    run = bring(as_user(contributor), ("leer.txt", b"  \n"), ("tin.txt", RECEPTION), ("bn.txt", BENGALI))
    assert statuses(run) == ["rejected", "created", "created"]


def test_a_file_that_is_too_large_is_named_and_not_kept(
    contributor: User, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_DESK_FILE_BYTES", 2000)
    run = bring(as_user(contributor), ("gross.txt", b"a" * 2001), ("tin.txt", RECEPTION))
    by_name = {result.file.name: result for result in ImportResult.objects.filter(file__run=run)}
    assert by_name["gross.txt"].status == "rejected"
    assert "has more than 32 MiB" in by_name["gross.txt"].message
    assert by_name["tin.txt"].status == "created"


def test_files_that_are_too_large_together_are_named(
    contributor: User, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_DESK_BYTES", len(RECEPTION.encode()) + 10)
    run = bring(as_user(contributor), ("tin.txt", RECEPTION), ("bn.txt", BENGALI))
    assert statuses(run) == ["created", "rejected"]
    assert "Together with the files before it" in ImportResult.objects.get(status="rejected").message


def test_too_many_files_are_refused_before_anything_is_stored(contributor: User, as_user: AsUser) -> None:
    files = [SimpleUploadedFile(f"{number}.txt", b"a") for number in range(101)]
    typed = {"page_address": "", "files_language": "bn"}
    answer = as_user(contributor).post(reverse("desk:add-files"), {"files": files, **typed})
    assert answer.status_code == 400
    page = tree(answer)
    assert "These are 101 files; 100 can be brought at a time." in page.one(id="id_files-e").text
    assert page.one(id="id_files").attributes["aria-invalid"] == "true"
    assert (
        page.one("select", name="files_language").one("option", value="bn").attributes.get("selected")
        is not None
    )
    assert not ImportRun.objects.exists()


def test_no_file_and_an_address_for_two_pages_are_refused_with_what_was_typed(
    contributor: User, as_user: AsUser
) -> None:
    client = as_user(contributor)
    address = "https://tin.example/a"
    answer = client.post(reverse("desk:add-files"), {"page_address": address})
    assert answer.status_code == 400
    assert "Choose a file, or drop one here." in answer.content.decode()
    two = [SimpleUploadedFile("a.html", b"x"), SimpleUploadedFile("b.html", b"y")]
    answer = client.post(reverse("desk:add-files"), {"files": two, "page_address": address})
    assert answer.status_code == 400
    field = tree(answer).one(id="id_page_address")
    assert (field.attributes["value"], field.attributes["aria-invalid"]) == (address, "true")


def test_a_saved_page_gets_the_address_that_it_came_from(contributor: User, as_user: AsUser) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in RECEPTION.split("\n")[2:5])
    page = f"<!doctype html><html lang=vi><title>Tin</title><body><article>{paragraphs}</article></html>"
    run = bring(
        as_user(contributor), ("page.html", page), page_address="https://tin.example/bai-1?utm_source=x"
    )
    text = result_of(run).text
    assert text is not None
    assert text.article.source_url == "https://tin.example/bai-1"


def zipped(files: dict[str, str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_every_file_of_an_archive_has_its_result(contributor: User, as_user: AsUser) -> None:
    run = bring(
        as_user(contributor), ("alle.zip", zipped({"a/vi.txt": RECEPTION, "b.txt": " ", "bn.txt": BENGALI}))
    )
    found = ImportResult.objects.filter(file__run=run)
    assert [(one.status, one.member) for one in found] == [
        ("created", "a/vi.txt"), ("rejected", "b.txt"), ("created", "bn.txt")
    ]  # fmt: skip


def test_an_archive_that_unpacks_without_end_is_stopped(contributor: User, as_user: AsUser) -> None:
    run = bring(as_user(contributor), ("bombe.zip", zipped({"a.txt": "a" * 40_000_000})))
    assert run.state == "done"
    assert [(one.status, one.code) for one in ImportResult.objects.filter(file__run=run)] == [
        ("rejected", "too_large")
    ]
    assert not Text.objects.filter(state=Text.State.DRAFT).exists()


def test_two_runs_at_once_take_one_article_once(contributor: User, editor: User) -> None:
    """Each reads half of what the other reads: the second one finds it held."""
    files = [Brought("tin.txt", RECEPTION.encode()), Brought("bn.txt", BENGALI.encode())]
    one, two = imports.begin(contributor, files), imports.begin(editor, files[::-1])
    imports.perform(one.pk)
    imports.perform(two.pk)
    assert (statuses(one), statuses(two)) == (["created"] * 2, ["unchanged"] * 2)
    assert Text.objects.filter(state=Text.State.DRAFT).count() == 2


def test_a_run_is_taken_up_by_one_worker_only(contributor: User) -> None:
    run = imports.begin(contributor, [Brought("tin.txt", RECEPTION.encode())])
    ImportRun.objects.filter(pk=run.pk).update(state="running")
    imports.perform(run.pk)
    assert statuses(run) == []


def broken_at(number: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """The document of this number stops the worker, the first time."""
    calls = iter(range(1, 100))
    store = imports.store_versions

    def failing(*arguments: Any) -> Any:
        if next(calls) == number:
            raise error
        return store(*arguments)

    monkeypatch.setattr(imports, "store_versions", failing)


@pytest.mark.parametrize("error", [RuntimeError("the disk is full"), SystemExit(1)])
def test_a_run_that_stopped_says_so_keeps_what_it_has_and_goes_on(
    contributor: User, as_user: AsUser, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    broken_at(2, monkeypatch, error)
    run = imports.begin(contributor, [Brought("alle.zip", zipped({"a.txt": RECEPTION, "b.txt": BENGALI}))])
    with pytest.raises(type(error)):
        imports.perform(run.pk)
    run.refresh_from_db()
    assert (run.state, statuses(run)) == ("failed", ["created"])
    client = as_user(contributor)
    page = client.get(reverse("desk:import", args=[run.pk])).content.decode()
    assert "It stopped before its end." in page
    assert ("the disk is full" in page) == isinstance(error, RuntimeError)
    client.post(reverse("desk:import-again", args=[run.pk]))
    run.refresh_from_db()
    assert (run.state, statuses(run)) == ("done", ["created", "created"])


def test_a_run_that_has_not_stopped_is_not_run_again(contributor: User, as_user: AsUser) -> None:
    run = bring(as_user(contributor), ("tin.txt", RECEPTION))
    answer = as_user(contributor).post(reverse("desk:import-again", args=[run.pk]), follow=True)
    assert "The import has not stopped." in answer.content.decode()
    with pytest.raises(Refused):
        imports.run_again(run, contributor)


def test_somebody_elses_run_can_be_seen_and_not_removed(contributor: User, as_user: AsUser) -> None:
    run = bring(as_user(contributor), ("tin.txt", RECEPTION))
    other = as_user(make_account(Role.CONTRIBUTOR, "other"))
    page = other.get(reverse("desk:import", args=[run.pk]))
    assert page.status_code == 200
    assert "Remove it from the list" not in page.content.decode()
    assert other.post(reverse("desk:import-remove", args=[run.pk])).status_code == 403
    assert ImportRun.objects.filter(pk=run.pk).exists()
    assert as_user(contributor).post(reverse("desk:import-remove", args=[run.pk])).status_code == 302
    assert not ImportRun.objects.exists()
    assert Text.objects.filter(state=Text.State.DRAFT).exists(), "what it stored stays"


def test_the_bytes_of_a_run_go_when_nothing_of_it_waits(contributor: User, as_user: AsUser) -> None:
    run = bring(as_user(contributor), ("tin.txt", RECEPTION))
    assert run.files.get().content is None
    assert bytes(ImportedFile.objects.get(name="tin.txt").content) == RECEPTION.encode()


def test_the_list_of_runs_is_paged_and_counts(
    contributor: User, as_user: AsUser, django_assert_max_num_queries: Any
) -> None:
    client = as_user(contributor)
    bring(client, ("tin.txt", RECEPTION), ("leer.txt", b" "))
    for number in range(60):
        imports.begin(contributor, [Brought(f"{number}.txt", b"a")])
    with django_assert_max_num_queries(12):
        page = tree(client.get(reverse("desk:imports")))
    assert len(page.one("tbody").all("tr")) == 50
    last = tree(client.get(reverse("desk:imports") + "?page=2"))
    cells = [cell.text.strip() for cell in last.one("tbody").all("tr")[-1].all("td")]
    assert cells[1:] == ["contributor", "Done", "2", "1", "1", "0"]
    assert client.get(reverse("desk:imports") + "?page=3").status_code == 404
    assert client.get(reverse("desk:imports") + "?sort=size").status_code == 400


def test_what_was_rejected_is_found_among_many(contributor: User, as_user: AsUser) -> None:
    client = as_user(contributor)
    run = bring(client, ("tin.txt", RECEPTION), ("leer.txt", b" "))
    address = reverse("desk:import", args=[run.pk])
    page = tree(client.get(address)).one("main")
    assert [link.text for link in page.one("p", class_="tallies").all("a")] == ["New text: 1", "Rejected: 1"]
    only = tree(client.get(f"{address}?status=rejected")).one("main")
    assert [
        item.one("p", class_="result-file").text for item in only.one("ul", class_="results").all("li")
    ] == ["leer.txt"]
    assert client.get(f"{address}?status=lost").status_code == 400
