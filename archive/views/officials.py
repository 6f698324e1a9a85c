"""/officials/, /officials/<slug>/ and every passage that names an official."""

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive import mentions, timeline
from archive.called import said
from archive.document_list import listed, public_documents
from archive.facet_counts import counts_of
from archive.models import Country, Official, Participation
from archive.models.meetings import confirmed
from archive.ordering import by_name
from archive.posts_over_time import posts_over_time, posts_picture
from archive.selection import Criteria, Selection, Value
from archive.spellings import spellings
from archive.views.caching import cached_by_record
from archive.views.mentions import mentions_page
from archive.views.moved import moved
from archive.views.paging import page_number

LATEST = 10
PER_PAGE = 100
TEXTS = 3
FILTERS = ("country", "identification")


@cached_by_record
def officials(request: HttpRequest) -> HttpResponse:
    """All officials by name; `country` chooses those of one, `identification=uncertain` those not certain."""
    country, uncertain = _country(request), _uncertain(request)
    people = Official.objects.all()
    people = people.filter(country=country) if country else people
    people = people.filter(participations__in=_uncertain_seats()).distinct() if uncertain else people
    rows = by_name(people.values_list("pk", "name", "slug"), lambda row: row[1])
    number = page_number(request, len(rows), PER_PAGE, FILTERS)
    page = Paginator(rows, PER_PAGE).get_page(number)
    held = Official.objects.select_related("country", "organisation").prefetch_related("names", "posts")
    found = held.in_bulk([row[0] for row in page])
    selection = Selection(Criteria())
    context = {
        "section": "officials",
        "page": page,
        "officials": [found[row[0]] for row in page],
        "counts": counts_of(selection, "official", [row[2] for row in page]),
        "country": country,
        "countries": by_name(Country.objects.filter(officials__isnull=False).distinct(), said),
        "uncertain": uncertain,
        "any_uncertain": _uncertain_seats().exists(),
    }
    return render(request, "archive/officials.html", context)


def _uncertain_seats() -> QuerySet[Participation]:
    return Participation.objects.filter(confirmed("meeting__"), uncertain=True)


def _country(request: HttpRequest) -> Country | None:
    code = request.GET.get("country", "")
    found = Country.objects.filter(code=code).first() if code.isascii() and code.isalpha() else None
    if code and found is None:
        raise BadRequest(_("“%(value)s” is not in the archive.") % {"value": code})
    return found


def _uncertain(request: HttpRequest) -> bool:
    value = request.GET.get("identification", "")
    if value not in ("", "uncertain"):
        message = _("“%(value)s” is no value of “%(name)s”. Write one of: %(known)s.")
        raise BadRequest(message % {"value": value, "name": "identification", "known": "uncertain"})
    return bool(value)


@cached_by_record
def official(request: HttpRequest, slug: str) -> HttpResponse:
    """An official: spellings, posts, meetings, whom they met, where they are named."""
    page_number(request, 0, 1)
    person = _found(slug)
    if person is None:
        return moved(request, "official", slug, _("No official has this address."))
    selection = Selection(Criteria({"official": (slug,)}))
    met, same_side = _company(person, selection)
    named = spellings(person)
    posts = posts_over_time(person)
    texts = mentions.naming_texts(person)
    context = {
        "section": "officials",
        "official": person,
        "spellings": [row for row in named if row.times],
        "unprinted": [row for row in named if not row.times],
        "mentioned": sum(row.times for row in named),
        "posts": posts,
        "picture": posts_picture(posts),
        "rows": timeline.latest(selection, LATEST),
        "total": len(selection),
        "met": met,
        "same_side": same_side,
        "documents": listed(public_documents().filter(signatories=person).distinct()),
        "namings": mentions.namings(person, texts[:TEXTS]),
        "languages": mentions.languages(texts),
        "uncertain": _uncertain_seats().filter(official=person).select_related("meeting__row"),
        "earlier": person.earlier_addresses.exclude(name=""),
    }
    return render(request, "archive/official.html", context)


@cached_by_record
def official_mentions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every passage that names the official, text by text."""
    person = _found(slug)
    if person is None:
        return moved(request, "official", slug, _("No official has this address."))
    return mentions_page(request, person, "officials", person.name_language)


def _found(slug: str) -> Official | None:
    return Official.objects.select_related("country", "organisation").filter(slug=slug).first()


def _company(
    person: Official, selection: Selection
) -> tuple[list[tuple[Official, int]], list[tuple[Official, int]]]:
    """Officials of the same meetings: of other sides, and of the same country."""
    pairs: list[tuple[Value, int]] = [
        (value, selection.members.intersection_cardinality(value.members))
        for value in selection.sets.shown("official").values()
        if value.value != person.slug
    ]
    most = sorted((pair for pair in pairs if pair[1]), key=lambda pair: (-pair[1], pair[0].label))[
        : 2 * LATEST
    ]
    people = Official.objects.select_related("country", "organisation").in_bulk(
        [value.value for value, _count in most], field_name="slug"
    )
    found = [(people[value.value], count) for value, count in most if value.value in people]
    own = [pair for pair in found if person.country_id and pair[0].country_id == person.country_id]
    return [pair for pair in found if pair not in own][:LATEST], own[:LATEST]
