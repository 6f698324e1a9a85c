"""Asks the product: `manage.py import_articles --dry-run --json FILE…`, one proposal document a line."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.extraction.gold import ROOT

SECONDS_TO_PREPARE = 300
SECONDS_A_FILE = 20


class ProductFailed(Exception):
    """A command of the product that ended badly; the text has the end of what it said."""


@contextmanager
def archive(configured: bool = False) -> Iterator[dict[str, str]]:
    """The environment for the commands: of a new archive with the curated facts, in a folder of its own.

    configured: the archive that DATABASE_URL and SEDERUNT_VAR of the caller name, as it is.
    """
    if configured:
        yield dict(os.environ)
        return
    with tempfile.TemporaryDirectory(prefix="sederunt-extraction-") as folder:
        environment = {**os.environ, "SEDERUNT_VAR": folder}
        environment.pop("DATABASE_URL", None)
        _command(environment, ["migrate", "--verbosity", "0"], SECONDS_TO_PREPARE)
        _command(environment, ["load_curated"], SECONDS_TO_PREPARE)
        yield environment


def proposals(environment: dict[str, str], files: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """File name → its proposal document, from one run over all files.  ProductFailed where one is missing."""
    arguments = ["import_articles", "--dry-run", "--json", *map(str, files)]
    output = _command(environment, arguments, 60 + SECONDS_A_FILE * len(files), may_reject=True)
    documents = [json.loads(line) for line in output.splitlines() if line.strip()]
    found = {Path(document["file"]).name: document for document in documents}
    missing = [file.name for file in files if file.name not in found]
    if missing:
        raise ProductFailed(f"no proposal document for {', '.join(missing)}")
    return found


def _command(
    environment: dict[str, str], arguments: list[str], seconds: float, may_reject: bool = False
) -> str:
    """Standard output of a command of manage.py. Exit status 1 with documents means: some were rejected."""
    ended = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=seconds, check=False,
    )  # fmt: skip
    taken = ended.returncode == 0 or (may_reject and ended.returncode == 1 and ended.stdout.strip())
    if not taken:
        raise ProductFailed(
            f"manage.py {arguments[0]}: exit status {ended.returncode}\n{ended.stderr[-2000:]}"
        )
    return ended.stdout
