"""Texts at the desk: who sees them, who corrects what is known of them, who publishes them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.models import Proposal
from articles.models import Text
from desk.models import Action, LogEntry
from desk.roles import Role
from tests.desk.texts import RECEPTION
from tests.factories import make_account, make_publisher, make_text
from tests.html_tree import Element, tree

AsUser = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("curated")


@pytest.fixture
def draft(contributor: User, as_user: AsUser) -> Text:
    as_user(contributor).post("/desk/add/", {"text": RECEPTION, "add": "1"})
    return Text.objects.get(state=Text.State.DRAFT)


def address(text: Text) -> str:
    return reverse("desk:text", args=[text.pk])


def main(answer: Any) -> Element:
    return tree(answer).one("main")


FACTS = {
    "title": "Tiếp Bộ trưởng Kyrgyzstan", "kind": "machine", "translator": "", "language": "vi",
    "publisher": "", "address": "https://tin.example/a", "published": "2026-01",
}  # fmt: skip


def test_an_editor_publishes_a_draft_and_the_public_finds_it(
    draft: Text, editor: User, as_user: AsUser
) -> None:
    page = main(as_user(editor).get(address(draft)))
    assert "The public does not see this text." in page.text
    as_user(editor).post(reverse("desk:text-publish", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.state == Text.State.PUBLISHED
    anybody = Client()
    assert anybody.get(draft.article.get_absolute_url()).status_code == 200
    assert draft.article.get_absolute_url() in anybody.get("/search/?q=Niyazbekov").content.decode()
    assert draft.article.get_absolute_url() in anybody.get("/articles/").content.decode()
    assert LogEntry.objects.get(action=Action.PUBLISHED).record == draft
    again = as_user(editor).post(reverse("desk:text-publish", args=[draft.pk]), follow=True)
    assert "The text is published already." in again.content.decode()


def test_a_contributor_does_not_publish(draft: Text, contributor: User, as_user: AsUser) -> None:
    client = as_user(contributor)
    assert client.post(reverse("desk:text-publish", args=[draft.pk])).status_code == 403
    assert "Publish the text" not in client.get(address(draft)).content.decode()
    draft.refresh_from_db()
    assert draft.state == Text.State.DRAFT


def test_nobody_publishes_their_own_translation(editor: User, as_user: AsUser) -> None:
    sent = {"text": RECEPTION, "kind": "human", "translator": "An", "add": "1"}
    as_user(editor).post("/desk/add/", sent)
    text = Text.objects.get(state=Text.State.DRAFT)
    publish = reverse("desk:text-publish", args=[text.pk])
    assert (
        "Nobody approves their own translation" in as_user(editor).post(publish, follow=True).content.decode()
    )
    text.refresh_from_db()
    assert text.state == Text.State.DRAFT
    as_user(make_account(Role.EDITOR, "second")).post(publish)
    text.refresh_from_db()
    assert text.state == Text.State.PUBLISHED


def test_a_contributor_corrects_the_facts_of_their_own_draft(
    draft: Text, contributor: User, as_user: AsUser
) -> None:
    publisher = make_publisher("tin.example", name="Tin")
    as_user(contributor).post(address(draft), {**FACTS, "publisher": "Tin"})
    text = Text.objects.select_related("article").get(pk=draft.pk)
    assert (text.title, text.kind, text.kind_presumed) == (
        "Tiếp Bộ trưởng Kyrgyzstan",
        "machine_translation",
        True,
    )
    article = text.article
    assert (article.publisher, article.source_url) == (publisher, "https://tin.example/a")
    assert (article.published, article.published_basis) == ("2026-01", "editor")
    assert LogEntry.objects.filter(action=Action.CHANGED, by=contributor).count() == 1


def test_a_contributor_corrects_nobody_elses_text_and_none_that_is_public(
    draft: Text, contributor: User, editor: User, as_user: AsUser
) -> None:
    other = make_account(Role.CONTRIBUTOR, "other")
    assert "What is known of it" in main(as_user(other).get(address(draft))).text
    refused = as_user(other).post(address(draft), FACTS, follow=True)
    assert "Contributors correct drafts that they added themselves." in refused.content.decode()
    as_user(editor).post(reverse("desk:text-publish", args=[draft.pk]))
    as_user(contributor).post(address(draft), FACTS)
    draft.refresh_from_db()
    assert draft.title == "Bộ trưởng Lương Tam Quang tiếp Bộ trưởng Nội vụ Kyrgyzstan"


def test_the_article_of_a_public_text_is_for_editors(
    contributor: User, editor: User, as_user: AsUser
) -> None:
    original = Text.objects.select_related("article").get(language="vi")
    before = original.article.source_url
    sent = {"text": RECEPTION, "of": str(original.article_id), "relation": "translation", "kind": "machine",
            "language": "en", "add": "1"}  # fmt: skip
    as_user(contributor).post("/desk/add/", sent)
    text = Text.objects.get(state=Text.State.DRAFT)
    assert not main(as_user(contributor).get(address(text))).all(id="id_address")
    as_user(contributor).post(address(text), {**FACTS, "language": "en"})
    text.refresh_from_db()
    assert text.title == FACTS["title"]
    assert text.article.source_url == before
    assert main(as_user(editor).get(address(text))).all(id="id_address")


def test_meetings_are_looked_for_again_when_the_date_is_corrected(
    draft: Text, editor: User, as_user: AsUser
) -> None:
    undated = make_text(
        "Ngày 5/2, tại Hà Nội, Bộ trưởng Bộ Công an Lương Tam Quang tiếp Bộ trưởng Nội vụ Kyrgyzstan Ulan Niyazbekov.",
        state="draft",
    )
    as_user(editor).post(
        address(undated), {**FACTS, "kind": "original", "address": "", "published": "2024-02-06"}
    )
    assert [found.date for found in Proposal.objects.filter(text=undated)] == ["2024-02-05"]


@pytest.mark.parametrize(
    ("said", "field", "told"),
    [
        ({"address": "nirgends"}, "address", "Write the whole address"),
        ({"published": "gestern"}, "published", "gestern"),
        ({"publisher": "Unbekannt", "address": ""}, "publisher", "No publisher of this name is held."),
        ({"kind": "human"}, "translator", "Name the translator"),
    ],
)
def test_wrong_facts_are_refused_with_what_was_typed(
    draft: Text, editor: User, as_user: AsUser, said: dict[str, str], field: str, told: str
) -> None:
    answer = as_user(editor).post(address(draft), {**FACTS, **said})
    assert answer.status_code == 400
    page = main(answer)
    assert told in page.one(id=f"id_{field}-e").text
    assert page.one(id="id_title").attributes["value"] == FACTS["title"]
    draft.refresh_from_db()
    assert draft.title != FACTS["title"]


def test_an_address_or_a_kind_that_another_has_is_refused(draft: Text, editor: User, as_user: AsUser) -> None:
    taken = Text.objects.exclude(article__source_url=None).exclude(pk=draft.pk).first()
    assert taken is not None
    answer = as_user(editor).post(address(draft), {**FACTS, "address": taken.article.source_url})
    assert (answer.status_code, "Another article has this address." in answer.content.decode()) == (400, True)
    twin = make_text(article=draft.article, language="bn", kind=Text.Kind.MACHINE)
    answer = as_user(editor).post(address(draft), {**FACTS, "language": "bn"})
    assert "The article has a text of this language and kind already." in answer.content.decode()
    twin.refresh_from_db()
    assert draft.article.texts.count() == 2


def test_the_list_is_narrowed_by_state_language_kind_and_words(
    draft: Text, contributor: User, as_user: AsUser
) -> None:
    client = as_user(contributor)

    def listed(query: str) -> list[str]:
        page = main(client.get(f"/desk/texts/{query}"))
        return [
            item.one("p", class_="t").one("a").attributes["href"]
            for item in page.one("ul", class_="cover").all("li")
        ]

    assert len(listed("")) == 6
    assert listed("")[0] == address(draft)
    assert listed("?state=draft") == [address(draft)]
    assert len(listed("?language=bn")) == 4
    assert len(listed("?kind=original&state=published")) == 1
    assert listed("?q=Kyrgyzstan") == [address(draft)]
    assert "No text matches." in client.get("/desk/texts/?q=nirgends").content.decode()


@pytest.mark.parametrize("query", ["?state=gone", "?language=tlh", "?kind=poem", "?order=size", "?page=x"])
def test_a_wrong_choice_is_refused(editor: User, as_user: AsUser, query: str) -> None:
    assert as_user(editor).get(f"/desk/texts/{query}").status_code == 400


def test_the_list_costs_the_same_for_many_texts(
    editor: User, as_user: AsUser, django_assert_max_num_queries: Any
) -> None:
    for _ in range(60):
        make_text()
    client = as_user(editor)
    with django_assert_max_num_queries(12):
        page = main(client.get("/desk/texts/"))
    assert len(page.one("ul", class_="cover").all("li")) == 50
    assert len(main(client.get("/desk/texts/?page=2")).one("ul", class_="cover").all("li")) == 15


def test_a_text_without_words_yet_has_its_page(editor: User, as_user: AsUser) -> None:
    text = make_text(state="draft")
    text.revisions.all().delete()
    page = as_user(editor).get(address(text))
    assert page.status_code == 200
    assert "The text has no words yet." in page.content.decode()
    assert "Publish the text" not in page.content.decode()
