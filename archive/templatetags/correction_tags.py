"""What the pages of meetings and articles say of errors: the link to report one, and what was corrected."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models import CorrectionReport, Meeting
from articles.models import Article

register = template.Library()


@register.simple_tag
def report_link(about: Meeting | Article) -> SafeString:
    """The button “Report an error”."""
    name, key = ("meeting", about.slug) if isinstance(about, Meeting) else ("article", about.pk)
    url = reverse(f"archive:report-{name}", args=[key])
    return format_html(
        '<a class="btn btn-2 btn-s" href="{}" rel="nofollow">{}</a>', url, _("Report an error")
    )


@register.inclusion_tag("archive/_corrections.html")
def correction_notes(about: Meeting | Article) -> dict[str, Any]:
    """The public notes of a page, newest first."""
    owner = {"meeting": about} if isinstance(about, Meeting) else {"article": about}
    return {"reports": list(CorrectionReport.objects.public().filter(**owner))}
