"""The three people of the desk, and a client for each."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from desk.roles import Role
from tests.factories import make_account


@pytest.fixture
def contributor(db: None) -> User:
    return make_account(Role.CONTRIBUTOR)


@pytest.fixture
def editor(db: None) -> User:
    return make_account(Role.EDITOR)


@pytest.fixture
def administrator(db: None) -> User:
    return make_account(Role.ADMINISTRATOR)


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """as_user(editor) → a client that is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
