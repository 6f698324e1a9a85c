"""/healthz (the process answers) and /readyz (it can answer from the database)."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from archive.index import version


def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process runs."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """200 with the version of the record; 503 where the database does not answer."""
    try:
        return HttpResponse(f"ready, record {version()}\n", content_type="text/plain")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
