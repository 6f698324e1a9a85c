"""Run every check, two at a time, and tell each one's name, result and time; what failed shows its output."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory

from script import environment
from script.environment import CannotStartError, say

CODE = ["archive", "articles", "benchmarks", "config", "desk", "script", "tests", "manage.py"]


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]
    environ: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    check: Check
    passed: bool
    seconds: float
    output: str


def checks() -> list[Check]:
    templates = sorted(
        str(path.relative_to(environment.ROOT)) for path in environment.ROOT.glob("templates/**/*.html")
    )
    production = {
        "SEDERUNT_ENV": "production",
        "SEDERUNT_SECRET_KEY": secrets.token_urlsafe(60),
        "SEDERUNT_ALLOWED_HOSTS": "sederunt.example.org",
    }
    return [
        Check("ruff check", ["ruff", "check", "."]),
        Check("ruff format", ["ruff", "format", "--check", "."]),
        Check("djade (templates)", ["djade", "--check", "--target-version", "5.2", *templates]),
        Check("import-linter (layers)", ["lint-imports", "--no-cache"]),
        Check("mypy", ["mypy", "archive", "articles", "config", "desk", "script", "manage.py"]),
        Check("migrations", ["python", "manage.py", "makemigrations", "--check", "--dry-run"]),
        Check("manage.py check", ["python", "manage.py", "check", "--fail-level", "WARNING"]),
        Check(
            "manage.py check --deploy",
            ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            production,
        ),
    ]


def main() -> int:
    try:
        with environment.one_at_a_time():
            environment.ensure("dev")
        with TemporaryDirectory(prefix="sederunt-check-") as var, ThreadPoolExecutor(2) as pool:
            base = _environ(var)
            results = [_tell(result) for result in pool.map(lambda check: _run(check, base), checks())]
    except CannotStartError as error:
        print(f"script/check: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130
    failed = [result.check.name for result in results if not result.passed]
    say(
        f"script/check: failed: {', '.join(failed)}" if failed else f"script/check: all {len(results)} passed"
    )
    return 1 if failed else 0


def _environ(var: str) -> dict[str, str]:
    """Settings of nobody: whoever runs the checks may have Sederunt's variables set."""
    kept = {name: value for name, value in environment.environ().items() if not name.startswith("SEDERUNT_")}
    kept.pop("DATABASE_URL", None)
    return kept | {"SEDERUNT_VAR": var}


def _run(check: Check, base: Mapping[str, str]) -> Result:
    start = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=environment.ROOT,
        env={**base, **check.environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Result(check, done.returncode == 0, time.monotonic() - start, done.stdout)


def _tell(result: Result) -> Result:
    say(f"{'passed' if result.passed else 'FAILED'}  {result.seconds:5.1f} s  {result.check.name}")
    if not result.passed:
        say(result.output.rstrip() + os.linesep)
    return result


if __name__ == "__main__":
    sys.exit(main())
