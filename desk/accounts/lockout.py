"""Who guesses is locked out: five failures for one account from one address, for fifteen minutes.

django-axes counts in the database, so that the count holds over all processes; wrong one-time passwords count
like wrong passwords.  A name that no account has is counted as well: a lock tells nothing about it.
"""

import ipaddress
import math
from datetime import timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from archive import client_address
from desk.accounts.names import folded

UNKNOWN_ADDRESS = "::"


def account_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name that somebody tried, in one spelling for all its forms."""
    told = (credentials or {}).get("username") or ""
    return folded(str(told)).replace("\0", "")[:255]


def address_of(request: HttpRequest) -> str:
    """The address that is counted: of IPv6 that of the network."""
    return client_address.network_of(single_address_of(request)).partition("/")[0]


def single_address_of(request: HttpRequest) -> str:
    """The address of the client, as a database takes it."""
    try:
        return str(ipaddress.ip_address(client_address.of(request)))
    except ValueError:
        return UNKNOWN_ADDRESS


def is_locked(request: HttpRequest, user: User) -> bool:
    """Whether the account is locked for the address of this request; the page of the lock-out then follows."""
    credentials = {"username": user.get_username()}
    locked = not AxesProxyHandler.is_allowed(request, credentials)
    if locked:
        request.axes_locked_out = True  # type: ignore[attr-defined]
        request.axes_credentials = credentials  # type: ignore[attr-defined]
    return locked


def count_failure(request: HttpRequest, user: User) -> None:
    """A wrong one-time password counts like a wrong password."""
    user_login_failed.send(__name__, credentials={"username": user.get_username()}, request=request)


def forgive(user: User) -> int:
    """Ends every lock of the account; how many failures were forgotten."""
    attempts = AccessAttempt.objects.filter(username=folded(user.get_username()))
    failures = sum(attempts.values_list("failures_since_start", flat=True))
    attempts.delete()
    return failures


def locked_names() -> set[str]:
    """The folded names of the accounts that are locked for some address."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    attempts = AccessAttempt.objects.filter(attempt_time__gte=since)
    counted = (
        attempts.order_by().values("username", "ip_address").annotate(failures=Sum("failures_since_start"))
    )
    return {row["username"] for row in counted if row["failures"] >= settings.AXES_FAILURE_LIMIT}


def is_locked_anywhere(user: User) -> bool:
    return folded(user.get_username()) in locked_names()


def page(
    request: HttpRequest, answer: HttpResponse | None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """429, which says when to come back."""
    attempts = AccessAttempt.objects.filter(
        username=account_of(request, credentials), ip_address=address_of(request)
    )
    last = attempts.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    until = last + settings.AXES_COOLOFF_TIME
    seconds = max(1, math.ceil((until - timezone.now()) / timedelta(seconds=1)))
    told = render(
        request, "account/locked_out.html", {"minutes": math.ceil(seconds / 60), "until": until}, status=429
    )
    told.headers["Retry-After"] = str(seconds)
    told.headers["Cache-Control"] = "no-store, private"
    return told
