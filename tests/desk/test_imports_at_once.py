"""Two workers read the same articles at the same time, each with a connection of its own."""

import json
from threading import Thread

import pytest
from django.db import connection

from articles.models import Article, Text
from desk import imports
from desk.imports import Brought
from desk.models import ImportResult, ImportRun
from desk.roles import Role
from tests.factories import make_account


def records(count: int) -> bytes:
    lines = [
        {
            "url": f"https://tin.example/bai-{number}",
            "text": f"Ngày {number + 1}/3/2026, tại Hà Nội, hai bên hội đàm lần thứ {number} về hợp tác an ninh.",
        }
        for number in range(count)
    ]
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()


@pytest.mark.django_db(transaction=True)
def test_every_article_is_stored_once_and_neither_run_stops() -> None:
    people = [make_account(Role.CONTRIBUTOR), make_account(Role.EDITOR)]
    runs = [imports.begin(user, [Brought("tin.jsonl", records(12))]) for user in people]

    def work(run: ImportRun) -> None:
        try:
            imports.perform(run.pk)
        finally:
            connection.close()

    workers = [Thread(target=work, args=[run]) for run in runs]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=120)
    assert list(ImportRun.objects.values_list("state", flat=True)) == ["done", "done"]
    assert (Article.objects.count(), Text.objects.count()) == (12, 12)
    found = list(ImportResult.objects.values_list("status", flat=True))
    assert (found.count("created"), found.count("unchanged"), len(found)) == (12, 12, 24)
