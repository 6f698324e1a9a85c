"""Meetings, with everything that belongs to one on one page."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BaseModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive import curation, timeline_key
from archive.admin.evidence import EvidenceInline
from archive.admin.order import OrderForm, OrderFormSet
from archive.admin.record import PartAdmin, RecordAdmin
from archive.models import Evidence, Meeting, MeetingDocument, MeetingLink, Participation, PrintedForm, Side
from articles import fields


class MeetingForm(forms.ModelForm):
    class Meta:
        model = Meeting
        exclude = ["changed_at"]  # noqa: DJ006  the fieldsets of the page name the fields

    def clean_date(self) -> str:
        """The bounds of a date are no fields of the form, so that their rules are asked here."""
        date: str = self.cleaned_data["date"]
        lower, upper = fields.bounds(date)
        if (lower is None) != (upper is None):
            raise ValidationError(_("A meeting has a first and a last day: give the date both ends."))
        try:
            timeline_key.day_number(lower, upper, date)
        except timeline_key.OutOfRange as error:
            raise ValidationError(str(error)) from error
        return date

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        for words in ("place", "venue"):
            if bool(cleaned.get(words)) != bool(cleaned.get(f"{words}_language")):
                self.add_error(
                    f"{words}_language", _("Name the language of the words, where there are words.")
                )
        somewhere = any(cleaned.get(name) for name in ("place", "venue", "place_country"))
        if somewhere != bool(cleaned.get("place_basis")):
            self.add_error("place_basis", _("Say how the place is known, where one is given."))
        if cleaned.get("date_basis") == Meeting.DateBasis.EDITOR and not cleaned.get("date_note"):
            self.add_error("date_note", _("Say how the editors know the date."))
        return cleaned


class SideForm(OrderForm):
    host = forms.BooleanField(required=False, label=_("host"))

    class Meta:
        model = Side
        fields = ["country", "organisation", "body", "label"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["host"] = self.instance.is_host

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        if bool(cleaned.get("country")) == bool(cleaned.get("organisation")):
            self.add_error("country", _("A side is a country or an organisation: give one of the two."))
        return cleaned


class SideFormSet(OrderFormSet):
    """The host can move from one side to another in one step, which row by row the database would refuse."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        hosts = [form for form in kept if hasattr(form, "cleaned_data") and form.cleaned_data.get("host")]
        if len(hosts) > 1:
            raise ValidationError(_("Only one side is the host."))

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        hosts = [form.instance.pk for form in self.kept_forms if form.cleaned_data.get("host")]
        for side in self.instance.sides.exclude(pk__in=hosts).filter(is_host=True):
            _seat(side, is_host=False)
        for side in self.instance.sides.filter(pk__in=hosts, is_host=False):
            _seat(side, is_host=True)
        return saved


def _seat(side: Side, is_host: bool) -> None:
    side.is_host = is_host
    side.save()


class SideInline(admin.TabularInline):
    model = Side
    form = SideForm
    formset = SideFormSet
    fields = ["order", "country", "organisation", "body", "label", "host"]
    autocomplete_fields = ["country", "organisation", "body"]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else curation.FEWEST_SIDES


class ParticipationFormSet(OrderFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["side"].queryset = self.instance.sides.all()
        form.fields["side"].choices = [("", "---------"), *self._sides]

    @cached_property
    def _sides(self) -> list[tuple[int, str]]:
        return [
            (side.pk, str(side)) for side in self.instance.sides.select_related("country", "organisation")
        ]


class ParticipationForm(OrderForm):
    class Meta:
        model = Participation
        fields = ["side", "official", "post", "role", "note", "uncertain"]

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        if not cleaned.get("official") and not cleaned.get("post"):
            self.add_error("post", _("Name the person, or the post where the name is not stated."))
        if cleaned.get("uncertain") and not (cleaned.get("official") and cleaned.get("note")):
            self.add_error("uncertain", _("Name the person, and say in the note why it is not certain."))
        return cleaned


class ParticipationInline(admin.TabularInline):
    model = Participation
    form = ParticipationForm
    formset = ParticipationFormSet
    fields = ["order", "side", "official", "post", "role", "note", "uncertain"]
    autocomplete_fields = ["official"]
    extra = 1
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participation]:
        return super().get_queryset(request).select_related("official")


