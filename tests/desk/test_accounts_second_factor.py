"""One-time passwords and recovery codes; where the site requires them, nothing opens before."""

import base64
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from desk.roles import Role
from tests.desk.people import code, make_person, set_up_codes, sign_in
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
STEP = "/accounts/code/"


def second_step(client: Client, told: str) -> Any:
    assert sign_in(client).headers["Location"] == STEP
    return client.post(STEP, {"code": told})


@pytest.fixture
def secret(client: Client) -> str:
    """Ann has an app, and is signed out."""
    make_person(Role.EDITOR)
    sign_in(client)
    kept = set_up_codes(client)
    client.post("/accounts/logout/")
    return kept


def recovery_codes(client: Client) -> list[str]:
    page = tree(client.get(reverse("mfa_view_recovery_codes")))
    return [item.text for item in page.one("ul", class_="codes").all("code")]


def test_they_are_set_up_right_after_signing_in_without_asking_for_the_password_again(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    make_person(Role.EDITOR)
    sign_in(client)
    page = tree(client.get(reverse("mfa_activate_totp")))
    picture = page.one("main").one("img")
    kind, _, drawn = picture.attributes["src"].partition(",")
    assert kind == "data:image/svg+xml;base64"  # the policy of the site lets pictures in the page be data
    assert b"<svg" in base64.b64decode(drawn)
    assert picture.attributes["alt"]
    secret = page.one("code", class_="totp-key").text
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "The code is wrong" in tree(wrong).one("p", class_="err").text
    assert tree(wrong).one("code", class_="totp-key").text == secret
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("mfa_activate_totp"), {"code": code(secret)}).status_code == 302
    assert len(recovery_codes(client)) == 10
    assert "On." in tree(client.get("/accounts/")).one("dl").text
    assert mail.outbox[-1].to == ["ann@example.org"]
    assert "One-time passwords" in str(mail.outbox[-1].body)


def test_signing_in_then_asks_for_a_code_before_anything_opens(client: Client, secret: str) -> None:
    assert sign_in(client, data={"next": "/desk/?x=1"}).headers["Location"] == STEP
    assert client.get("/desk/").status_code == 302
    assert client.get("/accounts/").status_code == 302
    page = tree(client.get(STEP))
    assert page.one("input", name="code").attributes["autocomplete"] == "one-time-code"
    assert client.post(STEP, {"code": code(secret)}).headers["Location"] == "/desk/?x=1"
    assert client.get("/desk/").status_code == 200


def test_the_admin_asks_for_it_as_well(client: Client, secret: str) -> None:
    sign_in(client, data={"next": "/admin/"})
    assert client.get("/admin/").status_code == 302
    assert client.post(STEP, {"code": code(secret)}).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_code_is_taken_once_also_by_another_process(client: Client, secret: str) -> None:
    used = code(secret)
    assert second_step(client, used).headers["Location"] == "/desk/"
    client.post("/accounts/logout/")
    cache.clear()  # what one process remembers, another does not
    again = second_step(client, used)
    assert "was used before" in tree(again).one("p", class_="err").text
    assert client.post(STEP, {"code": code(secret, 1)}).status_code == 302


def test_a_clock_may_be_half_a_minute_off_and_not_more(client: Client, secret: str) -> None:
    assert second_step(client, code(secret, 4)).status_code == 200
    assert client.post(STEP, {"code": code(secret, 1)}).status_code == 302


def test_wrong_codes_lock_like_wrong_passwords(client: Client, secret: str) -> None:
    assert [second_step(client, "000000").status_code] == [200]
    answers = [client.post(STEP, {"code": "000000"}).status_code for _ in range(4)]
    assert answers == [200] * 3 + [429]
    assert client.post(STEP, {"code": code(secret)}).status_code == 429
    assert sign_in(Client()).status_code == 429
    assert client.get("/desk/").status_code == 302


def test_right_passwords_between_wrong_codes_do_not_begin_the_count_anew(client: Client, secret: str) -> None:
    for _ in range(4):
        assert second_step(client, "000000").status_code == 200
        client.post("/accounts/logout/")
    assert second_step(client, "000000").status_code == 429


