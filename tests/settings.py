"""The settings under test: those of the product, with a database and folders of their own.

SEDERUNT_TEST_DB=sqlite (the default) uses a database file in a temporary folder; =postgresql uses the server
that DATABASE_URL names, in a test database made on it. No other variable of the product reaches the tests.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

TEST_DB = os.environ.get("SEDERUNT_TEST_DB", "sqlite")
if TEST_DB not in ("sqlite", "postgresql"):
    sys.exit(f"SEDERUNT_TEST_DB is “{TEST_DB}”; it must be sqlite or postgresql.")
if TEST_DB == "postgresql" and not os.environ.get("DATABASE_URL", "").startswith("postgres"):
    sys.exit(
        "SEDERUNT_TEST_DB=postgresql needs a DATABASE_URL: run script/test, or pytest under "
        "script/with-postgresql."
    )

_FOLDER = Path(tempfile.mkdtemp(prefix="sederunt-test-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

for _name in [name for name in os.environ if name.startswith("SEDERUNT_") and name != "SEDERUNT_TEST_DB"]:
    del os.environ[_name]
os.environ["SEDERUNT_VAR"] = str(_FOLDER)
os.environ["SEDERUNT_LOG_LEVEL"] = "WARNING"
from config import databases  # noqa: E402
from config.settings import *  # noqa: E402, F403
from config.settings import BASE_DIR, DATABASES, STORAGES, TEMPLATES  # noqa: E402

if TEST_DB == "sqlite":
    # A file, not memory: threads and the live server then behave as they do in production. DATABASE_URL
    # itself stays as it is, because the workers that pytest-xdist starts inherit it.
    DATABASES["default"] = databases.parse(f"sqlite:///{_FOLDER}/unused.sqlite3", BASE_DIR)
    DATABASES["default"]["TEST"] = {"NAME": str(_FOLDER / "test.sqlite3")}

# A task is done where it is asked for; tests of the worker itself name another backend.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Tests do not depend on collected static files; whitenoise wants its folder to exist all the same.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
(_FOLDER / "static").mkdir()
# Hashing a password well takes time on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class UndefinedVariable(str):
    """What Django puts where a template names a variable that no view gave: in our templates an error.

    Templates of other packages (Django's admin) rely on such variables being empty, so there it is "".
    """

    def __bool__(self) -> bool:
        return self._template() is not None

    def __contains__(self, _part: object) -> bool:
        return True  # Django asks for "%s" in it, and then calls __mod__ with the variable

    def __mod__(self, variable: Any) -> str:
        raise AssertionError(f"{self._template()} uses a variable that no view gave: {{{{ {variable} }}}}")

    def _template(self) -> str | None:
        """The file of ours whose rendering asked, or None."""
        frame = sys._getframe(2)
        while frame is not None:
            origin = getattr(frame.f_locals.get("self"), "origin", None)
            if origin is not None:
                path = Path(str(origin))
                return (
                    str(path.relative_to(BASE_DIR)) if path.is_relative_to(BASE_DIR / "templates") else None
                )
            frame = frame.f_back
        return None


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
