"""What the search page needs beside the other tags."""

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = Library()


@register.filter
def bdi(text: str) -> SafeString:
    """Text of any script inside a sentence of another."""
    return format_html("<bdi>{}</bdi>", text)


@register.filter
def record_kind(kind: str) -> str:
    """What kind of record a name leads to."""
    return {
        "official": _("Official"),
        "organisation": _("Organisation"),
        "country": _("Country"),
        "document": _("Document"),
        "topic": _("Topic"),
    }[kind]
