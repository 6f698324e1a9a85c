"""Two editors who merge, or change, the same at the same moment: one does it, the other is told."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from archive import amending, changes
from archive.curation import Refused
from archive.merging.merge import merge, preview
from archive.models import Official, Operation
from tests.factories import make_meeting, make_official

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*tasks: Callable[[], Any]) -> list[str]:
    """Runs them at the same moment in threads of their own; “done” or why it was refused, sorted."""
    start, found = Barrier(len(tasks)), []

    def run(task: Callable[[], Any]) -> None:
        try:
            start.wait(10)
            task()
        except Refused as refused:
            found.append(refused.reasons[0])
        else:
            found.append("done")
        finally:
            connection.close()

    threads = [Thread(target=run, args=[task]) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(found)


def test_of_two_merges_of_the_same_two_one_is_done() -> None:
    editor = User.objects.create_user("editor")
    one, other = make_official("A"), make_official("B")
    make_meeting(officials=[other], proven=True)
    seen = [preview(one, other).seen, preview(other, one).seen]
    told = at_once(
        lambda: merge(one, other, "Same.", editor, seen[0]),
        lambda: merge(other, one, "Same.", editor, seen[1]),
    )
    assert "done" in told
    assert "gone" in next(words for words in told if words != "done")
    assert (Official.objects.count(), Operation.objects.count()) == (1, 1)


def test_of_two_changes_from_one_version_one_is_done() -> None:
    editor = User.objects.create_user("editor")
    official = make_official("A")
    began = changes.version(official)
    mine, theirs = Official.objects.get(), Official.objects.get()
    mine.name, theirs.name = "Mine", "Theirs"
    told = at_once(
        lambda: amending.change(mine, editor, "", began), lambda: amending.change(theirs, editor, "", began)
    )
    assert "done" in told
    assert "Somebody has changed this" in next(words for words in told if words != "done")
    assert Official.objects.get().history.count() == 2