def test_a_recovery_code_opens_once(client: Client, secret: str) -> None:
    second_step(client, code(secret))
    first = recovery_codes(client)[0]
    client.post("/accounts/logout/")
    assert second_step(client, first).headers["Location"] == "/desk/"
    assert "9 unused codes" in tree(client.get("/accounts/")).one("dl").text
    client.post("/accounts/logout/")
    assert second_step(client, first).status_code == 200


def test_recovery_codes_are_made_anew_and_saved_as_a_file(client: Client, secret: str) -> None:
    second_step(client, code(secret))
    old = recovery_codes(client)
    assert client.post(reverse("mfa_generate_recovery_codes")).status_code == 302
    new = recovery_codes(client)
    assert not set(old) & set(new)
    file = client.get(reverse("mfa_download_recovery_codes"))
    assert "attachment" in file.headers["Content-Disposition"]
    assert file.content.decode().split() == new
    for route in ("mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_activate_totp"):
        assert "no-store" in client.get(reverse(route)).headers["Cache-Control"]


def test_who_signed_in_long_ago_is_asked_again_before_codes_are_shown_or_removed(
    client: Client, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_step(client, code(secret))
    later = time.time() + 20 * 60
    monkeypatch.setattr("time.time", lambda: later)
    for route in ("mfa_view_recovery_codes", "mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        answer = client.get(reverse(route))
        assert answer.headers["Location"].startswith("/accounts/confirm/"), route
    page = tree(client.get(answer.headers["Location"]))
    assert page.one("input", name="password")
    wrong = client.post(answer.headers["Location"], {"password": "not it"})
    assert "This is not the password." in tree(wrong).one("p", class_="err").text
    right = client.post(answer.headers["Location"], {"password": "seven boats on the Red River"})
    assert right.headers["Location"] == reverse("mfa_generate_recovery_codes")
    assert client.get(reverse("mfa_generate_recovery_codes")).status_code == 200


def test_they_are_removed_with_their_recovery_codes(client: Client, secret: str) -> None:
    second_step(client, code(secret))
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    client.post("/accounts/logout/")
    assert sign_in(client).headers["Location"] == "/desk/"


def test_the_second_step_can_be_left(client: Client, secret: str) -> None:
    sign_in(client)
    form = tree(client.get(STEP)).one("form", action="/accounts/logout/")
    assert form.one("button").text == "Cancel and sign in as somebody else"
    client.post("/accounts/logout/")
    assert client.get(STEP).headers["Location"] == "/accounts/login/"


@pytest.mark.parametrize("role", Role)
def test_where_they_are_required_editors_and_administrators_set_them_up_first(
    client: Client, settings: Any, role: Role
) -> None:
    settings.REQUIRE_TOTP = True
    make_person(role)
    sign_in(client)
    if role == Role.CONTRIBUTOR:
        assert client.get("/desk/").status_code == 200
        return
    for address in ("/desk/", "/vi/desk/", "/admin/", reverse("admin:archive_meeting_changelist")):
        assert client.get(address).headers["Location"].endswith("/accounts/one-time-passwords/set-up/"), (
            address
        )
    assert "The desk opens once" in tree(client.get("/accounts/")).one("main").text
    set_up_codes(client)
    assert client.get("/desk/").status_code == 200
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client: Client, settings: Any) -> None:
    settings.REQUIRE_TOTP = True
    user = make_person(Role.EDITOR)
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "0" * 80, "used_mask": 0}
    )
    sign_in(client)
    assert client.get("/desk/").status_code == 302


def test_the_admin_does_not_show_the_keys(client: Client) -> None:
    client.force_login(make_person(Role.ADMINISTRATOR))
    page = client.get("/admin/").content.decode()
    assert "/admin/auth/user/" in page
    assert "/admin/mfa/" not in page
    assert client.get("/admin/mfa/authenticator/").status_code == 404
