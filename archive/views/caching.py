"""Answers that have not changed are not made again: an ETag from the version of the record and of the code."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.http import etag

from archive.index import version

SOURCES = (
    "templates/**/*.html",
    "archive/**/*.py",
    "articles/**/*.py",
    "config/*.py",
    "static/*",
    "locale/**/*.mo",
)


@lru_cache(maxsize=1)
def code_version() -> str:
    """Changes with every change of the code or the templates."""
    files = sorted(path for pattern in SOURCES for path in Path(settings.BASE_DIR).glob(pattern))
    stamps = "".join(f"{path.name}{path.stat().st_mtime_ns}" for path in files)
    return hashlib.sha256(stamps.encode()).hexdigest()[:12]


def record_etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """The same tag, the same page: version of the record, of the code, and the interface language."""
    return f'"{version()}-{code_version()}-{get_language()}"'


def cached_by_record(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answers 304 to who holds the page already; asks every cache to come back and ask."""

    def with_header(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(response, no_cache=True)
        return response

    return etag(record_etag)(with_header)


class CachedByRecord:
    """The same for class-based views."""

    @method_decorator(cached_by_record)
    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase = super().dispatch(*args, **kwargs)  # type: ignore[misc]
        return answer
