"""DATABASE_URL → one entry of Django's DATABASES. Pure: reads nothing, connects to nothing."""

import re
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

# The libpq parameters that may stand behind "?" in a PostgreSQL URL.
POSTGRESQL_PARAMETERS = (
    "application_name, channel_binding, connect_timeout, gssencmode, host, hostaddr, keepalives, "
    "keepalives_idle, options, passfile, service, sslcert, sslcrl, sslkey, sslmode, "
    "sslrootcert, target_session_attrs"
)

# WAL lets readers go on while one writes; NORMAL is safe with it. Sizes are per connection: 256 MiB of the
# file mapped into memory, 32 MiB of pages cached. Django itself switches foreign keys on.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; "
    "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32768"
)
SQLITE_OPTIONS = {
    # Without IMMEDIATE, two transactions that read before they write end in "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": SQLITE_PRAGMAS,
}
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}
CONNECT_SECONDS = 5


class DatabaseURLError(ValueError):
    """A DATABASE_URL that cannot be used. Its text names the wrong part and never holds the password."""


def parse(url: str, base: Path) -> dict[str, Any]:
    """Turn a database URL into Django's settings for it; relative SQLite paths start at `base`.

    sqlite:///var/a.sqlite3                    base/var/a.sqlite3
    sqlite:////srv/a.sqlite3                   /srv/a.sqlite3
    sqlite://:memory:                          a database in memory
    postgresql://ann:s%40x@db.org:5432/sederunt?sslmode=require
    postgresql:///sederunt?host=/run/postgresql         over the Unix socket in that folder

    "postgres://" means the same as "postgresql://". Raises DatabaseURLError.
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        _refuse("it is not a URL: write sqlite:///path or postgresql://user@host/name")
    if scheme not in ("sqlite", "postgresql", "postgres"):
        _refuse("the part before “://” must be sqlite or postgresql")
    return _sqlite(rest, base) if scheme == "sqlite" else _postgresql(url)


def _refuse(reason: str) -> NoReturn:
    # "from None" where this is called in an except block: the original text may hold the password.
    raise DatabaseURLError(f"DATABASE_URL cannot be used: {reason}.")


def _sqlite(rest: str, base: Path) -> dict[str, Any]:
    if "?" in rest or "#" in rest:
        _refuse("a SQLite URL takes no parameters (write “?” and “#” in a file name as %3F and %23)")
    if rest != ":memory:" and not rest.startswith("/"):
        _refuse("the SQLite path needs three slashes, as in sqlite:///var/sederunt.sqlite3")
    path = unquote(rest[1:])
    if not path or path.endswith("/"):
        _refuse("the SQLite path names no file")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": rest if rest == ":memory:" else str(base / path),
        "OPTIONS": dict(SQLITE_OPTIONS),
        # A thread keeps its connection, and with it the cached pages.
        "CONN_MAX_AGE": None,
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = _split(url)
    parameters = _parameters(parts.query)
    host = unquote(parts.hostname or "") or parameters.pop("host", "")
    if parts.hostname and "host" in parameters:
        _refuse("the host is named twice, before the path and as the parameter host")
    name = unquote(parts.path.removeprefix("/"))
    if not name and "service" not in parameters:
        _refuse("the database name after the host is missing, as in postgresql://user@host/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": _port(parts),
        "OPTIONS": {"connect_timeout": CONNECT_SECONDS, **parameters, "pool": dict(POOL)},
        # The pool keeps the connections, so Django must not; it checks each before it hands it out.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
    }


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        hostname = parts.hostname or ""
    except ValueError:
        raise DatabaseURLError(
            "DATABASE_URL cannot be used: the host cannot be read; special characters in the user name "
            "and the password must be percent-encoded."
        ) from None
    # An unencoded "/", "?" or "#" in the password cuts it in two: its end would be taken for another part.
    if "@" in parts.path + parts.query + parts.fragment:
        _refuse("a “/”, “?”, “#” or “@” in the user name, password or database name must be percent-encoded")
    if parts.fragment:
        _refuse("a “#” must be percent-encoded as %23")
    if "/" in parts.path.removeprefix("/"):
        _refuse("the database name holds a “/” (write it as %2F)")
    if hostname and not re.fullmatch(r"[\w.:%-]+", hostname):
        _refuse("the host holds a character that no host name has")
    return parts


def _port(parts: SplitResult) -> str:
    try:
        port = parts.port
    except ValueError:
        raise DatabaseURLError(
            "DATABASE_URL cannot be used: the port behind the host is not a number from 1 to 65535 "
            "(special characters in the password must be percent-encoded)."
        ) from None
    if port == 0:
        _refuse("the port behind the host is not a number from 1 to 65535")
    return str(port) if port else ""


def _parameters(query: str) -> dict[str, Any]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    except ValueError:
        raise DatabaseURLError(
            "DATABASE_URL cannot be used: the parameters behind “?” must be written name=value&name=value."
        ) from None
    parameters = dict(pairs)
    if len(parameters) < len(pairs):
        _refuse("a parameter behind “?” is given twice")
    if not set(POSTGRESQL_PARAMETERS.split(", ")).issuperset(parameters):
        # The unknown name stays unsaid: it may be the end of a password with a "?" in it.
        _refuse(f"a parameter behind “?” is none of {POSTGRESQL_PARAMETERS}")
    return parameters
