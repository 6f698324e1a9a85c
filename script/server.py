"""Serve Sederunt from this checkout: makes what is missing, says what it does, starts the worker of the desk's
background tasks, and becomes gunicorn.

The settings come from the environment (README: Configuration); DATABASE_URL=postgresql://… uses PostgreSQL.
"""

import argparse
import errno
import os
import socket
import subprocess
import sys

from config import databases
from script import environment, worker
from script.environment import CannotStartError, say

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def main(arguments: list[str]) -> int:
    options = _parse(arguments)
    try:
        with environment.one_at_a_time():
            _check(options.host, options.port)
            python = environment.ensure("base")
            prepared = subprocess.run(
                [python, "-m", "script.prepare"], cwd=environment.ROOT, env=environment.environ(), check=False
            )
        if prepared.returncode != 0:
            return prepared.returncode
        _check_address(options.host, options.port)
        return _serve(options.host, options.port)
    except CannotStartError as error:
        print(f"script/server: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/server", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen on (default: %(default)s)")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to 65535")
    return int(text)


def _check(host: str, port: int) -> None:
    """What can be known to fail before anything is made."""
    _check_address(host, port)
    url = os.environ.get("DATABASE_URL", "").strip()
    try:
        if url:
            databases.parse(url, environment.ROOT)
    except databases.DatabaseURLError as error:
        raise CannotStartError(str(error)) from None


def _check_address(host: str, port: int) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        raise CannotStartError(
            f"“{host}” is no address of this machine: use --host 127.0.0.1 or 0.0.0.0."
        ) from None
    except OSError as error:
        raise CannotStartError(_why_not(host, port, error)) from None


def _why_not(host: str, port: int, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"Port {port} on {host} is in use: stop what uses it, or choose another with --port."
        case errno.EACCES:
            return f"Port {port} may only be used by root: choose one above 1023 with --port."
        case errno.EADDRNOTAVAIL:
            return f"“{host}” is no address of this machine: use --host 127.0.0.1 or 0.0.0.0."
    return f"Port {port} on {host} cannot be used: {error.strerror}."


def _serve(host: str, port: int) -> int:
    shown = f"[{host}]" if ":" in host else host
    hosts = _allow(host)
    say(f"Sederunt is at http://{shown}:{port}/ (stop it with Ctrl-C)")
    # gthread: while one thread waits for the database, another answers; two processes use two cores.
    command = ["-m", "gunicorn", "config.wsgi:application", "--bind", f"{shown}:{port}"]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--timeout", "60"]
    # A worker that a stop reaches while it is being forked does not hear it: it is killed after this time.
    command += ["--graceful-timeout", "10"]
    command += ["--log-level", "warning", "--no-control-socket"]
    os.chdir(environment.ROOT)
    worker.start()
    os.execve(environment.PYTHON, [str(environment.PYTHON), *command], environment.environ() | hosts)


def _allow(host: str) -> dict[str, str]:
    """The host names to answer to, where an address was chosen by hand and none are named."""
    if os.environ.get("SEDERUNT_ALLOWED_HOSTS") or host in LOOPBACK:
        return {}
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not listened on
        name = socket.gethostname()
        say(f"It answers to localhost and {name}; for other names set SEDERUNT_ALLOWED_HOSTS.")
        return {"SEDERUNT_ALLOWED_HOSTS": f"localhost,127.0.0.1,[::1],{name}"}
    return {"SEDERUNT_ALLOWED_HOSTS": f"localhost,127.0.0.1,[::1],{f'[{host}]' if ':' in host else host}"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
