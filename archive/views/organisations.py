"""/organisations/, /organisations/<slug>/ and every passage that names a body."""

from itertools import groupby

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive import mentions, timeline
from archive.called import said
from archive.facet_counts import counts_of, partners
from archive.models import Country, Official, Organisation
from archive.ordering import by_name, name_key
from archive.selection import Criteria, Selection
from archive.views.caching import cached_by_record
from archive.views.mentions import mentions_page
from archive.views.moved import moved
from archive.views.paging import page_number

LATEST = 10
PER_PAGE = 100
TEXTS = 3
FILTERS = ("country", "kind")
NO_COUNTRY = "none"


@cached_by_record
def organisations(request: HttpRequest) -> HttpResponse:
    """All organisations, those of each country together, international bodies and companies last."""
    kind, country = _kind(request), _country(request)
    bodies = Organisation.objects.all()
    bodies = bodies.filter(kind=kind) if kind else bodies
    if country:
        bodies = bodies.filter(country=None if country == NO_COUNTRY else country)
    rows = sorted(bodies.select_related("country"), key=_place)
    page = Paginator(rows, PER_PAGE).get_page(page_number(request, len(rows), PER_PAGE, FILTERS))
    found = (
        Organisation.objects.select_related("country")
        .prefetch_related("names")
        .in_bulk([row.pk for row in page])
    )
    listed = [found[row.pk] for row in page]
    context = {
        "section": "organisations",
        "page": page,
        "groups": [(of, list(group)) for of, group in groupby(listed, key=lambda body: body.country)],
        "counts": counts_of(Selection(Criteria()), "organisation", [body.slug for body in listed]),
        "kinds": Organisation.Kind.choices,
        "countries": by_name(Country.objects.filter(organisations__isnull=False).distinct(), said),
        "chosen": {"kind": kind, "country": country},
    }
    return render(request, "archive/organisations.html", context)


def _place(body: Organisation) -> tuple[object, ...]:
    """Those of a country together, by the names that the page gives them."""
    return (
        not body.country,
        name_key(said(body.country) if body.country else ""),
        name_key(said(body)),
        body.pk,
    )


def _kind(request: HttpRequest) -> str:
    value = request.GET.get("kind", "")
    if value and value not in Organisation.Kind.values:
        message = _("“%(value)s” is no value of “%(name)s”. Write one of: %(known)s.")
        known = ", ".join(Organisation.Kind.values)
        raise BadRequest(message % {"value": value, "name": "kind", "known": known})
    return value


def _country(request: HttpRequest) -> str:
    """A code, NO_COUNTRY for bodies of none, empty where none is asked for."""
    value = request.GET.get("country", "")
    is_code = value.isascii() and value.isalpha() and Country.objects.filter(code=value).exists()
    if value and value != NO_COUNTRY and not is_code:
        raise BadRequest(_("“%(value)s” is not in the archive.") % {"value": value})
    return value


@cached_by_record
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation: names, place among others, officials, meetings, where it is named."""
    page_number(request, 0, 1)
    body = _found(slug)
    if body is None:
        return moved(request, "organisation", slug, _("No organisation has this address."))
    selection = Selection(Criteria({"organisation": (slug,)}))
    texts = mentions.naming_texts(body)
    children = list(body.children.all())
    context = {
        "section": "organisations",
        "organisation": body,
        "names": body.names.select_related("first_seen__article"),
        "children": by_name(children, said),
        "child_counts": counts_of(selection, "organisation", [child.slug for child in children]),
        "officials": _officials(body, selection),
        "own_relations": partners(selection, slug)[:LATEST],
        "relations": [pair for pair in selection.counts("relation") if pair[1]][:LATEST],
        "rows": timeline.latest(selection, LATEST),
        "total": len(selection),
        "namings": mentions.namings(body, texts[:TEXTS]),
        "languages": mentions.languages(texts),
        "earlier": body.earlier_addresses.exclude(name=""),
    }
    return render(request, "archive/organisation.html", context)


@cached_by_record
def organisation_mentions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every passage that names the body, text by text."""
    body = _found(slug)
    if body is None:
        return moved(request, "organisation", slug, _("No organisation has this address."))
    return mentions_page(request, body, "organisations", "en")


def _found(slug: str) -> Organisation | None:
    return Organisation.objects.select_related("country", "parent").filter(slug=slug).first()


def _officials(body: Organisation, selection: Selection) -> list[tuple[Official, str, int]]:
    """(official, post in the body, meetings) of those who speak for it or have a post there, most meetings first."""
    held = Official.objects.filter(Q(organisation=body) | Q(posts__organisation=body)).distinct()
    people = {person.slug: person for person in held.prefetch_related("posts")}
    counts = counts_of(selection, "official", people)
    found = [(person, _post(person, body), counts[slug]) for slug, person in people.items()]
    return sorted(found, key=lambda entry: (-entry[2], name_key(said(entry[0]))))[:PER_PAGE]


def _post(person: Official, body: Organisation) -> str:
    """The first post of the person in the body, else the first of all."""
    posts = list(person.posts.all())
    own = [post for post in posts if post.organisation_id == body.pk]
    return (own or posts)[0].title if posts else ""
