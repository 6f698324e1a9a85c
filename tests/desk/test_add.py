"""A text is pasted: what is found in it before anything is stored, and what a person says of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.models import Meeting, Proposal
from articles.models import Article, Publisher, Text
from desk import imports
from desk.models import AddDraft, ImportRun, SameEventNote
from tests.desk.texts import BENGALI, LATER, RECEPTION
from tests.html_tree import Element, tree

AsUser = Callable[[User], Client]
ADD = "/desk/add/"
SOURCE = "https://tin-an-ninh.example/tiep-bo-truong-kyrgyzstan-1234.html"
pytestmark = pytest.mark.usefixtures("curated")


@pytest.fixture
def desk(contributor: User, as_user: AsUser) -> Client:
    return as_user(contributor)


def main(answer: Any) -> Element:
    return tree(answer).one("main")


def values(page: Element) -> dict[str, str]:
    """What stands in the fields of the form of a text."""
    form = page.one("textarea", name="text").parent
    while form is not None and form.tag != "form":
        form = form.parent
    assert form is not None
    found = {"text": "".join(map(str, form.one("textarea", name="text").children))}
    for field in form.all("input"):
        kind, name = field.attributes.get("type"), field.attributes.get("name", "")
        if kind not in ("radio", "checkbox") or "checked" in field.attributes:
            found[name] = field.attributes.get("value", "")
    for field in form.all("select"):
        chosen = [option for option in field.all("option") if "selected" in option.attributes]
        found[field.attributes["name"]] = chosen[0].attributes["value"] if chosen else ""
    return found


def test_a_text_is_read_and_nothing_is_stored(desk: Client, row_counts: Callable[[], dict[str, int]]) -> None:
    before = row_counts()
    page = main(desk.post(ADD, {"text": RECEPTION, "read": "1"}))
    assert row_counts() == before
    told = page.text
    assert "Vietnamese. 4 paragraphs." in told
    assert "Not held yet." in told
    assert "No date in the text." in told
    assert "Source line; its address is in the form" in told
    assert "Comment counter of the page" in told
    assert "Reception: Lương Tam Quang, Ulan Niyazbekov, 14 January 2026" in " ".join(told.split())
    typed = values(page)
    assert (typed["language"], typed["kind"], typed["source"], typed["text"].strip()) == (
        "vi",
        "original",
        SOURCE,
        RECEPTION.strip(),
    )


def test_a_held_text_and_one_that_shares_its_paragraphs_are_named(desk: Client) -> None:
    held = Text.objects.filter(language="vi").get()
    words = [passage.content for passage in held.revisions.get().passages.all()]
    page = main(desk.post(ADD, {"text": "\n".join(words[: len(words) // 2]), "read": "1"}))
    assert "paragraphs stand in a text that is held:" in page.text
    assert reverse("desk:text", args=[held.pk]) in [link.attributes["href"] for link in page.all("a")]
    assert "Already held; this adds passages:" in page.text
    same = bytes(held.revisions.get().file.content).decode()
    assert "Held already, letter for letter:" in main(desk.post(ADD, {"text": same, "read": "1"})).text


def test_the_checks_of_one_text_are_shown(desk: Client) -> None:
    twice = f"{BENGALI}{BENGALI.splitlines()[0]}\n"
    assert "¶3:" in main(desk.post(ADD, {"text": twice, "read": "1"})).text


def test_a_line_that_was_set_aside_is_put_back_and_set_aside_again(desk: Client) -> None:
    sent = {"text": RECEPTION, "seen": "1", "source": SOURCE}
    page = main(desk.post(ADD, {**sent, "keep": "Bình luận (0)"}))
    assert [field.attributes["value"] for field in page.all("input", name="kept")] == ["Bình luận (0)"]
    assert "5 paragraphs" in page.text
    again = main(desk.post(ADD, {**sent, "kept": "Bình luận (0)", "drop": "Bình luận (0)"}))
    assert not again.all("input", name="kept")
    desk.post(ADD, {**sent, "kept": ["Bình luận (0)"], "add": "1"})
    text = Text.objects.get(state=Text.State.DRAFT)
    assert text.revisions.get().passages.order_by("-number").first().content == "Bình luận (0)"


def test_a_text_is_added_and_its_page_is_shown(desk: Client, contributor: User) -> None:
    answer = desk.post(ADD, {"text": RECEPTION, "add": "1"})
    text = Text.objects.get(state=Text.State.DRAFT)
    assert answer["Location"] == reverse("desk:text", args=[text.pk])
    page = main(desk.get(answer["Location"]))
    assert "The text is added as a draft." in page.text
    assert "Reception: Lương Tam Quang, Ulan Niyazbekov" in " ".join(page.text.split())
    assert Proposal.objects.filter(text=text).count() == 1
    assert text.revisions.get().author == contributor
    assert ImportRun.objects.get().state == "done"


def test_what_a_person_says_goes_before_what_was_recognised(desk: Client) -> None:
    said = {
        "text": RECEPTION, "seen": "1", "kind": "human", "translator": "Nguyễn Thị An", "language": "vi",
        "publisher": "Tin An Ninh", "address": "https://ban-dich.example/a", "source": SOURCE,
        "published": "2026-01-15", "add": "1",
    }  # fmt: skip
    desk.post(ADD, said)
    text = Text.objects.select_related("article__publisher").get(state=Text.State.DRAFT)
    article = text.article
    assert (text.kind, text.kind_presumed, text.translator) == ("human_translation", False, "Nguyễn Thị An")
    assert (article.source_url, article.source_url_as_printed) == ("https://ban-dich.example/a", SOURCE)
    assert article.publisher is not None
    assert (article.publisher.name, article.publisher.domain) == ("Tin An Ninh", "ban-dich.example")
    assert (article.published, article.published_basis) == ("2026-01-15", "editor")


def test_emptied_fields_say_that_there_is_nothing(desk: Client) -> None:
    desk.post(ADD, {"text": RECEPTION, "seen": "1", "kind": "original", "language": "vi", "add": "1"})
    article = Text.objects.get(state=Text.State.DRAFT).article
    assert (article.source_url, article.publisher, article.published) == (None, None, "")


def test_a_translation_belongs_to_the_article_that_it_translates(desk: Client) -> None:
    original = Text.objects.get(language="vi")
    said = {
        "text": BENGALI, "of": str(original.article_id), "relation": "translation", "kind": "machine",
        "language": "en", "add": "1",
    }  # fmt: skip
    desk.post(ADD, said)
    text = Text.objects.get(state=Text.State.DRAFT)
    assert (text.article, text.language, text.kind) == (original.article, "en", "machine_translation")
    assert text.translated_from == original.revisions.get()


def test_another_report_of_the_same_event_is_noted_and_shown(desk: Client, contributor: User) -> None:
    other = Article.objects.get(texts__language="vi")
    desk.post(ADD, {"text": RECEPTION, "of": str(other.pk), "relation": "same", "add": "1"})
    text = Text.objects.get(state=Text.State.DRAFT)
    assert text.article != other
    note = SameEventNote.objects.get()
    assert (note.text, note.article, note.by) == (text, other, contributor)
    page = main(desk.get(reverse("desk:text", args=[text.pk])))
    assert "Reports the same event as" in page.text


def test_a_report_of_the_event_of_a_held_article_is_proposed_to_join_its_meeting(desk: Client) -> None:
    """By its day alone the archive would not have known it; of the article's meetings one has these sides."""
    meeting = Meeting.objects.get(slug="2025-10-25-viet-nam-australia")
    article = Article.objects.get(
        texts__revisions__passages__evidence__in=meeting.evidence.filter(fact="date")
    )
    sent = {
        "text": "Ngày 9/11/2025, tại Hà Nội, Bộ trưởng Bộ Công an Lương Tam Quang tiếp Bộ trưởng Nội vụ Úc Tony Burke.",
        "add": "1",
    }
    desk.post(ADD, sent)
    alone = Proposal.objects.get(text__state=Text.State.DRAFT)
    assert (alone.sides, alone.candidate) == ("au+vn", None)
    desk.post(ADD, {**sent, "text": sent["text"] + "\n", "of": str(article.pk), "relation": "same"})
    told = Proposal.objects.exclude(pk=alone.pk).get(text__state=Text.State.DRAFT)
    assert told.candidate == meeting


