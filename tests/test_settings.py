"""The settings as the person who starts Sederunt meets them: in a process of their own, by their messages."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from config import mail
from config.databases import DatabaseURLError, parse

ROOT = Path(__file__).resolve().parent.parent
KEY = "q7Zr2fWn-0yHc8Lk_VtEo5Xs1JdMb6Ga9UiPe3RwTz4KhQvNxYB"
PRODUCTION = {
    "SEDERUNT_ENV": "production",
    "SEDERUNT_SECRET_KEY": KEY,
    "SEDERUNT_ALLOWED_HOSTS": "sederunt.example.org",
}


def manage(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with these variables of Sederunt and no others."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SEDERUNT_")}
    environ.pop("DATABASE_URL", None)
    environ.pop("DJANGO_SETTINGS_MODULE", None)
    environ |= {"SEDERUNT_VAR": str(folder)} | variables
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///var/a.sqlite3", {"NAME": "/srv/app/var/a.sqlite3"}),
        ("sqlite:////data/Việt%20Nam.sqlite3", {"NAME": "/data/Việt Nam.sqlite3"}),
        ("sqlite://:memory:", {"NAME": ":memory:"}),
        ("postgresql://db.org/sederunt", {"HOST": "db.org", "NAME": "sederunt", "PORT": "", "USER": ""}),
        (
            "postgres://ann:p%40ss%2Fw%C3%B6rd@db.org:6543/sederunt",
            {"USER": "ann", "PASSWORD": "p@ss/wörd", "HOST": "db.org", "PORT": "6543", "NAME": "sederunt"},
        ),
        ("postgresql://[2001:db8::1]:6543/a", {"HOST": "2001:db8::1", "PORT": "6543"}),
        ("postgresql:///a?host=/run/postgresql", {"HOST": "/run/postgresql", "NAME": "a"}),
        ("postgresql://ann@/a?host=%2Frun%2Fx", {"USER": "ann", "HOST": "/run/x"}),
        ("postgresql://%2Frun%2Fx/a", {"HOST": "/run/x"}),
    ],
)
def test_a_database_url_is_read(url: str, expected: dict[str, Any]) -> None:
    found = parse(url, Path("/srv/app"))
    assert {name: found[name] for name in expected} == expected


def test_parameters_of_a_postgresql_url_reach_the_driver() -> None:
    options = parse("postgresql://db.org/a?sslmode=require&connect_timeout=3", Path("/"))["OPTIONS"]
    assert options["sslmode"] == "require"
    assert options["connect_timeout"] == "3"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("sederunt", "it is not a URL"),
        ("mysql://ann:hunter2@db/a", "must be sqlite or postgresql"),
        ("sqlite://a.sqlite3", "needs three slashes"),
        ("sqlite:///", "names no file"),
        ("sqlite:///var/", "names no file"),
        ("sqlite:///a.sqlite3?mode=ro", "takes no parameters"),
        ("postgresql://ann:hunter2@db.org", "database name"),
        ("postgresql://ann:hunter2@db.org/a/b", "holds a “/”"),
        ("postgresql://ann:hunter2@db.org:port/a", "the port"),
        ("postgresql://ann:hunter2@db.org:0/a", "the port"),
        ("postgresql://ann:hunter2@db.org:70000/a", "the port"),
        ("postgresql://ann:hunter2@db.org/a?sslmod=require", "a parameter behind “?”"),
        ("postgresql://ann:hunter2@db.org/a?sslmode", "name=value"),
        ("postgresql://ann:hunter2@db.org/a?sslmode=a&sslmode=b", "given twice"),
        ("postgresql://ann:hunter2@db.org/a?host=/run/x", "named twice"),
        ("postgresql://ann:hunter2@db org/a", "the host"),
        # Passwords that hold what must be percent-encoded.
        ("postgresql://ann:12/hunter2@db.org/a", "percent-encoded"),
        ("postgresql://ann:12?hunter2@db.org/a", "percent-encoded"),
        ("postgresql://ann:12#hunter2@db.org/a", "percent-encoded"),
        ("postgresql://ann:12[hunter2@db.org/a", "percent-encoded"),
        ("postgresql://ann:hunter2/a", "the port"),
        ("postgresql://ann:12?hunter2=x", "a parameter behind “?”"),
    ],
)
def test_a_wrong_database_url_is_refused_by_the_part_that_is_wrong_and_its_password_stays_secret(
    url: str, reason: str
) -> None:
    with pytest.raises(DatabaseURLError) as refusal:
        parse(url, Path("/"))
    assert reason in str(refusal.value)
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"SEDERUNT_ENV": "production"}, "SEDERUNT_SECRET_KEY must be set"),
        (PRODUCTION | {"SEDERUNT_SECRET_KEY": "short"}, "too weak for production"),
        (PRODUCTION | {"SEDERUNT_SECRET_KEY": "a" * 60}, "too weak for production"),
        (PRODUCTION | {"SEDERUNT_SECRET_KEY": "django-insecure-" + KEY}, "too weak for production"),
        (PRODUCTION | {"SEDERUNT_ALLOWED_HOSTS": " "}, "SEDERUNT_ALLOWED_HOSTS must name the hosts"),
        (PRODUCTION | {"SEDERUNT_DEBUG": "on"}, "SEDERUNT_DEBUG must be off"),
        ({"SEDERUNT_ENV": "live"}, "SEDERUNT_ENV is “live”; it must be one of: development, production."),
        ({"SEDERUNT_DEBUG": "maybe"}, "SEDERUNT_DEBUG is “maybe”; it must be one of: on, off"),
        ({"SEDERUNT_LOG_LEVEL": "loud"}, "SEDERUNT_LOG_LEVEL is “loud”; it must be one of: DEBUG"),
        ({"SEDERUNT_SITE_URL": "https://a.org/news/"}, "SEDERUNT_SITE_URL holds “https://a.org/news/”"),
        ({"SEDERUNT_SITE_URL": "a.org"}, "SEDERUNT_SITE_URL holds “a.org”"),
        ({"SEDERUNT_CONTACT": "the editors"}, "SEDERUNT_CONTACT is “the editors”"),
        ({"SEDERUNT_CONTACT": "http://a.org"}, "SEDERUNT_CONTACT is “http://a.org”"),
        ({"SEDERUNT_SERVERS_IN_FRONT": "one"}, "SEDERUNT_SERVERS_IN_FRONT is “one”"),
        ({"SEDERUNT_SERVERS_IN_FRONT": "-1"}, "SEDERUNT_SERVERS_IN_FRONT is “-1”"),
        (
            {"SEDERUNT_CSRF_TRUSTED_ORIGINS": "https://a.org, b.org"},
            "SEDERUNT_CSRF_TRUSTED_ORIGINS holds “b.org”",
        ),
        ({"SEDERUNT_MAIL_URL": "mail.example.org"}, "SEDERUNT_MAIL_URL names no mail server"),
        ({"SEDERUNT_MAIL_URL": "smtp://mail.example.org"}, "SEDERUNT_MAIL_FROM must say who mails come from"),
        ({"SEDERUNT_MAIL_FROM": "the desk"}, "SEDERUNT_MAIL_FROM is “the desk”"),
        ({"SEDERUNT_REQUIRE_TOTP": "perhaps"}, "SEDERUNT_REQUIRE_TOTP is “perhaps”"),
        ({"SEDERUNT_VAR": "/dev/null/var"}, "The folder /dev/null/var cannot be made"),
        ({"DATABASE_URL": "oracle://db/a"}, "DATABASE_URL cannot be used"),
    ],
)
def test_a_wrong_variable_is_refused_with_one_sentence(
    tmp_path: Path, variables: dict[str, str], sentence: str
) -> None:
    told = manage(tmp_path, "check", **variables)
    assert told.returncode == 1
    assert told.stderr.startswith("Sederunt cannot start: ")
    assert sentence in told.stderr
    assert len(told.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.org", {"EMAIL_HOST": "mail.org", "EMAIL_PORT": 25, "EMAIL_USE_TLS": False}),
        ("smtps://mail.org/", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True, "EMAIL_HOST_USER": ""}),
        (
            "smtp+starttls://ann%40mail.org:p%2Fw%C3%B6rd@mail.org:2525",
            {
                "EMAIL_USE_TLS": True,
                "EMAIL_PORT": 2525,
                "EMAIL_HOST_USER": "ann@mail.org",
                "EMAIL_HOST_PASSWORD": "p/wörd",
            },
        ),
        ("console:", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
    ],
)
def test_a_mail_server_is_read(url: str, expected: dict[str, Any]) -> None:
    found = mail.parse(url)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "imap://ann:hunter2@mail.org",
        "smtp://ann:hunter2",
        "smtp://ann:12#hunter2@mail.org",
        "smtp://ann:12/hunter2@mail.org",
        "smtp://ann:12?hunter2@mail.org",
        "smtp://ann:12[hunter2@mail.org",
        "smtp://mail.org/inbox",
    ],
)
def test_a_wrong_mail_server_is_refused_and_its_password_stays_secret(url: str) -> None:
    with pytest.raises(mail.MailURLError) as refusal:
        mail.parse(url)
    assert "hunter2" not in str(refusal.value)


def test_production_requires_one_time_passwords_and_sends_no_mail_before_a_server_is_named(
    tmp_path: Path,
) -> None:
    ask = "from django.conf import settings as s; print(s.REQUIRE_TOTP, s.MAIL_IS_SET_UP)"
    server = {"SEDERUNT_MAIL_URL": "smtp://mail.org", "SEDERUNT_MAIL_FROM": "desk@a.org"}
    found = [
        manage(tmp_path, "shell", "--no-imports", "-c", ask, **variables).stdout.split()
        for variables in ({}, PRODUCTION, PRODUCTION | server | {"SEDERUNT_REQUIRE_TOTP": "off"})
    ]
    assert found == [["False", "True"], ["True", "False"], ["False", "True"]]


def test_the_deployment_check_has_nothing_to_say_in_production(tmp_path: Path) -> None:
    told = manage(tmp_path, "check", "--deploy", "--fail-level", "DEBUG", **PRODUCTION)
    assert (told.returncode, told.stderr) == (0, "")
    assert "no issues" in told.stdout


def test_in_development_a_secret_key_is_made_once_and_kept_from_other_users(tmp_path: Path) -> None:
    ask = "from django.conf import settings; print(settings.SECRET_KEY)"
    first, second = (manage(tmp_path, "shell", "--no-imports", "-c", ask).stdout for _ in range(2))
    kept = tmp_path / "secret-key"
    assert first == second == kept.read_text() + "\n"
    assert len(kept.read_text()) >= 50
    assert kept.stat().st_mode & 0o777 == 0o600


def test_every_page_forbids_inline_code_other_hosts_and_framing(client: Client) -> None:
    answer = client.get("/admin/login/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_the_database_runs_as_it_does_in_production() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
        assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    else:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_encoding")
            assert cursor.fetchone() == ("UTF8",)
        assert settings.DATABASES["default"]["OPTIONS"]["pool"]
