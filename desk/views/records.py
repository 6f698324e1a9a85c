"""/desk/officials/, /desk/organisations/ …: the lists of records, and the pages of all but meetings."""

from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from archive import amending
from archive.curation import Refused
from archive.merging.merge import operations_of
from archive.models import Document, DocumentTitle, Meeting, Name, Official, Post
from archive.views.paging import page_number
from desk.access import DeskRequest, open_to
from desk.forms.records import (
    DocumentForm,
    NameForm,
    OfficialForm,
    OrganisationForm,
    PostForm,
    RemoveForm,
    SignatoryForm,
    TitleForm,
)
from desk.record_kinds import KINDS
from desk.record_page import FormStep, Steps, respond
from desk.roles import Right

PER_PAGE = 50
_RELATED = {"officials": ["country", "organisation"], "organisations": ["country", "parent"]}


@open_to(Right.CURATE)
@require_safe
def listed(request: DeskRequest, kind: str) -> HttpResponse:
    """The records of a kind, by any spelling; meetings also by `review`."""
    also = ["q", "review"] if kind == "meetings" else ["q"]
    if unknown := set(request.GET) - {*also, "page"}:
        raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": min(unknown)})
    words, review = request.GET.get("q", ""), request.GET.get("review", "")
    found = KINDS[kind].find(words).select_related(*_RELATED.get(kind, []))
    if review and review not in Meeting.Review.values:
        raise BadRequest(_("“%(value)s” is no state of a meeting.") % {"value": review})
    if review:
        found = found.filter(review=review)
    paginator = Paginator(found, PER_PAGE)
    context = {
        "desk_section": "records",
        "kind": KINDS[kind],
        "words": words,
        "review": review,
        "reviews": Meeting.Review.choices,
        "page": paginator.page(page_number(request, paginator.count, PER_PAGE, also)),
    }
    return render(request, "desk/records.html", context)


def _save(record: Any, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.change(form.instance, by, told["why"], told["version"])


def _add(record: Any, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.add(record, form.instance, by, told["why"], told["version"])


def remove_part(parts: dict[str, Any]) -> Any:
    """A step that takes away “name:17”; parts: the models by their names."""

    def save(record: Any, form: Any, by: Any) -> None:
        told = form.cleaned_data
        name, _colon, number = told["part"].partition(":")
        owner = type(record)._meta.model_name
        rows = parts[name].objects.filter(**{owner: record}) if name in parts else None
        part = rows.filter(pk=int(number)).first() if rows is not None and number.isdecimal() else None
        if part is None:
            raise Refused([_("It is gone already: somebody has removed it.")])
        amending.remove(record, part, by, told["why"], told["version"])

    return save


def removing(parts: dict[str, Any]) -> FormStep:
    return FormStep(lambda _record, data: RemoveForm(data), remove_part(parts))


def _sign(document: Any, form: Any, by: Any) -> None:
    told = form.cleaned_data
    amending.change_signatories(document, told["official"], by, told["why"], told["version"], signed=True)


def _remove_of_document(document: Any, form: Any, by: Any) -> None:
    told = form.cleaned_data
    name, _colon, number = told["part"].partition(":")
    if name != "official":
        remove_part({"documenttitle": DocumentTitle})(document, form, by)
        return
    official = document.signatories.filter(pk=int(number[:18])).first() if number.isdecimal() else None
    if official is None:
        raise Refused([_("It is gone already: somebody has removed it.")])
    amending.change_signatories(document, official, by, told["why"], told["version"], signed=False)


OFFICIAL: Steps = {
    "fields": FormStep(lambda record, data: OfficialForm(data, instance=record), _save),
    "name": FormStep(lambda record, data: NameForm(data, instance=Name(official=record)), _add),
    "post": FormStep(lambda record, data: PostForm(data, instance=Post(official=record)), _add),
    "remove": removing({"name": Name, "post": Post}),
}
ORGANISATION: Steps = {
    "fields": FormStep(lambda record, data: OrganisationForm(data, instance=record), _save),
    "name": FormStep(lambda record, data: NameForm(data, instance=Name(organisation=record)), _add),
    "remove": removing({"name": Name}),
}
DOCUMENT: Steps = {
    "fields": FormStep(lambda record, data: DocumentForm(data, instance=record), _save),
    "title": FormStep(lambda record, data: TitleForm(data, instance=DocumentTitle(document=record)), _add),
    "signatory": FormStep(lambda _record, data: SignatoryForm(data), _sign),
    "remove": FormStep(lambda _record, data: RemoveForm(data), _remove_of_document),
}


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def official(request: DeskRequest, pk: int) -> HttpResponse:
    return respond(request, KINDS["officials"], pk, OFFICIAL, "desk/record.html", _parts)


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: DeskRequest, pk: int) -> HttpResponse:
    return respond(request, KINDS["organisations"], pk, ORGANISATION, "desk/record.html", _parts)


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: DeskRequest, pk: int) -> HttpResponse:
    return respond(request, KINDS["documents"], pk, DOCUMENT, "desk/record.html", _parts)


def _parts(record: Any) -> dict[str, Any]:
    """The rows that can be taken away, by the step that adds such rows."""
    parts: dict[str, Any] = {}
    if isinstance(record, Document):
        parts["title"] = record.titles.all()
        parts["signatory"] = record.signatories.order_by("pk")
    else:
        parts["name"] = record.names.all()
    if isinstance(record, Official):
        parts["post"] = record.posts.select_related("organisation")
    return {"parts": parts, "operations": operations_of(record)[:20]}
