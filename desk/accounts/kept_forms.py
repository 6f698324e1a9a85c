"""What somebody sent after their session had ended: kept until they have signed in and send it again themselves.

It is kept in the session of the browser, once, for an hour.  Nothing is sent by itself.
"""

import time
from dataclasses import dataclass

from allauth.core.internal import ratelimit
from django.http import HttpRequest

KEY = "kept_form"
SECONDS = 60 * 60
MOST_LETTERS = 200_000
RATES = {"keep_form": "10/m/ip"}
"""Anybody may send a form without being signed in: this bounds what they fill the database with."""


@dataclass(frozen=True)
class Kept:
    """address: where it was sent to. fields: (name, value), in their order. had_files: files cannot be kept."""

    address: str
    fields: list[tuple[str, str]]
    had_files: bool


def keep(request: HttpRequest) -> bool:
    """Whether what was sent is kept: the form of a page is, what a script sends in the background is not."""
    if request.method != "POST" or request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return False
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    if sum(len(name) + len(str(value)) for name, value in fields) > MOST_LETTERS:
        return False
    if not ratelimit.consume(request, app="allauth.account", action="keep_form", config=RATES):
        return False
    request.session[KEY] = [request.get_full_path(), fields, bool(request.FILES), time.time()]
    return True


def kept_in(request: HttpRequest) -> Kept | None:
    """What this session keeps, if it is not too old."""
    held = request.session.get(KEY)
    if not held:
        return None
    address, fields, had_files, at = held
    if time.time() - at > SECONDS:
        drop(request)
        return None
    return Kept(address, [(name, value) for name, value in fields], had_files)


def drop(request: HttpRequest, address: str = "") -> None:
    """Forgets it; with an address: only if it was meant for there."""
    held = request.session.get(KEY)
    if held and address in ("", held[0]):
        del request.session[KEY]
