"""The admin of articles.  What was imported (files, revisions, passages) can be looked at and never changed.

archive.admin takes the place of those pages here whose words the record of meetings prints.
"""

import re
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Alignment,
    AlignmentLink,
    Article,
    ImportedFile,
    Passage,
    Publisher,
    RemovedText,
    Revision,
    Text,
)

_ARTICLE_NUMBER = re.compile(r"#([0-9]{1,18})(?:\s+(.*))?")


class Unchangeable:
    """Rows that may be looked at, and neither added, changed nor deleted."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class UnchangeableInline(Unchangeable, admin.TabularInline):
    extra = 0
    show_change_link = True


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["name", "domain", "country", "language"]
    search_fields = ["name", "domain"]
    show_full_result_count = False


class TextInline(admin.TabularInline):
    """Texts come in by imports: here an editor says what they are."""

    model = Text
    fields = ["title", "language", "kind", "kind_presumed", "state", "translator", "reviewed"]
    can_delete = False
    extra = 0
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    list_display = ["__str__", "publisher", "published", "original_language", "reference"]
    list_select_related = ["publisher"]
    list_filter = ["published_basis", "original_language"]
    date_hierarchy = "published_lower"
    search_fields = ["title", "reference", "source_url", "texts__title"]
    autocomplete_fields = ["publisher"]
    readonly_fields = ["published_lower", "published_upper"]
    inlines = [TextInline]
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Imports recognise an article by its reference, so that it stays."""
        return [*(["reference"] if obj else []), *self.readonly_fields]


class RevisionInline(UnchangeableInline):
    model = Revision
    fields = ["number", "is_current", "created_at", "reason", "author", "file"]
    readonly_fields = ["created_at"]


@admin.register(Text)
class TextAdmin(admin.ModelAdmin):
    list_display = ["__str__", "language", "kind", "kind_presumed", "state", "reviewed"]
    list_select_related = ["article"]
    list_filter = ["kind", "state", "language", "kind_presumed", "reviewed"]
    search_fields = ["title", "opening", "article__title", "article__reference"]
    readonly_fields = ["article", "opening"]
    raw_id_fields = ["translated_from"]
    inlines = [RevisionInline]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class PassageInline(UnchangeableInline):
    model = Passage
    fields = ["number", "kind", "content", "line"]


class RemovedTextInline(UnchangeableInline):
    model = RemovedText
    fields = ["line", "kind", "scope", "content"]


@admin.register(Revision)
class RevisionAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["text", "number", "is_current", "created_at", "reason", "author"]
    list_select_related = ["text__article", "author"]
    list_filter = ["is_current"]
    search_fields = ["text__title", "text__opening", "text__article__reference"]
    inlines = [PassageInline, RemovedTextInline]


@admin.register(Passage)
class PassageAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["number", "words", "article", "language", "revision_number", "is_current"]
    list_display_links = ["number", "words"]
    list_select_related = ["revision__text__article"]
    list_filter = ["revision__is_current", "kind"]
    list_per_page = 50
    search_fields = ["content"]
    search_help_text = _("Words of the passage. “#12 words” looks in article 12 only, and is fast.")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Understands “#12 words” as words in article 12; a field of a form is offered current texts only."""
        if "field_name" in request.GET:
            queryset = queryset.filter(revision__is_current=True)
        if found := _ARTICLE_NUMBER.fullmatch(search_term.strip()):
            queryset = queryset.filter(revision__text__article=int(found[1]))
            search_term = found[2] or ""
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("words"))
    def words(self, passage: Passage) -> str:
        return format_html('<span lang="{}">{}</span>', passage.revision.text.language, passage.content)

    @admin.display(description=_("article"))
    def article(self, passage: Passage) -> str:
        return f"#{passage.revision.text.article_id} {passage.revision.text.article}"

    @admin.display(description=_("language"))
    def language(self, passage: Passage) -> str:
        return passage.revision.text.language

    @admin.display(description=_("revision"))
    def revision_number(self, passage: Passage) -> int:
        return passage.revision.number

    @admin.display(description=_("current"), boolean=True)
    def is_current(self, passage: Passage) -> bool:
        return passage.revision.is_current


class AlignmentLinkInline(UnchangeableInline):
    model = AlignmentLink
    show_change_link = False


@admin.register(Alignment)
class AlignmentAdmin(Unchangeable, admin.ModelAdmin):
    """Alignments are made by machine, or by articles.alignments.store_by_editor."""

    list_display = ["__str__", "maker", "method", "editor", "created_at"]
    list_select_related = ["left__text__article", "right__text__article", "editor"]
    list_filter = ["maker", "method"]
    inlines = [AlignmentLinkInline]


@admin.register(RemovedText)
class RemovedTextAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["revision", "line", "kind", "scope", "content"]
    list_select_related = ["revision__text__article"]
    list_filter = ["kind", "scope"]
    search_fields = ["content"]


@admin.register(ImportedFile)
class ImportedFileAdmin(Unchangeable, admin.ModelAdmin):
    """The bytes themselves are never loaded here: the download is a page of its own."""

    list_display = ["name", "size", "encoding", "sha256", "imported_at"]
    list_filter = ["encoding"]
    search_fields = ["name", "=sha256"]
    fields = ["name", "size", "encoding", "sha256", "imported_at", "download"]
    readonly_fields = ["download"]
    inlines = [RevisionInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportedFile]:
        return super().get_queryset(request).defer("content")

    @admin.display(description=_("bytes"))
    def download(self, file: ImportedFile) -> str:
        if not Text.objects.published().filter(revisions__file=file).exists():
            return str(_("Not published."))
        return format_html('<a href="{}">{}</a>', reverse("articles:file", args=[file.pk]), _("Download"))
