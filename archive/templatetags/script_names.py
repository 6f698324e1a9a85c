"""Scripts by their names."""

from django import template
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def script_name(code: str) -> str:
    """An ISO 15924 code as a name: "Beng" → "Bengali"; a code without a name here as it is."""
    named = {
        "Arab": pgettext("script", "Arabic"),
        "Beng": pgettext("script", "Bengali"),
        "Cyrl": pgettext("script", "Cyrillic"),
        "Deva": pgettext("script", "Devanagari"),
        "Hani": pgettext("script", "Chinese characters"),
        "Latn": pgettext("script", "Latin"),
    }
    return named.get(code, code)
