"""Proposals: what extraction found, fact by fact with the words that state it, and the three ways to decide."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive import confirming
from archive.admin.record import reasons
from archive.curation import Refused
from archive.models import Evidence, Meeting, MeetingDocument, Participation, Proposal, Reading, Side
from archive.proposed_facts import ProposedFact, facts, title
from articles.admin import Unchangeable
from articles.fields import validate_edtf

Fact = Evidence.Fact
CHOSEN = {
    Fact.PARTICIPANT: ("official", Participation),
    Fact.SIDE: ("organisation", Side),
    Fact.DOCUMENT: ("document", MeetingDocument),
}
"""Facts that may be somebody or something the archive knows: the field of the model that says so."""
STATES_TO_DECIDE = "open"


class StateFilter(admin.SimpleListFilter):
    """What waits for an editor, unless something else is asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Proposal.State.choices, ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        for value, label in self.lookup_choices:
            chosen = (self.value() or STATES_TO_DECIDE) == value
            asked = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": chosen, "query_string": asked, "display": label}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> QuerySet[Proposal]:
        wanted = self.value() or STATES_TO_DECIDE
        return queryset if wanted == "all" else queryset.filter(state=wanted)


class ConfidenceFilter(admin.SimpleListFilter):
    title = _("confidence")
    parameter_name = "confidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("high", _("0.9 and more")), ("middle", _("0.7 to 0.9")), ("low", _("less than 0.7"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Proposal]) -> QuerySet[Proposal]:
        within = {"high": (0.9, 2.0), "middle": (0.7, 0.9), "low": (0.0, 0.7)}.get(self.value() or "")
        return queryset.filter(confidence__gte=within[0], confidence__lt=within[1]) if within else queryset


class ProposalForm(forms.Form):
    """One decision.  Every fact that can be left out has a box `keep-KEY`; everything that the archive may know has
    a choice `known-KEY`, which is empty for what is new."""

    title = forms.CharField(max_length=300, required=False, widget=forms.TextInput(attrs={"size": 80}))
    date = forms.CharField(max_length=64, required=False, validators=[validate_edtf])
    date_note = forms.CharField(max_length=500, required=False, widget=forms.TextInput(attrs={"size": 80}))
    note = forms.CharField(max_length=500, required=False, widget=forms.TextInput(attrs={"size": 80}))
    meeting = forms.ModelChoiceField(
        Meeting.objects.held(),
        required=False,
        widget=AutocompleteSelect(Evidence._meta.get_field("meeting"), admin.site),
    )
    reason = forms.CharField(max_length=300, required=False, widget=forms.TextInput(attrs={"size": 80}))

    def __init__(self, proposal: Proposal, data: Any = None) -> None:
        self.facts = facts(proposal)
        first = {"title": title(self.facts), "date": proposal.date, "meeting": proposal.candidate}
        super().__init__(data, initial=first)
        for fact in self.facts:
            if not fact.is_required:
                self.fields[f"keep-{fact.key}"] = forms.BooleanField(
                    required=False, initial=bool(fact.quotes)
                )
            if fact.name in CHOSEN and not (fact.name == Fact.SIDE and fact.told.get("country")):
                self.fields[f"known-{fact.key}"] = _known(fact)

    def rows(self) -> list[dict[str, Any]]:
        """The facts with their boxes, for the page."""
        return [
            {"fact": fact, "keep": self._field(f"keep-{fact.key}"), "known": self._field(f"known-{fact.key}")}
            for fact in self.facts
        ]

    def _field(self, name: str) -> Any:
        return self[name] if name in self.fields else None

    def choice(self) -> confirming.Choice:
        """What the editor said; only for a valid form."""
        cleaned = self.cleaned_data
        kept = {fact.key for fact in self.facts if cleaned.get(f"keep-{fact.key}")}
        chosen: dict[str, dict[str, Any]] = {
            field: {
                fact.key: cleaned[f"known-{fact.key}"]
                for fact in self.facts
                if fact.name == name and cleaned.get(f"known-{fact.key}")
            }
            for name, (field, _model) in CHOSEN.items()
        }
        return confirming.Choice(
            frozenset(kept),
            cleaned["note"],
            chosen["official"],
            chosen["organisation"],
            chosen["document"],
            cleaned["title"],
            cleaned["date"],
            cleaned["date_note"],
        )


def _known(fact: ProposedFact) -> forms.ModelChoiceField:
    """Whom the archive knows; the likeliest is chosen, for the editor to check."""
    name, model = CHOSEN[fact.name]
    field: Any = model._meta.get_field(name)
    likely = _likely(fact)
    held = field.related_model.objects.filter(slug=likely).first() if likely else None
    return forms.ModelChoiceField(
        field.related_model.objects.all(),
        required=False,
        initial=held,
        widget=AutocompleteSelect(field, admin.site),
        help_text=_reason(fact),
    )


def _likely(fact: ProposedFact) -> str:
    told = fact.told
    candidates = [candidate["slug"] for candidate in told.get("candidates") or ()]
    return told.get("official") or told.get("organisation") or (candidates[0] if candidates else "")


def _reason(fact: ProposedFact) -> str:
    """Why somebody is suggested; others who may be meant."""
    found = [f"{item['slug']}: {item['reason']}" for item in fact.told.get("candidates") or ()]
    return "; ".join(found)


