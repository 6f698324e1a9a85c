"""Words and names of the coverage table."""

from django.forms import Form
from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.language_coverage import STATES, Row
from archive.templatetags.languages import in_language, named_language

register = Library()


@register.simple_tag
def bound(form: Form, name: str) -> str:
    """What was typed into a field whose name is no word of templates (“from”)."""
    return str(form[name].value() or "")


@register.simple_tag
def state_label(state: str) -> str:
    """“Human translation”"""
    return str(STATES[state])


@register.simple_tag
def coverage_words(language: str, state: str) -> str:
    """What a count counts, for those who do not see its row and column: “Vietnamese, Missing”."""
    return _("%(language)s, %(state)s") % {"language": named_language(language), "state": STATES[state]}


@register.simple_tag
def article_heading(row: Row) -> SafeString:
    """What the article is called: its editors' title, else the heading of its source."""
    if row.article.title:
        return in_language(row.article.title, "en")
    source = row.source
    return in_language(source.heading, source.language) if source else format_html("{}", row.article)


@register.simple_tag
def about_cell(row: Row, language: str) -> SafeString:
    """Which cell a link is in, for those who do not see its row and column."""
    told = _("in %(language)s:") % {"language": named_language(language)}
    return format_html("{} {}", told, article_heading(row))
