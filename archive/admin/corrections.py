"""The queue of reported errors: what readers wrote, and the decision with the note that the public reads."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import BaseModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive import corrections
from archive.models import CorrectionReport
from articles.languages import LANGUAGES

State = CorrectionReport.State


REPORTED = ("on_page", "fact", "passage", "message", "source", "email", "language", "received_at")
"""What a reader has sent: it can be looked at and never changed."""


class StateFilter(admin.SimpleListFilter):
    """What waits for an editor, unless something else is asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*State.choices, ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        for value, label in self.lookup_choices:
            asked = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": (self.value() or State.NEW) == value, "query_string": asked, "display": label}

    def queryset(self, request: HttpRequest, queryset: QuerySet[CorrectionReport]) -> Any:
        wanted = self.value() or State.NEW
        return queryset if wanted == "all" else queryset.filter(state=wanted)


class PageFilter(admin.SimpleListFilter):
    title = _("page")
    parameter_name = "page_of"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("meeting", _("Meeting")), ("article", _("Article"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[CorrectionReport]) -> Any:
        wanted = self.value()
        return (
            queryset.exclude(**{f"{wanted}__isnull": True}) if wanted in ("meeting", "article") else queryset
        )


class DecisionForm(forms.ModelForm):
    """Accept with a note for the public, or decline, with or without one."""

    note_language = forms.ChoiceField(
        label=_("language of the note"),
        choices=[(language.tag, language.english) for language in LANGUAGES.values()],
        initial="en",
    )

    class Meta:
        model = CorrectionReport
        fields = ["state", "public_note", "note_language"]
        widgets = {"state": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "state" in self.fields:
            self.fields["state"].choices = [  # type: ignore[attr-defined]
                choice for choice in State.choices if choice[0] != State.NEW
            ]
            self.initial["state"] = "" if self.instance.state == State.NEW else self.instance.state

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        if cleaned.get("state") == State.ACCEPTED and not cleaned.get("public_note"):
            self.add_error("public_note", _("Tell readers what was wrong, and what the page says now."))
        return cleaned

    def _post_clean(self) -> None:
        """The row is written by archive.corrections alone: nothing is put into it here."""


@admin.register(CorrectionReport)
class CorrectionReportAdmin(admin.ModelAdmin):
    form = DecisionForm
    list_display = ["pk", "received_at", "on_page", "beginning", "language", "state"]
    list_display_links = ["pk", "beginning"]
    list_select_related = ["meeting", "article"]
    list_filter = [StateFilter, PageFilter, "fact", ("language", admin.AllValuesFieldListFilter)]
    list_per_page = 50
    search_fields = ["message", "public_note", "meeting__title", "meeting__slug", "article__title"]
    show_full_result_count = False
    fieldsets = [
        (
            _("What the reader reports"),
            {"fields": REPORTED},
        ),
        (
            _("Decision"),
            {"fields": ["state", "public_note", "note_language", "decided_by", "decided_at"]},
        ),
    ]
    readonly_fields = [*REPORTED, "decided_by", "decided_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: CorrectionReport, form: BaseModelForm, change: bool
    ) -> None:
        told = form.cleaned_data
        editor = cast(User, request.user)
        corrections.decide(obj, editor, told["state"], told["public_note"], told["note_language"])

    def delete_model(self, request: HttpRequest, obj: CorrectionReport) -> None:
        corrections.delete([obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[CorrectionReport]) -> None:
        corrections.delete(queryset)

    @admin.display(description=_("page"))
    def on_page(self, report: CorrectionReport) -> str:
        return format_html('<a href="{}">{}</a>', report.about.get_absolute_url(), report.about_title)

    @admin.display(description=_("what is wrong"))
    def beginning(self, report: CorrectionReport) -> str:
        return report.message[:120]

    @admin.display(description=_("where it is known from"))
    def source(self, report: CorrectionReport) -> str:
        """The address as text, no link: nobody has looked yet at where it leads."""
        return report.source_url or "–"
