"""manage.py import_articles and Ctrl-C: what was finished is kept, the same command takes up the rest."""

import os
import signal

import pytest
from django.core.management import call_command

from archive.management.commands import import_articles
from articles.models import Article

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    for number in range(5):
        text = f"On {number + 1} May 2025 the ministers of Vietnam and Belarus met in Hanoi for talks on security."
        (tmp_path / f"{number}.txt").write_text(text)
    return tmp_path


def stop_at(monkeypatch, name, times=1):
    """Ctrl-C is pressed while the file of that name is being stored."""
    store = import_articles.store_versions

    def pressed(document):
        if document.name == name:
            for _ in range(times):
                os.kill(os.getpid(), signal.SIGINT)
        return store(document)

    monkeypatch.setattr(import_articles, "store_versions", pressed)


def test_the_file_at_hand_is_finished_and_the_rest_follows_with_the_next_run(files, monkeypatch, capsys):
    handler = signal.getsignal(signal.SIGINT)
    stop_at(monkeypatch, "2.txt")
    with pytest.raises(SystemExit) as ended:
        call_command("import_articles", str(files))
    assert ended.value.code == 130
    told = capsys.readouterr().err.splitlines()
    kept = "What was finished is kept; the same command takes up the rest."
    assert told[-2] == f"Interrupted after {files}/2.txt. {kept}"
    assert told[-1].startswith("3 files: 3 created, 0 revised, 0 unchanged, 0 rejected")
    assert Article.objects.count() == 3
    assert signal.getsignal(signal.SIGINT) == handler
    monkeypatch.undo()
    call_command("import_articles", str(files))
    assert "5 files: 2 created, 0 revised, 3 unchanged, 0 rejected" in capsys.readouterr().err
    assert Article.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_a_second_ctrl_c_does_not_wait_and_leaves_nothing_half_done(files, monkeypatch, capsys):
    stop_at(monkeypatch, "2.txt", times=2)
    with pytest.raises(SystemExit) as ended:
        call_command("import_articles", str(files))
    assert ended.value.code == 130
    assert f"Interrupted after {files}/1.txt." in capsys.readouterr().err
    assert Article.objects.count() == 2
