"""Where one is signed in: listed, and ended at once."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from desk.accounts.devices import Device, device
from desk.roles import Role
from tests.desk.people import make_person, sign_in
from tests.html_tree import tree

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
)
SESSIONS = "/accounts/sessions/"


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (FIREFOX, Device("Firefox", "Linux")),
        (PHONE, Device("Chrome", "Android")),
        (PHONE + " Edg/140.0", Device("Edge", "Android")),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1",
            Device("Safari", "iPhone"),
        ),
        ("curl/8", Device("", "")),
        ("", Device("", "")),
    ],
)
def test_a_browser_is_called_by_names_that_its_owner_knows(told: str, found: Device) -> None:
    assert device(told) == found


def signed_in(user_agent: str, name: str = "ann") -> Client:
    client = Client(HTTP_USER_AGENT=user_agent)
    assert sign_in(client, name).status_code == 302
    return client


@pytest.fixture
def person(db: None) -> User:
    return make_person(Role.EDITOR)


def numbers(client: Client) -> list[str]:
    """What the buttons of the list send."""
    return [button.attributes["value"] for button in tree(client.get(SESSIONS)).all("button", name="session")]


def test_each_place_is_listed_this_one_first_and_can_be_signed_out(person: User) -> None:
    desk, phone = signed_in(FIREFOX), signed_in(PHONE)
    rows = tree(desk.get(SESSIONS)).one("ul", class_="sessions").all("li")
    assert ["Firefox on Linux" in rows[0].text, "Chrome on Android" in rows[1].text] == [True, True]
    assert "this one" in rows[0].text
    assert "127.0.0.1" in rows[1].text
    assert not rows[0].all("button")
    told = rows[1].one("button").attributes["value"]
    answer = desk.post(SESSIONS, {"session": told}, follow=True)
    assert "Signed out there." in tree(answer).one(role="status").text
    assert phone.get("/desk/").status_code == 302
    assert desk.get("/desk/").status_code == 200
    assert numbers(desk) == []


def test_all_others_are_signed_out_with_one_button(person: User) -> None:
    here, *others = (signed_in(agent) for agent in (FIREFOX, PHONE, "curl/8"))
    assert numbers(here)[-1] == "others"
    here.post(SESSIONS, {"session": "others"})
    assert [client.get("/desk/").status_code for client in (here, *others)] == [200, 302, 302]


def test_the_session_of_somebody_else_is_out_of_reach(person: User) -> None:
    make_person(Role.EDITOR, "ben")
    ann, ben, _phone = signed_in(FIREFOX), signed_in(FIREFOX, "ben"), signed_in(PHONE, "ben")
    of_ben = numbers(ben)[0]
    assert ann.post(SESSIONS, {"session": of_ben}).status_code == 404
    assert ann.post(SESSIONS, {"session": "x"}).status_code == 404
    assert ann.post(SESSIONS, {}).status_code == 404
    assert _phone.get("/desk/").status_code == 200


def test_signing_out_takes_the_place_from_the_list(person: User) -> None:
    here, there = signed_in(FIREFOX), signed_in(PHONE)
    there.post("/accounts/logout/")
    assert numbers(here) == []
