"""What every test gets; which database it runs on is decided in tests/settings.py."""

from collections import Counter
from collections.abc import Callable
from io import StringIO
from sqlite3 import sqlite_version
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.management import call_command
from django.db import models, transaction
from hypothesis import settings

from archive import interface_names, marks, renderings, search_names, selection
from articles import search, search_index
from articles.models import SearchText
from articles.search_backends import backend

# Two workers share the machine with a browser and a database server: time says nothing about one example.
settings.register_profile("sederunt", parent=settings(), deadline=None)
settings.load_profile("sederunt")

OUTCOMES = ("passed", "failed", "error", "skipped", "xfailed")


def pytest_report_header(config: pytest.Config) -> str:
    if workers := config.getoption("tx", None):
        return f"databases: {', '.join(spec.partition('id=')[2].partition('//')[0] for spec in workers)}"
    return f"database: SQLite {sqlite_version} only (script/test runs PostgreSQL too)"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Under script/test: one line for each database, above pytest's own."""
    counts: dict[str, Counter[str]] = {}
    for outcome in OUTCOMES:
        for report in terminalreporter.stats.get(outcome, []):
            if node := getattr(report, "node", None):
                counts.setdefault(node.gateway.id, Counter())[outcome] += 1
    for database, found in sorted(counts.items()):
        told = ", ".join(f"{found[outcome]} {outcome}" for outcome in OUTCOMES if found[outcome])
        terminalreporter.write_line(f"on {database}: {told}")


@pytest.fixture(autouse=True)
def _no_sets_of_another_test() -> None:
    """A process keeps facet sets and names of one version of the record; every test has its own version 1."""
    interface_names.forget()
    marks.forget()
    renderings.forget()
    selection._sets = selection.Sets(-1)
    search._sets = search.Sets(-1)
    search_names.forget()
    cache.clear()


@pytest.fixture(autouse=True)
def _no_words_of_another_test(request: pytest.FixtureRequest) -> None:
    """The index of words is no model: what empties the tables after a test that wrote them leaves it as it is."""
    if {"transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db")
        backend().clear()


def held_models() -> list[type[models.Model]]:
    """All tables of the product, those between two models included."""
    return [
        model
        for app in ("articles", "archive", "desk")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]


@pytest.fixture
def row_counts(db: None) -> Callable[[], dict[str, int]]:
    """row_counts() → rows by table, for tests that nothing was written."""
    return lambda: {model._meta.label: model._base_manager.count() for model in held_models()}


@pytest.fixture(scope="session")
def _curated_rows(django_db_setup: None, django_db_blocker: Any) -> list[list[models.Model]]:
    """Every row that `load_curated` makes, beside those of the migrations; made once and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = [set(model._base_manager.values_list("pk", flat=True)) for model in held_models()]
        backend().clear()  # of the words of a test before, which is no model's table
        call_command("load_curated", stdout=StringIO())
        rows = [
            list(model._base_manager.exclude(pk__in=held))
            for model, held in zip(held_models(), before, strict=True)
        ]
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def curated(db: None, _curated_rows: list[list[models.Model]]) -> None:
    """The archive as `load_curated` fills it: the five documents, their fourteen meetings."""
    with transaction.atomic():
        for rows in _curated_rows:
            if rows:
                type(rows[0])._base_manager.bulk_create(rows)
        backend().clear()
        backend().add([(row.key, search_index.tokens_of(row)) for row in SearchText.objects.all()])
