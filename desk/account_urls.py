"""The addresses of accounts.  Of allauth's views those that are used, under the names that allauth knows them by."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, path, register_converter
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from desk.views import account as own


class Base36:
    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Base36, "base36")

_VIEWS = [
    ("", own.account, "account"),
    ("sessions/", own.sessions, "account_sessions"),
    ("kept/", own.kept_form, "account_kept_form"),
    ("login/", account.login, "account_login"),
    ("logout/", account.logout, "account_logout"),
    ("closed/", account.account_inactive, "account_inactive"),
    ("confirm/", account.reauthenticate, "account_reauthenticate"),
    ("confirm/code/", second_factor.reauthenticate, "mfa_reauthenticate"),
    ("password/", account.password_change, "account_change_password"),
    ("password/forgotten/", account.password_reset, "account_reset_password"),
    ("password/forgotten/sent/", account.password_reset_done, "account_reset_password_done"),
    ("password/new/<base36:uidb36>-<str:key>/", account.password_reset_from_key, "account_reset_password_from_key"),
    ("password/new/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    ("password/set/", own.set_password, "account_set_password"),
    ("code/", second_factor.authenticate, "mfa_authenticate"),
    ("one-time-passwords/", RedirectView.as_view(pattern_name="account"), "mfa_index"),
    ("one-time-passwords/set-up/", totp.activate_totp, "mfa_activate_totp"),
    ("one-time-passwords/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    ("recovery-codes/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes"),
    ("recovery-codes/new/", recovery_codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("recovery-codes/file/", recovery_codes.download_recovery_codes, "mfa_download_recovery_codes"),
]  # fmt: skip

urlpatterns: list[URLPattern] = [
    path(f"accounts/{address}", never_cache(view), name=name) for address, view, name in _VIEWS
]
