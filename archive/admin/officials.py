"""Officials and their posts."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _

from archive.admin.names import NameInline
from archive.admin.record import RecordAdmin
from archive.models import Official, Post


class PostForm(ModelForm):
    class Meta:
        model = Post
        fields = ["official", "title", "organisation", "is_rank", "start", "end", "note"]

    def clean(self) -> Any:
        """The bounds of the dates are no fields of the form, so that their rule is asked here."""
        cleaned = super().clean() or {}
        dates = Post(start=cleaned.get("start", ""), end=cleaned.get("end", ""))
        if dates.start_lower and dates.end_upper and dates.start_lower > dates.end_upper:
            self.add_error("end", _("The post ends before it begins."))
        return cleaned


class PostInline(admin.TabularInline):
    model = Post
    form = PostForm
    fields = ["title", "organisation", "is_rank", "start", "end", "note"]
    autocomplete_fields = ["organisation"]
    extra = 1


@admin.register(Official)
class OfficialAdmin(RecordAdmin):
    list_display = ["name", "country", "organisation", "slug"]
    list_select_related = ["country", "organisation"]
    list_filter = [("country", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "slug", "names__text"]
    autocomplete_fields = ["country", "organisation"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [NameInline, PostInline]
    printed = ["name", "name_language"]


@admin.register(Post)
class PostAdmin(RecordAdmin):
    form = PostForm
    list_display = ["title", "official", "organisation", "is_rank", "start", "end"]
    list_select_related = ["official", "organisation"]
    list_filter = ["is_rank"]
    search_fields = ["title", "official__name", "organisation__name"]
    autocomplete_fields = ["official", "organisation"]
    readonly_fields = ["start_lower", "start_upper", "end_lower", "end_upper"]
