"""A forgotten password, a new one, a first one: by links that go to the owner of the address alone."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client
from django.urls import reverse

from desk.roles import Role
from tests.desk.people import PASSWORD, code, link_of_last_mail, make_person, set_up_codes, sign_in
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
FORGOTTEN = "/accounts/password/forgotten/"
NEW = "nine lanterns over the old harbour"


def ask(client: Client, email: str) -> Any:
    return client.post(FORGOTTEN, {"email": email}, follow=True)


def set_new(client: Client, link: str, first: str = NEW, second: str = "") -> Any:
    form = client.get(link, follow=True)
    action = tree(form).one("main").one("form").attributes["action"]
    return client.post(action, {"password1": first, "password2": second or first}, follow=True)


def test_a_new_password_is_set_by_mail(client: Client) -> None:
    make_person(Role.EDITOR)
    ask(client, "Ann@Example.org")
    assert mail.outbox[0].to == ["ann@example.org"]
    assert "“ann”" in str(mail.outbox[0].body)
    link = link_of_last_mail()
    # The address that the browser keeps and sends on holds no key.
    assert client.get(link).headers["Location"].endswith("-set-password/")
    assert tree(set_new(client, link)).one("h1").text == "The password is set"
    assert sign_in(client, password=PASSWORD).status_code == 200
    assert sign_in(client, password=NEW).headers["Location"] == "/desk/"
    assert "If it was not you" in str(mail.outbox[-1].body)


def test_the_answer_is_the_same_whether_an_address_is_known(client: Client) -> None:
    make_person(Role.EDITOR)
    known, unknown = (ask(client, address) for address in ("ann@example.org", "nobody@example.org"))
    assert tree(known).one("main").text == tree(unknown).one("main").text
    assert known.redirect_chain == unknown.redirect_chain
    assert mail.outbox[1].to == ["nobody@example.org"]
    assert "http://testserver/accounts" not in str(mail.outbox[1].body)


def test_it_is_the_same_when_the_mail_server_is_away(client: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "config.mail.NotSetUp"
    make_person(Role.EDITOR)
    known, unknown = (ask(client, address) for address in ("ann@example.org", "nobody@example.org"))
    assert known.status_code == 200
    assert tree(known).one("main").text == tree(unknown).one("main").text


def test_a_site_that_sends_no_mail_says_so(client: Client, settings: Any) -> None:
    settings.MAIL_IS_SET_UP = False
    assert "This site sends no mail." in tree(ask(client, "ann@example.org")).one(id="problems-box").text


def test_what_is_no_address_is_refused_beside_its_field(client: Client) -> None:
    page = tree(ask(client, "nowhere"))
    assert page.one("p", class_="err").text == "This is not an e-mail address."
    assert page.one("input", name="email").attributes["value"] == "nowhere"


def test_a_closed_account_gets_no_link(client: Client) -> None:
    User.objects.filter(pk=make_person(Role.EDITOR).pk).update(is_active=False)
    ask(client, "ann@example.org")
    assert "No open account" in str(mail.outbox[0].body)


def test_a_link_works_once_and_for_a_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_person(Role.EDITOR)
    ask(client, "ann@example.org")
    used = link_of_last_mail()
    set_new(client, used)
    assert tree(client.get(used, follow=True)).one("h1").text == "This link no longer works"
    ask(client, "ann@example.org")
    old = link_of_last_mail()
    tomorrow = datetime.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: tomorrow)
    assert tree(client.get(old, follow=True)).one("h1").text == "This link no longer works"


@pytest.mark.parametrize("address", ["1-abc", "zz-set-password", "0-x-y", "1-set-password"])
def test_a_link_that_nobody_sent_leads_to_another_one(client: Client, address: str) -> None:
    page = tree(client.get(f"/accounts/password/new/{address}/", follow=True))
    assert page.one("h1").text == "This link no longer works"
    assert page.one("main").one("a", href=FORGOTTEN)


def test_a_link_names_the_public_address_of_the_site(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://sederunt.example.org"
    make_person(Role.EDITOR)
    ask(client, "ann@example.org")
    assert "https://sederunt.example.org/accounts/password/new/" in str(mail.outbox[0].body)


def test_a_link_does_not_pass_the_second_factor(client: Client) -> None:
    make_person(Role.EDITOR)
    sign_in(client)
    secret = set_up_codes(client)
    client.post("/accounts/logout/")
    ask(client, "ann@example.org")
    set_new(client, link_of_last_mail())
    assert client.get("/desk/").status_code == 302
    assert sign_in(client, password=NEW).headers["Location"] == "/accounts/code/"
    assert client.post("/accounts/code/", {"code": code(secret)}).status_code == 302


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("short", "", "The password is too short: it needs 12 characters."),
        (
            "ann@example.org",
            "",
            "The password is too similar to the name or the e-mail address of the account.",
        ),
        ("password1234", "", "The password is too common."),
        ("385029174650293", "", "The password is entirely numeric."),
        (NEW, "another one of that length", "The two passwords differ."),
        ("", "", "Fill this in."),
    ],
)
def test_a_weak_password_is_refused_with_the_reason_beside_it(
    client: Client, first: str, second: str, message: str
) -> None:
    make_person(Role.EDITOR)
    ask(client, "ann@example.org")
    page = tree(set_new(client, link_of_last_mail(), first, second))
    assert message in " ".join(error.text for error in page.all("p", class_="err"))
    assert sign_in(client).status_code == 302


def test_a_password_is_changed_by_its_owner_who_stays_signed_in_here_only(client: Client) -> None:
    make_person(Role.EDITOR)
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)
    told = {"oldpassword": "not it", "password1": NEW, "password2": NEW}
    address = reverse("account_change_password")
    assert "This is not the present password." in tree(client.post(address, told)).one("p", class_="err").text
    answer = client.post(address, told | {"oldpassword": PASSWORD}, follow=True)
    assert "The password is changed." in tree(answer).one(role="status").text
    assert client.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302


def test_mails_and_pages_are_in_the_language_of_the_address(client: Client) -> None:
    make_person(Role.EDITOR)
    client.post(f"/vi{FORGOTTEN}", {"email": "ann@example.org"})
    assert link_of_last_mail().startswith("/vi/accounts/password/new/")
