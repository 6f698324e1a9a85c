"""Answers that have not changed are not made again: an ETag from the version of the record and of the code."""

import hashlib
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

from archive.index import version

SOURCES = (
    "templates/**/*.html",
    "archive/**/*.py",
    "articles/**/*.py",
    "config/*.py",
    "static/*",
    "locale/**/*.po",
)


@lru_cache(maxsize=1)
def code_version() -> str:
    """Changes with every change of the code or the templates."""
    files = sorted(path for pattern in SOURCES for path in Path(settings.BASE_DIR).glob(pattern))
    stamps = "".join(f"{path.name}{path.stat().st_mtime_ns}" for path in files)
    return hashlib.sha256(stamps.encode()).hexdigest()[:12]


def record_etag() -> str:
    """The same tag, the same page: version of the record, of the code, and the interface language."""
    return f'"{version()}-{code_version()}-{get_language()}"'


def cached_by_record(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """304 for who holds the page already, the page as it was made before while nothing has changed, or a new one.

    For views whose answer depends on the record, the address and the interface language alone.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        tag = record_etag()
        found: HttpResponseBase | None = get_conditional_response(request, etag=tag)
        response = found or _kept(request, tag) or _new(request, tag, view(request, *args, **kwargs))
        if response.status_code in (200, 304):
            response.headers["ETag"] = tag
            patch_cache_control(response, no_cache=True)
        return response

    return answer


def _key(request: HttpRequest, tag: str) -> str:
    return hashlib.sha256(f"{tag} {request.build_absolute_uri()}".encode()).hexdigest()


def _kept(request: HttpRequest, tag: str) -> HttpResponse | None:
    """A page of this process's memory."""
    kept = cache.get(_key(request, tag))
    return HttpResponse(kept[0], headers=kept[1]) if kept else None


def _new(request: HttpRequest, tag: str, response: HttpResponseBase) -> HttpResponseBase:
    """A page just made; kept if it is whole (not streamed) and right."""
    if isinstance(response, HttpResponse) and response.status_code == 200 and request.method == "GET":
        cache.set(_key(request, tag), (response.content, dict(response.headers)), timeout=None)
    return response
