"""The page where an editor aligns two texts."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import alignments
from articles.models import Alignment, Text
from tests.factories import make_text
from tests.html_tree import tree

VI = ["Hai bên hội đàm tại Hà Nội.", "Hai bên ký kết Ý định thư.", "Đoàn rời Hà Nội."]
BN = ["হ্যানয়ে আলোচনা হয়।", "অভিপ্রায় পত্রে স্বাক্ষর হয়।", "প্রতিনিধিদল হ্যানয় ত্যাগ করে।"]


@pytest.fixture
def texts(db: None) -> tuple[Text, Text]:
    one = make_text(*VI)
    return one, make_text(*BN, article=one.article, language="bn", kind=Text.Kind.MACHINE)


@pytest.fixture
def client(editor: User, as_user: Any) -> Client:
    return as_user(editor)


def address(texts: tuple[Text, Text]) -> str:
    return reverse("desk:alignment", kwargs={"left": texts[0].pk, "right": texts[1].pk})


def links(texts: tuple[Text, Text]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    revisions = (text.revisions.get(is_current=True) for text in texts)
    return [(link.left, link.right) for link in alignments.found(*revisions).links]


def sent(client: Client, texts: tuple[Text, Text], **told: str) -> Any:
    stamp = tree(client.get(address(texts))).all("input", name="stamp")[0].attributes["value"]
    return client.post(address(texts), {"stamp": stamp, "place": "0", **told})


def test_links_are_joined_divided_and_parted(client: Client, texts: tuple[Text, Text]) -> None:
    one, two, three = (((number,), (number,)) for number in (1, 2, 3))
    assert sent(client, texts, edit="join").status_code == 302
    assert links(texts) == [((1, 2), (1, 2)), three]
    sent(client, texts, edit="split", left="2", right="2")
    assert links(texts) == [one, two, three]
    sent(client, texts, edit="unlink", place="2")
    assert links(texts) == [one, two, ((3,), ()), ((), (3,))]


def test_readers_see_what_the_editor_has_aligned_until_the_machine_s_is_wanted_again(
    client: Client, texts: tuple[Text, Text]
) -> None:
    sent(client, texts, edit="join")
    assert Alignment.objects.get(maker="editor").editor == User.objects.get(username="editor")
    page = client.get(f"{texts[0].article.get_absolute_url()}?text={texts[0].pk}&with={texts[1].pk}")
    assert b"editor" in page.content
    sent(client, texts, edit="machine")
    assert not Alignment.objects.filter(maker="editor").exists()


def test_who_comes_too_late_changes_nothing(client: Client, texts: tuple[Text, Text]) -> None:
    stamp = tree(client.get(address(texts))).all("input", name="stamp")[0].attributes["value"]
    sent(client, texts, edit="join")
    answer = client.post(address(texts), {"stamp": stamp, "place": "0", "edit": "unlink"})
    assert answer.status_code == 400
    assert "meanwhile" in answer.content.decode()
    assert links(texts)[0] == ((1, 2), (1, 2))


@pytest.mark.parametrize(
    "told",
    [{"edit": "turn"}, {"edit": "join", "place": "x"}, {"edit": "join", "place": "99"}, {"edit": "split"}],
)
def test_what_cannot_be_done_is_refused(
    client: Client, texts: tuple[Text, Text], told: dict[str, str]
) -> None:
    before = links(texts)
    assert sent(client, texts, **told).status_code == 400
    assert links(texts) == before


def test_a_text_that_is_not_there_or_stands_beside_itself_is_not_found(
    client: Client, texts: tuple[Text, Text]
) -> None:
    assert client.get("/desk/alignments/1/999999/").status_code == 404
    assert client.get(address((texts[0], texts[0]))).status_code == 404
