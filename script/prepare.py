"""What script/server does inside the environment: database, first contents, static files. Needs Django."""

import hashlib
import os
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from script.environment import ROOT, CannotStartError, say


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        _reach_database()
        _migrate()
        call_command("load_curated")
        _collect_static()
        connection.close()
    except (CannotStartError, ImproperlyConfigured) as error:
        print(f"script/server: {error}", file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130
    return 0


def _reach_database() -> None:
    options = connection.settings_dict["OPTIONS"]
    # The pool would try for ten seconds and then hide the reason.
    options.pop("pool", None)
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        raise CannotStartError(
            f"The database {_name()} cannot be reached ({reason}): check DATABASE_URL."
        ) from None


def _name() -> str:
    """The database as a person knows it; never its password."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(known["NAME"])
    port = f":{known['PORT']}" if known["PORT"] else ""
    return f"{known['NAME']} on {known['HOST'] or 'the local socket'}{port}"


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say(f"Preparing the database {_name()} ({len(plan)} steps) …")
        call_command("migrate", verbosity=0, interactive=False)


def _collect_static() -> None:
    stamp = settings.VAR / "static.sha256"
    now = _digest_of_static()
    if settings.STATIC_ROOT.is_dir() and stamp.is_file() and stamp.read_text() == now:
        return
    say("Collecting the static files …")
    try:
        call_command("collectstatic", verbosity=0, interactive=False, clear=settings.STATIC_ROOT.is_dir())
        stamp.write_text(now)
    except OSError as error:
        raise CannotStartError(f"{settings.STATIC_ROOT} cannot be written ({error.strerror}).") from None


def _digest_of_static() -> str:
    """Changes with every static file of ours, and with the locked packages that bring the others."""
    folders = [
        *map(Path, settings.STATICFILES_DIRS),
        *(Path(app.path) / "static" for app in apps.get_app_configs()),
    ]
    ours = sorted(path for folder in folders if folder.is_relative_to(ROOT) for path in folder.rglob("*"))
    digest = hashlib.sha256((ROOT / "requirements" / "base.txt").read_bytes())
    for path in [path for path in ours if path.is_file() and not path.is_relative_to(ROOT / ".venv")]:
        digest.update(f"{path}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
