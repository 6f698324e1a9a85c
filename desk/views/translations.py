"""/desk/translations/: the translations in the making, and the page where one is written."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.views.paging import page_number
from articles import drafting, segments
from articles.languages import LANGUAGES
from articles.models import Draft, Text
from articles.models.drafts import DraftState
from articles.refused import Refused
from desk import draft_page, log, presence
from desk.access import DeskRequest, open_to
from desk.models import Action
from desk.roles import Right, may
from desk.segment_help import help_for

PER_PAGE = 50
STATES = {"open": DraftState.open_states(), **{state.value: [state] for state in DraftState}}


@open_to(Right.SEE_DESK)
@require_safe
def translations(request: DeskRequest) -> HttpResponse:
    """The list, by state: those that somebody works on unless another is asked for; `mine=1`: those I wrote in."""
    if unknown := set(request.GET) - {"state", "mine", "page"}:
        raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": min(unknown)})
    state, mine = request.GET.get("state", "open"), request.GET.get("mine", "")
    if state not in STATES or mine not in ("", "1"):
        raise BadRequest(_("“%(value)s” is no state of a translation.") % {"value": state})
    held = Draft.objects.filter(state__in=STATES[state])
    if mine:
        held = held.filter(Q(opened_by=request.user) | Q(segments__versions__author=request.user)).distinct()
    listed = held.select_related("text__article", "source__text", "opened_by").annotate(
        whole=Count("segments", Q(segments__is_dropped=False), distinct=True),
        empty=Count("segments", Q(segments__is_dropped=False, segments__status="empty"), distinct=True),
    )
    paginator = Paginator(listed.order_by("-pk"), PER_PAGE)
    context = {
        "desk_section": "translations",
        "page": paginator.page(page_number(request, paginator.count, PER_PAGE)),
        "states": [("open", _("In the making")), *DraftState.choices],
        "state": state,
        "mine": mine,
    }
    return render(request, "desk/translations.html", context)


@open_to(Right.TRANSLATE)
@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: DeskRequest, pk: int) -> HttpResponse:
    """Begins a translation of a text into `language`, or the next state of the translation `text` of it."""
    source = get_object_or_404(Text.objects.select_related("article"), pk=pk)
    problems: list[str] = []
    if request.method == "POST":
        try:
            return _begun(request, source)
        except Refused as error:
            problems = error.reasons
    others = source.article.texts.exclude(pk=source.pk).exclude(kind=Text.Kind.ORIGINAL)
    context = {
        "desk_section": "translations",
        "source": source,
        "others": others.with_status(),
        "languages": [tag for tag in LANGUAGES if tag != source.language],
        "problems": problems,
        "chosen": request.POST.get("language", request.GET.get("language", "")),
    }
    return render(request, "desk/translate.html", context, status=400 if problems else 200)


@transaction.atomic
def _begun(request: DeskRequest, source: Text) -> HttpResponse:
    wanted = request.POST.get("text", "")
    if wanted:
        if not wanted.isdecimal():
            raise Refused(_("Choose a translation from the list."))
        text = Text.objects.filter(article=source.article_id, pk=int(wanted[:18])).first()
        if text is None:
            raise Refused(_("Choose a translation from the list."))
        draft = drafting.open_on(text, source, request.user)
    else:
        draft = drafting.open_new(source, request.POST.get("language", ""), request.user)
    log.note(request.user, Action.CREATED, draft)
    return redirect("desk:translation", pk=draft.pk)


@open_to(Right.SEE_DESK)
@require_safe
def translation(request: DeskRequest, pk: int) -> HttpResponse:
    """The page of a translation; `segment`: the one that is open for writing."""
    draft = found(pk)
    if unknown := set(request.GET) - {"segment"}:
        raise BadRequest(_("There is no parameter “%(name)s” here.") % {"name": min(unknown)})
    return page(request, draft, _segment(request.GET.get("segment")))


def page(
    request: DeskRequest, draft: Draft, number: int | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page as it stands; more: problems, and what was typed and not taken."""
    listed = draft_page.rows(draft)
    opened = next((row for row in listed if row.segment.number == number), None)
    if number is not None and opened is None:
        raise Http404(_("The translation has no segment %(number)s.") % {"number": number})
    presence.arrive(draft, request.user, number)
    authors = segments.authors(draft)
    context = {
        "desk_section": "translations",
        "draft": draft,
        "rows": listed,
        "opened": opened,
        "counts": draft_page.counts(listed),
        "bars": draft_page.bars(listed),
        "to_do": draft_page.first_to_do(listed),
        "next": draft_page.after(listed, number),
        "next_row": next(
            (row for row in listed if row.segment.number == draft_page.after(listed, number)), None
        ),
        "unmerged": [row for row in listed if row.beside],
        "others": presence.others(draft, request.user),
        "events": list(draft.events.select_related("by")),
        "is_author": request.user.pk in authors,
        "can_write": draft.is_writable and may(request.user, Right.TRANSLATE),
        "can_review": draft.state == DraftState.IN_REVIEW and may(request.user, Right.REVIEW),
        "corrected": draft.text.revisions.filter(is_current=True).exclude(pk=draft.began_from_id or 0).first()
        if draft.is_open
        else None,
        "source_is_old": draft.is_open and not draft.source.is_current,
        "help": help_for(draft, listed, opened),
        "versions": draft_page.versions(opened) if opened else [],
        "problems": [],
        "typed": None,
        **more,
    }
    return render(request, "desk/translation.html", context, status=status)


