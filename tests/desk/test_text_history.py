"""The history of a text, two states compared, an earlier one restored."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive import revising
from articles import correcting
from articles.models import Text
from articles.revisions import NewPassage
from desk.models import LogEntry
from tests.factories import first_passage, make_evidence, make_file, make_meeting, make_revision, make_text
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
AsUser = Callable[[User], Client]

DAY = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang đã hội đàm"
SIGNED = "Hai bên ký kết Ý định thư hợp tác"


@pytest.fixture
def text(editor: User) -> Text:
    """Three states: imported, a word corrected, a paragraph taken out."""
    made = make_text(DAY, SIGNED)
    made.revisions.update(file=make_file(b"as received"))
    revise(made, editor, [DAY.replace("3/12", "2/12"), SIGNED], "The day was wrong.")
    revise(made, editor, [DAY.replace("3/12", "2/12")], "It is another article's.", is_minor=True)
    return made


def revise(text: Text, by: User, contents: list[str], reason: str, **options: Any) -> None:
    number = text.revisions.get(is_current=True).number
    rows = [NewPassage("body", content) for content in contents]
    revising.revise(text, rows, by, reason, began_from=number, **options)


def test_every_state_says_who_when_why_and_what_it_changed(text: Text, editor: User, as_user: AsUser) -> None:
    page = tree(as_user(editor).get(f"/desk/texts/{text.pk}/history/"))
    third, second, first = (page.one("li", id=f"r{number}") for number in (3, 2, 1))
    assert "editor" in second.text
    assert "The day was wrong." in second.text
    assert [element.text for element in second.all("del")] == ["deleted: 3/12"]
    assert [element.text for element in second.all("ins")] == ["inserted: 2/12"]
    assert "Minor edit" in third.text
    assert third.one("del").text == f"deleted: {SIGNED}"
    assert "Import" in first.text
    assert third.one("p", class_="serif").attributes["lang"] == "vi"


def test_the_file_is_the_bytes_that_were_received(text: Text, contributor: User, as_user: AsUser) -> None:
    client = as_user(contributor)
    answer = client.get(f"/desk/texts/{text.pk}/file/1/")
    assert answer.content == b"as received"
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(f"/desk/texts/{text.pk}/file/2/").status_code == 404


def test_any_two_states_can_be_compared(text: Text, editor: User, as_user: AsUser) -> None:
    page = tree(as_user(editor).get(f"/desk/texts/{text.pk}/history/?from=1&to=3"))
    assert [element.text for element in page.all("del")] == ["deleted: 3/12", f"deleted: {SIGNED}"]
    backwards = tree(as_user(editor).get(f"/desk/texts/{text.pk}/history/?from=3&to=1"))
    assert [element.text for element in backwards.all("ins")] == ["inserted: 3/12", f"inserted: {SIGNED}"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?from=1", 400),
        ("?from=1&to=x", 400),
        ("?from=0&to=1", 400),
        ("?from=-1&to=1", 400),
        ("?from=1&to=4", 404),
        ("?from=1&to=99999999999", 400),
        ("?what=1", 400),
        ("?page=2", 404),
        ("?page=x", 400),
    ],
)
def test_what_is_no_state_is_refused(
    text: Text, editor: User, as_user: AsUser, query: str, status: int
) -> None:
    assert as_user(editor).get(f"/desk/texts/{text.pk}/history/{query}").status_code == status


def test_an_earlier_state_is_restored_as_a_new_one(text: Text, editor: User, as_user: AsUser) -> None:
    client, address = as_user(editor), f"/desk/texts/{text.pk}/restore/1/"
    page = tree(client.get(address))
    assert [element.text for element in page.all("ins")] == ["inserted: 3/12", f"inserted: {SIGNED}"]
    answer = client.post(address, {"from": "3", "reason": "The import was right."})
    assert answer.status_code == 302
    current = text.revisions.get(is_current=True)
    assert (current.number, current.reason, current.author) == (4, "The import was right.", editor)
    assert [one.content for one in current.passages.all()] == [DAY, SIGNED]
    assert text.revisions.get(number=3).passages.count() == 1
    assert LogEntry.objects.get().detail.endswith("The import was right.")


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"from": "3", "reason": " "}, 400, "Say why"),
        ({"from": "2", "reason": "why"}, 409, "Somebody else has changed the text"),
        ({"reason": "why"}, 400, "which revision it began from"),
    ],
)
def test_a_restoration_without_reason_or_from_an_older_page_is_refused(
    text: Text, editor: User, as_user: AsUser, sent: dict[str, str], status: int, told: str
) -> None:
    answer = as_user(editor).post(f"/desk/texts/{text.pk}/restore/1/", sent)
    assert (answer.status_code, text.revisions.count()) == (status, 3)
    assert told in answer.text
    if "from" in sent:
        assert f'value="{sent["reason"]}"' in answer.text


def test_the_current_state_and_one_that_never_was_cannot_be_restored(
    text: Text, editor: User, as_user: AsUser
) -> None:
    client = as_user(editor)
    assert [client.get(f"/desk/texts/{text.pk}/restore/{number}/").status_code for number in (3, 9)] == [
        404
    ] * 2


def test_quotations_that_lost_their_place_are_listed(
    editor: User, administrator: User, as_user: AsUser
) -> None:
    text = make_text(DAY, SIGNED)
    meeting = make_meeting(title="Talks in Hà Nội")
    make_evidence(meeting, "date", first_passage(text))
    revise(text, editor, ["Cuối buổi hội đàm, hai bên chụp ảnh", SIGNED], "Another opening.")
    page = tree(as_user(editor).get(f"/desk/texts/{text.pk}/history/"))
    note = page.one("div", role="note")
    assert "1 quotation stands nowhere" in note.text
    assert DAY[:20] in note.text
    assert note.one("a").attributes["href"] == meeting.get_absolute_url()
    User.objects.filter(pk=administrator.pk).update(is_staff=True)
    back_door = as_user(administrator)
    mending = tree(back_door.get(f"/desk/texts/{text.pk}/history/")).one("div", role="note").all("a")[1]
    assert back_door.get(mending.attributes["href"]).status_code == 200


def test_that_a_translation_still_holds_stands_between_its_revisions(editor: User, as_user: AsUser) -> None:
    original = make_text(DAY)
    told = {"language": "bn", "kind": "human_translation", "translated_from": original.revisions.get()}
    translation = make_text("৩ ডিসেম্বর", article=original.article, **told)
    correcting.uphold(translation, make_revision(original, SIGNED), editor, "Only the wording.")
    make_revision(translation, "৪ ডিসেম্বর")
    entries = (
        tree(as_user(editor).get(f"/desk/texts/{translation.pk}/history/"))
        .one("ol", class_="history")
        .children
    )
    heads = [item.all("strong")[0].text for item in entries if not isinstance(item, str)]
    assert heads == ["Revision 2", "Still holds", "Revision 1"]


def test_long_histories_are_paged_and_cost_as_many_queries(text: Text, editor: User, as_user: AsUser) -> None:
    client, address = as_user(editor), f"/desk/texts/{text.pk}/history/"
    counts = []
    for more in (7, 12):
        for number in range(more):
            make_revision(text, f"Ngày {number}/12, tại Hà Nội")
        with CaptureQueriesContext(connection) as captured:
            page = tree(client.get(address))
        counts.append(len(captured))
        assert len([one for one in page.all("li") if one.attributes.get("id", "").startswith("r")]) == 10
    assert counts[0] == counts[1]
    assert client.get(f"{address}?page=3").status_code == 200
