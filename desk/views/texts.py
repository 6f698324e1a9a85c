"""/desk/texts/: every text in every state, and what is known of one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.models import Proposal
from archive.views.paging import page_number
from articles.languages import LANGUAGES
from articles.models import Publisher, Revision, Text
from articles.refused import Refused
from articles.text.normalise import nfc
from desk import texts
from desk.access import account, open_to
from desk.models import ImportResult, SameEventNote
from desk.roles import Right
from desk.text_form import TextForm, as_typed

PER_PAGE = 50
PASSAGES_PER_PAGE = 200
FILTERS = ("state", "language", "kind", "q")


@open_to(Right.SEE_DESK)
@require_safe
def text_list(request: HttpRequest) -> HttpResponse:
    """Texts by state, language, kind and words, the newest first."""
    chosen = {name: nfc(request.GET.get(name, "")).strip() for name in FILTERS}
    found = _chosen(chosen)
    number = page_number(request, found.count(), PER_PAGE, FILTERS)
    counted = dict(Text.objects.values_list("state").annotate(n=Count("pk")).order_by())
    context = {
        "desk_section": "texts",
        "chosen": chosen,
        "states": [(state, label, counted.get(state, 0)) for state, label in Text.State.choices],
        "kinds": Text.Kind.choices,
        "languages": list(LANGUAGES.values()),
        "page": Paginator(found, PER_PAGE).get_page(number),
    }
    return render(request, "desk/texts.html", context)


def _chosen(chosen: dict[str, str]) -> QuerySet[Text]:
    """BadRequest, with what is known, where a choice is none."""
    known = {"state": Text.State.values, "language": list(LANGUAGES), "kind": Text.Kind.values}
    found = Text.objects.select_related("article__publisher", "translated_from").order_by("-pk")
    for name, values in known.items():
        if not chosen[name]:
            continue
        if chosen[name] not in values:
            told = {"value": chosen[name], "known": ", ".join(values)}
            raise BadRequest(_("“%(value)s” cannot be chosen here. Known are: %(known)s.") % told)
        found = found.filter(**{name: chosen[name]})
    for word in chosen["q"].split()[:10]:
        fields = ("title", "opening", "article__title", "article__reference", "article__publisher__name")
        told_in = Q()
        for field in fields:
            told_in |= Q(**{f"{field}__icontains": word})
        found = found.filter(told_in)
    return found


@open_to(Right.SEE_DESK)
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """One text; whoever may correct its facts does it here."""
    found = get_object_or_404(Text.objects.select_related("article__publisher", "translated_from"), pk=pk)
    by = account(request)
    may_correct = texts.may_correct(found, by)
    article_too = may_correct and texts.may_correct_article(found, by)
    if request.method != "POST":
        return _page(request, found, TextForm(initial=as_typed(found), article_too=article_too), may_correct)
    if not may_correct:
        messages.error(request, _("Contributors correct drafts that they added themselves. Ask an editor."))
        return redirect("desk:text", pk=pk)
    form = TextForm(request.POST, article_too=article_too)
    if not form.is_valid():
        return _page(request, found, form, may_correct, status=400)
    try:
        texts.correct(found, by, form.facts())
    except Refused as refused:
        form.add_error(None, refused.reasons)
        return _page(request, get_object_or_404(Text, pk=pk), form, may_correct, status=400)
    messages.success(request, _("What is known of the text is corrected."))
    return redirect("desk:text", pk=pk)


def _page(
    request: HttpRequest, found: Text, form: TextForm, may_correct: bool, status: int = 200
) -> HttpResponse:
    revision = Revision.objects.filter(text=found, is_current=True).select_related("file", "author").first()
    passages = revision.passages.order_by("number") if revision else Revision.objects.none()
    number = page_number(request, passages.count(), PASSAGES_PER_PAGE)
    context = {
        "desk_section": "texts",
        "text": found,
        "revision": revision,
        "page": Paginator(passages, PASSAGES_PER_PAGE).get_page(number),
        "added_by": texts.added_by(found),
        "same_event": SameEventNote.objects.select_related("article").filter(text=found).first(),
        "form": form,
        "may_correct": may_correct,
        "languages": list(LANGUAGES.values()),
        "publishers": Publisher.objects.order_by("name")[:500],
        **_what_waits(found, revision),
    }
    return render(request, "desk/text.html", context, status=status)


def _what_waits(found: Text, revision: Revision | None) -> dict[str, Any]:
    """What an editor looks at before the public may: proposals, warnings, lines set aside."""
    imported = ImportResult.objects.filter(revision=revision).order_by("pk").first() if revision else None
    proposals = Proposal.objects.filter(text=found).exclude(state=Proposal.State.WITHDRAWN)
    return {
        "proposals": proposals.select_related("candidate", "meeting").order_by("pk"),
        "warnings": imported.warnings if imported else [],
        "removed": list(revision.removed.all()[:PASSAGES_PER_PAGE]) if revision else [],
        "is_new": found.state in (Text.State.DRAFT, Text.State.IN_REVIEW) and revision is not None,
        "others": found.article.texts.exclude(pk=found.pk).order_by("pk"),
    }


@open_to(Right.PUBLISH)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Lets the public read the text."""
    found = get_object_or_404(Text.objects.select_related("article"), pk=pk)
    try:
        texts.publish(found, account(request))
        messages.success(request, _("The text is published."))
    except Refused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("desk:text", pk=pk)
