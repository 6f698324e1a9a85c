"""manage.py import_articles: what it proposes of the texts that it takes."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from archive.management.commands import import_articles
from archive.models import Meeting, Proposal
from articles.models import Article, Text
from tests.archive.proposed import TALKS, Broken, Found, talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text("\n\n".join(TALKS), encoding="utf-8")
    return path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """told(rules, PATH …) → the lines of standard error."""

    def run(rules: Found, *arguments: Any) -> list[str]:
        monkeypatch.setattr(import_articles, "Proposer", lambda: rules)
        capsys.readouterr()
        call_command("import_articles", *map(str, arguments))
        return capsys.readouterr().err.splitlines()

    return run


def test_a_new_text_has_its_meetings_proposed_and_none_made(told: Any, news: Path) -> None:
    lines = told(Found(talks()), news)
    assert lines[0].endswith("; 1 meeting proposed")
    assert lines[-1] == "1 file: 1 created, 0 revised, 0 unchanged, 0 rejected; 1 meeting proposed"
    assert Proposal.objects.get().text == Text.objects.get()
    assert not Meeting.objects.exists()


def test_a_dry_run_proposes_nothing(told: Any, news: Path) -> None:
    assert "proposed" not in " ".join(told(Found(talks()), "--dry-run", news))
    assert not Proposal.objects.exists()


def test_a_changed_text_has_its_proposals_brought_up_to_date(told: Any, news: Path) -> None:
    told(Found(talks()), news)
    news.write_text("\n\n".join(["Tin mới nhận được.", *TALKS]), encoding="utf-8")
    lines = told(Found(talks(["Tin mới nhận được.", *TALKS])), news)
    assert "revised" in lines[0]
    assert lines[0].endswith("1 meeting changed")
    assert Proposal.objects.get().revision.number == 2


def test_a_text_on_which_the_rules_fail_is_kept_and_named(told: Any, news: Path) -> None:
    lines = told(Broken(), news)
    article = Article.objects.get()
    assert f"(article {article.pk}, vi): no meetings could be proposed: ZeroDivisionError" in lines[0]
    assert lines[-1] == "1 file: 1 created, 0 revised, 0 unchanged, 0 rejected"
