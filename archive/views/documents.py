"""/documents/ and /documents/<slug>/: what meetings signed, planned or spoke of."""

import datetime as dt

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.cited import Cited, public_evidence
from archive.document_list import STANDINGS, due_before, listed, of_standing, public_documents
from archive.models import Document, MeetingDocument
from archive.views.caching import cached_by_record
from archive.views.moved import moved
from archive.views.paging import page_number
from articles import edtf_date

PER_PAGE = 100
PASSAGES = 20
FILTERS = ("kind", "standing", "due")


@cached_by_record
def documents(request: HttpRequest) -> HttpResponse:
    """Documents, newest first, by kind and standing; `due` asks for what should have been signed by a day."""
    kind = _choice(request, "kind", Document.Kind.values)
    standing = _choice(request, "standing", [str(value) for value in STANDINGS])
    due = _day(request)
    found = public_documents()
    if kind:
        found = found.filter(kind=kind)
    if standing:
        found = of_standing(found, standing)
    if due:
        found = due_before(found, due)
    number = page_number(request, found.count(), PER_PAGE, FILTERS)
    page = Paginator(found, PER_PAGE).get_page(number)
    context = {
        "section": "documents",
        "page": page,
        "listed": listed(page),
        "chosen": {"kind": kind, "standing": standing, "due": request.GET.get("due", "")},
        "due": due,
        "kinds": Document.Kind.choices,
        "standings": [(value, MeetingDocument.Standing(value).label) for value in STANDINGS],
    }
    return render(request, "archive/documents.html", context)


@cached_by_record
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """A document: its titles, what each meeting did with it, who signed, the passages that say so."""
    found = public_documents().filter(slug=slug).first()
    if found is None:
        return moved(request, "document", slug, _("No document has this address."))
    evidence = public_evidence().filter(document=found, fact="document")
    number = page_number(request, evidence.count(), PASSAGES)
    page = Paginator(evidence, PASSAGES).get_page(number)
    cited = Cited(page)
    whole = listed([found])[0]
    context = {
        "section": "documents",
        "document": whole.document,
        "listed": whole,
        "uses": [
            (use, cited.of(item for item in page if item.meeting_id == use.meeting_id)) for use in whole.uses
        ],
        "passages": cited.passages,
        "page": page,
        "earlier": whole.document.earlier_addresses.exclude(name=""),
    }
    return render(request, "archive/document.html", context)


def _choice(request: HttpRequest, name: str, known: list[str]) -> str:
    """A value of a filter; empty where none is asked for, BadRequest for one that does not exist."""
    value = request.GET.get(name, "")
    if value and value not in known:
        message = _("“%(value)s” is no value of “%(name)s”. Write one of: %(known)s.")
        raise BadRequest(message % {"value": value, "name": name, "known": ", ".join(known)})
    return value


def _day(request: HttpRequest) -> dt.date | None:
    """The last day of the year, month or day that `due` names."""
    written = request.GET.get("due", "")
    if not written:
        return None
    try:
        date = edtf_date.parse(written)
    except edtf_date.InvalidDate:
        date = None
    if date is None or date.precision not in ("day", "month", "year") or date.upper is None:
        message = _("“%(value)s” is not a date. Write a year, month or day: 2025, 2025-10 or 2025-10-25.")
        raise BadRequest(message % {"value": written})
    return date.upper
