"""Every address of the desk: nobody signed in, the wrong role, the right role, a form without its token."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from desk.roles import RIGHTS, Right, Role
from tests.desk.addresses import ADDRESSES
from tests.desk.knock import Knock
from tests.factories import make_account

ROUTES = {
    each.name: each.callback
    for prefixed in get_resolver().namespace_dict["desk"][1].url_patterns
    for each in getattr(prefixed, "url_patterns", [prefixed])
}


def knock(client: Client, name: str, told: Knock) -> Any:
    address = reverse(f"desk:{name}", kwargs=told.kwargs) + told.query
    return client.get(address) if told.data is None else client.post(address, told.data)


def signed_in(user: User, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(user)
    return client


def test_every_address_is_listed_and_guarded() -> None:
    assert ROUTES.keys() == ADDRESSES.keys(), "a new address needs its line in tests/desk/addresses.py"
    assert [name for name, view in ROUTES.items() if not isinstance(view.right, Right)] == []


@pytest.mark.parametrize("name", ADDRESSES)
def test_nobody_and_the_wrong_roles_and_a_form_without_its_token_are_refused(
    curated: None, name: str
) -> None:
    """A view that only shows refuses a form that is sent to it, too."""
    told = ADDRESSES[name]()
    answer = knock(Client(), name, told)
    assert answer.status_code == 302
    assert "login" in answer["Location"]
    assert "next=" in answer["Location"]

    wrong = [role for role in Role if role not in RIGHTS[ROUTES[name].right]]
    strangers = [User.objects.create_user("stranger"), *(make_account(role) for role in wrong)]
    assert {knock(signed_in(user), name, told).status_code for user in strangers} == {403}

    client = signed_in(make_account(Role.ADMINISTRATOR, "another"), enforce_csrf_checks=True)
    answer = client.post(reverse(f"desk:{name}", kwargs=told.kwargs) + told.query, told.data or {})
    assert answer.status_code == 403


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_right_roles_are_let_in(curated: None, name: str) -> None:
    for role in RIGHTS[ROUTES[name].right]:
        with transaction.atomic():  # each finds the archive as it was
            told = ADDRESSES[name]()
            answer = knock(signed_in(make_account(role)), name, told)
            transaction.set_rollback(True)
        assert (role, answer.status_code) == (role, told.instead.get(role, told.status))
        assert role in told.instead or "no-store" in answer["Cache-Control"]
