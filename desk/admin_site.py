"""Django's admin behind the one sign-in: its own pages to sign in, sign out and change a password are not used."""

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from desk.accounts import second_factor


class Site(AdminSite):
    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """As Django's, and with one-time passwords set up where the account needs them."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            if self.has_permission(request) and second_factor.is_missing(request.user):
                return redirect("mfa_activate_totp")
            answer: HttpResponseBase = inner(request, *arguments, **named)
            return answer

        return guarded

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Leads to the sign-in and back.  Who is signed in and may not enter is told so."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied(_("Your role does not allow this. Ask an administrator if it should."))
        back = request.GET.get(REDIRECT_FIELD_NAME, "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
            back = reverse("admin:index", current_app=self.name)
        if request.user.is_authenticated:
            return redirect(back)
        return redirect_to_login(back, resolve_url("account_login"))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return _sign_out(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_change_password")

    def password_change_done(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_change_password")


@require_POST
def _sign_out(request: HttpRequest) -> HttpResponseBase:
    logout(request)
    return redirect("account_login")
