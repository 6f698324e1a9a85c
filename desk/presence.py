"""Who else has a translation open."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Draft, Presence

GONE_AFTER = timedelta(seconds=60)
"""A page tells every ten seconds that it is open; one without scripts only when it is asked for."""


def arrive(draft: Draft, user: User, segment: int | None) -> None:
    """Notes that somebody has the draft open, at this segment."""
    values = {"segment": segment, "seen_at": timezone.now()}
    if Presence.objects.filter(draft=draft, user=user).update(**values):
        return
    try:
        with transaction.atomic():
            Presence.objects.create(draft=draft, user=user, **values)
    except IntegrityError:  # two pages of one person were opened at once
        Presence.objects.filter(draft=draft, user=user).update(**values)


def others(draft: Draft, user: User) -> list[Presence]:
    """Everybody else who has it open now."""
    since = timezone.now() - GONE_AFTER
    rows = Presence.objects.filter(draft=draft, seen_at__gte=since).exclude(user=user)
    return list(rows.select_related("user").order_by("user__username"))
