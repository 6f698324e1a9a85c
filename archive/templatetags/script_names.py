"""Scripts by their names."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def script_name(code: str) -> str:
    """An ISO 15924 code as a name: "Beng" → "Bengali"; a code without a name here as it is."""
    named = {
        "Arab": _("Arabic"),
        "Beng": _("Bengali"),
        "Cyrl": _("Cyrillic"),
        "Deva": _("Devanagari"),
        "Hani": _("Chinese characters"),
        "Latn": _("Latin"),
    }
    return named.get(code, code)
