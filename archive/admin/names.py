"""Spellings of officials and organisations."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from archive.admin.record import RecordAdmin
from archive.models import Name


class NameForm(ModelForm):
    class Meta:
        model = Name
        fields = ["official", "organisation", "text", "language", "script", "kind", "first_seen"]

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        if "official" in self.fields and bool(cleaned.get("official")) == bool(cleaned.get("organisation")):
            raise ValidationError(
                _("A name belongs to an official or to an organisation: give one of the two.")
            )
        return cleaned


class NameInline(admin.TabularInline):
    model = Name
    fields = ["text", "language", "script", "kind", "first_seen"]
    raw_id_fields = ["first_seen"]
    extra = 1


@admin.register(Name)
class NameAdmin(RecordAdmin):
    form = NameForm
    list_display = ["text", "official", "organisation", "language", "script", "kind"]
    list_select_related = ["official", "organisation"]
    list_filter = ["kind", "language", "script"]
    search_fields = ["text", "official__name", "organisation__name"]
    autocomplete_fields = ["official", "organisation"]
    raw_id_fields = ["first_seen"]
