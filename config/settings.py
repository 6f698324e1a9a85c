"""The settings of Sederunt. Everything that differs between two machines comes from the environment.

| Variable | Default | Meaning |
| --- | --- | --- |
| `SEDERUNT_ENV` | `development` | `production` switches HTTPS, HSTS and secure cookies on and refuses to start without a secret key and host names; the server in front must set `X-Forwarded-Proto` |
| `SEDERUNT_SECRET_KEY` | development: made once, kept in `var/secret-key` | signs sessions and forms; in production at least 50 random characters |
| `SEDERUNT_ALLOWED_HOSTS` | development: `localhost`, `127.0.0.1`, `[::1]` | host names the site answers to, separated by commas; needed in production |
| `SEDERUNT_CSRF_TRUSTED_ORIGINS` | empty | further origins that may send forms, separated by commas, as in `https://desk.example.org` |
| `SEDERUNT_SITE_URL` | empty: the address of the request | public address of the site without a path, for canonical links, feeds and exports |
| `SEDERUNT_SERVERS_IN_FRONT` | `0` | how many servers of your own stand in front and write `X-Forwarded-For`; without it all readers behind them share one limit for reports and one lock-out |
| `SEDERUNT_MAIL_URL` | development: mails are printed; production: none is sent, and pages say so | the server that takes mail: `smtp+starttls://user:password@host:587`, `smtps://user:password@host`, `smtp://host`, or `console:` |
| `SEDERUNT_MAIL_FROM` | development: `sederunt@localhost` | who mails come from, as in `desk@sederunt.example.org`; needed with a mail server |
| `SEDERUNT_REQUIRE_TOTP` | production: `on`; development: `off` | editors and administrators set up one-time passwords before any page of the desk or the admin opens |
| `SEDERUNT_CONTACT` | empty | whom to tell of a weak spot, an e-mail address or an address as in `https://example.org/contact`; printed in `/.well-known/security.txt`, which otherwise answers 404 |
| `SEDERUNT_DEBUG` | `off` | `on` shows error pages with source and serves static files unbuilt; refused in production |
| `SEDERUNT_LOG_LEVEL` | `INFO` | `DEBUG`, `INFO`, `WARNING`, `ERROR` or `CRITICAL`; logs go to standard error |
| `SEDERUNT_VAR` | `var` beside `manage.py` | folder of everything written at run time: database, secret key, collected static files |
| `DATABASE_URL` | `sqlite:///sederunt.sqlite3` inside `SEDERUNT_VAR` | `sqlite:///path` (relative to `manage.py`), `sqlite:////absolute/path`, `postgresql://user:password@host:port/name?sslmode=require`, `postgresql:///name?host=/socket/folder` |
"""  # noqa: E501 - a Markdown table cannot be wrapped

import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import quote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from config import catalogues, databases, mail

BASE_DIR = Path(__file__).resolve().parent.parent


def _choice(name: str, default: str, *allowed: str) -> str:
    value = os.environ.get(name, "").strip() or default
    for choice in allowed:
        if value.lower() == choice.lower():
            return choice
    raise ImproperlyConfigured(f"{name} is “{value}”; it must be one of: {', '.join(allowed)}.")


def _list(name: str) -> list[str]:
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def _origin(name: str, value: str) -> str:
    """Check that `value` is a scheme and a host, and nothing else; a closing slash is dropped."""
    origin = value.removesuffix("/")
    parts = urlsplit(origin)
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or origin != f"{parts.scheme}://{parts.netloc}"
    ):
        raise ImproperlyConfigured(
            f"{name} holds “{value}”; it must be an address without a path, such as https://sederunt.example.org."
        )
    return origin


def _switch(name: str, default: str) -> bool:
    return _choice(name, default, "on", "off", "true", "false", "1", "0") in ("on", "true", "1")


def _mail(name: str) -> dict[str, Any]:
    """Django's settings of mail."""
    value = os.environ.get(name, "").strip()
    if not value:
        return mail.NOT_SET_UP if PRODUCTION else mail.CONSOLE
    try:
        return mail.parse(value)
    except mail.MailURLError as error:
        raise ImproperlyConfigured(f"{name} names no mail server: {error}.") from None


