"""/meetings/values/<facet>/: every value of a facet for the selection, with a field to narrow them."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from archive.facet_lists import FACETS, chips, titles
from archive.facet_values import Choice, choices
from archive.filters import MeetingFilter, canonical
from archive.views.caching import cached_by_record
from archive.views.frozen import frozen
from archive.views.timeline import refused

PER_PAGE = 100


@cached_by_record
def facet_values(request: HttpRequest, facet: str) -> HttpResponse:
    """The values of a facet; `find` keeps those whose name holds it."""
    if facet not in FACETS:
        raise Http404
    query = request.GET.copy()
    find = " ".join(query.pop("find", []))
    filters = MeetingFilter(query)
    if not filters.is_valid():
        return refused(request, filters.problems)
    selection = filters.selection()
    found = choices(selection, facet, query.getlist(facet), find)
    paginator = Paginator(found, PER_PAGE)
    number = filters.form.cleaned_data.get("page") or 1
    if number > paginator.num_pages:
        raise Http404
    page = paginator.page(number)
    kept = canonical(query, facet, "page", "after")
    context = {
        "section": "meetings",
        "facet": facet,
        "title": titles()[facet],
        "find": find,
        "page": page,
        "choices": [(choice.option, _query(kept, facet, choice)) for choice in page],
        "chips": chips(selection, query, []),
        "frozen": frozen(filters, reverse("archive:facet-values", kwargs={"facet": facet})),
        "kept": [
            (name, value)
            for name, values in query.lists()
            for value in values
            if name not in ("page", "after")
        ],
        "list_query": canonical(query, "page", "after"),
    }
    return render(request, "archive/facet_values.html", context)


def _query(kept: str, facet: str, choice: Choice) -> str:
    """The list with the value chosen, or without it where it was chosen."""
    return "&".join(part for part in (kept, urlencode([(facet, value) for value in choice.values])) if part)
