"""Make the pictures of docs/screens: script/screens [--only NAME …]. Needs Chromium.

A database of its own is filled with the curated archive and served by the product's own server, both for the
time of the run.
"""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from script import browser, environment
from script.environment import CannotStartError


def main(arguments: list[str]) -> int:
    try:
        with environment.one_at_a_time():
            python = environment.ensure("dev")
        if browser.find() is None:
            raise CannotStartError(f"{browser.MISSING}.")
        with TemporaryDirectory(prefix="sederunt-screens-") as var:
            environ = _environ(var)
            for module in ("script.prepare", "script.pictures"):
                added = arguments if module == "script.pictures" else []
                done = subprocess.run(
                    [python, "-m", module, *added], cwd=environment.ROOT, env=environ, check=False
                )
                if done.returncode:
                    return done.returncode
        return 0
    except CannotStartError as error:
        print(f"script/screens: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130


def _environ(var: str) -> dict[str, str]:
    """Settings of nobody, so that every machine makes the same pictures."""
    kept = {name: value for name, value in environment.environ().items() if not name.startswith("SEDERUNT_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"SEDERUNT_VAR": var, "SEDERUNT_LOG_LEVEL": "ERROR", "TZ": "UTC"}


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main(sys.argv[1:]))
