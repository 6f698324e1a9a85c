"""/officials/ and /officials/<slug>/."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive import timeline
from archive.models import Document, Official, PrintedForm
from archive.selection import Criteria, Selection, Value
from archive.views.caching import cached_by_record
from archive.views.moved import moved
from archive.views.paging import page_number
from articles.fields import CodePointOrder

LATEST = 10
PER_PAGE = 100


@cached_by_record
def officials(request: HttpRequest) -> HttpResponse:
    """All officials by name."""
    people = Official.objects.select_related("country", "organisation").order_by(CodePointOrder("name"), "pk")
    page = Paginator(people, PER_PAGE).get_page(page_number(request, people.count(), PER_PAGE))
    names = [official.slug for official in page]
    selection = Selection(Criteria())
    counts = {slug: len(selection.members & selection.sets.members("official", slug)) for slug in names}
    context = {"section": "officials", "page": page, "counts": counts}
    return render(request, "archive/officials.html", context)


@cached_by_record
def official(request: HttpRequest, slug: str) -> HttpResponse:
    """An official: spellings, posts, meetings, whom they met."""
    person = Official.objects.select_related("country", "organisation").filter(slug=slug).first()
    if person is None:
        return moved("official", slug, _("No official has this address."))
    selection = Selection(Criteria({"official": (slug,)}))
    met, same_side = _company(person, selection)
    spellings = _spellings(person)
    context = {
        "section": "officials",
        "official": person,
        "spellings": [row for row in spellings if row["times"]],
        "unprinted": [row["name"] for row in spellings if not row["times"]],
        "posts": person.posts.select_related("organisation"),
        "printed_posts": _printed_posts(person),
        "rows": timeline.latest(selection, LATEST),
        "total": len(selection),
        "met": met,
        "same_side": same_side,
        "documents": Document.objects.filter(signatories=person),
    }
    return render(request, "archive/official.html", context)


def _spellings(person: Official) -> list[dict[str, object]]:
    """Every name with how often texts print it and its share of its language, most frequent first."""
    printed = PrintedForm.objects.filter(participation__official=person).exclude(name="")
    times: Counter[str] = Counter()
    for row in printed.values("name", "text").annotate(times=Max("occurrences")).order_by("name"):
        times[row["name"]] += row["times"]
    names = list(person.names.select_related("first_seen__article"))
    of_language: Counter[str] = Counter()
    for name in names:
        of_language[name.language] += times[name.text]
    return [
        {
            "name": name,
            "times": times[name.text],
            "share": 80 * times[name.text] / (of_language[name.language] or 1),
        }
        for name in sorted(names, key=lambda name: -times[name.text])
    ]


def _printed_posts(person: Official) -> list[Any]:
    """Posts as the texts print them, with the first and last day of the meetings."""
    printed = PrintedForm.objects.filter(
        participation__official=person, participation__meeting__removed_reason=""
    )
    rows = printed.exclude(post="").values("post", "text__language")
    return list(
        rows.annotate(
            first=Min("participation__meeting__date_lower"), last=Max("participation__meeting__date_lower")
        ).order_by("first", "post")
    )


def _company(
    person: Official, selection: Selection
) -> tuple[list[tuple[Official, int]], list[tuple[Official, int]]]:
    """Officials of the same meetings: of other sides, and of the same country."""
    counted = Selection(Criteria({"official": (person.slug,)}), selection.sets).sets.shown("official")
    pairs: list[tuple[Value, int]] = [
        (value, selection.members.intersection_cardinality(value.members))
        for value in counted.values()
        if value.value != person.slug
    ]
    most = sorted((pair for pair in pairs if pair[1]), key=lambda pair: (-pair[1], pair[0].label))[
        : 2 * LATEST
    ]
    people = Official.objects.select_related("country", "organisation").in_bulk(
        [value.value for value, _ in most], field_name="slug"
    )
    found = [(people[value.value], count) for value, count in most if value.value in people]
    own = [pair for pair in found if person.country_id and pair[0].country_id == person.country_id]
    return [pair for pair in found if pair not in own][:LATEST], own[:LATEST]
