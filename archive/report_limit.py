"""How many reports one address may send, over all processes: the attempts of a day, told by a keyed hash.

An attempt is written before it is counted, so that two that come at the same time never both pass the limit.
"""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from archive import client_address
from archive.models import ReportAttempt

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OF_CLIENT = ((5, HOUR), (20, DAY))
OF_ALL = ((200, HOUR), (1000, DAY))


class TooMany(Exception):
    """More reports than the limit; `seconds` until the next one may come."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"again in {seconds} seconds")
        self.seconds = seconds


def client_of(request: HttpRequest) -> str:
    """The keyed hash of the address that a request comes from."""
    return salted_hmac(
        "archive.report_limit", client_address.network_of(client_address.of(request)), algorithm="sha256"
    ).hexdigest()


def count(client: str) -> None:
    """Counts one attempt.  Raises TooMany, and then does not count it."""
    now = timezone.now()
    forget(now)
    attempt = ReportAttempt.objects.create(client=client, at=now)
    waits = [
        *(_wait(now, most, span, client=client) for most, span in OF_CLIENT),
        *(_wait(now, most, span) for most, span in OF_ALL),
    ]
    if any(waits):
        attempt.delete()
        raise TooMany(max(waits))


def forget(now: datetime | None = None) -> None:
    """Deletes what is older than a day."""
    ReportAttempt.objects.filter(at__lte=(now or timezone.now()) - DAY).delete()


def _wait(now: datetime, most: int, span: timedelta, **whose: str) -> int:
    """Seconds until another attempt is within the limit; 0 where this one is."""
    times = ReportAttempt.objects.filter(at__gt=now - span, **whose).order_by("-at")
    # One of the last `most` has to leave the span before there is room: the oldest of them.
    leaves = list(times.values_list("at", flat=True)[most : most + 1])
    return max(1, int((leaves[0] + span - now).total_seconds()) + 1) if leaves else 0
