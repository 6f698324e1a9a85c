"""What the page of a meeting prints besides: stances of texts, languages in a sentence, titles of other meetings."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.coverage import Cell, Column
from archive.interface_language import number
from archive.numbered import NumberedPassage
from archive.templatetags.archive_tags import in_language, named_language, refs
from archive.titles import names_of, runs

register = template.Library()
FEW = 8
"""As many passages are named beside a fact; the table of texts has them all."""

STANCES = {
    "agrees": gettext_lazy("Agrees"),
    "less_precise": gettext_lazy("Agrees, less precise"),
    "more_precise": gettext_lazy("Agrees, more precise"),
    "differs": gettext_lazy("Differs"),
    "indirect": gettext_lazy("Not stated; editors conclude from it"),
    "silent": gettext_lazy("Not mentioned"),
}
GROUPS = {
    "meeting": gettext_lazy("When, where and what"),
    "people": gettext_lazy("Sides and people"),
    "documents": gettext_lazy("Documents"),
    "topics": gettext_lazy("Topics"),
    "links": gettext_lazy("Earlier and later steps"),
}


@register.filter
def stance_words(stance: str) -> str:
    """How a text stands to a fact, in words."""
    return str(STANCES[stance])


@register.filter
def group_words(group: str) -> str:
    """What a group of facts is called."""
    return str(GROUPS[group])


@register.filter
def languages_in_words(tags: Iterable[str]) -> str:
    """["bn", "vi"] → "Bengali, Vietnamese"."""
    return ", ".join(map(named_language, tags))


@register.simple_tag
def few_refs(passages: list[NumberedPassage]) -> SafeString:
    """Numbers that lead to the passages of a fact: each language first, and of many only a few."""
    if len(passages) <= FEW:
        return refs(passages)
    first = {passage.language: passage for passage in reversed(passages)}
    few = sorted(
        [*first.values(), *(passage for passage in passages if passage not in first.values())][:FEW],
        key=lambda passage: passage.number,
    )
    left = len(passages) - len(few)
    spoken = ngettext("more passage, in the table of texts", "more passages, in the table of texts", left)
    return format_html(
        '{} <a class="ref" href="#h-matrix">+{}<span class="vh"> {}</span></a>',
        refs(few),
        number(left),
        spoken,
    )


@register.simple_tag
def text_numbers(cells: Iterable[Cell | Column]) -> SafeString:
    """Numbers that lead to texts of the coverage."""
    columns = [cell.column if isinstance(cell, Cell) else cell for cell in cells]
    if not columns:
        return mark_safe("")
    word, spoken = _("Text"), _("in %(language)s")
    links = format_html_join(
        "",
        '<a class="ref" href="#text-{4}"><span class="vh">{3} </span>{0}<small aria-hidden="true">{1}</small>'
        '<span class="vh"> {2}</span></a>',
        (
            (
                number(column.number),
                column.text.language,
                spoken % {"language": named_language(column.text.language)},
                word,
                column.number,
            )
            for column in columns
        ),
    )
    return format_html('<span class="refs">{}</span>', links)


@register.filter
def record_title(record: dict[str, Any]) -> SafeString:
    """The title of a record with the language of its names."""
    parts = runs(record["title"], names_of(record))
    return format_html_join("", "{}", ((in_language(text, language),) for text, language in parts))
