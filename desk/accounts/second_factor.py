"""One-time passwords (TOTP): who has them, who must, and how they are taken away."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User

from desk.roles import Role, role_of


def is_set_up(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def is_required(user: Any) -> bool:
    """Editors and administrators need them, and whoever may enter the admin, where the settings say so."""
    return settings.REQUIRE_TOTP and (
        role_of(user) in (Role.EDITOR, Role.ADMINISTRATOR) or (user.is_active and user.is_staff)
    )


def is_missing(user: Any) -> bool:
    """Whether the account has to set them up before anything opens."""
    return is_required(user) and not is_set_up(user)


def remove(user: User) -> bool:
    """Takes the second factor and its recovery codes away; whether there was one."""
    removed, _ = Authenticator.objects.filter(user=user).delete()
    return removed > 0
