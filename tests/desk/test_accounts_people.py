"""What administrators do to accounts at /desk/accounts/."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from desk.accounts import people
from desk.models import Action, LogEntry
from desk.roles import Role, held_by, role_of
from tests.desk.people import PASSWORD, link_of_last_mail, make_person, set_up_codes, sign_in
from tests.html_tree import tree

pytestmark = pytest.mark.django_db
ACCOUNTS = "/desk/accounts/"


@pytest.fixture
def root(client: Client) -> User:
    """An administrator, who is signed in."""
    user = make_person(Role.ADMINISTRATOR, "root")
    client.force_login(user)
    return user


def make(client: Client, **told: str) -> Any:
    return client.post(
        f"{ACCOUNTS}new/", {"name": "ben", "email": "ben@example.org", "role": "editor", **told}
    )


def do(client: Client, user: User, step: str) -> str:
    """Presses the button on the page that asks once more; what the page then says."""
    address = f"{ACCOUNTS}{user.pk}/{step}/"
    assert tree(client.get(address)).one("main").one("form").attributes["method"] == "post"
    return str(tree(client.post(address, follow=True)).one(role="status").text)


def last_line() -> LogEntry:
    return LogEntry.objects.order_by("pk").last()  # type: ignore[return-value]


def test_the_list_tells_role_state_second_factor_and_last_sign_in(client: Client, root: User) -> None:
    ann = make_person(Role.EDITOR)
    there = Client()
    sign_in(there)
    set_up_codes(there)
    closed = make_person(Role.CONTRIBUTOR, "carl")
    people.close(closed)
    rows = {row.one("th").text: row.text for row in tree(client.get(ACCOUNTS)).all("tbody")[0].all("tr")}
    assert list(rows) == ["ann", "carl", "root"]
    assert "Editor open yes" in rows["ann"]
    assert "UTC" in rows["ann"]
    assert ann.email in rows["ann"]
    assert "Contributor closed no Never" in rows["carl"]
    assert "Administrator open no" in rows["root"]


def test_the_list_asks_as_often_for_many_accounts_as_for_few(client: Client, root: User) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(ACCOUNTS)
        return len(queries)

    few = asked()
    for number in range(30):
        make_person(Role.EDITOR, f"editor-{number}")
    assert asked() == few


def test_a_person_gets_a_link_and_nobody_types_or_sees_a_password(client: Client, root: User) -> None:
    answer = make(client, name="বিনয়")
    user = User.objects.get(username="বিনয়")
    assert answer.headers["Location"] == f"{ACCOUNTS}{user.pk}/"
    assert not user.has_usable_password()
    assert role_of(user) == Role.EDITOR
    page = client.get(answer.headers["Location"]).content.decode()
    link = link_of_last_mail()
    assert mail.outbox[-1].to == ["ben@example.org"]
    assert link.split("/")[-2] not in page
    assert (last_line().action, last_line().by, last_line().told) == (Action.CREATED, root, "বিনয়")
    person = Client()
    form = tree(person.get(link, follow=True)).one("main").one("form")
    person.post(form.attributes["action"], {"password1": PASSWORD, "password2": PASSWORD})
    assert sign_in(person, "বিনয়").headers["Location"] == "/desk/"


def test_without_mail_the_account_is_made_and_the_page_says_that_no_link_went_out(
    client: Client, root: User, settings: Any
) -> None:
    settings.EMAIL_BACKEND, settings.MAIL_IS_SET_UP = "config.mail.NotSetUp", False
    page = client.get(make(client).headers["Location"]).content.decode()
    assert "The account is made." in page
    assert "This site sends no mail." in page
    assert "/password/new/" not in page
    settings.EMAIL_BACKEND, settings.MAIL_IS_SET_UP = "django.core.mail.backends.locmem.EmailBackend", True
    user = User.objects.get(username="ben")
    client.post(f"{ACCOUNTS}{user.pk}/link/")
    assert mail.outbox[-1].to == ["ben@example.org"]
    assert last_line().detail == "A link to set the password was sent."


@pytest.mark.parametrize(
    ("told", "field", "message"),
    [
        ({"name": ""}, "name", "Fill this in."),
        ({"name": "two words"}, "name", "A name has"),
        ({"name": "ROOT"}, "name", "already"),
        ({"name": "x" * 151}, "name", "A name has"),
        ({"email": ""}, "email", "Fill this in."),
        ({"email": "nowhere"}, "email", "not an e-mail address"),
        ({"email": "ROOT@example.org"}, "email", "Another account has this address."),
        ({"role": "king"}, "role", "There is no such role."),
    ],
)
def test_what_cannot_be_an_account_is_refused_beside_its_field_and_what_was_typed_stays(
    client: Client, root: User, told: dict[str, str], field: str, message: str
) -> None:
    answer = make(client, **told)
    assert answer.status_code == 400
    page = tree(answer)
    assert message in page.one("p", id=f"id_{field}_error").text
    assert page.one("input", name="name").attributes.get("value", "") == told.get("name", "ben")
    assert User.objects.count() == 1
    assert not mail.outbox


def test_a_role_is_changed_with_all_that_belongs_to_it(client: Client, root: User) -> None:
    ann = make_person(Role.CONTRIBUTOR)
    address = f"{ACCOUNTS}{ann.pk}/"
    for role in (Role.EDITOR, Role.ADMINISTRATOR, Role.CONTRIBUTOR):
        client.post(address, {"email": ann.email, "role": role.value})
        found = User.objects.get(pk=ann.pk)
        assert role_of(found) == role
        assert found.is_staff == (role != Role.CONTRIBUTOR)
    assert last_line().detail == "Role: administrator → contributor."


def test_groups_that_are_none_of_a_role_stay(client: Client, root: User) -> None:
    ann = make_person(Role.CONTRIBUTOR)
    ann.groups.add(Group.objects.create(name="Readers of proofs"))
    client.post(f"{ACCOUNTS}{ann.pk}/", {"email": ann.email, "role": "editor"})
    assert set(ann.groups.values_list("name", flat=True)) == {"Readers of proofs", "Editors"}


def test_a_changed_address_gets_the_links_and_the_old_one_none(client: Client, root: User) -> None:
    ann = make_person(Role.EDITOR)
    client.post(f"{ACCOUNTS}{ann.pk}/", {"email": "anna@example.org", "role": "editor"})
    for address in ("ann@example.org", "anna@example.org"):
        Client().post("/accounts/password/forgotten/", {"email": address})
    assert "No open account" in str(mail.outbox[0].body)
    assert "/password/new/" in str(mail.outbox[1].body)


def test_closing_an_account_ends_its_sessions_and_reopening_does_not_bring_them_back(
    client: Client, root: User
) -> None:
    ann, there = make_person(Role.EDITOR), Client()
    sign_in(there)
    assert there.get("/desk/").status_code == 200
    assert do(client, ann, "close") == "The account is closed."
    assert last_line().detail == "Closed; 1 sessions ended."
    assert there.get("/desk/").status_code == 302
    assert sign_in(Client()).headers["Location"] == "/accounts/closed/"
    assert do(client, ann, "reopen") == "The account is open."
    assert there.get("/desk/").status_code == 302
    assert sign_in(there).headers["Location"] == "/desk/"
    assert held_by(User.objects.get(pk=ann.pk)) == Role.EDITOR


def test_all_sessions_of_an_account_are_ended_and_nobody_elses(client: Client, root: User) -> None:
    ann, here, there = make_person(Role.EDITOR), Client(), Client()
    sign_in(here)
    there.force_login(ann)  # a session that no list holds
    do(client, ann, "end-sessions")
    assert [each.get("/desk/").status_code for each in (here, there, client)] == [302, 302, 200]


def test_who_lost_the_phone_sets_up_a_new_one(client: Client, root: User, settings: Any) -> None:
    ann, there = make_person(Role.EDITOR), Client()
    sign_in(there)
    set_up_codes(there)
    settings.REQUIRE_TOTP = True
    client.logout()
    sign_in(client, "root")
    set_up_codes(client)
    do(client, ann, "remove-codes")
    assert "One-time passwords and recovery codes removed" in last_line().detail
    assert there.get("/desk/").status_code == 302
    assert sign_in(there).headers["Location"] == "/desk/"
    assert there.get("/desk/").headers["Location"] == "/accounts/one-time-passwords/set-up/"


def test_a_lock_out_is_seen_and_ended(client: Client, root: User) -> None:
    ann = make_person(Role.EDITOR)
    for _ in range(5):
        sign_in(Client(), "Ann", "wrong")
    assert "locked out" in tree(client.get(ACCOUNTS)).all("tbody")[0].all("tr")[0].text
    do(client, ann, "unlock")
    assert sign_in(Client()).status_code == 302
    assert "locked out" not in tree(client.get(ACCOUNTS)).all("tbody")[0].text


def test_the_last_administrator_can_neither_be_closed_nor_demoted(client: Client, root: User) -> None:
    assert "last administrator" in do(client, root, "close")
    answer = client.post(f"{ACCOUNTS}{root.pk}/", {"email": root.email, "role": "editor"})
    assert answer.status_code == 400
    assert "last administrator" in tree(answer).one(id="problems-box").text
    closed = make_person(Role.ADMINISTRATOR, "closed")
    people.close(closed)
    assert "last administrator" in do(client, root, "close")
    people.reopen(closed)
    client.post(f"{ACCOUNTS}{root.pk}/", {"email": root.email, "role": "editor"})
    assert role_of(User.objects.get(pk=root.pk)) == Role.EDITOR
    assert client.get(ACCOUNTS).status_code == 403


def test_no_step_is_taken_by_a_link_alone_or_twice(client: Client, root: User) -> None:
    ann = make_person(Role.EDITOR)
    client.get(f"{ACCOUNTS}{ann.pk}/close/")
    assert User.objects.get(pk=ann.pk).is_active
    do(client, ann, "close")
    lines = LogEntry.objects.count()
    answer = client.post(f"{ACCOUNTS}{ann.pk}/close/", follow=True)
    assert tree(answer).one(role="status").text == "There was nothing to do."
    assert LogEntry.objects.count() == lines
    assert client.post(f"{ACCOUNTS}{ann.pk}/delete/").status_code == 404
    assert client.post(f"{ACCOUNTS}999999/close/").status_code == 404


def test_no_account_is_deleted_at_the_desk(client: Client, root: User) -> None:
    ann = make_person(Role.EDITOR)
    assert "elete" not in tree(client.get(f"{ACCOUNTS}{ann.pk}/")).one("main").text


def test_nor_in_the_admin_where_an_account_keeps_its_name_in_any_script(client: Client, root: User) -> None:
    person = make_person(Role.EDITOR, "বিনয়")
    address = reverse("admin:auth_user_change", args=[person.pk])
    page = tree(client.get(address))
    assert not [box for box in page.all("input") if box.attributes.get("name") == "username"]
    assert client.post(address.replace("change", "delete"), {"post": "yes"}).status_code == 403
    told = {"email": "b@example.org", "is_active": "on", "first_name": "বিনয়", "date_joined_0": "2026-01-01"}
    client.post(address, told | {"date_joined_1": "00:00", "last_login_0": "", "last_login_1": ""})
    found = User.objects.get(pk=person.pk)
    assert (found.username, found.email) == ("বিনয়", "b@example.org")


def test_the_log_of_the_desk_tells_what_was_done_to_accounts(client: Client, root: User) -> None:
    do(client, make_person(Role.EDITOR), "close")
    assert "ann" in tree(client.get(reverse("desk:log"))).one("main").text
