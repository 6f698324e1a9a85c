"""The log of the desk."""

from django.contrib.auth.models import User

from desk import log
from desk.models import Action, LogEntry
from tests.factories import make_official


def test_a_line_tells_who_did_what_to_which_record_and_still_does_when_the_record_is_gone(
    editor: User,
) -> None:
    official = make_official("Lương Tam Quang")
    log.note(editor, Action.MERGED, official, "The same person under two spellings.")
    official.delete()
    line = LogEntry.objects.get()
    assert str(line) == "editor: merged Lương Tam Quang"
    assert line.detail == "The same person under two spellings."
    assert line.record is None
