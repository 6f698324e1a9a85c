"""/desk/glossary/: concepts and their terms; editors add, approve, change and remove them."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive import glossary_editing as editing
from archive.models import Concept, Term
from archive.models.glossary import Standing
from archive.views.paging import page_number
from articles.fields import CodePointOrder
from articles.languages import LANGUAGES
from articles.refused import Refused
from articles.text.normalise import fold, nfc
from desk.access import account, open_to
from desk.glossary_forms import ConceptForm, ReasonForm, TermForm, state
from desk.log import note
from desk.models import Action
from desk.roles import Right

PER_PAGE = 50
FILTERS = ("q", "language", "standing")


@open_to(Right.SEE_DESK)
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Concepts by words, and by language and standing of their terms."""
    chosen = {name: nfc(request.GET.get(name, "")).strip() for name in FILTERS}
    found = _chosen(chosen)
    number = page_number(request, found.count(), PER_PAGE, FILTERS)
    context = {
        "desk_section": "glossary",
        "chosen": chosen,
        "languages": list(LANGUAGES.values()),
        "standings": Standing.choices,
        "page": Paginator(found.prefetch_related("terms"), PER_PAGE).get_page(number),
    }
    return render(request, "desk/glossary/list.html", context)


def _chosen(chosen: dict[str, str]) -> QuerySet[Concept]:
    """BadRequest, with what is known, where a choice is none."""
    terms = Term.objects.all()
    for name, values in (("language", list(LANGUAGES)), ("standing", Standing.values)):
        if chosen[name] and chosen[name] not in values:
            told = {"value": chosen[name], "known": ", ".join(values)}
            raise BadRequest(_("“%(value)s” cannot be chosen here. Known are: %(known)s.") % told)
        if chosen[name]:
            terms = terms.filter(**{name: chosen[name]})
    found = Concept.objects.order_by(CodePointOrder(Lower("name")), "pk")
    if chosen["language"] or chosen["standing"]:
        found = found.filter(pk__in=terms.values("concept"))
    return found.filter(pk__in=_with_words(chosen["q"])) if chosen["q"] else found


def _with_words(written: str) -> list[int]:
    """Concepts of whose name and terms every word is a part, whatever its marks and capitals."""
    told: dict[int, str] = {pk: fold(name) for pk, name in Concept.objects.values_list("pk", "name")}
    for pk, text in Term.objects.values_list("concept", "text"):
        told[pk] += f"\n{fold(text)}"
    wanted = fold(written).split()
    return [pk for pk, words in told.items() if all(word in words for word in wanted)]


