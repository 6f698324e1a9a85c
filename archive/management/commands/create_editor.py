"""Creates an account for the admin: `create_editor NAME [--email ADDRESS] [--administrator]`.

The password is asked for twice; there is no default.  Where there is no terminal, --password-stdin reads it
from the first line of standard input.  Editors work by the rights of the group “Editors”, made when the first
of them is; an administrator may do everything, accounts included.
"""

import getpass
import sys
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import Q

GROUP = "Editors"
RECORDS = ("country", "document", "meeting", "official", "organisation", "topic")
"""What has an address that stays: editors add and change it, and leave deleting to administrators."""
PARTS = (
    "documenttitle",
    "evidence",
    "meetingdocument",
    "meetinglink",
    "name",
    "participation",
    "post",
    "printedform",
    "side",
)
"""What belongs to a record: editors also delete it."""
QUEUES = ("proposal", "correctionreport")
"""What waits for an editor: looked at and decided."""


class Command(BaseCommand):
    help = "Creates an account that may edit the archive in the admin; asks for its password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME", help="user name")
        parser.add_argument("--email", default="", help="e-mail address")
        parser.add_argument(
            "--administrator", action="store_true", help="may do everything, accounts included"
        )
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    def handle(self, *, name: str, email: str, administrator: bool, **options: Any) -> None:
        user = User(username=name, email=email, is_staff=True, is_superuser=administrator)
        _refuse_invalid(user)
        user.set_password(_valid(_password(options["password_stdin"]), user))
        with transaction.atomic():
            user.save()
            if not administrator:
                user.groups.add(editors())
        rights = "administrator" if administrator else "editor"
        self.stdout.write(f"“{name}” can sign in at /admin/ as {rights}.")


def editors() -> Group:
    """The group, with its rights when it is new; rights that were changed since stay as they are."""
    group, is_new = Group.objects.get_or_create(name=GROUP)
    if is_new:
        group.permissions.set(_rights())
    return group


def _rights() -> list[Permission]:
    archive = _may("archive", "view", RECORDS + PARTS) | _may("archive", "add", RECORDS + PARTS)
    archive |= _may("archive", "view", QUEUES) | _may("archive", "change", QUEUES)
    archive |= _may("archive", "change", RECORDS + PARTS) | _may("archive", "delete", PARTS)
    imported = ("importedfile", "passage", "removedtext", "revision")
    articles = _may("articles", "view", ("article", "publisher", "text", *imported))
    articles |= _may("articles", "add", ("article", "publisher"))
    articles |= _may("articles", "change", ("article", "publisher", "text"))
    return list(Permission.objects.filter(archive | articles))


def _may(app: str, action: str, models: tuple[str, ...]) -> Q:
    names = [f"{action}_{model}" for model in models]
    return Q(content_type__app_label=app, codename__in=names)


def _refuse_invalid(user: User) -> None:
    if User.objects.filter(username=user.username).exists():
        raise CommandError(f"There is a user “{user.username}” already; nothing was changed.")
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        told = "; ".join(f"{field}: {' '.join(found)}" for field, found in error.message_dict.items())
        raise CommandError(told) from error


def _password(from_standard_input: bool) -> str:
    if from_standard_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise CommandError(
            "No terminal to ask for a password: give it on standard input, with --password-stdin."
        )
    try:
        first = getpass.getpass("Password: ")
        if first != getpass.getpass("Password (again): "):
            raise CommandError("The two passwords differ; nothing was changed.")
    except (EOFError, KeyboardInterrupt) as error:
        raise CommandError("No password was given; nothing was changed.") from error
    return first


def _valid(password: str, user: User) -> str:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password
