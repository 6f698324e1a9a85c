"""What every test gets; which database it runs on is decided in tests/settings.py."""

from collections import Counter
from sqlite3 import sqlite_version

import pytest
from hypothesis import settings

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