def _editor(request: HttpRequest) -> User:
    """Who is signed in: the admin lets nobody else come here."""
    return cast(User, request.user)


@admin.register(Proposal)
class ProposalAdmin(Unchangeable, admin.ModelAdmin):
    """No field is changed by hand: a proposal is confirmed as a new meeting, into one that is held, or refused."""

    list_display = ["what", "headline", "language", "confidence", "standing", "state", "joins"]
    list_select_related = ["text__article", "candidate", "meeting"]
    list_filter = [
        StateFilter,
        ("text__language", admin.AllValuesFieldListFilter),
        "standing",
        "kind",
        ConfidenceFilter,
    ]
    list_per_page = 50
    search_fields = ["key", "text__title", "text__opening", "text__article__reference"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.change_proposal")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        proposal = self.get_object(request, unquote(object_id))
        if proposal is None:
            raise Http404
        if not self.has_view_or_change_permission(request, proposal):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, proposal, ProposalForm(proposal))
        decide = self._button(request, proposal)
        form = ProposalForm(proposal, request.POST)
        if form.is_valid():
            try:
                return decide(request, proposal, form)
            except (Refused, IntegrityError) as error:
                for reason in reasons(error):
                    form.add_error(None, reason)
        return self._page(request, proposal, form)

    def _button(self, request: HttpRequest, proposal: Proposal) -> Any:
        """What the editor asks for, where their rights allow it."""
        for button, needed, decide in (
            ("_confirm", "archive.add_meeting", self._confirm),
            ("_join", "archive.change_meeting", self._join),
            ("_refuse", "archive.change_proposal", self._refuse),
        ):
            allowed = self.has_change_permission(request, proposal) and request.user.has_perm(needed)
            if button in request.POST and allowed:
                return decide
        raise PermissionDenied

    def _confirm(self, request: HttpRequest, proposal: Proposal, form: ProposalForm) -> HttpResponse:
        if not form.cleaned_data["title"]:
            raise Refused([gettext("Give the new meeting a title.")])
        meeting = confirming.confirm_as_new(proposal, form.choice(), _editor(request))
        self.log_change(request, proposal, f"Confirmed as {meeting.slug}.")
        self.log_addition(request, meeting, f"Confirmed from proposal {proposal.pk}.")
        self.message_user(request, gettext("Confirmed as a new meeting. It can be read by the public."))
        return redirect(reverse("admin:archive_meeting_change", args=[meeting.pk]))

    def _join(self, request: HttpRequest, proposal: Proposal, form: ProposalForm) -> HttpResponse:
        meeting = form.cleaned_data["meeting"]
        if meeting is None:
            raise Refused([gettext("Choose the meeting that this text reports.")])
        left = confirming.confirm_into(proposal, meeting, form.choice(), _editor(request))
        self.log_change(request, proposal, f"Confirmed into {meeting.slug}.")
        self.log_change(request, meeting, f"Evidence added from proposal {proposal.pk}.")
        self.message_user(request, gettext("The words of the text are evidence of this meeting now."))
        if left:
            names = "; ".join(f"{fact.label} “{fact.value}”" for fact in left)
            told = gettext("Left out, because the meeting says otherwise: %(facts)s.") % {"facts": names}
            self.message_user(request, told, messages.WARNING)
        return redirect(reverse("admin:archive_meeting_change", args=[meeting.pk]))

    def _refuse(self, request: HttpRequest, proposal: Proposal, form: ProposalForm) -> HttpResponse:
        confirming.refuse(proposal, form.cleaned_data["reason"], _editor(request))
        self.log_change(request, proposal, f"Refused: {form.cleaned_data['reason']}")
        self.message_user(request, gettext("Refused. It is not proposed again."))
        return redirect(reverse("admin:archive_proposal_changelist"))

    def _page(self, request: HttpRequest, proposal: Proposal, form: ProposalForm) -> HttpResponse:
        may = request.user.has_perm
        can_change = self.has_change_permission(request, proposal) and not proposal.is_decided
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(proposal),
            "proposal": proposal,
            "article_url": proposal.text.article.get_absolute_url(),
            "form": form,
            "media": self.media + form.media,
            "may_confirm": can_change and may("archive.add_meeting"),
            "may_join": can_change and may("archive.change_meeting"),
            "may_refuse": can_change,
        }
        return TemplateResponse(request, "admin/archive/proposal/change_form.html", context)

    @admin.display(description=_("proposed meeting"), ordering="-pk")
    def what(self, proposal: Proposal) -> str:
        return str(proposal)

    @admin.display(description=_("text"))
    def headline(self, proposal: Proposal) -> str:
        return format_html('<span lang="{}">{}</span>', proposal.text.language, proposal.text.heading)

    @admin.display(description=_("language"), ordering="text__language")
    def language(self, proposal: Proposal) -> str:
        return proposal.text.language

    @admin.display(description=_("meeting of the archive"))
    def joins(self, proposal: Proposal) -> str:
        return str(proposal.meeting or proposal.candidate or "–")


@admin.register(Reading)
class ReadingAdmin(Unchangeable, admin.ModelAdmin):
    """Which texts were read for proposals, and with which rules."""

    list_display = ["text", "revision", "extractor", "read_at"]
    list_select_related = ["text__article", "revision__text__article"]
    search_fields = ["text__title", "text__opening", "extractor"]
