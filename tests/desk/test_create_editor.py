"""Accounts are made by one command that asks for the password; nobody gets one that was set for them."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from desk.accounts.admin_rights import PARTS, RECORDS
from desk.roles import Role, role_of
from tests.factories import make_meeting, make_text

PASSWORD = "seven boats on the Red River"


def create(monkeypatch: pytest.MonkeyPatch, *arguments: str, password: str = PASSWORD) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("create_editor", *arguments, "--password-stdin")


def sign_in(client: Client, name: str) -> None:
    answer = client.post(reverse("account_login"), {"login": name, "password": PASSWORD})
    assert answer.headers["Location"] == reverse("desk:overview")


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_each_role_can_be_given_and_only_contributors_stay_out_of_the_admin(
    monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    create(monkeypatch, "ann", "--role", role.value)
    user = User.objects.get()
    assert role_of(user) == role
    assert user.is_staff == (role != Role.CONTRIBUTOR)


@pytest.mark.django_db
def test_an_editor_can_sign_in_and_edit(
    monkeypatch: pytest.MonkeyPatch, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    create(monkeypatch, "ann", "--email", "ann@example.org")
    assert "“ann” can sign in at /accounts/login/ as editor." in capsys.readouterr().out
    sign_in(client, "ann")
    meeting, text = make_meeting(proven=True), make_text()
    for name, number in (("archive_meeting", meeting.pk), ("articles_text", text.pk)):
        assert client.get(reverse(f"admin:{name}_changelist")).status_code == 200
        page = client.get(reverse(f"admin:{name}_change", args=[number]))
        assert 'name="_save"' in page.content.decode()
        if name == "archive_meeting":
            assert 'name="participations-0-post"' in page.content.decode()
            assert 'name="evidence-0-DELETE"' in page.content.decode()
    assert client.get(reverse("admin:archive_meeting_add")).status_code == 200
    assert client.get(reverse("admin:auth_user_changelist")).status_code == 403
    assert User.objects.get().email == "ann@example.org"


@pytest.mark.django_db
def test_an_editor_may_delete_parts_of_a_record_but_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    create(monkeypatch, "ann")
    editor = User.objects.get()
    assert editor.has_perms(
        ["archive.delete_evidence", "archive.delete_side", "archive.delete_participation"]
    )
    assert not editor.has_perm("archive.delete_meeting")
    assert not editor.has_perm("articles.delete_article")
    assert not any(
        editor.has_perm(f"articles.{action}_{model}")
        for action in ("add", "change", "delete")
        for model in ("passage", "revision", "importedfile", "removedtext")
    )
    named = {permission.codename for permission in Group.objects.get().permissions.all()}
    assert {f"change_{model}" for model in PARTS + RECORDS} <= named


@pytest.mark.django_db
def test_an_administrator_may_do_everything(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    create(monkeypatch, "root", "--administrator")
    sign_in(client, "root")
    assert client.get(reverse("admin:auth_user_changelist")).status_code == 200
    assert not Group.objects.exists()


@pytest.mark.django_db
def test_rights_that_an_administrator_took_from_the_group_stay_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    create(monkeypatch, "ann")
    group = Group.objects.get(name="Editors")
    group.permissions.remove(group.permissions.get(codename="add_country"))
    create(monkeypatch, "ben")
    assert not User.objects.get(username="ben").has_perm("archive.add_country")
    assert User.objects.get(username="ben").has_perm("archive.change_country")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "password", "message"),
    [
        (["ann"], "short", "too short"),
        (["ann"], "", "too short"),
        (["ann"], "password1234", "too common"),
        (["annabelle-river"], "annabelle-river", "too similar to the name"),
        (["ann"], "385029174650293", "entirely numeric"),
        (["ann smith/"], PASSWORD, "A name has"),
        (["ann", "--email", "nowhere"], PASSWORD, "not an e-mail address"),
    ],
)
def test_a_weak_password_or_a_wrong_name_is_refused_and_nobody_is_created(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], password: str, message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        create(monkeypatch, *arguments, password=password)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_name_that_is_taken_is_refused_and_keeps_its_password(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    create(monkeypatch, "ann")
    with pytest.raises(CommandError, match="There is a user “ann” already"):
        create(monkeypatch, "ann", password="another long password")
    sign_in(client, "ann")


@pytest.mark.django_db
def test_without_a_terminal_the_password_has_to_be_given_on_standard_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    with pytest.raises(CommandError, match="--password-stdin"):
        call_command("create_editor", "ann")
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("again", "message"),
    [
        (PASSWORD, "can sign in at /accounts/login/ as editor"),
        ("another long password", "The two passwords differ"),
    ],
)
def test_on_a_terminal_the_password_is_asked_for_twice_and_never_shown(
    tmp_path: Path, again: str, message: str
) -> None:
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/archive.sqlite3"}
    environ |= {"SEDERUNT_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=settings.BASE_DIR, env=environ, check=True)
    told = on_a_terminal([*manage, "create_editor", "ann"], environ, [PASSWORD, again])
    assert "Password: " in told
    assert "Password (again): " in told
    assert message in told
    assert PASSWORD not in told


def on_a_terminal(command: list[str], environ: dict[str, str], answers: list[str]) -> str:
    """Runs a command on a terminal of its own and types an answer to each question; gives what it showed."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environ, stdin=its, stdout=its, stderr=its, start_new_session=True
    )
    os.close(its)
    told = ""
    while shown := _read(ours):
        told += shown
        if answers and told.endswith(": "):
            os.write(ours, f"{answers.pop(0)}\n".encode())
    process.wait()
    os.close(ours)
    return told


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 4096).decode()
    except OSError:  # what Linux says when the other end is closed
        return ""
