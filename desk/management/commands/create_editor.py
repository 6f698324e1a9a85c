"""Creates an account: `create_editor NAME [--role contributor|editor|administrator] [--email ADDRESS]`.

The password is asked for twice; there is no default.  Where there is no terminal, --password-stdin reads it
from the first line of standard input.  Editors may enter the admin with the rights of the group “Editors”, made
when the first of them is; an administrator may do everything, accounts included.
"""

import getpass
import sys
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from desk.accounts import people
from desk.roles import Role


class Command(BaseCommand):
    help = "Creates an account of the desk; asks for its password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME", help="name to sign in with")
        parser.add_argument("--email", default="", help="e-mail address")
        parser.add_argument("--role", choices=[role.value for role in Role], default=Role.EDITOR.value)
        parser.add_argument("--administrator", action="store_true", help="the same as --role administrator")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    def handle(self, *, name: str, email: str, role: str, administrator: bool, **options: Any) -> None:
        held = Role.ADMINISTRATOR if administrator else Role(role)
        try:
            password = _valid(_password(options["password_stdin"]), people.unsaved(name, email))
            user = people.make(name, email, held, password)
        except people.Refused as refused:
            raise CommandError(f"{refused}; nothing was changed.") from refused
        self.stdout.write(f"“{user.username}” can sign in at /accounts/login/ as {held}.")


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
