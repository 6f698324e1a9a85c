"""Where an account is signed in, and how that ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone

from desk.accounts.devices import Device, device


@dataclass(frozen=True)
class Kept:
    """One place where an account is signed in."""

    number: int
    key: str
    since: datetime
    address: str
    device: Device
    is_this: bool


def sessions_of(user: User, this: str) -> list[Kept]:
    """Newest first; `this` is the key of the session that asks."""
    rows = UserSession.objects.purge_and_list(user)
    found = [
        Kept(row.pk, row.session_key, row.created_at, row.ip, device(row.user_agent), row.session_key == this)
        for row in rows
    ]
    return sorted(found, key=lambda kept: (not kept.is_this, -kept.since.timestamp()))


def end(sessions: Iterable[Kept]) -> None:
    """At once: the next request of such a session comes from nobody."""
    keys = [session.key for session in sessions]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()


def end_all(user: User) -> int:
    """Ends every session of the account, also one that is in no list; how many there were."""
    live = Session.objects.filter(expire_date__gt=timezone.now())
    keys = [row.session_key for row in live.iterator() if row.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=user).delete()
    return len(keys)
