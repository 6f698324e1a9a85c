"""Signing in and out: by name and password, in every language; who guesses is locked out."""

from datetime import timedelta
from pathlib import Path

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from desk import account_urls
from desk.roles import Role
from tests.desk.people import PASSWORD, make_person, sign_in
from tests.factories import make_account
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def answer_of(client: Client, name: str, password: str) -> str:
    """What a reader of the refused form sees, without what was typed."""
    return tree(sign_in(client, name, password)).one("main").text


def age(minutes: int) -> None:
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=minutes))


def test_a_person_signs_in_and_lands_where_they_were_going(client: Client) -> None:
    make_person(Role.CONTRIBUTOR)
    told = client.get("/desk/?x=1")
    assert told.headers["Location"] == f"{LOGIN}?next=/desk/%3Fx%3D1"
    page = tree(client.get(told.headers["Location"]))
    assert page.one("input", name="next").attributes["value"] == "/desk/?x=1"
    assert sign_in(client, data={"next": "/desk/?x=1"}).headers["Location"] == "/desk/?x=1"
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize("prefix", ["", "/vi", "/bn"])
def test_every_page_to_sign_in_has_its_form_in_every_language_and_is_kept_by_no_cache(
    client: Client, prefix: str
) -> None:
    told = client.get(f"{prefix}/desk/")
    assert told.headers["Location"].startswith(f"{prefix}{LOGIN}")
    answer = client.get(f"{prefix}{LOGIN}")
    page = tree(answer)
    assert page.one("html").attributes["lang"] == (prefix.strip("/") or "en")
    assert len(page.all("h1")) == 1
    for field in ("login", "password"):
        box = page.one("input", name=field)
        assert page.one("label", for_=box.attributes["id"]).text
        assert box.attributes["autocomplete"] in ("username", "current-password")
    assert "no-store" in answer.headers["Cache-Control"]
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_to_another_site(client: Client, away: str) -> None:
    make_person(Role.EDITOR)
    assert sign_in(client, data={"next": away}).headers["Location"] == reverse("desk:overview")
    assert client.get(f"{LOGIN}?next={away}").headers["Location"] == reverse("desk:overview")


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(client: Client) -> None:
    make_person(Role.EDITOR)
    wrong = answer_of(client, "ann", "not it")
    assert "The name or the password is wrong." in wrong
    assert answer_of(client, "nobody", "not it") == wrong
    assert answer_of(client, "n" * 5000, "not it") == wrong


def test_what_was_typed_stays_but_not_the_password(client: Client) -> None:
    page = tree(sign_in(client, "ann", "secret words"))
    assert page.one("input", name="login").attributes["value"] == "ann"
    assert "value" not in page.one("input", name="password").attributes


def test_an_empty_form_says_beside_each_field_what_is_missing(client: Client) -> None:
    page = tree(sign_in(client, "", ""))
    for field in ("login", "password"):
        box = page.one("input", name=field)
        assert box.attributes["aria-invalid"] == "true"
        described = page.one("p", id=box.attributes["aria-describedby"])
        assert described.text == "Fill this in."


def test_a_name_means_the_same_account_however_it_is_typed(client: Client) -> None:
    make_person(Role.EDITOR, "নয়ন")  # য and nukta; keyboards also send one letter
    assert sign_in(client, " ন\u09dfন ").headers["Location"] == reverse("desk:overview")
    client.logout()
    make_person(Role.EDITOR, "Ben")
    assert sign_in(client, "BEN").headers["Location"] == reverse("desk:overview")


def test_the_session_of_before_is_not_the_session_of_after(client: Client) -> None:
    make_person(Role.EDITOR)
    client.get(LOGIN)
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client)
    assert client.cookies["sessionid"].value != session.session_key
    assert client.cookies["sessionid"]["httponly"]


def test_a_session_ends_with_the_browser_unless_it_is_to_stay(client: Client) -> None:
    make_person(Role.EDITOR)
    sign_in(client)
    assert client.cookies["sessionid"]["max-age"] == ""
    client.logout()
    sign_in(client, data={"remember": "on"})
    assert client.cookies["sessionid"]["max-age"] == 14 * 24 * 60 * 60


