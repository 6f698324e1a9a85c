"""What the search page needs beside the other tags."""

from django.template import Library
from django.utils.translation import gettext as _

register = Library()


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
