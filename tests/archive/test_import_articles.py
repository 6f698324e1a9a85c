"""manage.py import_articles: what it says, what it writes, how it ends."""

import json
import os
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
from django.core.management import call_command

from archive.models import Evidence, Meeting, Proposal
from articles.models import Article, ImportedFile, Passage, Revision
from tests.factories import make_meeting
from tests.html_tree import tree

ROOT = Path(__file__).parents[2]
SEEDS = [str(path) for path in sorted((ROOT / "fixtures" / "seeds").glob("*.txt"))]
TALKS_VI = ROOT / "fixtures" / "seeds" / "003_d0fde7a990ed22fc.txt"
WORDS = "Ngày 3/12, tại Hà Nội, Bộ trưởng Bộ Công an đã hội đàm với Thư ký Hội đồng An ninh Belarus."

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(capsys):
    """run(PATH, "--dry-run" …) → status, out (standard output), err (standard error)."""

    def command(*arguments):
        out, status = StringIO(), 0
        capsys.readouterr()
        try:
            call_command("import_articles", *map(str, arguments), stdout=out)
        except SystemExit as end:
            status = end.code
        captured = capsys.readouterr()
        return SimpleNamespace(status=status, out=out.getvalue() + captured.out, err=captured.err)

    return command


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_five_documents_are_created_and_a_second_time_unchanged(run, row_counts):
    first = run(*SEEDS)
    assert first.status == 0
    assert first.err.splitlines()[0].startswith(f"{SEEDS[0]}: created (bn, 12 passages, 2 removed); ")
    told = f"; {Proposal.objects.count()} meetings proposed"
    assert first.err.splitlines()[-1] == f"5 files: 5 created, 0 revised, 0 unchanged, 0 rejected{told}"
    before = row_counts()
    again = run(*SEEDS)
    assert again.err.splitlines()[-1] == "5 files: 0 created, 0 revised, 5 unchanged, 0 rejected"
    assert row_counts() == before
    assert (first.out, again.out) == ("", "")


def test_one_bad_file_does_not_stop_the_others_and_the_status_tells(run, tmp_path):
    bad = written(tmp_path, "bad.txt", b"")
    good = written(tmp_path, "good.txt", WORDS)
    done = run(SEEDS[0], bad, good)
    assert done.status == 1
    assert "3 files: 2 created, 0 revised, 0 unchanged, 1 rejected" in done.err.splitlines()[-1]
    assert Article.objects.count() == 2


