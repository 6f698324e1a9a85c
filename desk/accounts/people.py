"""What is done to accounts: made, given a role, closed and reopened.  None is ever deleted: its work names it.

Every function saves at once and refuses what would leave the archive without an administrator.
"""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from articles.fields import CodePointOrder
from desk.accounts import sessions
from desk.accounts.admin_rights import group_of
from desk.accounts.names import folded, is_allowed, normal
from desk.roles import GROUPS, Role, role_of


def listed() -> QuerySet[User]:
    """All accounts by name, the same order on both databases; each with `has_codes`: whether one-time passwords
    are set up."""
    codes = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    people = User.objects.annotate(has_codes=Exists(codes)).prefetch_related("groups")
    return people.order_by(CodePointOrder("username"))


class Refused(Exception):
    """What may not be done, and why; `field` of a form where one is at fault."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.field = field


@transaction.atomic
def make(name: str, email: str, role: Role, password: str | None = None) -> User:
    """An account, without a password unless one is given: its owner sets it by a link.  Raises Refused."""
    user = unsaved(name, email)
    user.set_password(password)
    user.save()
    _give(user, role)
    return user


def unsaved(name: str, email: str) -> User:
    """The account that these would make.  Raises Refused."""
    return User(username=_free_name(name), email=_free_email(email))


@transaction.atomic
def change_role(user: User, role: Role) -> None:
    """Raises Refused."""
    if role != Role.ADMINISTRATOR:
        _keep_an_administrator(
            user, _("This is the last administrator: give another account that role first.")
        )
    _give(user, role)


@transaction.atomic
def change_email(user: User, email: str) -> None:
    """Raises Refused."""
    user.email = _free_email(email, user)
    user.save(update_fields=["email"])


@transaction.atomic
def close(user: User) -> int:
    """Nobody signs in any more, and whoever is signed in is out at once; how many sessions ended.  Raises Refused."""
    _keep_an_administrator(user, _("This is the last administrator: the account stays open."))
    user.is_active = False
    user.save(update_fields=["is_active"])
    return sessions.end_all(user)


def reopen(user: User) -> None:
    user.is_active = True
    user.save(update_fields=["is_active"])


def _give(user: User, role: Role) -> None:
    """Contributors stay out of the admin."""
    user.is_superuser = role == Role.ADMINISTRATOR
    user.is_staff = role != Role.CONTRIBUTOR
    user.save(update_fields=["is_superuser", "is_staff"])
    user.groups.remove(*user.groups.filter(name__in=GROUPS))
    if group := group_of(role):
        user.groups.add(group)
    user.__dict__.pop("_desk_role", None)
    user.__dict__.pop("_prefetched_objects_cache", None)


def _keep_an_administrator(user: User, reason: str) -> None:
    """Two who close each other at the same time wait for each other here."""
    if role_of(user) == Role.ADMINISTRATOR:
        open_ones = User.objects.select_for_update().filter(is_superuser=True, is_active=True).order_by("pk")
        if [each.pk for each in open_ones] == [user.pk]:
            raise Refused(reason)


def _free_name(name: str) -> str:
    name = normal(name)
    if not is_allowed(name):
        raise Refused(_("A name has 1 to 150 letters, digits and signs of @ . + - _ and no spaces."), "name")
    taken = User.objects.values_list("username", flat=True)
    if folded(name) in {folded(each) for each in taken.iterator()}:
        raise Refused(_("There is a user “%(name)s” already.") % {"name": name}, "name")
    return name


def _free_email(email: str, user: User | None = None) -> str:
    """Empty, or an address that no other account has: a link to a password goes there."""
    email = email.strip()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(_("This is not an e-mail address."), "email") from None
    others = User.objects.filter(email__iexact=email)
    if len(email) > 254 or (others.exclude(pk=user.pk) if user else others).exists():
        raise Refused(_("Another account has this address."), "email")
    return email