def test_of_several_articles_one_is_chosen(desk: Client) -> None:
    sent = {"text": RECEPTION, "of": "talks", "relation": "same", "add": "1"}
    answer = desk.post(ADD, sent)
    assert answer.status_code == 400
    page = main(answer)
    assert "Several articles are meant." in page.one(id="id_of-e").text
    offered = [field.attributes["value"] for field in page.all("input", name="of_chosen")]
    assert len(offered) == 2
    desk.post(ADD, {**sent, "of_chosen": offered[1]})
    assert str(SameEventNote.objects.get().article_id) == offered[1]


WRONG = {
    "text": RECEPTION.replace("Hà Nội", "Thành phố Hồ Chí Minh"), "kind": "human", "translator": "", "of": "không có",
    "relation": "translation", "language": "vi", "publisher": "Báo Không Có", "address": "", "source": "javascript:1",
    "published": "3/12", "kept": "Bình luận (0)", "add": "1",
}  # fmt: skip


def test_a_refused_form_keeps_every_word_and_says_beside_each_field_what_is_wrong(
    desk: Client, row_counts: Callable[[], dict[str, int]]
) -> None:
    before = row_counts()
    answer = desk.post(ADD, WRONG)
    assert answer.status_code == 400
    assert row_counts() == before
    page = main(answer)
    typed = values(page)
    assert {name: typed[name].strip() for name in WRONG if name != "add"} == {
        name: value.strip() for name, value in WRONG.items() if name != "add"
    }
    told = {
        "translator": "Name the translator",
        "of": "No article is held under these words.",
        "publisher": "No publisher of this name is held.",
        "source": "Write the whole address",
        "published": "“3/12” has no year.",
    }
    for name, words in told.items():
        assert words in page.one(id=f"id_{name}-e").text
        assert page.one(id=f"id_{name}").attributes["aria-invalid"] == "true"
    summary = page.one(id="problems-box")
    assert {link.attributes["href"] for link in summary.all("a")} == {f"#id_{name}" for name in told}


