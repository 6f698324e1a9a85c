"""The worker that script/server starts beside gunicorn: it does the tasks of the desk (`manage.py db_worker`).

It reads from a pipe whose other end the server holds.  The server's end closes when the server is gone, however it
went, and the worker stops: what it has finished is kept, and the rest can be run again.
"""

import os
import signal
import subprocess
import sys
import threading
import time

from script import environment

START_SECONDS = 2
GRACE_SECONDS = 3
REST_SECONDS = 5


def start() -> None:
    """Starts the worker; it lives as long as this process, or what this process becomes by exec."""
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    subprocess.Popen(
        [environment.PYTHON, "-m", "script.worker"],
        cwd=environment.ROOT,
        env=environment.environ(),
        stdin=reading,
        # Ctrl-C reaches a whole group of processes; the worker hears of the end by its pipe alone.
        start_new_session=True,
    )
    os.close(reading)


def main() -> int:
    os.nice(5)  # readers go first, and the server comes up first
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    time.sleep(START_SECONDS)
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    while True:
        try:
            call_command("db_worker", verbosity=0, reload=False)
            return 0
        except Exception as error:
            print(f"script/server: the worker fell over ({error}); it starts again.", file=sys.stderr)
            time.sleep(REST_SECONDS)


def _end_with_the_server() -> None:
    """Waits for the end of the pipe, then stops the worker: kindly, by force, and at once."""
    while os.read(0, 1):
        pass
    for number in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
        os.kill(os.getpid(), number)
        time.sleep(GRACE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