def _mail_from(name: str, *, needed: bool) -> str:
    value = os.environ.get(name, "").strip()
    if needed and not value:
        raise ImproperlyConfigured(f"{name} must say who mails come from, such as desk@sederunt.example.org.")
    if "\n" in value or (value and "@" not in value):
        raise ImproperlyConfigured(f"{name} is “{value}”; it must be an e-mail address.")
    return value or "sederunt@localhost"


def _number(name: str) -> int:
    value = os.environ.get(name, "").strip() or "0"
    if not (value.isascii() and value.isdecimal() and len(value) < 3):
        raise ImproperlyConfigured(f"{name} is “{value}”; it must be a number from 0 to 99.")
    return int(value)


def _contact(name: str) -> str:
    """An address as RFC 9116 wants it: mailto:, https: or tel:."""
    value = os.environ.get(name, "").strip()
    written = f"mailto:{value}" if "@" in value and ":" not in value else value
    if value and (
        not written.startswith(("mailto:", "https://", "tel:")) or any(letter.isspace() for letter in value)
    ):
        raise ImproperlyConfigured(
            f"{name} is “{value}”; it must be an e-mail address, or begin with https://, mailto: or tel:."
        )
    return written


def _folder() -> Path:
    """The folder of everything written at run time, made if it is missing."""
    folder = Path(os.environ.get("SEDERUNT_VAR", "").strip() or BASE_DIR / "var").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {folder} cannot be made ({error.strerror}): set SEDERUNT_VAR to one that can "
            "be written."
        ) from None
    return folder


def _secret_key(folder: Path) -> str:
    """The key from the environment; in development otherwise one made once and kept, readable by us only."""
    key = os.environ.get("SEDERUNT_SECRET_KEY", "")
    if PRODUCTION:
        _refuse_weak(key)
    kept = folder / "secret-key"
    if not key and not kept.exists():
        _make_key(kept)
    return key or kept.read_text()


def _make_key(kept: Path) -> None:
    try:
        with NamedTemporaryFile("w", dir=kept.parent) as file:  # such a file is made with mode 0600
            file.write(get_random_secret_key())
            file.flush()
            # A link appears whole or not at all: of two processes that start at once, one makes the key.
            with suppress(FileExistsError):
                os.link(file.name, kept)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be written to {kept} ({error.strerror}): make the folder "
            "writable, or set SEDERUNT_VAR to another."
        ) from None


def _refuse_weak(key: str) -> None:
    if not key:
        raise ImproperlyConfigured("SEDERUNT_SECRET_KEY must be set when SEDERUNT_ENV is production.")
    if len(key) < 50 or len(set(key)) < 5 or "insecure" in key.lower():
        raise ImproperlyConfigured(
            "SEDERUNT_SECRET_KEY is too weak for production: it must be at least 50 random characters."
        )


def _catalogues(folder: Path) -> Path:
    """The folder of the translations of the interface, made from locale/ where they have changed."""
    try:
        return catalogues.compiled(BASE_DIR / "locale", folder / "locale")
    except OSError as error:
        raise ImproperlyConfigured(
            f"The translations cannot be written to {folder / 'locale'} ({error.strerror}): make the folder "
            "writable, or set SEDERUNT_VAR to another."
        ) from None


PRODUCTION = _choice("SEDERUNT_ENV", "development", "development", "production") == "production"
DEBUG = _switch("SEDERUNT_DEBUG", "off")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("SEDERUNT_DEBUG must be off when SEDERUNT_ENV is production.")

VAR = _folder()
SECRET_KEY = _secret_key(VAR)

ALLOWED_HOSTS = _list("SEDERUNT_ALLOWED_HOSTS")
if not ALLOWED_HOSTS and PRODUCTION:
    raise ImproperlyConfigured(
        "SEDERUNT_ALLOWED_HOSTS must name the hosts of the site when SEDERUNT_ENV is production, "
        "such as sederunt.example.org."
    )
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [
    _origin("SEDERUNT_CSRF_TRUSTED_ORIGINS", item) for item in _list("SEDERUNT_CSRF_TRUSTED_ORIGINS")
]
SITE_URL = os.environ.get("SEDERUNT_SITE_URL", "").strip()
SITE_URL = SITE_URL and _origin("SEDERUNT_SITE_URL", SITE_URL)
SERVERS_IN_FRONT = _number("SEDERUNT_SERVERS_IN_FRONT")
CONTACT = _contact("SEDERUNT_CONTACT")
_mail_settings = _mail("SEDERUNT_MAIL_URL")
globals().update(_mail_settings)
MAIL_IS_SET_UP = _mail_settings != mail.NOT_SET_UP
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _mail_from("SEDERUNT_MAIL_FROM", needed="EMAIL_HOST" in _mail_settings)
REQUIRE_TOTP = _switch("SEDERUNT_REQUIRE_TOTP", "on" if PRODUCTION else "off")

