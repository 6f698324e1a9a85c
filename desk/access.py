"""The door of every view of the desk: signed in, and with the right that the view needs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from desk.accounts import kept_forms, second_factor
from desk.roles import Right, may


class DeskRequest(HttpRequest):
    """A request that has passed the door: somebody is signed in."""

    user: User


View = Callable[..., HttpResponseBase]


def open_to(right: Right) -> Callable[[View], View]:
    """A view for accounts with this right.  Nobody signed in → sign-in and back here; another role → 403; who
    needs one-time passwords and has none → their set-up.  What was sent by a session that has ended is kept.

    Nothing of the desk is kept by caches.  The view carries its right as `right`: tests go through all addresses.
    """

    def guard(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if not may(request.user, right):
                raise PermissionDenied(_("Your role does not allow this. Ask an administrator if it should."))
            if second_factor.is_missing(request.user):
                return redirect("mfa_activate_totp")
            if request.method == "POST":
                kept_forms.drop(request, request.get_full_path())
            return view(request, *arguments, **named)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return guard


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """And back: to the page, or to what was sent to it."""
    back = request.get_full_path()
    if kept_forms.keep(request):
        back = reverse("account_kept_form")
    elif request.method != "GET":
        back = reverse("desk:overview")
    return redirect_to_login(back, resolve_url(settings.LOGIN_URL))


def account(request: HttpRequest) -> User:
    """Who is signed in, behind `open_to`."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user
