"""A form that is sent after the session has ended: nothing of it is lost, and nothing of it is done by itself."""

import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.roles import Role
from tests.desk.people import code, make_person, set_up_codes, sign_in
from tests.html_tree import Element, tree

pytestmark = pytest.mark.django_db
NEW = "/desk/accounts/new/"
WORDS = "তেসরা ডিসেম্বর হ্যানয়ে আলোচনা হয়।\r\nদ্বিতীয় অনুচ্ছেদ: <b>“উদ্ধৃতি”</b> & আরও।"
TYPED = {"name": WORDS, "email": "ben@example.org", "role": "editor"}


def fields(form: Element) -> dict[str, str]:
    told = {box.attributes["name"]: box.attributes.get("value", "") for box in form.all("input")}
    # A browser sends line ends of a text box as CR LF, and drops the one after <textarea>.
    boxes = {box.attributes["name"]: box.raw.removeprefix("\n") for box in form.all("textarea")}
    return told | {name: "\r\n".join(value.splitlines()) for name, value in boxes.items()}


def kept(client: Client) -> dict[str, str]:
    return fields(tree(client.get("/accounts/kept/")).one("main").one("form", action=NEW))


def test_what_was_typed_comes_back_after_signing_in_letter_for_letter(client: Client) -> None:
    make_person(Role.ADMINISTRATOR, "root")
    told = client.post(NEW, TYPED)
    assert told.headers["Location"] == "/accounts/login/?next=/accounts/kept/"
    page = tree(client.get(told.headers["Location"]))
    assert "You were signed out before this was sent." in page.one(role="status").text
    assert sign_in(client, "root", data={"next": "/accounts/kept/"}).headers["Location"] == "/accounts/kept/"
    assert not User.objects.filter(email="ben@example.org").exists()
    found = kept(client)
    assert {name: found[name] for name in TYPED} == TYPED


def test_sending_it_again_does_it_and_forgets_it(client: Client) -> None:
    make_person(Role.ADMINISTRATOR, "root")
    client.post(NEW, TYPED | {"name": "ben"})
    sign_in(client, "root")
    assert client.post(NEW, kept(client)).status_code == 302
    assert User.objects.filter(username="ben").exists()
    assert client.get("/accounts/kept/").headers["Location"] == "/accounts/"


def test_it_lasts_through_the_second_step(client: Client) -> None:
    make_person(Role.ADMINISTRATOR, "root")
    sign_in(client, "root")
    secret = set_up_codes(client)
    client.post("/accounts/logout/")
    client.post(NEW, TYPED)
    sign_in(client, "root", data={"next": "/accounts/kept/"})
    assert client.post("/accounts/code/", {"code": code(secret)}).headers["Location"] == "/accounts/kept/"
    assert kept(client)["email"] == TYPED["email"]


def test_it_is_thrown_away_by_a_button_and_after_an_hour(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_person(Role.ADMINISTRATOR, "root")
    for thrown_away in (True, False):
        client.post("/accounts/logout/")
        client.post(NEW, TYPED)
        sign_in(client, "root")
        assert kept(client)
        if thrown_away:
            client.post("/accounts/kept/")
        else:
            later = time.time() + 3601
            monkeypatch.setattr("time.time", lambda now=later: now)
        assert client.get("/accounts/kept/").headers["Location"] == "/accounts/"


def test_files_cannot_be_kept_and_the_page_says_so(client: Client) -> None:
    make_person(Role.ADMINISTRATOR, "root")
    client.post(NEW, TYPED | {"file": SimpleUploadedFile("a.txt", b"a")})
    sign_in(client, "root")
    assert "Files could not be kept" in tree(client.get("/accounts/kept/")).one(role="status").text


@pytest.mark.parametrize(
    ("data", "headers"),
    [(TYPED, {"Sec-Fetch-Mode": "cors"}), (TYPED | {"name": "x" * 200_001}, {"Sec-Fetch-Mode": "navigate"})],
)
def test_what_a_script_sends_and_what_is_too_long_is_not_kept(
    client: Client, data: dict[str, str], headers: dict[str, str]
) -> None:
    answer: Any = client.post(NEW, data, headers=headers)
    assert answer.headers["Location"] == "/accounts/login/?next=/desk/"
    assert "sessionid" not in client.cookies


def test_nobody_fills_the_database_with_forms(client: Client) -> None:
    answers = [Client().post(NEW, TYPED).headers["Location"] for _ in range(12)]
    assert [answer.endswith("/accounts/kept/") for answer in answers] == [True] * 10 + [False] * 2
