"""Earlier addresses of records."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from archive.admin.record import RecordAdmin
from archive.models import Redirect
from archive.models.redirects import TARGETS


class RedirectForm(ModelForm):
    class Meta:
        model = Redirect
        fields = ["slug", *TARGETS, "name", "name_language"]

    def clean(self) -> Any:
        """Exactly one record, and none that has this address still."""
        cleaned = super().clean() or {}
        given = [name for name in TARGETS if cleaned.get(name)]
        if len(given) != 1:
            self.add_error(None, _("Choose exactly one record."))
        elif type(cleaned[given[0]]).objects.filter(slug=cleaned.get("slug")).exists():
            self.add_error("slug", _("A record has this address now."))
        return cleaned


@admin.register(Redirect)
class RedirectAdmin(RecordAdmin):
    form = RedirectForm
    list_display = ["slug", "target", "name"]
    list_select_related = list(TARGETS)
    search_fields = ["slug", "name"]
    autocomplete_fields = list(TARGETS)
