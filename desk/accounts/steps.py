"""What an administrator does to an account with one button, each asked for once more before it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from desk.accounts import lockout, people, second_factor, sessions


@dataclass(frozen=True)
class Step:
    """button: what it is called. means: what follows from it. applies: whether there is anything to do.
    do: does it, and says in English what was done, for the log; raises people.Refused. told: the mail to the
    owner of the account, if any."""

    button: Promise
    means: Promise
    done: Promise
    applies: Callable[[User], bool]
    do: Callable[[User], str]
    told: str = ""


def _close(user: User) -> str:
    return f"Closed; {people.close(user)} sessions ended."


def _reopen(user: User) -> str:
    people.reopen(user)
    return "Reopened."


def _end_sessions(user: User) -> str:
    return f"{sessions.end_all(user)} sessions ended."


def _remove_codes(user: User) -> str:
    second_factor.remove(user)
    return f"One-time passwords and recovery codes removed; {sessions.end_all(user)} sessions ended."


def _unlock(user: User) -> str:
    return f"Lock-out ended; {lockout.forgive(user)} failures forgotten."


STEPS = {
    "close": Step(
        _("Close the account"),
        _(
            "Nobody can sign in with it any more, and whoever is signed in is out at once. "
            "Its work stays, under its name."
        ),
        _("The account is closed."),
        lambda user: user.is_active,
        _close,
    ),
    "reopen": Step(
        _("Reopen the account"),
        _("The person can sign in again, with the same password and role."),
        _("The account is open."),
        lambda user: not user.is_active,
        _reopen,
    ),
    "end-sessions": Step(
        _("Sign out everywhere"),
        _("Whoever is signed in with this account is out at once and signs in again."),
        _("The account is signed out everywhere."),
        lambda user: user.is_active,
        _end_sessions,
    ),
    "remove-codes": Step(
        _("Remove the one-time passwords"),
        _(
            "For somebody who lost the phone and the recovery codes. Make sure by another way that it is the "
            "person who asks. A password alone then opens the account, until new ones are set up."
        ),
        _("The one-time passwords are removed."),
        second_factor.is_set_up,
        _remove_codes,
        "mfa/email/totp_deactivated",
    ),
    "unlock": Step(
        _("End the lock-out"),
        _("The failures of the last minutes are forgotten, and the person can sign in."),
        _("The lock-out has ended."),
        lockout.is_locked_anywhere,
        _unlock,
    ),
}
