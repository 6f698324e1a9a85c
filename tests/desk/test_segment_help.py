"""What stands beside a segment that is being translated: findings, renderings, earlier translations."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import alignments, search_index, segments
from articles.drafting import open_new
from articles.models import Draft, Text
from tests.factories import make_article, make_text
from tests.html_tree import tree

pytestmark = pytest.mark.django_db

SOURCE = "Bộ trưởng đề nghị hai bên tiếp tục đẩy mạnh trao đổi đoàn các cấp."
TARGET = "মন্ত্রী উভয় পক্ষকে প্রতিনিধিদল বিনিময় জোরদার করার প্রস্তাব দেন।"


@pytest.fixture
def draft(contributor: User) -> Draft:
    return open_new(make_text(SOURCE, "Hai bên ký kết."), "bn", contributor)


def translated_before() -> Text:
    article = make_article()
    original = make_text(SOURCE.replace("đẩy mạnh", "tăng cường"), article=article)
    text = make_text(TARGET, article=article, language="bn", kind=Text.Kind.HUMAN)
    alignments.store_by_editor(original.revisions.get(), text.revisions.get(), [((1,), (1,))])
    search_index.put([original, text])
    return text


def test_an_earlier_translation_is_shown_and_can_be_used(
    draft: Draft, contributor: User, as_user: Callable[[User], Client]
) -> None:
    text = translated_before()
    client = as_user(contributor)
    page = tree(client.get(f"/desk/translations/{draft.pk}/?segment=1"))
    panel = page.one("section", id="memory")
    assert "% alike" in panel.text
    assert TARGET in panel.text
    link = panel.one("a").attributes["href"]
    assert link == f"{text.article.get_absolute_url()}?text={text.pk}#p1"
    assert TARGET in client.get(link.partition("#")[0]).content.decode()
    form, button = page.one("form", id="edit"), panel.one("button", form="edit")
    sent = {each.attributes["name"]: each.attributes["value"] for each in form.all("input", type="hidden")}
    chosen = {button.attributes["name"]: button.attributes["value"]}
    client.post(form.attributes["action"], {**sent, "content": "", **chosen})
    segment = draft.segments.get(number=1)
    assert segment.content == TARGET
    assert segment.versions.get(number=segment.version).origin == "memory"


def test_a_draft_is_no_memory_of_itself(
    draft: Draft, contributor: User, as_user: Callable[[User], Client]
) -> None:
    segments.save(draft.segments.get(number=1), TARGET, 0, contributor)
    page = tree(as_user(contributor).get(f"/desk/translations/{draft.pk}/?segment=1"))
    assert "no translation of a paragraph like this" in page.one("section", id="memory").text


def test_a_segment_left_out_on_purpose_is_not_missing(
    draft: Draft, contributor: User, as_user: Callable[[User], Client]
) -> None:
    client = as_user(contributor)
    address = f"/desk/translations/{draft.pk}/?segment=2"
    assert "This paragraph has no translation." in tree(client.get(address)).one("section", id="checks").text
    client.post(f"/desk/translations/{draft.pk}/2/omit/", {"base": "0"})
    assert "has no translation" not in tree(client.get(address)).one("section", id="checks").text


def test_a_finding_names_its_check_and_explains_it(
    draft: Draft, contributor: User, as_user: Callable[[User], Client]
) -> None:
    segments.save(draft.segments.get(number=1), "মন্ত্রী ৩ বার  বলেন।", 0, contributor)
    panel = tree(as_user(contributor).get(f"/desk/translations/{draft.pk}/?segment=1")).one(
        "section", id="checks"
    )
    assert [each.text for each in panel.all("strong")][:2] == ["Numbers:", "Spaces:"]
    assert "One space stands between words" in panel.text
    assert panel.all("span", lang="bn")[0].text == "৩"
    corrected = [each.attributes["value"] for each in panel.all("button", name="fix")]
    assert corrected == ["মন্ত্রী ৩ বার বলেন।"]
