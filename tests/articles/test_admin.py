"""The admin of articles: what came in with an import can be looked at and by nobody changed."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.models import Article, ImportedFile, Passage, Publisher, RemovedText, Revision, Text
from tests.admin_form import address
from tests.factories import make_article, make_file, make_publisher, make_revision, make_text

pytestmark = pytest.mark.django_db

WORDS = "Ngày 3/12, tại Hà Nội"
IMPORTED = [ImportedFile, Revision, Passage, RemovedText]


@pytest.fixture
def text() -> Text:
    """A text of a published article, imported from a file, with a line set aside."""
    article = make_article(title="Report of the talks", published="2025-12-03", publisher=make_publisher())
    text = make_text(WORDS, "Lương Tam Quang", article=article)
    make_revision(text, WORDS, file=make_file(f"{WORDS}\n\nমন্তব্য (0)".encode()))
    RemovedText.objects.create(
        revision=text.revisions.get(number=2), line=3, kind="comments", scope="line", content="মন্তব্য (0)"
    )
    return text


@pytest.mark.parametrize("model", [Publisher, Article, Text, *IMPORTED], ids=lambda model: model.__name__)
def test_every_list_and_form_opens(model: Any, text: Text, admin_client: Client) -> None:
    listed = admin_client.get(address(model, "changelist"))
    assert listed.status_code == 200
    assert listed.context["cl"].result_list, "the list is empty"
    for obj in model.objects.all():
        assert admin_client.get(address(model, "change", obj.pk)).status_code == 200
    by_hand = model in (Publisher, Article)
    assert admin_client.get(address(model, "add")).status_code == (200 if by_hand else 403)


@pytest.mark.parametrize("model", IMPORTED, ids=lambda model: model.__name__)
def test_what_was_imported_is_changed_and_deleted_by_nobody(
    model: Any, text: Text, admin_client: Client
) -> None:
    held = list(model.objects.values())
    obj = model.objects.first()
    assert admin_client.post(address(model, "change", obj.pk), {"content": "other words"}).status_code == 403
    assert admin_client.post(address(model, "delete", obj.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": obj.pk, "post": "yes"}
    admin_client.post(address(model, "changelist"), chosen)
    assert list(model.objects.values()) == held


def test_an_article_with_imported_texts_is_not_deleted(text: Text, admin_client: Client) -> None:
    answer = admin_client.post(address(Article, "delete", text.article_id), {"post": "yes"})
    assert answer.status_code == 403
    assert Article.objects.filter(pk=text.article_id).exists()


def test_a_revision_shows_its_passages_and_what_was_set_aside(text: Text, admin_client: Client) -> None:
    page = admin_client.get(address(Revision, "change", text.revisions.get(number=2).pk)).content.decode()
    assert WORDS in page
    assert "মন্তব্য (0)" in page


def test_a_file_shows_its_size_and_digest_and_gives_its_bytes_as_a_download(
    text: Text, admin_client: Client
) -> None:
    file = ImportedFile.objects.get()
    page = admin_client.get(address(ImportedFile, "change", file.pk)).content.decode()
    assert file.sha256 in page
    assert f'href="{reverse("articles:file", args=[file.pk])}"' in page
    assert "মন্তব্য" not in page
    Text.objects.update(state="draft")
    page = admin_client.get(address(ImportedFile, "change", file.pk)).content.decode()
    assert "Not published." in page


@pytest.mark.parametrize(
    ("search", "found"),
    [("Hà Nội", 3), ("#{article}", 3), ("#{article} Tam", 1), ("#0 Nội", 0), ("#{article} Volfovich", 0)],
)
def test_passages_are_searched_by_their_words_and_by_the_number_of_their_article(
    search: str, found: int, text: Text, admin_client: Client
) -> None:
    make_text(WORDS)
    asked = {"q": search.format(article=text.article_id)}
    listed = admin_client.get(address(Passage, "changelist"), asked)
    assert len(listed.context["cl"].result_list) == found


def test_a_passage_carries_the_language_of_its_text(text: Text, admin_client: Client) -> None:
    listed = admin_client.get(address(Passage, "changelist")).content.decode()
    assert f'<span lang="vi">{WORDS}</span>' in listed


def test_the_reference_that_imports_recognise_an_article_by_stays(text: Text, admin_client: Client) -> None:
    page = admin_client.get(address(Article, "change", text.article_id))
    assert "reference" not in page.context["adminform"].form.fields
    assert "reference" in admin_client.get(address(Article, "add")).context["adminform"].form.fields


def test_an_editor_who_may_only_look_sees_no_button_to_save(text: Text, client: Client) -> None:
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(editor)
    page = client.get(address(Article, "change", text.article_id))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()


@pytest.mark.parametrize("model", [Article, Text, Revision, Passage], ids=lambda model: model.__name__)
def test_a_longer_list_takes_no_more_queries(
    model: Any, admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        make_text(WORDS, article=make_article(publisher=make_publisher(), published="2025-12-03"))
    with django_assert_max_num_queries(14):
        assert len(admin_client.get(address(model, "changelist")).context["cl"].result_list) == 12
