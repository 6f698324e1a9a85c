"""Run every test twice, on SQLite and on PostgreSQL, side by side, in one pytest run with one summary.

    script/test [ARGUMENT FOR PYTEST …]

Two workers of pytest-xdist each run the whole suite; tests/settings.py gives each its database. To work on
one test, `.venv/bin/pytest PATH` runs it on SQLite alone.
"""

import os
import sys

from script import browser, environment, postgresql
from script.environment import CannotStartError, say

WORKERS = [
    f"--tx=popen//id={database}//env:SEDERUNT_TEST_DB={database}" for database in ("sqlite", "postgresql")
]


def main(arguments: list[str]) -> int:
    postgresql.stop_on_signals()
    try:
        with environment.one_at_a_time():
            python = environment.ensure("dev")
        chromium = browser.find()
        say(f"Browser: {chromium}" if chromium else f"The browser tests will be skipped: {browser.MISSING}.")
        binaries = postgresql.find_binaries(os.environ)
        say(f"Starting a private PostgreSQL server from {binaries} …")
        with postgresql.server(binaries) as url:
            # A crashed worker is not replaced: one that cannot even start would be replaced for ever.
            command = [str(python), "-m", "pytest", "--dist=each", "--max-worker-restart=0", *WORKERS]
            command += arguments
            return postgresql.run(command, environment.environ() | {"DATABASE_URL": url})
    except (CannotStartError, postgresql.PostgreSQLError) as error:
        print(f"script/test: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
