"""The virtual environment .venv: made once, filled from a lock in requirements/ whenever that changes."""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
# What runs the tests holds what runs the product: after script/test, script/server installs nothing.
IMPLIES = {"base": ["base"], "dev": ["base", "dev"]}


class CannotStartError(Exception):
    """Something the machine lacks; the text is one sentence that says what to do."""


def say(words: str) -> None:
    print(words, flush=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the lock of this checkout, so that two starts do not fill one environment or database at once.

    The system lets go of it when the process ends, however it ends, and at exec.
    """
    try:
        file = (ROOT / ".venv.lock").open("w")
    except OSError as error:
        raise CannotStartError(
            f"{ROOT} cannot be written ({error.strerror}): use a checkout that you own."
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another start is at work in this checkout; waiting for it …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def ensure(lock: str) -> Path:
    """Make .venv hold the packages of requirements/<lock>.txt, "base" or "dev"; gives its Python."""
    wanted = {name: _digest(name) for name in IMPLIES[lock]}
    if _is_alive() and wanted.items() <= _installed().items():
        return PYTHON
    _make()
    _install(lock)
    STAMP.write_text(json.dumps(wanted))
    return PYTHON


def _digest(lock: str) -> str:
    return hashlib.sha256(_requirements(lock).read_bytes()).hexdigest()


def _requirements(lock: str) -> Path:
    return ROOT / "requirements" / f"{lock}.txt"


def _installed() -> dict[str, str]:
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp


def _is_alive() -> bool:
    """Does the environment's Python run? Not where it was half made, or its Python was removed since."""
    return _answers("-c", "import sys")


def _answers(*arguments: str) -> bool:
    try:
        told = subprocess.run([PYTHON, *arguments], capture_output=True, check=False)
    except OSError:
        return False
    return told.returncode == 0


def _make() -> None:
    if _answers("-m", "pip", "--version"):
        return
    _need_venv()
    say("Creating the Python environment in .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise CannotStartError(
            f"The environment .venv could not be made: {(made.stderr or made.stdout).strip()}"
        )


def _need_venv() -> None:
    """Debian and its kin ship Python without these two: `venv` is then found, but cannot work."""
    told = subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False)
    if told.returncode != 0:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotStartError(
            f"Python {version} at {sys.executable} has no venv module: install it (Debian, Ubuntu: apt-get "
            f"install python3-venv or python{version}-venv), or set PYTHON to another Python."
        )


def _install(lock: str) -> None:
    path = _requirements(lock)
    count = len(re.findall(r"^[\w.-]+==(?!.*win32)", path.read_text(), re.MULTILINE))
    say(f"Installing {count} packages from {path.relative_to(ROOT)} …")
    arguments = ["-qq", "--disable-pip-version-check", "--no-input", "--require-hashes", "-r", str(path)]
    # What is installed no longer matches the stamp until the new one is written.
    STAMP.unlink(missing_ok=True)
    done = subprocess.run([PYTHON, "-m", "pip", "install", *arguments], cwd=ROOT, check=False)
    if done.returncode != 0:
        raise CannotStartError(
            "The packages could not be installed (pip says why above): check the network connection and the "
            "proxy, then start again; what was downloaded is kept."
        )


def environ() -> dict[str, str]:
    """The environment for programs of .venv: theirs come first on PATH, and no other Python's packages."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return kept | {
        "VIRTUAL_ENV": str(VENV),
        "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }
