"""The table of roles."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from desk import role_words
from desk.roles import RIGHTS, Right, Role, may, rights_of, role_of
from tests.factories import make_account


def test_every_right_is_in_the_table_and_an_administrator_has_them_all() -> None:
    assert set(RIGHTS) == set(Right)
    assert all(Role.ADMINISTRATOR in roles for roles in RIGHTS.values())


def test_whoever_has_more_to_say_keeps_what_others_may() -> None:
    contributor, editor = (
        {right for right, roles in RIGHTS.items() if role in roles}
        for role in (Role.CONTRIBUTOR, Role.EDITOR)
    )
    assert contributor < editor < set(Right)


@pytest.mark.parametrize("role", Role)
def test_an_account_has_the_role_of_its_group(db: None, role: Role) -> None:
    user = User.objects.get(pk=make_account(role).pk)
    assert role_of(user) == role
    assert rights_of(user) == {right for right, roles in RIGHTS.items() if role in roles}


def test_nobody_and_a_closed_account_and_one_without_a_group_have_no_role(db: None) -> None:
    closed = make_account(Role.EDITOR)
    closed.is_active = False
    assert [role_of(user) for user in (AnonymousUser(), closed, User.objects.create_user("x"))] == [None] * 3
    assert not may(AnonymousUser(), Right.SEE_DESK)


def test_of_two_groups_the_one_with_more_rights_counts(db: None) -> None:
    user = make_account(Role.CONTRIBUTOR)
    user.groups.add(Group.objects.create(name="Editors"))
    assert role_of(user) == Role.EDITOR


def test_the_table_in_words_says_what_the_table_says() -> None:
    assert set(role_words.WORDS) == set(Right)
    names, rows = role_words.table()
    assert [str(name) for name in names] == ["Contributor", "Editor", "Administrator"]
    assert {str(row.words): row.held for row in rows}["Read the whole log"] == [False, False, True]
    assert len(role_words.of(Role.ADMINISTRATOR)) == len(Right)