def test_after_five_failures_even_the_right_password_is_refused_for_a_quarter_of_an_hour(
    client: Client,
) -> None:
    make_person(Role.EDITOR)
    assert [sign_in(client, "ann", "wrong").status_code for _ in range(4)] == [200] * 4
    locked = sign_in(client, "Ann", "wrong")
    assert locked.status_code == 429
    assert 14 * 60 < int(locked.headers["Retry-After"]) <= 15 * 60
    page = tree(locked)
    assert "for 15 minutes" in page.one(role="alert").text
    assert page.one("time").text.endswith("UTC")
    assert sign_in(client).status_code == 429
    age(minutes=10)
    assert "for 5 minutes" in tree(sign_in(client)).one(role="alert").text
    age(minutes=16)
    assert sign_in(client).status_code == 302


def test_failures_during_a_lock_do_not_make_it_longer(client: Client) -> None:
    make_person(Role.EDITOR)
    for _ in range(5):
        sign_in(client, "ann", "wrong")
    age(minutes=14)
    assert sign_in(client, "ann", "wrong").status_code == 429
    age(minutes=16)
    assert sign_in(client).status_code == 302


def test_a_name_that_no_account_has_is_locked_alike(client: Client) -> None:
    assert [sign_in(client, "nobody", "wrong").status_code for _ in range(6)] == [200] * 4 + [429] * 2


def test_a_lock_holds_for_one_name_from_one_address(client: Client, settings: object) -> None:
    make_person(Role.EDITOR)
    make_person(Role.EDITOR, "ben")
    for browser in range(6):
        sign_in(client, "ann", "wrong", headers={"user-agent": f"Browser/{browser}"})
    assert sign_in(client).status_code == 429
    assert sign_in(client, "ben").status_code == 302
    assert sign_in(Client(REMOTE_ADDR="203.0.113.7")).status_code == 302


def test_behind_a_server_of_our_own_the_address_it_has_seen_counts(client: Client, settings: object) -> None:
    settings.SERVERS_IN_FRONT = 1  # type: ignore[attr-defined]
    make_person(Role.EDITOR)
    one, other = (
        {"x-forwarded-for": f"1.1.1.{made_up}, 2001:db8:{net}::5"} for made_up, net in ((1, 1), (1, 2))
    )
    for number in range(5):
        # whoever guesses may write what they like before what our server has seen
        sign_in(client, "ann", "wrong", headers={"x-forwarded-for": f"9.9.9.{number}, 2001:db8:1::{number}"})
    assert sign_in(client, headers=one).status_code == 429
    assert sign_in(client, headers=other).status_code == 302
    assert sign_in(Client(), headers={"x-forwarded-for": "no address"}).status_code == 302


def test_a_right_password_ends_the_count(client: Client) -> None:
    make_person(Role.EDITOR)
    for _ in range(4):
        sign_in(client, "ann", "wrong")
    assert sign_in(client).status_code == 302
    client.logout()
    assert sign_in(client, "ann", "wrong").status_code == 200


def test_what_is_kept_of_a_failure_holds_no_password_and_no_name_as_typed(client: Client) -> None:
    sign_in(client, "ann", "a secret in the wrong place")
    kept = AccessAttempt.objects.get()
    assert "secret" not in kept.post_data
    assert "ann" not in kept.post_data


def test_a_closed_account_cannot_sign_in_and_is_told_so_with_the_right_password_only(client: Client) -> None:
    User.objects.filter(pk=make_person(Role.EDITOR).pk).update(is_active=False)
    assert "The name or the password is wrong." in answer_of(client, "ann", "wrong")
    page = client.get(sign_in(client).headers["Location"])
    assert tree(page).one("h1").text == "This account is closed"
    assert client.get("/desk/").status_code == 302


def test_signing_out_takes_a_button_and_not_a_link(client: Client) -> None:
    client.force_login(make_person(Role.EDITOR))
    assert tree(client.get("/accounts/logout/")).one("main").one("form").attributes["method"] == "post"
    assert client.get("/desk/").status_code == 200
    assert client.post("/accounts/logout/").headers["Location"] == LOGIN
    assert "You are signed out." in tree(client.get(LOGIN)).one(role="status").text
    assert client.get("/desk/").status_code == 302


