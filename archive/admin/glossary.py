"""The glossary: concepts and their terms.  Translators work with it at the desk."""

from django.contrib import admin

from archive.models import Concept, Term


class TermInline(admin.TabularInline):
    model = Term
    extra = 1


@admin.register(Concept)
class ConceptAdmin(admin.ModelAdmin):
    list_display = ["name", "is_office", "note"]
    list_filter = ["is_office"]
    search_fields = ["name", "terms__text"]
    inlines = [TermInline]


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    list_display = ["text", "language", "standing", "concept"]
    list_select_related = ["concept"]
    list_filter = ["language", "standing"]
    search_fields = ["text", "concept__name"]
    autocomplete_fields = ["concept"]
