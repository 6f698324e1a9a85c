"""Files of texts that are held already: what they may change, and what waits for an editor."""

import json
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Text
from desk.models import Action, LogEntry
from tests.desk.bringing import bring, result_of, statuses
from tests.desk.texts import LATER, RECEPTION
from tests.factories import make_revision

AsUser = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("curated")


def test_the_same_file_twice_changes_nothing(
    contributor: User, as_user: AsUser, row_counts: Callable[[], dict[str, int]]
) -> None:
    client = as_user(contributor)
    bring(client, ("tin.txt", RECEPTION))
    before = row_counts()
    run = bring(client, ("tin.txt", RECEPTION))
    assert statuses(run) == ["unchanged"]
    changed = {
        table: count - before[table] for table, count in row_counts().items() if count != before[table]
    }
    assert changed == {
        "desk.ImportRun": 1,
        "desk.ImportRunFile": 1,
        "desk.ImportResult": 1,
        "desk.LogEntry": 1,
    }


def test_ones_own_draft_is_revised_by_the_later_file(contributor: User, as_user: AsUser) -> None:
    client = as_user(contributor)
    bring(client, ("tin.txt", RECEPTION))
    run = bring(client, ("tin.txt", LATER))
    assert statuses(run) == ["revised"]
    text = Text.objects.get(state=Text.State.DRAFT)
    assert [revision.author for revision in text.revisions.all()] == [contributor, contributor]


def test_a_published_text_waits_for_an_editor_who_takes_the_new_state_over(
    contributor: User, editor: User, as_user: AsUser
) -> None:
    bring(as_user(contributor), ("tin.txt", RECEPTION))
    text = Text.objects.get(state=Text.State.DRAFT)
    as_user(editor).post(reverse("desk:text-publish", args=[text.pk]))
    public = text.article.get_absolute_url()
    before = Client().get(public).content.decode()

    run = bring(as_user(contributor), ("tin.txt", LATER))
    assert statuses(run) == ["waiting"]
    assert text.revisions.count() == 1
    page = as_user(contributor).get(reverse("desk:import", args=[run.pk])).content.decode()
    assert "until an editor takes the new state over" in page
    assert 'value="take"' not in page
    assert Client().get(public).content.decode() == before

    assert f"/desk/imports/{run.pk}/" in as_user(editor).get("/desk/imports/?waiting=1").content.decode()
    overview = " ".join(as_user(editor).get("/desk/").content.decode().split())
    assert 'Files that wait</a></span><span class="c">1<' in overview
    decide = reverse("desk:import-decide", args=[result_of(run).pk])
    assert as_user(contributor).post(decide, {"decision": "take"}).status_code == 403
    assert as_user(editor).post(decide, {"decision": "maybe"}).status_code == 400
    assert 'value="take"' in as_user(editor).get(reverse("desk:import", args=[run.pk])).content.decode()
    as_user(editor).post(decide, {"decision": "take"})
    assert statuses(run) == ["revised"]
    assert "Nothing waits." in as_user(editor).get("/desk/imports/?waiting=1").content.decode()
    assert as_user(editor).get("/desk/imports/?waiting=2").status_code == 400
    assert "trong năm 2026" in Client().get(public).content.decode()
    assert LogEntry.objects.filter(action=Action.IMPORTED, by=editor).exists()


def test_an_editor_leaves_the_held_text_as_it_is(contributor: User, editor: User, as_user: AsUser) -> None:
    bring(as_user(contributor), ("tin.txt", RECEPTION))
    text = Text.objects.get(state=Text.State.DRAFT)
    as_user(editor).post(reverse("desk:text-publish", args=[text.pk]))
    run = bring(as_user(editor), ("tin.txt", LATER))
    assert statuses(run) == ["waiting"], "an editor's file asks, too: what the public reads changes knowingly"
    result = result_of(run)
    as_user(editor).post(reverse("desk:import-decide", args=[result.pk]), {"decision": "leave"})
    assert statuses(run) == ["declined"]
    assert text.revisions.count() == 1
    assert run.files.get().content is None
    again = as_user(editor).post(
        reverse("desk:import-decide", args=[result.pk]), {"decision": "take"}, follow=True
    )
    assert "somebody has decided it" in again.content.decode()


def test_somebody_elses_draft_waits_and_so_does_one_that_a_person_has_written(
    contributor: User, editor: User, as_user: AsUser
) -> None:
    bring(as_user(editor), ("tin.txt", RECEPTION))
    assert statuses(bring(as_user(contributor), ("tin.txt", LATER))) == ["waiting"]
    text = Text.objects.get(state=Text.State.DRAFT)
    make_revision(text, *[p.content for p in text.revisions.get().passages.all()], author=editor)
    assert statuses(bring(as_user(editor), ("tin.txt", LATER))) == ["waiting"]


def test_a_draft_says_nothing_of_an_article_that_the_public_reads(contributor: User, as_user: AsUser) -> None:
    article = Article.objects.exclude(source_url=None).first()
    assert article is not None
    article.published, article.published_basis, article.publisher = "", "", None
    article.save()
    words = "The ministers of the two countries met in Hanoi today and spoke of crime."
    told = json.dumps({"url": article.source_url, "language": "en", "published": "2026-01-01", "text": words})
    run = bring(as_user(contributor), ("a.jsonl", told))
    assert statuses(run) == ["created"]
    article.refresh_from_db()
    assert (article.published, article.publisher) == ("", None)
