"""What all admin pages of the archive share: the public record follows every change, or nothing is changed."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.forms import BaseModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import changes, curation, index
from archive.models import Meeting


class Refusing:
    """Mixed into a form that is shown again: what refused the change stands above its fields."""

    refused_because: Iterable[str] = ()

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        for reason in self.refused_because:
            self.add_error(None, reason)  # type: ignore[attr-defined]
        return cleaned


class RecordAdmin(admin.ModelAdmin):
    """Rows that the record of meetings prints.  Their earlier states can be looked at, and restored at the desk.

    Inlines are saved after their row, so whether a meeting is proven is known only when all is saved.  What
    archive.curation or the database then refuses is rolled back, and the form is shown with the reasons.
    """

    show_full_result_count = False
    object_history_template = "admin/archive/history.html"
    printed: Iterable[str] = ()
    """The fields that meetings print: where none of these changed, no meeting has to be written again."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (curation.Refused, IntegrityError) as error:
            request.refused_because = reasons(error)  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The states of the row above what Django notes; articles and texts keep revisions instead."""
        told = changes.of_row(self.model, unquote(object_id)) if hasattr(self.model, "history") else []
        return super().history_view(request, object_id, {**(extra_context or {}), "changes": told})

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        reasons = getattr(request, "refused_because", ())
        return type(form.__name__, (Refusing, form), {"refused_because": reasons}) if reasons else form

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A slug is an address: it is chosen once."""
        named = {field.name for field in self.model._meta.fields}
        own = super().get_readonly_fields(request, obj)
        return [*(["slug"] if obj and "slug" in named else []), *own]

    def save_related(self, request: HttpRequest, form: BaseModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if self.is_printed(form, formsets):
            curation.refresh_for(form.instance)
        else:
            index.put([])

    def is_printed(self, form: BaseModelForm, formsets: Any) -> bool:
        """Whether a change shows in the record of a meeting."""
        return bool(set(self.printed) & set(form.changed_data))

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        curation.delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        with transaction.atomic():
            for obj in queryset:
                curation.delete(obj)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except (curation.Refused, IntegrityError) as error:
            _say(request, error)
            return redirect(reverse(f"admin:{self._name}_change", args=[quote(object_id)]))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        try:
            with transaction.atomic():
                return super().changelist_view(request, extra_context)
        except (curation.Refused, IntegrityError) as error:
            _say(request, error)
            return redirect(request.get_full_path())

    @property
    def _name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"


class PartAdmin(RecordAdmin):
    """Parts of a meeting: found and deleted here, added (and mostly changed) on the page of their meeting."""

    changeable = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.changeable and super().has_change_permission(request, obj)

    def save_related(self, request: HttpRequest, form: BaseModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        curation.touch(Meeting.objects.filter(pk=form.instance.meeting_id))


def reasons(error: Exception) -> list[str]:
    """Why a change was refused, by archive.curation or by the database."""
    if isinstance(error, curation.Refused):
        return error.reasons
    return [_("The database refuses this: %(reason)s") % {"reason": str(error).splitlines()[0]}]


def _say(request: HttpRequest, error: Exception) -> None:
    messages.error(request, _("Nothing was changed. %(reasons)s") % {"reasons": " ".join(reasons(error))})
