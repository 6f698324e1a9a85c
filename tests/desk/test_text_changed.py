"""What changed in the original of a translation, at the desk and for the public; “still holds”."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.drafting import open_new
from articles.models import Text, Upheld
from desk.models import LogEntry
from tests.factories import make_revision, make_text
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
AsUser = Callable[[User], Client]

DAY = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang đã hội đàm"
OTHER_DAY = DAY.replace("3/12", "2/12")


@pytest.fixture
def translation() -> Text:
    """Made from revision 1 of an original that is at revision 2."""
    original = make_text(DAY)
    told = {"language": "bn", "kind": "human_translation", "translated_from": original.revisions.get()}
    made = make_text("৩ ডিসেম্বর, হ্যানয়ে", article=original.article, **told)
    make_revision(original, OTHER_DAY)
    return made


def test_the_desk_shows_what_changed_and_takes_that_it_still_holds(
    translation: Text, contributor: User, as_user: AsUser
) -> None:
    client, address = as_user(contributor), f"/desk/texts/{translation.pk}/changed/"
    page = tree(client.get(address))
    assert [one.text for one in (*page.all("del"), *page.all("ins"))] == ["deleted: 3/12", "inserted: 2/12"]
    assert client.post(address, {"original": "2", "reason": "It names no day."}).status_code == 302
    kept = Upheld.objects.get()
    assert (kept.by, kept.reason, kept.revision.number) == (contributor, "It names no day.", 2)
    assert not Text.objects.get(pk=translation.pk).is_outdated
    assert LogEntry.objects.get().by == contributor
    assert "up to date" in tree(client.get(address)).text


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"original": "2", "reason": ""}, 400),
        ({"original": "1", "reason": "kept words"}, 409),
        ({"original": "7", "reason": "kept words"}, 404),
        ({"reason": "kept words"}, 400),
    ],
)
def test_what_was_not_compared_or_has_no_reason_is_refused(
    translation: Text, editor: User, as_user: AsUser, sent: dict[str, str], status: int
) -> None:
    answer = as_user(editor).post(f"/desk/texts/{translation.pk}/changed/", sent)
    assert answer.status_code == status
    assert Text.objects.get(pk=translation.pk).is_outdated
    if status == 409:
        assert 'value="kept words"' in answer.text


def test_an_original_has_none(translation: Text, editor: User, as_user: AsUser) -> None:
    original = translation.translated_from.text
    page = tree(as_user(editor).get(f"/desk/texts/{original.pk}/changed/"))
    assert "Nobody has said which text" in page.text


def test_readers_see_what_changed_in_the_original_since(translation: Text, client: Client) -> None:
    article = translation.article
    text_page = tree(client.get(article.get_absolute_url(), {"text": translation.pk}))
    assert "outdated" in text_page.text
    assert "৩ ডিসেম্বর, হ্যানয়ে" in text_page.text
    address = next(one.attributes["href"] for one in text_page.all("a") if "What changed" in one.text)
    page = tree(client.get(address))
    assert [one.text for one in (*page.all("del"), *page.all("ins"))] == ["deleted: 3/12", "inserted: 2/12"]
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    beside = tree(
        client.get(
            f"{article.get_absolute_url()}?text={translation.translated_from.text_id}&with={translation.pk}"
        )
    )
    assert address in [one.attributes["href"] for one in beside.all("a")]


def test_readers_see_nothing_of_an_original_that_is_no_longer_public(
    translation: Text, client: Client
) -> None:
    Text.objects.filter(pk=translation.translated_from.text_id).update(state="draft")
    answer = client.get(f"{translation.article.get_absolute_url()}changes/?text={translation.pk}")
    assert answer.status_code == 200
    assert "2/12" not in answer.text


@pytest.mark.parametrize("query", ["?text=0", "?text=x", "?what=1"])
def test_a_bad_address_of_changes_is_refused(translation: Text, client: Client, query: str) -> None:
    assert client.get(f"{translation.article.get_absolute_url()}changes/{query}").status_code == 400


def test_an_original_and_a_text_of_another_article_have_no_changes(translation: Text, client: Client) -> None:
    address = f"{translation.article.get_absolute_url()}changes/"
    other = make_text(DAY)
    answers = [client.get(f"{address}?text={pk}") for pk in (translation.translated_from.text_id, other.pk)]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_translation_in_the_making_leads_to_what_changed_in_its_original(
    contributor: User, as_user: AsUser
) -> None:
    original = make_text(DAY)
    draft = open_new(original, "bn", contributor)
    make_revision(original, OTHER_DAY)
    client = as_user(contributor)
    page = tree(client.get(f"/desk/translations/{draft.pk}/"))
    link = next(one.attributes["href"] for one in page.all("a") if "What changed" in one.text)
    assert "inserted: 2/12" in [one.text for one in tree(client.get(link)).all("ins")]
