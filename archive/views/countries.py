"""/countries/ and /countries/vn/: the relations, meetings, bodies, people and documents of a country."""

from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from archive import timeline
from archive.called import said
from archive.document_list import documents_of
from archive.facet_counts import counts_of, partners
from archive.filter_fields import storable
from archive.host_picture import HostPicture, host_picture
from archive.models import Country, Meeting, Official, Organisation, Side
from archive.models.meetings import confirmed
from archive.ordering import by_name
from archive.selection import Criteria, Selection
from archive.views.caching import cached_by_record
from archive.views.paging import page_number

LATEST = 10
MOST_LISTED = 10
MOST_HELD = 5


@cached_by_record
def countries(request: HttpRequest) -> HttpResponse:
    """The countries that have sat at a table, by name, with their number of meetings."""
    page_number(request, 0, 1)
    selection = Selection(Criteria())
    met = Country.objects.filter(Exists(Side.objects.filter(confirmed("meeting__"), country=OuterRef("pk"))))
    counts = counts_of(selection, "country", met.values_list("code", flat=True))
    found = [(country, counts[country.code]) for country in by_name(met, said)]
    return render(request, "archive/countries.html", {"section": "relations", "countries": found})


@cached_by_record
def country(request: HttpRequest, code: str) -> HttpResponse:
    """A country; 404 for what is no ISO 3166-1 code, a page in words where it has met nobody."""
    for name in request.GET:
        raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": name})
    found = Country.objects.filter(code__in=storable([code.upper()])).first()
    if found is None:
        raise Http404(_("“%(code)s” is not an ISO 3166-1 code of a country.") % {"code": code})
    if code != found.key:
        return redirect(found, permanent=True)
    selection = Selection(Criteria({"country": (found.code,)}))
    context = {
        "section": "relations",
        "country": found,
        "total": len(selection),
        "days": selection.days(),
        "partners": partners(selection, found.key),
        "picture": _picture(selection, found),
        "rows": timeline.latest(selection, LATEST),
        "organisations": _organisations(selection, found),
        "officials": _officials(selection, found),
        "documents": documents_of(selection, MOST_LISTED),
        "held_here": _held_here(found),
    }
    return render(request, "archive/country.html", context)


def _picture(selection: Selection, country: Country) -> HostPicture | None:
    """Above the line: meetings that the country hosted; below: those that another side hosted."""
    own = selection.sets.members("host", country.key)
    others = [value.members for value in selection.sets.shown("host").values() if value.value != country.key]
    return host_picture(selection, own, own.union(*others) - own)


def _organisations(selection: Selection, country: Country) -> list[tuple[Organisation, int]]:
    """Its bodies with their number of meetings, most first."""
    bodies = {body.slug: body for body in country.organisations.all()}
    counts = counts_of(selection, "organisation", bodies)
    return sorted(
        ((bodies[slug], count) for slug, count in counts.items()), key=lambda pair: (-pair[1], pair[0].name)
    )


def _officials(selection: Selection, country: Country) -> list[tuple[Official, int]]:
    """Its officials with their number of meetings, most first."""
    slugs = country.officials.values_list("slug", flat=True)
    counts = counts_of(selection, "official", slugs)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_LISTED]
    people = Official.objects.prefetch_related("posts").in_bulk(
        [slug for slug, _count in most], field_name="slug"
    )
    return [(people[slug], count) for slug, count in most]


def _held_here(country: Country) -> list[Meeting]:
    """Meetings of others that took place in the country: it was the venue, not a side."""
    elsewhere = Meeting.objects.confirmed().filter(place_country=country).exclude(sides__country=country)
    return list(elsewhere.select_related("row").order_by("-date_lower", "-pk")[:MOST_HELD])
