"""Pages for what went wrong: what it was, and where to go on."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 with the reason that the view gave."""
    return render(request, "400.html", {"exception": _reason(exception)}, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with the reason that the view gave; an address that no view has gives none."""
    return render(request, "404.html", {"exception": _reason(exception)}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500, from the address alone: whatever broke, this asks neither the database nor the session."""
    try:
        page = get_template("500.html").render({"request": request})
    except Exception:  # a page that cannot be made must not hide what broke before it
        logger.exception("The page for errors cannot be made")
        return HttpResponse("Something broke here.\n", content_type="text/plain; charset=utf-8", status=500)
    return HttpResponse(page, status=500)


def _reason(exception: Exception) -> str:
    """The view's own words; nothing of what Django writes for its own use."""
    reason = exception.args[0] if exception.args else ""
    return (
        reason if type(exception).__module__ != "django.urls.exceptions" and isinstance(reason, str) else ""
    )