class MeetingDocumentInline(admin.TabularInline):
    model = MeetingDocument
    autocomplete_fields = ["document"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[MeetingDocument]:
        return super().get_queryset(request).select_related("document")


class MeetingLinkInline(admin.TabularInline):
    model = MeetingLink
    fk_name = "meeting"
    autocomplete_fields = ["to"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[MeetingLink]:
        return super().get_queryset(request).select_related("to")


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    """A new meeting is saved with its sides, unconfirmed; people and evidence are added on its page then."""

    form = MeetingForm
    list_display = ["date", "title", "parties", "kind", "standing", "review", "is_held"]
    list_display_links = ["date", "title"]
    list_filter = ["review", "standing", "kind", "date_basis", "topics"]
    # The newest entries first: sorting all by date has to read them all.
    ordering = ["-pk"]
    search_fields = ["title", "slug", "date"]
    autocomplete_fields = ["place_country", "topics"]
    prepopulated_fields = {"slug": ["date", "title"]}
    readonly_fields = ["date_lower", "date_upper", "lacks", "changed_at"]
    actions = ["confirm"]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["title", "slug", "kind", "standing", "topics", "note"]}),
        (
            _("Date"),
            {
                "fields": [
                    "date",
                    ("date_lower", "date_upper"),
                    "date_basis",
                    ("date_words", "date_words_language"),
                    "date_note",
                    "time_of_day",
                ]
            },
        ),
        (
            _("Place"),
            {
                "fields": [
                    ("place", "place_language"),
                    "place_country",
                    ("venue", "venue_language"),
                    "place_basis",
                ]
            },
        ),
    ]
    review_fieldset = (_("Review"), {"fields": ["review", "lacks", "removed_reason", "changed_at"]})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        return super().get_queryset(request).prefetch_related("sides__country", "sides__organisation")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*self.fieldsets, self.review_fieldset] if obj else self.fieldsets

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        later = [ParticipationInline, MeetingDocumentInline, MeetingLinkInline, EvidenceInline]
        return [SideInline, *later] if obj else [SideInline]

    def save_model(self, request: HttpRequest, obj: Meeting, form: BaseModelForm, change: bool) -> None:
        if not change:
            obj.review = Meeting.Review.MACHINE
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: BaseModelForm, formset: Any, change: bool) -> None:
        if formset.model is Evidence:
            for row in formset.extra_forms:
                row.instance.added_by = request.user
        super().save_formset(request, form, formset, change)

    def save_related(self, request: HttpRequest, form: BaseModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        curation.touch([form.instance])

    def response_add(self, request: HttpRequest, obj: Meeting, post_url_continue: Any = None) -> HttpResponse:
        """Goes on to the page of the meeting, where the rest is filled in."""
        if not {"_addanother", IS_POPUP_VAR} & set(request.POST):
            going_on = request.POST.copy()
            going_on["_continue"] = "1"
            request.POST = going_on  # type: ignore[assignment]
        return super().response_add(request, obj, post_url_continue)

    @admin.action(description=_("Confirm the selected meetings"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Meeting]) -> None:
        confirmed = 0
        for meeting in queryset:
            try:
                curation.confirm(meeting)
            except curation.Refused as refused:
                self.message_user(request, "; ".join(refused.reasons), messages.ERROR)
            else:
                confirmed += 1
                self.log_change(request, meeting, "Confirmed.")
        told = ngettext("%(count)s meeting confirmed.", "%(count)s meetings confirmed.", confirmed)
        self.message_user(request, told % {"count": confirmed})

    @admin.display(description=_("sides"))
    def parties(self, meeting: Meeting) -> str:
        return ", ".join(str(side) for side in meeting.sides.all())

    @admin.display(description=_("held"), boolean=True)
    def is_held(self, meeting: Meeting) -> bool:
        return not meeting.removed_reason

    @admin.display(description=_("lacks, before it can be confirmed"))
    def lacks(self, meeting: Meeting) -> str:
        faults = curation.faults(meeting)
        return format_html_join("", "<div>{}</div>", ([fault] for fault in faults)) or str(_("nothing"))


@admin.register(Side)
class SideAdmin(PartAdmin):
    list_display = ["meeting", "position", "country", "organisation", "body", "is_host"]
    list_select_related = ["meeting", "country", "organisation", "body"]
    list_filter = ["is_host"]
    search_fields = ["meeting__title", "country__name", "organisation__name", "body__name", "label"]


class PrintedFormInline(admin.TabularInline):
    model = PrintedForm
    raw_id_fields = ["text"]
    extra = 1


@admin.register(Participation)
class ParticipationAdmin(PartAdmin):
    changeable = True
    list_display = ["meeting", "official", "post", "role", "side"]
    list_display_links = ["official", "post"]
    list_select_related = ["meeting", "official", "side__country", "side__organisation"]
    list_filter = ["role", "uncertain"]
    search_fields = ["official__name", "post", "meeting__title"]
    fields = ["meeting", "side", "official", "post", "role", "note", "uncertain"]
    readonly_fields = ["meeting", "side"]
    autocomplete_fields = ["official"]
    inlines = [PrintedFormInline]


@admin.register(PrintedForm)
class PrintedFormAdmin(RecordAdmin):
    list_display = ["name", "post", "participation", "text", "occurrences"]
    list_display_links = ["name", "post"]
    list_select_related = ["participation__official", "text__article"]
    search_fields = ["name", "post"]
    raw_id_fields = ["participation", "text"]


@admin.register(MeetingDocument)
class MeetingDocumentAdmin(PartAdmin):
    list_display = ["meeting", "document", "standing"]
    list_select_related = ["meeting", "document"]
    list_filter = ["standing"]
    search_fields = ["meeting__title", "document__title"]


@admin.register(MeetingLink)
class MeetingLinkAdmin(PartAdmin):
    list_display = ["meeting", "kind", "to"]
    list_select_related = ["meeting", "to"]
    list_filter = ["kind"]
    search_fields = ["meeting__title", "to__title"]
