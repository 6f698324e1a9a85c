"""/relations/, the same as /relations.csv, and /relations/vn-by/: the meetings of two sides."""

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import relation_export, timeline
from archive.called import label_of
from archive.facet_lists import coded_labels
from archive.facets import relation as relation_value
from archive.filter_fields import split_relation
from archive.host_picture import host_picture
from archive.relation_counts import SORTS, matrix, relation_counts
from archive.relation_page import party, relation_page
from archive.selection import Criteria, Selection
from archive.views.caching import cached_by_record
from archive.views.paging import page_number
from articles.exports import BYTE_MARK

PER_PAGE = 100
SPINE_PAGE = 50
MATRIX_SIDES = 8
MOST_TOPICS = 6


@cached_by_record
def relations(request: HttpRequest) -> HttpResponse:
    """All pairs of sides with their numbers, in the order that `sort` asks for."""
    sort = request.GET.get("sort", SORTS[0])
    if sort not in SORTS:
        message = _("“%(value)s” is no value of “%(name)s”. Write one of: %(known)s.")
        raise BadRequest(message % {"value": sort, "name": "sort", "known": ", ".join(SORTS)})
    found = relation_counts(Selection(Criteria()), sort)
    page = Paginator(found, PER_PAGE).get_page(page_number(request, len(found), PER_PAGE, ("sort",)))
    context = {
        "section": "relations",
        "page": page,
        "sort": sort,
        "most": max((relation.meetings for relation in found), default=0),
        "matrix": matrix(found, MATRIX_SIDES) if page.number == 1 else None,
    }
    return render(request, "archive/relations.html", context)


@cached_by_record
def relations_csv(request: HttpRequest) -> HttpResponse:
    """The numbers of every relation, one line each; they count meetings, not articles."""
    page_number(request, 0, 1)
    selection = Selection(Criteria())
    lines = relation_export.lines(relation_counts(selection), selection)
    answer = HttpResponse(BYTE_MARK + "".join(lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="relations.csv"'
    return answer


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
    parties = party(keys[0]), party(keys[1])
    hosts = [selection.sets.members("host", key) for key in keys]
    context = {
        "section": "relations",
        "sides": [
            {"key": key, "name": label_of(side)[0], "page": side}
            for key, side in zip(keys, parties, strict=True)
        ],
        "pair": pair,
        "canonical_path": reverse("archive:relation", args=[_canonical(selection, keys)]),
        "page": timeline.page(selection, number=number),
        "rows": timeline.rows_of(selection.keys((number - 1) * SPINE_PAGE, number * SPINE_PAGE), selection),
        "total": len(selection),
        "days": selection.days(),
        "picture": host_picture(selection, hosts[0], hosts[1]),
        "told": relation_page(parties, selection),
        "kinds": _named_counts(selection, "kind"),
        "standings": _named_counts(selection, "standing"),
        "topics": _named_counts(selection, "topic")[:MOST_TOPICS],
        "languages": _named_counts(selection, "language"),
    }
    return render(request, "archive/relation.html", context)


def _canonical(selection: Selection, keys: tuple[str, str]) -> str:
    shown = selection.sets.shown("relation").get(relation_value(*keys))
    return shown.parameter if shown else "-".join(keys)


def _named_counts(selection: Selection, facet: str) -> list[tuple[str, str, int]]:
    """(value, its name, number of meetings) of the values that the selection has, most frequent first."""
    coded = coded_labels().get(facet, {})
    counted = [(found.value, found.label, count) for found, count in selection.counts(facet) if count]
    return [(value, coded.get(value, (label, ""))[0], count) for value, label, count in counted]
