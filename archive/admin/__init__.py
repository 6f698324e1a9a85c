"""The admin of the archive.  docs/editing.md says how editors work with it."""

from django.contrib import admin

from archive.admin import (
    articles,
    bodies,
    corrections,
    decisions,
    documents,
    evidence,
    glossary,
    meetings,
    names,
    officials,
    operations,
    proposals,
    redirects,
)

__all__ = [
    "articles",
    "bodies",
    "corrections",
    "decisions",
    "documents",
    "evidence",
    "glossary",
    "meetings",
    "names",
    "officials",
    "operations",
    "proposals",
    "redirects",
]

admin.site.site_title = admin.site.site_header = "Sederunt"
