"""Starts a WSGI application under gunicorn on a free port of this machine, for as long as a block of code runs."""

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
WAIT_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Client:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The whole answer, whatever its status."""
        self.connection.request("GET", address, headers=dict(headers or {}))
        answer = self.connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())

    def page(self, address: str) -> str:
        """The text of an answer that must be 200."""
        answer = self.get(address)
        if answer.status != http.client.OK:
            raise RuntimeError(f"{address} answered {answer.status}:\n{answer.text[:2000]}")
        return answer.text


@contextmanager
def served(application: str, environ: Mapping[str, str]) -> Iterator[Client]:
    """Serves with one worker of one thread: both sides of a ratio are served the same way."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", "1", "--threads", "1", "--timeout", "300"]
    command += ["--keep-alive", "300", "--log-level", "warning", "--no-control-socket"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environ, stdout=log, stderr=log)
        try:
            _wait(process, port, log)
            client = Client(port)
            yield client
            client.connection.close()
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, log: IO[bytes]) -> None:
    """Until the server answers; RuntimeError with what it wrote where it does not."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            Client(port).get("/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    log.seek(0)
    raise RuntimeError(f"the server did not start:\n{log.read().decode()[-2000:]}")


def collect_static(environ: Mapping[str, str]) -> None:
    """Makes the static files that pages name."""
    _manage(environ, "collectstatic", "--noinput", "-v0")


def _manage(environ: Mapping[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=os.environ | environ, check=True)


def rows_of(page: str) -> list[int]:
    """The numbers of the meetings that a timeline page of the product lists, in its order."""
    return [int(number) for number in re.findall(r'id="m-meeting-(\d+)"', page)]