BAD = {
    "empty": (b"", "rejected (empty): the file is empty"),
    "only blank lines": (b"\n \n\n", "rejected (empty): the file holds nothing but blank lines"),
    "UTF-16 that ends in the middle of a character": (
        WORDS.encode("utf-16")[:-1],
        "rejected (bad_encoding): the file",
    ),
    "broken in the middle of a character": (
        f"{WORDS}\nNgày ".encode() + "ờ".encode()[:2],
        ":2: rejected (bad_encoding): the file ends in the middle of a character",
    ),
    "a byte that is not UTF-8": (
        f"{WORDS}\n\n".encode() + b"\xff" + WORDS.encode(),
        ":3: rejected (bad_encoding): byte 0xff at byte",
    ),
    "a line of 5 MB": (
        f"{WORDS}\n".encode() + b"a" * 5_000_000,
        ":2: rejected (too_large): the line has 5,000,000 characters; the limit is 100,000.",
    ),
    "more than the limit": (b"a b\n" * 3_000_000, "rejected (too_large): the file has"),
    "a PDF": (b"%PDF-1.7 ...", "rejected (not_text): the file is a PDF"),
    "only what a site leaves": ("মন্তব্য (0)\n".encode(), "rejected (no_article): the file holds no article"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_named_and_located_message_and_changes_nothing(run, tmp_path, row_counts, name):
    content, message = BAD[name]
    path = written(tmp_path, "bad.txt", content)
    make_meeting()
    before = row_counts()
    for options in ([], ["--dry-run"], ["--json"]):
        done = run(path, *options)
        assert done.status == 1
        [line] = [line for line in done.err.splitlines() if line.startswith(str(path))]
        assert message in line
        assert row_counts() == before


def test_a_path_that_leads_nowhere_and_a_folder_without_files_are_named(run, tmp_path, row_counts):
    before = row_counts()
    missing = run(tmp_path / "missing.txt")
    assert missing.status == 1
    assert f"{tmp_path}/missing.txt: rejected (unreadable): cannot be read: No such file" in missing.err
    (tmp_path / ".hidden").write_text(WORDS)
    folder = run(tmp_path)
    assert folder.status == 1
    assert f"{tmp_path}: rejected (empty): the folder holds no files that are not hidden" in folder.err
    assert row_counts() == before


def test_a_file_that_may_not_be_read_is_named(run, tmp_path):
    path = written(tmp_path, "secret.txt", WORDS)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    done = run(path)
    assert done.status == 1
    assert f"{path}: rejected (unreadable): cannot be read: Permission denied" in done.err


def test_a_pipe_is_refused_instead_of_waited_for(run, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "is no plain file" in run(tmp_path / "pipe").err


def test_an_unknown_language_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(Exception, match=r"invalid choice: 'xx' .*'bn'"):
        call_command("import_articles", SEEDS[0], "--language=xx")


@pytest.mark.parametrize("arguments", [SEEDS, [str(TALKS_VI)]])
def test_a_dry_run_says_what_would_happen_and_writes_nothing_in_any_table(run, row_counts, arguments):
    before = row_counts()
    done = run(*arguments, "--dry-run")
    assert done.status == 0
    assert "would be created" in done.err
    assert done.err.splitlines()[-1].endswith("0 rejected (nothing written: dry run)")
    assert row_counts() == before


def test_a_dry_run_as_json_writes_one_proposal_a_line_that_the_schema_accepts(run, tmp_path):
    schema = json.loads((ROOT / "docs" / "formats" / "proposal.schema.json").read_text())
    bad = written(tmp_path, "bad.txt", b"")
    done = run(*SEEDS, bad, "--dry-run", "--json")
    proposals = [json.loads(line) for line in done.out.splitlines()]
    for proposal in proposals:
        jsonschema.validate(proposal, schema, cls=jsonschema.Draft202012Validator)
    assert [proposal["file"] for proposal in proposals] == [*SEEDS, str(bad)]
    assert [proposal["status"] for proposal in proposals] == ["ok"] * 5 + ["rejected"]
    assert proposals[-1]["error"] == {"code": "empty", "message": "the file is empty", "line": None}
    assert [len(proposal["paragraphs"]) for proposal in proposals] == [12, 14, 16, 12, 8, 0]
    assert (proposals[3]["published"], proposals[3]["published_basis"]) == ("2025-12-03", "header")
    assert not Article.objects.exists()


def test_json_without_a_dry_run_tells_where_each_file_went(run):
    told = [json.loads(line) for line in run(*SEEDS[:2], "--json").out.splitlines()]
    assert [(one["file"], one["outcome"], one["revision"]) for one in told] == [
        (SEEDS[0], "created", 1),
        (SEEDS[1], "created", 1),
    ]
    assert {one["article"] for one in told} == set(Article.objects.values_list("pk", flat=True))


def test_a_changed_document_makes_revision_2_and_its_evidence_follows(run, tmp_path, curated):
    content = TALKS_VI.read_text().replace(
        " date 2025-12-03 ", " date 2025-12-03 Phiên họp đã kết thúc.\n\n", 1
    )
    path = written(tmp_path, TALKS_VI.name, content)
    quoted = Evidence.objects.filter(passage__revision__text__language="vi")
    number = quoted.count()
    done = run(path)
    assert (
        f"revised (vi, 14 passages, 3 removed); evidence: {number} found again, 0 to place by hand"
        in done.err
    )
    assert list(Revision.objects.filter(text__language="vi").values_list("number", flat=True)) == [2, 1]
    for item in quoted.select_related("passage__revision"):
        assert item.passage.revision.number == 2
        assert item.is_verbatim
    assert bytes(ImportedFile.objects.get(revisions__number=2).content) == content.encode()
    assert Passage.objects.filter(revision__number=1, revision__text__language="vi").count() == 13


def test_a_quotation_that_is_gone_stays_with_the_old_revision_and_is_said(run, tmp_path, curated, client):
    gone = "Ngày 3/12, tại Hà Nội"
    lost = Evidence.objects.filter(quote__contains=gone).count()
    assert lost
    path = written(tmp_path, TALKS_VI.name, TALKS_VI.read_text().replace(gone, "Hôm thứ Tư, tại Hà Nội"))
    done = run(path)
    assert f", {lost} to place by hand" in done.err
    for item in Evidence.objects.filter(quote__contains=gone).select_related("passage__revision"):
        assert item.passage.revision.number == 1
        assert item.is_verbatim
    page = tree(client.get("/meetings/2025-12-03-viet-nam-belarus-talks/"))
    assert page.holding(gone)


def test_a_dry_run_of_a_changed_document_leaves_the_evidence_where_it_is(run, tmp_path, curated, row_counts):
    path = written(tmp_path, TALKS_VI.name, TALKS_VI.read_text().replace("./.", " Hết./."))
    before = row_counts()
    assert "would be revised" in run(path, "--dry-run").err
    assert row_counts() == before
    assert not Evidence.objects.filter(passage__revision__number=2).exists()


def test_pages_that_somebody_holds_are_made_anew_after_an_import(run, tmp_path, curated, client):
    pages = ["/", "/meetings/2025-12-03-viet-nam-belarus-talks/"]
    tags = [client.get(page).headers["ETag"] for page in pages]
    run(written(tmp_path, "new.txt", WORDS))
    assert [client.get(page).headers["ETag"] for page in pages] != tags
    assert "6 articles" in " ".join(
        f"{item.one('dd').text} {item.one('dt').text}"
        for item in tree(client.get("/")).one("dl", class_="tally").all("div")
    )
    tags = [client.get(page).headers["ETag"] for page in pages]
    run(written(tmp_path, "new.txt", WORDS))
    assert [client.get(page).headers["ETag"] for page in pages] == tags


def test_an_address_that_comes_later_reaches_the_data_of_the_meetings(run, tmp_path, curated, client):
    content = TALKS_VI.read_text() + "\nNguồn: https://www.vietnamplus.vn/hop-tac-post1080807.vnp\n"
    assert "revised" in run(written(tmp_path, TALKS_VI.name, content)).err
    talks = json.loads(client.get("/meetings.json?publisher=vietnamplus.vn&kind=talks").getvalue())
    assert [record["slug"] for record in talks] == ["2025-12-03-viet-nam-belarus-talks"]
    assert Meeting.objects.count() == 14
