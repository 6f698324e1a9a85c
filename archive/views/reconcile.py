"""/reconcile: the Reconciliation Service API 0.2, by which OpenRefine matches a column of names with the archive.

Programs on other pages may read these answers (CORS), and queries come by POST without a token: nothing here
writes, nothing depends on who asks.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from archive import reconciliation
from archive.index import version
from archive.interface_language import site_of
from archive.reconcile_query import LONGEST_QUERY, PROPERTIES, TYPES, Refused, read_batch
from archive.reconciliation import Found
from archive.search_facets import address_of
from archive.views.caching import cached_by_record

PER_PAGE = 20
View = Callable[..., HttpResponseBase]


def readable_by_all(view: View) -> View:
    """Programs of any site may read the answer; what is refused gets 400 and says where and why."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Refused as error:
            found = {"errors": [{"place": error.place, "message": error.why}]}
            response = JsonResponse(found, status=400, json_dumps_params={"ensure_ascii": False})
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@readable_by_all
def reconcile(request: HttpRequest) -> HttpResponseBase:
    """The manifest, or the answers to a batch of `queries`, given in the address or in a form."""
    given = request.POST if request.method == "POST" else request.GET
    _refuse_unknown(given)
    if "queries" in given:
        response: HttpResponseBase = _answers(given["queries"])
        patch_cache_control(response, no_cache=True)
        return response
    if request.method == "POST":
        raise Refused("queries", "missing")
    return _manifest(request)


def _refuse_unknown(given: Any) -> None:
    for name in given:
        if name != "queries":
            raise Refused(name[:50], "unknown; the only parameter is queries (JSONP is not offered)")


@cached_by_record
def _manifest(request: HttpRequest) -> HttpResponseBase:
    site = site_of(request)
    here, view = (site + reverse(f"archive:{name}") for name in ("reconcile", "reconcile-view"))
    suggest = {
        what: {"service_url": site, "service_path": reverse("archive:reconcile-suggest", args=[what])}
        for what in ("entity", "type", "property")
    }
    return _json(
        {
            "versions": ["0.2"],
            "name": "Sederunt",
            "identifierSpace": f"{view}?id=",
            "schemaSpace": f"{here}#",
            "defaultTypes": _listed(TYPES),
            "view": {"url": f"{view}?id={{{{id}}}}"},
            "suggest": suggest,
        }
    )


def _answers(written: str) -> JsonResponse:
    batch = read_batch(written)
    records = reconciliation.current(version())
    return _json(
        {
            key: {"result": [_candidate(found) for found in records.find(asked)]}
            for key, asked in batch.items()
        }
    )


def _candidate(found: Found) -> dict[str, object]:
    return {
        "id": found.identifier,
        "name": found.entity.name,
        "description": found.entity.description,
        "score": found.score,
        "match": found.match,
        "type": _listed({found.owner[0]: TYPES[found.owner[0]]}),
    }


@require_safe
@readable_by_all
@cached_by_record
def suggest(request: HttpRequest, what: str) -> HttpResponseBase:
    """What begins as `prefix` does: records (narrowed by `type`), types or properties; from `cursor` on.

    Clients send parameters of their own besides; these are passed over.
    """
    typed = request.GET.get("prefix", "").strip()
    if not typed or len(typed) > LONGEST_QUERY:
        raise Refused("prefix", f"1 to {LONGEST_QUERY} characters are needed")
    if what == "entity":
        found = _suggested(typed, request)
    elif what in ("type", "property"):
        known = TYPES if what == "type" else PROPERTIES
        found = [each for each in _listed(known) if each["name"].lower().startswith(typed.lower())]
    else:
        raise Http404
    start = _cursor(request.GET.get("cursor", "0"))
    return _json({"result": found[start : start + PER_PAGE]})


def _suggested(typed: str, request: HttpRequest) -> list[dict[str, Any]]:
    types = frozenset(name for name in request.GET.getlist("type") if name)
    for name in types - set(TYPES):
        raise Refused("type", f"{name[:50]!r} is not one of {', '.join(TYPES)}")
    return [
        {
            "id": found.identifier,
            "name": found.entity.name,
            "description": found.entity.description,
            "notable": _listed({found.owner[0]: TYPES[found.owner[0]]}),
        }
        for found in reconciliation.current(version()).beginning(typed, types)
    ]


def _cursor(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) < 7):
        raise Refused("cursor", "a whole number is needed")
    return int(written)


@require_safe
@readable_by_all
def view(request: HttpRequest) -> HttpResponseBase:
    """Leads from an identifier to the page of the record."""
    kind, _slash, slug = request.GET.get("id", "").partition("/")
    if (kind, slug) not in reconciliation.current(version()).entities:
        raise Http404("The archive has no record of this identifier.")
    return HttpResponseRedirect(address_of(kind, slug))


def _listed(known: dict[str, str]) -> list[dict[str, str]]:
    return [{"id": key, "name": name} for key, name in known.items()]


def _json(found: object) -> JsonResponse:
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False})
