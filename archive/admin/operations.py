"""Merges and splits: looked at here, undone at the desk."""

from django.contrib import admin

from archive.models import Operation
from articles.admin import Unchangeable


@admin.register(Operation)
class OperationAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["at", "kind", "record_kind", "other_told", "record_told", "by", "undone_at"]
    list_select_related = ["by"]
    list_filter = ["kind", "record_kind"]
    search_fields = ["record_told", "other_told", "reason"]
