"""Countries, organisations and topics."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.admin.names import NameInline
from archive.admin.record import RecordAdmin
from archive.models import Country, Organisation, Topic


@admin.register(Country)
class CountryAdmin(RecordAdmin):
    list_display = ["name", "code", "name_vi", "name_bn"]
    search_fields = ["=code", "name", "name_vi", "name_bn"]
    printed = ["name"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["code"] if obj else []


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    list_display = ["name", "kind", "country", "parent", "slug"]
    list_select_related = ["country", "parent"]
    list_filter = ["kind", ("country", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "slug", "names__text"]
    autocomplete_fields = ["country", "parent"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [NameInline]
    printed = ["name", "parent"]


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    list_display = ["name", "slug", "name_vi", "name_bn"]
    search_fields = ["name", "name_vi", "name_bn"]
    prepopulated_fields = {"slug": ["name"]}
    printed = ["name"]
