"""One text in all the forms in which files come: the same article each time; and what is refused by name."""

import io
import sys
import unicodedata
import zipfile
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from articles.models import Article, Passage

TITLE = "Hội đàm tại Hà Nội"
BODY = "Ngày 3/12, tại Hà Nội, Bộ trưởng Bộ Công an đã hội đàm với Thư ký Hội đồng An ninh Belarus."
TEXT = f"{TITLE}\n\n{BODY}\n\nNguồn: https://example.vn/1\n"
SPACED = TEXT.replace("tại Hà Nội,", "tại\u00a0Hà\u200b Nội,")

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys):
    """run(PATH, "--dry-run" …) → status, err (standard error)."""

    def command(*arguments):
        status = 0
        capsys.readouterr()
        try:
            call_command("import_articles", *map(str, arguments))
        except SystemExit as end:
            status = end.code
        return SimpleNamespace(status=status, err=capsys.readouterr().err)

    return command


def shown():
    """What a reader of the archive sees of its only article."""
    article = Article.objects.get()
    return article.source_url, list(Passage.objects.values_list("kind", "content"))


FORMS = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": TEXT.encode("utf-8-sig"),
    "UTF-16 with a mark": TEXT.encode("utf-16"),
    "UTF-16, big end first, with a mark": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "CR LF": TEXT.replace("\n", "\r\n").encode(),
    "decomposed letters": unicodedata.normalize("NFD", TEXT).encode(),
    "no-break and zero-width spaces": SPACED.encode(),
    "all of it": b"\xff\xfe" + unicodedata.normalize("NFD", SPACED).replace("\n", "\r\n").encode("utf-16-le"),
}
EXPECTED = ("https://example.vn/1", [("heading", TITLE), ("body", BODY)])


@pytest.mark.parametrize("form", FORMS)
def test_a_file_in_any_form_is_the_same_article(run, tmp_path, form):
    (tmp_path / "a.txt").write_bytes(FORMS[form])
    assert run(tmp_path / "a.txt").status == 0
    assert shown() == EXPECTED


@pytest.mark.parametrize("form", FORMS)
def test_so_is_what_comes_from_standard_input(run, monkeypatch, form):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FORMS[form])))
    assert run("-").status == 0
    assert shown() == EXPECTED


def test_an_archive_is_read_from_standard_input_too(run, monkeypatch):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("news/a.txt", FORMS["UTF-16 with a mark"])
    packed.seek(0)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(packed))
    done = run("-")
    assert "-/news/a.txt#1: created" in done.err
    assert shown() == EXPECTED


def test_a_text_that_was_not_in_utf_8_says_what_it_was_read_as(run, tmp_path):
    (tmp_path / "a.txt").write_bytes(FORMS["UTF-16 with a mark"])
    assert "a.txt: created (vi, 2 passages, 1 removed, read as UTF-16)" in run(tmp_path / "a.txt").err


def test_utf_16_that_no_mark_tells_is_refused_by_name_unless_its_format_is_given(run, tmp_path, row_counts):
    before = row_counts()
    path = tmp_path / "wide.txt"
    path.write_bytes(TEXT.encode("utf-16-le"))
    refused = run(path)
    assert refused.status == 1
    told = f"{path}: rejected (bad_encoding): the file seems to be UTF-16, but no byte-order mark says so"
    assert told in refused.err
    assert row_counts() == before
    assert run("--format", "text", path).status == 0
    assert shown() == EXPECTED


def test_a_folder_is_read_with_all_below_it_and_its_hidden_files_are_named(run, tmp_path):
    folder = tmp_path / "news"
    (folder / "sub").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "sub" / "b.txt").write_text(BODY)
    (folder / "sub" / ".b.txt.swp").write_bytes(b"\x00")
    (folder / "bad.txt").write_bytes(b"")
    done = run(folder)
    assert done.status == 1
    assert [line.partition("; ")[0] for line in done.err.splitlines()] == [
        f"{folder}: hidden and not read: .git",
        f"{folder}/a.txt: created (vi, 2 passages, 1 removed)",
        f"{folder}/bad.txt: rejected (empty): the file is empty",
        f"{folder}/sub: hidden and not read: .b.txt.swp",
        f"{folder}/sub/b.txt: created (vi, 1 passages, 0 removed)",
        "3 files: 2 created, 0 revised, 0 unchanged, 1 rejected",
    ]


def test_the_same_bytes_are_known_again_whatever_they_are_called(run, tmp_path, row_counts):
    (tmp_path / "a.txt").write_text(TEXT)
    run(tmp_path / "a.txt")
    before = row_counts()
    (tmp_path / "b.txt").write_text(TEXT)
    for options in ([], ["--dry-run"], ["--json"]):
        assert "b.txt: " in (done := run(tmp_path / "b.txt", *options)).err
        assert "unchanged (vi, the same bytes)" in done.err
        assert row_counts() == before
