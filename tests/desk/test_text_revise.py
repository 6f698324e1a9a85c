"""Correcting a text at the desk: what is typed is never lost, what is saved is a new revision."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.test import Client

from articles.models import Text
from articles.revisions import NewPassage
from desk.models import LogEntry
from desk.paragraphs import arranged, parted
from tests.factories import first_passage, make_evidence, make_meeting, make_revision, make_text
from tests.html_tree import Element, tree

AsUser = Callable[[User], Client]
Post = Callable[..., Any]

DAY = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang đã hội đàm"
SIGNED = "Hai bên ký kết Ý định thư hợp tác"


@pytest.fixture
def text(db: None) -> Text:
    return make_text(DAY, SIGNED)


@pytest.fixture
def client_(editor: User, as_user: AsUser) -> Client:
    return as_user(editor)


@pytest.fixture
def post(client_: Client, text: Text) -> Post:
    """post("first", "second", do="save") sends the form with these paragraphs."""

    def send(*contents: str, **values: Any) -> Any:
        kinds = values.pop("kinds", ["body"] * len(contents))
        sent = {"from": "1", "reason": "The day was wrong.", "do": "save", **values}
        return client_.post(f"/desk/texts/{text.pk}/revise/", {**sent, "kind": kinds, "content": contents})

    return send


def fields(page: Element) -> list[str]:
    return [field.raw.removeprefix("\n") for field in page.all("textarea")]


def test_the_form_holds_every_paragraph_with_its_kind_in_its_language(client_: Client, text: Text) -> None:
    page = tree(client_.get(f"/desk/texts/{text.pk}/revise/"))
    assert fields(page) == [DAY, SIGNED]
    assert {field.attributes["lang"] for field in page.all("textarea")} == {"vi"}
    assert [option.text for option in page.all("option", selected="")] == ["Paragraph"] * 2


def test_what_is_saved_is_a_new_revision_with_author_reason_and_log(
    post: Post, text: Text, editor: User
) -> None:
    answer = post(
        "Hội đàm tại Hà Nội", f"{DAY}\r\n{SIGNED}", "", kinds=["heading", "body", "body"], minor="1"
    )
    assert answer.status_code == 302
    current = text.revisions.get(is_current=True)
    assert (current.number, current.author, current.reason, current.is_minor) == (
        2,
        editor,
        "The day was wrong.",
        True,
    )
    assert [(one.kind, one.content) for one in current.passages.order_by("number")] == [
        ("heading", "Hội đàm tại Hà Nội"),
        ("body", DAY),
        ("body", SIGNED),
    ]
    assert LogEntry.objects.get().detail == "revision 2: The day was wrong."


def test_a_preview_shows_the_difference_and_the_quotations_it_would_lose_and_saves_nothing(
    post: Post, text: Text
) -> None:
    meeting = make_meeting(title="Talks in Hà Nội")
    make_evidence(meeting, "date", first_passage(text))
    make_text(
        "৩",
        article=text.article,
        language="bn",
        kind="human_translation",
        translated_from=text.revisions.get(),
    )
    page = tree(post(DAY.replace("Ngày 3/12", "Ngày 2/12"), SIGNED, do="preview"))
    assert [one.text for one in (*page.all("del"), *page.all("ins"))] == ["deleted: 3/12", "inserted: 2/12"]
    assert "1 quotation of a meeting would stand nowhere" in page.text
    assert "1 translation becomes outdated" in page.text
    assert fields(page)[0].startswith("Ngày 2/12")
    assert page.one("input", name="reason").attributes["value"] == "The day was wrong."
    assert text.revisions.count() == 1


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        ("add-0", ["", DAY, SIGNED]),
        ("add-1", [DAY, "", SIGNED]),
        ("join-1", [f"{DAY} {SIGNED}"]),
        ("delete-1", [SIGNED]),
        ("up-2", [SIGNED, DAY]),
        ("down-1", [SIGNED, DAY]),
    ],
)
def test_paragraphs_are_rearranged_without_being_saved(
    post: Post, text: Text, do: str, expected: list[str]
) -> None:
    page = tree(post(DAY, SIGNED, do=do, reason="kept"))
    assert fields(page) == expected
    assert page.one("input", name="reason").attributes["value"] == "kept"
    assert text.revisions.count() == 1


@pytest.mark.parametrize("order", ["", "add", "add-9", "join-0", "delete-3", "fly-1", "up-x", "up-٣"])
def test_an_order_that_is_none_is_refused(order: str) -> None:
    with pytest.raises(BadRequest):
        arranged([NewPassage("body", DAY), NewPassage("body", SIGNED)], order)


def test_every_line_end_parts_and_an_empty_field_goes() -> None:
    rows = [NewPassage("heading", " a \r\n\r\nb\u2028c"), NewPassage("body", " \n ")]
    assert parted(rows) == [
        NewPassage("heading", "a"),
        NewPassage("heading", "b"),
        NewPassage("heading", "c"),
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"reason": ""}, "Say why"),
        ({"kinds": ["body", "verse"]}, "no known kind"),
        ({}, "Nothing has changed"),
    ],
)
def test_a_refused_form_comes_back_with_all_that_was_typed(
    post: Post, text: Text, values: dict[str, Any], told: str
) -> None:
    changed = SIGNED if not values else f"{SIGNED} mới"
    answer = post(DAY, changed, **values)
    page = tree(answer)
    assert answer.status_code == 400
    assert told in page.one(id="problems-box").text
    assert fields(page) == [DAY, changed]
    assert text.revisions.count() == 1


def test_an_older_form_is_refused_and_shows_both_versions(post: Post, text: Text) -> None:
    make_revision(text, DAY.replace("Hà Nội", "Minsk"), SIGNED)
    answer = post(DAY.replace("3/12", "2/12"), SIGNED)
    page = tree(answer)
    assert answer.status_code == 409
    assert text.revisions.count() == 2
    theirs, mine = page.all("ol", class_="rev")
    assert [one.text for one in theirs.all("ins")] == ["inserted: Minsk"]
    assert "inserted: 2/12" in [one.text for one in mine.all("ins")]
    assert fields(page)[0] == DAY.replace("3/12", "2/12")
    assert page.one("input", name="from").attributes["value"] == "2"
    assert post(fields(page)[0], SIGNED, **{"from": "2"}).status_code == 302
    assert text.revisions.get(number=2).passages.get(number=1).content == DAY.replace("Hà Nội", "Minsk")


@pytest.mark.parametrize(
    "data",
    [
        {"from": "1", "kind": ["body"], "content": []},
        {"kind": ["body"], "content": ["x"]},
        {"from": "x", "kind": ["body"], "content": ["x"]},
        {"from": "9", "kind": ["body"], "content": ["x"]},
        {"from": "1", "kind": ["body"], "content": ["x\x00"]},
        {"from": "1", "kind": ["body"], "content": ["x"], "do": "destroy"},
    ],
)
def test_a_damaged_form_is_a_bad_request(client_: Client, text: Text, data: dict[str, Any]) -> None:
    assert client_.post(f"/desk/texts/{text.pk}/revise/", data).status_code == 400
    assert text.revisions.count() == 1


def test_a_text_that_is_not_there_and_one_without_words_are_not_found(client_: Client, db: None) -> None:
    empty = make_text()
    empty.revisions.all().delete()
    assert [client_.get(f"/desk/texts/{pk}/revise/").status_code for pk in (empty.pk, 99999)] == [404, 404]


def test_a_text_that_the_server_would_not_take_back_is_not_offered_as_a_form(
    client_: Client, text: Text, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 60
    page = tree(client_.get(f"/desk/texts/{text.pk}/revise/"))
    assert "too long to be corrected here" in page.text
    assert page.all("textarea") == []
