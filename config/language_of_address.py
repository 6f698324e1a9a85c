"""Addresses in every language of the interface, and the middleware that answers in the language of an address."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation

from archive import interface_language

Addresses = list[URLPattern | URLResolver]


def in_every_language(patterns: Iterable[URLPattern], alone: set[str]) -> Addresses:
    """The same addresses: pages also under /vi/ and /bn/, files (those named in `alone`) only as they are.

    An address without a slash at its end (meetings.csv, healthz) is a file by that.
    """
    listed = list(patterns)
    pages = [each for each in listed if _is_page(each) and each.name not in alone]
    files = [each for each in listed if each not in pages]
    prefix = LocalePrefixPattern(prefix_default_language=False)
    return [URLResolver(prefix, pages), *files]


def _is_page(each: URLPattern) -> bool:
    address = str(each.pattern)
    return address == "" or address.endswith("/")


def answer_in_language(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware.  Django's own would also vary pages by Accept-Language, which no cache could keep."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        language = interface_language.of_path(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return answer
