"""What is told of a text on which the rules fail."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.management import call_command

from archive import proposing
from archive.extraction.extract import extract
from archive.extraction.source import Source
from archive.proposing import Proposer
from articles.importers.parsed import ParsedArticle
from articles.importers.reading import read_path

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).parents[2] / "docs" / "formats" / "proposal.schema.json"
TALKS = (
    "Kazakhstan's Interior Minister Daniyar Abdrakhmanov held talks with the Interior Minister of Hungary, Sándor "
    "Kovács, in Astana on 17 August 2025."
)
ASTRAY = TALKS.replace("talks", "talks, which no rule could follow,")


@pytest.fixture(autouse=True)
def rules_with_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules as they are, but for one text on which they fail."""

    def faulty(source: Source, *known: Any) -> dict[str, list[dict[str, Any]]]:
        if any(paragraph.text == ASTRAY for paragraph in source.paragraphs):
            raise RecursionError("a fault in the rules")
        return extract(source, *known)

    monkeypatch.setattr(proposing, "extract", faulty)


def written(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(f"{words}\n", encoding="utf-8")
    return path


def parsed(path: Path) -> ParsedArticle:
    [document] = read_path(str(path))
    assert isinstance(document, ParsedArticle)
    return document


def codes(document: dict[str, Any]) -> list[str]:
    return [warning["code"] for warning in document.get("warnings", [])]


def test_a_text_on_which_the_rules_fail_has_a_warning_and_no_meetings(tmp_path: Path) -> None:
    document = Proposer().document(parsed(written(tmp_path, "astray.txt", ASTRAY)), "astray.txt")
    assert codes(document)[-1] == "extraction_failed"
    assert "RecursionError: a fault in the rules" in document["warnings"][-1]["message"]
    assert not document.get("meetings")
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_rest_of_such_a_text_is_told_all_the_same(tmp_path: Path) -> None:
    article = parsed(written(tmp_path, "astray.txt", ASTRAY))
    told, plain = Proposer().document(article, "astray.txt"), article.as_proposal("astray.txt")
    assert told["warnings"][:-1] == plain.get("warnings", [])
    assert {key: told[key] for key in plain if key != "warnings"} == {
        key: plain[key] for key in plain if key != "warnings"
    }


def test_a_text_that_the_rules_can_read_has_its_meetings_and_no_such_warning(tmp_path: Path) -> None:
    document = Proposer().document(parsed(written(tmp_path, "talks.txt", TALKS)), "talks.txt")
    assert "extraction_failed" not in codes(document)
    assert [meeting["date"] for meeting in document["meetings"]] == ["2025-08-17"]


def test_a_dry_run_goes_on_behind_such_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [written(tmp_path, "1.txt", ASTRAY), written(tmp_path, "2.txt", TALKS)]
    out = StringIO()
    call_command("import_articles", "--dry-run", "--json", *map(str, paths), stdout=out)
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert (codes(first)[-1], first.get("meetings", [])) == ("extraction_failed", [])
    assert len(second["meetings"]) == 1
    assert "2 files: 2 created, 0 revised, 0 unchanged, 0 rejected" in capsys.readouterr().err
