"""Documents and their titles."""

from django.contrib import admin

from archive.admin.record import RecordAdmin
from archive.models import Document, DocumentTitle


class DocumentTitleInline(admin.TabularInline):
    model = DocumentTitle
    extra = 1


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    list_display = ["title", "kind", "slug"]
    list_filter = ["kind"]
    search_fields = ["title", "slug", "titles__text"]
    autocomplete_fields = ["signatories"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [DocumentTitleInline]
    printed = ["title"]


@admin.register(DocumentTitle)
class DocumentTitleAdmin(RecordAdmin):
    list_display = ["text", "language", "document"]
    list_select_related = ["document"]
    list_filter = ["language"]
    search_fields = ["text", "document__title"]
    autocomplete_fields = ["document"]
