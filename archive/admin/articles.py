"""The pages of articles.admin again, where the record of meetings prints what they change."""

from typing import Any

from django.contrib import admin
from django.forms import BaseModelForm

from archive.admin.record import RecordAdmin
from articles import admin as articles_admin
from articles.models import Article, Publisher, Text

admin.site.unregister([Article, Publisher, Text])


@admin.register(Publisher)
class PublisherAdmin(RecordAdmin, articles_admin.PublisherAdmin):
    printed = ["name", "domain", "language"]


@admin.register(Article)
class ArticleAdmin(RecordAdmin, articles_admin.ArticleAdmin):
    def is_printed(self, form: BaseModelForm, formsets: Any) -> bool:
        """Its address holds its title, its texts have a kind and a language: nearly all is printed."""
        return form.has_changed() or any(formset.has_changed() for formset in formsets)


@admin.register(Text)
class TextAdmin(RecordAdmin, articles_admin.TextAdmin):
    printed = [
        "title",
        "language",
        "kind",
        "kind_presumed",
        "state",
        "reviewed",
        "reviewed_by",
        "reviewed_on",
        "translator",
        "translator_version",
        "translated_on",
        "translated_from",
    ]
