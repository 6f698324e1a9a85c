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
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from desk.accounts import second_factor
from desk.roles import Right, may


class DeskRequest(HttpRequest):
    """A request that has passed the door: somebody is signed in."""

    user: User


View = Callable[..., HttpResponseBase]


def open_to(right: Right) -> Callable[[View], View]:
    """A view for accounts with this right.  Nobody signed in → sign-in and back here; another role → 403; who
    needs one-time passwords and has none → their set-up.

    Nothing of the desk is kept by caches.  The view carries its right as `right`: tests go through all addresses.
    """

    def guard(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
            if not may(request.user, right):
                raise PermissionDenied(_("Your role does not allow this. Ask an administrator if it should."))
            if second_factor.is_missing(request.user):
                return redirect("mfa_activate_totp")
            return view(request, *arguments, **named)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return guard


def account(request: HttpRequest) -> User:
    """Who is signed in, behind `open_to`."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user