@open_to(Right.CURATE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A concept; its terms are added on its own page."""
    form = ConceptForm(request.POST if request.method == "POST" else None, auto_id="concept-%s")
    if form.is_valid():
        try:
            with transaction.atomic():
                concept = editing.add_concept(**form.cleaned_data)
                note(account(request), Action.CREATED, concept)
        except Refused as refused:
            form.refuse(refused, "name")
        else:
            messages.success(request, _("The concept is in the glossary. Now add its terms."))
            return redirect("desk:concept", concept.pk)
    context = {"desk_section": "glossary", "form": form}
    return render(request, "desk/glossary/new.html", context, status=400 if form.is_bound else 200)


@dataclass
class Forms:
    """The forms of a concept's page, one of them as somebody has sent it."""

    concept: ConceptForm | None = None
    added: TermForm | None = None
    term: tuple[int, TermForm] | None = None
    removed: ReasonForm | None = None
    removed_term: tuple[int, ReasonForm] | None = None

    @property
    def is_refused(self) -> bool:
        return any((self.concept, self.added, self.term, self.removed, self.removed_term))


@open_to(Right.SEE_DESK)
@require_safe
def concept(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(Concept, pk=pk), Forms())


@open_to(Right.CURATE)
@require_POST
def change_concept(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Concept, pk=pk)
    form = ConceptForm(request.POST, auto_id="concept-%s")
    before = held.name
    if form.is_valid():
        try:
            with transaction.atomic():
                editing.change_concept(held, **form.cleaned_data)
                note(account(request), Action.CHANGED, held, f"“{before}” → “{held.name}”")
        except Refused as refused:
            form.refuse(refused, "name")
    if form.is_valid():
        messages.success(request, _("Saved."))
        return redirect("desk:concept", pk)
    return _page(request, Concept.objects.get(pk=pk), Forms(concept=form))


@open_to(Right.CURATE)
@require_POST
def remove_concept(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Concept, pk=pk)
    form = ReasonForm(request.POST, auto_id="remove-%s")
    if not form.is_valid():
        return _page(request, held, Forms(removed=form))
    with transaction.atomic():
        terms = " · ".join(state(term) for term in held.terms.all())
        note(account(request), Action.REMOVED, held, f"{form.cleaned_data['reason']} Terms: {terms}")
        editing.remove_concept(held)
    messages.success(request, _("The concept is removed."))
    return redirect("desk:glossary")


@open_to(Right.CURATE)
@require_POST
def add_term(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Concept, pk=pk)
    form = TermForm(request.POST, auto_id="new-%s")
    if form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():
                term = editing.add_term(held, told["language"], told["text"], told["standing"])
                note(account(request), Action.CHANGED, held, f"Added {state(term)}")
        except Refused as refused:
            form.refuse(refused, "text")
    if form.is_valid():
        messages.success(request, _("The term is added."))
        return redirect("desk:concept", pk)
    return _page(request, held, Forms(added=form))


@open_to(Right.CURATE)
@require_POST
def change_term(request: HttpRequest, pk: int) -> HttpResponse:
    term = get_object_or_404(Term.objects.select_related("concept"), pk=pk)
    form = TermForm(request.POST, auto_id=f"term-{pk}-%s")
    if form.is_valid():
        _change(request, term, form)
    if form.is_valid():
        messages.success(request, _("Saved."))
        return redirect("desk:concept", term.concept_id)
    return _page(request, term.concept, Forms(term=(pk, form)))


def _change(request: HttpRequest, term: Term, form: TermForm) -> None:
    told, before = form.cleaned_data, state(term)
    if told["was"] != before:
        form.add_error(
            "text",
            _("Another editor has changed this term meanwhile. It is now: %(term)s.") % {"term": before},
        )
        return
    try:
        with transaction.atomic():
            editing.change_term(term, told["language"], told["text"], told["standing"])
            note(account(request), Action.CHANGED, term.concept, f"{before} → {state(term)}")
    except Refused as refused:
        form.refuse(refused, "text")


@open_to(Right.CURATE)
@require_POST
def remove_term(request: HttpRequest, pk: int) -> HttpResponse:
    term = get_object_or_404(Term.objects.select_related("concept"), pk=pk)
    form = ReasonForm(request.POST, auto_id=f"remove-{pk}-%s")
    if not form.is_valid():
        return _page(request, term.concept, Forms(removed_term=(pk, form)))
    with transaction.atomic():
        told = f"Removed {state(term)}. {form.cleaned_data['reason']}"
        note(account(request), Action.CHANGED, term.concept, told)
        editing.remove_term(term)
    messages.success(request, _("The term is removed."))
    return redirect("desk:concept", term.concept_id)


def _page(request: HttpRequest, held: Concept, forms: Forms) -> HttpResponse:
    """The page of a concept; a refused form stands in it as it was sent."""
    order, standings = list(LANGUAGES), list(Standing)
    terms = sorted(
        held.terms.all(),
        key=lambda term: (order.index(term.language), standings.index(Standing(term.standing)), term.pk),
    )
    changed, removed = (
        dict([forms.term] if forms.term else []),
        dict([forms.removed_term] if forms.removed_term else []),
    )
    rows = [
        (
            term,
            changed.get(term.pk) or TermForm.of(term),
            removed.get(term.pk) or ReasonForm(auto_id=f"remove-{term.pk}-%s"),
            term.pk in changed or term.pk in removed,
        )
        for term in terms
    ]
    context = {
        "desk_section": "glossary",
        "concept": held,
        "rows": rows,
        "concept_form": forms.concept or ConceptForm.of(held),
        "new_form": forms.added or TermForm(initial={"standing": Standing.ALLOWED}, auto_id="new-%s"),
        "remove_form": forms.removed or ReasonForm(auto_id="remove-%s"),
        "refused": forms,
    }
    return render(request, "desk/glossary/concept.html", context, status=400 if forms.is_refused else 200)
