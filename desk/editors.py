"""The accounts that may be given work at the desk."""

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from desk.roles import GROUPS, RIGHTS, Right


def holders(right: Right) -> QuerySet[User]:
    """The open accounts that have this right, by name."""
    groups = [name for name, role in GROUPS.items() if role in RIGHTS[right]]
    held = User.objects.filter(Q(is_superuser=True) | Q(groups__name__in=groups), is_active=True)
    found: QuerySet[User] = held.distinct().order_by("username")
    return found
