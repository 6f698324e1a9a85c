"""People at the sign-in: accounts with a password and an app for one-time passwords."""

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse

from desk.roles import Role
from tests.factories import make_account
from tests.html_tree import tree

PASSWORD = "seven boats on the Red River"


def make_person(role: Role, name: str = "ann") -> User:
    user = make_account(role, name)
    user.set_password(PASSWORD)
    user.email = f"{name}@example.org"
    user.is_staff = role != Role.CONTRIBUTOR
    user.save()
    return user


def sign_in(client: Client, name: str = "ann", password: str = PASSWORD, **told: Any) -> Any:
    address = reverse("account_login")
    return client.post(address, {"login": name, "password": password, **told.pop("data", {})}, **told)


def code(secret: str, steps_ahead: int = 0) -> str:
    """What an app shows (RFC 6238), now or some half minutes ahead."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps_ahead)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def set_up_codes(client: Client) -> str:
    """Sets one-time passwords up for who is signed in; gives the key that the app keeps."""
    page = tree(client.get(reverse("mfa_activate_totp")))
    secret = page.one("code", class_="totp-key").text
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def link_of_last_mail() -> str:
    """The address in the last mail, without the site."""
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]