def test_the_desk_shows_who_is_signed_in_in_which_role_and_a_button_to_sign_out(client: Client) -> None:
    client.force_login(make_person(Role.CONTRIBUTOR))
    menu = tree(client.get("/desk/")).one("nav", class_="desk-menu")
    assert menu.one("a", href="/accounts/").text.startswith("ann")
    assert "Contributor" in menu.text
    assert menu.one("form", action="/accounts/logout/").one("button").text == "Sign out"
    assert menu.one("input", name="csrfmiddlewaretoken").attributes["value"]


def test_the_public_pages_name_nobody(client: Client, curated: None) -> None:
    client.force_login(make_person(Role.EDITOR, "somebody-special"))
    assert "somebody-special" not in client.get("/").content.decode()


def test_nobody_signs_up_and_no_page_of_others_is_open(client: Client) -> None:
    for address in (
        "signup",
        "email",
        "confirm-email",
        "2fa",
        "2fa/webauthn",
        "social/login",
        "phone/change",
    ):
        assert client.get(f"/accounts/{address}/").status_code == 404, address


@pytest.mark.parametrize("name", ["index", "password_change", "auth_user_changelist"])
def test_the_admin_asks_at_the_same_door(client: Client, name: str) -> None:
    address = reverse(f"admin:{name}")
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[-1][0].startswith(LOGIN)
    assert tree(answer).one("input", name="next").attributes["value"] == address
    make_person(Role.ADMINISTRATOR)
    assert sign_in(client, data={"next": address}).headers["Location"] == address


def test_the_form_of_the_admin_is_no_second_door(client: Client) -> None:
    make_person(Role.ADMINISTRATOR)
    answer = client.post("/admin/login/", {"username": "ann", "password": PASSWORD})
    assert answer.headers["Location"] == f"{LOGIN}?next=/admin/"
    assert "_auth_user_id" not in client.session


def test_the_admin_is_closed_to_contributors_and_leads_nobody_away(client: Client) -> None:
    client.force_login(make_person(Role.CONTRIBUTOR))
    assert client.get("/admin/", follow=True).status_code == 403
    client.force_login(make_person(Role.ADMINISTRATOR, "root"))
    assert client.get("/admin/login/?next=//evil.example/").headers["Location"] == "/admin/"
    assert client.get("/admin/logout/").status_code == 405
    assert client.post("/admin/logout/").headers["Location"] == LOGIN
    assert client.get("/admin/").status_code == 302


def test_an_account_without_a_role_lands_on_its_own_page(client: Client) -> None:
    user = User.objects.create_user("guest", password=PASSWORD)
    assert sign_in(client, user.username).headers["Location"] == "/accounts/"
    assert "No role" in tree(client.get("/accounts/")).one("dl").text


@pytest.mark.parametrize(
    "route", ["account", "account_sessions", "account_change_password", "mfa_activate_totp"]
)
def test_pages_of_an_account_ask_who_it_is(client: Client, route: str) -> None:
    answer = client.get(reverse(route))
    assert answer.headers["Location"].startswith(LOGIN)


def test_a_page_of_an_account_links_the_rest(client: Client) -> None:
    client.force_login(make_account(Role.EDITOR))
    with translation.override("en"):
        page = tree(client.get("/accounts/"))
    linked = {link.attributes["href"] for link in page.one("main").all("a")}
    assert {
        reverse(name) for name in ("account_change_password", "mfa_activate_totp", "account_sessions")
    } <= linked
    assert "Editor" in page.one("dl").text


def test_floods_are_answered_with_429(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}  # type: ignore[attr-defined]
    assert sign_in(client, "ann", "x").status_code == 200
    answer = sign_in(client, "ann", "x")
    assert answer.status_code == 429
    assert tree(answer).one("h1").text == "Too many requests"


def test_every_page_and_every_mail_of_accounts_is_one_of_ours(client: Client) -> None:
    """A new version of allauth may bring templates in another look and another language."""
    views = [getattr(each.callback, "view_class", None) for each in account_urls.urlpatterns]
    names = {getattr(view, "template_name", None) for view in views} - {None}
    assert len(names) > 10
    names |= {"429.html", "account/locked_out.html", "account/messages/logged_in.txt"}
    ours = Path(settings.BASE_DIR) / "templates"
    assert [name for name in names if not Path(get_template(name).origin.name).is_relative_to(ours)] == []
