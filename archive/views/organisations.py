"""/organisations/ and /organisations/<slug>/."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive import timeline
from archive.models import Organisation
from archive.selection import Criteria, Selection
from archive.views.caching import cached_by_record
from archive.views.moved import moved
from archive.views.paging import page_number
from articles.fields import CodePointOrder

LATEST = 10
PER_PAGE = 100


@cached_by_record
def organisations(request: HttpRequest) -> HttpResponse:
    """All organisations by name."""
    bodies = (
        Organisation.objects.select_related("country")
        .prefetch_related("names")
        .order_by(CodePointOrder("name"), "pk")
    )
    page = Paginator(bodies, PER_PAGE).get_page(page_number(request, bodies.count(), PER_PAGE))
    selection = Selection(Criteria())
    sets = selection.sets
    counts = {body.slug: len(selection.members & sets.members("organisation", body.slug)) for body in page}
    return render(
        request, "archive/organisations.html", {"section": "organisations", "page": page, "counts": counts}
    )


@cached_by_record
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation: names, place among others, officials, meetings."""
    body = Organisation.objects.select_related("country", "parent").filter(slug=slug).first()
    if body is None:
        return moved("organisation", slug, _("No organisation has this address."))
    selection = Selection(Criteria({"organisation": (slug,)}))
    context = {
        "section": "organisations",
        "organisation": body,
        "names": body.names.select_related("first_seen__article"),
        "children": body.children.all(),
        "officials": body.officials.all()[:PER_PAGE],
        "relations": [pair for pair in selection.counts("relation") if pair[1]][:LATEST],
        "rows": timeline.latest(selection, LATEST),
        "total": len(selection),
    }
    return render(request, "archive/organisation.html", context)
