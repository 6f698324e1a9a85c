"""What follows a correction of a text: evidence, alignments, the record, proposals."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import index, proposals, revising
from archive.models import Evidence, Meeting, Proposal, Reading
from archive.proposing import Proposer
from articles.models import Alignment, Passage, Text
from articles.refused import Refused
from articles.revisions import NewPassage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


@pytest.fixture
def text(curated: None) -> Text:
    return Text.objects.get(language="vi")


def rows(text: Text) -> list[NewPassage]:
    held = Passage.objects.filter(revision__text=text, revision__is_current=True).order_by("number")
    return [NewPassage(one.kind, one.content) for one in held]


def quoted(text: Text) -> list[str]:
    return sorted(
        Evidence.objects.filter(passage__revision__text=text, passage__revision__is_current=True).values_list(
            "quote", flat=True
        )
    )


def test_quotations_move_to_the_new_revision_and_those_that_stand_nowhere_are_told(
    text: Text, editor: User
) -> None:
    before, passages = quoted(text), rows(text)
    made = revising.revise(
        text, [passages[1], passages[0], *passages[2:]], editor, "The order.", began_from=1
    )
    assert (made.placed, made.unplaced) == (len(before), [])
    assert quoted(text) == before
    lost = revising.would_lose(text, rows(text)[1:])
    made = revising.revise(text, rows(text)[1:], editor, "Not of this article.", began_from=2)
    assert lost
    assert {one.pk for one in made.unplaced} <= {one.pk for one in lost}
    assert made.placed == len(before) - len(made.unplaced)


def test_the_pages_say_at_once_what_the_text_says_now(text: Text, editor: User, client: Client) -> None:
    address, version = text.article.get_absolute_url(), index.version()
    assert "Hà Nội và Minsk" not in client.get(address).text
    passages = rows(text)
    passages[-1] = NewPassage("body", f"{passages[-1].content} Hà Nội và Minsk")
    revising.revise(text, passages, editor, "A line was cut off.", began_from=1)
    assert index.version() > version
    assert "Hà Nội và Minsk" in client.get(address).text
    assert "Hà Nội và Minsk" not in client.get(f"{address}?text={text.pk}&revision=1").text


def test_alignments_with_other_texts_of_the_same_meetings_are_made_anew(text: Text, editor: User) -> None:
    held = Alignment.objects.filter(left__text=text) | Alignment.objects.filter(right__text=text)
    others = held.count()
    assert others
    made = revising.revise(text, rows(text)[:-1], editor, "Said twice.", began_from=1)
    new = Alignment.objects.filter(left=made.revision) | Alignment.objects.filter(right=made.revision)
    assert new.count() == others


def test_a_text_that_was_read_is_read_again(text: Text, editor: User) -> None:
    proposals.propose(text, Proposer())
    found = Proposal.objects.filter(text=text).exclude(state=Proposal.State.WITHDRAWN)
    assert found.exists()
    made = revising.revise(
        text, [NewPassage("body", "Không có cuộc gặp nào.")], editor, "Wrong text.", began_from=1
    )
    assert Reading.objects.get(text=text).revision == made.revision
    assert not found.exists()


def test_whoever_began_from_an_older_state_changes_nothing(text: Text, editor: User) -> None:
    revising.revise(text, rows(text)[:-1], editor, "Said twice.", began_from=1)
    with pytest.raises(revising.Stale) as stale:
        revising.revise(text, rows(text)[:-2], editor, "Said thrice.", began_from=1)
    assert stale.value.current.number == 2
    with pytest.raises(Refused):
        revising.revise(text, rows(text), editor, "Nothing.", began_from=2)
    assert text.revisions.count() == 2
    assert not [one for one in Meeting.objects.confirmed() if not one.evidence.exists()]