INSTALLED_APPS = [
    "desk.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "csp",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "articles",
    "archive",
    "desk",
]

# No GZipMiddleware: compressing pages that hold a form token helps an attacker to guess it (BREACH). The
# server in front may compress what it knows to be public.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.language_of_address.answer_in_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # The last one: it puts the page of a lock-out in the place of whatever else was answered.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        # Without "loaders" Django keeps every compiled template, in development too.
        "APP_DIRS": True,
        "OPTIONS": {
            "autoescape": True,
            "builtins": ["archive.templatetags.languages", "archive.templatetags.page_data"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

_database_url = os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{quote(f'{VAR}/sederunt.sqlite3')}"
try:
    DATABASES = {"default": databases.parse(_database_url, BASE_DIR)}
except databases.DatabaseURLError as error:
    raise ImproperlyConfigured(str(error)) from None
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
# Work in the background: rows of the database, taken up by `manage.py db_worker` (script/server starts it).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# The form of a meeting posts some seven fields for each piece of evidence.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# A text may be pasted that is as large as a file; the desk says more clearly than Django what is too much.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILE_UPLOAD_HANDLERS = [
    "desk.uploads.WithinLimits",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts are made by administrators: nobody signs up.  The pages are those of desk/account_urls.py.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:overview"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "desk.accounts.passwords.NotLikeTheAccount"},
    {"NAME": "desk.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "desk.accounts.passwords.NotCommon"},
    {"NAME": "desk.accounts.passwords.NotOnlyDigits"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
ACCOUNT_ADAPTER = "desk.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
# The address of an account is the one that an administrator gave it: nothing is left to be verified.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Sederunt: "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# These limits are kept in the cache, which is one for each process, and only slow floods down.  What locks an
# account is counted in the database (AXES_…).
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,100/h/key", "reset_password": "30/h/ip,5/h/key"}
ACCOUNT_FORMS = {
    "login": "desk.accounts.forms.SignInForm",
    "reauthenticate": "desk.accounts.forms.PasswordAgainForm",
    "change_password": "desk.accounts.forms.ChangePasswordForm",
    "reset_password": "desk.accounts.forms.AskForLinkForm",
    "reset_password_from_key": "desk.accounts.forms.NewPasswordForm",
}
MFA_ADAPTER = "desk.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Sederunt"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off, as RFC 6238 advises
MFA_FORMS = {
    "authenticate": "desk.accounts.forms.CodeForm",
    "reauthenticate": "desk.accounts.forms.CodeAgainForm",
    "activate_totp": "desk.accounts.forms.FirstCodeForm",
}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "login", "code", "csrfmiddlewaretoken"]
AXES_USERNAME_CALLABLE = "desk.accounts.lockout.account_of"
AXES_CLIENT_IP_CALLABLE = "desk.accounts.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "desk.accounts.lockout.page"

LANGUAGE_CODE = "en"
# Named in themselves. English is the source and has no prefix in addresses; the others have /vi/ and /bn/.
LANGUAGES = [("en", "English"), ("vi", "Tiếng Việt"), ("bn", "বাংলা")]
LOCALE_PATHS = [_catalogues(VAR)]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# An address typed without a scheme means https, as it will by itself from Django 6 on.
FORMS_URLFIELD_ASSUME_HTTPS = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # Names with a hash can be kept by browsers for ever; they exist after `collectstatic`.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Nothing inline and nothing from elsewhere, the admin included.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # Load balancers ask these over plain HTTP.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["stderr"],
        "level": _choice("SEDERUNT_LOG_LEVEL", "INFO", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"),
    },
    # Django's own handlers would print a second time, in another format.
    "loggers": {name: {"handlers": [], "propagate": True} for name in ("django", "django.server")},
}
