"""manage.py propose_meetings: what it says, what it writes, how it ends."""

from collections.abc import Callable
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.management.commands import propose_meetings
from archive.models import Proposal, Reading
from tests.archive.proposed import TALKS, Broken, Found, talks
from tests.factories import make_article, make_name, make_official, make_text

pytestmark = pytest.mark.django_db
Run = Callable[..., SimpleNamespace]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[Found], None]:
    """rules(Found(…)): what extraction finds in every text."""
    return lambda found: monkeypatch.setattr(propose_meetings, "Proposer", lambda: found)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """run("--all") → status, out (standard output), lines (of standard error)."""

    def command(*arguments: Any) -> SimpleNamespace:
        out, status = StringIO(), 0
        capsys.readouterr()
        try:
            call_command("propose_meetings", *map(str, arguments), stdout=out)
        except SystemExit as end:
            status = int(str(end.code))
        told = capsys.readouterr()
        return SimpleNamespace(status=status, out=out.getvalue() + told.out, lines=told.err.splitlines())

    return command


def test_all_texts_are_read_once_and_again_only_when_asked(run: Run, rules: Any) -> None:
    first, second = make_text(*TALKS), make_text(*TALKS)
    rules(Found(talks()))
    done = run("--all")
    assert (done.status, done.out) == (0, "")
    assert done.lines == [
        f"article {first.article_id} (vi): 1 meeting proposed",
        f"article {second.article_id} (vi): 1 meeting proposed",
        "2 texts read: proposed meetings: 2 new, 0 changed, 0 unchanged, 0 withdrawn, 0 decided",
    ]
    before = list(Proposal.objects.values())
    assert run("--all").lines[-1].startswith("0 texts read")
    assert run("--all", "--again").lines == [
        "2 texts read: proposed meetings: 0 new, 0 changed, 2 unchanged, 0 withdrawn, 0 decided"
    ]
    assert list(Proposal.objects.values()) == before


def test_a_name_that_editors_add_makes_texts_worth_reading_again(run: Run) -> None:
    make_text(*TALKS)
    assert run("--all").lines[-1].startswith("1 text read")
    assert run("--all").lines[-1].startswith("0 texts read")
    make_name("Lương Tam Quang", official=make_official())
    assert run("--all").lines[-1].startswith("1 text read")


def test_only_the_articles_named_are_read(run: Run, rules: Any) -> None:
    text, other = make_text(*TALKS), make_text(*TALKS)
    rules(Found(talks()))
    assert run("--article", text.article_id).status == 0
    assert [held.text for held in Proposal.objects.all()] == [text]
    assert not Reading.objects.filter(text=other).exists()


def test_an_article_that_is_not_there_is_named(run: Run) -> None:
    article = make_article()
    with pytest.raises(CommandError, match=rf"There is no article {article.pk + 1}, {article.pk + 2}\."):
        run("--article", article.pk + 2, article.pk, article.pk + 1)


@pytest.mark.parametrize("arguments", [[], ["--all", "--article", "1"]], ids=str)
def test_the_texts_to_read_are_to_be_named(arguments: list[str], run: Run) -> None:
    with pytest.raises(CommandError, match="--article"):
        run(*arguments)


def test_a_dry_run_says_what_would_happen_and_writes_nothing(run: Run, rules: Any, row_counts: Any) -> None:
    make_text(*TALKS)
    rules(Found(talks()))
    before = row_counts()
    told = run("--all", "--dry-run").lines[-1]
    assert "1 new" in told
    assert told.endswith("(nothing written: dry run)")
    assert row_counts() == before


def test_a_text_that_cannot_be_read_does_not_stop_the_others(
    run: Run, rules: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = make_text(*TALKS), make_text(*TALKS)
    answers = iter([Broken().meetings, Found(talks()).meetings])
    found = Found()
    monkeypatch.setattr(found, "meetings", lambda source: next(answers)(source))
    rules(found)
    done = run("--all")
    assert done.status == 1
    assert done.lines[0].startswith(
        f"text {bad.pk} (article {bad.article_id}, vi): no meetings could be proposed"
    )
    assert done.lines[-1].startswith("1 text read")
    assert done.lines[-1].endswith("; 1 could not be read")
    assert Proposal.objects.get().text == good


def test_what_was_finished_is_kept_after_an_interruption_and_the_next_run_takes_up_the_rest(
    run: Run, rules: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_text(*TALKS), make_text(*TALKS)
    found = Found(talks())
    rules(found)

    def once(source: Any) -> list[dict[str, Any]]:
        if Reading.objects.exists():
            raise KeyboardInterrupt
        return [talks()]

    with monkeypatch.context() as patched:
        patched.setattr(found, "meetings", once)
        done = run("--all")
    assert (done.status, done.lines[1].split(".")[0]) == (130, "Interrupted")
    assert [held.text for held in Proposal.objects.all()] == [first]
    assert run("--all").lines[-1].startswith("1 text read")
    assert {held.text for held in Proposal.objects.all()} == {first, second}