@pytest.mark.parametrize(
    ("said", "field", "told"),
    [
        ({"text": "  \n "}, "text", "Paste the text of the article"),
        ({"text": "<?xml version='1.0'?><invoice/>"}, "text", "XML of a kind that is not read"),
        (
            {"kind": "original", "of": "4", "relation": "translation"},
            "kind",
            "An original is no translation.",
        ),
        (
            {"address": "https://a.example/b", "of": "4", "relation": "translation"},
            "address",
            "A translation belongs",
        ),
        ({"language": "tlh"}, "language", "tlh"),
    ],
)
def test_what_cannot_be_is_refused(desk: Client, said: dict[str, str], field: str, told: str) -> None:
    article = Article.objects.get(texts__language="vi")
    sent = {"text": RECEPTION, **said, "add": "1"}
    if sent.get("of"):
        sent["of"] = str(article.pk)
    answer = desk.post(ADD, sent)
    assert answer.status_code == 400
    assert told in main(answer).one(id=f"id_{field}-e").text
    assert not ImportRun.objects.exists()


def test_several_articles_in_one_text_are_refused(desk: Client) -> None:
    lines = '{"text": "Hai bên hội đàm tại Hà Nội."}\n{"text": "Hai bên ký kết thỏa thuận."}'
    answer = desk.post(ADD, {"text": lines, "add": "1"})
    assert answer.status_code == 400
    assert "The text holds several articles." in main(answer).text


def test_a_published_text_is_not_overwritten_by_a_pasted_one(
    desk: Client, editor: User, as_user: AsUser
) -> None:
    desk.post(ADD, {"text": RECEPTION, "add": "1"})
    text = Text.objects.get(state=Text.State.DRAFT)
    as_user(editor).post(reverse("desk:text-publish", args=[text.pk]))
    told = main(desk.post(ADD, {"text": LATER, "read": "1"})).text
    assert "an editor has to confirm the new state" in told
    answer = desk.post(ADD, {"text": LATER, "add": "1"}, follow=True)
    assert "Waits for an editor" in main(answer).text
    assert text.revisions.count() == 1


def test_a_draft_of_the_form_keeps_what_was_typed_and_is_ones_own(
    desk: Client, editor: User, as_user: AsUser, row_counts: Callable[[], dict[str, int]]
) -> None:
    before = row_counts()
    answer = desk.post(ADD, {**WRONG, "draft_save": "1"})
    assert row_counts() == {**before, "desk.AddDraft": 1}, "nothing of it is in the archive"
    draft = AddDraft.objects.get()
    assert answer["Location"] == f"{ADD}?draft={draft.pk}"
    typed = values(main(desk.get(answer["Location"])))
    assert {name: typed[name].strip() for name in WRONG if name != "add"} == {
        name: value.strip() for name, value in WRONG.items() if name != "add"
    }
    assert f"?draft={draft.pk}" in desk.get(ADD).content.decode()
    other = as_user(editor)
    assert other.get(answer["Location"]).status_code == 404
    assert f"?draft={draft.pk}" not in other.get(ADD).content.decode()
    other.post(reverse("desk:add-draft-delete", args=[draft.pk]))
    assert AddDraft.objects.exists()


def test_a_draft_is_saved_again_and_goes_when_its_text_is_added(desk: Client) -> None:
    desk.post(ADD, {"text": "Ngày", "draft_save": "1"})
    draft = AddDraft.objects.get()
    desk.post(ADD, {"text": RECEPTION, "draft": str(draft.pk), "draft_save": "1"})
    assert AddDraft.objects.get().values["text"].startswith("Bộ trưởng")
    desk.post(ADD, {"text": RECEPTION, "draft": str(draft.pk), "add": "1"})
    assert not AddDraft.objects.exists()
    assert Text.objects.filter(state=Text.State.DRAFT).exists()


def test_a_publisher_is_known_by_its_name_or_domain(desk: Client) -> None:
    held = Publisher.objects.exclude(domain="").first()
    assert held is not None
    desk.post(ADD, {"text": RECEPTION, "publisher": held.name.upper(), "add": "1"})
    assert Text.objects.get(state=Text.State.DRAFT).article.publisher == held


def test_a_text_that_cannot_be_stored_now_is_kept_and_stored_when_it_is_run_again(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: Any) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(imports, "store_versions", full)
        page = main(desk.post(ADD, {"text": RECEPTION, "kind": "machine", "add": "1"}, follow=True))
    assert "the disk is full" in page.text
    run = ImportRun.objects.get()
    assert bytes(run.files.get().content or b"").decode() == RECEPTION
    desk.post(reverse("desk:import-again", args=[run.pk]))
    text = Text.objects.get(state=Text.State.DRAFT)
    assert (text.kind, text.kind_presumed) == ("machine_translation", True)
