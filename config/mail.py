"""How mail leaves the site, from one address."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
SECONDS = 10
CONSOLE = {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
NOT_SET_UP = {"EMAIL_BACKEND": "config.mail.NotSetUp"}


class MailURLError(ValueError):
    """An address that names no mail server; says what it must be."""


class MailNotSetUp(OSError):
    """Somebody asked for a mail on a site that sends none."""


class NotSetUp(BaseEmailBackend):
    """What stands in production until a mail server is named: whoever sends a mail learns that none went out."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise MailNotSetUp("no mail server is set (SEDERUNT_MAIL_URL)")


def parse(url: str) -> dict[str, Any]:
    """Django's settings of "smtp+starttls://user:password@host:587" or "console:".  Raises MailURLError."""
    if url == "console:":
        return dict(CONSOLE)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # its words may hold the password
        raise MailURLError(
            "the host or the port cannot be read; signs in a password are percent-encoded"
        ) from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise MailURLError(
            "it must be like smtp+starttls://user:password@host:587, smtps://host, smtp://host, or console:"
        )
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise MailURLError("nothing follows the host and the port; signs in a password are percent-encoded")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
    }