def found(pk: int) -> Draft:
    """The draft with all that its page names."""
    related = ("text__article", "source__text", "opened_by", "began_from", "published_as")
    return get_object_or_404(Draft.objects.select_related(*related), pk=pk)


def _segment(written: str | None) -> int | None:
    if written is None:
        return None
    if not (written.isascii() and written.isdecimal() and len(written) < 10):
        raise BadRequest(_("“%(value)s” is not the number of a segment.") % {"value": written})
    return int(written)


def address(draft: Draft, number: int | None = None) -> str:
    """The page of a draft, at a segment."""
    page = reverse("desk:translation", kwargs={"pk": draft.pk})
    # The field itself where one can write: it has the keyboard at once.
    return (
        f"{page}?segment={number}#{'t' if draft.is_writable else 's'}-{number}"
        if number is not None
        else page
    )


@open_to(Right.SEE_DESK)
@require_POST
def here(request: DeskRequest, pk: int) -> HttpResponse:
    """An open page says that it is open; who else is there, and which versions of the segments hold, as JSON."""
    draft = get_object_or_404(Draft, pk=pk)
    presence.arrive(draft, request.user, _segment(request.POST.get("segment") or None))
    versions = draft.segments.filter(is_dropped=False).values_list("number", "version")
    return JsonResponse(
        {
            "others": [
                {"name": one.user.get_username(), "segment": one.segment}
                for one in presence.others(draft, request.user)
            ],
            "versions": {str(number): version for number, version in versions},
            "state": draft.state,
        }
    )


def steps_back(
    request: DeskRequest, draft: Draft, error: Refused, number: int | None = None, **more: Any
) -> HttpResponse:
    """The page again, with the reasons why a step was not taken."""
    return page(request, found(draft.pk), number, status=400, problems=error.reasons, **more)


def told(request: DeskRequest, words: str) -> None:
    messages.success(request, words)


def refuse_strangers(request: DeskRequest, draft: Draft) -> None:
    """Only who wrote in a draft, or reviews, may end it."""
    mine = request.user.pk in {draft.opened_by_id, *segments.authors(draft)}
    if not mine and not may(request.user, Right.REVIEW):
        raise PermissionDenied(_("Only its translators and editors may do this."))
