"""/relations/ and /relations/vn-by/: the meetings of two sides."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import timeline
from archive.facet_lists import coded_labels
from archive.facets import relation as relation_value
from archive.filter_fields import split_relation
from archive.labels import sides
from archive.models import Country, FacetSet, MeetingDocument, Official, TimelineRow
from archive.months import months
from archive.selection import Criteria, Selection
from archive.views.caching import cached_by_record
from archive.views.paging import page_number

PER_PAGE = 100
SPINE_PAGE = 50
MOST_OFFICIALS = 200


@cached_by_record
def relations(request: HttpRequest) -> HttpResponse:
    """All pairs of sides, the most frequent first."""
    selection = Selection(Criteria())
    total = FacetSet.objects.filter(facet="relation").count()
    counted = [pair for pair in selection.counts("relation") if pair[1]]
    page = Paginator(counted, PER_PAGE).get_page(page_number(request, len(counted), PER_PAGE))
    context = {"section": "relations", "page": page, "beyond": max(0, total - len(counted))}
    return render(request, "archive/relations.html", context)


@cached_by_record
def relation(request: HttpRequest, pair: str) -> HttpResponse:
    """The relation of two sides.  The address fixes which stands left; the side with more meetings is canonical."""
    keys = split_relation(pair)
    if keys is None:
        raise Http404(_("This address does not name two sides of the archive."))
    if pair != "-".join(keys):
        return redirect("archive:relation", "-".join(keys), permanent=True)
    selection = Selection(Criteria({"relation": (relation_value(*keys),)}))
    number = page_number(request, len(selection), SPINE_PAGE)
    page = timeline.page(selection, number=number)
    named = sides(keys)
    context = {
        "section": "relations",
        "sides": [{"key": key, "name": named[key][0]} for key in keys],
        "pair": pair,
        "canonical_path": reverse("archive:relation", args=[_canonical(selection, keys)]),
        "page": page,
        "rows": timeline.rows_of(selection.keys((number - 1) * SPINE_PAGE, number * SPINE_PAGE), selection),
        "total": len(selection),
        "days": selection.days(),
        "officials": [_officials(selection, key) for key in keys],
        "documents": _documents(selection),
        "months": months(selection, keys),
        "kinds": _named_counts(selection, "kind"),
        "topics": _named_counts(selection, "topic")[:6],
        "languages": _named_counts(selection, "language"),
    }
    return render(request, "archive/relation.html", context)


def _canonical(selection: Selection, keys: tuple[str, str]) -> str:
    shown = selection.sets.shown("relation").get(relation_value(*keys))
    return shown.parameter if shown else "-".join(keys)


def _officials(selection: Selection, side: str) -> list[tuple[Official, int]]:
    """Named officials of one side with their number of meetings, most frequent first."""
    counts = {value.value: count for value, count in selection.counts("official") if count}
    people = Official.objects.filter(slug__in=list(counts)[:MOST_OFFICIALS])
    is_country = Country.objects.filter(code=side.upper()).exists()
    people = people.filter(country=side.upper()) if is_country else people.filter(organisation__slug=side)
    found = [(person, counts[person.slug]) for person in people.prefetch_related("posts", "names")]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].name))[:10]


def _named_counts(selection: Selection, facet: str) -> list[tuple[str, str, int]]:
    """(value, its name, number of meetings) of the values that the selection has, most frequent first."""
    coded = coded_labels().get(facet, {})
    counted = [(found.value, found.label, count) for found, count in selection.counts(facet) if count]
    return [(value, coded.get(value, (label, ""))[0], count) for value, label, count in counted]


def _documents(selection: Selection) -> list[MeetingDocument]:
    keys = selection.keys(0, 500)
    meetings = TimelineRow.objects.filter(key__in=keys).values("meeting")
    found = MeetingDocument.objects.filter(meeting__in=meetings).select_related("document", "meeting")
    return list(found.prefetch_related("document__titles").order_by("-meeting__date_lower", "pk")[:20])
