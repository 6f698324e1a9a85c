"""The forms of the account pages: those of allauth with our own words, which are translated with the rest."""

import time
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from desk.accounts import links, lockout
from desk.accounts.adapter import AccountAdapter, MailNotSent
from desk.accounts.names import normal

CODE_SECONDS = 120
"""Longer than any one-time password is taken."""
RULES = _("At least 12 characters; no common password, not like your name, not only digits.")


class OwnWords(forms.Form):
    """words: label and hint of each field."""

    words: dict[str, tuple[Any, Any]] = {}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.error_messages["required"] = _("Fill this in.")
            field.widget.attrs.pop("placeholder", None)
            if not isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = "input"


class SignInForm(OwnWords, account.LoginForm):
    words = {
        "login": (_("Name"), ""),
        "password": (_("Password"), ""),
        "remember": (_("Stay signed in on this device for two weeks"), ""),
    }

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # A name of any length is simply unknown.
        self.fields["login"] = forms.CharField(
            label=self.words["login"][0],
            widget=forms.TextInput(
                {
                    "class": "input",
                    "autocomplete": "username",
                    "autocapitalize": "none",
                    "spellcheck": "false",
                }
            ),
            error_messages={"required": _("Fill this in.")},
        )
        self.order_fields(["login", "password", "remember"])

    def clean_login(self) -> str:
        return normal(self.cleaned_data["login"])


class PasswordAgainForm(OwnWords, account.ReauthenticateForm):
    words = {"password": (_("Password"), "")}


class TwoPasswords(OwnWords):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.data.get(self.add_prefix("password2")) and self.has_error("password2"):
            self.errors["password2"] = self.error_class(
                [str(_("The two passwords differ."))], renderer=self.renderer
            )
        return cleaned


class ChangePasswordForm(TwoPasswords, account.ChangePasswordForm):
    words = {
        "oldpassword": (_("Present password"), ""),
        "password1": (_("New password"), RULES),
        "password2": (_("New password again"), ""),
    }


class NewPasswordForm(TwoPasswords, account.ResetPasswordKeyForm):
    words = {"password1": (_("New password"), RULES), "password2": (_("New password again"), "")}


class AskForLinkForm(OwnWords):
    """Sends a link to whoever has the address, and a note to an address that no account has: the answer on the
    screen is the same, and takes as long."""

    email = forms.EmailField(
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": _("This is not an e-mail address.")},
    )
    words = {"email": (_("E-mail address of your account"), "")}

    def clean(self) -> dict[str, Any]:
        if not settings.MAIL_IS_SET_UP:
            raise ValidationError(_("This site sends no mail. Ask whoever runs it for a new password."))
        return self.cleaned_data

    def save(self, request: HttpRequest) -> None:
        email = self.cleaned_data["email"]
        people = list(User.objects.filter(email__iexact=email, is_active=True))
        try:
            for person in people:
                links.send(request, person, "account/email/password_reset_key")
            if not people:
                AccountAdapter(request).send_mail("account/email/unknown_account", email, {})
        except MailNotSent:
            return  # it is in the log; to say so here would tell which addresses are known


class OneUse(codes.BaseAuthenticateForm):
    """A code that was wrong counts towards the lock-out; one that was right is taken once."""

    def clean_code(self) -> str:
        request = codes.context.request
        if lockout.is_locked(request, self.user):
            raise ValidationError(_("Too many attempts. Wait some minutes, then try again."))
        try:
            code: str = super().clean_code()
            self._use(code)
        except ValidationError:
            lockout.count_failure(request, self.user)
            raise
        return code

    def _use(self, code: str) -> None:
        """allauth remembers used codes in the cache of one process only: here the database does."""
        if self.authenticator.type != Authenticator.Type.TOTP:
            return
        now = time.time()
        with transaction.atomic():
            kept = Authenticator.objects.select_for_update().get(pk=self.authenticator.pk)
            recent = [[old, at] for old, at in kept.data.get("used", []) if at > now - CODE_SECONDS]
            if code in [old for old, _at in recent]:
                raise ValidationError(AccountAdapter.error_messages["incorrect_code"])
            kept.data["used"] = [*recent, [code, now]]
            kept.save(update_fields=["data"])


CODE = (_("Code"), _("Six digits from your app, or one of your recovery codes."))


class CodeForm(OwnWords, OneUse, codes.AuthenticateForm):
    words = {"code": CODE}


class CodeAgainForm(OwnWords, OneUse, codes.ReauthenticateForm):
    words = {"code": CODE}


class FirstCodeForm(OwnWords, totp.ActivateTOTPForm):
    words = {"code": (_("Code from the app"), _("Six digits."))}
