"""What allauth asks of us: where to go after signing in, our own words for its errors, and mail."""

import logging
import time
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from qrcode import QRCode
from qrcode.image.svg import SvgPathFillImage

from archive.interface_language import site_of
from desk.accounts import lockout
from desk.roles import role_of

logger = logging.getLogger(__name__)


class MailNotSent(Exception):
    """No mail went out; the reason is in the log."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask an administrator."),
        "enter_current_password": _("This is not the present password."),
        "incorrect_password": _("This is not the password."),
        "incorrect_code": _("The code is wrong or was used before."),
        "too_many_login_attempts": _("Too many attempts. Wait some minutes, then try again."),
        "rate_limited": _("Too many attempts. Wait some minutes, then try again."),
        "username_password_mismatch": _("The name or the password is wrong."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Pages only: allauth would also answer with parts of them as JSON."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk; for an account without a role, which may not enter it, its own page."""
        return resolve_url(settings.LOGIN_REDIRECT_URL if role_of(request.user) else "account")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def get_client_ip(self, request: HttpRequest) -> str:
        return lockout.single_address_of(request)

    def is_reauthentication_required(self, *, app: str, **named: Any) -> bool:
        """Not for some minutes after signing in: nothing is asked twice in one task."""
        request = allauth_context.request
        records = get_authentication_records(request, request.user)
        recent = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        if any(record["at"] > recent for record in records):
            return False
        return bool(super().is_reauthentication_required(app=app, **named))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The public address, whatever host the request named."""
        address = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return site_of(self._asked_by()) + address.replace("UID-KEY", key)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Raises MailNotSent."""
        told = {**context, "site": site_of(self._asked_by())}
        try:
            self.render_mail(template_prefix, email, told).send()
        except (OSError, SMTPException) as error:
            logger.error("A mail (%s) could not be sent: %s", template_prefix, error)
            raise MailNotSent from error

    def _asked_by(self) -> HttpRequest:
        """The request that this adapter was made for; what is done after a commit has no other."""
        request: HttpRequest = self.request or allauth_context.request
        return request

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tells the owner of an account what was changed.  What was done stays done without the mail."""
        if not user.email:
            return
        told = {"person": user, "at": timezone.now(), **(context or {})}
        try:
            self.send_mail(template_prefix, user.email, told)
        except MailNotSent:
            return


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is wrong or was used before."),
        "cannot_generate_recovery_codes": _("Set up one-time passwords first."),
    }

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())

    def build_totp_svg(self, url: str) -> str:
        """On white, so that a camera reads it in dark colours as well."""
        code = QRCode(image_factory=SvgPathFillImage)
        code.add_data(url)
        return str(code.make_image().to_string(encoding="unicode"))
